//! Call records: a CSV with one row for each contact.
//!
//! In: a source, the zone, the names of contact types (or that they are found in the file). Out: [`CallRecord`]s in file order, or
//! every problem of the file with line and column (of many the first). What a record costs is not known here.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use super::amount::amount;
use super::counted::MOST_ITEMS;
use super::starts::{Instant, start};
use super::usage::YearMonth;
use crate::centre::ContactId;
use crate::document::cells::{count, seconds, truth};
use crate::document::rows::Row;
use crate::document::tables::names::{CALLS, CONTACT, HOLD, Names, OUTCOME, RING, START, TALK, WAIT, WRAP};
use crate::document::value::{nearest, unknown_name};
use crate::document::{Log, Roll, Sources, words};
use crate::units::{Span, shown};

/// The longest time of one contact that is read: a week.
const LONGEST: Span = Span::hours(168);
/// Contact types that a file may name.
const MOST_TYPES: usize = 200;

/// What became of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An agent answered.
    Answered,
    /// The caller gave up waiting.
    Abandoned,
    /// No line was free.
    Blocked,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct CallRecord {
    /// Its line in the file.
    pub line: u32,
    /// When the contact started.
    pub at: Instant,
    /// Its type.
    pub contact: ContactId,
    /// Its end.
    pub outcome: Outcome,
    /// From its start until it was answered or given up.
    pub wait: Span,
    /// Ringing at the agent's.
    pub ring: Span,
    /// Talk, without hold.
    pub talk: Span,
    /// Hold, on the line.
    pub hold: Span,
    /// After-call work.
    pub wrap: Span,
    /// It was transferred from another agent.
    pub transferred: bool,
    /// The same person was answered before, within the time that the contract names.
    pub repeat: bool,
    /// Whether the matter was settled; none when the file does not say.
    pub resolved: Option<bool>,
    /// What was ordered; none without an order.
    pub order_value: Option<Decimal>,
    /// Items of the order; none when the file does not say.
    pub items: Option<u32>,
    /// It waited without a line and was dialled back.
    pub virtual_hold: bool,
    /// Who called, as a number of this file; none when the file does not say.
    pub caller: Option<u32>,
}

/// Which contact types a file may name.
#[derive(Clone, Copy, Debug)]
pub enum Types<'a> {
    /// Those of a scenario.
    Of(&'a [String]),
    /// Whatever the file says, in the order in which it does.
    Found,
}

/// All records of a file.
#[derive(Clone, Debug, Default)]
pub struct Calls {
    /// In file order.
    pub records: Vec<CallRecord>,
    /// The local months that they touch, in order.
    pub months: Vec<YearMonth>,
    /// Records at a time that the clock shows twice, without an offset: taken as the first.
    pub doubtful: u64,
    /// The file has a column `resolved`.
    pub has_resolved: bool,
    /// The file has a column `order_value`.
    pub has_orders: bool,
    /// The file has a column `repeat`.
    pub has_repeats: bool,
    /// The file has a column `caller`.
    pub has_callers: bool,
    /// How the file was read: what was decided, and which columns mean what.
    pub read_as: String,
    /// The contact types that `contact` of a record numbers.
    pub types: Vec<String>,
}

/// Columns that every file has.
const NEEDED: [Names; 6] = [START, CONTACT, OUTCOME, WAIT, TALK, WRAP];

/// Positions of the columns in the file.
struct Columns {
    needed: [usize; 6],
    hold: Option<usize>,
    ring: Option<usize>,
    transferred: Option<usize>,
    repeat: Option<usize>,
    resolved: Option<usize>,
    order_value: Option<usize>,
    items: Option<usize>,
    virtual_hold: Option<usize>,
    caller: Option<usize>,
}

impl Columns {
    fn find(roll: &Roll<'_>) -> Option<Columns> {
        let found = NEEDED.map(|aliases| roll.need(aliases));
        let mut needed = [0; 6];
        for (slot, found) in needed.iter_mut().zip(found) {
            *slot = found?;
        }
        Some(Columns {
            needed,
            hold: roll.takes(HOLD),
            ring: roll.takes(RING),
            transferred: roll.takes(&["transferred", "transfer"]),
            repeat: roll.takes(&["repeat", "repeated"]),
            resolved: roll.takes(&["resolved"]),
            order_value: roll.takes(&["order_value"]),
            items: roll.takes(&["items"]),
            virtual_hold: roll.takes(&["virtual_hold", "virtual"]),
            caller: roll.takes(&["caller", "caller_id"]),
        })
    }
}

