//! Exponential: what has already lasted says nothing about what is left.

use super::{BLOCK, Law, LawEntry, MEAN, mean_of};
use crate::document::{Files, Table};
use crate::random::Stream;

pub(super) const ENTRY: LawEntry =
    LawEntry { name: "exponential", summary: "without memory; cv 1", keys: &[MEAN], read };

/// An exponential law.
#[derive(Clone, Debug, PartialEq)]
pub struct Exponential {
    mean: f64,
}

impl Exponential {
    /// With this mean, seconds, above 0.
    pub fn new(mean: f64) -> Exponential {
        Exponential { mean }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        self.mean * stream.exponential()
    }

    /// The next values of [`Exponential::draw`].
    pub(super) fn fill(&self, stream: &mut Stream, seconds: &mut [f64; BLOCK]) {
        stream.fill_exponential(seconds);
        seconds.iter_mut().for_each(|value| *value *= self.mean);
    }

    pub(super) fn mean(&self) -> f64 {
        self.mean
    }

    pub(super) fn variance(&self) -> f64 {
        self.mean * self.mean
    }
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    Some(Law::Exponential(Exponential::new(mean_of(table)?)))
}
