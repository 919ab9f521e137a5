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

/// What stands in a cell that has nothing to say.
const NONE: [&str; 5] = ["-", "--", "n/a", "null", "none"];

/// What a column of an export is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Date and time of arrival, or the date alone.
    Start,
    /// Time of day of arrival.
    Time,
    /// When the interval ends.
    End,
    /// Whether the interval was over when it was exported.
    Complete,
    /// Voice, chat, mail.
    Media,
    /// When it was queued, where that is another time.
    Queued,
    /// Queue, skill, split.
    Contact,
    /// The first queue of several.
    FirstQueue,
    /// What a switch ran last for it, and with what.
    Application,
    /// Its arguments.
    Arguments,
    /// Where a switch's plan of numbers took it.
    Context,
    /// What became of it, in the system's words or numbers.
    Outcome,
    /// Whether it was given up.
    Abandoned,
    /// The queue in which it was given up.
    AbandonedIn,
    /// Inbound or not.
    Direction,
    /// When an agent took it.
    Connected,
    /// Wait.
    Wait,
    /// From beginning to end, where no column has the wait.
    Whole,
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
    /// Mean talk.
    MeanTalk,
    /// Mean hold.
    MeanHold,
    /// Mean after-call work.
    MeanWrap,
}

impl Field {
    /// As it is told.
    fn name(self) -> &'static str {
        match self {
            Field::Start => "start",
            Field::Time => "time",
            Field::End => "end",
            Field::Complete => "complete",
            Field::Media => "media",
            Field::Queued => "queued",
            Field::Contact => "contact",
            Field::FirstQueue => "first queue",
            Field::Application => "application",
            Field::Arguments => "arguments",
            Field::Context => "context",
            Field::Outcome => "outcome",
            Field::Abandoned => "abandoned",
            Field::AbandonedIn => "abandoned in",
            Field::Direction => "direction",
            Field::Connected => "connected",
            Field::Wait => "wait",
            Field::Whole => "from beginning to end",
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
            Field::MeanTalk => "mean talk",
            Field::MeanHold => "mean hold",
            Field::MeanWrap => "mean wrap-up",
        }
    }
}

/// What is said above the table, once for all rows.
struct Title {
    field: Field,
    name: String,
    value: String,
}

/// The columns of an export.
pub struct Fields {
    found: Vec<(Field, usize)>,
    titles: Vec<Title>,
}

impl Fields {
    /// Finds the columns of a layout; none where one that it needs is not there.
    pub fn find(roll: &Roll<'_>, layout: &Layout) -> Option<Fields> {
        let fields = Fields::of_columns(roll.header(), layout);
        layout.needed.iter().all(|field| fields.has(*field)).then_some(fields)
    }

    /// As [`Fields::find`], with what is said above the table: a report of one day and one queue has no columns for them.
    pub fn find_with_titles(roll: &Roll<'_>, layout: &Layout) -> Option<Fields> {
        let mut fields = Fields::of_columns(roll.header(), layout);
        for field in [Field::Start, Field::Contact] {
            if fields.of(field).is_some() {
                continue;
            }
            let names = layout.names.iter().filter(|(of, _)| *of == field).flat_map(|(_, names)| *names);
            let title = roll.title(&names.copied().collect::<Vec<_>>());
            let title = title.map(|(name, value)| Title { field, name: name.to_owned(), value });
            fields.titles.extend(title);
        }
        layout.needed.iter().all(|field| fields.has(*field)).then_some(fields)
    }

    fn of_columns(header: &[String], layout: &Layout) -> Fields {
        let of = |(field, names): &(Field, &[&str])| Some((*field, Fields::column(header, names)?));
        Fields { found: layout.names.iter().filter_map(of).collect(), titles: Vec::new() }
    }

    fn has(&self, field: Field) -> bool {
        self.of(field).is_some() || self.title(field).is_some()
    }

    fn title(&self, field: Field) -> Option<&str> {
        self.titles.iter().find(|title| title.field == field).map(|title| title.value.as_str())
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
        let found =
            self.found.iter().map(|(field, column)| format!("{} from \"{}\"", field.name(), shown(name(column))));
        let titles = self.titles.iter().map(|title| {
            format!("{} from \"{}: {}\" above the table", title.field.name(), shown(&title.name), shown(&title.value))
        });
        found.chain(titles).collect::<Vec<_>>().join(", ")
    }
}

/// The queue as it stands in its cell.
pub fn queue<'c>(cells: &'c Cells<'_>) -> &'c str {
    cells.get(Field::Contact)
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
    /// The cell of a field; empty where there is none, or what some systems write for none.
    pub fn get(&self, field: Field) -> &str {
        let column = self.fields.of(field).map(|column| self.row.get(column));
        let cell = column.or_else(|| self.fields.title(field)).unwrap_or_default();
        if NONE.iter().any(|none| cell.eq_ignore_ascii_case(none)) { "" } else { cell }
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