/// Whether a source is a file of call records, by its header: it has most of the columns that every such file has.
pub fn are_calls(source: u16, sources: &Sources) -> bool {
    let log = Log::new();
    let Some(roll) = Roll::open(source, sources, &log) else { return false };
    // A report by interval has times, too, but it counts.
    roll.maybe(CALLS).is_none() && NEEDED.iter().filter(|names| roll.maybe(names).is_some()).count() >= 4
}

/// Reads all records of a source.
///
/// # Errors
/// None after at least one problem has been logged.
pub fn read(source: u16, sources: &Sources, log: &Log, zone: &TimeZone, types: Types<'_>) -> Option<Calls> {
    let roll = Roll::open(source, sources, log)?;
    let columns = Columns::find(&roll)?;
    let mut calls = Calls {
        has_resolved: columns.resolved.is_some(),
        has_orders: columns.order_value.is_some(),
        has_repeats: columns.repeat.is_some(),
        has_callers: columns.caller.is_some(),
        read_as: roll.read_as(),
        ..Calls::default()
    };
    let (found, callers) = (RefCell::default(), RefCell::default());
    let reader = Reader { columns, roll: &roll, zone, types, found, callers };
    for row in roll.rows() {
        let Some((record, local, doubtful)) = reader.record(&row) else { continue };
        let month = (local.year(), local.month());
        if calls.months.last() != Some(&month)
            && let Err(place) = calls.months.binary_search(&month)
        {
            calls.months.insert(place, month);
        }
        calls.doubtful += u64::from(doubtful);
        calls.records.push(record);
    }
    calls.types = match types {
        Types::Of(names) => names.to_vec(),
        Types::Found => reader.found.into_inner(),
    };
    roll.is_sound().then_some(calls)
}

/// What reading a row takes.
struct Reader<'a> {
    roll: &'a Roll<'a>,
    columns: Columns,
    zone: &'a TimeZone,
    types: Types<'a>,
    /// Contact types that the file named so far.
    found: RefCell<Vec<String>>,
    /// The number of each caller.
    callers: RefCell<BTreeMap<String, u32>>,
}

