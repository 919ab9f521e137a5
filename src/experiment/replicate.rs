//! Replications over threads: the only home of rayon.
//!
//! In: a plan, recorders, how many replications. Out: each replication's recorder and what was made of it, folded in the
//! order of replications, whatever the number of threads.

use std::sync::{Mutex, PoisonError};

use crate::engine::simulation::{Ending, MOST_WAITING};
use crate::engine::{Plan, Recorder, Simulation};
use crate::experiment::pipeline::{Lane, Pipeline, Pool};
use crate::random::Luck;

/// People who may wait at once in each of several replications side by side.
const ROOM: usize = 1 << 16;

/// Had by the one replication of this process in which more wait: without it memory would grow with the threads.
static CROWD: Mutex<()> = Mutex::new(());

/// Runs a replication. Of those in which more than 65,536 wait one is gone on with at a time, which changes no result.
pub fn run<R: Recorder>(simulation: &mut Simulation<'_, R>, luck: Luck) -> Ending {
    match simulation.run_within(luck, ROOM) {
        Ending::Crowded => {
            let _alone = CROWD.lock().unwrap_or_else(PoisonError::into_inner);
            let ending = simulation.go_on(MOST_WAITING);
            simulation.give_back(ROOM);
            ending
        }
        ending => ending,
    }
}

/// A recorder that can be used again.
pub trait Reuse: Recorder + Send + Sync {
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
    /// Somebody asked to stop; those before this one are whole.
    Interrupted {
        /// The first replication that was not begun, from 0.
        replication: u64,
    },
}

impl Stop {
    /// Whether a replication that ended like this may be told of.
    ///
    /// # Errors
    /// Why not.
    pub fn after(ending: Ending, replication: u64) -> Result<(), Stop> {
        match ending {
            Ending::Complete => Ok(()),
            Ending::Overfull | Ending::Crowded => Err(Stop::Overfull { replication }),
            Ending::WentBack { from, to } => {
                let what = format!("the clock went back from {} us to {} us", from.0, to.0);
                Err(Stop::Broken { replication, what })
            }
        }
    }
}

/// Threads to work with: a pool of its own, or the caller's thread where one is wanted or no pool can start.
pub struct Threads {
    pool: Option<rayon::ThreadPool>,
    /// Whether replications that have not begun shall not begin.
    stop: Box<dyn Fn() -> bool + Send + Sync>,
}

impl Threads {
    /// `count` threads; as many as there are cores if none is said.
    pub fn new(count: Option<usize>) -> Threads {
        let pool = match count {
            Some(1) => None,
            count => rayon::ThreadPoolBuilder::new().num_threads(count.unwrap_or(0)).build().ok(),
        };
        Threads { pool, stop: Box::new(|| false) }
    }

    /// The same, that begin no replication any more once `stop` says so.
    #[must_use]
    pub fn until(self, stop: impl Fn() -> bool + Send + Sync + 'static) -> Threads {
        Threads { stop: Box::new(stop), ..self }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.pool.as_ref().map_or(1, rayon::ThreadPool::current_num_threads)
    }

    /// Whether somebody asked to stop.
    pub fn stopped(&self) -> bool {
        (self.stop)()
    }

    /// Each worker on a thread of its own, until all have come back; a panic of one goes on to the caller.
    fn run<W: Send>(&self, workers: &mut [W], work: impl Fn(&mut W) + Send + Sync) {
        match &self.pool {
            Some(pool) => pool.scope(|scope| {
                let work = &work;
                workers.iter_mut().for_each(|worker| scope.spawn(move |_| work(worker)));
            }),
            None => workers.iter_mut().for_each(work),
        }
    }
}

/// Products of jobs that together take no more than this may wait for those before them.
const AHEAD: f64 = 256e6;

