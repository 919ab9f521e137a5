//! All options: by profit, and beside it by cost at equal service.

use super::page::{Block, section};
use super::{service, words};
use crate::report::chosen::{self, By};
use crate::report::language::{Told, say};
use crate::report::{numbers, view};
use crate::results::{Constraint, Estimate, OptionConstraint, Ranked};

/// Both lists.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let by_profit = told.ranking.iter().map(|ranked| point(ranked, told)).collect();
    let mut out = section(say!(told, "options-by-profit-heading"), by_profit);
    let by_cost = told.constraint.as_ref().map_or(Vec::new(), |constraint| by_cost(constraint, told));
    out.extend(section(say!(told, "options-by-cost-heading"), by_cost));
    out
}

/// One option: profit, distance to the best, cost, service.
fn point(ranked: &Ranked, told: &Told<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    if view::has_money(told) {
        let month = view::ranked_month(ranked, told);
        parts.extend(words::a_month(month.profit, told).map(|profit| say!(told, "options-profit", profit = profit)));
        parts.extend(behind(ranked, told));
        parts.extend(words::a_month(month.cost, told).map(|cost| say!(told, "options-cost", cost = cost)));
    }
    if let Some(option) = words::find(told, &ranked.option) {
        parts.extend(service::short(&ranked.option, option, told));
    }
    if parts.is_empty() {
        parts.push(say!(told, "options-nothing-happened"));
    }
    format!("{}: {}.", words::option(&ranked.option), parts.join("; "))
}

fn behind(ranked: &Ranked, told: &Told<'_>) -> Option<String> {
    if told.ranking.first().is_some_and(|best| best.option == ranked.option) {
        return None;
    }
    let margin = numbers::scaled(view::ranked_month(ranked, told).against_best, -1.0);
    let margin = words::a_month(margin, told)?;
    let sure = match (ranked.against_best.low, ranked.significant) {
        (None, _) => "unknown",
        (_, true) => "yes",
        (_, false) => "no",
    };
    Some(say!(told, "options-behind", margin = margin, sure = sure))
}

/// Those that hold the target from the cheapest on; then who cannot be told and who misses.
fn by_cost(constraint: &Constraint, told: &Told<'_>) -> Vec<String> {
    let cheapest = chosen::cheapest(told, Some(true), "");
    let holds = |one: &OptionConstraint| chosen::holds(told, &one.option);
    let cost = |one: &OptionConstraint| {
        let cost = words::a_month(one.cost?, told)?;
        let dearer = cheapest.filter(|cheapest| *cheapest != one.option);
        let dearer = dearer.and_then(|cheapest| chosen::ahead(cheapest, &one.option, By::Cost, told));
        let option = words::option(&one.option);
        let Some((dearer, _)) = dearer else { return Some(format!("{option}: {cost}.")) };
        if dearer.mean == Some(0.0) && dearer.low == dearer.high {
            return Some(say!(told, "options-same-as-cheapest", option = option, cost = cost));
        }
        Some(match words::a_month(dearer, told) {
            Some(dearer) => say!(told, "options-dearer", option = option, cost = cost, dearer = dearer),
            None => format!("{option}: {cost}."),
        })
    };
    let mut holding: Vec<&OptionConstraint> =
        constraint.options.iter().filter(|one| holds(one) == Some(true)).collect();
    let mean = |one: &OptionConstraint| one.cost.and_then(|cost| cost.mean).unwrap_or(f64::INFINITY);
    holding.sort_by(|a, b| mean(a).total_cmp(&mean(b)));
    let mut points: Vec<String> = holding.into_iter().filter_map(cost).collect();
    let named = |held: Option<bool>| {
        let those = constraint.options.iter().filter(|one| holds(one) == held && one.cost.is_some());
        those.map(|one| words::option(&one.option)).collect::<Vec<String>>()
    };
    let (unsure, miss) = (named(None), named(Some(false)));
    if points.is_empty() && unsure.is_empty() && !miss.is_empty() {
        return vec![say!(told, "options-none-holds")];
    }
    if points.is_empty() && !unsure.is_empty() {
        points.push(say!(told, "options-none-surely-holds"));
    }
    if !unsure.is_empty() {
        points.push(say!(told, "options-unsure", options = words::listed(&unsure, told)));
    }
    if !miss.is_empty() {
        points.push(say!(told, "options-miss", options = words::listed(&miss, told)));
    }
    // After a race for the cheapest it is the race that says who may be cheaper.
    let rivals = Some(&constraint.rivals).filter(|_| chosen::race_for_cheapest(told).is_none());
    if let Some(rivals) = rivals.filter(|rivals| !rivals.is_empty() && constraint.cheapest.is_some()) {
        let rivals: Vec<String> = rivals.iter().map(|name| words::option(name)).collect();
        points.push(say!(told, "options-rivals", options = words::listed(&rivals, told)));
    }
    // The same difference stands above by profit, and in the table of pairs.
    let is_wide = |by: Estimate| by.low.zip(by.high).is_some_and(|(low, high)| told.three(low) != told.three(high));
    let said_so = constraint.options.iter().filter_map(|one| one.dearer_by).any(is_wide);
    if said_so && told.comparison.is_some() {
        points.push(say!(told, "options-intervals"));
    }
    points
}