impl Reader<'_> {
    /// A record, what the clock showed, whether it shows that twice; none after every problem of the row was told.
    fn record(&self, row: &Row) -> Option<(CallRecord, DateTime, bool)> {
        let [at, contact, outcome, wait, talk, wrap] = self.columns.needed;
        let start = self.roll.cell(row, at, |text| start(text, self.zone));
        let contact = self.roll.cell(row, contact, |text| self.contact(text));
        let outcome = self.roll.cell(row, outcome, self::outcome);
        let handled = outcome.is_none_or(|outcome| outcome == Outcome::Answered);
        let wait = self.time(row, Some(wait), outcome == Some(Outcome::Blocked));
        let (ring, hold) = (self.time(row, self.columns.ring, true), self.time(row, self.columns.hold, true));
        let (talk, wrap) = (self.time(row, Some(talk), !handled), self.time(row, Some(wrap), !handled));
        let transferred = self.maybe(row, self.columns.transferred, truth);
        let repeat = self.maybe(row, self.columns.repeat, truth);
        let resolved = self.maybe(row, self.columns.resolved, truth);
        let order_value = self.maybe(row, self.columns.order_value, worth);
        let items = self.maybe(row, self.columns.items, |text| count(text, MOST_ITEMS));
        let virtual_hold = self.maybe(row, self.columns.virtual_hold, truth);
        let caller = self.maybe(row, self.columns.caller, |text| Ok(self.caller(text)))?;
        let (start, wait) = (start?, wait?);
        let record = CallRecord {
            line: row.line() as u32,
            at: start.at,
            contact: contact?,
            outcome: outcome?,
            wait,
            ring: ring?,
            talk: talk?,
            hold: hold?,
            wrap: wrap?,
            transferred: transferred?.unwrap_or(false),
            repeat: repeat?.unwrap_or(false),
            resolved: resolved?,
            order_value: order_value?,
            items: items?,
            virtual_hold: virtual_hold?.unwrap_or(false),
            caller,
        };
        self.agrees(row, &record).then_some((record, start.local, start.doubtful))
    }

    fn contact(&self, text: &str) -> Result<ContactId, String> {
        match self.types {
            Types::Of(names) => known(text, names),
            Types::Found => self.found(text),
        }
    }

    /// A type that the file names, perhaps for the first time.
    fn found(&self, text: &str) -> Result<ContactId, String> {
        let mut found = self.found.borrow_mut();
        if let Some(place) = found.iter().position(|name| name == text) {
            return Ok(ContactId(place as u16));
        }
        words::name(text)?;
        if found.len() == MOST_TYPES {
            return Err(format!("more than {MOST_TYPES} contact types"));
        }
        found.push(text.to_owned());
        Ok(ContactId((found.len() - 1) as u16))
    }

    fn caller(&self, text: &str) -> u32 {
        let mut callers = self.callers.borrow_mut();
        let next = callers.len() as u32;
        *callers.entry(text.to_owned()).or_insert(next)
    }

    /// A time in seconds; 0 for an empty cell where it may be.
    fn time(&self, row: &Row, column: Option<usize>, may_be_empty: bool) -> Option<Span> {
        let Some(column) = column.filter(|column| !(may_be_empty && row.get(*column).is_empty())) else {
            return Some(Span::ZERO);
        };
        self.roll.cell(row, column, |text| seconds(text, LONGEST))
    }

    /// What a file need not say.
    fn maybe<T>(
        &self,
        row: &Row,
        column: Option<usize>,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<Option<T>> {
        match column.filter(|column| !row.get(*column).is_empty()) {
            Some(column) => self.roll.cell(row, column, read).map(Some),
            None => Some(None),
        }
    }

    /// Whether the cells of a row agree with its outcome.
    fn agrees(&self, row: &Row, record: &CallRecord) -> bool {
        if record.outcome == Outcome::Answered {
            return true;
        }
        let columns = &self.columns;
        let [_, _, outcome, wait, talk, wrap] = columns.needed;
        let is_worth = record.order_value.is_some_and(|value| !value.is_zero());
        // What only an answered contact has: the column, whether this one has it, what is wrong with that.
        let of_answered = [
            (Some(talk), record.talk != Span::ZERO, "has no talk; write 0"),
            (columns.hold, record.hold != Span::ZERO, "has no hold; write 0"),
            (Some(wrap), record.wrap != Span::ZERO, "has no wrap-up; write 0"),
            (columns.resolved, record.resolved == Some(true), "was not resolved; leave this cell empty"),
            (columns.order_value, is_worth, "was no order; leave this cell empty"),
        ];
        for (column, has, why) in of_answered {
            if let Some(column) = column.filter(|_| has) {
                let outcome = shown(self.roll.header().get(outcome).map_or("outcome", String::as_str));
                let why = format!("a contact that nobody answered {why}, or answered under \"{outcome}\"");
                self.roll.problem(row, column, &why);
                return false;
            }
        }
        let waits = record.outcome == Outcome::Blocked && record.wait != Span::ZERO;
        if waits {
            self.roll.problem(row, wait, "a blocked contact does not wait; write 0");
        }
        !waits
    }
}

/// A type of the scenario.
fn known(text: &str, names: &[String]) -> Result<ContactId, String> {
    match names.iter().position(|name| name == text) {
        Some(found) => Ok(ContactId(found as u16)),
        None if text.is_empty() => Err("the cell is empty; a contact type of the scenario is expected".to_owned()),
        None => Err(unknown_name("contact type", text, names)),
    }
}

/// The value of an order, 0 or more.
fn worth(text: &str) -> Result<Decimal, String> {
    match amount(text)? {
        value if value < Decimal::ZERO => {
            Err("an order is worth 0 or more; what came back is the quantity `returned_value`".to_owned())
        }
        value => Ok(value),
    }
}

fn outcome(text: &str) -> Result<Outcome, String> {
    const OUTCOMES: [(&str, Outcome); 3] =
        [("answered", Outcome::Answered), ("abandoned", Outcome::Abandoned), ("blocked", Outcome::Blocked)];
    if let Some((_, outcome)) = OUTCOMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        return Ok(*outcome);
    }
    let hint = nearest(text, OUTCOMES.map(|(name, _)| name))
        .map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
    Err(format!("expected answered, abandoned or blocked, found \"{}\"{hint}", shown(text)))
}

#[cfg(test)]
#[path = "tests/calls.rs"]
mod tests;
