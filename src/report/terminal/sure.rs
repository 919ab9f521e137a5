//! How sure a comparison is: options in pairs, who holds the target, what was selected.
//!
//! In: results of `compare`. Out: text of 80 columns; nothing of what the results do not hold.

use super::side_by_side::SideBySide;
use crate::report::decision::wrap;
use crate::report::numbers::{self, Kind, with_interval};
use crate::report::view;
use crate::results::{
    Constraint, Difference, Estimate, LimitFigure, OptionConstraint, OptionStanding, Ranked, Results, Selected,
};

/// Pairs that are shown; the others stand in results.json.
const PAIRS: usize = 6;

/// Lines of the table of options: chances, and what a choice may lose.
pub fn standings(table: &mut SideBySide, ranked: &[Ranked], results: &Results) {
    let Some(comparison) = &results.comparison else { return };
    let of = |write: &dyn Fn(&OptionStanding) -> Option<String>| -> Vec<String> {
        let found = |ranked: &Ranked| comparison.standings.iter().find(|standing| standing.option == ranked.option);
        ranked.iter().map(|r| found(r).and_then(write).unwrap_or_else(|| numbers::NOTHING.to_owned())).collect()
    };
    table.line("chance best", of(&|standing| Some(numbers::percent(standing.best))));
    table.line("  cheapest", of(&|standing| standing.cheapest.map(numbers::percent)));
    table.line("  holds the target", of(&|standing| standing.holds_target.map(numbers::percent)));
    table.line("  cheapest that holds", of(&|standing| standing.cheapest_that_holds.map(numbers::percent)));
    let regret = |standing: &OptionStanding| match comparison.by.as_str() {
        "service_level" => numbers::percent(standing.regret),
        _ => numbers::three(standing.regret),
    };
    table.line("expected regret", of(&|standing| Some(regret(standing))));
}

/// Options in pairs, the first less the second; those with the best first.
pub fn pairs(results: &Results) -> String {
    let Some(comparison) = &results.comparison else { return String::new() };
    let mut pairs: Vec<_> = comparison.pairs.iter().collect();
    let best = results.ranking.first().map(|ranked| ranked.option.as_str());
    pairs.sort_by_key(|pair| !(Some(pair.first.as_str()) == best || Some(pair.second.as_str()) == best));
    let more = pairs.len().saturating_sub(PAIRS);
    pairs.truncate(PAIRS);
    let heading = |name: &str| view::name(name, 10);
    let names: Vec<String> =
        pairs.iter().map(|pair| format!("{} less {}", heading(&pair.first), heading(&pair.second))).collect();
    let mut table = SideBySide::of(names.iter().map(String::as_str));
    let currency = view::name(&results.currency, 8);
    let figure = |of: Option<Difference>, kind: Kind| {
        of.map_or_else(|| numbers::NOTHING.to_owned(), |found| difference(found.difference, kind))
    };
    let each = |write: &dyn Fn(&crate::results::PairDifferences) -> String| -> Vec<String> {
        pairs.iter().map(|pair| write(pair)).collect()
    };
    table.line(&format!("profit, {currency} a month"), each(&|pair| figure(pair.profit, Kind::Money)));
    table.line(&format!("cost, {currency} a month"), each(&|pair| figure(pair.cost, Kind::Money)));
    table.line("service level, points", each(&|pair| figure(pair.service_level, Kind::Share)));
    let by = |pair: &crate::results::PairDifferences| {
        if comparison.by == "service_level" { pair.service_level } else { pair.profit }
    };
    let plain = |value: Option<f64>| value.map_or_else(|| numbers::NOTHING.to_owned(), |v| numbers::plain(v, 2));
    table.line("correlation", each(&|pair| plain(by(pair).and_then(|found| found.correlation))));
    let gain = |value: Option<f64>| value.map_or_else(|| numbers::NOTHING.to_owned(), numbers::three);
    table.line("gained by pairing", each(&|pair| by(pair).map_or_else(String::new, |found| gain(found.gain))));
    let mut out = table.text();
    if more > 0 {
        let are = if more == 1 { "1 more pair is".to_owned() } else { format!("{more} more pairs are") };
        out.push_str(&format!("{are} in results.json.\n"));
    }
    out
}

