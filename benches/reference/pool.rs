//! Erlang A as an event loop: next arrival, next end of work; giving up is looked at when a caller comes to the head.

use std::collections::VecDeque;

use super::draws::PoolDraws;
use super::ends::Ends;
use super::{Caller, Counters, INTERVAL, MICROS};

/// One pool of agents, Poisson arrivals, exponential talk and patience; means in seconds.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Agents.
    pub agents: usize,
    /// Mean gap between callers.
    pub gap: f64,
    /// Mean talk time.
    pub talk: f64,
    /// Mean patience.
    pub patience: f64,
    /// Callers come until then.
    pub hours: f64,
}

impl Pool {
    /// The last instant at which somebody may come, microseconds.
    pub fn horizon(&self) -> u64 {
        (self.hours * 3600.0 * MICROS) as u64
    }

    /// Intervals until then.
    pub fn intervals(&self) -> usize {
        self.horizon().div_ceil(INTERVAL) as usize
    }

    /// Expected callers.
    pub fn contacts(&self) -> f64 {
        self.hours * 3600.0 / self.gap
    }
}

/// The loop, kept for its memory.
pub struct Loop<E> {
    pool: Pool,
    ends: E,
    waiting: VecDeque<Caller>,
}

/// Callers in the order of their instants, with their interval.
pub struct Arrivals {
    draws: PoolDraws,
    at: u64,
    horizon: u64,
    interval: u32,
    interval_ends: u64,
}

impl Arrivals {
    /// Those of one replication.
    pub fn new(pool: &Pool, replication: u64) -> Arrivals {
        let mut draws = PoolDraws::new(pool, replication);
        let at = draws.gap();
        Arrivals { draws, at, horizon: pool.horizon(), interval: 0, interval_ends: INTERVAL }
    }

    /// When the next one comes; a time after everything when no one does.
    #[inline]
    pub fn at(&self) -> u64 {
        if self.at < self.horizon { self.at } else { u64::MAX }
    }

    /// The next one.
    #[inline]
    pub fn next(&mut self) -> Caller {
        let at = self.at;
        while at >= self.interval_ends {
            self.interval += 1;
            self.interval_ends += INTERVAL;
        }
        self.at = at + self.draws.gap();
        Caller { at, gives_up: at + self.draws.patience(), talk: self.draws.talk(), cell: self.interval }
    }
}

impl<E: Ends> Loop<E> {
    /// A loop for this pool.
    pub fn new(pool: &Pool) -> Loop<E> {
        Loop { ends: E::new(&[pool.agents]), waiting: VecDeque::with_capacity(4 * pool.agents), pool: pool.clone() }
    }

    /// One replication, until the last caller has left.
    pub fn run(&mut self, replication: u64, out: &mut Counters) {
        self.ends.clear();
        self.waiting.clear();
        let mut arrivals = Arrivals::new(&self.pool, replication);
        let mut free = self.pool.agents;
        let cells = &mut out.cells;
        loop {
            let (now, arrival) = (self.ends.first(), arrivals.at());
            if arrival < now {
                let caller = arrivals.next();
                if free > 0 {
                    free -= 1;
                    self.ends.begin(0, arrival + caller.talk);
                    cells[caller.cell as usize].answered(0);
                } else {
                    self.waiting.push_back(caller);
                }
                continue;
            }
            if free == self.pool.agents {
                break;
            }
            // An agent comes free: the first in the queue who is still there.
            loop {
                let Some(caller) = self.waiting.pop_front() else {
                    self.ends.end();
                    free += 1;
                    break;
                };
                if caller.gives_up >= now {
                    self.ends.go_on(now + caller.talk);
                    cells[caller.cell as usize].answered(now - caller.at);
                    break;
                }
                cells[caller.cell as usize].abandoned(caller.gives_up - caller.at);
            }
        }
    }
}
