//! `decision.require`: what an option must reach to count as one that holds the target.
//!
//! In: a value. Out: a [`Require`].

use crate::document::At;
use crate::document::variant::variant;
use crate::units::shown;

/// When an option holds the target. Shares are 0 to 1, ends excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Require {
    /// Each limit of the target, by the mean over the calendar: ratios of sums.
    #[default]
    Mean,
    /// The share of intervals in which the target is met: at least this.
    Intervals(f64),
    /// The chance that a replication misses the target in a window that it names (`over`): at most this.
    BreachBelow(f64),
}

impl Require {
    /// Its name in scenarios and results.
    pub fn name(self) -> &'static str {
        match self {
            Require::Mean => "mean",
            Require::Intervals(_) => "intervals",
            Require::BreachBelow(_) => "breach_below",
        }
    }

    /// The share that it names.
    pub fn share(self) -> Option<f64> {
        match self {
            Require::Mean => None,
            Require::Intervals(share) | Require::BreachBelow(share) => Some(share),
        }
    }
}

/// A way to say it, and what makes a share into it.
type Way = (&'static str, fn(f64) -> Require);

/// Reads `"mean"`, `{ intervals = 0.9 }` or `{ breach_below = 0.05 }`.
pub fn read(at: &At<'_>) -> Option<Require> {
    const WAYS: [Way; 2] = [("intervals", Require::Intervals), ("breach_below", Require::BreachBelow)];
    if at.is_text() {
        let text = at.text()?;
        if text == "mean" {
            return Some(Require::Mean);
        }
        at.problem(format!(
            "\"{}\" is not known; write \"mean\", {{ intervals = 0.9 }} or {{ breach_below = 0.05 }}",
            shown(text)
        ));
        return None;
    }
    let ((_, make), value) = variant(at, "requirement", &WAYS, |way: &Way| way.0, |_| None)?;
    let share = value.share()?;
    if share <= 0.0 || share >= 1.0 {
        value.problem(
            "a share between 0 and 1 is wanted: what must always or may never happen cannot be shown by chance",
        );
        return None;
    }
    Some(make(share))
}
