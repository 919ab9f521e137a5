//! Queues in steady state: Erlang B, C and A, and the fewest agents that meet a target.
//!
//! In: a load (contacts a second, handle time, patience), agents. Out: the measures of planners, exactly. Knows no
//! calendar and simulates nothing. Stable from one agent to a million.

mod a;
mod b;
mod c;
mod series;
mod staffing;

pub use a::ErlangA;
pub use b::{blocking, lines_for};
pub use c::ErlangC;
pub use staffing::{MOST_AGENTS, agents_for};

use crate::centre::Target;
use crate::centre::target::ServiceLevel;

/// What comes to a group of agents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Contacts a second, at least 0.
    pub rate: f64,
    /// Mean handle time, seconds, at least 0.
    pub handle_time: f64,
    /// Mean patience, seconds, above 0; none waits for ever.
    pub patience: Option<f64>,
}

impl Load {
    /// The offered load in erlangs.
    pub fn erlangs(&self) -> f64 {
        self.rate * self.handle_time
    }
}

/// A queue in steady state: Erlang A when people lose patience, else Erlang C.
#[derive(Clone, Copy, Debug)]
pub enum Queue {
    /// With patience.
    A(ErlangA),
    /// Without.
    C(ErlangC),
}

/// A patience of so many mean gaps between contacts is as good as none.
const ENDLESS: f64 = 1e8;

impl Queue {
    /// The queue of this load at so many agents.
    pub fn new(load: &Load, agents: u32) -> Queue {
        Queue::after(load, agents, b::inverse(load.erlangs(), agents))
    }

    /// The same, with 1/B(agents) known.
    fn after(load: &Load, agents: u32, inverse_b: f64) -> Queue {
        let endless = |patience: &f64| load.rate * patience > ENDLESS && load.erlangs() < f64::from(agents);
        match load.patience.filter(|patience| !endless(patience)) {
            Some(patience) if load.erlangs() > 0.0 => {
                Queue::A(ErlangA::new(load, patience.min(ENDLESS / load.rate), agents, inverse_b))
            }
            _ => Queue::C(ErlangC::new(load, agents, inverse_b)),
        }
    }

    /// Share of contacts that find all agents busy, 0 to 1.
    pub fn delayed(&self) -> f64 {
        match self {
            Queue::A(queue) => queue.delayed(),
            Queue::C(queue) => queue.delayed(),
        }
    }

    /// Share of contacts answered within `seconds`, 0 to 1: the strict service level.
    pub fn answered_within(&self, seconds: f64) -> f64 {
        match self {
            Queue::A(queue) => queue.answered_within(seconds),
            Queue::C(queue) => queue.answered_within(seconds),
        }
    }

    /// Share of contacts that give up within `seconds`, 0 to 1.
    pub fn abandoned_within(&self, seconds: f64) -> f64 {
        match self {
            Queue::A(queue) => queue.abandoned_within(seconds),
            Queue::C(_) => 0.0,
        }
    }

    /// Share of contacts that give up, 0 to 1.
    pub fn abandonment(&self) -> f64 {
        match self {
            Queue::A(queue) => queue.abandonment(),
            Queue::C(_) => 0.0,
        }
    }

    /// Mean wait of those answered, seconds; infinite when the queue has no steady state.
    pub fn asa(&self) -> f64 {
        match self {
            Queue::A(queue) => queue.asa(),
            Queue::C(queue) => queue.wait(),
        }
    }

    /// Mean wait of all, answered or not, seconds; infinite when the queue has no steady state.
    pub fn wait(&self) -> f64 {
        match self {
            Queue::A(queue) => queue.wait(),
            Queue::C(queue) => queue.wait(),
        }
    }

    /// Mean number waiting; infinite when the queue has no steady state.
    pub fn queue_length(&self) -> f64 {
        match self {
            Queue::A(queue) => queue.queue_length(),
            Queue::C(queue) => queue.queue_length(),
        }
    }

    /// Busy share of the agents, 0 to 1.
    pub fn occupancy(&self) -> f64 {
        match self {
            Queue::A(queue) => queue.occupancy(),
            Queue::C(queue) => queue.occupancy(),
        }
    }

    /// The service level by the target's definition, 0 to 1; nothing is blocked here.
    pub fn service_level(&self, target: &Target) -> f64 {
        let within = target.answer_within.in_seconds();
        let answered = self.answered_within(within);
        match target.definition {
            ServiceLevel::Strict | ServiceLevel::WithBlocked => answered,
            ServiceLevel::OfAnswered => share(answered, 1.0 - self.abandonment()),
            ServiceLevel::LessShort => share(answered, 1.0 - self.abandoned_within(target.short_abandon.in_seconds())),
            ServiceLevel::LessInTime => share(answered, 1.0 - self.abandoned_within(within)),
            ServiceLevel::WithAbandons => answered + self.abandoned_within(within),
        }
    }

    /// Whether the target and its further limits are met.
    pub fn meets(&self, target: &Target) -> bool {
        self.distance(target).1 >= 0.0
    }

    /// The service level, and how far the target and its further limits are met: at least 0 where they are. Of several the
    /// smallest counts.
    fn distance(&self, target: &Target) -> (f64, f64) {
        let level = self.service_level(target);
        let at_most =
            |limit: Option<f64>, measure: fn(&Queue) -> f64| limit.map_or(f64::INFINITY, |limit| limit - measure(self));
        let limits = [
            at_most(target.abandonment_at_most, Queue::abandonment),
            at_most(target.occupancy_at_most, Queue::occupancy),
            at_most(target.asa_at_most.map(|span| span.in_seconds()), Queue::asa),
        ];
        // What is no number is not met.
        let smaller = |a: f64, b: f64| if a.is_nan() || a <= b { a } else { b };
        (level, limits.into_iter().fold(level - target.share, smaller))
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests;
