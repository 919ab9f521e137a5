//! Which columns of a roster's file are what: a list of times with their agents, or a grid of times down and weekdays across.
//!
//! In: the file. Out: [`Columns`], or what is missing, how it may be called, and what to do.

use crate::document::cells::time_of_day;
use crate::document::tables::dates;
use crate::document::tables::names::{self, AGENTS, Names, START, TIME, WEEKDAY};
use crate::document::words::weekdays;
use crate::document::{At, Sheet};
use crate::units::shown;

/// Names of a column that has dates and nothing else.
const DATE: Names = &["date", "row_date", "дата"];
/// A name that is of a date or of a day of the week.
const DAY: Names = &["day", "день"];

/// The columns found in the header.
pub enum Columns {
    /// A row for each time, or for each day and time.
    List {
        /// Time of day, perhaps with a date.
        time: usize,
        /// Agents.
        agents: usize,
        /// Days of the week.
        weekday: Option<usize>,
        /// A date.
        date: Option<usize>,
    },
    /// A row for each time, a column for each weekday or some of them.
    Grid {
        /// Time of day.
        time: usize,
        /// The columns of agents, and for which days they are.
        days: Vec<(usize, [bool; 7])>,
    },
}

impl Columns {
    /// Finds the columns; says what is missing.
    pub fn find(at: &At<'_>, sheet: &mut Sheet) -> Option<Columns> {
        let time = sheet.maybe(TIME).or_else(|| sheet.maybe(START));
        let agents = sheet.maybe(AGENTS);
        let days = of_days(sheet);
        match (time, agents) {
            (Some(time), Some(agents)) => Some(list(sheet, time, agents)),
            (Some(time), None) if !days.is_empty() => Some(grid(sheet, time, days)),
            _ => {
                at.problem(missing(sheet, time.is_some(), agents.is_some()));
                None
            }
        }
    }
}

fn list(sheet: &Sheet, time: usize, agents: usize) -> Columns {
    let own = sheet.maybe(TIME).map_or(START, |_| TIME);
    sheet.uses(time, own.first().copied().unwrap_or_default());
    sheet.uses(agents, "agents");
    let day = sheet.maybe(DAY).filter(|day| is_dated(sheet, *day));
    day.into_iter().for_each(|day| sheet.uses(day, "date"));
    let date = sheet.takes(DATE).or(day);
    let weekday = if date == sheet.maybe(WEEKDAY) { None } else { sheet.takes(WEEKDAY) };
    Columns::List { time, agents, weekday, date }
}

fn grid(sheet: &mut Sheet, time: usize, days: Vec<(usize, [bool; 7])>) -> Columns {
    sheet.uses(time, "time");
    for (column, _) in &days {
        let name = names::weekdays(sheet.column(*column));
        sheet.uses(*column, &name);
    }
    let is_taken = |column: usize| column == time || days.iter().any(|(day, _)| *day == column);
    let left: Vec<String> = (0..sheet.width())
        .filter(|column| !is_taken(*column))
        .map(|column| format!("\"{}\"", shown(sheet.column(column))))
        .collect();
    if !left.is_empty() {
        sheet.note(format!("no days of the week, left out: {}", left.join(", ")));
    }
    Columns::Grid { time, days }
}

/// Columns whose name is a day of the week, or several: `Пн`, `Mon-Fri`.
fn of_days(sheet: &Sheet) -> Vec<(usize, [bool; 7])> {
    let of = |column| Some((column, weekdays(&names::weekdays(sheet.column(column))).ok()?));
    (0..sheet.width()).filter_map(of).collect()
}

/// Whether a column begins with a date.
fn is_dated(sheet: &Sheet, column: usize) -> bool {
    sheet.rows().first().is_some_and(|row| dates::written(row.get(column)).is_some())
}

/// What the file lacks, and what to do.
fn missing(sheet: &Sheet, has_time: bool, has_agents: bool) -> String {
    let file = shown(sheet.name());
    let across = (0..sheet.width()).filter(|column| time_of_day(sheet.column(*column)).is_some()).count();
    if across > 1 {
        return format!(
            "{file}: times stand across, in the names of its columns; turn the table: a row for each time, a column for each day of the \
             week"
        );
    }
    let lacks: Vec<String> = [(has_time, TIME), (has_agents, AGENTS)]
        .iter()
        .filter(|(has, _)| !has)
        .map(|(_, names)| format!("no column {}", names::listed(names)))
        .collect();
    format!(
        "{file}: there is {}; a roster has a row for each time with \"time\", \"agents\" and, where days differ, \"weekday\" or \"date\", or a \
         row for each time and a column for each day of the week (Mon, Tue, ...); it has {}",
        lacks.join(" and "),
        sheet.columns()
    )
}
