//! Today's option against the best: what changes with it.

use super::page::{Block, section};
use super::{people, words};
use crate::report::chosen::{self, By};
use crate::report::language::Told;
use crate::report::numbers;
use crate::results::{Difference, Estimate};

/// What the best option changes against the one that is in place.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let Some(chosen) = chosen::chosen(told) else { return Vec::new() };
    section("Against today's option", points(chosen.option, told))
}

fn points(best: &str, told: &Told<'_>) -> Vec<String> {
    let decision = told.decision.as_ref();
    let Some(today) = decision.and_then(|decision| decision.today.as_deref()) else {
        return vec!["Which option is in place is not said, or was not simulated: decision.today.".to_owned()];
    };
    let name = words::option(best);
    if today == best {
        let too_few: Vec<String> = decision.iter().flat_map(|decision| people::too_few(best, decision, told)).collect();
        let end = match too_few.is_empty() {
            true => ": nothing changes".to_owned(),
            false => format!(", but not with the people of today: {}", too_few.join("; ")),
        };
        return vec![format!("{name} is what is in place today{end}.")];
    }
    // Of the runner-up the margin stands in the first lines.
    let said_so = chosen::chosen(told).is_some_and(|c| c.measure() == By::Profit && c.runner_up == Some(today));
    let known = said_so && chosen::ahead(best, today, By::Profit, told).is_some_and(|(ahead, _)| ahead.low.is_some());
    let first = if known {
        Some(format!("Today: {}, the runner-up.", words::option(today)))
    } else {
        profit(best, today, told)
    };
    let mut points: Vec<String> = first.into_iter().collect();
    points.extend(changes(&name, best, today, told));
    points
}

/// The margin over today's option.
fn profit(best: &str, today: &str, told: &Told<'_>) -> Option<String> {
    let (ahead, _) = chosen::ahead(best, today, By::Profit, told)?;
    let (size, more) = words::sized(ahead, "more", "less");
    let margin = words::a_month(size, told)?;
    let sure = match (size.low, size.high) {
        (Some(low), Some(high)) if low > 0.0 || high < 0.0 => ": more than luck",
        (Some(_), Some(_)) => ": that may be luck",
        _ => "",
    };
    Some(format!("Today: {}. {} earns {margin} {more}{sure}.", words::option(today), words::option(best)))
}

/// What else changes: cost and service, paired on the same callers.
fn changes(name: &str, best: &str, today: &str, told: &Told<'_>) -> Option<String> {
    let comparison = told.comparison.as_ref()?;
    let is_it = |first: &str, second: &str| (first, second) == (best, today) || (second, first) == (best, today);
    let pair = comparison.pairs.iter().find(|pair| is_it(&pair.first, &pair.second))?;
    let turned = |difference: Difference| {
        if pair.first == best { difference.difference } else { numbers::scaled(difference.difference, -1.0) }
    };
    let mut parts: Vec<String> = Vec::new();
    if let Some((size, word)) = pair.cost.map(|cost| words::sized(turned(cost), "more", "less")) {
        let same = size.mean == Some(0.0) && size.low == size.high;
        let costs = words::a_month(size, told).map(|size| format!("costs {size} {word}"));
        parts.extend(if same { Some("costs the same".to_owned()) } else { costs });
    }
    if let Some((size, word)) = pair.service_level.map(|level| words::sized(turned(level), "more", "fewer")) {
        parts.extend(service(size, word, told));
    }
    (!parts.is_empty()).then(|| format!("{name} {}.", parts.join(" and ")))
}

fn service(size: Estimate, word: &str, told: &Told<'_>) -> Option<String> {
    if size.mean == Some(0.0) {
        return Some("serves as many in time".to_owned());
    }
    Some(format!("serves {} {word} in time", words::points(size, told)?))
}
