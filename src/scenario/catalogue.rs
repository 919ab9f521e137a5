//! `[shifts]` and `groups.X.shifts`: the shifts that people may be asked to work.
//!
//! In: tables by name. Out: [`ShiftKind`]s. All times are whole multiples of five minutes. Nothing that is simulated reads them:
//! `staff` chooses among them.

use crate::document::At;
use crate::scenario::{groups, keys};
use crate::units::{Clock, Span};

/// All times of a catalogue are multiples of this.
pub const GRAIN: Span = Span::minutes(5);

/// A kind of shift.
#[derive(Clone, Debug, PartialEq)]
pub struct ShiftKind {
    /// Its name.
    pub name: String,
    /// The earliest and the latest time at which it may start.
    pub starts: (Clock, Clock),
    /// It starts at the earliest time or so much later, again and again.
    pub every: Span,
    /// How long it lasts, breaks among it.
    pub lasts: Span,
    /// Its breaks, in order.
    pub breaks: Vec<Rest>,
    /// The weekdays on which it may start, Monday first.
    pub days: [bool; 7],
    /// What an hour of it costs, beside an hour of the others; above 0.
    pub weight: f64,
    /// No more people than this start it on a day.
    pub at_most: Option<u32>,
    /// So many of them does a person work in a week.
    pub a_week: f64,
}

/// A break within a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// It begins no earlier, from the start of the shift.
    pub from: Span,
    /// It ends no later.
    pub to: Span,
    /// How long it lasts.
    pub lasts: Span,
}

/// Reads a table of named shifts.
pub fn read(at: &At<'_>) -> Option<Vec<ShiftKind>> {
    keys::whole(at.table()?.names().into_iter().map(|(name, _, at)| kind(name, &at)))
}

fn kind(name: &str, at: &At<'_>) -> Option<ShiftKind> {
    let table = at.table()?;
    let starts = keys::need(&table, "starts", starts);
    let every = keys::or(&table, "every", Span::minutes(30), |at| grained(at, Span::hours(24)));
    let lasts = keys::need(&table, "lasts", |at| grained(at, Span::hours(24)));
    let breaks = match (table.maybe("breaks"), lasts) {
        (Some(at), Some(lasts)) => breaks(&at, lasts),
        (Some(_), None) => None,
        (None, _) => Some(Vec::new()),
    };
    let days = keys::or(&table, "days", [true; 7], At::weekdays);
    let weight = keys::or(&table, "weight", 1.0, |at| at.positive(1000.0));
    let at_most = keys::maybe(&table, "at_most", |at| at.count(0, groups::MOST_AGENTS));
    let a_week = keys::or(&table, "a_week", 5.0, |at| at.positive(7.0));
    table.finish();
    Some(ShiftKind {
        name: name.to_owned(),
        starts: starts?,
        every: every?,
        lasts: lasts?,
        breaks: breaks?,
        days: days?,
        weight: weight?,
        at_most: at_most?,
        a_week: a_week?,
    })
}

/// `"08:00"`, or `["07:00", "10:00"]`: the earliest and the latest.
fn starts(at: &At<'_>) -> Option<(Clock, Clock)> {
    let start = |at: &At<'_>| {
        let clock = at.clock()?;
        if clock >= Clock::DAY_END {
            at.problem(format!("a shift starts before 24:00; {clock} belongs to the next day"));
            return None;
        }
        fits(at, clock.0).then_some(clock)
    };
    if at.is_text() {
        return start(at).map(|clock| (clock, clock));
    }
    let pair = at.list()?;
    let [first, last] = pair.as_slice() else {
        at.problem("expected a time, or the earliest and the latest, as in [\"07:00\", \"10:00\"]");
        return None;
    };
    let (first, last) = (start(first), start(last));
    let (first, last) = (first?, last?);
    if last < first {
        at.problem(format!("the latest start {last} is before the earliest {first}"));
        return None;
    }
    Some((first, last))
}

/// A time that is a multiple of the grain, above none.
fn grained(at: &At<'_>, most: Span) -> Option<Span> {
    let span = at.span_above_zero()?;
    if span > most {
        at.problem(format!("{span} is longer than {most}"));
        return None;
    }
    fits(at, span).then_some(span)
}

fn fits(at: &At<'_>, span: Span) -> bool {
    let fits = span.0 % GRAIN.0 == 0;
    if !fits {
        at.problem(format!("times of shifts are multiples of {GRAIN}"));
    }
    fits
}

/// `[{ between = ["3h", "5h30m"], lasts = "30m" }]`, in order.
fn breaks(at: &At<'_>, shift: Span) -> Option<Vec<Rest>> {
    let mut busy_until = Span::ZERO;
    keys::each(at, |item| {
        let table = item.table()?;
        let between = keys::need(&table, "between", |at| crate::scenario::shifts::between(at, shift));
        let lasts = keys::need(&table, "lasts", |at| grained(at, shift));
        table.finish();
        let ((from, to), lasts) = (between?, lasts?);
        if !fits(item, from) || !fits(item, to) {
            return None;
        }
        if from < busy_until {
            item.problem(format!(
                "its window begins at {from}, before the window of the break before it ends at {busy_until}"
            ));
            return None;
        }
        if lasts > to - from {
            item.problem(format!("a break of {lasts} does not fit into a window of {}", to - from));
            return None;
        }
        busy_until = to;
        Some(Rest { from, to, lasts })
    })
}
