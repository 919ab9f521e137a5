//! All options: by profit, and beside it by cost at equal service.

use super::page::{Block, section};
use super::{service, words};
use crate::report::{numbers, view};
use crate::results::{Constraint, OptionConstraint, Ranked, Results};

/// Both lists.
pub fn blocks(results: &Results) -> Vec<Block> {
    let by_profit = results.ranking.iter().map(|ranked| point(ranked, results)).collect();
    let mut out = section("The options by profit, best first", by_profit);
    let by_cost = results.constraint.as_ref().map_or(Vec::new(), |constraint| by_cost(constraint, results));
    out.extend(section("The options by cost at equal service: those that hold the target", by_cost));
    out
}

/// One option: service, share of months on target, cost, profit, distance to the best.
fn point(ranked: &Ranked, results: &Results) -> String {
    let option = words::find(results, &ranked.option);
    let mut parts = option.map_or(Vec::new(), service::sentences);
    if let Some(option) = option.filter(|_| results.replications > 1) {
        let over = view::target(option, view::TOTAL).map_or("", |target| target.over.as_str());
        parts.extend(service::share_of_months(option.total.get("replications_on_target"), over, results));
    }
    if view::has_money(results) {
        let month = view::ranked_month(ranked, results);
        parts.extend(words::a_month(month.cost, results).map(|cost| format!("cost {cost}")));
        parts.extend(words::a_month(month.profit, results).map(|profit| format!("profit {profit}")));
        parts.extend(behind(ranked, results));
    }
    if parts.is_empty() {
        parts.push("nothing happened".to_owned());
    }
    format!("{}: {}.", words::option(&ranked.option), parts.join("; "))
}

fn behind(ranked: &Ranked, results: &Results) -> Option<String> {
    if results.ranking.first().is_some_and(|best| best.option == ranked.option) {
        return None;
    }
    let margin = numbers::scaled(view::ranked_month(ranked, results).against_best, -1.0);
    let margin = words::a_month(margin, results)?;
    let sure = match (ranked.against_best.low, ranked.significant) {
        (None, _) => "",
        (_, true) => ", significant",
        (_, false) => ", not significant",
    };
    Some(format!("behind the best by {margin}{sure}"))
}

/// Those that hold the target from the cheapest on; then who cannot be told and who misses.
fn by_cost(constraint: &Constraint, results: &Results) -> Vec<String> {
    let cost = |one: &OptionConstraint| {
        let cost = words::a_month(one.cost?, results)?;
        let dearer = one.dearer_by.filter(|_| constraint.cheapest.as_ref() != Some(&one.option));
        let dearer = dearer.and_then(|by| words::a_month(by, results)).filter(|_| one.holds == Some(true));
        let dearer = dearer.map_or(String::new(), |by| format!(", {by} more than the cheapest"));
        Some(format!("{}: {cost}{dearer}", words::option(&one.option)))
    };
    let holding = constraint.options.iter().filter(|one| one.holds == Some(true));
    let mut points: Vec<String> = holding.filter_map(cost).map(|text| format!("{text}.")).collect();
    if points.is_empty() && constraint.options.iter().any(|one| one.cost.is_some()) {
        points.push("No option surely holds the target.".to_owned());
    }
    let named = |holds: Option<bool>| {
        let those = constraint.options.iter().filter(|one| one.holds == holds && one.cost.is_some());
        those.map(|one| words::option(&one.option)).collect::<Vec<String>>()
    };
    let (unsure, miss) = (named(None), named(Some(false)));
    if !unsure.is_empty() {
        points.push(format!("Whether it is held cannot be told yet: {}.", words::listed(&unsure)));
    }
    if !miss.is_empty() {
        points.push(format!("The target is missed by {}.", words::listed(&miss)));
    }
    if !constraint.rivals.is_empty() && constraint.cheapest.is_some() {
        let rivals: Vec<String> = constraint.rivals.iter().map(|name| words::option(name)).collect();
        points.push(format!("May yet turn out cheaper: {}.", words::listed(&rivals)));
    }
    points
}
