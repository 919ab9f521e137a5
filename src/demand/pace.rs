//! Mean handle times by interval, as a forecast tells them.
//!
//! In: instants and the mean handle time from each on. Out: the factor by which the handle time of a contact that arrives at an
//! instant differs from its type's.

use std::sync::Arc;

use crate::units::Time;

/// Mean handle times that change with time.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// From when on, and the mean handle time in seconds from then on; none where nothing is said.
    steps: Arc<[(Time, Option<f64>)]>,
}

impl Pace {
    /// From steps in order of time.
    pub fn new(steps: Vec<(Time, Option<f64>)>) -> Pace {
        Pace { steps: steps.into() }
    }

    /// All of them `factor` times as long.
    #[must_use]
    pub fn times(&self, factor: f64) -> Pace {
        Pace {
            steps: self.steps.iter().map(|(from, seconds)| (*from, seconds.map(|seconds| seconds * factor))).collect(),
        }
    }

    /// The factor of the handle time (talk, hold and wrap-up alike) of a contact that arrives at `at`, where its type's mean
    /// is `usual` seconds; 1 where nothing is said.
    pub fn factor(&self, at: Time, usual: f64) -> f64 {
        let next = self.steps.partition_point(|(from, _)| *from <= at);
        let said = next.checked_sub(1).and_then(|step| self.steps.get(step)).and_then(|(_, seconds)| *seconds);
        said.filter(|_| usual > 0.0).map_or(1.0, |seconds| seconds / usual)
    }
}
