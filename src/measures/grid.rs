//! The same few measures over replications in each of many cells: intervals of the calendar, or times of day.
//!
//! In: the counters of a cell, replication by replication. Out: estimates. Flat: 32 bytes for a mean of a count and 64 for
//! a ratio in each cell, and nothing else.

use super::counts::Counts;
use super::gauge::bounded;
use super::table::{Measure, Of, measure};
use crate::statistics::{Estimate, Ratio, Sample};

/// What a mean is taken of.
type Number = fn(&Counts) -> f64;
/// Numerator and denominator of a ratio of sums.
type Quotient = fn(&Counts) -> (f64, f64);

/// Accumulators of some measures in each of some cells.
pub(super) struct Grid {
    /// In the order in which they were asked for.
    measures: Vec<(&'static Measure, Place)>,
    sums: Vec<Number>,
    quotients: Vec<Quotient>,
    /// By cell, then measure.
    samples: Vec<Sample>,
    /// By cell, then measure.
    ratios: Vec<Ratio>,
}

/// Where a measure is accumulated within a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Sample(usize),
    Ratio(usize),
}

impl Grid {
    /// For measures by their names; those that do not follow from counters have no place here.
    pub fn new(names: &[&str], cells: usize) -> Grid {
        let (mut measures, mut sums, mut quotients) = (Vec::new(), Vec::new(), Vec::new());
        for measure in names.iter().filter_map(|name| measure(name)) {
            match measure.of {
                Of::Sum(of) => {
                    measures.push((measure, Place::Sample(sums.len())));
                    sums.push(of);
                }
                Of::Ratio(of) => {
                    measures.push((measure, Place::Ratio(quotients.len())));
                    quotients.push(of);
                }
                Of::Own => {}
            }
        }
        Grid {
            samples: vec![Sample::default(); cells * sums.len()],
            ratios: vec![Ratio::default(); cells * quotients.len()],
            measures,
            sums,
            quotients,
        }
    }

    /// Bytes for each cell.
    pub fn bytes(names: &[&str]) -> usize {
        let one = |measure: &Measure| match measure.of {
            Of::Sum(_) => size_of::<Sample>(),
            Of::Ratio(_) => size_of::<Ratio>(),
            Of::Own => 0,
        };
        names.iter().filter_map(|name| measure(name)).map(one).sum()
    }

    /// One replication of a cell; where nothing happened it is only counted at the end.
    pub fn push(&mut self, cell: usize, counts: &Counts) {
        let from = cell * self.sums.len();
        for (sample, of) in self.samples[from..].iter_mut().zip(&self.sums) {
            let x = of(counts);
            if x != 0.0 {
                sample.push(x);
            }
        }
        let from = cell * self.quotients.len();
        for (ratio, of) in self.ratios[from..].iter_mut().zip(&self.quotients) {
            let (x, a) = of(counts);
            if x != 0.0 || a != 0.0 {
                ratio.push(x, a);
            }
        }
    }

    /// The measures.
    pub fn measures(&self) -> impl Iterator<Item = &'static Measure> {
        self.measures.iter().map(|(measure, _)| *measure)
    }

    /// The estimates of the `nth` measure in every cell after `n` replications.
    pub fn column(&self, nth: usize, n: u64, confidence: f64) -> impl Iterator<Item = Estimate> {
        let (measure, place) = self.measures[nth];
        let (samples, of_samples, ratios, of_ratios) = match place {
            Place::Sample(first) => (self.samples.get(first..), self.sums.len(), None, 1),
            Place::Ratio(first) => (None, 1, self.ratios.get(first..), self.quotients.len()),
        };
        let samples = samples.into_iter().flat_map(move |samples| samples.iter().step_by(of_samples));
        let ratios = ratios.into_iter().flat_map(move |ratios| ratios.iter().step_by(of_ratios));
        let means = samples.map(move |sample| sample.padded(n).estimate(confidence));
        let shares = ratios.map(move |ratio| ratio.padded(n).estimate(confidence));
        means.chain(shares).map(move |estimate| bounded(estimate, measure.unit))
    }
}
