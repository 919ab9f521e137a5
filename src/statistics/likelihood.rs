//! The maximum of a log-likelihood in one or two parameters, and how sure it is.
//!
//! In: a function that grows to one peak, a start. Out: where the peak is, with the covariance by the curvature there. Newton's steps
//! with central differences, halved where they would go down: laws need say no derivative.

/// The parameters of a law; a law of one leaves the second 0.
pub type Parameters = [f64; 2];

/// A peak.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Maximum {
    /// Where it is.
    pub at: Parameters,
    /// The log-likelihood of all observations there.
    pub log_likelihood: f64,
    /// The inverse of the observed information.
    pub covariance: [[f64; 2]; 2],
}

impl Maximum {
    /// The standard error of a function of the parameters, by the delta method.
    pub fn error_of(&self, function: impl Fn(Parameters) -> f64) -> f64 {
        const STEP: f64 = 1e-5;
        let slope = |n: usize| (function(moved(self.at, n, STEP)) - function(moved(self.at, n, -STEP))) / (2.0 * STEP);
        let [a, b] = [slope(0), slope(1)];
        let [[aa, ab], [_, bb]] = self.covariance;
        (a * a * aa + 2.0 * a * b * ab + b * b * bb).max(0.0).sqrt()
    }
}

/// Steps at most.
const MOST_STEPS: usize = 200;
/// A step below this is none.
const STILL: f64 = 1e-9;

/// Looks for the peak of the mean log-likelihood `of` one of `count` observations from `start` on, in the first `free` (1 or 2)
/// parameters; none where there is no peak, or it cannot be told where.
pub fn maximise(start: Parameters, free: usize, count: f64, of: impl Fn(Parameters) -> f64) -> Option<Maximum> {
    let mut at = start;
    let mut height = of(at);
    if !height.is_finite() {
        return None;
    }
    for _ in 0..MOST_STEPS {
        let gradient = gradient(at, free, &of);
        let step = match inverse(curvature(at, free, &of), free) {
            Some(inverse) => [0, 1].map(|n: usize| inverse[n][0] * gradient[0] + inverse[n][1] * gradient[1]),
            None => gradient,
        };
        // Parameters are logarithms: no step goes further than a factor of e.
        let long = step[0].abs().max(step[1].abs()).max(1.0);
        let mut step = step.map(|part| part / long);
        let mut went = false;
        for _ in 0..40 {
            let next = [at[0] + step[0], at[1] + step[1]];
            let reached = of(next);
            if reached.is_finite() && reached >= height {
                (at, height, went) = (next, reached, true);
                break;
            }
            step = step.map(|part| part / 2.0);
        }
        if !went || step[0].abs().max(step[1].abs()) < STILL {
            break;
        }
    }
    let covariance = inverse(curvature(at, free, &of), free)?.map(|row| row.map(|value| value / count));
    let still = gradient(at, free, &of).iter().all(|slope| slope.abs() < 1e-4);
    still.then_some(Maximum { at, log_likelihood: height * count, covariance })
}

fn moved(mut at: Parameters, n: usize, by: f64) -> Parameters {
    at[n] += by;
    at
}

fn gradient(at: Parameters, free: usize, of: &impl Fn(Parameters) -> f64) -> Parameters {
    const STEP: f64 = 1e-5;
    let slope = |n: usize| (of(moved(at, n, STEP)) - of(moved(at, n, -STEP))) / (2.0 * STEP);
    [slope(0), if free > 1 { slope(1) } else { 0.0 }]
}

/// Minus the second derivatives.
fn curvature(at: Parameters, free: usize, of: &impl Fn(Parameters) -> f64) -> [[f64; 2]; 2] {
    const STEP: f64 = 1e-3;
    let here = of(at);
    let own = |n: usize| (2.0 * here - of(moved(at, n, STEP)) - of(moved(at, n, -STEP))) / (STEP * STEP);
    if free < 2 {
        return [[own(0), 0.0], [0.0, 0.0]];
    }
    let corner = |a: f64, b: f64| of([at[0] + a * STEP, at[1] + b * STEP]);
    let both = -(corner(1.0, 1.0) - corner(1.0, -1.0) - corner(-1.0, 1.0) + corner(-1.0, -1.0)) / (4.0 * STEP * STEP);
    [[own(0), both], [both, own(1)]]
}

/// The inverse, where the matrix is positive definite.
fn inverse([[a, b], [_, d]]: [[f64; 2]; 2], free: usize) -> Option<[[f64; 2]; 2]> {
    if free < 2 {
        return (a > 0.0).then(|| [[1.0 / a, 0.0], [0.0, 0.0]]);
    }
    let determinant = a * d - b * b;
    (a > 0.0 && determinant > 1e-12 * a * d)
        .then(|| [[d / determinant, -b / determinant], [-b / determinant, a / determinant]])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_peak_and_the_errors_of_a_normal_sample_are_those_by_hand() {
        // Values 1, 2, 3, 6: mean 3, variance 14/4 = 3.5. Errors: sigma/2 of the mean, 1/sqrt(2n) of the logarithm of sigma.
        let values = [1.0, 2.0, 3.0, 6.0];
        let of = |[mean, log_sigma]: Parameters| {
            let sigma = libm::exp(log_sigma);
            values.iter().map(|x| -log_sigma - 0.5 * ((x - mean) / sigma) * ((x - mean) / sigma)).sum::<f64>() / 4.0
        };
        let found = maximise([0.5, 0.0], 2, 4.0, of).unwrap();
        assert!((found.at[0] - 3.0).abs() < 1e-6, "{found:?}");
        assert!((libm::exp(2.0 * found.at[1]) - 3.5).abs() < 1e-5, "{found:?}");
        assert!((found.error_of(|at| at[0]) - (3.5f64 / 4.0).sqrt()).abs() < 1e-4);
        assert!((found.error_of(|at| at[1]) - (1.0f64 / 8.0).sqrt()).abs() < 1e-4);
    }

    #[test]
    fn what_grows_for_ever_has_no_peak() {
        assert_eq!(maximise([0.0, 0.0], 1, 1.0, |at| at[0]), None);
        assert_eq!(maximise([0.0, 0.0], 2, 1.0, |_| f64::NAN), None);
    }
}
