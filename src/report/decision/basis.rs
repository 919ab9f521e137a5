//! What a decision rests on: replications, seed, version, what the intervals leave out, and warnings.

use super::page::{Block, section};
use super::words;
use crate::report::{numbers, view};
use crate::results::{OptionResults, Ranked, Results};

/// The last part of the note.
pub fn blocks(results: &Results) -> Vec<Block> {
    let mut points = vec![provenance(results), uncertainty(results)];
    points.extend(horizon(results));
    points.extend(pairing(results));
    points.extend(stopping(results));
    points.extend(few_events(results));
    points.extend(results.warnings.iter().map(|text| format!("Warning: {}", view::line(text))));
    section("How it was reckoned", points)
}

/// Figures that too few events carry; a long list is cut.
fn few_events(results: &Results) -> Vec<String> {
    const MOST: usize = 6;
    let several = results.options.0.len() > 1;
    let before = |name: &str| if several { format!("{}: ", words::option(name)) } else { String::new() };
    let of_option = |(name, option): &(String, OptionResults)| {
        option.few_events.iter().map(|text| format!("{}{}.", before(name), view::line(text))).collect::<Vec<_>>()
    };
    let mut all: Vec<String> = results.options.0.iter().flat_map(of_option).collect();
    if all.len() > MOST {
        let more = all.len() - MOST + 1;
        all.truncate(MOST - 1);
        all.push(format!("{more} more figures rest on fewer than 30 events: see few_events in results.json."));
    }
    all
}

fn provenance(results: &Results) -> String {
    let times = if results.replications == 1 {
        "one replication".to_owned()
    } else {
        format!("{} replications", view::replications_in_words(results))
    };
    let days = view::days_in_words(results.days);
    let scenario = view::name(&results.scenario, 64);
    let version = view::name(&results.busyhour, 32);
    format!("Scenario {scenario}: {times} of {days}, seed {}, busyhour {version}.", results.seed)
}

fn uncertainty(results: &Results) -> String {
    if results.replications < 2 {
        return "One replication shows no chance: no figure here has an interval.".to_owned();
    }
    let level = numbers::short_percent(results.confidence);
    let month = view::month_in_words(results);
    let errors = results.risk.as_ref().map_or(&[][..], |risk| &risk.forecast_errors);
    if !errors.is_empty() {
        let names: Vec<String> = errors.iter().map(|one| words::option(&one.contact)).collect();
        return format!(
            "Intervals ({level}) cover luck and the error of the forecast of {}; handle times, patience and prices are taken as the \
             scenario says. {month}.",
            words::listed(&names)
        );
    }
    format!(
        "Intervals ({level}) cover luck only: volumes, handle times, patience and prices are taken as the scenario says. {month}."
    )
}

/// Over how many months one-off costs are spread.
fn horizon(results: &Results) -> Option<String> {
    results.ranking.iter().find(|ranked| ranked.horizon_month.is_some())?;
    Some(format!(
        "Options are ranked by profit a month over {} months (decision.horizon): one-off costs are spread over them, discounts \
         of the first months end. What a bill is for each minute, hour and contact rests on the same month.",
        numbers::plain(results.horizon_months, 0)
    ))
}

/// What common callers did to the differences, harm only where it is more than luck. How large the correlation is, stands with each
/// pair in the results.
fn pairing(results: &Results) -> Option<String> {
    let known: Vec<f64> = results.ranking.iter().filter_map(|r| r.correlation).collect();
    let low = known.iter().copied().min_by(f64::total_cmp)?;
    let harm = results.ranking.iter().any(|r| r.correlation.is_some_and(|found| surely_below_zero(found, r, results)));
    let effect = if harm {
        "which did harm: where one of them gained others lost"
    } else if low > 0.5 {
        "which makes differences surer than the profits themselves"
    } else {
        "which gained little for some of them"
    };
    Some(format!("All options met the same callers, {effect}."))
}

/// Whether a correlation with the best is below zero by more than luck (Fisher's z; 1.96 is its normal deviate at 95 %).
fn surely_below_zero(correlation: f64, ranked: &Ranked, results: &Results) -> bool {
    let best = results.ranking.first().map_or(0, |best| view::replications_of(&best.option, results));
    let both = view::replications_of(&ranked.option, results).min(best) as f64;
    both > 3.0 && libm::atanh(correlation) + 1.96 / libm::sqrt(both - 3.0) < 0.0
}

fn stopping(results: &Results) -> Option<String> {
    match results.stopped.as_str() {
        "precision" => Some("It stopped when the precision asked for was reached.".to_owned()),
        "at_most" => {
            Some("It stopped at the limit of replications before the precision asked for was reached.".to_owned())
        }
        "selected" | "not_selected" => Some(
            "Options ran until it was sure, or up to the limit: all intervals here are those of samples that ended by what they \
             showed, somewhat too narrow and kind to the one selected. The probability of a right choice holds all the same."
                .to_owned(),
        ),
        _ => None,
    }
}
