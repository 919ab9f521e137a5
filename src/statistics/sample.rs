//! The mean of independent values.

use super::Estimate;
use super::student::two_sided;

/// Mean and variance of values that are pushed one by one; the last bits depend on their order and on nothing else.
///
/// Updating by Welford, Technometrics 4, 1962; the mean itself from the plain sum, which is exact for counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sample {
    n: u64,
    sum: f64,
    mean: f64,
    squares: f64,
}

impl Sample {
    /// One value more.
    pub fn push(&mut self, value: f64) {
        self.n += 1;
        self.sum += value;
        let away = value - self.mean;
        self.mean += away / self.n as f64;
        self.squares += away * (value - self.mean);
    }

    /// How many values.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Their mean; none of none.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum / self.n as f64)
    }

    /// Their sum.
    pub fn sum(&self) -> f64 {
        self.sum
    }

    /// Their variance (divided by n − 1); none from fewer than two.
    pub fn variance(&self) -> Option<f64> {
        (self.n > 1).then(|| (self.squares / (self.n - 1) as f64).max(0.0))
    }

    /// The same with zeros pushed until there are `n` values: what happened in few replications need not be pushed in all.
    ///
    /// Merging by Chan, Golub and LeVeque, The American Statistician 37, 1983.
    #[must_use]
    pub fn padded(&self, n: u64) -> Sample {
        if n <= self.n {
            return *self;
        }
        let (own, all) = (self.n as f64, n as f64);
        let share = own / all;
        Sample {
            n,
            sum: self.sum,
            mean: self.mean * share,
            squares: self.squares + self.mean * self.mean * own * (1.0 - share),
        }
    }

    /// The mean with its interval at `confidence` (0 to 1) by Student's t; no interval from one value.
    ///
    /// mean ± t(n − 1) · s / √n (Student, 1908; Law, Simulation Modeling and Analysis, 2015, 4.5).
    pub fn estimate(&self, confidence: f64) -> Estimate {
        match self.mean() {
            Some(mean) => Estimate::around(mean, self.half_width(confidence)),
            None => Estimate::default(),
        }
    }

    /// Half the width of the interval at `confidence`; none from fewer than two values.
    pub fn half_width(&self, confidence: f64) -> Option<f64> {
        Some(two_sided(confidence, self.n)? * (self.variance()? / self.n as f64).sqrt())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Sample {
        let mut sample = Sample::default();
        values.iter().for_each(|v| sample.push(*v));
        sample
    }

    #[test]
    fn the_mean_of_five_weighings_has_the_interval_of_the_textbook() {
        // 1.20 1.50 1.68 1.89 0.95 1.49 1.58 1.55 0.50 1.09: Law (2015), example 4.26: 1.34 ± 0.24 at 90 %.
        let sample = of(&[1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09]);
        assert!((sample.mean().unwrap() - 1.343).abs() < 1e-12);
        assert!((sample.variance().unwrap() - 0.17).abs() < 0.005);
        assert!((sample.half_width(0.9).unwrap() - 0.24).abs() < 0.005);
    }

    #[test]
    fn one_value_has_no_interval_and_no_value_no_mean() {
        assert_eq!(of(&[]).estimate(0.95), Estimate::default());
        assert_eq!(of(&[3.0]).estimate(0.95), Estimate { mean: Some(3.0), low: None, high: None });
        assert_eq!(of(&[3.0, 3.0]).estimate(0.95), Estimate { mean: Some(3.0), low: Some(3.0), high: Some(3.0) });
    }

    #[test]
    fn a_large_offset_does_not_eat_the_variance() {
        let sample = of(&[1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0]);
        assert!((sample.variance().unwrap() - 30.0).abs() < 1e-6);
    }

    #[test]
    fn padding_is_pushing_zeros() {
        let (short, long) = (of(&[2.0, 5.0]).padded(5), of(&[2.0, 0.0, 5.0, 0.0, 0.0]));
        assert!((short.mean().unwrap() - long.mean().unwrap()).abs() < 1e-12);
        assert!((short.variance().unwrap() - long.variance().unwrap()).abs() < 1e-12);
        assert_eq!(short.n(), 5);
    }
}
