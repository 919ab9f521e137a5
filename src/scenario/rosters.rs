//! `groups.X.roster` and `groups.X.rosters`: who is on duty when, in all the forms that a planner writes.
//!
//! In: a number, a table by time or weekday, a CSV, shifts, and other rosters by date. Out: a [`Roster`] of instants.
//! A number and a table by time hold within the opening hours; shifts run as long as they last.

use jiff::civil::Date;

use crate::centre::agency::Promised;
use crate::centre::group::{Roster, Sized};
use crate::document::words::{WEEKDAYS, weekdays};
use crate::document::{At, Table};
use crate::scenario::context::Context;
use crate::scenario::duties::{self, Duty};
use crate::scenario::shifts::Shift;
use crate::scenario::{agency, groups, keys, roster_csv, shifts};
use crate::units::{Clock, Span};

/// Agents from each time of a day until the next or closing; 0 before the first.
pub type DayTable = Vec<(Clock, u32)>;

/// A roster as written.
#[derive(Clone, Debug)]
pub enum Form {
    /// By weekday, Monday first.
    Week([DayTable; 7]),
    /// By date, from a file; other dates have nobody.
    Dates(Vec<(Date, DayTable)>),
    /// Shifts.
    Shifts(Vec<Shift>),
    /// To be solved from the forecast.
    Sized(Sized),
    /// To be found by simulation, so that a promise is kept.
    Promised(Promised),
}

/// A roster that holds from one date to another, both included.
struct Dated {
    from: Date,
    to: Date,
    form: Form,
}

/// Reads both keys of a group; without them a provider's promise is its roster.
pub fn read(table: &Table<'_>, context: &Context<'_>, promise: Option<Promised>) -> Option<Roster> {
    let base = match (table.maybe("roster"), promise) {
        (None, Some(promise)) => Some(Form::Promised(promise)),
        _ => keys::need(table, "roster", |at| form(at, context)),
    };
    let dated = keys::or(table, "rosters", Vec::new(), |at| keys::each(at, |item| self::dated(item, context)));
    let (base, dated) = (base?, dated?);
    let found = match base {
        Form::Sized(sized) => Some(Roster::Sized(sized)),
        Form::Promised(promised) => Some(Roster::Promised(promised)),
        _ => None,
    };
    if found.is_some() {
        if let Some(at) = table.maybe("rosters").filter(|_| !dated.is_empty()) {
            at.problem(
                "a roster that is sized from the forecast cannot have other rosters by date; remove one of them",
            );
            return None;
        }
        return found;
    }
    let Some(duties) = duties_of(&base, &dated, context) else {
        table.at().problem("the roster changes too often for a calendar of this length; give it in longer steps or shorten the calendar");
        return None;
    };
    let steps = duties::steps(&duties, context.calendar);
    let most = steps.iter().map(|step| step.agents).max().unwrap_or(0);
    if most > groups::MOST_AGENTS {
        table.at().problem(format!("{most} agents at once are more than the limit of {}", groups::MOST_AGENTS));
        return None;
    }
    Some(Roster::Steps(steps))
}

/// Duties of all groups of a scenario together, at most.
const MOST_DUTIES: usize = 20_000_000;

/// All duties of a group; of several rosters for one date the last in the file holds. None when there are too many to
/// keep in memory.
fn duties_of(base: &Form, dated: &[Dated], context: &Context<'_>) -> Option<Vec<Duty>> {
    let most = MOST_DUTIES / context.names.groups.len().max(1);
    let mut duties = Vec::new();
    let holds = |date: Date| {
        let own = dated.iter().rfind(|roster| roster.from <= date && date <= roster.to);
        own.map_or(base, |roster| &roster.form)
    };
    // The night before goes on in the first morning.
    let before = context.calendar.days.first().and_then(|day| day.date.yesterday().ok());
    if let Some(Form::Shifts(list)) = before.map(holds) {
        list.iter().for_each(|shift| shift.duties(&mut duties, -1, context.calendar));
    }
    for (number, day) in context.calendar.days.iter().enumerate() {
        match holds(day.date) {
            Form::Week(week) => {
                if let Some(table) = week.get(day.weekday) {
                    duties::open_hours(&mut duties, table, number, context.calendar);
                }
            }
            Form::Dates(dates) => {
                if let Some((_, table)) = dates.iter().find(|(date, _)| *date == day.date) {
                    duties::open_hours(&mut duties, table, number, context.calendar);
                }
            }
            Form::Shifts(list) => {
                list.iter().for_each(|shift| shift.duties(&mut duties, number as i64, context.calendar))
            }
            Form::Sized(_) | Form::Promised(_) => {}
        }
        if duties.len() > most {
            return None;
        }
    }
    Some(duties)
}

/// One entry of `rosters`.
fn dated(at: &At<'_>, context: &Context<'_>) -> Option<Dated> {
    let table = at.table()?;
    let from = keys::need(&table, "from", At::date);
    let to = keys::need(&table, "to", At::date);
    let form = keys::need(&table, "roster", |at| form(at, context));
    table.finish();
    let (from, to, form) = (from?, to?, form?);
    if to < from {
        at.problem(format!("`to` {to} is before `from` {from}"));
        return None;
    }
    if matches!(form, Form::Sized(_) | Form::Promised(_)) {
        at.problem("a roster by date cannot be sized from the forecast; size the group's `roster` instead");
        return None;
    }
    Some(Dated { from, to, form })
}

