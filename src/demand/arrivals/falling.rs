//! `falling`: a rate that falls in equal steps from the first window of a day to its last.

use super::{Model, Reading};
use crate::demand::rates::{Busyness, Piece, Rates};
use crate::demand::{Arrivals, windows};
use crate::document::Table;
use crate::document::key::required;

pub(super) const MODEL: Model = Model {
    name: "falling",
    summary: "`from` so many an hour in the first window of a day, in equal steps `to` so many in the last",
    keys: &[
        required("from", "number", "contacts an hour in the first window"),
        required("to", "number", "contacts an hour in the last"),
    ],
    read,
};

fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    // Ask for every key before giving up, so that all problems are told.
    let from = table.need("from").and_then(|at| at.number(0.0, 1e9));
    let to = table.need("to").and_then(|at| at.number(0.0, 1e9));
    let (from, to) = (from?, to?);
    let mut pieces = Vec::new();
    for turn in windows::turns(reading.calendar, reading.hours) {
        let steps = turn.stretches.len().saturating_sub(1).max(1) as f64;
        for (slot, (start, end)) in turn.stretches.iter().enumerate() {
            let per_hour = from + (to - from) * slot as f64 / steps;
            for (day, start, end) in windows::by_day(reading.calendar, *start, *end) {
                let mass = per_hour * (end - start).in_hours();
                pieces.push(Piece { start, end, mass, day: day as u32, part: 0, slot: slot as u32 });
            }
        }
    }
    Some(Arrivals::Rates(Rates::new(pieces, Busyness::default())))
}
