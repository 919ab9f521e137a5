//! The columns of `contacts.parquet`, in one table: name, unit, what it says, where it is taken from.
//!
//! In: rows. Out: values. `docs/measures.md` explains each; a test holds the page to this table.

use crate::results::legs::LegRow;

/// A list of names that a text column takes its values from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Option,
    Contacts,
    Directions,
    Groups,
    Fates,
}

/// Where a column's values come from, and of which type they are.
pub(super) enum Values {
    /// Text, by position in a list.
    Text(List, fn(&LegRow) -> Option<u16>),
    /// A whole number.
    Whole(fn(&LegRow) -> i64),
    /// Date and time of the local clock.
    Local(fn(&LegRow) -> i64),
    /// Microseconds that are written as seconds.
    Seconds(fn(&LegRow) -> Option<i64>),
    /// Yes or no.
    Flag(fn(&LegRow) -> bool),
}

/// A column.
pub struct Column {
    /// Its name, with its unit.
    pub name: &'static str,
    /// What it says.
    pub definition: &'static str,
    /// Some rows have nothing here.
    pub may_be_empty: bool,
    pub(super) values: Values,
}

impl Column {
    /// Its type, as readers know it.
    pub fn kind(&self) -> &'static str {
        match self.values {
            Values::Text(..) => "text",
            Values::Whole(_) => "whole number",
            Values::Local(_) => "timestamp",
            Values::Seconds(_) => "seconds",
            Values::Flag(_) => "boolean",
        }
    }

    /// Its line in a Parquet schema.
    pub(super) fn field(&self) -> String {
        let (kind, logical) = match self.values {
            Values::Text(..) => ("binary", " (STRING)"),
            Values::Whole(_) => ("int64", ""),
            // A clock without a zone: what hangs on the wall.
            Values::Local(_) => ("int64", " (TIMESTAMP(MICROS,false))"),
            Values::Seconds(_) => ("double", ""),
            Values::Flag(_) => ("boolean", ""),
        };
        let repetition = if self.may_be_empty { "optional" } else { "required" };
        format!("{repetition} {kind} {}{logical};", self.name)
    }
}

const fn always(name: &'static str, values: Values, definition: &'static str) -> Column {
    Column { name, definition, may_be_empty: false, values }
}

const fn sometimes(name: &'static str, values: Values, definition: &'static str) -> Column {
    Column { name, definition, may_be_empty: true, values }
}

/// All columns in their order.
pub static COLUMNS: &[Column] = &[
    always("option", Values::Text(List::Option, |_| Some(0)), "the option; `base` is the file as written"),
    always("replication", Values::Whole(|row| row.replication as i64), "the replication, from 0"),
    always("contact", Values::Text(List::Contacts, |row| Some(row.contact)), "the contact type"),
    always(
        "direction",
        Values::Text(List::Directions, |row| Some(row.contact)),
        "`inbound`, `outbound` or `back_office`",
    ),
    always(
        "arrival_s",
        Values::Seconds(|row| Some(row.arrival)),
        "when it arrived, since the calendar's first midnight: elapsed time, through 25 hours on a day of 25",
    ),
    always(
        "arrival_local",
        Values::Local(|row| row.local),
        "the same by the local clock, to the microsecond, without a zone; an hour that autumn shows twice is there twice",
    ),
    always(
        "fate",
        Values::Text(List::Fates, |row| Some(row.fate)),
        "`closed`, `blocked`, `deflected`, `abandoned_in_ivr`, `self_served` (never offered), `balked`, `abandoned`, `answered`, `not_reached`, `unfinished`",
    ),
    sometimes(
        "home_group",
        Values::Text(List::Groups, |row| row.home),
        "the group it was dealt to; empty in a pool, or if it never was offered",
    ),
    sometimes(
        "diverted_from",
        Values::Text(List::Groups, |row| row.diverted_from),
        "the group that would have been its home, had overflow not sent it elsewhere on arrival",
    ),
    sometimes("answered_by", Values::Text(List::Groups, |row| row.by), "the group that answered"),
    sometimes(
        "menu_s",
        Values::Seconds(|row| row.menu),
        "in a recording or a menu before it was offered, or ended there; empty if it met none",
    ),
    sometimes(
        "wait_s",
        Values::Seconds(|row| row.wait),
        "from being offered to its fate; empty if it never was offered, 0 if it was answered at once or balked",
    ),
    sometimes(
        "delivered_wait_s",
        Values::Seconds(|row| row.handling.map(|of| of.delivered_wait)),
        "of that, the wait since the group that answered could see it; of answered",
    ),
    sometimes("talk_s", Values::Seconds(|row| row.handling.map(|of| of.talk)), "talk time by this agent; of answered"),
    sometimes("hold_s", Values::Seconds(|row| row.handling.map(|of| of.hold)), "hold time by this agent; of answered"),
    sometimes("wrap_s", Values::Seconds(|row| row.handling.map(|of| of.wrap)), "after-call work; of answered"),
    always(
        "transferred_in",
        Values::Flag(|row| row.transferred_in),
        "a transfer, or put through by a robot: offered, but no attempt",
    ),
    always(
        "virtual_hold",
        Values::Flag(|row| row.virtual_hold),
        "it took virtual hold: it waited without a line, and an agent dialled it back",
    ),
    always(
        "in_service_at_end",
        Values::Flag(|row| row.in_service_at_end),
        "answered, and not yet over when the replication ended",
    ),
    always("counted", Values::Flag(|row| row.counted), "it arrived after the warm-up, and is in the results"),
    always(
        "person_type",
        Values::Text(List::Contacts, |row| Some(row.first)),
        "the type of the first contact of its chain: its own, unless another contact led to it",
    ),
    always(
        "person_number",
        Values::Whole(|row| row.first_number as i64),
        "the number of that first contact within its type: legs of one replication that share both are one person's",
    ),
];
