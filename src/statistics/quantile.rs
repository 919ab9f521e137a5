//! Quantiles of independent values and what is sure about them without any assumption on their law.

use super::Estimate;

/// The `p`-quantile (0 to 1) of a slice in ascending order, linear between its values; none of none.
///
/// Position 1 + (n − 1)p (Hyndman and Fan, The American Statistician 50, 1996, definition 7).
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let below = (place as usize).min(last);
    let low = *sorted.get(below)?;
    let high = *sorted.get((below + 1).min(last))?;
    Some(low + (high - low) * (place - below as f64))
}

/// The median of a slice in ascending order; none of none.
pub fn median(sorted: &[f64]) -> Option<f64> {
    quantile(sorted, 0.5)
}

/// Ranks (l, u), from 1, of the order statistics that hold the `p`-quantile of any law with at least `confidence`.
///
/// The largest l and the smallest u that leave at most (1 − confidence)/2 outside on each side, so that
/// Bin(n, p)(u − 1) − Bin(n, p)(l − 1) ≥ confidence (David and Nagaraja, Order Statistics, 2003, 7.1).
/// None when n values cannot be that sure.
pub fn order_interval(n: u64, p: f64, confidence: f64) -> Option<(u64, u64)> {
    if n == 0 || !(p > 0.0 && p < 1.0 && confidence > 0.0 && confidence < 1.0) {
        return None;
    }
    let tail = (1.0 - confidence) / 2.0;
    let (mut low, mut high) = (0, None);
    let mut below = 0.0;
    for k in 0..n {
        below += binomial(n, k, p);
        if below <= tail {
            low = k + 1;
        }
        if below >= 1.0 - tail {
            high = Some(k + 1);
            break;
        }
    }
    (low > 0).then_some((low, high?))
}

/// The `p`-quantile of a slice in ascending order with its distribution-free interval.
pub fn quantile_estimate(sorted: &[f64], p: f64, confidence: f64) -> Estimate {
    let Some(mean) = quantile(sorted, p) else { return Estimate::default() };
    let ends = order_interval(sorted.len() as u64, p, confidence);
    let at = |rank: u64| sorted.get(rank as usize - 1).copied();
    Estimate { mean: Some(mean), low: ends.and_then(|(low, _)| at(low)), high: ends.and_then(|(_, high)| at(high)) }
}

/// The chance of `k` successes in `n`.
fn binomial(n: u64, k: u64, p: f64) -> f64 {
    let (n, k) = (n as f64, k as f64);
    let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
    libm::exp(ways + k * libm::log(p) + (n - k) * libm::log1p(-p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_agree_with_the_exact_binomial() {
        // From the exact binomial distribution.
        assert_eq!(order_interval(30, 0.5, 0.95), Some((10, 21)));
        assert_eq!(order_interval(100, 0.9, 0.95), Some((84, 96)));
        assert_eq!(order_interval(200, 0.95, 0.95), Some((184, 197)));
        assert_eq!(order_interval(1000, 0.9, 0.95), Some((881, 919)));
        assert_eq!(order_interval(1000, 0.99, 0.95), Some((983, 997)));
    }

    #[test]
    fn few_values_say_nothing_about_a_far_quantile() {
        assert_eq!(order_interval(30, 0.99, 0.95), None);
        assert_eq!(order_interval(5, 0.5, 0.95), None);
        assert_eq!(order_interval(6, 0.5, 0.95), Some((1, 6)));
    }

    #[test]
    fn quantiles_are_linear_between_values() {
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.5), Some(2.5));
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 1.0), Some(4.0));
        assert_eq!(median(&[1.0, 2.0, 9.0]), Some(2.0));
    }
}
