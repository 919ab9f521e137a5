//! Finding and reading the local date and time of a row, under the names that exports give it.

use jiff::civil;

use crate::document::cells::{self, date_time, if_sum, time_of_day};
use crate::document::sheet::Row;
use crate::document::tables::dates;
use crate::document::tables::names::{DATE, START, TIME};
use crate::document::{At, Sheet};
use crate::units::shown;

/// Where a row's date and time stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// In one column.
    Together(usize),
    /// In two columns.
    Apart {
        /// The date.
        date: usize,
        /// The time of day.
        time: usize,
    },
}

impl Dated {
    /// Finds the columns: the one that the scenario names at `named`, or one with a usual name whose first cell reads.
    pub fn find(sheet: &Sheet, file: &At<'_>, named: Option<&At<'_>>) -> Option<Dated> {
        if let Some(at) = named {
            let found = sheet.column_named(at, at.text()?)?;
            sheet.uses(found, "start");
            return Some(Dated::Together(found));
        }
        let Some(first) = sheet.rows().first() else {
            sheet.no_rows(file);
            return None;
        };
        // Where a file has both, the other is of another clock.
        let names = std::iter::once(&"start_local").chain(START);
        let candidates: Vec<usize> = names.filter_map(|name| sheet.maybe(&[name])).collect();
        if let Some(column) = candidates.iter().find(|&&column| date_time(first.get(column)).is_ok()) {
            sheet.uses(*column, "start");
            return Some(Dated::Together(*column));
        }
        let times = || TIME.iter().filter_map(|name| sheet.maybe(&[name]));
        if let Some(date) = sheet.maybe(DATE) {
            let time = times().find(|&column| time_of_day(first.get(column)).is_some());
            let is_date = |text: &str| dates::written(text).is_some();
            if let Some(time) = time.filter(|_| is_date(first.get(date))) {
                // A date alone whose order is not known is refused here, at its cell: the time beside it is no date.
                sheet.cell(file, first, date, cells::date)?;
                sheet.uses(date, "date");
                sheet.uses(time, "time");
                return Some(Dated::Apart { date, time });
            }
            if date_time(first.get(date)).is_ok() {
                sheet.uses(date, "start");
                return Some(Dated::Together(date));
            }
        }
        match candidates.first() {
            Some(column) => {
                let why = date_time(first.get(*column)).err().unwrap_or_default();
                sheet.problem(file, first.line(), why);
            }
            None => sheet.lacks(file, "column of local dates and times, such as \"start\"", ""),
        }
        None
    }

    /// The row's local date and time.
    ///
    /// # Errors
    /// What is wrong with the cell, as a sentence without a full stop.
    pub fn local(&self, row: &Row) -> Result<civil::DateTime, String> {
        match *self {
            Dated::Together(column) => date_time(row.get(column)),
            Dated::Apart { date, time } => {
                let cell = row.get(time);
                let clock = time_of_day(cell)
                    .ok_or_else(|| format!("\"{}\" is not a time of day; write 08:30{}", shown(cell), if_sum(cell)))?;
                Ok(cells::date(row.get(date))?.to_datetime(clock))
            }
        }
    }
}
