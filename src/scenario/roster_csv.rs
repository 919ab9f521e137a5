//! A roster from a file: a CSV or a sheet of a workbook.
//!
//! In: a file with the columns `time` (or `start`, `interval`) and `agents`, and `weekday` or `date` if the days
//! differ; a `time` may also hold a date. Out: a [`Form`].

use jiff::civil::{Date, DateTime};

use crate::document::cells::{date, time_of_day};
use crate::document::sheet::Row;
use crate::document::tables::names::{self, AGENTS, START, TIME, WEEKDAY};
use crate::document::words::weekdays;
use crate::document::{At, Files, Sheet};
use crate::scenario::groups::MOST_AGENTS;
use crate::scenario::rosters::{DayTable, Form};
use crate::units::{Clock, Span, shown};

/// Which days a row is for.
enum Days {
    Every,
    Weekdays([bool; 7]),
    One(Date),
}

/// The columns found in the header.
struct Columns {
    time: usize,
    agents: usize,
    weekday: Option<usize>,
    date: Option<usize>,
}

/// Reads the file that `at` names.
pub fn read(at: &At<'_>, files: &dyn Files) -> Option<Form> {
    let sheet = Sheet::named(at, files)?;
    let columns = columns(at, &sheet)?;
    sheet.tell(at);
    let mut week: [DayTable; 7] = Default::default();
    let mut dates: Vec<(Date, DayTable)> = Vec::new();
    let mut by_date = None;
    for row in sheet.rows() {
        let refuse = |why: String| sheet.problem(at, row.line(), why);
        let (days, clock, agents) = match cells(row, &columns) {
            Ok(cells) => cells,
            Err(why) => {
                refuse(why);
                return None;
            }
        };
        let dated = matches!(days, Days::One(_));
        if *by_date.get_or_insert(dated) != dated {
            refuse("some rows have a date and some have none".to_owned());
            return None;
        }
        let tables: Vec<&mut DayTable> = match days {
            Days::Every => week.iter_mut().collect(),
            Days::Weekdays(set) => week.iter_mut().zip(set).filter(|(_, on)| *on).map(|(day, _)| day).collect(),
            Days::One(date) => vec![of_date(&mut dates, date)],
        };
        for table in tables {
            if table.iter().any(|(other, _)| *other == clock) {
                refuse(format!("{clock} is there twice for the same day"));
                return None;
            }
            table.push((clock, agents));
        }
    }
    week.iter_mut().chain(dates.iter_mut().map(|(_, table)| table)).for_each(|table| table.sort_unstable());
    match by_date {
        None => {
            at.problem(format!("{}: has no rows", shown(sheet.name())));
            None
        }
        Some(true) => Some(Form::Dates(dates)),
        Some(false) => Some(Form::Week(week)),
    }
}

/// The table of a date; rows of one date mostly follow each other.
fn of_date(dates: &mut Vec<(Date, DayTable)>, date: Date) -> &mut DayTable {
    let place = match dates.binary_search_by_key(&date, |(known, _)| *known) {
        Ok(found) => found,
        Err(place) => {
            dates.insert(place, (date, Vec::new()));
            place
        }
    };
    &mut dates[place].1
}

fn columns(at: &At<'_>, sheet: &Sheet) -> Option<Columns> {
    let time = sheet.takes(TIME).or_else(|| sheet.takes(START));
    let agents = sheet.takes(AGENTS);
    if time.is_none() || agents.is_none() {
        at.problem(format!(
            "{}: needs the columns \"time\" and \"agents\", and \"weekday\" or \"date\" where days differ; it has {}",
            shown(sheet.name()),
            sheet.columns()
        ));
    }
    let day = sheet.maybe(DAY).filter(|day| is_dated(sheet, *day));
    day.into_iter().for_each(|day| sheet.uses(day, "date"));
    let date = sheet.takes(&["date", "row_date", "дата"]).or(day);
    Some(Columns {
        time: time?,
        agents: agents?,
        weekday: if date == sheet.maybe(WEEKDAY) { None } else { sheet.takes(WEEKDAY) },
        date,
    })
}

/// A name that is of a date or of a day of the week.
const DAY: &[&str] = &["day", "день"];

/// Whether a column begins with a date.
fn is_dated(sheet: &Sheet, column: usize) -> bool {
    sheet.rows().first().is_some_and(|row| date(row.get(column)).is_ok())
}

/// What one row says.
fn cells(row: &Row, columns: &Columns) -> Result<(Days, Clock, u32), String> {
    let agents = row.get(columns.agents);
    let count = agents.parse::<u32>().ok().filter(|count| *count <= MOST_AGENTS);
    let count = count.ok_or_else(|| {
        format!("expected a whole number of agents from 0 to {MOST_AGENTS}, found \"{}\"", shown(agents))
    })?;
    let text = row.get(columns.time);
    let by_clock = time_of_day(text).map(|time| {
        let seconds = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
        Clock(Span::seconds(seconds))
    });
    let (mut days, clock) = match by_clock.map_or_else(|| Clock::parse(text), Ok) {
        Ok(clock) => (Days::Every, clock),
        Err(why) => {
            let moment: DateTime = text.parse().map_err(|_| why)?;
            let minutes = i64::from(moment.hour()) * 60 + i64::from(moment.minute());
            (Days::One(moment.date()), Clock(Span::minutes(minutes)))
        }
    };
    if clock >= Clock::DAY_END {
        return Err(format!("\"{}\" is past the end of the day", shown(text)));
    }
    if let Some(column) = columns.weekday {
        days = Days::Weekdays(weekdays(&names::weekdays(row.get(column)))?);
    }
    if let Some(column) = columns.date {
        let text = row.get(column);
        days = Days::One(date(text)?);
    }
    Ok((days, clock, count))
}
