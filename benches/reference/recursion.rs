//! Erlang A without a clock: each caller looks at the agent who comes free first (Kiefer & Wolfowitz 1955, with patience).
//!
//! First come, first served: whoever gives up before that agent is free takes nobody's time, everybody else is answered
//! then. Works for one pool and one queue only.

use super::Counters;
use super::ends::{Ends, WinnerTree};
use super::pool::{Arrivals, Pool};

/// The recursion, kept for its memory.
pub struct Recursion {
    pool: Pool,
    free_at: WinnerTree,
}

impl Recursion {
    /// For this pool.
    pub fn new(pool: &Pool) -> Recursion {
        Recursion { free_at: WinnerTree::new(&[pool.agents]), pool: pool.clone() }
    }

    /// One replication, until the last caller has left.
    pub fn run(&mut self, replication: u64, out: &mut Counters) {
        self.free_at.clear();
        (0..self.pool.agents).for_each(|_| self.free_at.begin(0, 0));
        let mut arrivals = Arrivals::new(&self.pool, replication);
        while arrivals.at() < u64::MAX {
            let caller = arrivals.next();
            let answered = self.free_at.first().max(caller.at);
            let cell = &mut out.cells[caller.cell as usize];
            if answered <= caller.gives_up {
                self.free_at.go_on(answered + caller.talk);
                cell.answered(answered - caller.at);
            } else {
                cell.abandoned(caller.gives_up - caller.at);
            }
        }
    }
}
