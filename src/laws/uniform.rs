//! Uniform between two times.

use super::{Law, LawEntry};
use crate::document::key::required;
use crate::document::{Files, Table};
use crate::random::Stream;

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "uniform",
    summary: "anything between two times, equally likely",
    keys: &[required("from", "duration", "the shortest"), required("to", "duration", "the longest")],
    read,
};

/// A uniform law.
#[derive(Clone, Debug, PartialEq)]
pub struct Uniform {
    from: f64,
    width: f64,
}

impl Uniform {
    /// Between two times, seconds, 0 <= `from` <= `to`.
    pub fn new(from: f64, to: f64) -> Uniform {
        Uniform { from, width: to - from }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        self.from + self.width * stream.uniform()
    }

    pub(super) fn mean(&self) -> f64 {
        self.from + self.width / 2.0
    }

    pub(super) fn variance(&self) -> f64 {
        self.width * self.width / 12.0
    }
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    let from = table.need("from").and_then(|at| at.span());
    let to = table.need("to").and_then(|at| Some((at.span()?, at)));
    let (from, (to, at)) = (from?, to?);
    if to < from {
        at.problem(format!("\"to\" ({to}) is before \"from\" ({from})"));
        return None;
    }
    Some(Law::Uniform(Uniform::new(from.in_seconds(), to.in_seconds())))
}
