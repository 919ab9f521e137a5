//! How sure it is: the chance that each option is the best, what choosing it may lose, and what a race selected.
//!
//! Chances come from resampling the replications: they are statements of uncertainty themselves and have no interval.

use super::page::{Block, section};
use super::{required, words};
use crate::report::chosen::{self, By, Chosen};
use crate::report::language::Told;
use crate::report::view;
use crate::results::{OptionStanding, PairDifferences, Selected, Tolerance};

/// Most options that are told.
const MOST: usize = 6;
/// Fewest replications of which chances are told: resampling a handful that all agree makes sure what is not.
pub const FEWEST: u64 = 10;

/// The section; nothing of fewer than two options.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let mut points: Vec<String> = told.selected.iter().map(|selected| race(selected, told)).collect();
    let chosen = chosen::chosen(told);
    points.extend(chances(chosen.as_ref(), told));
    points.extend(chosen.and_then(|chosen| regret(chosen.option, told)));
    section("How sure it is", points)
}

/// The first words where options were raced for money: what was selected, or why nothing was.
pub fn by_race(chosen: &Chosen<'_>, told: &Told<'_>) -> Option<String> {
    let selected = told.selected.as_ref().filter(|selected| selected.by != "service_level")?;
    let target = required::target(told);
    let name = words::option(chosen.option);
    let wanted = match chosen.by {
        By::Profit => "the option with the largest profit".to_owned(),
        By::Cost => format!("the cheapest option that holds {target}"),
    };
    Some(match selected.verdict.as_str() {
        "best" => {
            let near = if chosen.by == By::Cost && chosen::is_near(told, chosen.option) { WITHIN } else { "" };
            format!("We recommend {name}, selected as {wanted} {}{near}.", after(selected, told))
        }
        "none_holds" => required::none_holds(chosen, &target, told),
        _ => {
            if is_stopped(selected) {
                return Some(stopped(selected, told));
            }
            let leads = selected.option.as_ref().map_or(String::new(), |_| format!("; {name} leads"));
            format!("No clear winner: {}{leads}.{}", undecided(selected, told), behind(selected, told))
        }
    })
}

/// Said of the one that is recommended where it is near to a limit of its target.
const WITHIN: &str = ", within the tolerance of the race";

fn after(selected: &Selected, told: &Told<'_>) -> String {
    format!("after {} replications", told.plain(selected.replications as f64, 0))
}

/// Whether the limit came first, and only the one that leads is left of those that paired intervals do not tell apart.
fn is_stopped(selected: &Selected) -> bool {
    !selected.behind.is_empty() && selected.undecided.len() < 2
}

/// What the race had not promised yet, and what paired intervals say of the same options.
fn stopped(selected: &Selected, told: &Told<'_>) -> String {
    format!(
        "The race was stopped {}, before it could promise the best at {} down to a lead of {}.{}",
        after(selected, told),
        told.short_percent(selected.confidence),
        zone(selected, told),
        behind(selected, told)
    )
}

/// Those that the race had not let go, though they are behind by more than luck.
fn behind(selected: &Selected, told: &Told<'_>) -> String {
    let Some(leader) = selected.option.as_ref().filter(|_| !selected.behind.is_empty()) else { return String::new() };
    let names: Vec<String> = selected.behind.iter().map(|name| words::option(name)).collect();
    let (was, are) = if names.len() > 1 { ("were", "are") } else { ("was", "is") };
    format!(
        " {} {was} still in the race, and {are} behind {} by more than luck in these replications.",
        words::listed(&names, told),
        words::option(leader)
    )
}

/// The smallest difference worth finding.
fn zone(selected: &Selected, told: &Told<'_>) -> String {
    match selected.by.as_str() {
        "service_level" => format!("{} points", told.three(selected.indifference * 100.0)),
        _ => format!("{} a month", words::exact(selected.indifference, told)),
    }
}

/// Who is the same as the option that was selected in every replication, in what was wanted.
fn alike(option: &str, selected: &Selected, told: &Told<'_>) -> Option<String> {
    let pairs = told.comparison.iter().flat_map(|comparison| &comparison.pairs);
    let other = |pair: &PairDifferences| {
        let found = match selected.by.as_str() {
            "service_level" => pair.service_level,
            "cost" => pair.cost,
            _ => pair.profit,
        };
        let by = found?.difference;
        let other = if pair.first == option { &pair.second } else { &pair.first };
        let is_its = [&pair.first, &pair.second].iter().any(|name| *name == option);
        // One that misses the target is no choice.
        let may = selected.by != "cost" || chosen::holds(told, other) == Some(true);
        (is_its && may && words::is_nothing(by)).then(|| words::option(other))
    };
    let names: Vec<String> = pairs.filter_map(other).collect();
    let does = match (selected.by.as_str(), names.len()) {
        (_, 0) => return None,
        ("service_level", 1) => "serves",
        ("service_level", _) => "serve",
        ("cost", 1) => "costs",
        ("cost", _) => "cost",
        (_, 1) => "earns",
        _ => "earn",
    };
    Some(format!(" {} {does} the same in every replication: take either.", words::listed(&names, told)))
}

