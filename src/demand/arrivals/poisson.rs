//! `poisson`: a flat rate while people try.

use super::{Model, Reading};
use crate::demand::rates::{Busyness, Piece, Rates};
use crate::demand::{Arrivals, windows};
use crate::document::Table;
use crate::document::key::key;

pub(super) const MODEL: Model = Model {
    name: "poisson",
    summary: "flat: `per_hour`, or `per_day` spread evenly over the hours in which people try",
    keys: &[
        key("per_hour", "number 0 to 1000000000", "first attempts an hour; or"),
        key("per_day", "number 0 to 1000000000", "first attempts a day, spread evenly over the hours"),
    ],
    read,
};

fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    let per_hour = table.maybe("per_hour").map(|at| at.number(0.0, 1e9));
    let per_day = table.maybe("per_day").map(|at| at.number(0.0, 1e9));
    let flow = match (per_hour, per_day) {
        (Some(rate), None) => Flow::PerHour(rate?),
        (None, Some(volume)) => Flow::PerDay(volume?),
        _ => {
            table.expect(&["per_hour", "per_day"], "expected either \"per_hour\" or \"per_day\"");
            return None;
        }
    };
    Some(Arrivals::Rates(flat(flow, reading)))
}

/// How many come.
#[derive(Clone, Copy, Debug)]
enum Flow {
    /// Contacts an hour.
    PerHour(f64),
    /// Contacts a day, spread over the day's hours; none on a day without hours.
    PerDay(f64),
}

fn flat(flow: Flow, reading: &Reading<'_>) -> Rates {
    let mut pieces = Vec::new();
    for turn in windows::turns(reading.calendar, reading.hours) {
        let total = turn.length();
        for (slot, (start, end)) in turn.stretches.into_iter().enumerate() {
            for (day, start, end) in windows::by_day(reading.calendar, start, end) {
                let length = end - start;
                let mass = match flow {
                    Flow::PerHour(rate) => rate * length.in_hours(),
                    Flow::PerDay(volume) => volume * (length.0 as f64 / total.0 as f64),
                };
                pieces.push(Piece { start, end, mass, day: day as u32, part: 0, slot: slot as u32 });
            }
        }
    }
    Rates::new(pieces, Busyness::default())
}
