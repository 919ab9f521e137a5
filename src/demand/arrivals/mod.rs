//! Arrival models by name, as the scenario writes them: one file for each and one line in [`MODELS`], which feeds
//! reading, hints and `list arrivals`.
//!
//! In: a model's table, the calendar, files. Out: [`Arrivals`] laid on the calendar.

pub mod backlog;
pub mod dated;
pub mod history;
pub mod poisson;
pub mod profile;
pub mod trace;

use crate::centre::Calendar;
use crate::demand::Arrivals;
use crate::document::{At, Files, Table, variant};
use crate::units::Clock;

/// What reading an arrival model needs to know.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The days to lay it on.
    pub calendar: &'a Calendar,
    /// When people try, by the clock, each day; the opening hours if none is given.
    pub hours: Option<(Clock, Clock)>,
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
    pub parameters: &'static [&'static str],
    read: fn(&Table<'_>, &Reading<'_>) -> Option<Arrivals>,
}

/// All arrival models.
pub const MODELS: &[Model] = &[poisson::MODEL, profile::MODEL, history::MODEL, trace::MODEL, backlog::MODEL];

/// Models that the format knows and this version does not simulate.
const LATER: [&str; 2] = ["forecast", "mmpp"];

pub(super) fn read(at: &At<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    let (model, value) = variant(at, "arrival model", MODELS, |model| model.name, later)?;
    let table = value.table()?;
    let arrivals = (model.read)(&table, reading);
    table.finish();
    arrivals
}

fn later(name: &str) -> Option<String> {
    LATER.contains(&name).then(|| format!("arrivals by \"{name}\" are not simulated by this version"))
}
