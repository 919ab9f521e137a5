//! Several years: what each option costs and earns month by month, and when to go from one to another.
//!
//! In: options whose rosters are still to be found, `[plan]`, how much to simulate. Out: the part of the results that is about
//! years. Every option is simulated at a few volumes on the same callers; the money of a month is interpolated between them,
//! replication by replication, so that a present value has an interval. Knows no report.

mod best;
mod flow;
mod heads;
pub mod limit;
mod response;
#[cfg(test)]
mod straight;
mod switch;
#[cfg(test)]
mod tests;
mod volume;

use rust_decimal::Decimal;

use crate::economics::InHouse;
use crate::economics::money::number;
use crate::experiment::money::Month;
use crate::experiment::replicate::{Stop, Threads};
use crate::results::years::{MonthTotal, OptionYears, YearTotal, Years};
use crate::scenario::{Scenario, Vat};
use crate::statistics::{Estimate, Paired, Sample};

use flow::{Flow, Staffed};
use response::Grid;
use volume::Calendar;

/// How much to simulate at each volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// Replications.
    pub replications: u64,
    /// The seed.
    pub seed: u64,
    /// Confidence level of intervals.
    pub confidence: f64,
}

/// Why there are no years.
#[derive(Clone, Debug, PartialEq)]
pub struct YearsFault {
    /// Of which option.
    pub option: String,
    /// The most volume of the plan, as a multiple of the scenario's.
    pub most: f64,
    /// Why a replication stopped.
    pub stop: Stop,
}

/// The years of these options under the first one's plan; none without a plan. Rosters must not have been found yet.
///
/// # Errors
/// A replication stopped.
pub fn of(options: &[(String, Scenario)], amount: Amount, threads: &Threads) -> Result<Option<Years>, YearsFault> {
    told(options, amount, threads, &mut |_| {})
}

/// The same as [`of`]; `progress` hears how many options are done.
///
/// # Errors
/// See [`of`].
pub fn told(
    options: &[(String, Scenario)],
    amount: Amount,
    threads: &Threads,
    progress: &mut dyn FnMut(u64),
) -> Result<Option<Years>, YearsFault> {
    let Some((first, plan)) = options.first().and_then(|(_, first)| Some((first, first.plan.as_ref()?))) else {
        return Ok(None);
    };
    let calendar = Calendar::new(first, plan);
    let mut planned = Vec::new();
    for (name, scenario) in options {
        let fault = |stop| YearsFault { option: name.clone(), most: calendar.most(), stop };
        let mut grid = Grid::new(scenario, plan, &calendar, amount, threads).map_err(fault)?;
        let staffed = Staffed::new(&mut grid, &calendar, plan, 0, threads).map_err(fault)?;
        planned.push((name.clone(), grid, staffed));
        progress(planned.len() as u64);
    }
    let flows: Vec<Vec<Flow>> =
        planned.iter().map(|(_, grid, staffed)| flow::alone(grid, staffed, &calendar)).collect();
    let switch = match &plan.switch {
        Some(wanted) => switch::of(wanted, &mut planned, plan, &calendar, amount, threads)?,
        None => None,
    };
    let names = options.iter().map(|(name, _)| name.as_str());
    let staffed = planned.iter().map(|(_, grid, staffed)| (grid, staffed));
    let mut told: Vec<OptionYears> = names
        .zip(&flows)
        .zip(staffed)
        .map(|((name, flows), staffed)| option(name, flows, staffed, &calendar, amount.confidence))
        .collect();
    against_best(&mut told, &flows, &calendar, amount.confidence);
    Ok(Some(Years {
        starts: calendar.months.first().map_or(String::new(), |month| month.month.clone()),
        months: plan.months,
        discount_per_year: plan.discount_per_year,
        levels: calendar.levels.clone(),
        calendar: calendar.months,
        options: told,
        switch,
    }))
}

/// A figure over replications.
fn estimate(values: impl Iterator<Item = f64>, confidence: f64) -> Estimate {
    let mut sample = Sample::default();
    values.for_each(|value| sample.push(value));
    sample.estimate(confidence).in_cents()
}

fn option(
    name: &str,
    flows: &[Flow],
    (grid, staffed): (&Grid<'_>, &Staffed),
    calendar: &Calendar,
    confidence: f64,
) -> OptionYears {
    let over = |months: std::ops::Range<usize>, of: fn(&Month) -> f64| {
        let sum = |flow: &Flow| flow.months.get(months.clone()).unwrap_or_default().iter().map(of).sum::<f64>();
        estimate(flows.iter().map(sum), confidence)
    };
    let (count, employs) = (calendar.months.len(), grid.employs());
    let year = |nth: usize| YearTotal {
        year: nth as u32 + 1,
        cost: over(12 * nth..(12 * nth + 12).min(count), |month| month.cost),
        profit: over(12 * nth..(12 * nth + 12).min(count), |month| month.profit),
    };
    let month = |nth: usize| MonthTotal {
        cost: over(nth..nth + 1, |month| month.cost),
        profit: over(nth..nth + 1, |month| month.profit),
        heads_needed: staffed.needed.get(nth).copied().filter(|_| employs),
        heads: staffed.heads.get(nth).copied().filter(|_| employs),
    };
    OptionYears {
        option: name.to_owned(),
        net_present_value: estimate(flows.iter().map(|flow| flow.present(calendar).profit), confidence),
        cost_present_value: estimate(flows.iter().map(|flow| flow.present(calendar).cost), confidence),
        against_best: Estimate::default(),
        between_levels: grid.bend(&calendar.levels),
        years: (0..count.div_ceil(12)).map(year).collect(),
        months: (0..count).map(month).collect(),
    }
}

/// Each option's present value less the best one's, on the same callers; intervals hold together.
fn against_best(options: &mut [OptionYears], flows: &[Vec<Flow>], calendar: &Calendar, confidence: f64) {
    let values: Vec<Vec<f64>> =
        flows.iter().map(|flows| flows.iter().map(|flow| flow.present(calendar).profit).collect()).collect();
    let mean = |values: &Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
    // The first of those that are level.
    let best = values.iter().reduce(|best, other| if mean(other) > mean(best) { other } else { best });
    let Some(best) = best else { return };
    // Which is the best the same figures choose: only what holds for every pair holds for those with it.
    let comparisons = (options.len() * options.len().saturating_sub(1) / 2) as u64;
    for (option, own) in options.iter_mut().zip(&values) {
        let mut paired = Paired::default();
        own.iter().zip(best).for_each(|(own, best)| paired.push(*own, *best));
        option.against_best = paired.estimate(confidence, comparisons).in_cents();
    }
}

/// What one more own agent of a scenario costs once, what one costs who replaces a leaver, and how many are employed before the
/// plan, where that is said: of the first provider that employs any. Where its contract pays its cost, as the contract pays it.
fn one_more(scenario: &Scenario) -> (f64, f64, Option<f64>) {
    let found = scenario.terms.iter().find_map(|terms| Some((terms, terms.costs.as_ref()?)));
    let costs = found.map(|(_, costs)| costs);
    let contract = found.and_then(|(terms, _)| terms.contract.as_ref());
    let recovers = scenario.decision.vat == Some(Vat::Recoverable);
    let billed = |cost: Decimal| contract.map_or(cost, |contract| contract.on_own_cost(cost, recovers));
    let today = costs.and_then(|costs| costs.people.hiring?.heads_today).map(number);
    let of = |price: fn(&InHouse) -> Decimal| costs.map_or(0.0, |costs| number(billed(price(costs))));
    (of(InHouse::one_more), of(InHouse::one_replaced), today)
}
