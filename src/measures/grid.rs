//! The same few measures over replications in each of many cells: intervals of the calendar, or times of day.
//!
//! In: the counters of a cell, replication by replication, and how long the cell lasts. Out: estimates. Flat: 32 bytes for a mean
//! of a count or over time and 64 for a ratio in each cell, and nothing else.

use super::counts::Counts;
use super::gauge::bounded;
use super::table::{Measure, Of, Unit, measure};
use crate::statistics::{Estimate, Ratio, Sample};

/// What a mean is taken of.
type Number = fn(&Counts) -> f64;
/// Numerator and denominator of a ratio of sums.
type Quotient = fn(&Counts) -> (f64, f64);

/// What a mean over replications is taken of.
#[derive(Clone, Copy)]
enum Mean {
    /// A count.
    Of(Number),
    /// Something by the clock, whose cell lasts as long as it lasts: only what is over time can be averaged over it, and is nought in
    /// a replication where nothing happened.
    OverTime(Quotient),
}

impl Mean {
    /// The value of a replication; none where there is nothing to tell.
    fn of(self, counts: &Counts) -> Option<f64> {
        match self {
            Mean::Of(of) => Some(of(counts)).filter(|x| *x != 0.0),
            Mean::OverTime(of) => {
                let (x, time) = of(counts);
                (x != 0.0 || time != 0.0).then_some(x)
            }
        }
    }
}

/// Accumulators of some measures in each of some cells.
pub(super) struct Grid {
    /// In the order in which they were asked for.
    measures: Vec<(&'static Measure, Place)>,
    sums: Vec<Mean>,
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
    OverTime(usize),
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
                    sums.push(Mean::Of(of));
                }
                Of::Ratio(of) if measure.unit == Unit::AtATime => {
                    measures.push((measure, Place::OverTime(sums.len())));
                    sums.push(Mean::OverTime(of));
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
            Of::Ratio(_) if measure.unit == Unit::AtATime => size_of::<Sample>(),
            Of::Ratio(_) => size_of::<Ratio>(),
            Of::Own => 0,
        };
        names.iter().filter_map(|name| measure(name)).map(one).sum()
    }

    /// One replication of a cell; where nothing happened it is only counted at the end.
    pub fn push(&mut self, cell: usize, counts: &Counts) {
        let from = cell * self.sums.len();
        for (sample, of) in self.samples[from..].iter_mut().zip(&self.sums) {
            if let Some(x) = of.of(counts) {
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

    /// Whether anything of the `nth` measure was ever pushed in a cell.
    pub fn is_known(&self, nth: usize, cell: usize) -> bool {
        match self.measures[nth].1 {
            Place::Sample(first) | Place::OverTime(first) => self.samples[cell * self.sums.len() + first].n() > 0,
            Place::Ratio(first) => self.ratios[cell * self.quotients.len() + first].n() > 0,
        }
    }

    /// The estimates of the `nth` measure in every cell after `n` replications; `lasts` is how long each cell is, in microseconds.
    pub fn column(&self, nth: usize, n: u64, confidence: f64, lasts: &[f64]) -> impl Iterator<Item = Estimate> {
        let (measure, place) = self.measures[nth];
        let (samples, of_samples, ratios, of_ratios) = match place {
            Place::Sample(first) | Place::OverTime(first) => (self.samples.get(first..), self.sums.len(), None, 1),
            Place::Ratio(first) => (None, 1, self.ratios.get(first..), self.quotients.len()),
        };
        let over_time = matches!(place, Place::OverTime(_));
        let samples = samples.into_iter().flat_map(move |samples| samples.iter().step_by(of_samples));
        let ratios = ratios.into_iter().flat_map(move |ratios| ratios.iter().step_by(of_ratios));
        let means = samples.zip(lasts).map(move |(sample, lasts)| match over_time {
            true if sample.n() == 0 || *lasts <= 0.0 => Estimate::default(),
            true => sample.padded(n).estimate(confidence).scaled(1.0 / lasts),
            false => sample.padded(n).estimate(confidence),
        });
        let shares = ratios.map(move |ratio| ratio.padded(n).estimate(confidence));
        means.chain(shares).map(move |estimate| bounded(estimate, measure.unit))
    }
}
