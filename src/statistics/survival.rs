//! The share that lasts beyond each time, where some times are only known to be longer.
//!
//! In: times, each with whether its end was seen. Out: the steps of the product-limit estimate (Kaplan and Meier, JASA 53, 1958) with
//! intervals by Greenwood's variance on the scale log(-log S), which stay within 0 and 1 (Kalbfleisch and Prentice, 1980).

use super::Estimate;
use super::student::normal;

/// A time at which ends were seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The time.
    pub t: f64,
    /// The share that lasts longer.
    pub share: Estimate,
    /// How many were still there just before.
    pub at_risk: u64,
    /// How many ends were seen at it.
    pub ends: u64,
}

/// The steps in order of time. Who is last seen at a time at which others end, was there when they did.
pub fn kaplan_meier(times: &[(f64, bool)], confidence: f64) -> Vec<Step> {
    let mut times = times.to_vec();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let z = normal(0.5 + confidence / 2.0);
    let (mut left, mut share, mut greenwood) = (times.len() as u64, 1.0, 0.0);
    let mut steps = Vec::new();
    for same in times.chunk_by(|a, b| a.0.to_bits() == b.0.to_bits()) {
        let ends = same.iter().filter(|(_, seen)| *seen).count() as u64;
        let at_risk = left;
        left -= same.len() as u64;
        if ends == 0 {
            continue;
        }
        let (risk, gone) = (at_risk as f64, ends as f64);
        share *= (risk - gone) / risk;
        greenwood += gone / (risk * (risk - gone));
        steps.push(Step { t: same[0].0, share: interval(share, greenwood, z), at_risk, ends });
    }
    steps
}

/// S to the power of exp(+- z sqrt(greenwood) / ln S). None where nobody is left.
fn interval(share: f64, greenwood: f64, z: Option<f64>) -> Estimate {
    let Some(z) = z.filter(|_| share > 0.0) else { return Estimate::point(share.max(0.0)) };
    let log = libm::log(share);
    let half = z * greenwood.sqrt() / log.abs();
    let end = |sign: f64| libm::exp(log * libm::exp(sign * half));
    Estimate { mean: Some(share), low: Some(end(1.0)), high: Some(end(-1.0)) }
}

/// The time by which half have ended, with the interval that the steps' own give (Brookmeyer and Crowley, 1982). What is not reached is
/// not there.
pub fn median_time(steps: &[Step]) -> Estimate {
    let first = |of: fn(&Estimate) -> Option<f64>| {
        let below = |step: &&Step| of(&step.share).is_some_and(|share| share <= 0.5);
        steps.iter().find(below).map(|step| step.t)
    };
    Estimate { mean: first(|share| share.mean), low: first(|share| share.low), high: first(|share| share.high) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Ten waits: 2, 3+, 5, 5, 6+, 8, 8+, 12, 15+, 20, where + was still there.
    const TEN: [(f64, bool); 10] = [
        (8.0, true),
        (2.0, true),
        (3.0, false),
        (5.0, true),
        (5.0, true),
        (6.0, false),
        (8.0, false),
        (12.0, true),
        (15.0, false),
        (20.0, true),
    ];

    #[test]
    fn ten_times_give_the_shares_and_intervals_that_are_worked_by_hand() {
        let steps = kaplan_meier(&TEN, 0.95);
        // At risk 10, 8, 5, 3, 1: 9/10; 9/10 x 6/8; x 4/5; x 2/3; x 0.
        let shares: Vec<f64> = steps.iter().map(|step| step.share.mean.unwrap()).collect();
        for (found, by_hand) in shares.iter().zip([0.9, 0.675, 0.54, 0.36, 0.0]) {
            assert!((found - by_hand).abs() < 1e-12, "{steps:?}");
        }
        let (times, risks): (Vec<f64>, Vec<u64>) = steps.iter().map(|step| (step.t, step.at_risk)).unzip();
        assert_eq!((times, risks), (vec![2.0, 5.0, 8.0, 12.0, 20.0], vec![10, 8, 5, 3, 1]));
        // Greenwood at 5: 1/(10 x 9) + 2/(8 x 6) = 0.0527778, its root 0.229734; ln 0.675 = -0.393043;
        // half = 1.959964 x 0.229734 / 0.393043 = 1.145608; 0.675^3.144352 = 0.29059, 0.675^0.318030 = 0.88248.
        let at_5 = steps[1].share;
        assert!((at_5.low.unwrap() - 0.29059).abs() < 2e-5 && (at_5.high.unwrap() - 0.88248).abs() < 2e-5, "{at_5:?}");
        assert_eq!((steps[4].share.low, steps[4].share.high), (None, None));
        assert_eq!(median_time(&steps).mean, Some(12.0));
    }

    #[test]
    fn nobody_who_ends_leaves_no_step_and_no_median() {
        let steps = kaplan_meier(&[(3.0, false), (9.0, false)], 0.95);
        assert_eq!((steps.len(), median_time(&steps)), (0, Estimate::default()));
    }
}
