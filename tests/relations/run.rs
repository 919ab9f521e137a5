//! A scenario simulated, and two runs compared.
#![allow(dead_code)]

use busyhour::experiment::Outcome;
use busyhour::experiment::precision::figure;
use busyhour::statistics::student_t;

use crate::simulated::outcome;

/// Standard errors at which 200 comparisons raise a false alarm once in a million suites.
const Z: f64 = 5.85;
/// Further standard errors at which a difference is seen with power 99.9 %.
const POWER: f64 = 3.09;

/// What came of a scenario.
pub struct Run {
    /// Everything.
    pub outcome: Outcome,
    replications: u64,
}

/// Simulates a scenario.
pub fn run(text: &str, replications: u64, seed: u64) -> Run {
    Run { outcome: outcome(text, replications, seed, 2), replications }
}

impl Run {
    /// Mean and standard error of a figure.
    pub fn of(&self, path: &str) -> (f64, f64) {
        let estimate = figure(&self.outcome.results, path).unwrap_or_else(|| panic!("there is no {path}"));
        let t = student_t(0.975, (self.replications - 1) as f64).unwrap();
        (estimate.mean.unwrap(), (estimate.high.unwrap() - estimate.low.unwrap()) / 2.0 / t)
    }

    /// The mean of a figure.
    pub fn mean(&self, path: &str) -> f64 {
        self.of(path).0
    }
}

/// Both runs, of independent luck, have the same law of a figure; a difference of `sees` would be seen.
pub fn same_law(one: &Run, other: &Run, path: &str, sees: f64) {
    let ((a, ea), (b, eb)) = (one.of(path), other.of(path));
    let error = (ea * ea + eb * eb).sqrt();
    assert!((Z + POWER) * error < sees, "{path}: {sees} would not be seen, the standard error is {error}");
    assert!((a - b).abs() < Z * error, "{path}: {a} and {b}, {:.1} standard errors", (a - b).abs() / error);
}

/// The first run has more of a figure than the second, beyond what luck explains.
pub fn more(one: &Run, other: &Run, path: &str) {
    let ((a, ea), (b, eb)) = (one.of(path), other.of(path));
    assert!(a - b > Z * (ea + eb), "{path}: {a} ± {ea} is not more than {b} ± {eb}");
}

/// Every figure of every contact type, and of all, to the last bit.
pub fn identical(one: &Run, other: &Run) {
    assert_eq!(one.outcome.results.contacts, other.outcome.results.contacts);
    assert_eq!(one.outcome.results.total.by_name.get("wait"), other.outcome.results.total.by_name.get("wait"));
    assert!(one.mean("total.offered") > 0.0);
}
