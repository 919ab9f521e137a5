//! One option over its replications: simulated, measured, priced, each replication by itself, then estimated.

use crate::economics::{Books, Ledger};
use crate::engine::Plan;
use crate::experiment::money::{self, MoneyMeasures};
use crate::experiment::precision;
use crate::experiment::replicate::{Bench, Reuse, Stop, Threads};
use crate::experiment::staffing;
use crate::measures::{Collector, Tally, target_met};
use crate::results::{IntervalTables, OptionResults};
use crate::scenario::{Precision, Scenario, Vat};

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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Headline {
    /// Profit over the calendar.
    pub profit: f64,
    /// Cost over the calendar.
    pub cost: f64,
    /// Whether every target was met; none where nothing was offered.
    pub met: Option<bool>,
}

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
    /// Why it stopped: `replications`, `precision`, `at_most`.
    pub stopped: &'static str,
}

impl Reuse for (Tally, Ledger) {
    fn reset(&mut self) {
        self.0.reset();
        self.1.reset();
    }
}

/// Counters and ledgers of an option, over replications.
struct Kept<'s> {
    scenario: &'s Scenario,
    collector: Collector,
    books: Books,
    money: MoneyMeasures,
    headlines: Vec<Headline>,
}

impl Kept<'_> {
    fn add(&mut self, recorder: &(Tally, Ledger)) -> Result<(), String> {
        let (tally, ledger) = recorder;
        tally.check()?;
        let account = ledger.close();
        self.collector.add(tally);
        self.books.add(&account);
        self.money.add(tally, &account);
        let targets = target_met(tally, &self.scenario.model);
        let known: Vec<bool> = targets.into_iter().flatten().collect();
        let number = crate::economics::money::number;
        self.headlines.push(Headline {
            profit: number(account.profit),
            cost: number(account.cost),
            met: (!known.is_empty()).then(|| known.iter().all(|met| *met)),
        });
        Ok(())
    }

    fn finish(&self, confidence: f64) -> (OptionResults, IntervalTables) {
        let (mut results, mut intervals) = self.collector.finish(confidence);
        staffing::insert(&self.scenario.model, &mut intervals);
        self.money.insert(&mut results, confidence);
        results.invoices = self.books.lines(confidence);
        money::tie_to_bills(&mut results);
        (results, intervals)
    }
}

/// Simulates an option whose rosters are known. `progress` hears how many replications are done.
///
/// # Errors
/// Why a replication stopped: a limit, or a broken identity.
pub fn simulate(
    scenario: &Scenario,
    settings: &Settings,
    threads: &Threads,
    mut progress: impl FnMut(u64),
) -> Result<Outcome, Stop> {
    let model = &scenario.model;
    let plan = Plan::new(model);
    let recorder = || {
        let ledger = Ledger::new(model, &scenario.terms, scenario.run.warm_up);
        let ledger = if scenario.decision.vat == Some(Vat::Recoverable) { ledger.recovering_vat() } else { ledger };
        (Tally::new(model, scenario.run.warm_up), ledger)
    };
    let mut bench = Bench::new(&plan, settings.seed, threads, recorder);
    let mut kept = Kept {
        scenario,
        collector: Collector::new(model),
        books: Books::new(model),
        money: MoneyMeasures::new(scenario),
        headlines: Vec::new(),
    };
    let mut until =
        if settings.precision.is_some() { precision::FIRST.min(settings.at_most()) } else { settings.replications };
    loop {
        bench.run_until(until, threads, |replication, recorder| {
            let added = kept.add(recorder);
            progress(replication + 1);
            added
        })?;
        let (results, intervals) = kept.finish(settings.confidence);
        let stopped = match &settings.precision {
            None => Some("replications"),
            Some(wanted) if precision::reached(&results, wanted) => Some("precision"),
            Some(wanted) if until >= wanted.at_most => Some("at_most"),
            Some(_) => None,
        };
        if let Some(stopped) = stopped {
            return Ok(Outcome { results, intervals, headlines: kept.headlines, replications: until, stopped });
        }
        until = precision::next(until).min(settings.at_most());
    }
}
