//! How sure it is: the chance that each option is the best, what choosing it may lose, and what a race selected.
//!
//! Chances come from resampling the replications: they are statements of uncertainty themselves and have no interval.

use super::page::{Block, section};
use super::words;
use crate::report::{numbers, view};
use crate::results::{Estimate, Results, Selected};

/// Most options that are told.
const MOST: usize = 6;

/// The section; nothing of fewer than two options.
pub fn blocks(results: &Results) -> Vec<Block> {
    let mut points: Vec<String> = results.selected.iter().map(|selected| race(selected, results)).collect();
    points.extend(chances(results));
    points.extend(regret(results));
    section("How sure it is", points)
}

/// What running until it was sure came to.
fn race(selected: &Selected, results: &Results) -> String {
    let level = numbers::short_percent(selected.confidence);
    let zone = match selected.by.as_str() {
        "service_level" => format!("{} points", numbers::three(selected.indifference * 100.0)),
        _ => format!("{} a month", words::exact(selected.indifference, results)),
    };
    let after = format!("after {} replications", numbers::plain(selected.replications as f64, 0));
    match (selected.verdict.as_str(), &selected.option) {
        ("best", Some(option)) => format!(
            "Selected {after}: {}, the right choice with a probability of {level} where it leads by {zone} or more.",
            words::option(option)
        ),
        ("none_holds", _) => format!("No option holds the target, by the race {after} at {level}."),
        _ => {
            let names: Vec<String> = selected.undecided.iter().map(|name| words::option(name)).collect();
            let below = selected.difference_below.map(|most| match selected.by.as_str() {
                "service_level" => format!(": the difference is below {} points", numbers::three(most * 100.0)),
                _ => format!(": the difference is below {} a month", words::exact(most, results)),
            });
            let below = below.unwrap_or_default();
            format!("{} could not be told apart {after}{below} (at {level}).", words::listed(&names))
        }
    }
}

/// The chance that each option is the best, of those that have any.
fn chances(results: &Results) -> Option<String> {
    let comparison = results.comparison.as_ref()?;
    let mut standings: Vec<_> = comparison.standings.iter().filter(|one| one.best > 0.0).collect();
    standings.sort_by(|a, b| b.best.total_cmp(&a.best));
    let each = standings.iter().take(MOST).map(|one| {
        let holds = one
            .best_that_holds
            .map_or(String::new(), |chance| format!(" ({} of those that hold the target)", numbers::percent(chance)));
        format!("{} {}{holds}", words::option(&one.option), numbers::percent(one.best))
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| format!("The chance to be the best, by luck alone: {}.", each.join(", ")))
}

/// How often another option would have been better in a single month, and what that costs.
fn regret(results: &Results) -> Option<String> {
    let best = results.ranking.first()?;
    let regret = results.risk.as_ref()?.regret.iter().find(|one| one.option == best.option)?;
    if results.replications < 2 || results.ranking.len() < 2 {
        return None;
    }
    let period = if results.months.is_some() || (28.0..=31.0).contains(&results.days) {
        "months".to_owned()
    } else {
        format!("periods of {}", view::days_in_words(results.days))
    };
    let often = words::share(regret.best)?;
    let lost = |amount: Estimate| words::a_month(amount, results);
    Some(format!(
        "{} earned most in {often} of the simulated {period}; against the best of each it lost {} on average.",
        words::option(&best.option),
        lost(regret.mean)?
    ))
}
