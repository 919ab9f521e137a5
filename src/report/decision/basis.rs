//! What a decision rests on: replications, seed, version, what the intervals leave out, and warnings.

use super::page::{Block, section};
use super::words;
use crate::report::language::Told;
use crate::report::{numbers, view};
use crate::results::OptionResults;

/// The last part of the note, of which these are the others.
pub fn blocks(others: &[Block], told: &Told<'_>) -> Vec<Block> {
    let mut points = vec![provenance(told), uncertainty(told)];
    points.extend(alike(told).filter(|_| others.iter().any(|block| block.says(&words::same(told)))));
    points.extend(horizon(told));
    points.extend(pairing(told));
    points.extend(stopping(told));
    points.extend(few_events(told));
    points.extend(told.warnings.iter().map(|text| format!("Warning: {}", view::line(text))));
    section("How it was reckoned", points)
}

/// Figures that too few events carry; a long list is cut.
fn few_events(told: &Told<'_>) -> Vec<String> {
    const MOST: usize = 6;
    let several = told.options.0.len() > 1;
    let of_option = |(name, option): &(String, OptionResults)| {
        option
            .few_events
            .iter()
            .map(|text| (words::option(name), in_percent(&view::line(text), told)))
            .collect::<Vec<_>>()
    };
    let said_so = words::together(told.options.0.iter().flat_map(of_option));
    let write = |(names, text): (Vec<String>, String)| {
        if several { format!("{}: {text}.", words::listed(&names, told)) } else { format!("{text}.") }
    };
    let mut all: Vec<String> = said_so.into_iter().map(write).collect();
    if all.len() > MOST {
        let more = all.len() - MOST + 1;
        all.truncate(MOST - 1);
        all.push(format!("{more} more figures rest on fewer than 30 events: see few_events in results.json."));
    }
    all
}

/// `at most 2.24e-4 of 490253 offered` as `at most 0.0224 % of 490,000 offered`.
fn in_percent(text: &str, told: &Told<'_>) -> String {
    let word = |word: &str| match word.parse::<f64>() {
        Ok(share) if word.contains("e-") => format!("{} %", told.three(share * 100.0)),
        Ok(count) if count >= 1_000.0 => told.three(count),
        _ => word.to_owned(),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn provenance(told: &Told<'_>) -> String {
    let times = if told.replications == 1 {
        "one replication".to_owned()
    } else {
        format!("{} replications", view::replications_in_words(told))
    };
    let days = view::days_in_words(told.days);
    let scenario = view::name(&told.scenario, 64);
    let version = view::name(&told.busyhour, 32);
    format!("Scenario {scenario}: {times} of {days}, seed {}, busyhour {version}.", told.seed)
}

fn uncertainty(told: &Told<'_>) -> String {
    if told.replications < 2 {
        return "One replication shows no chance: no figure here has an interval.".to_owned();
    }
    let level = told.short_percent(told.confidence);
    let month = view::month_in_words(told);
    let errors = told.risk.as_ref().map_or(&[][..], |risk| &risk.forecast_errors);
    if !errors.is_empty() {
        let names: Vec<String> = errors.iter().map(|one| words::option(&one.contact)).collect();
        return format!(
            "Intervals ({level}) cover luck and the error of the forecast of {}; handle times, patience and prices are taken as the \
             scenario says. {month}.",
            words::listed(&names, told)
        );
    }
    format!(
        "Intervals ({level}) cover luck only: volumes, handle times, patience and prices are taken as the scenario says. {month}."
    )
}

/// What as many as were simulated allow to say of what was the same in all of them.
fn alike(told: &Told<'_>) -> Option<String> {
    let n = told.replications as f64;
    let (level, most) = (told.short_percent(told.confidence), numbers::unseen(n, told.confidence));
    (n > 1.0).then(|| {
        format!(
            "What is the same in every replication is so by the file (a fee, a roster), or it did not happen to vary: of {} replications \
             alike one can only say, at {level}, that at most {} are not (the rule of three).",
            told.plain(n, 0),
            told.percent(most)
        )
    })
}

/// Over how many months one-off costs are spread.
fn horizon(told: &Told<'_>) -> Option<String> {
    told.ranking.iter().find(|ranked| ranked.horizon_month.is_some())?;
    Some(format!(
        "Options are ranked by profit a month over {} months (decision.horizon): one-off costs are spread over them, discounts \
         of the first months end. What a bill is for each minute, hour and contact rests on the same month.",
        told.plain(told.horizon_months, 0)
    ))
}

/// What common callers did to the differences: said where it is the same for all and more than luck, or did harm. How large the
/// correlation is, stands with each pair in the results.
fn pairing(told: &Told<'_>) -> Option<String> {
    let known: Vec<[f64; 2]> = told.ranking.iter().filter_map(|ranked| ranked.correlation_interval).collect();
    if told.ranking.iter().all(|ranked| ranked.correlation.is_none()) {
        return None;
    }
    let pairs = told.ranking.iter().filter(|ranked| ranked.correlation.is_some()).count();
    let effect = if known.iter().any(|[_, high]| *high < 0.0) {
        ", which did harm: where one of them gained others lost"
    } else if known.len() == pairs && known.iter().all(|[low, _]| *low > 0.0) {
        ", which makes the differences between them surer"
    } else {
        ""
    };
    Some(format!("All options met the same callers{effect}."))
}

fn stopping(told: &Told<'_>) -> Option<String> {
    match told.stopped.as_str() {
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
