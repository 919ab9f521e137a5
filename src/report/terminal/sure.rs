//! How sure a comparison is: options in pairs, and the chances of each. What was selected, and who holds the target, the note says.
//!
//! In: results of `compare`. Out: text of 80 columns; nothing of what the results do not hold.

use super::side_by_side::SideBySide;
use crate::report::decision::FEWEST;
use crate::report::numbers::{self, Kind, with_interval};
use crate::report::view;
use crate::results::{Difference, Estimate, OptionStanding, PairDifferences, Ranked, Results};

/// Pairs that are shown; the others stand in results.json.
const PAIRS: usize = 6;

/// Lines of the table of options: chances, and what a choice may lose.
pub fn standings(table: &mut SideBySide, ranked: &[Ranked], results: &Results) {
    let Some(comparison) = &results.comparison else { return };
    let of = |write: &dyn Fn(&OptionStanding) -> Option<String>| -> Vec<String> {
        let found = |ranked: &Ranked| comparison.standings.iter().find(|standing| standing.option == ranked.option);
        ranked.iter().map(|r| found(r).and_then(write).unwrap_or_else(|| numbers::NOTHING.to_owned())).collect()
    };
    let chance = |share: Option<f64>| share.filter(|_| results.replications >= FEWEST).map(numbers::chance);
    table.line("chance best", of(&|standing| chance(Some(standing.best))));
    table.line("  cheapest", of(&|standing| chance(standing.cheapest)));
    let on_average = results.constraint.as_ref().is_some_and(|constraint| constraint.require == "mean");
    // Beside the share of replications in which it is met, it must be seen that another thing is meant.
    let holds = if on_average { "  holds it on average" } else { "  holds the target" };
    table.line(holds, of(&|standing| chance(standing.holds_target)));
    table.line("  cheapest that holds", of(&|standing| chance(standing.cheapest_that_holds)));
    let loss = |standing: &OptionStanding| match comparison.by.as_str() {
        "service_level" => numbers::percent(standing.expected_loss),
        _ => numbers::three(standing.expected_loss),
    };
    table.line("expected loss", of(&|standing| Some(loss(standing))));
}

/// Options in pairs in the order of the ranking, the one that stands before less the other: 1 less 2, 1 less 3, 2 less 3.
pub fn pairs(results: &Results) -> String {
    let Some(comparison) = &results.comparison else { return String::new() };
    let places: Vec<&str> = view::ranked(results).into_iter().map(|(name, _)| name).collect();
    let place = |name: &str| places.iter().position(|known| *known == name).unwrap_or(places.len());
    let mut pairs: Vec<_> = comparison.pairs.iter().map(|pair| turned(pair, place)).collect();
    pairs.sort_by_key(|pair| (place(&pair.first), place(&pair.second)));
    let more = pairs.len().saturating_sub(PAIRS);
    pairs.truncate(PAIRS);
    // With their places, for names that begin alike are cut alike.
    let heading = |name: &str| format!("{}. {}", place(name) + 1, view::name(name, 7));
    let names: Vec<String> =
        pairs.iter().map(|pair| format!("{} less {}", heading(&pair.first), heading(&pair.second))).collect();
    let mut table = SideBySide::of(names.iter().map(String::as_str));
    // After a race each pair has its own number.
    if pairs.iter().any(|pair| pair.replications != results.replications) {
        let number = |pair: &PairDifferences| numbers::plain(pair.replications as f64, 0);
        table.line("replications", pairs.iter().map(number).collect());
    }
    let currency = view::name(&results.currency, 8);
    let figure = |of: Option<Difference>, kind: Kind| {
        of.map_or_else(|| numbers::NOTHING.to_owned(), |found| difference(found.difference, kind))
    };
    let each = |write: &dyn Fn(&PairDifferences) -> String| -> Vec<String> { pairs.iter().map(write).collect() };
    table.line(&format!("profit, {currency} a month"), each(&|pair| figure(pair.profit, Kind::Money)));
    table.line(&format!("cost, {currency} a month"), each(&|pair| figure(pair.cost, Kind::Money)));
    table.line("service level, points", each(&|pair| figure(pair.service_level, Kind::Share)));
    let by = |pair: &PairDifferences| {
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

/// A pair with the option first that stands before the other.
fn turned(pair: &PairDifferences, place: impl Fn(&str) -> usize) -> PairDifferences {
    let mut pair = pair.clone();
    if place(&pair.first) > place(&pair.second) {
        std::mem::swap(&mut pair.first, &mut pair.second);
        for found in [&mut pair.profit, &mut pair.cost, &mut pair.service_level].into_iter().flatten() {
            found.difference = numbers::scaled(found.difference, -1.0);
        }
    }
    pair
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
