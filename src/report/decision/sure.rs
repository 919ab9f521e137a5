//! How sure it is: the chance that each option is the best, what choosing it may lose, and what a race selected.
//!
//! Chances come from resampling the replications: they are statements of uncertainty themselves and have no interval.

use super::page::{Block, section};
use super::{required, words};
use crate::report::chosen::{self, By, Chosen};
use crate::report::language::{Told, say};
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
    section(say!(told, "sure-heading"), points)
}

/// The first words where options were raced for money: what was selected, or why nothing was.
pub fn by_race(chosen: &Chosen<'_>, told: &Told<'_>) -> Option<String> {
    let selected = told.selected.as_ref().filter(|selected| selected.by != "service_level")?;
    let target = required::target(told);
    let name = words::option(chosen.option);
    Some(match selected.verdict.as_str() {
        "best" => {
            let by = if chosen.by == By::Cost { "cost" } else { "profit" };
            let near = words::yes_or_no(chosen.by == By::Cost && chosen::is_near(told, chosen.option));
            let after = after(selected, told);
            say!(told, "sure-recommended", name = name, by = by, target = target, after = after, near = near)
        }
        "none_holds" => required::none_holds(chosen, &target, told),
        _ if is_stopped(selected) => stopped(selected, told),
        _ => {
            let leads = selected.option.as_ref().map(|_| say!(told, "sure-leads", name = name));
            let undecided = undecided(selected, "no", told);
            let first = say!(told, "sure-no-winner", undecided = undecided, leads = leads.unwrap_or_default());
            joined([Some(first), behind(selected, told)])
        }
    })
}

/// Sentences one after the other.
fn joined<const N: usize>(sentences: [Option<String>; N]) -> String {
    sentences.into_iter().flatten().collect::<Vec<String>>().join(" ")
}

/// `after 1,200 replications`.
fn after(selected: &Selected, told: &Told<'_>) -> String {
    let shown = told.plain(selected.replications as f64, 0);
    say!(told, "sure-after", shown = shown, count = selected.replications)
}

/// Whether the limit came first, and only the one that leads is left of those that paired intervals do not tell apart.
fn is_stopped(selected: &Selected) -> bool {
    !selected.behind.is_empty() && selected.undecided.len() < 2
}

/// What the race had not promised yet, and what paired intervals say of the same options.
fn stopped(selected: &Selected, told: &Told<'_>) -> String {
    let level = told.short_percent(selected.confidence);
    let zone = amount(selected, selected.indifference, told);
    let stopped = say!(told, "sure-stopped", after = after(selected, told), level = level, zone = zone);
    joined([Some(stopped), behind(selected, told)])
}

/// Those that the race had not let go, though they are behind by more than luck.
fn behind(selected: &Selected, told: &Told<'_>) -> Option<String> {
    let leader = selected.option.as_ref().filter(|_| !selected.behind.is_empty())?;
    let names: Vec<String> = selected.behind.iter().map(|name| words::option(name)).collect();
    let (leader, count) = (words::option(leader), names.len());
    Some(say!(told, "sure-behind", names = words::listed(&names, told), count = count, leader = leader))
}

/// A difference in what a race goes by: points of service, or money a month.
fn amount(selected: &Selected, difference: f64, told: &Told<'_>) -> String {
    match selected.by.as_str() {
        "service_level" => say!(told, "words-points", points = told.three(difference * 100.0)),
        _ => say!(told, "words-a-month", amount = words::exact(difference, told)),
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
    let (by, count) = (selected.by.as_str(), names.len());
    (count > 0).then(|| say!(told, "sure-alike", names = words::listed(&names, told), by = by, count = count))
}

/// Who was left where the limit came first; `start` says whether a sentence begins with it.
fn undecided(selected: &Selected, start: &'static str, told: &Told<'_>) -> String {
    let names: Vec<String> = selected.undecided.iter().map(|name| words::option(name)).collect();
    let after = after(selected, told);
    match (names.as_slice(), selected.by.as_str()) {
        ([only], "cost") => {
            let target = required::target(told);
            say!(told, "sure-whether", start = start, option = only.as_str(), target = target, after = after)
        }
        _ => say!(told, "sure-apart", names = words::listed(&names, told), after = after),
    }
}

/// What running until it was sure came to.
pub fn race(selected: &Selected, told: &Told<'_>) -> String {
    let level = told.short_percent(selected.confidence);
    let near = near(&selected.tolerances, told);
    match (selected.verdict.as_str(), &selected.option) {
        ("best", Some(option)) => {
            let (after, zone) = (after(selected, told), amount(selected, selected.indifference, told));
            let (name, by) = (words::option(option), selected.by.as_str());
            let best = say!(told, "sure-selected", after = after, name = name, level = level, by = by, zone = zone);
            joined([Some(best), alike(option, selected, told), near])
        }
        ("none_holds", _) => {
            let none = say!(told, "sure-none-holds", after = after(selected, told), level = level);
            joined([Some(none), near])
        }
        _ if is_stopped(selected) => joined([Some(stopped(selected, told)), near]),
        _ => {
            let below = selected.difference_below.filter(|_| selected.undecided.len() > 1);
            let below = below.map(|most| say!(told, "sure-below", most = amount(selected, most, told)));
            let (undecided, below) = (undecided(selected, "yes", told), below.unwrap_or_default());
            let first = say!(told, "sure-undecided", undecided = undecided, below = below, level = level);
            joined([Some(first), behind(selected, told), near])
        }
    }
}

/// How near to a limit an option may be and be called either way.
fn near(tolerances: &[Tolerance], told: &Told<'_>) -> Option<String> {
    let one = |tolerance: &Tolerance| match tolerance.measure.as_str() {
        "asa" => say!(told, "sure-tolerance-of-wait", time = words::time(tolerance.within, told)),
        measure => {
            say!(told, "sure-tolerance", points = told.rounded(tolerance.within * 100.0), measure = measure)
        }
    };
    let mut all: Vec<String> = tolerances.iter().map(one).collect();
    all.dedup();
    (!all.is_empty()).then(|| say!(told, "sure-near", tolerances = words::listed(&all, told)))
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
    let said = |what: &'static str, list: &str| say!(told, "sure-chance", what = what, list = list);
    if chosen.is_some_and(|chosen| chosen.by == By::Cost) {
        let list = listed(&|one| one.cheapest_that_holds.unwrap_or(0.0));
        return Vec::from_iter((!list.is_empty()).then(|| said("cheapest", &list)));
    }
    let (all, holding) = (listed(&|one| one.best), listed(&|one| one.best_that_holds.unwrap_or(0.0)));
    let mut points = Vec::from_iter((!all.is_empty()).then(|| said("best", &all)));
    if !holding.is_empty() && holding != all {
        points.push(said("holding", &holding));
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
        _ => say!(told, "sure-lost", amount = words::a_month(regret.mean, told)?),
    };
    Some(say!(told, "sure-regret", name = name, share = often, periods = period, lost = lost))
}
