//! A roster from a file: a CSV or a sheet of a workbook.
//!
//! In: a file with the columns `time` (or `start`, `interval`) and `agents`, and `weekday` or `date` if the days
//! differ; a `time` may also hold a date; or with `time` and a column for each day of the week. Out: a [`Form`].

use jiff::civil::{Date, DateTime};

use crate::document::cells::{date, if_sum, time_of_day};
use crate::document::sheet::Row;
use crate::document::tables::names;
use crate::document::words::weekdays;
use crate::document::{At, Files, Sheet};
use crate::scenario::groups::MOST_AGENTS;
use crate::scenario::roster_columns::Columns;
use crate::scenario::rosters::{DayTable, Form};
use crate::units::{Clock, Span, shown};

/// Which days a row is for.
enum Days {
    Every,
    Weekdays([bool; 7]),
    One(Date),
}

/// What a row says: for which days, from when, how many.
type Entry = (Days, Clock, u32);

/// Reads the file that `at` names.
pub fn read(at: &At<'_>, files: &dyn Files) -> Option<Form> {
    let mut sheet = Sheet::named(at, files)?;
    let columns = Columns::find(at, &mut sheet)?;
    let (mut read, mut empty) = (Tables::default(), 0);
    for row in sheet.rows() {
        let found = entries(&sheet, row, &columns, &mut empty);
        let added = found.and_then(|entries| entries.into_iter().try_for_each(|entry| read.add(entry)));
        if let Err(why) = added {
            sheet.problem(at, row.line(), why);
            return None;
        }
    }
    if empty > 0 {
        sheet.note(format!("nobody in cells that are empty, {empty} of them"));
    }
    sheet.tell(at);
    let form = read.form();
    if form.is_none() {
        sheet.no_rows(at);
    }
    form
}

/// What was read so far.
#[derive(Default)]
struct Tables {
    week: [DayTable; 7],
    dates: Vec<(Date, DayTable)>,
    /// Whether rows have dates.
    by_date: Option<bool>,
}

impl Tables {
    fn add(&mut self, (days, clock, agents): Entry) -> Result<(), String> {
        let dated = matches!(days, Days::One(_));
        if *self.by_date.get_or_insert(dated) != dated {
            return Err("some rows have a date and some have none".to_owned());
        }
        let tables: Vec<&mut DayTable> = match days {
            Days::Every => self.week.iter_mut().collect(),
            Days::Weekdays(set) => self.week.iter_mut().zip(set).filter(|(_, on)| *on).map(|(day, _)| day).collect(),
            Days::One(date) => vec![of_date(&mut self.dates, date)],
        };
        for table in tables {
            if table.iter().any(|(other, _)| *other == clock) {
                return Err(format!("{clock} is there twice for the same day"));
            }
            table.push((clock, agents));
        }
        Ok(())
    }

    /// None without rows.
    fn form(mut self) -> Option<Form> {
        let by_date = self.by_date?;
        let dated = self.dates.iter_mut().map(|(_, table)| table);
        self.week.iter_mut().chain(dated).for_each(|table| table.sort_unstable());
        Some(if by_date { Form::Dates(self.dates) } else { Form::Week(self.week) })
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

/// What one row says; of a grid, an entry for each column of days. Empty cells of a grid are counted.
fn entries(sheet: &Sheet, row: &Row, columns: &Columns, empty: &mut usize) -> Result<Vec<Entry>, String> {
    match columns {
        Columns::List { time, agents, weekday, date: day } => {
            let (mut days, clock) = clock(row.get(*time))?;
            let count = count(row.get(*agents))?;
            if let Some(column) = weekday {
                days = Days::Weekdays(weekdays(&names::weekdays(row.get(*column)))?);
            }
            if let Some(column) = day {
                days = Days::One(date(row.get(*column))?);
            }
            Ok(vec![(days, clock, count)])
        }
        Columns::Grid { time, days } => {
            let text = row.get(*time);
            let (Days::Every, clock) = clock(text)? else {
                return Err(format!("\"{}\" has a date, and the columns are days of the week", shown(text)));
            };
            let mut of = |(column, set): &(usize, [bool; 7])| {
                let text = row.get(*column);
                let is_empty = matches!(text, "" | "-" | "–" | "—");
                *empty += usize::from(is_empty);
                let count = if is_empty { Ok(0) } else { count(text) };
                let count = count.map_err(|why| format!("column \"{}\": {why}", shown(sheet.column(*column))))?;
                Ok((Days::Weekdays(*set), clock, count))
            };
            days.iter().map(&mut of).collect()
        }
    }
}

fn count(agents: &str) -> Result<u32, String> {
    let count = agents.parse::<u32>().ok().filter(|count| *count <= MOST_AGENTS);
    count.ok_or_else(|| {
        format!("expected a whole number of agents from 0 to {MOST_AGENTS}, found \"{}\"", shown(agents))
    })
}

/// A time of day, perhaps with its date.
fn clock(text: &str) -> Result<(Days, Clock), String> {
    let by_clock = time_of_day(text).map(|time| {
        let seconds = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
        Clock(Span::seconds(seconds))
    });
    let (days, clock) = match by_clock.map_or_else(|| Clock::parse(text), Ok) {
        Ok(clock) => (Days::Every, clock),
        Err(why) => {
            let moment: DateTime = text.parse().map_err(|_| format!("{why}{}", if_sum(text)))?;
            let minutes = i64::from(moment.hour()) * 60 + i64::from(moment.minute());
            (Days::One(moment.date()), Clock(Span::minutes(minutes)))
        }
    };
    if clock >= Clock::DAY_END {
        return Err(format!("\"{}\" is past the end of the day", shown(text)));
    }
    Ok((days, clock))
}
