//! One measure of one option over replications, made linear: whatever it is, the mean of numbers that can be paired.
//!
//! In: a value, or a pair (x, a) of a ratio of sums, for each replication in order. Out: a [`Series`], on which differences,
//! correlations, bands and resampling are those of plain means. It does not know which measure it is.

use super::paired::bonferroni;
use super::{Estimate, Ratio, Sample};

/// A figure and what each replication contributes to it: the mean of the contributions is the figure (to rounding).
///
/// Series are comparable when their k-th contributions come from the same luck.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    centre: f64,
    values: Vec<f64>,
}

impl Series {
    /// A mean: one value for each replication. None of no values, or of one that is not finite.
    pub fn of_values(values: &[f64]) -> Option<Series> {
        let centre = values.iter().sum::<f64>() / values.len() as f64;
        centre.is_finite().then(|| Series { centre, values: values.to_vec() })
    }

    /// A ratio of sums Σx / Σa: one pair (x, a) for each replication. None where Σa is not above zero.
    ///
    /// The delta method: contribution r + (x − r·a) / ā (Cochran, Sampling Techniques, 1977, 6.4; Law, 2015, 9.5).
    pub fn of_ratio(pairs: &[(f64, f64)]) -> Option<Series> {
        let whole = total(pairs);
        let centre = whole.value().filter(|ratio| ratio.is_finite())?;
        let mean = whole.sum_a() / pairs.len() as f64;
        let values = pairs.iter().map(|(x, a)| centre + (x - centre * a) / mean).collect();
        Some(Series { centre, values })
    }

    /// The same by the jackknife, whose interval is truer below 30 replications: pseudo-values n·r − (n − 1)·r without the k-th.
    ///
    /// Tukey, Annals of Mathematical Statistics 29, 1958; Miller, Biometrika 61, 1974. They are moved so that their mean is
    /// Σx / Σa and no figure has two values. None where Σa, or Σa without one replication, is not above zero, and of one pair.
    pub fn of_ratio_jackknifed(pairs: &[(f64, f64)]) -> Option<Series> {
        let whole = total(pairs);
        let centre = whole.value().filter(|ratio| ratio.is_finite())?;
        let n = pairs.len() as f64;
        let without = |(x, a): &(f64, f64)| {
            let (x, a) = (whole.sum_x() - x, whole.sum_a() - a);
            (n > 1.0 && a > 0.0).then(|| n * centre - (n - 1.0) * x / a)
        };
        let pseudo: Vec<f64> = pairs.iter().map(without).collect::<Option<_>>()?;
        let moved = centre - pseudo.iter().sum::<f64>() / n;
        Some(Series { centre, values: pseudo.into_iter().map(|value| value + moved).collect() })
    }

    /// This less the other, replication by replication; exactly zero of equals. None where their lengths differ.
    pub fn less(&self, other: &Series) -> Option<Series> {
        (self.n() == other.n()).then(|| Series {
            centre: self.centre - other.centre,
            values: self.values.iter().zip(&other.values).map(|(a, b)| a - b).collect(),
        })
    }

    /// With the sign changed: a cost, where the most is wanted.
    #[must_use]
    pub fn negated(&self) -> Series {
        Series { centre: -self.centre, values: self.values.iter().map(|value| -value).collect() }
    }

    /// How many replications.
    pub fn n(&self) -> u64 {
        self.values.len() as u64
    }

    /// The figure itself.
    pub fn centre(&self) -> f64 {
        self.centre
    }

    /// What each replication contributes, in order.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Variance of the contributions (divided by n − 1); none of one.
    pub fn variance(&self) -> Option<f64> {
        self.sample().variance()
    }

    /// The figure with its interval at `confidence`, one of `comparisons` that are to hold together (Bonferroni).
    pub fn estimate(&self, confidence: f64, comparisons: u64) -> Estimate {
        Estimate::around(self.centre, self.sample().half_width(bonferroni(confidence, comparisons)))
    }

