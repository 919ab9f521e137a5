//! Shifted exponential: nobody is done before `least`; what comes after it is without memory.

use super::{Law, LawEntry, MEAN};
use crate::document::key::required;
use crate::document::{Files, Table};
use crate::random::Stream;

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "shifted_exponential",
    summary: "never less than `least`, then without memory; `mean` is of both together",
    keys: &[required("least", "duration", "never less than this"), MEAN],
    read,
};

/// A shifted exponential law.
#[derive(Clone, Debug, PartialEq)]
pub struct ShiftedExponential {
    least: f64,
    beyond: f64,
}

impl ShiftedExponential {
    /// At least `least`, `mean` on average, seconds, 0 <= `least` <= `mean`.
    pub fn new(least: f64, mean: f64) -> ShiftedExponential {
        ShiftedExponential { least, beyond: mean - least }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        self.least + self.beyond * stream.exponential()
    }

    pub(super) fn mean(&self) -> f64 {
        self.least + self.beyond
    }

    pub(super) fn variance(&self) -> f64 {
        self.beyond * self.beyond
    }
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    // Ask for every key before giving up, so that all problems are told.
    let least = table.need("least").and_then(|at| at.span());
    let mean = table.need("mean").and_then(|at| Some((at.span_above_zero()?, at)));
    let (least, (mean, at)) = (least?, mean?);
    if mean < least {
        at.problem(format!("\"mean\" ({mean}) is below \"least\" ({least})"));
        return None;
    }
    Some(Law::ShiftedExponential(ShiftedExponential::new(least.in_seconds(), mean.in_seconds())))
}
