//! One job of a sweep: some replications of all options at a point.
//!
//! In: a job. Out: its block, or why there is none; a point that fails, even by a panic, costs no other point. A worker keeps the
//! scenario of the point that it read last.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::economics::Ledger;
use crate::engine::Plan;
use crate::engine::simulation::MOST_WAITING;
use crate::experiment::money::MoneyMeasures;
use crate::experiment::option::Terms;
use crate::experiment::promise;
use crate::experiment::replicate::{Bench, Stop, Threads};
use crate::experiment::running::recorders;
use crate::experiment::sweep::asked::{Layout, Sweep};
use crate::measures::{Judgement, Tally, single};
use crate::results::sweep::{Block, Failed, Replicated};
use crate::scenario::Scenario;
use crate::scenario::written::Written;

/// What is to be simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// The point.
    pub point: u64,
    /// The first replication.
    pub from: u64,
    /// The first after them.
    pub until: u64,
}

/// Replications of each option, or why there are none.
pub type Found = Result<Vec<Vec<Replicated>>, Failed>;

/// The block of a job, of what was found by it; a panic is a reason to have found nothing.
pub fn caught(job: Job, found: impl FnOnce() -> Found) -> Block {
    let found = catch_unwind(AssertUnwindSafe(found)).unwrap_or_else(|panic| {
        let why = panic.downcast_ref::<String>().cloned();
        let why = why.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Err(fault(format!("met a fault of the program: {}", why.unwrap_or_else(|| "it panicked".to_owned()))))
    });
    Block { point: job.point, from: job.from, until: job.until, found }
}

type Options = Result<Vec<(String, Scenario)>, Failed>;

/// Who does jobs, on one thread.
pub struct Worker<'s> {
    sweep: &'s Sweep,
    written: &'s Written,
    /// This one alone.
    threads: Threads,
    read: Option<(u64, Options)>,
}

impl<'s> Worker<'s> {
    /// A worker.
    pub fn new(sweep: &'s Sweep, written: &'s Written) -> Worker<'s> {
        Worker { sweep, written, threads: Threads::new(Some(1)), read: None }
    }

    /// Does a job.
    pub fn block(&mut self, job: Job) -> Block {
        caught(job, || self.found(job))
    }

    /// What a job finds.
    ///
    /// # Errors
    /// Why there is nothing.
    pub fn found(&mut self, job: Job) -> Found {
        // Taken away while it is used: what a panic leaves half done is not used again.
        let read = self.read.take().filter(|(point, _)| *point == job.point);
        let (_, options) = read.unwrap_or_else(|| (job.point, self.options(job.point)));
        let intervals = self.sweep.plan.output.intervals;
        let one = |(name, scenario): &(String, Scenario)| {
            replicated(scenario, self.sweep.seed, job, intervals, &self.threads)
                .map_err(|stop| stopped(name, self.sweep.seed, stop))
        };
        let found = options.as_ref().map_err(Clone::clone).and_then(|options| options.iter().map(one).collect());
        self.read = Some((job.point, options));
        found
    }

    /// The options at a point, their rosters solved.
    fn options(&self, point: u64) -> Options {
        let mut options = self.sweep.read(self.written, point).map_err(|why| Failed { why, is_fault: false })?;
        for ((name, scenario), layout) in options.iter_mut().zip(&self.sweep.layouts) {
            promise::size(&mut scenario.model, &self.threads).map_err(|stop| stopped(name, self.sweep.seed, stop))?;
            if Layout::new(name, scenario) != *layout {
                let why = format!(
                    "option \"{name}\" has other contact types, intervals or money here than at other points: no table has room for both"
                );
                return Err(Failed { why, is_fault: false });
            }
        }
        Ok(options)
    }
}

/// Replications of one option.
fn replicated(
    scenario: &Scenario,
    seed: u64,
    job: Job,
    intervals: bool,
    threads: &Threads,
) -> Result<Vec<Replicated>, Stop> {
    let plan = Plan::new(&scenario.model);
    let mut bench = Bench::new(&plan, seed, threads, 2, recorders(scenario, Terms::AsWritten)).beginning(job.from);
    let mut all = Vec::new();
    let close = |recorder: &(Tally, Ledger)| closed(recorder, scenario, intervals);
    bench.run_until(job.until, threads, close, vec![Box::new(|_, ended| all.push(ended.made.clone()))])?;
    Ok(all)
}

/// What is kept of a replication that has ended.
fn closed((tally, ledger): &(Tally, Ledger), scenario: &Scenario, intervals: bool) -> Result<Replicated, String> {
    tally.check()?;
    let centre = &scenario.model.centre;
    let mut money = MoneyMeasures::new(scenario);
    money.add(tally, &ledger.close());
    let of_money = money.figures().into_iter().map(|(_, part, whole)| (part, whole.unwrap_or(1.0)));
    Ok(Replicated {
        rows: single::counted(tally, &Judgement::new(tally, centre), centre),
        money: of_money.collect(),
        intervals: if intervals { single::by_interval(tally, centre) } else { Vec::new() },
    })
}

fn fault(why: String) -> Failed {
    Failed { why, is_fault: true }
}

/// Why an option stopped, in words.
fn stopped(option: &str, seed: u64, stop: Stop) -> Failed {
    match stop {
        Stop::Overfull { replication } => Failed {
            why: format!(
                "option \"{option}\", replication {replication}: more than {MOST_WAITING} contacts waited at once; the queue grows without end"
            ),
            is_fault: false,
        },
        Stop::Broken { replication, what } => {
            fault(format!("option \"{option}\", seed {seed}, replication {replication}: {what}"))
        }
        // Points are whole: a sweep stops between them.
        Stop::Interrupted { .. } => Failed { why: format!("option \"{option}\" was interrupted"), is_fault: false },
    }
}
