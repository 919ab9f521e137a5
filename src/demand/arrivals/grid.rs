//! Rows by interval: when each begins, and the grid that they keep to.
//!
//! In: a sheet. Out: date and second of each row, the length of an interval, and where the slots of a day lie on the
//! calendar. Rows must be in order, each interval once, all of one length.

use std::collections::BTreeMap;

use super::dated::Dated;
use crate::centre::Calendar;
use crate::demand::windows;
use crate::document::tables::names::{ANSWERED, Names};
use crate::document::{At, Sheet};
use crate::units::{Clock, MICROS, Span, Time};
use jiff::SignedDuration;
use jiff::civil::{self, Date};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// Seconds in a day.
const DAY: i64 = 86_400;

/// When a row begins, by the clock.
#[derive(Clone, Copy, Debug)]
pub struct RowStart {
    /// Its line in the file.
    pub line: u64,
    /// Its date.
    pub date: Date,
    /// Its second of the day.
    pub second: i64,
}

/// The grid that the rows of a file keep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Length of an interval, seconds.
    pub step: i64,
    /// Second of the day at which the first begins, below `step`.
    pub phase: i64,
}

/// When each row begins, in the order of the file.
pub fn whens(sheet: &Sheet, file: &At<'_>, start: Option<&At<'_>>) -> Option<Vec<RowStart>> {
    let dated = Dated::find(sheet, file, start)?;
    let mut whens = Vec::with_capacity(sheet.rows().len());
    for row in sheet.rows() {
        let local = dated.local(row).map_err(|why| sheet.problem(file, row.line(), why)).ok()?;
        let time = local.time();
        let second = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
        whens.push(RowStart { line: row.line(), date: local.date(), second });
    }
    Some(whens)
}

/// The column that the scenario names, or the first that has one of the usual names.
///
/// Where the file counts only who was answered, that is taken, and told.
pub fn column(sheet: &mut Sheet, file: &At<'_>, named: Option<&At<'_>>, usual: &[Names]) -> Option<usize> {
    let calls = usual.iter().find_map(|names| names.first()).copied().unwrap_or_default();
    if let Some(at) = named {
        let found = sheet.column_named(at, at.text()?)?;
        sheet.uses(found, calls);
        return Some(found);
    }
    let mut found = usual.iter().find_map(|names| sheet.takes(names));
    if found.is_none() {
        found = sheet.maybe(ANSWERED);
        if let Some(column) = found {
            sheet.uses(column, calls);
            sheet.note("it counts answered contacts alone: who gave up is not in it".to_owned());
        }
    }
    if found.is_none() {
        let columns = sheet.columns();
        let one = columns.rsplit(", ").next().unwrap_or_default();
        let way_out = format!("; say which it is, for example column = {one}");
        sheet.lacks(file, "column of counts, such as \"calls\"", &way_out);
    }
    found
}

impl Grid {
    /// The grid of rows that are in order; a problem at the first row that is not, or does not fit.
    ///
    /// Where the clock of `zone` is set back, the rows of the hour that it shows twice may stand twice: see [`again`].
    pub fn find(sheet: &Sheet, file: &At<'_>, rows: &[RowStart], zone: Option<&TimeZone>) -> Option<Grid> {
        let mut set_back = None;
        for pair in rows.windows(2) {
            let [before, row] = pair else { continue };
            if (row.date, row.second) > (before.date, before.second) {
                continue;
            }
            if set_back != Some(row.date) && zone.is_some_and(|zone| before.is_twice(zone) && row.is_twice(zone)) {
                set_back = Some(row.date);
                continue;
            }
            let same = (row.date, row.second) == (before.date, before.second);
            let what = if same { "repeats the interval" } else { "is earlier than the row" };
            let at_night = row.date == before.date && before.second - row.second <= 3600 && row.second < 4 * 3600;
            let hint = match zone {
                Some(zone) if at_night && *zone == TimeZone::UTC => {
                    "; if the clock was set back then, say calendar.timezone"
                }
                _ => "",
            };
            sheet.problem(file, row.line, format!("{row} {what} of line {}{hint}", before.line));
            return None;
        }
        let step = step(rows);
        let phase = rows.first().map_or(0, |row| row.second % step);
        if let Some(row) = rows.iter().find(|row| row.second % step != phase || DAY % step != 0) {
            let length = Span::seconds(step);
            let why = format!("{row} does not fit intervals of {length}: the file mixes interval lengths");
            sheet.problem(file, row.line, why);
            return None;
        }
        Some(Grid { step, phase })
    }

    /// The slot of a row within its day.
    pub fn slot(&self, row: &RowStart) -> u32 {
        ((row.second - self.phase) / self.step) as u32
    }

    /// Slots of a day.
    pub fn slots(&self) -> usize {
        ((DAY - self.phase + self.step - 1) / self.step) as usize
    }

    /// Where each slot of a day of the calendar starts, and last where the last one ends.
    pub fn starts(&self, calendar: &Calendar, position: usize) -> Vec<Time> {
        let (from, step) = (Clock(Span::seconds(self.phase)), Span::seconds(self.step));
        let to = Clock(Span(from.0.0 + step.0 * self.slots() as i64));
        windows::grid(calendar, position, from, step, self.slots(), to)
    }
}

/// Which rows are of the second of two hours that a clock shows alike, of rows on a grid.
pub fn again(rows: &[RowStart]) -> Vec<bool> {
    let mut latest = None;
    let is_again = |row: &RowStart| {
        let again = latest.is_some_and(|latest| (row.date, row.second) <= latest);
        latest = latest.max(Some((row.date, row.second)));
        again
    };
    rows.iter().map(is_again).collect()
}

impl RowStart {
    /// Whether the clock of a zone shows this moment twice.
    fn is_twice(&self, zone: &TimeZone) -> bool {
        let clock = civil::Time::midnight().checked_add(SignedDuration::from_secs(self.second));
        let offset = |clock| zone.to_ambiguous_timestamp(self.date.to_datetime(clock)).offset();
        clock.is_ok_and(|clock| matches!(offset(clock), AmbiguousOffset::Fold { .. }))
    }
}

/// The length of the file's intervals, seconds: the most frequent step within a day; a whole day when each has one row.
fn step(rows: &[RowStart]) -> i64 {
    let mut steps: BTreeMap<i64, usize> = BTreeMap::new();
    for pair in rows.windows(2) {
        if let [before, row] = pair
            && before.date == row.date
            && before.second < row.second
        {
            *steps.entry(row.second - before.second).or_default() += 1;
        }
    }
    steps.into_iter().max_by_key(|&(step, times)| (times, -step)).map_or(DAY, |(step, _)| step)
}

impl std::fmt::Display for RowStart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.date, Clock(Span(self.second * MICROS)))
    }
}
