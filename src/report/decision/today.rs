//! Today's option against the best: what changes with it.

use super::page::{Block, section};
use super::words;
use crate::report::{numbers, view};
use crate::results::{Difference, Estimate, Ranked, Results};

/// What the best option changes against the one that is in place.
pub fn blocks(results: &Results) -> Vec<Block> {
    let Some(best) = results.ranking.first() else { return Vec::new() };
    section("Against today's option", points(best, results))
}

fn points(best: &Ranked, results: &Results) -> Vec<String> {
    let Some(today) = results.decision.as_ref().and_then(|decision| decision.today.as_deref()) else {
        return vec!["Which option is in place is not said, or was not simulated: decision.today.".to_owned()];
    };
    let (name, old) = (words::option(&best.option), words::option(today));
    if today == best.option {
        return vec![format!("{name} is what is in place today: nothing changes.")];
    }
    let Some(ranked) = results.ranking.iter().find(|ranked| ranked.option == today) else { return Vec::new() };
    let mut points: Vec<String> = profit(&name, &old, ranked, results).into_iter().collect();
    points.extend(changes(&name, &best.option, today, results));
    points
}

/// The margin over today's option.
fn profit(name: &str, old: &str, ranked: &Ranked, results: &Results) -> Option<String> {
    let margin = numbers::scaled(view::ranked_month(ranked, results).against_best, -1.0);
    let margin = words::a_month(margin, results)?;
    let sure = match (ranked.against_best.low, ranked.significant) {
        (None, _) => "",
        (_, true) => ": more than luck",
        (_, false) => ": that may be luck",
    };
    Some(format!("Today: {old}. {name} earns {margin} more{sure}."))
}

/// What else changes: cost and service, paired on the same callers.
fn changes(name: &str, best: &str, today: &str, results: &Results) -> Option<String> {
    let comparison = results.comparison.as_ref()?;
    let is_it = |first: &str, second: &str| (first, second) == (best, today) || (second, first) == (best, today);
    let pair = comparison.pairs.iter().find(|pair| is_it(&pair.first, &pair.second))?;
    let turned = |difference: Difference| {
        if pair.first == best { difference.difference } else { numbers::scaled(difference.difference, -1.0) }
    };
    let mut parts: Vec<String> = Vec::new();
    if let Some((size, word)) = pair.cost.map(|cost| words::sized(turned(cost), "more", "less")) {
        parts.extend(words::a_month(size, results).map(|size| format!("costs {size} {word}")));
    }
    if let Some((size, word)) = pair.service_level.map(|level| words::sized(turned(level), "more", "fewer")) {
        parts.extend(service(size, word));
    }
    (!parts.is_empty()).then(|| format!("{name} {}.", parts.join(" and ")))
}

fn service(size: Estimate, word: &str) -> Option<String> {
    if size.mean == Some(0.0) {
        return Some("serves as many in time".to_owned());
    }
    Some(format!("serves {} {word} in time", words::points(size)?))
}
