//! A ratio of sums: what a service level over many days is.

use super::Estimate;
use super::student::two_sided;

/// The ratio of the sums of pairs (x, a), one pair for each replication.
///
/// E\[x\] / E\[a\] is estimated by Σx / Σa, never by the mean of x / a, which estimates another number. Sums of squares are
/// centred as they grow (Welford, 1962; Pébay, Sandia report SAND2008-6212, 2008, for the product); the ratio itself is that of
/// the plain sums, which are exact for counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ratio {
    n: u64,
    sum_x: f64,
    sum_a: f64,
    x: f64,
    a: f64,
    xx: f64,
    xa: f64,
    aa: f64,
}

impl Ratio {
    /// One pair more.
    pub fn push(&mut self, x: f64, a: f64) {
        self.n += 1;
        self.sum_x += x;
        self.sum_a += a;
        let n = self.n as f64;
        let (dx, da) = (x - self.x, a - self.a);
        self.x += dx / n;
        self.a += da / n;
        self.xx += dx * (x - self.x);
        self.xa += dx * (a - self.a);
        self.aa += da * (a - self.a);
    }

    /// How many pairs.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Sum of x.
    pub fn sum_x(&self) -> f64 {
        self.sum_x
    }

    /// Sum of a.
    pub fn sum_a(&self) -> f64 {
        self.sum_a
    }

    /// Σx / Σa; none where Σa is zero.
    pub fn value(&self) -> Option<f64> {
        (self.sum_a > 0.0).then(|| self.sum_x / self.sum_a)
    }

    /// The same with pairs of zeros pushed until there are `n`: what happened in few replications need not be pushed in all.
    #[must_use]
    pub fn padded(&self, n: u64) -> Ratio {
        if n <= self.n {
            return *self;
        }
        let (own, share) = (self.n as f64, self.n as f64 / n as f64);
        let spread = own * (1.0 - share);
        Ratio {
            n,
            sum_x: self.sum_x,
            sum_a: self.sum_a,
            x: self.x * share,
            a: self.a * share,
            xx: self.xx + self.x * self.x * spread,
            xa: self.xa + self.x * self.a * spread,
            aa: self.aa + self.a * self.a * spread,
        }
    }

    /// Variance of x − r·a (divided by n − 1); none from fewer than two pairs.
    fn residual_variance(&self) -> Option<f64> {
        let r = self.value()?;
        (self.n > 1).then(|| ((self.xx - 2.0 * r * self.xa + r * r * self.aa) / (self.n - 1) as f64).max(0.0))
    }

    /// Σx / Σa with its interval at `confidence` by the delta method; no interval from one pair.
    ///
    /// se² = S²(x − r·a) / (n · ā²), r ± t(n − 1) · se (Cochran, Sampling Techniques, 1977, 6.4; Law, 2015, 9.5).
    pub fn estimate(&self, confidence: f64) -> Estimate {
        let Some(r) = self.value() else { return Estimate::default() };
        Estimate::around(r, self.half_width(confidence))
    }

    /// Half the width of the interval at `confidence`; none from fewer than two pairs.
    pub fn half_width(&self, confidence: f64) -> Option<f64> {
        Some(two_sided(confidence, self.n)? * self.standard_error()?)
    }

    /// Its standard error by the delta method; none from fewer than two pairs.
    pub(super) fn standard_error(&self) -> Option<f64> {
        Some((self.residual_variance()? / self.n as f64).sqrt() / self.a)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(pairs: &[(f64, f64)]) -> Ratio {
        let mut ratio = Ratio::default();
        pairs.iter().for_each(|(x, a)| ratio.push(*x, *a));
        ratio
    }

    #[test]
    fn a_ratio_of_sums_is_not_the_mean_of_ratios() {
        let ratio = of(&[(90.0, 100.0), (10.0, 100.0), (1.0, 1.0)]);
        assert!((ratio.value().unwrap() - 101.0 / 201.0).abs() < 1e-15);
    }

    #[test]
    fn three_days_on_paper_have_the_interval_of_the_delta_method() {
        // r = 24/30 = 0.8; x - ra = 0, 1, -1: S² = 1; se = sqrt(1/3)/10 = 0.057735; t(2) = 4.302653.
        let estimate = of(&[(8.0, 10.0), (10.6, 12.0), (5.4, 8.0)]).estimate(0.95);
        assert!((estimate.mean.unwrap() - 0.8).abs() < 1e-15);
        assert!((estimate.half_width().unwrap() - 0.248414).abs() < 1e-6);
    }

    #[test]
    fn nothing_offered_is_no_ratio_and_one_day_has_no_interval() {
        assert_eq!(of(&[(0.0, 0.0), (0.0, 0.0)]).estimate(0.95), Estimate::default());
        let one = of(&[(3.0, 4.0)]).estimate(0.95);
        assert_eq!((one.mean, one.low, one.high), (Some(0.75), None, None));
    }

    #[test]
    fn a_constant_ratio_has_no_width() {
        let estimate = of(&[(50.0, 100.0), (100.0, 200.0), (25.0, 50.0)]).estimate(0.95);
        assert!(estimate.half_width().unwrap() < 1e-9);
    }

    #[test]
    fn padding_is_pushing_zeros() {
        let (short, long) =
            (of(&[(2.0, 3.0), (5.0, 9.0)]).padded(4), of(&[(0.0, 0.0), (2.0, 3.0), (0.0, 0.0), (5.0, 9.0)]));
        let (short, long) = (short.estimate(0.9), long.estimate(0.9));
        assert!((short.low.unwrap() - long.low.unwrap()).abs() < 1e-12);
        assert!((short.mean.unwrap() - long.mean.unwrap()).abs() < 1e-12);
    }

    #[test]
    fn millions_of_microseconds_keep_their_digits() {
        let pairs: Vec<(f64, f64)> = (0..50).map(|k| (1e13 + f64::from(k % 7), 1e6)).collect();
        let shifted: Vec<(f64, f64)> = (0..50).map(|k| (f64::from(k % 7), 1e6)).collect();
        let (a, b) = (of(&pairs).half_width(0.95).unwrap(), of(&shifted).half_width(0.95).unwrap());
        assert!((a / b - 1.0).abs() < 1e-3, "{a} {b}");
    }
}
