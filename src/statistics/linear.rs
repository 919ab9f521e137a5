//! A straight response: a figure as a constant and a share of each input.
//!
//! In: rows of inputs with a figure, one by one. Out: each input's coefficient with its interval, and how much of the spread they
//! explain. Least squares from sums about running means (Chan, Golub and LeVeque, The American Statistician 37, 1983), solved by
//! Cholesky's method; memory is the square of the number of inputs.

use super::Estimate;
use super::student::student_t;

/// Sums of rows.
#[derive(Clone, Debug)]
pub struct Linear {
    n: u64,
    means: Vec<f64>,
    /// Products about the means: inputs, then the figure; row by row.
    products: Vec<f64>,
}

/// A response.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Of each input: what the figure changes by when the input changes by 1; none where the rows cannot tell.
    pub coefficients: Vec<Estimate>,
    /// Share of the figure's spread that all of them explain, 0 to 1; none where it has no spread.
    pub explained: Option<f64>,
}

impl Linear {
    /// No rows yet.
    pub fn new(inputs: usize) -> Linear {
        let width = inputs + 1;
        Linear { n: 0, means: vec![0.0; width], products: vec![0.0; width * width] }
    }

    /// One row more.
    pub fn push(&mut self, inputs: &[f64], figure: f64) {
        self.n += 1;
        let (n, width) = (self.n as f64, self.means.len());
        let row = || inputs.iter().copied().chain([figure]);
        let away: Vec<f64> = row().zip(&self.means).map(|(value, mean)| value - mean).collect();
        self.means.iter_mut().zip(&away).for_each(|(mean, away)| *mean += away / n);
        let share = (n - 1.0) / n;
        for (products, a) in self.products.chunks_exact_mut(width).zip(&away) {
            products.iter_mut().zip(&away).for_each(|(product, b)| *product += a * b * share);
        }
    }

    fn product(&self, a: usize, b: usize) -> f64 {
        self.products.get(a * self.means.len() + b).copied().unwrap_or(0.0)
    }

    /// The response at `confidence` (0 to 1). Inputs that never moved, or that others determine, have no coefficient.
    pub fn response(&self, confidence: f64) -> Response {
        let inputs = self.means.len() - 1;
        let (lower, kept) = self.lower(inputs);
        let right: Vec<f64> = kept.iter().map(|input| self.product(*input, inputs)).collect();
        let found = solve(&lower, &right);
        let spread = self.product(inputs, inputs);
        let told: f64 = found.iter().zip(&right).map(|(a, b)| a * b).sum();
        let free = self.n as f64 - 1.0 - kept.len() as f64;
        let left = ((spread - told).max(0.0)) / free;
        let t = student_t(0.5 + confidence / 2.0, free).filter(|_| free > 0.0);
        let mut coefficients = vec![Estimate::default(); inputs];
        for (place, (input, value)) in kept.iter().zip(&found).enumerate() {
            let mut unit = vec![0.0; kept.len()];
            unit[place] = 1.0;
            let variance = solve(&lower, &unit)[place] * left;
            coefficients[*input] = Estimate::around(*value, t.map(|t| t * variance.max(0.0).sqrt()));
        }
        let explained = (spread > 0.0 && self.n > 1).then(|| (told / spread).clamp(0.0, 1.0));
        Response { coefficients, explained }
    }

    /// Cholesky's lower triangle over the inputs that add something, and which those are.
    fn lower(&self, inputs: usize) -> (Vec<Vec<f64>>, Vec<usize>) {
        let (mut lower, mut kept): (Vec<Vec<f64>>, Vec<usize>) = (Vec::new(), Vec::new());
        for input in 0..inputs {
            let mut row: Vec<f64> = Vec::with_capacity(kept.len() + 1);
            for (other, before) in kept.iter().zip(&lower) {
                let known: f64 = row.iter().zip(before).map(|(a, b)| a * b).sum();
                let pivot = before.last().copied().unwrap_or(1.0);
                row.push((self.product(input, *other) - known) / pivot);
            }
            let own = self.product(input, input);
            let rest = own - row.iter().map(|value| value * value).sum::<f64>();
            if rest > own * 1e-10 && own > 0.0 {
                row.push(rest.sqrt());
                lower.push(row);
                kept.push(input);
            }
        }
        (lower, kept)
    }
}

