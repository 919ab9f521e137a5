//! Sobol' indices from the outputs of a plan.
//!
//! In: the output at each point of a plan, a source of luck for the intervals. Out: first-order and total indices.

use super::super::chance::resample;
use super::super::{Estimate, Sample, quantile};
use super::Plan;

/// How much of the variance of the output an input explains. Shares of 1, but estimates may leave 0 to 1 by noise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Importance {
    /// By itself: the share of variance that would go if this input alone were known (first order).
    pub first: Estimate,
    /// With all its interplay: the share that would remain if all inputs but this one were known (total).
    pub total: Estimate,
}

/// The indices of each input at `confidence` (in (0, 1)) from the outputs at all points of `plan`, in their order.
///
/// First order: mean of f_B·(f_ABi − f_A) / V, with f less its mean (Saltelli et al., Computer Physics Communications 181, 2010,
/// table 2b). Total: mean of (f_A − f_ABi)² / 2V (Jansen, same journal 117, 1999). V is the variance over A and B. Intervals are
/// percentiles of `resamples` bootstrap samples of rows (Archer, Saltelli and Sobol', Journal of Statistical Computation and
/// Simulation 58, 1997); they do not know that the rows are evenly spread, so they are rather too long. `uniform` gives
/// independent numbers on [0, 1). None where an output is missing or not finite, or where none varies.
pub fn importances(
    plan: &Plan,
    outputs: &[f64],
    confidence: f64,
    resamples: u32,
    uniform: &mut impl FnMut() -> f64,
) -> Option<Vec<Importance>> {
    if outputs.len() != plan.points() || outputs.iter().any(|output| !output.is_finite()) {
        return None;
    }
    let rows = Rows { outputs: centred(outputs, plan.inputs() + 2), width: plan.inputs() + 2 };
    let whole = rows.indices(&vec![1; rows.count()])?;
    let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); whole.len()];
    let mut times = vec![0u32; rows.count()];
    for _ in 0..resamples {
        resample(&mut times, uniform);
        let found = rows.indices(&times);
        found.iter().for_each(|found| drawn.iter_mut().zip(found).for_each(|(all, index)| all.push(*index)));
    }
    let estimates: Vec<Estimate> =
        whole.iter().zip(drawn).map(|(index, drawn)| between(*index, drawn, confidence)).collect();
    Some(estimates.chunks_exact(2).map(|pair| Importance { first: pair[0], total: pair[1] }).collect())
}

/// Outputs less the mean of all A and B: products of large numbers with small differences would bring noise.
fn centred(outputs: &[f64], width: usize) -> Vec<f64> {
    let ends = outputs.chunks_exact(width).flat_map(|row| [row[0], row[1]]);
    let mean = ends.clone().sum::<f64>() / ends.count() as f64;
    outputs.iter().map(|output| output - mean).collect()
}

/// An index with the percentiles of its resamples.
fn between(index: f64, mut drawn: Vec<f64>, confidence: f64) -> Estimate {
    drawn.sort_by(f64::total_cmp);
    let tail = (1.0 - confidence) / 2.0;
    Estimate { mean: Some(index), low: quantile(&drawn, tail), high: quantile(&drawn, 1.0 - tail) }
}

/// The outputs, row by row.
struct Rows {
    outputs: Vec<f64>,
    width: usize,
}

impl Rows {
    fn count(&self) -> usize {
        self.outputs.len() / self.width
    }

