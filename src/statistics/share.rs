//! A share of independent replications: how often a target was met.

use super::Estimate;
use super::student::normal;

/// `successes` of `n` with Wilson's score interval at `confidence`; none of none.
///
/// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n) (Wilson, JASA 22, 1927). It never leaves \[0, 1\] and is of use at 0 and at n.
/// Replications are independent draws of yes or no, so one replication has an interval, too; like every other it is left out.
pub fn wilson(successes: u64, n: u64, confidence: f64) -> Estimate {
    if n == 0 {
        return Estimate::default();
    }
    let count = n as f64;
    let p = successes.min(n) as f64 / count;
    let Some(z) = normal(0.5 + confidence / 2.0).filter(|_| n > 1) else { return Estimate::point(p) };
    let middle = p + z * z / (2.0 * count);
    let half = z * (p * (1.0 - p) / count + z * z / (4.0 * count * count)).sqrt();
    let scale = 1.0 + z * z / count;
    let low = if successes == 0 { 0.0 } else { (middle - half) / scale };
    let high = if successes >= n { 1.0 } else { (middle + half) / scale };
    Estimate { mean: Some(p), low: Some(low.max(0.0)), high: Some(high.min(1.0)) }
}

/// The most events that were to be expected, at `confidence`, where `events` independent ones were seen.
///
/// The μ at which the chance of so few is 1 − confidence (Garwood, Biometrika 28, 1936): 3.0 for none at 95 %.
pub fn poisson_upper(events: u64, confidence: f64) -> f64 {
    let few = |mean: f64| {
        let mut term = libm::exp(-mean);
        (0..=events).fold(0.0, |sum, k| {
            term *= if k == 0 { 1.0 } else { mean / k as f64 };
            sum + term
        })
    };
    let (mut low, mut high) = (events as f64, 2.0 * events as f64 + 20.0);
    while high - low > 1e-9 * high {
        let middle = 0.5 * (low + high);
        if few(middle) > 1.0 - confidence { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn wilson_s_interval_agrees_with_published_values() {
        // Newcombe, Statistics in Medicine 17, 1998, table I: 81/263, 15/148, 0/20, 1/29.
        for (k, n, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let found = wilson(k, n, 0.95);
            assert!((found.low.unwrap() - low).abs() < 6e-5, "{found:?}");
            assert!((found.high.unwrap() - high).abs() < 6e-5, "{found:?}");
        }
    }

    #[test]
    fn upper_bounds_of_rare_events_agree_with_the_printed_table() {
        // Garwood (1936): 0, 1, 5 and 10 events, one-sided 95 %.
        for (events, bound) in [(0, 2.996), (1, 4.744), (5, 10.513), (10, 16.962)] {
            assert!((poisson_upper(events, 0.95) - bound).abs() < 6e-4, "{events}");
        }
    }

    #[test]
    fn always_and_never_stay_inside_zero_and_one() {
        assert_eq!(wilson(20, 20, 0.95).high, Some(1.0));
        assert_eq!(wilson(0, 20, 0.95).low, Some(0.0));
        assert_eq!(wilson(0, 0, 0.95), Estimate::default());
        assert_eq!(wilson(1, 1, 0.95), Estimate::point(1.0));
    }
}
