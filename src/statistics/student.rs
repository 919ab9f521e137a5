//! Points of Student's t and of the normal distribution.

use std::cell::Cell;

use statrs::distribution::{ChiSquared, ContinuousCDF, Normal, StudentsT};
use statrs::function::beta::checked_beta_reg;

thread_local! {
    /// The last point asked for: a report asks for the same one thousands of times, and each costs 10 µs.
    static LAST: Cell<(f64, f64, f64)> = const { Cell::new((f64::NAN, f64::NAN, f64::NAN)) };
}

/// The point that Student's t with `df` degrees of freedom (above 0) stays below with probability `p` (in (0, 1)); none
/// outside these ranges. Student, Biometrika 6, 1908; inverted by Cran, Martin and Thomas, AS 109, 1977 (in `statrs`).
///
/// Rounded to ten significant digits, so that the last bits of a mathematical library never reach a result.
///
/// ```
/// let t = busyhour::statistics::student_t(0.975, 29.0).unwrap();
/// assert!((t - 2.04523).abs() < 1e-5);
/// ```
pub fn student_t(p: f64, df: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0 && df > 0.0) {
        return None;
    }
    let (last_p, last_df, last) = LAST.get();
    if last_p.to_bits() == p.to_bits() && last_df.to_bits() == df.to_bits() {
        return Some(last);
    }
    let point = if df > 1e4 { expanded(p, df)? } else { rounded(StudentsT::new(0.0, 1.0, df).ok()?.inverse_cdf(p)) };
    LAST.set((p, df, point));
    Some(point)
}

/// The point of t for many degrees of freedom, where `statrs` loses digits: 1.95985 instead of 1.95997 at a million.
///
/// Cornish and Fisher's expansion (Abramowitz and Stegun, 1964, 26.7.5), to order df⁻².
fn expanded(p: f64, df: f64) -> Option<f64> {
    let z = normal(p)?;
    let square = z * z;
    let first = z * (square + 1.0) / 4.0;
    let second = z * ((5.0 * square + 16.0) * square + 3.0) / 96.0;
    Some(rounded(z + first / df + second / (df * df)))
}

/// The point that a standard normal variable stays below with probability `p` in (0, 1); none outside. Ten digits.
pub fn normal(p: f64) -> Option<f64> {
    (p > 0.0 && p < 1.0).then(|| rounded(Normal::standard().inverse_cdf(p)))
}

/// The chance that a standard normal variable stays below `x`: ½ erfc(−x/√2), to the last digits in both tails.
pub fn normal_below(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The point that Beta(`a`, `b`) stays below with probability `p` (in (0, 1)), a and b above 0; none outside. Ten digits.
///
/// Halving on the regularised incomplete beta function (in `statrs`), which never fails where Newton's steps may.
pub(super) fn beta(p: f64, a: f64, b: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0 && a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite()) {
        return None;
    }
    let (mut low, mut high) = (0.0, 1.0);
    // A point below the smallest number would be halved for ever.
    while high - low > 1e-12 * high && high > f64::MIN_POSITIVE {
        let middle = 0.5 * (low + high);
        if checked_beta_reg(a, b, middle).ok()? < p { low = middle } else { high = middle }
    }
    Some(rounded(0.5 * (low + high)))
}

/// The chance that chi-squared with `df` degrees of freedom exceeds `value`; 1 where nothing is tested. Above a thousand
/// degrees by the cube root of Wilson and Hilferty (PNAS 17, 1931), which is then right to four digits.
pub fn chi_squared_above(value: f64, df: f64) -> f64 {
    if value.is_nan() || df.is_nan() || value <= 0.0 || df <= 0.0 {
        return 1.0;
    }
    let chance = if df > 1e3 {
        let spread = 2.0 / (9.0 * df);
        1.0 - Normal::standard().cdf((libm::cbrt(value / df) - (1.0 - spread)) / spread.sqrt())
    } else {
        ChiSquared::new(df).map_or(1.0, |law| law.sf(value))
    };
    rounded(chance.clamp(0.0, 1.0))
}

/// The two-sided point of Student's t for an interval at `confidence` from `n` values; none from fewer than two.
pub(super) fn two_sided(confidence: f64, n: u64) -> Option<f64> {
    if n < 2 {
        return None;
    }
    student_t(0.5 + confidence / 2.0, (n - 1) as f64)
}

/// Ten significant digits.
fn rounded(value: f64) -> f64 {
    format!("{value:.9e}").parse().unwrap_or(value)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn points_of_t_agree_with_the_printed_tables() {
        for (p, df, t) in [
            (0.975, 1.0, 12.7062),
            (0.975, 2.0, 4.30265),
            (0.95, 5.0, 2.01505),
            (0.975, 9.0, 2.26216),
            (0.995, 29.0, 2.75639),
            (0.9995, 4.0, 8.6103),
            (0.975, 199.0, 1.97196),
            (0.975, 1e4, 1.960201),
            (0.975, 1.1e4, 1.960180),
            (0.975, 1e6, 1.959966),
            (0.975, 1e9, 1.959964),
            (0.025, 9.0, -2.26216),
        ] {
            let found = student_t(p, df).unwrap();
            assert!((found / t - 1.0).abs() < 5e-6, "{p} {df}: {found} instead of {t}");
        }
    }

    #[test]
    fn a_point_too_small_for_any_number_is_found_all_the_same() {
        for (p, a, b) in [(0.005, 0.001, 1.0), (0.00005, 1e-6, 0.5), (0.995, 0.001, 0.001)] {
            let point = beta(p, a, b).unwrap();
            assert!((0.0..=1.0).contains(&point), "{p} {a} {b}: {point}");
        }
        // Beta(a, 1) has the distribution x^a.
        assert!((beta(0.005, 0.05, 1.0).unwrap() / 0.005_f64.powf(20.0) - 1.0).abs() < 1e-8);
    }

    #[test]
    fn there_is_no_point_outside_the_ranges() {
        for (p, df) in [(0.0, 3.0), (1.0, 3.0), (f64::NAN, 3.0), (0.9, 0.0), (0.9, f64::NAN)] {
            assert_eq!(student_t(p, df), None);
        }
        assert_eq!(two_sided(0.95, 1), None);
    }
}
