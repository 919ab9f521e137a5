//! What the peers share: reading the workload that `run` wrote, and the sums of one replication. It knows no simulator.

use serde::{Deserialize, Serialize};

/// One contact type.
#[derive(Clone, Serialize, Deserialize)]
pub struct Type {
    pub service_mean: f64,
    pub service_cv: f64,
    pub patience: f64,
    /// Calls a second, by period.
    pub rates: Vec<f64>,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct Workload {
    pub warm_up: f64,
    pub period: f64,
    pub periods: usize,
    pub lognormal: bool,
    pub types: Vec<Type>,
    /// Agents, by group and period.
    pub rosters: Vec<Vec<u32>>,
}

impl Workload {
    /// Reads the labels and numbers of `text`; `None` where something else stands.
    pub fn parse(text: &str) -> Option<Self> {
        let mut plain = Vec::new();
        let (mut types, mut rosters) = (Vec::new(), Vec::new());
        for line in text.lines() {
            let (label, rest) = line.split_once(' ')?;
            match label {
                "type" => {
                    let numbers: Vec<f64> = rest.split(' ').map(|word| word.parse().ok()).collect::<Option<_>>()?;
                    let [service_mean, service_cv, patience, rates @ ..] = numbers.as_slice() else { return None };
                    let (service_mean, service_cv, patience) = (*service_mean, *service_cv, *patience);
                    types.push(Type { service_mean, service_cv, patience, rates: rates.to_vec() });
                }
                "group" => rosters.push(rest.split(' ').map(|word| word.parse().ok()).collect::<Option<_>>()?),
                _ => plain.push((label, rest)),
            }
        }
        let value = |label| plain.iter().find(|(found, _)| *found == label).map(|(_, value)| *value);
        Some(Self {
            warm_up: value("warm_up_s")?.parse().ok()?,
            period: value("period_s")?.parse().ok()?,
            periods: value("periods")?.parse().ok()?,
            lognormal: value("service")? == "lognormal",
            types,
            rosters,
        })
    }

    /// Instant of the arrival after `now`, if one comes; `unit` draws exponential variates of mean 1. Poisson at a
    /// constant rate within each period.
    pub fn next_arrival(&self, kind: usize, now: f64, mut unit: impl FnMut() -> f64) -> Option<f64> {
        let mut from = now;
        for period in (now / self.period) as usize..self.periods {
            let time = from + unit() / self.types[kind].rates[period];
            from = (period + 1) as f64 * self.period;
            if time < from {
                return Some(time);
            }
        }
        None
    }

    pub fn end(&self) -> f64 {
        self.period * self.periods as f64
    }
}

impl Type {
    /// Mean and standard deviation of the logarithm of a lognormal service time.
    pub fn log_service(&self) -> (f64, f64) {
        let variance = (1.0 + self.service_cv * self.service_cv).ln();
        (self.service_mean.ln() - variance / 2.0, variance.sqrt())
    }
}

/// Sums of one type; contacts that arrive during the warm-up are left out.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
pub struct Sums {
    pub offered: u64,
    pub abandoned: u64,
    pub within: u64,
    pub wait: f64,
}

/// Sums of one replication.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Tally {
    warm_up: f64,
    pub contacts: u64,
    pub types: Vec<Sums>,
}

impl Tally {
    pub fn new(work: &Workload) -> Self {
        Self { warm_up: work.warm_up, contacts: 0, types: vec![Sums::default(); work.types.len()] }
    }

    pub fn arrived(&mut self, kind: usize, now: f64) {
        self.contacts += 1;
        self.types[kind].offered += u64::from(now >= self.warm_up);
    }

    pub fn answered(&mut self, kind: usize, arrived: f64, now: f64) {
        if arrived >= self.warm_up {
            self.types[kind].wait += now - arrived;
            self.types[kind].within += u64::from(now - arrived <= 20.0);
        }
    }

    pub fn gave_up(&mut self, kind: usize, arrived: f64, now: f64) {
        if arrived >= self.warm_up {
            self.types[kind].wait += now - arrived;
            self.types[kind].abandoned += 1;
        }
    }
}
