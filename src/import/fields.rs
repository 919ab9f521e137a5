//! The columns of an export by what they are for, and what their cells say.
//!
//! In: a table and the names of a layout. Out: cells by field; times in seconds.

use crate::document::Roll;
use crate::document::cells::seconds;
use crate::document::rows::Row;
use crate::document::tables::{names, units};
use crate::import::Layout;
use crate::units::{Span, shown};

/// The longest time that is read, of one contact or summed over an interval.
const LONGEST: Span = Span::hours(168_000);

/// What a column of an export is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Date and time of arrival, or the date alone.
    Start,
    /// Time of day of arrival.
    Time,
    /// When it was queued, where that is another time.
    Queued,
    /// Queue, skill, split.
    Contact,
    /// What became of it, in the system's words or numbers.
    Outcome,
    /// Whether it was given up.
    Abandoned,
    /// Inbound or not.
    Direction,
    /// When an agent took it.
    Connected,
    /// Wait.
    Wait,
    /// Talk.
    Talk,
    /// Hold.
    Hold,
    /// After-call work.
    Wrap,
    /// Who called.
    Caller,
    /// Whether it was transferred.
    Transferred,
    /// The contact's number.
    Id,
    /// When its record was last written.
    Updated,
    /// Contacts that came.
    Calls,
    /// Contacts that were answered.
    Answered,
    /// Contacts that were given up.
    Given,
    /// Mean handle time.
    HandleTime,
    /// Sum of handle times.
    TotalHandleTime,
}

impl Field {
    /// As it is told.
    fn name(self) -> &'static str {
        match self {
            Field::Start => "start",
            Field::Time => "time",
            Field::Queued => "queued",
            Field::Contact => "contact",
            Field::Outcome => "outcome",
            Field::Abandoned => "abandoned",
            Field::Direction => "direction",
            Field::Connected => "connected",
            Field::Wait => "wait",
            Field::Talk => "talk",
            Field::Hold => "hold",
            Field::Wrap => "wrap-up",
            Field::Caller => "caller",
            Field::Transferred => "transferred",
            Field::Id => "number",
            Field::Updated => "updated",
            Field::Calls => "calls",
            Field::Answered => "answered",
            Field::Given => "abandoned calls",
            Field::HandleTime => "mean handle time",
            Field::TotalHandleTime => "sum of handle times",
        }
    }
}

/// The columns of an export.
pub struct Fields {
    found: Vec<(Field, usize)>,
}

impl Fields {
    /// Finds the columns of a layout; none where one that it needs is not there.
    pub fn find(roll: &Roll<'_>, layout: &Layout) -> Option<Fields> {
        let header = roll.header();
        let of = |(field, names): &(Field, &[&str])| Some((*field, Fields::column(header, names)?));
        let found: Vec<(Field, usize)> = layout.names.iter().filter_map(of).collect();
        let has = |field: &Field| found.iter().any(|(known, _)| known == field);
        layout.needed.iter().all(has).then_some(Fields { found })
    }

    /// The first of these names that a header has.
    pub fn column(header: &[String], wanted: &[&str]) -> Option<usize> {
        wanted.iter().find_map(|name| header.iter().position(|cell| names::is_one_of(cell, &[name])))
    }

    /// The column of a field.
    pub fn of(&self, field: Field) -> Option<usize> {
        self.found.iter().find(|(known, _)| *known == field).map(|(_, column)| *column)
    }

    /// Which column was taken for what.
    pub fn told(&self, roll: &Roll<'_>) -> String {
        let name = |column: &usize| roll.header().get(*column).map_or("", String::as_str);
        let list =
            self.found.iter().map(|(field, column)| format!("{} from \"{}\"", field.name(), shown(name(column))));
        list.collect::<Vec<_>>().join(", ")
    }
}

/// The cells of a row.
pub struct Cells<'r> {
    /// The row.
    pub row: &'r Row,
    /// Its columns.
    pub fields: &'r Fields,
    /// What a plain number in a column of times is, in seconds.
    pub unit: f64,
    /// The header.
    pub header: &'r [String],
}

impl Cells<'_> {
    /// The cell of a field; empty where there is none.
    pub fn get(&self, field: Field) -> &str {
        self.fields.of(field).map_or("", |column| self.row.get(column))
    }

    /// A time in seconds; none where the cell is empty or there is no such column.
    pub fn time(&self, field: Field) -> Result<Option<f64>, String> {
        let cell = self.get(field);
        if cell.is_empty() {
            return Ok(None);
        }
        let column = self.fields.of(field).and_then(|column| self.header.get(column)).map_or("", String::as_str);
        let why = |why: String| format!("column \"{}\": {why}", shown(column));
        let said = units::apart(column).1.is_some();
        let plain = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if plain && !said {
            let value: f64 = cell.parse().map_err(|_| why(format!("\"{}\" is not a number", shown(cell))))?;
            return Ok(Some((value * self.unit * 1e6).round() / 1e6));
        }
        seconds(cell, LONGEST).map(|span| Some(span.in_seconds())).map_err(why)
    }

    /// Yes or no; none for an empty cell.
    pub fn truth(&self, field: Field) -> Result<Option<bool>, String> {
        match self.get(field).to_lowercase().as_str() {
            "" => Ok(None),
            "y" | "yes" | "true" | "1" | "так" | "да" => Ok(Some(true)),
            "n" | "no" | "false" | "0" | "ні" | "нет" => Ok(Some(false)),
            other => Err(format!("expected yes or no, found \"{}\"", shown(other))),
        }
    }
}
