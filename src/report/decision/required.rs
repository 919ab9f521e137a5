//! The first sentence where the file says `decision.require`: the cheapest option that holds the target, and how sure that is.
//!
//! In: what was chosen, and results. Out: a sentence or two. By profit: see `recommendation`.

use super::recommendation::{level, profit};
use super::{sure, target, words};
use crate::report::chosen::{self, By, Chosen, Surety};
use crate::report::language::Told;

/// `the target`, `the target in 90 % of intervals`: what holding it means.
pub fn target(told: &Told<'_>) -> String {
    let Some(constraint) = &told.constraint else { return target::in_short(told).to_owned() };
    let share = told.exact_percent(constraint.share.unwrap_or_default());
    match constraint.require.as_str() {
        "intervals" => format!("the target in {share} of intervals"),
        "breach_below" => format!("the target in all but {share} of replications"),
        _ => target::in_short(told).replacen("the target", "the target of service", 1),
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
        return format!(
            "One replication cannot tell which option holds {target}: run more replications before you decide."
        );
    }
    match chosen.surety {
        Surety::Leads | Surety::Holds => holding(chosen, &name, &target, told),
        Surety::MayHold => format!(
            "No option surely holds {target}. Whether {name} does, the cheapest of those that may, cannot be told yet: run more \
             replications, or compare --until-sure."
        ),
        Surety::NoneHolds => none_holds(chosen, &target, told),
    }
}

/// One that surely holds the target; others may yet be cheaper.
fn holding(chosen: &Chosen<'_>, name: &str, target: &str, told: &Told<'_>) -> String {
    let rivals: Vec<String> =
        told.constraint.iter().flat_map(|held| &held.rivals).map(|one| words::option(one)).collect();
    let margin = margin(chosen, told).unwrap_or_default();
    if rivals.is_empty() {
        return format!("We recommend {name}: of the options that hold {target} it is surely the cheapest. {margin}")
            .trim_end()
            .to_owned();
    }
    format!(
        "No clear choice: {name} surely holds {target}, and of those that surely do it costs the least so far; {} may yet turn out \
         cheaper and hold it, too. {margin} Run more replications, or compare --until-sure.",
        words::listed(&rivals, told)
    )
}

/// Nobody to recommend, and who leads by profit.
pub fn none_holds(chosen: &Chosen<'_>, target: &str, told: &Told<'_>) -> String {
    let name = words::option(chosen.option);
    let profit = profit(chosen.option, told).map_or(String::new(), |profit| format!(", {profit}"));
    let near: Vec<String> = near(told);
    let near = match near.as_slice() {
        [] => String::new(),
        [one] => format!(" {one} misses it within the tolerance of the race, which may call it either way."),
        several => {
            format!(
                " {} miss it within the tolerance of the race, which may call them either way.",
                words::listed(several, told)
            )
        }
    };
    format!(
        "No option holds {target}, so that none is recommended.{near} What follows is of {name}, which has the largest profit{profit}."
    )
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
        return Some("No other option holds it.".to_owned());
    };
    let (ahead, replications) = chosen::ahead(chosen.option, other, By::Cost, told)?;
    let surely = chosen::holds(told, other) == Some(true);
    let which = if surely { "the next that holds it" } else { "the next that may hold it" };
    let other = words::option(other);
    if ahead.mean == Some(0.0) && ahead.low == ahead.high {
        return Some(format!("{other}, {which}, costs the same."));
    }
    let (size, less) = words::sized(ahead, "less", "more");
    let about = format!("{}, on the same callers", level(replications, told));
    Some(format!("It costs {} {less} than {other}, {which}.", words::a_month_by(size, &about, told)?))
}