    /// The contributions as a sample.
    fn sample(&self) -> Sample {
        let mut sample = Sample::default();
        self.values.iter().for_each(|value| sample.push(*value));
        sample
    }
}

/// All pairs in one ratio.
fn total(pairs: &[(f64, f64)]) -> Ratio {
    let mut whole = Ratio::default();
    pairs.iter().for_each(|(x, a)| whole.push(*x, *a));
    whole
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::float_cmp)]
mod tests {
    use super::*;

    const DAYS: [(f64, f64); 4] = [(80.0, 100.0), (95.0, 130.0), (60.0, 70.0), (10.0, 11.0)];

    #[test]
    fn a_ratio_made_linear_has_the_interval_of_the_delta_method() {
        let (series, ratio) = (Series::of_ratio(&DAYS).unwrap(), total(&DAYS));
        let (made, known) = (series.estimate(0.95, 1), ratio.estimate(0.95));
        assert_eq!(made.mean, known.mean);
        assert!((made.half_width().unwrap() / known.half_width().unwrap() - 1.0).abs() < 1e-12);
        let mean = series.values().iter().sum::<f64>() / 4.0;
        assert!((mean - series.centre()).abs() < 1e-14);
    }

    #[test]
    fn the_jackknife_leaves_out_one_day_after_the_other() {
        // On paper: 245/311; without the first 165/211, pseudo-value 4·0.787781 − 3·0.781991 = 0.805153.
        let series = Series::of_ratio_jackknifed(&DAYS).unwrap();
        assert_eq!(series.centre(), 245.0 / 311.0);
        let pseudo = |x: f64, a: f64| 4.0 * 245.0 / 311.0 - 3.0 * x / a;
        let all = [pseudo(165.0, 211.0), pseudo(150.0, 181.0), pseudo(185.0, 241.0), pseudo(235.0, 300.0)];
        assert!((all[0] - 0.805153).abs() < 1e-6);
        let moved = series.centre() - all.iter().sum::<f64>() / 4.0;
        for (value, known) in series.values().iter().zip(all) {
            assert!((value - known - moved).abs() < 1e-12);
        }
    }

    #[test]
    fn of_equal_denominators_all_three_are_the_plain_mean() {
        let pairs = [(1.0, 2.0), (3.0, 2.0), (8.0, 2.0)];
        let plain = Series::of_values(&[0.5, 1.5, 4.0]).unwrap().estimate(0.9, 1);
        for series in [Series::of_ratio(&pairs), Series::of_ratio_jackknifed(&pairs)] {
            let estimate = series.unwrap().estimate(0.9, 1);
            assert_eq!(estimate.mean, plain.mean);
            assert!((estimate.low.unwrap() - plain.low.unwrap()).abs() < 1e-12);
        }
    }

    #[test]
    fn a_less_a_is_exactly_zero_without_width() {
        let series = Series::of_ratio(&DAYS).unwrap();
        let zero = series.less(&series).unwrap().estimate(0.95, 10);
        assert_eq!((zero.mean, zero.low, zero.high), (Some(0.0), Some(0.0), Some(0.0)));
    }

    #[test]
    fn what_has_no_figure_has_no_series() {
        assert_eq!(Series::of_values(&[]), None);
        assert_eq!(Series::of_values(&[1.0, f64::NAN]), None);
        assert_eq!(Series::of_ratio(&[(0.0, 0.0), (1.0, 0.0)]), None);
        assert_eq!(Series::of_ratio_jackknifed(&[(1.0, 2.0), (0.0, 0.0)]), None);
        assert_eq!(Series::of_ratio_jackknifed(&[(1.0, 2.0)]), None);
        let (short, long) = (Series::of_values(&[1.0]).unwrap(), Series::of_values(&[1.0, 2.0]).unwrap());
        assert_eq!(short.less(&long), None);
        assert_eq!(short.estimate(0.95, 1), Estimate::point(1.0));
    }
}
