//! One measure over replications.

use super::counts::Counts;
use super::table::{Measure, Of, Unit};
use crate::statistics::{Estimate, Ratio, Sample};

/// The accumulator of a measure that follows from counters.
#[derive(Clone, Copy)]
pub(super) struct Gauge {
    pub measure: &'static Measure,
    sum: Sum,
}

#[derive(Clone, Copy)]
enum Sum {
    Mean(Sample),
    Ratio(Ratio),
}

impl Gauge {
    /// For a measure; none for one that is reckoned in a way of its own.
    pub fn new(measure: &'static Measure) -> Option<Gauge> {
        let sum = match measure.of {
            Of::Sum(_) => Sum::Mean(Sample::default()),
            Of::Ratio(_) => Sum::Ratio(Ratio::default()),
            Of::Own => return None,
        };
        Some(Gauge { measure, sum })
    }

    /// One replication; where nothing happened it is only counted at the end.
    pub fn push(&mut self, counts: &Counts) {
        match (&mut self.sum, &self.measure.of) {
            (Sum::Mean(sample), Of::Sum(of)) => {
                let x = of(counts);
                if x != 0.0 {
                    sample.push(x);
                }
            }
            (Sum::Ratio(ratio), Of::Ratio(of)) => {
                let (x, a) = of(counts);
                if x != 0.0 || a != 0.0 {
                    ratio.push(x, a);
                }
            }
            _ => {}
        }
    }

    /// The sums after `n` replications, of a measure that is a ratio of them.
    pub fn ratio(&self, n: u64) -> Option<Ratio> {
        if let Sum::Ratio(ratio) = &self.sum { Some(ratio.padded(n)) } else { None }
    }

    /// The estimate after `n` replications.
    pub fn estimate(&self, n: u64, confidence: f64) -> Estimate {
        let estimate = match &self.sum {
            Sum::Mean(sample) => sample.padded(n).estimate(confidence),
            Sum::Ratio(ratio) => ratio.padded(n).estimate(confidence),
        };
        bounded(estimate, self.measure.unit)
    }
}

/// The interval cut to what its unit allows.
pub(super) fn bounded(estimate: Estimate, unit: Unit) -> Estimate {
    match unit {
        Unit::Share => estimate.as_share(),
        Unit::Money => estimate,
        Unit::Number | Unit::Seconds | Unit::AtATime | Unit::Times => estimate.not_negative(),
    }
}
