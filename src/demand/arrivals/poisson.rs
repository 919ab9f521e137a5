//! `poisson`: a flat rate while people try.

use super::{Model, Reading};
use crate::demand::rates::{Busyness, Piece, Rates};
use crate::demand::{Arrivals, windows};
use crate::document::Table;
use crate::units::Span;

pub(super) const MODEL: Model = Model {
    name: "poisson",
    summary: "flat: `per_hour`, or `per_day` spread evenly over the hours in which people try",
    parameters: &["per_hour", "per_day"],
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
    for day in 0..reading.calendar.days.len() {
        let stretches = windows::on_day(reading.calendar, day, reading.hours);
        let total = stretches.iter().fold(Span::ZERO, |sum, (from, to)| sum + (*to - *from));
        for (slot, (start, end)) in stretches.into_iter().enumerate() {
            let length = end - start;
            let mass = match flow {
                Flow::PerHour(rate) => rate * length.in_hours(),
                Flow::PerDay(volume) => volume * (length.0 as f64 / total.0 as f64),
            };
            pieces.push(Piece { start, end, mass, day: day as u32, slot: slot as u32 });
        }
    }
    Rates::new(pieces, Busyness::default())
}
