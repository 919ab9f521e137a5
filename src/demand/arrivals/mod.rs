//! Arrival models by name, as the scenario writes them: one file for each and one line in [`MODELS`], which feeds
//! reading, hints and `list arrivals`.
//!
//! In: a model's table, the calendar, files. Out: [`Arrivals`] laid on the calendar.

pub mod backlog;
pub mod dated;
#[cfg(test)]
pub mod falling;
pub mod forecast;
pub mod grid;
mod handle_time;
pub mod history;
pub mod mmpp;
mod parts;
pub mod poisson;
pub mod profile;
pub mod season;
mod shape;
pub mod trace;

use crate::centre::{Calendar, Hours};
use crate::demand::Arrivals;
use crate::document::key::key;
use crate::document::{At, Files, Key, Table, variant};

/// What reading an arrival model needs to know.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The days to lay it on.
    pub calendar: &'a Calendar,
    /// When people try, by the clock; the opening hours if none are given.
    pub hours: Option<&'a Hours>,
    /// Files that it may name.
    pub files: &'a dyn Files,
}

/// An entry of the table of arrival models.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    /// Its name in the scenario.
    pub name: &'static str,
    /// One line for `list arrivals`.
    pub summary: &'static str,
    /// The keys of its table.
    pub keys: &'static [Key],
    read: fn(&Table<'_>, &Reading<'_>) -> Option<Arrivals>,
}

const MISSING: Key =
    key("missing", "\"error\" or \"skip\"", "what to do with an interval that the file lacks (error if not said)");
const BUSYNESS: Key = key("busyness", "text", "a name; types that name the same are busy and quiet together");

/// All arrival models.
pub const MODELS: &[Model] = &[
    poisson::MODEL,
    profile::MODEL,
    forecast::MODEL,
    history::MODEL,
    trace::MODEL,
    mmpp::MODEL,
    backlog::MODEL,
    #[cfg(test)]
    falling::MODEL,
];

pub(super) fn read(at: &At<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    let (model, value) = variant(at, "arrival model", MODELS, |model| model.name, |_| None)?;
    let table = value.table()?;
    let arrivals = (model.read)(&table, reading);
    table.finish();
    arrivals
}
