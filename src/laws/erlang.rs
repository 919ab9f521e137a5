//! Erlang's law: several exponential phases in a row (Erlang 1917); a gamma law with a whole shape.

use super::{Law, LawEntry, mean_of};
use super::{MEAN, gamma::Gamma};
use crate::document::key::required;
use crate::document::{Files, Table};

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "erlang",
    summary: "so many exponential phases in a row; cv 1/√phases",
    keys: &[MEAN, required("phases", "whole number 1 to 1000", "how many phases, all of the same mean")],
    read,
};

/// Erlang's law with this mean, seconds, above 0, and this number of phases, at least 1.
pub(super) fn erlang(mean: f64, phases: u32) -> Gamma {
    Gamma::new(mean, 1.0 / f64::from(phases).sqrt())
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    let mean = mean_of(table);
    let phases = table.need("phases").and_then(|at| at.count(1, 1000));
    Some(Law::Erlang(erlang(mean?, phases?)))
}
