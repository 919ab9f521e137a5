//! What a decision rests on: replications, seed, version, what the intervals leave out, and warnings.

use super::page::{Block, section};
use super::words;
use crate::report::{numbers, view};
use crate::results::{OptionResults, Results};

/// The last part of the note, of which these are the others.
pub fn blocks(others: &[Block], results: &Results) -> Vec<Block> {
    let mut points = vec![provenance(results), uncertainty(results)];
    points.extend(alike(results).filter(|_| others.iter().any(|block| block.says(words::SAME))));
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
    let of_option = |(name, option): &(String, OptionResults)| {
        option.few_events.iter().map(|text| (words::option(name), in_percent(&view::line(text)))).collect::<Vec<_>>()
    };
    let told = words::together(results.options.0.iter().flat_map(of_option));
    let write = |(names, text): (Vec<String>, String)| {
        if several { format!("{}: {text}.", words::listed(&names)) } else { format!("{text}.") }
    };
    let mut all: Vec<String> = told.into_iter().map(write).collect();
    if all.len() > MOST {
        let more = all.len() - MOST + 1;
        all.truncate(MOST - 1);
        all.push(format!("{more} more figures rest on fewer than 30 events: see few_events in results.json."));
    }
    all
}

/// `at most 2.24e-4 of 490253 offered` as `at most 0.0224 % of 490,000 offered`.
fn in_percent(text: &str) -> String {
    let word = |word: &str| match word.parse::<f64>() {
        Ok(share) if word.contains("e-") => format!("{} %", numbers::three(share * 100.0)),
        Ok(count) if count >= 1_000.0 => numbers::three(count),
        _ => word.to_owned(),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
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

/// What as many as were simulated allow to say of what was the same in all of them.
fn alike(results: &Results) -> Option<String> {
    let n = results.replications as f64;
    let (level, most) = (numbers::short_percent(results.confidence), numbers::unseen(n, results.confidence));
    (n > 1.0).then(|| {
        format!(
            "What is the same in every replication is so by the file (a fee, a roster), or it did not happen to vary: of {} replications \
             alike one can only say, at {level}, that at most {} are not (the rule of three).",
            numbers::plain(n, 0),
            numbers::percent(most)
        )
    })
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

/// What common callers did to the differences: said where it is the same for all and more than luck, or did harm. How large the
/// correlation is, stands with each pair in the results.
fn pairing(results: &Results) -> Option<String> {
    let known: Vec<[f64; 2]> = results.ranking.iter().filter_map(|ranked| ranked.correlation_interval).collect();
    if results.ranking.iter().all(|ranked| ranked.correlation.is_none()) {
        return None;
    }
    let pairs = results.ranking.iter().filter(|ranked| ranked.correlation.is_some()).count();
    let effect = if known.iter().any(|[_, high]| *high < 0.0) {
        ", which did harm: where one of them gained others lost"
    } else if known.len() == pairs && known.iter().all(|[low, _]| *low > 0.0) {
        ", which makes the differences between them surer"
    } else {
        ""
    };
    Some(format!("All options met the same callers{effect}."))
}

fn stopping(results: &Results) -> Option<String> {
    match results.stopped.as_str() {
        "precision" => Some("It stopped when the precision asked for was reached.".to_owned()),
        "at_most" => {
            Some("It stopped at the limit of replications before the precision asked for was reached.".to_owned())
        }
        "selected" | "not_selected" => Some(
            "Options ran until it was sure, or up to the limit: intervals of samples that end by what they show are somewhat too \
             narrow and flatter the one selected. The probability of a right choice holds all the same."
                .to_owned(),
        ),
        _ => None,
    }
}
