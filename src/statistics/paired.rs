//! Two alternatives on the same luck: what the difference is and what pairing gained.

use super::{Estimate, Sample, Series, normal};

/// Pairs of outputs (first, second), one for each replication on common random numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Paired {
    first: Sample,
    second: Sample,
    difference: Sample,
}

impl Paired {
    /// One replication more.
    pub fn push(&mut self, first: f64, second: f64) {
        self.first.push(first);
        self.second.push(second);
        self.difference.push(first - second);
    }

    /// How many pairs.
    pub fn n(&self) -> u64 {
        self.difference.n()
    }

    /// First less second.
    pub fn difference(&self) -> &Sample {
        &self.difference
    }

    /// First less second with its interval at `confidence`, one of `comparisons` that are to hold together.
    ///
    /// Paired t on the differences; Bonferroni: each at 1 − (1 − confidence)/comparisons (Law, 2015, 10.2 and 10.3).
    /// Where the difference never varies, it is known exactly: an interval without width.
    pub fn estimate(&self, confidence: f64, comparisons: u64) -> Estimate {
        self.difference.estimate(bonferroni(confidence, comparisons))
    }

    /// Whether the difference is the same in every replication, so that it is known without an error of chance.
    pub fn is_exact(&self) -> bool {
        self.difference.variance().is_some_and(|variance| variance == 0.0)
    }

    /// Correlation of both over replications; none where one of them never varies.
    ///
    /// From the variances: (s₁² + s₂² − s_D²) / (2 s₁ s₂).
    pub fn correlation(&self) -> Option<f64> {
        let (a, b, d) = (self.first.variance()?, self.second.variance()?, self.difference.variance()?);
        (a > 0.0 && b > 0.0).then(|| ((a + b - d) / (2.0 * (a * b).sqrt())).clamp(-1.0, 1.0))
    }

    /// Between what the correlation lies at `confidence` (in (0, 1)); none of three replications or fewer, or without a correlation.
    ///
    /// By Fisher's z, which is about normal with variance 1/(n − 3) (Fisher, Metron 1, 1921). For series that are far from normal
    /// it is rough.
    pub fn correlation_interval(&self, confidence: f64) -> Option<[f64; 2]> {
        let known = self.n().checked_sub(3).filter(|known| *known > 0)? as f64;
        let (z, half) = (libm::atanh(self.correlation()?), normal(0.5 + confidence / 2.0)? / known.sqrt());
        Some([libm::tanh(z - half), libm::tanh(z + half)])
    }

    /// How many times as many independent replications would tell as much: (s₁² + s₂²) / s_D²; infinite when exact.
    pub fn gain(&self) -> Option<f64> {
        let (a, b, d) = (self.first.variance()?, self.second.variance()?, self.difference.variance()?);
        (a + b > 0.0).then(|| (a + b) / d)
    }
}

/// The confidence of one of several intervals that are to hold together with `confidence`.
pub(super) fn bonferroni(confidence: f64, comparisons: u64) -> f64 {
    1.0 - (1.0 - confidence) / comparisons.max(1) as f64
}

