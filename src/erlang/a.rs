//! Erlang A: agents with a queue in which people lose patience, exponentially (Palm 1957).
//!
//! Steady state as in Garnett, Mandelbaum & Reiman (2002); the law of the offered wait as in Mandelbaum & Zeltyn
//! (2004, 2007), with x = n·mu/theta and y = lambda/theta. An offered wait V has the density
//! n·mu·p(n)·exp(y(1 - exp(-theta·t)) - n·mu·t) for t > 0; integrals of it from T on are again series in x and y·exp(-theta·T).

use super::Load;
use super::series::{Series, digamma};

/// M/M/n+M in steady state.
#[derive(Clone, Copy, Debug)]
pub struct ErlangA {
    x: f64,
    y: f64,
    /// 1 / mean patience.
    theta: f64,
    occupancy: f64,
    series: Series,
    /// Sum over all states, relative to the series' largest term.
    total: f64,
    at_once: f64,
    delayed: f64,
    abandonment: f64,
    rate: f64,
}

impl ErlangA {
    pub(super) fn new(load: &Load, patience: f64, agents: u32, inverse_b: f64) -> ErlangA {
        let (x, y) = (f64::from(agents) * patience / load.handle_time, load.rate * patience);
        let series = Series::sum(x, y);
        // States below n agents, relative to state n, sum to 1/B - 1.
        let below = if series.first > 0.0 { series.first * (inverse_b - 1.0) } else { 0.0 };
        let total = below + series.first + series.rest;
        let full = below.is_infinite();
        let abandonment = if full { 0.0 } else { series.weighted / total / y };
        ErlangA {
            x,
            y,
            theta: 1.0 / patience,
            occupancy: if agents == 0 { 1.0 } else { load.erlangs() * (1.0 - abandonment) / f64::from(agents) },
            series,
            total,
            at_once: if full { 1.0 } else { below / total },
            delayed: (series.first + series.rest) / total,
            abandonment,
            rate: load.rate,
        }
    }

    pub(super) fn delayed(&self) -> f64 {
        self.delayed
    }

    pub(super) fn abandonment(&self) -> f64 {
        self.abandonment
    }

    pub(super) fn occupancy(&self) -> f64 {
        self.occupancy
    }

    pub(super) fn wait(&self) -> f64 {
        self.abandonment / self.theta
    }

    pub(super) fn queue_length(&self) -> f64 {
        self.rate * self.wait()
    }

    /// Share of contacts that wait and are then answered: those in queue leave it for an agent at rate n·mu.
    fn answered_late(&self) -> f64 {
        self.x / self.y * (self.series.rest / self.total)
    }

    /// P(V > t) / P(V > 0), and the same among those who are answered.
    fn tails(&self, t: f64) -> (f64, f64) {
        let (x, y) = (self.x, self.y);
        if t <= 0.0 || x <= 0.0 {
            return (1.0, 1.0);
        }
        let left = y * libm::exp(-self.theta * t);
        let next = Series::sum(x + 1.0, left).log();
        let exponent = -y * libm::expm1(-self.theta * t) - x * self.theta * t;
        let answered = libm::exp(exponent - self.theta * t + next - self.series.log_next(x, y));
        // A(x, y) = 1 + y / (x + 1) · A(x + 1, y).
        let this = libm::log1p(left / (x + 1.0) * libm::exp(next));
        let this = if this.is_finite() { this } else { libm::log(left / (x + 1.0)) + next };
        let all = libm::exp(exponent + this - self.series.log());
        (all.min(1.0), answered.min(1.0))
    }

    pub(super) fn answered_within(&self, seconds: f64) -> f64 {
        let late = self.answered_late();
        if late <= 0.0 {
            return self.at_once;
        }
        if seconds <= 0.0 {
            return self.at_once;
        }
        self.at_once + late * (1.0 - self.tails(seconds).1)
    }

    pub(super) fn abandoned_within(&self, seconds: f64) -> f64 {
        if self.abandonment <= 0.0 || seconds <= 0.0 {
            return 0.0;
        }
        if self.x <= 0.0 {
            return -libm::expm1(-self.theta * seconds);
        }
        let (all, answered) = self.tails(seconds);
        let still_there = self.delayed * all * libm::exp(-self.theta * seconds);
        let after = (still_there - self.answered_late() * answered).max(0.0);
        (self.abandonment - after).clamp(0.0, 1.0)
    }

    /// Mean wait of those answered: who finds j waiting is answered with probability x / (x + j + 1), and waits a sum of
    /// phases of rates theta(x + i), i = 1 to j + 1, when he is.
    pub(super) fn asa(&self) -> f64 {
        let answered = 1.0 - self.abandonment;
        if answered <= 0.0 {
            return f64::INFINITY;
        }
        let (x, y) = (self.x, self.y);
        let peak = (y - x).floor().max(0.0);
        let weight = |j: f64| x / (x + j + 1.0);
        let mut phases = digamma(x + peak + 2.0) - digamma(x + 1.0);
        let (mut sum, mut term, mut j) = (weight(peak) * phases, 1.0, peak);
        let start = phases;
        while (j as u64) < self.series.to {
            j += 1.0;
            term *= y / (x + j);
            phases += 1.0 / (x + j + 1.0);
            sum += term * weight(j) * phases;
        }
        (j, term, phases) = (peak, 1.0, start);
        while (j as u64) > self.series.from {
            term *= (x + j) / y;
            phases -= 1.0 / (x + j + 1.0);
            j -= 1.0;
            sum += term * weight(j) * phases;
        }
        sum / self.total / self.theta / answered
    }
}
