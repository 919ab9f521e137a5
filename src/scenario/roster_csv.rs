//! A roster from a CSV file.
//!
//! In: a file with the columns `time` (or `start`, `interval`) and `agents`, and `weekday` or `date` if the days
//! differ; a `time` may also hold a date. Out: a [`Form`].

use jiff::civil::{Date, DateTime};

use crate::document::sheet::Row;
use crate::document::words::weekdays;
use crate::document::{At, Files, Sheet};
use crate::scenario::groups::MOST_AGENTS;
use crate::scenario::rosters::{DayTable, Form};
use crate::units::{Clock, shown};

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
    let sheet = Sheet::read(at, files)?;
    let columns = columns(at, &sheet)?;
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
    let time = sheet.maybe(&["time", "start", "interval"]);
    let agents = sheet.maybe(&["agents", "staff"]);
    if time.is_none() || agents.is_none() {
        at.problem(format!(
            "{}:1: needs the columns \"time\" and \"agents\", and \"weekday\" or \"date\" where days differ; it has {}",
            shown(sheet.name()),
            sheet.columns()
        ));
    }
    Some(Columns {
        time: time?,
        agents: agents?,
        weekday: sheet.maybe(&["weekday", "day"]),
        date: sheet.maybe(&["date"]),
    })
}

/// What one row says.
fn cells(row: &Row, columns: &Columns) -> Result<(Days, Clock, u32), String> {
    let agents = row.get(columns.agents);
    let count = agents.parse::<u32>().ok().filter(|count| *count <= MOST_AGENTS);
    let count = count.ok_or_else(|| {
        format!("expected a whole number of agents from 0 to {MOST_AGENTS}, found \"{}\"", shown(agents))
    })?;
    let text = row.get(columns.time);
    let (mut days, clock) = match Clock::parse(text.split('-').next().unwrap_or(text).trim()) {
        Ok(clock) => (Days::Every, clock),
        Err(why) => {
            let moment: DateTime = text.parse().map_err(|_| why)?;
            let minutes = i64::from(moment.hour()) * 60 + i64::from(moment.minute());
            (Days::One(moment.date()), Clock(crate::units::Span::minutes(minutes)))
        }
    };
    if clock >= Clock::DAY_END {
        return Err(format!("\"{}\" is past the end of the day", shown(text)));
    }
    if let Some(column) = columns.weekday {
        days = Days::Weekdays(weekdays(&row.get(column).to_lowercase())?);
    }
    if let Some(column) = columns.date {
        let text = row.get(column);
        days = Days::One(text.parse().map_err(|_| format!("\"{}\" is not a date such as 2026-11-01", shown(text)))?);
    }
    Ok((days, clock, count))
}
