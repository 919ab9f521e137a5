//! Lognormal: what handle times look like (Brown et al. 2005).

use super::{Law, LawEntry, mean_and_cv};
use crate::document::{Files, Table};
use crate::random::Stream;

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "lognormal",
    summary: "its logarithm is normal; what handle times look like",
    parameters: &["mean", "cv"],
    read,
};

/// A lognormal law.
#[derive(Clone, Debug, PartialEq)]
pub struct Lognormal {
    mean: f64,
    cv: f64,
    mu: f64,
    sigma: f64,
}

impl Lognormal {
    /// With this mean, seconds, and this coefficient of variation, both above 0.
    pub fn new(mean: f64, cv: f64) -> Lognormal {
        // Mean exp(mu + sigma²/2) and cv² = exp(sigma²) - 1, solved for mu and sigma.
        let variance = libm::log1p(cv * cv);
        Lognormal { mean, cv, mu: libm::log(mean) - variance / 2.0, sigma: variance.sqrt() }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        libm::exp(self.mu + self.sigma * stream.normal())
    }

    pub(super) fn mean(&self) -> f64 {
        self.mean
    }

    pub(super) fn variance(&self) -> f64 {
        let deviation = self.mean * self.cv;
        deviation * deviation
    }
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    let (mean, cv) = mean_and_cv(table)?;
    Some(if cv > 0.0 { Law::Lognormal(Lognormal::new(mean, cv)) } else { Law::Constant(mean) })
}
