//! What a comparison recommends: by profit, or as the cheapest option that holds the target where the file says `decision.require`.
//!
//! In: results. Out: the option, what it is laid beside, by how much it leads, whether options hold the target. Writes no
//! sentence. "Holds the target" has this one meaning wherever it is told: what `decision.require` says, by the intervals of
//! `constraint`; after a race for the cheapest that holds what the race found, which goes by its tolerances.

use crate::report::{numbers, view};
use crate::results::{Estimate, LimitFigure, Raced, Results, Selected, Tolerance};

/// What is wanted of the option that is recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The largest profit.
    Profit,
    /// The least cost of those that hold the target.
    Cost,
}

/// What is known of the option that a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surety {
    /// The first of the ranking, or what a race selected.
    Leads,
    /// It holds the target; whether it is the cheapest that does, its rivals leave open.
    Holds,
    /// No option surely holds the target; this is the cheapest of those that may.
    MayHold,
    /// No option holds the target; this one leads by profit.
    NoneHolds,
}

/// The option that a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// Its name.
    pub option: &'a str,
    /// By what.
    pub by: By,
    /// How sure that is.
    pub surety: Surety,
    /// The next: by profit; or the cheapest of the others that hold the target, else of those that may.
    pub runner_up: Option<&'a str>,
}

impl Chosen<'_> {
    /// What it is ahead in: where no option holds the target it leads by profit.
    pub fn measure(&self) -> By {
        if self.surety == Surety::NoneHolds { By::Profit } else { self.by }
    }
}

/// What a comparison recommends; none without a ranking.
pub fn chosen(results: &Results) -> Option<Chosen<'_>> {
    let leader = results.ranking.first()?.option.as_str();
    let race = results.selected.as_ref().filter(|selected| selected.by != "service_level");
    if !by_cost(results) {
        let option = race.and_then(|selected| selected.option.as_deref()).unwrap_or(leader);
        let runner_up = results.ranking.iter().map(|ranked| ranked.option.as_str()).find(|name| *name != option);
        return Some(Chosen { option, by: By::Profit, surety: Surety::Leads, runner_up });
    }
    let (option, surety) = match race {
        Some(selected) if selected.verdict == "best" => (selected.option.as_deref(), Surety::Leads),
        Some(selected) if selected.verdict == "none_holds" => (None, Surety::NoneHolds),
        _ => {
            let leads = race.and_then(|selected| selected.option.as_deref());
            let holding = leads.or_else(|| cheapest(results, Some(true), ""));
            match (holding, cheapest(results, None, "")) {
                (Some(option), _) => (Some(option), Surety::Holds),
                (None, Some(option)) => (Some(option), Surety::MayHold),
                (None, None) => (None, Surety::NoneHolds),
            }
        }
    };
    let option = option.unwrap_or(leader);
    let others = || cheapest(results, Some(true), option).or_else(|| cheapest(results, None, option));
    let runner_up = if surety == Surety::NoneHolds { None } else { others() };
    Some(Chosen { option, by: By::Cost, surety, runner_up })
}

/// Whether the cheapest that holds the target is wanted: a race asked for it, or the file does and there is a target.
fn by_cost(results: &Results) -> bool {
    match &results.selected {
        Some(selected) => selected.by == "cost",
        None => {
            let required = results.decision.as_ref().is_some_and(|decision| decision.require.is_some());
            required
                && results.constraint.as_ref().is_some_and(|held| held.options.iter().any(|one| one.cost.is_some()))
        }
    }
}

/// The cheapest option whose target stands so, but for one.
pub fn cheapest<'a>(results: &'a Results, held: Option<bool>, but: &str) -> Option<&'a str> {
    let options = results.constraint.iter().flat_map(|constraint| &constraint.options);
    let those = options.filter(|one| one.option != but && holds(results, &one.option) == held);
    let cost = |one: &crate::results::OptionConstraint| one.cost.and_then(|cost| cost.mean).unwrap_or(f64::INFINITY);
    those.min_by(|a, b| cost(a).total_cmp(&cost(b))).map(|one| one.option.as_str())
}

/// Whether an option holds the target; none where it cannot be told, or there is none.
pub fn holds(results: &Results, option: &str) -> Option<bool> {
    let found = results.constraint.as_ref()?.options.iter().find(|one| one.option == option)?.holds;
    raced(results, option).and_then(|raced| raced.holds).or(found)
}

/// What a race for the cheapest found of an option, if there was one.
fn raced<'a>(results: &'a Results, option: &str) -> Option<&'a Raced> {
    race_for_cheapest(results)?.options.iter().find(|one| one.option == option)
}

