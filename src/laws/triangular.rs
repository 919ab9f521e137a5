//! Triangular: what an expert knows, at least, most often, at most.

use super::{Law, LawEntry};
use crate::document::key::required;
use crate::document::{Files, Table};
use crate::random::Stream;

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "triangular",
    summary: "at least, most often, at most: an expert's guess",
    keys: &[
        required("low", "duration", "the shortest"),
        required("mode", "duration", "the most frequent"),
        required("high", "duration", "the longest"),
    ],
    read,
};

/// A triangular law.
#[derive(Clone, Debug, PartialEq)]
pub struct Triangular {
    low: f64,
    mode: f64,
    high: f64,
    /// The share below the mode.
    below: f64,
    /// Squares of the slopes of the inverse on either side of the mode.
    rise: f64,
    fall: f64,
}

impl Triangular {
    /// With these corners, seconds, 0 <= `low` <= `mode` <= `high`.
    pub fn new(low: f64, mode: f64, high: f64) -> Triangular {
        let width = high - low;
        let below = if width > 0.0 { (mode - low) / width } else { 0.0 };
        Triangular { low, mode, high, below, rise: width * (mode - low), fall: width * (high - mode) }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        let u = stream.uniform();
        if u < self.below { self.low + (u * self.rise).sqrt() } else { self.high - ((1.0 - u) * self.fall).sqrt() }
    }

    pub(super) fn mean(&self) -> f64 {
        (self.low + self.mode + self.high) / 3.0
    }

    pub(super) fn variance(&self) -> f64 {
        let (a, b, c) = (self.mode - self.low, self.high - self.mode, self.high - self.low);
        (a * a + b * b + c * c) / 36.0
    }
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    let span = |key| table.need(key).and_then(|at| at.span());
    let (low, mode, high) = (span("low"), span("mode"), span("high"));
    let (low, mode, high) = (low?, mode?, high?);
    if !(low <= mode && mode <= high) {
        table.at().problem(format!("low, mode and high must stand in this order, found {low}, {mode}, {high}"));
        return None;
    }
    Some(Law::Triangular(Triangular::new(low.in_seconds(), mode.in_seconds(), high.in_seconds())))
}