/// The difference of two ratios of sums on common random numbers: pairs (x, a) of each, one for each replication.
///
/// Each is linearised ([`Series::of_ratio`]), then paired t, at Bonferroni's confidence for `comparisons` (Law, 2015, 9.5;
/// L'Ecuyer and Buist, Winter Simulation Conference 2006). The longer is cut. None where a ratio does not exist.
pub fn ratio_difference(first: &[(f64, f64)], second: &[(f64, f64)], confidence: f64, comparisons: u64) -> Estimate {
    let ratio = |pairs: &[(f64, f64)], others: usize| Series::of_ratio(pairs.get(..others).unwrap_or(pairs));
    let difference = ratio(first, second.len()).zip(ratio(second, first.len())).and_then(|(a, b)| a.less(&b));
    difference.map_or_else(Estimate::default, |series| series.estimate(confidence, comparisons))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(pairs: &[(f64, f64)]) -> Paired {
        let mut paired = Paired::default();
        pairs.iter().for_each(|(a, b)| paired.push(*a, *b));
        paired
    }

    #[test]
    fn the_interval_of_a_correlation_is_fisher_s_at_the_confidence_asked_for() {
        // 28 pairs: Σx² = 4, Σxy = 2, Σy² = 4/4 + 4·4/9 = 25/9, so r = 2/√(4·25/9) = 0.6 and z = ½ ln 4. To either side it reaches
        // 1.644854/5 at 90 %, 2.575829/5 at 99 %.
        let mut pairs = [(1.0, 0.5), (-1.0, -0.5), (0.0, 2.0 / 3.0), (0.0, -2.0 / 3.0)].repeat(2);
        pairs.resize(28, (0.0, 0.0));
        let known = of(&pairs);
        assert!((known.correlation().unwrap() - 0.6).abs() < 1e-12, "{:?}", known.correlation());
        for (confidence, point) in [(0.9, 1.644854), (0.99, 2.575829)] {
            let found = known.correlation_interval(confidence).unwrap();
            for (end, sign) in found.iter().zip([-1.0, 1.0]) {
                assert!((libm::atanh(*end) - 0.5 * libm::log(4.0) - sign * point / 5.0).abs() < 1e-6, "{found:?}");
            }
        }
        assert_eq!(of(&pairs[..3]).correlation_interval(0.95), None);
    }

    #[test]
    fn darwin_s_maize_has_the_interval_of_fisher() {
        // Fisher, The Design of Experiments, 1935, 17: crossed less self-fertilised, eighths of an inch: 314 in 15 pairs.
        let d = [49.0, -67.0, 8.0, 16.0, 6.0, 23.0, 28.0, 41.0, 14.0, 29.0, 56.0, 24.0, 75.0, 60.0, -48.0];
        let pairs: Vec<(f64, f64)> = d.iter().map(|d| (100.0 + d, 100.0)).collect();
        let estimate = of(&pairs).estimate(0.95, 1);
        assert!((estimate.mean.unwrap() - 20.933).abs() < 1e-3);
        // t = 2.148 against 2.145: just significant.
        assert!(estimate.leaves_out_zero() && estimate.low.unwrap() < 0.1);
        assert!(!of(&pairs).estimate(0.95, 2).leaves_out_zero());
    }

    #[test]
    fn a_difference_that_never_varies_is_known_exactly() {
        let paired = of(&[(5.0, 3.0), (9.0, 7.0), (4.0, 2.0)]);
        assert!(paired.is_exact());
        let estimate = paired.estimate(0.95, 3);
        assert_eq!((estimate.low, estimate.high), (Some(2.0), Some(2.0)));
        assert!((paired.correlation().unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(paired.gain(), Some(f64::INFINITY));
    }

    #[test]
    fn correlation_is_pearson_s() {
        let paired = of(&[(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (4.0, 3.0)]);
        assert!((paired.correlation().unwrap() - 0.6).abs() < 1e-12);
        assert!((paired.gain().unwrap() - 2.5).abs() < 1e-12);
    }

    #[test]
    fn one_pair_has_no_interval() {
        let paired = of(&[(5.0, 3.0)]);
        assert_eq!(paired.estimate(0.95, 1), Estimate::point(2.0));
        assert!(!paired.is_exact() && paired.correlation().is_none());
    }

    #[test]
    fn equal_ratios_on_the_same_days_do_not_differ() {
        let days = [(80.0, 100.0), (95.0, 130.0), (60.0, 70.0)];
        let estimate = ratio_difference(&days, &days, 0.95, 1);
        assert_eq!((estimate.mean, estimate.low, estimate.high), (Some(0.0), Some(0.0), Some(0.0)));
        let less: Vec<(f64, f64)> = days.iter().map(|(x, a)| (x - 0.1 * a, *a)).collect();
        let estimate = ratio_difference(&days, &less, 0.95, 1);
        assert!((estimate.mean.unwrap() - 0.1).abs() < 1e-12 && estimate.half_width().unwrap() < 1e-9);
    }
}
