//! One option over its replications: simulated, measured, priced, each replication by itself, then estimated.

use crate::economics::money::number;
use crate::economics::{Account, Books, Ledger};
use crate::engine::{Model, Plan};
use crate::experiment::contracts::{self, Alternatives};
use crate::experiment::money::{self, MoneyMeasures, Month};
use crate::experiment::pipeline::Lane;
use crate::experiment::precision;
use crate::experiment::replicate::{self, Bench, Replicated, Reuse, Stop, Threads};
use crate::experiment::staffing;
use crate::measures::{Collector, Judgement, Part, Tally, memory};
use crate::results::{Alternative, ContractTerms, IntervalTables, OptionResults};
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
    /// The same of a month over the horizon, one-off costs spread.
    pub month: Month,
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
    /// What its contracts say.
    pub contracts: Vec<ContractTerms>,
    /// What other terms would save; empty where that was not asked for.
    pub alternatives: Vec<Alternative>,
}

impl Reuse for (Tally, Ledger) {
    fn reset(&mut self) {
        self.0.reset();
        self.1.reset();
    }
}

/// What is made of a replication by itself.
struct Closed {
    account: Account,
    judgement: Judgement,
}

impl Closed {
    fn new((tally, ledger): &(Tally, Ledger), scenario: &Scenario) -> Result<Closed, String> {
        tally.check()?;
        Ok(Closed { account: ledger.close(), judgement: Judgement::new(tally, &scenario.model.centre) })
    }
}

type Ended = Replicated<(Tally, Ledger), Closed>;

/// Lanes among which the parts of the collector are dealt: enough that no thread waits for another's folding.
const LANES: usize = 8;

/// Counters and ledgers of an option, over replications.
struct Kept<'s> {
    scenario: &'s Scenario,
    collector: Collector,
    books: Books,
    money: MoneyMeasures,
    headlines: Vec<Headline>,
    alternatives: Alternatives,
}

impl<'s> Kept<'s> {
    fn new(scenario: &'s Scenario) -> Kept<'s> {
        let model = &scenario.model;
        Kept {
            scenario,
            collector: Collector::new(model),
            books: Books::new(model, &scenario.currency),
            alternatives: Alternatives::new(scenario),
            money: MoneyMeasures::new(scenario),
            headlines: Vec::new(),
        }
    }

    /// The lanes that keep replications, each for itself; `progress` hears of them.
    fn lanes<'k>(&'k mut self, mut progress: impl FnMut(u64) + Send + 'k) -> Vec<Lane<'k, Ended>> {
        let Kept { scenario, collector, books, money, headlines, alternatives } = self;
        let months = money::months_simulated(scenario);
        let mut dealt: Vec<Vec<Part<'k>>> = Vec::new();
        for (nth, part) in collector.parts().into_iter().enumerate() {
            match dealt.get_mut(nth % LANES) {
                Some(parts) => parts.push(part),
                None => dealt.push(vec![part]),
            }
        }
        let measures = dealt.into_iter().map(|mut parts| -> Lane<'k, Ended> {
            Box::new(move |_, ended| {
                let (tally, _) = &ended.recorder;
                parts.iter_mut().for_each(|part| part(tally, &ended.made.judgement));
            })
        });
        let mut lanes: Vec<Lane<'k, Ended>> = measures.collect();
        lanes.push(Box::new(move |replication, ended| {
            let Closed { account, judgement } = &ended.made;
            books.add(account);
            alternatives.add(account);
            money.add(&ended.recorder.0, account);
            headlines.push(Headline {
                profit: number(account.profit),
                cost: number(account.cost),
                month: money::a_month(account, months),
                met: judgement.met(),
            });
            progress(replication + 1);
        }));
        lanes
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

/// Counters of replications that exist at most on so many threads.
pub fn side_by_side(model: &Model, threads: usize) -> usize {
    let bytes = memory(model, 1).while_running - memory(model, 0).while_running;
    replicate::side_by_side(threads, bytes)
}

/// Simulates an option whose rosters are known. `progress` hears, on any of the threads, how many replications are done.
///
/// # Errors
/// Why a replication stopped: a limit, or a broken identity.
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
    /// And those that could be agreed upon instead, to tell what they would be worth.
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
    let model = &scenario.model;
    let plan = Plan::new(model);
    let recorder = || {
        let ledger = Ledger::new(model, &scenario.terms, scenario.run.warm_up).over(scenario.decision.horizon());
        let ledger = if scenario.decision.vat == Some(Vat::Recoverable) { ledger.recovering_vat() } else { ledger };
        let ledger = if terms == Terms::AndOthers { ledger.with_alternatives(model) } else { ledger };
        (Tally::new(model, scenario.run.warm_up), ledger)
    };
    let mut bench = Bench::new(&plan, settings.seed, threads, side_by_side(model, threads.count()), recorder);
    let mut kept = Kept::new(scenario);
    let mut until = settings.at_least();
    loop {
        let close = |recorder: &(Tally, Ledger)| Closed::new(recorder, scenario);
        bench.run_until(until, threads, close, kept.lanes(&mut progress))?;
        let (results, intervals) = kept.finish(settings.confidence);
        let stopped = match &settings.precision {
            None => Some("replications"),
            Some(wanted) if precision::reached(&results, wanted) => Some("precision"),
            Some(wanted) if until >= wanted.at_most => Some("at_most"),
            Some(_) => None,
        };
        if let Some(stopped) = stopped {
            let contracts = contracts::terms(scenario);
            return Ok(Outcome {
                results,
                intervals,
                headlines: kept.headlines,
                replications: until,
                stopped,
                contracts,
                alternatives: kept.alternatives.savings(settings.confidence),
            });
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