/// Solves L Lᵀ x = b.
fn solve(lower: &[Vec<f64>], right: &[f64]) -> Vec<f64> {
    let mut forth: Vec<f64> = Vec::with_capacity(right.len());
    for (row, value) in lower.iter().zip(right) {
        let known: f64 = row.iter().zip(&forth).map(|(a, b)| a * b).sum();
        forth.push((value - known) / row.last().copied().unwrap_or(1.0));
    }
    let mut back = forth;
    for place in (0..back.len()).rev() {
        let pivot = lower[place].last().copied().unwrap_or(1.0);
        back[place] /= pivot;
        let value = back[place];
        back.iter_mut().zip(&lower[place]).take(place).for_each(|(other, factor)| *other -= factor * value);
    }
    back
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::random::{Luck, Purpose};

    #[test]
    fn a_straight_response_is_found_exactly_and_idle_inputs_have_nothing() {
        let mut linear = Linear::new(4);
        for number in 0..20 {
            let (a, b) = (f64::from(number % 5), f64::from(number / 5));
            // The third never moves, the fourth is the sum of the first two.
            linear.push(&[a, b, 7.0, a + b], 1e6 + 3.0 * a - 2.0 * b);
        }
        let found = linear.response(0.95);
        let mean = |input: usize| found.coefficients[input].mean;
        assert!((mean(0).unwrap() - 3.0).abs() < 1e-9 && (mean(1).unwrap() + 2.0).abs() < 1e-9, "{found:?}");
        assert_eq!((mean(2), mean(3)), (None, None));
        assert!((found.explained.unwrap() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn intervals_are_those_of_the_textbook() {
        // Draper and Smith, one input: x = 1..5, y = 2, 1, 4, 3, 5: slope 0.8, Sxx = 10, residual 3.6 / 3, se √0.12, t₃ = 3.182.
        let mut linear = Linear::new(1);
        [2.0, 1.0, 4.0, 3.0, 5.0].iter().enumerate().for_each(|(x, y)| linear.push(&[x as f64 + 1.0], *y));
        let found = linear.response(0.95);
        let slope = found.coefficients[0];
        assert!((slope.mean.unwrap() - 0.8).abs() < 1e-12);
        assert!((slope.half_width().unwrap() - 3.182_446 * 0.12_f64.sqrt()).abs() < 1e-5, "{slope:?}");
        assert!((found.explained.unwrap() - 0.64).abs() < 1e-12);
    }

    #[test]
    fn intervals_hold_the_truth_as_often_as_they_say() {
        // 1,000 fits at 95 %: 921 to 975 hits at 1 in 10,000.
        let mut hits = 0;
        for fit in 0..1000 {
            let mut stream = Luck::new(11, fit).stream("linear", Purpose::Arrivals);
            let mut linear = Linear::new(2);
            for _ in 0..12 {
                let (a, b) = (stream.uniform(), stream.uniform());
                linear.push(&[a, b], 2.0 * a - b + stream.normal());
            }
            let slope = linear.response(0.95).coefficients[0];
            hits += u32::from(slope.low.unwrap() <= 2.0 && slope.high.unwrap() >= 2.0);
        }
        assert!((921..=975).contains(&hits), "{hits}");
    }

    #[test]
    fn too_few_rows_have_no_intervals() {
        let mut linear = Linear::new(1);
        assert_eq!(linear.response(0.95).coefficients[0], Estimate::default());
        linear.push(&[1.0], 1.0);
        linear.push(&[2.0], 3.0);
        let found = linear.response(0.95).coefficients[0];
        assert!((found.mean.unwrap() - 2.0).abs() < 1e-12 && found.low.is_none(), "{found:?}");
    }
}
