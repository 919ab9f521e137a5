//! An option while it is simulated: replications so far, each measured and priced by itself, and more on demand.
//!
//! In: an option whose rosters are known. Out: each replication's headline, and estimates of everything, as often as asked for:
//! whoever looks for the best of several options runs each as far as it takes. Knows no other option.

use crate::economics::money::number;
use crate::economics::{Account, Books, Ledger};
use crate::engine::{Model, Plan};
use crate::experiment::commitments;
use crate::experiment::contracts::{self, Alternatives};
use crate::experiment::money::{self, MoneyMeasures};
use crate::experiment::option::{Headline, Outcome, Terms};
use crate::experiment::pipeline::Lane;
use crate::experiment::replicate::{self, Bench, Replicated, Reuse, Stop, Threads};
use crate::experiment::{risk, scorecard, staffing};
use crate::measures::{Collector, Demanded, InWindows, Judgement, Part, Served, Tally, Windows, demands, memory};
use crate::results::{IntervalTables, OptionResults};
use crate::scenario::{Scenario, Vat};

impl Reuse for (Tally, Ledger) {
    fn reset(&mut self) {
        self.0.reset();
        self.1.reset();
    }
}

/// What is asked of every replication.
struct Asked {
    /// The limits of its targets.
    demands: Vec<Demanded>,
    /// What risk is told of; none where nobody asked for it.
    windows: Option<Windows>,
}

/// What is made of a replication by itself.
struct Closed {
    account: Account,
    judgement: Judgement,
    served: Served,
    /// Service by window; empty where nobody asked for risk.
    in_windows: Vec<InWindows>,
}

impl Closed {
    fn new((tally, ledger): &(Tally, Ledger), scenario: &Scenario, asked: &Asked) -> Result<Closed, String> {
        tally.check()?;
        let centre = &scenario.model.centre;
        let judgement = Judgement::new(tally, centre);
        let served = Served::new(tally, &judgement, centre, &asked.demands);
        let in_windows = asked.windows.as_ref().map_or_else(Vec::new, |windows| windows.served(tally, centre));
        Ok(Closed { account: ledger.close(), judgement, served, in_windows })
    }

    /// What comparisons need of it, in a scenario of so many months.
    fn headline(&self, months: f64) -> Headline {
        let Closed { account, judgement, served, .. } = self;
        Headline {
            profit: number(account.profit),
            cost: number(account.cost),
            month: money::a_month(account, months),
            met: judgement.met(),
            bills: account.horizon_by_provider.iter().map(|horizon| number(horizon.mean)).collect(),
            served: served.clone(),
        }
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
    /// None where nobody asked for it.
    risk: Option<risk::Kept>,
}

impl<'s> Kept<'s> {
    fn new(scenario: &'s Scenario, windows: Option<&Windows>) -> Kept<'s> {
        let model = &scenario.model;
        Kept {
            scenario,
            collector: Collector::new(model),
            books: Books::new(model, &scenario.currency),
            alternatives: Alternatives::new(scenario),
            money: MoneyMeasures::new(scenario),
            headlines: Vec::new(),
            risk: windows.map(|windows| risk::Kept::new(scenario, windows)),
        }
    }

    /// The lanes that keep replications, each for itself; `progress` hears of them.
    fn lanes<'k>(&'k mut self, mut progress: impl FnMut(u64) + Send + 'k) -> Vec<Lane<'k, Ended>> {
        let Kept { scenario, collector, books, money, headlines, alternatives, risk } = self;
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
            let account = &ended.made.account;
            books.add(account);
            alternatives.add(account);
            money.add(&ended.recorder.0, account);
            if let Some(risk) = risk.as_mut() {
                risk.add(&ended.made.in_windows, account);
            }
            headlines.push(ended.made.headline(months));
            progress(replication + 1);
        }));
        lanes
    }

    /// Estimates of what has been kept.
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

/// Makes the counters and ledgers of a replication.
pub type Recorders<'s> = Box<dyn Fn() -> (Tally, Ledger) + Sync + 's>;

/// Counters and ledgers of an option.
pub fn recorders(scenario: &Scenario, terms: Terms) -> Recorders<'_> {
    let (model, warm_up) = (&scenario.model, scenario.run.warm_up);
    Box::new(move || {
        let ledger = Ledger::new(model, &scenario.terms, warm_up).over(scenario.decision.horizon());
        let ledger = if scenario.decision.vat == Some(Vat::Recoverable) { ledger.recovering_vat() } else { ledger };
        let ledger = if terms == Terms::AndOthers { ledger.with_alternatives(model) } else { ledger };
        (Tally::new(model, warm_up), ledger)
    })
}

/// An option while it is simulated.
pub struct Running<'s> {
    scenario: &'s Scenario,
    bench: Bench<'s, (Tally, Ledger), Closed, Recorders<'s>>,
    kept: Kept<'s>,
    asked: Asked,
    done: u64,
}

impl<'s> Running<'s> {
    /// Nothing simulated yet. `plan` is that of the scenario's model.
    pub fn new(scenario: &'s Scenario, plan: &'s Plan<'s>, seed: u64, threads: &Threads, terms: Terms) -> Running<'s> {
        let model = &scenario.model;
        let most = side_by_side(model, threads.count());
        let bench = Bench::new(plan, seed, threads, most, recorders(scenario, terms));
        let windows = (terms == Terms::AndOthers).then(|| Windows::new(&model.centre, scenario.run.warm_up));
        let asked = Asked { demands: demands(&model.centre), windows };
        Running { scenario, bench, kept: Kept::new(scenario, asked.windows.as_ref()), asked, done: 0 }
    }

    /// Simulates until so many replications have been run. `progress` hears, on any of the threads, how many are done.
    ///
    /// # Errors
    /// Why a replication stopped: a limit, or a broken identity, or somebody who asked for it; those before it are kept.
    pub fn until(
        &mut self,
        replications: u64,
        threads: &Threads,
        progress: impl FnMut(u64) + Send,
    ) -> Result<(), Stop> {
        let (scenario, asked) = (self.scenario, &self.asked);
        let close = |recorder: &(Tally, Ledger)| Closed::new(recorder, scenario, asked);
        let ran = self.bench.run_until(replications, threads, close, self.kept.lanes(progress));
        self.done = self.kept.headlines.len() as u64;
        ran
    }

    /// Each replication's headline so far, in order.
    pub fn headlines(&self) -> &[Headline] {
        &self.kept.headlines
    }

    /// The limits of its targets, in the order of `served.demanded` of each headline.
    pub fn demands(&self) -> &[Demanded] {
        &self.asked.demands
    }

    /// Estimates from the replications so far.
    pub fn results(&self, confidence: f64) -> OptionResults {
        self.kept.finish(confidence).0
    }

    /// What has come of the replications so far, and why there are no more.
    pub fn outcome(&self, confidence: f64, stopped: &'static str) -> Outcome {
        let (results, intervals) = self.kept.finish(confidence);
        Outcome {
            score: scorecard::of_option(self.scenario, &results),
            results,
            intervals,
            headlines: self.kept.headlines.clone(),
            replications: self.done,
            stopped,
            commitments: commitments::of(self.scenario),
            contracts: contracts::terms(self.scenario),
            demands: self.asked.demands.clone(),
            left_after: None,
            alternatives: self.kept.alternatives.savings(confidence),
            risk: self.kept.risk.as_ref().map(|risk| risk.finish(confidence, self.kept.money.any())),
        }
    }
}
