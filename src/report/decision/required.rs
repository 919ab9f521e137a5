//! The first sentence where the file says `decision.require`: the cheapest option that holds the target, and how sure that is.
//!
//! In: what was chosen, and results. Out: a sentence or two. By profit: see `recommendation`.

use super::recommendation::{profit, same_callers};
use super::{sure, target, words};
use crate::report::chosen::{self, By, Chosen, Surety};
use crate::report::language::{Told, say};

/// `the target`, `the target in 90 % of intervals`: what holding it means.
pub fn target(told: &Told<'_>) -> String {
    let Some(constraint) = &told.constraint else { return target::in_short(told) };
    let share = told.exact_percent(constraint.share.unwrap_or_default());
    match constraint.require.as_str() {
        "intervals" => say!(told, "required-intervals", share = share),
        "breach_below" => say!(told, "required-replications", share = share),
        _ => say!(told, "required-service", average = words::yes_or_no(target::is_on_average(told))),
    }
}

/// What is recommended, what it costs less than the next, and what is not sure about it.
pub fn sentence(chosen: &Chosen<'_>, told: &Told<'_>) -> String {
    let target = target(told);
    let name = words::option(chosen.option);
    if let Some(race) = sure::by_race(chosen, told) {
        return [race, margin(chosen, told).unwrap_or_default()].join(" ").trim_end().to_owned();
    }
    if told.replications < 2 {
        return say!(told, "required-one-replication", target = target);
    }
    match chosen.surety {
        Surety::Leads | Surety::Holds => holding(chosen, &name, &target, told),
        Surety::MayHold => say!(told, "required-may-hold", target = target, name = name),
        Surety::NoneHolds => none_holds(chosen, &target, told),
    }
}

/// One that surely holds the target; others may yet be cheaper.
fn holding(chosen: &Chosen<'_>, name: &str, target: &str, told: &Told<'_>) -> String {
    let rivals: Vec<String> =
        told.constraint.iter().flat_map(|held| &held.rivals).map(|one| words::option(one)).collect();
    let margin = margin(chosen, told).unwrap_or_default();
    if rivals.is_empty() {
        // What was drawn from the ranges of inputs may say otherwise, and stands a few lines below.
        let drawn = words::yes_or_no(told.input_error.is_some());
        let surely = say!(told, "required-surely", name = name, target = target, drawn = drawn);
        return format!("{surely} {margin}").trim_end().to_owned();
    }
    let rivals = words::listed(&rivals, told);
    let margin = if margin.is_empty() { margin } else { format!(" {margin}") };
    say!(told, "required-so-far", name = name, target = target, rivals = rivals, margin = margin)
}

/// Nobody to recommend, and who leads by profit.
pub fn none_holds(chosen: &Chosen<'_>, target: &str, told: &Told<'_>) -> String {
    let name = words::option(chosen.option);
    let profit = profit(chosen.option, told).map_or(String::new(), |profit| format!(", {profit}"));
    let near: Vec<String> = near(told);
    let count = near.len();
    let near = (count > 0).then(|| say!(told, "required-near", names = words::listed(&near, told), count = count));
    let sentences = [
        Some(say!(told, "required-none-holds", target = target)),
        near,
        Some(say!(told, "required-follows", name = name, profit = profit)),
    ];
    sentences.into_iter().flatten().collect::<Vec<String>>().join(" ")
}

/// Options that a race found to miss the target by less than its tolerance.
fn near(told: &Told<'_>) -> Vec<String> {
    let options = told.constraint.iter().flat_map(|held| &held.options);
    let near = options.filter(|one| chosen::is_near(told, &one.option));
    near.map(|one| words::option(&one.option)).collect()
}

/// What it costs less than the next that holds the target, or may.
fn margin(chosen: &Chosen<'_>, told: &Told<'_>) -> Option<String> {
    if chosen.surety == Surety::NoneHolds {
        return None;
    }
    let Some(other) = chosen.runner_up else {
        return Some(say!(told, "required-no-other"));
    };
    let (ahead, replications) = chosen::ahead(chosen.option, other, By::Cost, told)?;
    let surely = words::yes_or_no(chosen::holds(told, other) == Some(true));
    let other = words::option(other);
    if ahead.mean == Some(0.0) && ahead.low == ahead.high {
        return Some(say!(told, "required-margin-same", other = other, surely = surely));
    }
    let (size, less) = words::sized(ahead, "less", "more");
    let margin = words::a_month_by(size, &same_callers(replications, told), told)?;
    Some(say!(told, "required-margin", margin = margin, less = less, other = other, surely = surely))
}