/// The verdict on one limit of a target, so that those of all its limits make up that on the option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfLimit {
    /// Whether it is held; none where that cannot be told.
    pub holds: Option<bool>,
    /// Why it is so where the limit's interval says something else.
    pub by: Race,
}

/// What a race has to do with a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Race {
    /// Nothing, or it found what the interval says.
    Nothing,
    /// It was sure where the interval, which is wider, is not.
    Surer,
    /// The figure is so near to the limit that the race may call it either way.
    Tolerates,
}

/// Whether one of an option's limits is held, as [`holds`] means it.
pub fn limit(results: &Results, option: &str, limit: &LimitFigure) -> OfLimit {
    let called = called(results, option, limit);
    let by = match called {
        None => Race::Nothing,
        _ if called == limit.holds => Race::Nothing,
        _ if is_tolerated(results, limit) => Race::Tolerates,
        _ => Race::Surer,
    };
    OfLimit { holds: called.or(limit.holds), by }
}

/// What a race called a limit, where it called the option.
fn called(results: &Results, option: &str, limit: &LimitFigure) -> Option<bool> {
    let raced = raced(results, option)?;
    let holds = raced.holds?;
    let limits = &results.constraint.as_ref()?.options.iter().find(|one| one.option == option)?.limits;
    let nth = limits.iter().position(|one| one == limit)?;
    // Results of before each limit was told: who holds the target holds each, who misses the only one misses that.
    let by_the_whole = || (holds || limits.len() == 1).then_some(holds);
    if raced.limits.is_empty() { by_the_whole() } else { raced.limits.get(nth).copied().flatten() }
}

/// Whether a figure is nearer to its limit than the tolerance of the race.
fn is_tolerated(results: &Results, limit: &LimitFigure) -> bool {
    let its = |race: &&Selected| {
        let is_of_it = |one: &&Tolerance| {
            one.measure == limit.measure && (one.bound - limit.bound).abs() <= 1e-9 * limit.bound.abs()
        };
        let all = race.tolerances.iter().filter(is_of_it);
        let far = limit.figure.mean.map_or(f64::INFINITY, |mean| (mean - limit.bound).abs());
        all.into_iter().any(|one| far <= one.within)
    };
    race_for_cheapest(results).is_some_and(|race| its(&race))
}

/// Whether a race could have called an option's target either way: the limits that its verdict rests on are within their tolerance.
pub fn is_near(results: &Results, option: &str) -> bool {
    let limits = results.constraint.iter().flat_map(|held| &held.options).filter(|one| one.option == option);
    let all = limits.flat_map(|one| &one.limits).map(|one| limit(results, option, one));
    let verdict = holds(results, option);
    let mut those = all.filter(|one| verdict == Some(true) || one.holds == verdict).peekable();
    match verdict {
        Some(true) => those.any(|one| one.by == Race::Tolerates),
        // One limit that is surely missed is enough.
        Some(false) => those.peek().is_some() && those.all(|one| one.by == Race::Tolerates),
        None => false,
    }
}

/// The race for the cheapest option that holds the target, if there was one.
pub fn race_for_cheapest(results: &Results) -> Option<&Selected> {
    results.selected.as_ref().filter(|selected| selected.by == "cost")
}

/// By how much an option is ahead of another, money a month, in profit or in what it does not cost; and over how many
/// replications, those that both have.
pub fn ahead(option: &str, other: &str, by: By, results: &Results) -> Option<(Estimate, u64)> {
    let is_it = |first: &str, second: &str| (first, second) == (option, other) || (second, first) == (option, other);
    let pairs = results.comparison.iter().flat_map(|comparison| &comparison.pairs);
    let pair = pairs.into_iter().find(|pair| is_it(&pair.first, &pair.second));
    let replications = pair.map_or(results.replications, |pair| pair.replications);
    // With the first of the ranking in the intervals of the ranking, which are those of fewer comparisons.
    if by == By::Profit && results.ranking.first().is_some_and(|first| first.option == option) {
        let ranked = results.ranking.iter().find(|ranked| ranked.option == other)?;
        return Some((numbers::scaled(view::ranked_month(ranked, results).against_best, -1.0), replications));
    }
    // With the cheapest that holds the target in the intervals of that verdict.
    let cheapest =
        results.constraint.as_ref().filter(|held| by == By::Cost && held.cheapest.as_deref() == Some(option));
    let dearer = cheapest.and_then(|held| held.options.iter().find(|one| one.option == other)?.dearer_by);
    if let Some(dearer) = dearer {
        return Some((dearer, replications));
    }
    let pair = pair?;
    let difference = if by == By::Profit { pair.profit? } else { pair.cost? };
    // Less cost is ahead.
    let sign = if (pair.first == option) == (by == By::Profit) { 1.0 } else { -1.0 };
    Some((numbers::scaled(difference.difference, sign), replications))
}