/// `2.1 ± 0.4` of points, `-31,000 ± 5,200` of money.
fn difference(found: Estimate, kind: Kind) -> String {
    if kind != Kind::Share {
        return with_interval(found, kind);
    }
    let Some(mean) = found.mean else { return numbers::NOTHING.to_owned() };
    let points = numbers::plain(mean * 100.0, 2);
    match found.half_width().filter(|half| *half > 0.0) {
        Some(half) => format!("{points} ± {}", numbers::plain(half * 100.0, 2)),
        None => points,
    }
}

/// What was selected, and the cheapest option that holds the target, in sentences.
pub fn sentences(results: &Results) -> String {
    let mut out = String::new();
    let mut tell = |text: String| {
        out.push('\n');
        wrap(&text, "", "", &mut out);
    };
    results.selected.iter().for_each(|selected| tell(selection(selected, results)));
    results.constraint.iter().filter(|_| results.replications > 1).for_each(|found| tell(constraint(found, results)));
    out
}

/// `Selected own, the most profit: right with 95 % where ...`.
fn selection(selected: &Selected, results: &Results) -> String {
    let name = |name: &Option<String>| name.as_deref().map_or_else(String::new, |name| view::name(name, 24));
    let what = match selected.by.as_str() {
        "cost" => "the cheapest that holds the target",
        "service_level" => "the best service",
        _ => "the most profit",
    };
    let sure = numbers::short_percent(selected.confidence);
    let times = numbers::plain(selected.replications as f64, 0);
    let zone = zone(selected.indifference, selected, results);
    match selected.verdict.as_str() {
        "best" => format!(
            "Until sure: {} is selected ({what}) after {times} replications; a best option that leads by {zone} or more is found \
             with a probability of {sure}.",
            name(&selected.option)
        ),
        "none_holds" => format!(
            "Until sure: no option holds the target; all were found to miss it within {times} replications ({sure})."
        ),
        _ => {
            let all: Vec<String> = selected.undecided.iter().take(5).map(|name| view::name(name, 24)).collect();
            let below = selected.difference_below.map_or_else(String::new, |below| {
                format!("; the difference is below {} ({sure})", self::zone(below, selected, results))
            });
            format!(
                "Until sure: {} could not be told apart within {times} replications, the most that were granted{below}.",
                all.join(", ")
            )
        }
    }
}

/// An amount in which options are told apart.
fn zone(value: f64, selected: &Selected, results: &Results) -> String {
    match selected.by.as_str() {
        "service_level" => format!("{} points", numbers::three(value * 100.0)),
        _ => format!("{} {} a month", numbers::three(value), view::name(&results.currency, 8)),
    }
}

/// `Target: own holds it, alfa misses it (...). Cheapest that holds it: own.`
fn constraint(found: &Constraint, results: &Results) -> String {
    let names = |holds: Option<bool>| -> Vec<&OptionConstraint> {
        found.options.iter().filter(|option| option.holds == holds).collect()
    };
    let told = |options: Vec<&OptionConstraint>, words: &str| -> Option<String> {
        let all: Vec<String> = options.iter().take(6).map(|option| view::name(&option.option, 24)).collect();
        (!all.is_empty()).then(|| format!("{words}: {}", all.join(", ")))
    };
    let parts = [
        told(names(Some(true)), "held by"),
        told(names(None), "cannot be told of"),
        told(names(Some(false)), "missed by"),
    ];
    let mut text = format!(
        "Target {} ({}): {}.",
        required(found),
        numbers::short_percent(found.confidence),
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    );
    if let Some(cheapest) = &found.cheapest {
        let name = view::name(cheapest, 24);
        text.push_str(&match found.rivals.as_slice() {
            [] => format!(" The cheapest that holds it is {name}."),
            rivals => {
                let all: Vec<String> = rivals.iter().take(6).map(|name| view::name(name, 24)).collect();
                format!(
                    " The cheapest that surely holds it is {name}; {} may yet be cheaper and hold it.",
                    all.join(", ")
                )
            }
        });
    } else if view::has_money(results) {
        text.push_str(" None surely holds it.");
    }
    text
}

/// When an option holds the target.
fn required(found: &Constraint) -> String {
    let share = found.share.map_or_else(String::new, numbers::short_percent);
    match found.require.as_str() {
        "intervals" => format!("met in {share} of the intervals"),
        "breach_below" => format!("missed in {share} of the replications at most"),
        _ => match found.options.first().map(|option| option.limits.as_slice()) {
            Some([LimitFigure { bound, measure, .. }]) if measure.starts_with("service_level") => {
                format!("of {} on average", numbers::short_percent(*bound))
            }
            _ => "met on average".to_owned(),
        },
    }
}
