//! The truth behind a forecast: callers do not keep to what staff and commitments were planned on.
//!
//! In: `contacts.X.forecast = { bias = 0.05, error_cv = 0.12 }`, the luck of a replication. Out: one factor for the whole
//! replication. The rates of an arrival model are the forecast; what comes is forecast / (1 + bias) × a Gamma factor of mean 1,
//! drawn from an address of its own, so that all options meet the same truth and without an error nobody comes at another
//! instant.

use crate::demand::Arrivals;
use crate::document::At;
use crate::laws::Gamma;
use crate::random::{Luck, Purpose};

/// How the truth lies around a forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    bias: f64,
    error_cv: f64,
    law: Option<Gamma>,
}

impl Truth {
    /// Of a forecast that is too high by the share `bias` (above −1) on average, with a coefficient of variation `error_cv`
    /// (0 or more) of the truth.
    pub fn new(bias: f64, error_cv: f64) -> Truth {
        Truth { bias, error_cv, law: (error_cv > 0.0).then(|| Gamma::new(1.0, error_cv)) }
    }

    /// Reads the table; keys that are not there are 0.
    pub fn read(at: &At<'_>) -> Option<Truth> {
        let table = at.table()?;
        let bias = table.maybe("bias").map_or(Some(0.0), |at| at.number(-0.9, 10.0));
        let error_cv = table.maybe("error_cv").map_or(Some(0.0), |at| at.number(0.0, 10.0));
        if !table.has("bias") && !table.has("error_cv") {
            table.expect(&["bias", "error_cv"], "say how wrong the forecast is: `bias`, `error_cv` or both");
        }
        table.finish();
        Some(Truth::new(bias?, error_cv?))
    }

    /// By which share the forecast is above what is to be expected.
    pub fn bias(&self) -> f64 {
        self.bias
    }

    /// Coefficient of variation of the truth.
    pub fn error_cv(&self) -> f64 {
        self.error_cv
    }

    /// What rates are multiplied with in one replication, of the type whose name has the hash `own`.
    pub(super) fn factor(&self, luck: &Luck, own: u64) -> f64 {
        let error = self.law.as_ref().map_or(1.0, |law| law.draw(&mut luck.at(own, Purpose::Forecast, 0, 0)));
        error / (1.0 + self.bias)
    }
}

/// Takes the truth off all arrivals: what is left is the forecast. [`put_back`] undoes it.
pub fn set_aside(arrivals: &mut [Option<Arrivals>]) -> Vec<Option<Box<Truth>>> {
    let take = |arrivals: &mut Option<Arrivals>| match arrivals {
        Some(Arrivals::Rates(rates)) => rates.truth.take(),
        _ => None,
    };
    arrivals.iter_mut().map(take).collect()
}

/// Puts the truth back that was set aside.
pub fn put_back(arrivals: &mut [Option<Arrivals>], truths: Vec<Option<Box<Truth>>>) {
    for (arrivals, truth) in arrivals.iter_mut().zip(truths) {
        if let Some(Arrivals::Rates(rates)) = arrivals {
            rates.truth = truth;
        }
    }
}
