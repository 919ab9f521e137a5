//! Today's option against the best: what changes with it.

use super::page::{Block, section};
use super::{people, words};
use crate::report::chosen::{self, By};
use crate::report::language::{Told, say};
use crate::report::numbers;
use crate::results::{Difference, Estimate};

/// What the best option changes against the one that is in place.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let Some(chosen) = chosen::chosen(told) else { return Vec::new() };
    section(say!(told, "today-heading"), points(chosen.option, told))
}

fn points(best: &str, told: &Told<'_>) -> Vec<String> {
    let decision = told.decision.as_ref();
    let Some(today) = decision.and_then(|decision| decision.today.as_deref()) else {
        return vec![say!(told, "today-unknown")];
    };
    let name = words::option(best);
    if today == best {
        let too_few: Vec<String> = decision.iter().flat_map(|decision| people::too_few(best, decision, told)).collect();
        return vec![match too_few.is_empty() {
            true => say!(told, "today-kept", name = name),
            false => say!(told, "today-too-few", name = name, people = too_few.join("; ")),
        }];
    }
    // Of the runner-up the margin stands in the first lines.
    let said_so = chosen::chosen(told).is_some_and(|c| c.measure() == By::Profit && c.runner_up == Some(today));
    let known = said_so && chosen::ahead(best, today, By::Profit, told).is_some_and(|(ahead, _)| ahead.low.is_some());
    let first = if known {
        Some(say!(told, "today-runner-up", today = words::option(today)))
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
        (Some(low), Some(high)) => words::yes_or_no(low > 0.0 || high < 0.0),
        _ => "unknown",
    };
    let (today, best) = (words::option(today), words::option(best));
    Some(say!(told, "today-earns", today = today, best = best, margin = margin, more = more, sure = sure))
}

/// What else changes: cost and service, paired on the same callers.
fn changes(name: &str, best: &str, today: &str, told: &Told<'_>) -> Option<String> {
    let comparison = told.comparison.as_ref()?;
    let is_it = |first: &str, second: &str| (first, second) == (best, today) || (second, first) == (best, today);
    let pair = comparison.pairs.iter().find(|pair| is_it(&pair.first, &pair.second))?;
    let turned = |difference: Difference| {
        if pair.first == best { difference.difference } else { numbers::scaled(difference.difference, -1.0) }
    };
    let cost = pair.cost.and_then(|by| cost(turned(by), told));
    let service = pair.service_level.and_then(|by| service(turned(by), told));
    match (cost, service) {
        (Some(cost), Some(service)) => Some(say!(told, "today-both", name = name, cost = cost, service = service)),
        (Some(one), None) | (None, Some(one)) => Some(say!(told, "today-one", name = name, change = one)),
        (None, None) => None,
    }
}

fn cost(by: Estimate, told: &Told<'_>) -> Option<String> {
    let (size, more) = words::sized(by, "more", "less");
    if size.mean == Some(0.0) && size.low == size.high {
        return Some(say!(told, "today-costs-the-same"));
    }
    Some(say!(told, "today-costs", amount = words::a_month(size, told)?, more = more))
}

fn service(by: Estimate, told: &Told<'_>) -> Option<String> {
    let (size, more) = words::sized(by, "more", "fewer");
    if size.mean == Some(0.0) {
        return Some(say!(told, "today-serves-as-many"));
    }
    Some(say!(told, "today-serves", points = words::points(size, told)?, more = more))
}