/// Jobs by number, from one to before another, done on threads and handed to `fold` in their order. Each thread has a worker of its
/// own, made by `worker`. A job that gives nothing ends it: those before it are folded, those behind it are not. What a job gives has about
/// so many `bytes`: where that is much, fewer wait for those before them.
pub fn in_order<W: Send, P: Send + Sync>(
    threads: &Threads,
    (from, until): (u64, u64),
    bytes: f64,
    worker: impl Fn() -> W,
    job: impl Fn(&mut W, u64) -> Option<P> + Send + Sync,
    fold: Lane<'_, P>,
) {
    let count = threads.count();
    // However many threads there are: where two are too much already, the others have nothing to do.
    let most = if count == 1 { 1 } else { ((AHEAD / bytes.max(1.0)) as usize).clamp(2, 4 * count) };
    let pipeline: Pipeline<'_, P, ()> = Pipeline::new(from, until, Pool::new(most), vec![fold]);
    let mut workers: Vec<W> = (0..count).map(|_| worker()).collect();
    threads.run(&mut workers, |worker| pipeline.work(|number, _| job(worker, number).ok_or(())));
}

/// A replication that has ended.
#[derive(Debug)]
pub struct Replicated<R, M> {
    /// What was recorded.
    pub recorder: R,
    /// What was made of it by itself, before anything was folded.
    pub made: M,
}

/// Recorders that together take no more than this may always exist.
const SMALL: f64 = 64e6;

/// Recorders of so many bytes that exist at most: two for each thread, and where they are small two more, to run ahead of a
/// replication that takes several times as long as the others.
pub fn side_by_side(threads: usize, bytes: f64) -> usize {
    let ahead = if threads == 1 { 2 } else { 4 * threads };
    ((SMALL / bytes.max(1.0)) as usize).clamp(2 * threads, ahead)
}

/// Simulations side by side for one plan, kept for their memory; one for each thread, made when it is needed.
pub struct Bench<'p, R, M, N> {
    plan: &'p Plan<'p>,
    simulations: Vec<Option<Simulation<'p, R>>>,
    pool: Pool<Replicated<R, M>>,
    recorder: N,
    seed: u64,
    next: u64,
}

impl<'p, R: Reuse, M: Send + Sync, N: Fn() -> R + Sync> Bench<'p, R, M, N> {
    /// A bench for so many threads, on which at most so many recorders exist. Results depend on neither.
    pub fn new(plan: &'p Plan<'p>, seed: u64, threads: &Threads, most: usize, recorder: N) -> Bench<'p, R, M, N> {
        let count = threads.count();
        let simulations = (0..count).map(|_| None).collect();
        Bench { plan, simulations, pool: Pool::new(most.saturating_sub(count)), recorder, seed, next: 0 }
    }

    /// The same with replications from `first` on.
    #[must_use]
    pub fn beginning(self, first: u64) -> Bench<'p, R, M, N> {
        Bench { next: first, ..self }
    }

    /// Runs replications until `until` have been run. `make` is called for each on its own thread, as soon as it has ended; each
    /// lane then gets all of them in order.
    ///
    /// # Errors
    /// Why the lowest replication that did stopped, or what `make` found broken in it.
    pub fn run_until(
        &mut self,
        until: u64,
        threads: &Threads,
        make: impl Fn(&R) -> Result<M, String> + Sync,
        lanes: Vec<Lane<'_, Replicated<R, M>>>,
    ) -> Result<(), Stop> {
        let pool = std::mem::replace(&mut self.pool, Pool::new(1));
        let pipeline = Pipeline::new(self.next, until, pool, lanes);
        let (plan, seed, recorder) = (self.plan, self.seed, &self.recorder);
        threads.run(&mut self.simulations, |simulation| {
            pipeline.work(|replication, spare: Option<Replicated<R, M>>| {
                if threads.stopped() {
                    return Err(Stop::Interrupted { replication });
                }
                let simulation = simulation.get_or_insert_with(|| Simulation::new(plan, recorder()));
                simulation.recorder().reset();
                Stop::after(run(simulation, Luck::new(seed, replication)), replication)?;
                let made = make(simulation.recorder()).map_err(|what| Stop::Broken { replication, what })?;
                let fresh = spare.map_or_else(recorder, |spare| spare.recorder);
                Ok(Replicated { recorder: std::mem::replace(simulation.recorder(), fresh), made })
            });
        });
        let (result, pool) = pipeline.end();
        self.pool = pool;
        self.next = until;
        result
    }
}