/// A roster in any form.
fn form(at: &At<'_>, context: &Context<'_>) -> Option<Form> {
    if at.is_number() {
        let all_day = number(at)?;
        return Some(Form::Week(std::array::from_fn(|_| all_day.clone())));
    }
    if at.is_text() {
        return roster_csv::read(at, context.files);
    }
    if !at.is_table() {
        at.problem(format!(
            "expected a number of agents, a table such as {{ \"08:00\" = 4 }} or the name of a CSV file, found {}",
            at.node().kind()
        ));
        return None;
    }
    let table = at.table()?;
    if table.has("file") {
        return roster_csv::read(at, context.files);
    }
    if ["shifts", "sized", "promised"].iter().any(|key| table.has(key)) {
        return solved(&table);
    }
    let entries = table.named();
    let Some((first, _, _)) = entries.first() else {
        at.problem("the roster is empty; write a number of agents or { \"08:00\" = 4 }");
        return None;
    };
    if first.contains(':') {
        let day = day_table(at)?;
        return Some(Form::Week(std::array::from_fn(|_| day.clone())));
    }
    by_weekday(at)
}

/// `roster.shifts`, `roster.sized` or `roster.promised`.
fn solved(table: &Table<'_>) -> Option<Form> {
    let shifts = table.maybe("shifts").map(|at| shifts::read(&at).map(Form::Shifts));
    let sized = table.maybe("sized").map(|at| sized(&at).map(Form::Sized));
    let promised = table.maybe("promised").map(|at| agency::promised(&at).map(Form::Promised));
    if [shifts.is_some(), sized.is_some(), promised.is_some()].into_iter().filter(|there| *there).count() > 1 {
        table.at().problem("`shifts`, `sized` and `promised` exclude each other; keep one");
        return None;
    }
    for (name, place, value) in table.named() {
        if !["shifts", "sized", "promised"].contains(&name) {
            table.at().log().error(
                place,
                value.path(),
                "stands beside `shifts`, `sized` or `promised`; a roster has one form",
            );
        }
    }
    shifts.or(sized).or(promised).flatten()
}

/// `{ at_least = 1, shift = "8h" }`.
fn sized(at: &At<'_>) -> Option<Sized> {
    let table = at.table()?;
    let at_least = keys::or(&table, "at_least", 0, |at| at.count(0, groups::MOST_AGENTS));
    let shift = keys::maybe(&table, "shift", |at| {
        let span = at.span_above_zero()?;
        if span > Span::hours(24) {
            at.problem(format!("a shift of {span} is longer than a day"));
            return None;
        }
        Some(span)
    });
    table.finish();
    Some(Sized { at_least: at_least?, shift: shift? })
}

/// The same number for the whole day.
fn number(at: &At<'_>) -> Option<DayTable> {
    at.count(0, groups::MOST_AGENTS).map(|agents| vec![(Clock::MIDNIGHT, agents)])
}

/// `{ "08:00" = 4, "10:00" = 9 }`, or a number.
fn day_table(at: &At<'_>) -> Option<DayTable> {
    if at.is_number() {
        return number(at);
    }
    let mut day: DayTable = Vec::new();
    let mut sure = true;
    for (name, place, value) in at.table()?.named() {
        let agents = value.count(0, groups::MOST_AGENTS);
        let clock = match Clock::parse(name) {
            Ok(clock) if clock >= Clock::DAY_END => Err("the times of a roster stop before 24:00".to_owned()),
            Ok(clock) if day.iter().any(|(other, _)| *other == clock) => Err(format!("{clock} is there twice")),
            other => other,
        };
        match (clock, agents) {
            (Ok(clock), Some(agents)) => day.push((clock, agents)),
            (Err(why), _) => {
                at.log().error(place, value.path(), why);
                sure = false;
            }
            (Ok(_), None) => sure = false,
        }
    }
    day.sort_unstable();
    sure.then_some(day)
}

/// `{ mon-fri = { "08:00" = 4 }, sat = 2 }`; days not named have nobody.
fn by_weekday(at: &At<'_>) -> Option<Form> {
    let mut week: [Option<DayTable>; 7] = Default::default();
    let mut sure = true;
    for (name, place, value) in at.table()?.named() {
        let refuse = |why: String| {
            at.log().error(place, value.path(), why);
            false
        };
        let set = match weekdays(name) {
            Ok(set) => set,
            Err(_) if name.contains(':') => {
                sure = refuse(
                    "a time among weekdays; put times within a weekday: { mon-fri = { \"08:00\" = 4 } }".to_owned(),
                );
                continue;
            }
            Err(why) => {
                sure = refuse(why);
                continue;
            }
        };
        let Some(day) = day_table(&value) else {
            sure = false;
            continue;
        };
        for (weekday, slot) in week.iter_mut().enumerate().filter(|(weekday, _)| set[*weekday]) {
            if slot.replace(day.clone()).is_some() {
                sure = refuse(format!("{} is named twice", WEEKDAYS[weekday]));
            }
        }
    }
    sure.then(|| Form::Week(week.map(Option::unwrap_or_default)))
}
