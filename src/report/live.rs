//! What the live page shows: headline figures, service by time of day and the decision in words, as JSON.
//!
//! In: results and a language. Out: a JSON value, `null` where a figure does not apply; shares 0 to 1, times in seconds, money a month.

use serde_json::{Value, json};

use crate::report::language::{Language, Told};
use crate::report::{decision, view};
use crate::results::{Estimate, IntervalRow, OptionResults, PairDifferences, Results, TargetResult};

/// The most sentences of the decision that are shown.
const SENTENCES: usize = 12;

/// A version of a scenario as it was simulated.
pub fn summary(results: &Results, language: Language) -> Value {
    let told = Told::new(results, language);
    let options: Vec<Value> =
        view::ranked(results).into_iter().map(|(name, option)| of_option(name, option, results)).collect();
    json!({
        "replications": results.replications,
        "confidence": results.confidence,
        "sum_of_days": view::sum_of_days(results.days),
        "currency": view::name(&results.currency, 8),
        "has_money": view::has_money(results),
        "target": results.options.0.iter().find_map(|(_, option)| target(option)),
        "decision": decision::first_page(&told).into_iter().take(SENTENCES).collect::<Vec<String>>(),
        "warnings": results.warnings.iter().map(|warning| view::line(warning)).collect::<Vec<String>>(),
        "options": options,
    })
}

/// A version beside another on the same callers: of the first pair of results the differences, the later less the earlier.
pub fn differences(results: &Results) -> Value {
    let pair = results.comparison.as_ref().and_then(|comparison| comparison.pairs.first());
    let of = |get: fn(&PairDifferences) -> Option<Estimate>| pair.and_then(get).map(figure);
    json!({
        "replications": pair.map(|pair| pair.replications),
        "service_level": of(|pair| pair.service_level.map(|one| one.difference)),
        "cost": of(|pair| pair.cost.map(|one| one.difference)),
        "profit": of(|pair| pair.profit.map(|one| one.difference)),
        "confidence": results.confidence,
    })
}

fn figure(estimate: Estimate) -> Value {
    json!([estimate.mean, estimate.low, estimate.high])
}

fn of_option(name: &str, option: &OptionResults, results: &Results) -> Value {
    let contacts: Vec<&String> = option.time_of_day.keys().collect();
    let money = view::has_money(results);
    let level = |contact: &str| {
        let measures = if contact == view::TOTAL { Some(&option.total) } else { option.contacts.get(contact) };
        measures.map(|measures| view::service_level(measures, view::target(option, contact))).unwrap_or_default()
    };
    json!({
        "name": name,
        "service_level": figure(level(view::TOTAL)),
        "abandonment": figure(option.total.get("abandonment")),
        "asa": figure(option.total.get("asa")),
        "occupancy": figure(occupancy(option)),
        "cost": money.then(|| figure(view::cost_a_month(option, results))),
        "profit": money.then(|| figure(view::spread_a_month(&option.total, "profit", results))),
        "contacts": contacts.iter().map(|contact| {
            let rows = view::time_of_day(option, contact);
            let aim = view::target(option, contact);
            json!({
                "name": contact,
                "service_level": figure(level(contact)),
                "target": aim.map(aim_of),
                "what": view::definition_in_words(aim),
                "day": rows.iter().filter_map(|row| of_row(row, aim)).collect::<Vec<Value>>(),
            })
        }).collect::<Vec<Value>>(),
    })
}

/// Of the only group its own; of several that of all agents where results have it.
fn occupancy(option: &OptionResults) -> Estimate {
    let mut groups = option.groups.values();
    match (groups.next(), groups.next()) {
        (Some(only), None) => only.get("occupancy"),
        _ => option.total.get("occupancy"),
    }
}

fn target(option: &OptionResults) -> Option<Value> {
    option.targets.values().next().map(aim_of)
}

fn aim_of(target: &TargetResult) -> Value {
    json!({ "share": target.share, "within": target.answer_within })
}

fn of_row(row: &IntervalRow, target: Option<&TargetResult>) -> Option<Value> {
    let get = |name: &str| row.by_name.get(name).copied().unwrap_or_default();
    Some(json!({
        "at": view::hour(row)?,
        "clock": view::clock(row),
        "service_level": figure(view::service_level_of_row(row, target)),
        "offered": get("offered").mean,
    }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_summary_has_every_option_best_first_with_its_day() {
        let results = fixture::compare(3);
        let told = summary(&results, Language::English);
        let names: Vec<&str> =
            told["options"].as_array().unwrap().iter().map(|o| o["name"].as_str().unwrap()).collect();
        let ranked: Vec<&str> = results.ranking.iter().map(|one| one.option.as_str()).collect();
        assert_eq!(names, ranked);
        let first = &told["options"][0];
        let best = &results.options.0.iter().find(|(name, _)| *name == ranked[0]).unwrap().1;
        assert_eq!(first["service_level"][0].as_f64(), best.total.get("service_level").mean);
        let rows = view::time_of_day(best, view::TOTAL).len();
        let total = first["contacts"].as_array().unwrap().iter().find(|c| c["name"] == view::TOTAL).unwrap();
        assert_eq!(total["day"].as_array().unwrap().len(), rows);
        assert!(told["decision"][0].as_str().unwrap().starts_with("We recommend hybrid."), "{}", told["decision"]);
    }

    #[test]
    fn names_that_a_hostile_file_might_hold_stay_text() {
        let told = summary(&fixture::hostile(), Language::English).to_string();
        assert!(!told.chars().any(char::is_control), "{told}");
    }
}
