//! `mmpp`: a Poisson process whose rate goes through states by chance: quiet and busy spells that no clock foretells.
//!
//! Spells run by the clock, exponential with their mean stays; people try within their hours only. The states start in their
//! long-run shares, so the expected rate is the same at every instant (Fischer & Meier-Hellstern 1993).

use super::{BUSYNESS, Model, Reading};
use crate::demand::rates::{Busyness, Piece, Rates};
use crate::demand::states::{State, States};
use crate::demand::{Arrivals, windows};
use crate::document::key::{key, required};
use crate::document::{At, Table};
use crate::random::hash_name;
use crate::units::Span;

pub(super) const MODEL: Model = Model {
    name: "mmpp",
    summary: "spells of chance: a rate `per_hour` for each state, which `lasts` so long on average, `then` another",
    keys: &[
        required("per_hour", "list of numbers 0 to 1000000000", "first attempts an hour in each state"),
        required("lasts", "list of durations", "the mean stay in each state, at least 1s"),
        key("then", "list of lists of shares", "of more than two states, a row for each: the chances of what follows"),
        BUSYNESS,
    ],
    read,
};

/// Most states.
const MOST: usize = 50;
/// Shortest mean stay: a year has some thirty million of them.
const SHORTEST: Span = Span::seconds(1);

fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    let per_hour = table.need("per_hour").and_then(|at| list(&at, |at| at.number(0.0, 1e9)));
    let lasts = table.need("lasts").and_then(|at| Some((list(&at, stay)?, at)));
    let then = table.maybe("then").map_or(Some(None), |at| Some(Some((list(&at, |at| list(at, At::share))?, at))));
    let shared = table.maybe("busyness").map_or(Some(None), |at| at.text().map(|name| Some(hash_name(name))));
    let (per_hour, (lasts, lasts_at), then) = (per_hour?, lasts?, then?);
    let count = per_hour.len();
    if !(2..=MOST).contains(&count) {
        table.at().problem(format!("expected 2 to {MOST} states, found {count} rates; one rate alone is `poisson`"));
        return None;
    }
    if lasts.len() != count {
        lasts_at.problem(format!("expected {count} durations, one for each rate, found {}", lasts.len()));
        return None;
    }
    let chances = match then {
        Some((rows, at)) => chances(&at, rows, count)?,
        None if count == 2 => vec![vec![0.0, 1.0], vec![1.0, 0.0]],
        None => {
            let example = "[[0, 0.5, 0.5], [1, 0, 0], [1, 0, 0]]";
            table.at().problem(format!(
                "{count} states need `then`: for each state a row with the chance that each of them follows, as in {example}"
            ));
            return None;
        }
    };
    let states: Vec<State> = per_hour
        .into_iter()
        .zip(lasts)
        .zip(chances)
        .map(|((per_hour, lasts), then)| State { per_hour, lasts, then })
        .collect();
    let Some(states) = States::new(states, shared?) else {
        table.at().problem(
            "every state must lead, perhaps through others, to every other; one is never reached, or never left",
        );
        return None;
    };
    Some(Arrivals::Rates(laid(&states, reading).through(states)))
}

/// A flat rate, the long-run one, while people try.
fn laid(states: &States, reading: &Reading<'_>) -> Rates {
    let mut pieces = Vec::new();
    for &(start, end) in &windows::tried(reading.calendar, reading.hours) {
        for (day, start, end) in windows::by_day(reading.calendar, start, end) {
            let mass = states.mean() * (end - start).in_hours();
            pieces.push(Piece { start, end, mass, day: day as u32, part: 0, slot: 0 });
        }
    }
    Rates::new(pieces, Busyness::default())
}

fn stay(at: &At<'_>) -> Option<Span> {
    let span = at.span()?;
    if span < SHORTEST {
        at.problem(format!("expected a mean stay of at least {SHORTEST}, found {span}"));
        return None;
    }
    Some(span)
}

fn list<'a, T>(at: &At<'a>, read: impl Fn(&At<'a>) -> Option<T>) -> Option<Vec<T>> {
    let all: Vec<Option<T>> = at.list()?.iter().map(read).collect();
    all.into_iter().collect()
}

/// Checks that each row has a chance for each state, none for itself, together 1.
fn chances(at: &At<'_>, rows: Vec<Vec<f64>>, count: usize) -> Option<Vec<Vec<f64>>> {
    if rows.len() != count || rows.iter().any(|row| row.len() != count) {
        at.problem(format!("expected {count} rows of {count} chances, one for each state"));
        return None;
    }
    for (number, row) in rows.iter().enumerate() {
        let sum: f64 = row.iter().sum();
        if row.get(number).is_some_and(|own| *own > 0.0) {
            at.problem(format!("row {} follows itself; lengthen its stay instead and write 0 there", number + 1));
            return None;
        }
        if (sum - 1.0).abs() > 1e-6 {
            at.problem(format!("the chances of row {} add up to {sum:.6}; they must add up to 1", number + 1));
            return None;
        }
    }
    Some(rows)
}
