//! One option over its replications: how much of it to simulate, and what comes of it.

use crate::engine::Plan;
use crate::experiment::commitments::Commitments;
use crate::experiment::money::Month;
use crate::experiment::precision;
use crate::experiment::replicate::{Stop, Threads};
use crate::experiment::running::Running;
use crate::measures::{Counted, Demanded, Served};
use crate::results::risk::OptionRisk;
use crate::results::scorecard::OptionScore;
use crate::results::{Alternative, ContractTerms, INTERRUPTED, IntervalTables, OptionResults};
use crate::scenario::{Precision, Scenario};

/// How much to simulate.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Replications, at least 1.
    pub replications: u64,
    /// Instead: until one figure is known this well.
    pub precision: Option<Precision>,
    /// The seed.
    pub seed: u64,
    /// Confidence level of all intervals.
    pub confidence: f64,
}

impl Settings {
    /// Replications that are sure to be run.
    pub fn at_least(&self) -> u64 {
        self.precision.as_ref().map_or(self.replications, |precision| precision.at_most.min(precision::FIRST))
    }

    /// Replications at most.
    pub fn at_most(&self) -> u64 {
        self.precision.as_ref().map_or(self.replications, |precision| precision.at_most)
    }
}

/// What comparisons need of each replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Profit over the calendar.
    pub profit: f64,
    /// Cost over the calendar.
    pub cost: f64,
    /// The same of a month over the horizon, one-off costs spread.
    pub month: Month,
    /// Whether every target was met; none where nothing was offered.
    pub met: Option<bool>,
    /// What a month over the horizon costs, by provider in file order: these add up to the month's cost.
    pub bills: Box<[f64]>,
    /// Service: parts and wholes, the worst day and interval.
    pub served: Served,
}

impl Headline {
    /// Bytes of a headline that lie elsewhere, in an option of so many providers and limits of targets.
    pub fn elsewhere(providers: usize, demands: usize) -> usize {
        // What an allocator adds to each of two pieces of memory, at the most.
        providers * size_of::<f64>() + demands * size_of::<Counted>() + 2 * 32
    }
}

/// Replications of which something can be told when the rest is interrupted: one has no interval.
pub const FEWEST: u64 = 2;

/// An option over its replications.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Measures, invoices, curves.
    pub results: OptionResults,
    /// Measures by interval of the calendar.
    pub intervals: IntervalTables,
    /// Each replication's headline, in order.
    pub headlines: Vec<Headline>,
    /// Replications run.
    pub replications: u64,
    /// Why it stopped: `replications`, `precision`, `at_most`, [`INTERRUPTED`]; of a race `selected`, `not_selected`.
    pub stopped: &'static str,
    /// What it binds to before anybody calls.
    pub commitments: Commitments,
    /// What its contracts say.
    pub contracts: Vec<ContractTerms>,
    /// The limits of its targets, in the order of `served.demanded` of each headline.
    pub demands: Vec<Demanded>,
    /// Replications after which it had left a race for the most profit; none where it stayed, or there was none.
    pub left_after: Option<u64>,
    /// What is not money, if the scenario has it.
    pub score: Option<OptionScore>,
    /// What other terms would save; empty where that was not asked for.
    pub alternatives: Vec<Alternative>,
    /// How its bills and its service are spread; none where that was not asked for.
    pub risk: Option<OptionRisk>,
}

/// Simulates an option whose rosters are known. `progress` hears, on any of the threads, how many replications are done. Interrupted,
/// it is an outcome of the replications before, if there are [`FEWEST`] of them.
///
/// # Errors
/// Why a replication stopped: a limit, a broken identity, or somebody who asked for it.
pub fn simulate(
    scenario: &Scenario,
    settings: &Settings,
    threads: &Threads,
    progress: impl FnMut(u64) + Send,
) -> Result<Outcome, Stop> {
    simulate_under(scenario, settings, threads, Terms::AsWritten, progress)
}

/// Under which terms contracts are priced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terms {
    /// Those of the scenario.
    AsWritten,
    /// And those that could be agreed upon instead, to tell what they would be worth; and the risk of those of the scenario.
    AndOthers,
}

/// The same, contracts priced under other terms, too, if that is asked for.
///
/// # Errors
/// See [`simulate`].
pub fn simulate_under(
    scenario: &Scenario,
    settings: &Settings,
    threads: &Threads,
    terms: Terms,
    mut progress: impl FnMut(u64) + Send,
) -> Result<Outcome, Stop> {
    let plan = Plan::new(&scenario.model);
    let mut running = Running::new(scenario, &plan, settings.seed, threads, terms);
    let mut until = settings.at_least();
    loop {
        let ran = running.until(until, threads, &mut progress);
        let outcome = |stopped| running.outcome(settings.confidence, stopped);
        match ran {
            Err(Stop::Interrupted { replication }) if replication >= FEWEST => return Ok(outcome(INTERRUPTED)),
            ran => ran?,
        }
        match &settings.precision {
            None => return Ok(outcome("replications")),
            Some(wanted) => {
                let reached = precision::reached(&running.results(settings.confidence), wanted);
                if reached || until >= wanted.at_most {
                    return Ok(outcome(if reached { "precision" } else { "at_most" }));
                }
            }
        }
        until = precision::next(until).min(settings.at_most());
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn shop() -> Scenario {
        let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 2\nopen = \"09:00-12:00\"\n\
             [contacts.calls]\narrivals.poisson = { per_hour = 60 }\ntalk_time = \"3m\"\npatience = \"2m\"\n\
             [contacts.mails]\narrivals.poisson = { per_hour = 10 }\ntalk_time = \"5m\"\npatience = \"9m\"\n\
             [groups.own]\nskills = [\"calls\", \"mails\"]\nroster = 4\n";
        let loaded = crate::scenario::load("shop.toml", text.as_bytes(), &Vec::new(), &[]);
        loaded.experiment.unwrap().base
    }

    /// Everything that comes of it, and what progress said.
    fn outcome(threads: usize, precision: Option<Precision>) -> (String, u64, Vec<u64>) {
        let settings = Settings { replications: 50, precision, seed: 3, confidence: 0.95 };
        let mut heard = Vec::new();
        let found = simulate(&shop(), &settings, &Threads::new(Some(threads)), |done| heard.push(done)).unwrap();
        let replications = found.replications;
        (format!("{found:?}"), replications, heard)
    }

    #[test]
    fn outcomes_are_the_same_to_the_last_bit_on_any_number_of_threads() {
        let narrow = || Some(Precision { of: "total.service_level".to_owned(), half_width: 0.01, at_most: 400 });
        for precision in [None, narrow()] {
            let one = outcome(1, precision.clone());
            assert!(one.1 >= 50 && one.1 < 400, "{}", one.1);
            // Progress goes up by one, and ends at the number of replications.
            assert_eq!(one.2, (1..=one.1).collect::<Vec<u64>>());
            for threads in [2, 3, 7] {
                assert_eq!(outcome(threads, precision.clone()), one, "{threads} threads");
            }
        }
    }
}
