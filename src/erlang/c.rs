//! Erlang C: agents with a queue in which everybody waits (Erlang 1917).

use super::Load;

/// M/M/n in steady state, or a queue that grows for ever.
#[derive(Clone, Copy, Debug)]
pub struct ErlangC {
    delayed: f64,
    /// n·mu - lambda, contacts a second; at most 0 when the queue grows.
    spare: f64,
    rate: f64,
    occupancy: f64,
}

impl ErlangC {
    pub(super) fn new(load: &Load, agents: u32, inverse_b: f64) -> ErlangC {
        let agents = f64::from(agents);
        let erlangs = load.erlangs();
        if erlangs <= 0.0 && agents > 0.0 {
            return ErlangC { delayed: 0.0, spare: f64::INFINITY, rate: load.rate, occupancy: 0.0 };
        }
        if agents <= erlangs {
            return ErlangC { delayed: 1.0, spare: 0.0, rate: load.rate, occupancy: 1.0 };
        }
        let occupancy = erlangs / agents;
        // C = B / (1 - ρ(1 - B)), by 1/B.
        let delayed = 1.0 / (occupancy + (1.0 - occupancy) * inverse_b);
        ErlangC { delayed, spare: (agents - erlangs) / load.handle_time, rate: load.rate, occupancy }
    }

    pub(super) fn delayed(&self) -> f64 {
        self.delayed
    }

    pub(super) fn answered_within(&self, seconds: f64) -> f64 {
        // Of a queue that grows for ever nobody is answered in any time.
        if self.spare <= 0.0 || self.delayed <= 0.0 {
            1.0 - self.delayed
        } else {
            1.0 - self.delayed * libm::exp(-self.spare * seconds)
        }
    }

    pub(super) fn wait(&self) -> f64 {
        if self.spare > 0.0 { self.delayed / self.spare } else { f64::INFINITY }
    }

    pub(super) fn queue_length(&self) -> f64 {
        self.rate * self.wait()
    }

    pub(super) fn occupancy(&self) -> f64 {
        self.occupancy
    }
}