/// Who was left where the limit came first.
fn undecided(selected: &Selected, told: &Told<'_>) -> String {
    let names: Vec<String> = selected.undecided.iter().map(|name| words::option(name)).collect();
    let after = after(selected, told);
    match (names.as_slice(), selected.by.as_str()) {
        ([only], "cost") => {
            let target = required::target(told);
            format!("whether {only} holds {target} could not be told {after}")
        }
        _ => format!("{} could not be told apart {after}", words::listed(&names, told)),
    }
}

/// What running until it was sure came to.
pub fn race(selected: &Selected, told: &Told<'_>) -> String {
    let level = told.short_percent(selected.confidence);
    let leads = if selected.by == "cost" { "is cheaper" } else { "leads" };
    let near = near(&selected.tolerances, told);
    match (selected.verdict.as_str(), &selected.option) {
        ("best", Some(option)) => format!(
            "Selected {}: {}, the right choice with a probability of {level} where it {leads} by {} or more.{}{near}",
            after(selected, told),
            words::option(option),
            zone(selected, told),
            alike(option, selected, told).unwrap_or_default()
        ),
        ("none_holds", _) => {
            format!("No option holds the target, by the race {} at {level}.{near}", after(selected, told))
        }
        _ if is_stopped(selected) => format!("{}{near}", stopped(selected, told)),
        _ => {
            let below = selected.difference_below.filter(|_| selected.undecided.len() > 1);
            let below = below.map(|most| match selected.by.as_str() {
                "service_level" => format!(": the difference is below {} points", told.three(most * 100.0)),
                _ => format!(": the difference is below {} a month", words::exact(most, told)),
            });
            let said_so = undecided(selected, told);
            let mut letters = said_so.chars();
            // A name stays as it is written.
            let said_so = match letters.next() {
                Some('w') if said_so.starts_with("whether ") => format!("W{}", letters.as_str()),
                _ => said_so.clone(),
            };
            format!("{said_so}{} (at {level}).{}{near}", below.unwrap_or_default(), behind(selected, told))
        }
    }
}

/// How near to a limit an option may be and be called either way.
fn near(tolerances: &[Tolerance], told: &Told<'_>) -> String {
    if tolerances.is_empty() {
        return String::new();
    }
    let points = |share: f64, of: &str| {
        let points = told.count(share * 100.0);
        format!("{points} {} of {of}", if points == "1" { "point" } else { "points" })
    };
    let one = |tolerance: &Tolerance| match tolerance.measure.as_str() {
        "asa" => format!("{} of the average speed of answer", view::time(tolerance.within)),
        "intervals_on_target" => points(tolerance.within, "the share of intervals"),
        "breach" => points(tolerance.within, "the share of replications"),
        other @ ("abandonment" | "occupancy") => points(tolerance.within, other),
        _ => points(tolerance.within, "service"),
    };
    let mut all: Vec<String> = tolerances.iter().map(one).collect();
    all.dedup();
    format!(" An option nearer to the limit of its target than {} may be called either way.", words::listed(&all, told))
}

/// The chance that each option is the best, or the cheapest that holds the target, of those that have any; then that of the best of
/// those that hold the target, where it is another.
fn chances(chosen: Option<&Chosen<'_>>, told: &Told<'_>) -> Vec<String> {
    let Some(comparison) = told.comparison.as_ref().filter(|_| told.replications >= FEWEST) else {
        return Vec::new();
    };
    let listed = |chance: &dyn Fn(&OptionStanding) -> f64| {
        let mut some: Vec<_> = comparison.standings.iter().filter(|one| chance(one) > 0.0).collect();
        some.sort_by(|a, b| chance(b).total_cmp(&chance(a)));
        let each = some.into_iter().take(MOST);
        each.map(|one| format!("{} {}", words::option(&one.option), told.chance(chance(one))))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let said = |what: &str, list: &str| format!("The chance to be {what}, by luck alone: {list}.");
    if chosen.is_some_and(|chosen| chosen.by == By::Cost) {
        let list = listed(&|one| one.cheapest_that_holds.unwrap_or(0.0));
        return Vec::from_iter((!list.is_empty()).then(|| said("the cheapest that holds the target", &list)));
    }
    let (all, holding) = (listed(&|one| one.best), listed(&|one| one.best_that_holds.unwrap_or(0.0)));
    let mut points = Vec::from_iter((!all.is_empty()).then(|| said("the best", &all)));
    if !holding.is_empty() && holding != all {
        points.push(said("the best of those that hold the target", &holding));
    }
    points
}

/// How often another option would have been better in a single month, and what that costs.
fn regret(option: &str, told: &Told<'_>) -> Option<String> {
    let regret = told.risk.as_ref()?.regret.iter().find(|one| one.option == option)?;
    if told.replications < 2 || told.ranking.len() < 2 {
        return None;
    }
    let (often, name, period) = (words::share(regret.best, told)?, words::option(option), words::periods(told));
    let lost = match regret.mean.mean {
        Some(0.0) => String::new(),
        _ => format!("; against the best of each it lost {} on average", words::a_month(regret.mean, told)?),
    };
    Some(format!("{name} earned most in {often} of the simulated {period}{lost}."))
}
