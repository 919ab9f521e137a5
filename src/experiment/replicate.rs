//! Replications over threads: the only home of rayon.
//!
//! In: a plan, recorders, how many replications. Out: each replication's recorder, handed over in order, whatever the
//! number of threads: batches run side by side and are folded one after the other.

use rayon::prelude::*;

use crate::engine::simulation::Ending;
use crate::engine::{Plan, Recorder, Simulation};
use crate::random::Luck;

/// A recorder that can be used again.
pub trait Reuse: Recorder + Send {
    /// Forgets the last replication.
    fn reset(&mut self);
}

/// Why replications stopped early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A replication held more contacts waiting than memory should.
    Overfull {
        /// Which replication, from 0.
        replication: u64,
    },
    /// A replication broke an identity that always holds: our fault.
    Broken {
        /// Which replication, from 0.
        replication: u64,
        /// Which identity.
        what: String,
    },
}

/// Threads to work with: a pool of its own, or the caller's thread where a pool cannot start.
pub struct Threads(Option<rayon::ThreadPool>);

impl Threads {
    /// A pool of `count` threads; as many as there are cores if none is said.
    pub fn new(count: Option<usize>) -> Threads {
        Threads(rayon::ThreadPoolBuilder::new().num_threads(count.unwrap_or(0)).build().ok())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.as_ref().map_or(1, rayon::ThreadPool::current_num_threads)
    }

    fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match &self.0 {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }
}

/// Simulations that run side by side for one plan, kept for their memory.
pub struct Bench<'p, R: Reuse> {
    simulations: Vec<Simulation<'p, R>>,
    seed: u64,
    next: u64,
}

/// Replications that so many threads run side by side: two each, so that none waits for another.
pub fn side_by_side(threads: usize) -> usize {
    2 * threads
}

impl<'p, R: Reuse> Bench<'p, R> {
    /// Prepares as many simulations as run side by side. The number depends on the threads, the results do not.
    pub fn new(plan: &'p Plan<'p>, seed: u64, threads: &Threads, recorder: impl Fn() -> R) -> Bench<'p, R> {
        let simulations = (0..side_by_side(threads.count())).map(|_| Simulation::new(plan, recorder())).collect();
        Bench { simulations, seed, next: 0 }
    }

    /// Replications run so far.
    pub fn done(&self) -> u64 {
        self.next
    }

    /// Runs replications until `until` have been run, and folds each in order.
    ///
    /// # Errors
    /// Why a replication stopped, or what `fold` found broken.
    pub fn run_until(
        &mut self,
        until: u64,
        threads: &Threads,
        mut fold: impl FnMut(u64, &mut R) -> Result<(), String>,
    ) -> Result<(), Stop> {
        while self.next < until {
            let count = ((until - self.next) as usize).min(self.simulations.len());
            let (first, seed) = (self.next, self.seed);
            let batch = &mut self.simulations[..count];
            let endings: Vec<Ending> = threads.run(|| {
                batch
                    .par_iter_mut()
                    .enumerate()
                    .map(|(index, simulation)| {
                        simulation.recorder().reset();
                        simulation.run(Luck::new(seed, first + index as u64))
                    })
                    .collect()
            });
            for (index, ending) in endings.into_iter().enumerate() {
                let replication = first + index as u64;
                if ending == Ending::Overfull {
                    return Err(Stop::Overfull { replication });
                }
                fold(replication, self.simulations[index].recorder())
                    .map_err(|what| Stop::Broken { replication, what })?;
            }
            self.next += count as u64;
        }
        Ok(())
    }
}