    /// First-order and total index of each input in turn, each row taken so many times; none where nothing varies.
    fn indices(&self, times: &[u32]) -> Option<Vec<f64>> {
        let mut ends = Sample::default();
        let mut sums = vec![0.0; 2 * (self.width - 2)];
        for (row, times) in self.outputs.chunks_exact(self.width).zip(times).filter(|(_, times)| **times > 0) {
            let (a, b, weight) = (row[0], row[1], f64::from(*times));
            (0..*times).for_each(|_| [a, b].into_iter().for_each(|end| ends.push(end)));
            for (sums, mixed) in sums.chunks_exact_mut(2).zip(&row[2..]) {
                sums[0] += weight * b * (mixed - a);
                sums[1] += weight * 0.5 * (a - mixed) * (a - mixed);
            }
        }
        let scale = self.count() as f64 * ends.variance().filter(|variance| *variance > 0.0)?;
        Some(sums.into_iter().map(|sum| sum / scale).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;
    use crate::random::{Luck, Purpose};

    fn indices(plan: &Plan, resamples: u32, model: impl Fn(&[f64]) -> f64) -> Option<Vec<Importance>> {
        let outputs: Vec<f64> = (0..plan.points()).map(|number| model(&plan.point(number).unwrap())).collect();
        let mut stream = Luck::new(1, 0).stream("indices", Purpose::Arrivals);
        importances(plan, &outputs, 0.95, resamples, &mut || stream.uniform())
    }

    /// sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ on (−π, π)³ (Ishigami and Homma, 1990).
    fn ishigami(point: &[f64]) -> f64 {
        let x: Vec<f64> = point.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
        libm::sin(x[0]) + 7.0 * libm::sin(x[1]).powi(2) + 0.1 * x[2].powi(4) * libm::sin(x[0])
    }

    /// Its indices in closed form: first orders, then totals.
    fn ishigami_s() -> ([f64; 3], [f64; 3]) {
        let v1 = 0.5 * (1.0 + 0.1 * PI.powi(4) / 5.0).powi(2);
        let v2 = 49.0 / 8.0;
        let v13 = 0.01 * PI.powi(8) * (1.0 / 18.0 - 1.0 / 50.0);
        let v = v1 + v2 + v13;
        ([v1 / v, v2 / v, 0.0], [(v1 + v13) / v, v2 / v, v13 / v])
    }

    #[test]
    fn ishigami_s_indices_are_the_closed_form() {
        let (first, total) = ishigami_s();
        assert!((first[0] - 0.3139).abs() < 1e-4 && (total[2] - 0.2437).abs() < 1e-4);
        let found = indices(&Plan::new(3, 4096, 1).unwrap(), 0, ishigami).unwrap();
        for (i, found) in found.iter().enumerate() {
            assert!((found.first.mean.unwrap() - first[i]).abs() < 0.01, "{i}: {found:?}");
            assert!((found.total.mean.unwrap() - total[i]).abs() < 0.01, "{i}: {found:?}");
            assert_eq!(found.first.low, None);
        }
    }

    #[test]
    fn the_g_function_s_indices_are_the_closed_form() {
        // Π (|4x − 2| + a)/(1 + a) (Saltelli and Sobol', 1995): V_i = 1/(3(1 + a)²), V = Π(1 + V_i) − 1, T_i = V_i Π_{l≠i}(1 + V_l)/V.
        let a = [0.0, 1.0, 4.5, 9.0, 99.0];
        let model = |x: &[f64]| x.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product();
        let part = |a: f64| 1.0 / (3.0 * (1.0 + a) * (1.0 + a));
        let all: f64 = a.iter().map(|a| 1.0 + part(*a)).product();
        let found = indices(&Plan::new(5, 4096, 1).unwrap(), 0, model).unwrap();
        for (found, a) in found.iter().zip(a) {
            let (first, total) = (part(a) / (all - 1.0), part(a) * all / (1.0 + part(a)) / (all - 1.0));
            assert!((found.first.mean.unwrap() - first).abs() < 0.01, "{a}: {found:?} {first}");
            assert!((found.total.mean.unwrap() - total).abs() < 0.01, "{a}: {found:?} {total}");
        }
    }

    #[test]
    fn a_large_offset_and_an_idle_input_change_nothing() {
        let plan = Plan::new(3, 1024, 5).unwrap();
        let found = indices(&plan, 0, |x| 1e9 + 3.0 * x[0] + 4.0 * x[1]).unwrap();
        let known = [9.0 / 25.0, 16.0 / 25.0, 0.0];
        for (found, known) in found.iter().zip(known) {
            assert!((found.first.mean.unwrap() - known).abs() < 2e-3, "{found:?}");
            assert!((found.total.mean.unwrap() - known).abs() < 2e-3, "{found:?}");
        }
        assert!(found[2].total.mean.unwrap().abs() < 1e-12);
    }

    #[test]
    fn an_interval_leaves_as_much_on_either_side() {
        let drawn = (0..=100).rev().map(f64::from).collect();
        let found = between(40.0, drawn, 0.9);
        let near = |end: Option<f64>, known: f64| (end.unwrap() - known).abs() < 1e-9;
        assert!(near(found.mean, 40.0) && near(found.low, 5.0) && near(found.high, 95.0), "{found:?}");
    }

    #[test]
    fn what_never_varies_or_is_missing_has_no_indices() {
        let plan = Plan::new(2, 8, 1).unwrap();
        assert_eq!(indices(&plan, 10, |_| 4.0), None);
        assert_eq!(indices(&plan, 10, |x| if x[0] > 0.9 { f64::NAN } else { x[0] }), None);
        assert_eq!(importances(&plan, &[1.0, 2.0], 0.95, 10, &mut || 0.5), None);
    }

    #[test]
    fn intervals_hold_the_closed_form_at_least_as_often_as_they_say() {
        // 200 scrambles × 6 indices; at 95 % at least 178 of 200 each (1 in 10,000), most of them more: rows are evenly spread.
        let (first, total) = ishigami_s();
        let mut hits = [[0; 2]; 3];
        let mut too_short = 0;
        for seed in 0..200 {
            let found = indices(&Plan::new(3, 128, seed).unwrap(), 200, ishigami).unwrap();
            for (i, found) in found.iter().enumerate() {
                for (kind, estimate, truth) in [(0, found.first, first[i]), (1, found.total, total[i])] {
                    let (low, high) = (estimate.low.unwrap(), estimate.high.unwrap());
                    hits[i][kind] += usize::from(low <= truth && truth <= high);
                    let (mean, third) = (estimate.mean.unwrap(), (high - low) / 6.0);
                    too_short += usize::from((mean - truth).abs() <= third);
                }
            }
        }
        assert!(hits.iter().flatten().all(|hits| *hits >= 178), "{hits:?}");
        // The test has eyes: intervals of a third of the length hold far fewer.
        assert!(too_short < 178 * 6, "{too_short}");
    }
}
