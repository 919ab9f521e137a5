//! `history`: counts by interval from a file, on the calendar's own dates or by weekday; repeated exactly, or as rates.
//!
//! The file keeps its own interval length. Rows outside the calendar are not used; an open interval of the calendar
//! that the file lacks is an error unless `missing = "skip"`.

use std::collections::BTreeMap;

use super::grid::{self, Grid, RowStart};
use super::{MISSING, Model, Reading};
use crate::centre::Calendar;
use crate::demand::counts::{CalendarDay, CountedDay, Counts};
use crate::demand::rates::{Busyness, Piece, Rates};
use crate::demand::{Arrivals, windows};
use crate::document::key::{key, required};
use crate::document::tables::Manner;
use crate::document::tables::manner::{DATES, DECIMAL, ENCODING, HEADER, SHEET};
use crate::document::tables::names::CALLS;
use crate::document::{At, Sheet, Table};
use crate::said::{SaidValue, said};
use crate::units::{MICROS, shown};
use jiff::civil::Date;

pub(super) const MODEL: Model = Model {
    name: "history",
    summary: "counts by interval from a `file`, on their own dates or by weekday, repeated exactly (`counts`) or as `rates`",
    keys: &[
        required("file", "file", "a CSV with a row for each interval: local date and time, and how many came"),
        key("column", "text", "the column of counts, if it is not found by its name"),
        key("start", "text", "the column of dates and times, if it is not found by its name"),
        key("align", "\"date\" or \"weekday\"", "on its own dates, or the mean of each weekday (date if not said)"),
        key("replay", "\"counts\" or \"rates\"", "exactly as many as came, or as Poisson means (counts if not said)"),
        MISSING,
        SHEET,
        ENCODING,
        DATES,
        DECIMAL,
        HEADER,
    ],
    read,
};

/// How a calendar day finds its day in the history.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Align {
    Date,
    Weekday,
}

/// What is done with the counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Replay {
    Counts,
    Rates,
}

/// A file of counts, by day.
struct History {
    name: String,
    grid: Grid,
    /// Each day's slots with their counts, in order.
    days: BTreeMap<Date, CountedDay>,
    /// When its rows begin, in the order of the file.
    rows: Vec<RowStart>,
}

fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    let file = table.need("file");
    let (column, start) = (table.maybe("column"), table.maybe("start"));
    let align = table
        .maybe("align")
        .map_or(Some(Align::Date), |at| at.one_of(&[("date", Align::Date), ("weekday", Align::Weekday)]));
    let replay = table
        .maybe("replay")
        .map_or(Some(Replay::Counts), |at| at.one_of(&[("counts", Replay::Counts), ("rates", Replay::Rates)]));
    let skip = table.maybe("missing").map_or(Some(false), |at| at.one_of(&[("skip", true), ("error", false)]));
    let (file, manner) = (file?, Manner::of(table)?);
    let history = History::read((&file, &manner), [column.as_ref(), start.as_ref()], align?, reading)?;
    let (align, replay, skip) = (align?, replay?, skip?);
    let laid = history.lay(reading.calendar, align);
    if laid.iter().all(|day| day.candidates.is_empty()) {
        file.problem(format!("{} has no day of the calendar; it covers {}", shown(&history.name), history.covers()));
        return None;
    }
    if !skip {
        history.complete(&file, reading, &laid)?;
    }
    Some(match replay {
        Replay::Counts => Arrivals::Counts(Counts::new(history.days.into_values().collect(), laid)),
        Replay::Rates => Arrivals::Rates(history.rates(&laid)),
    })
}

impl History {
    fn read(
        (file, manner): (&At<'_>, &Manner),
        named: [Option<&At<'_>>; 2],
        align: Align,
        reading: &Reading<'_>,
    ) -> Option<History> {
        let mut sheet = Sheet::read(file, manner, reading.files)?;
        let (rows, counts) = counts(&mut sheet, file, named)?;
        let grid = Grid::find(&sheet, file, &rows, Some(&reading.calendar.zone))?;
        doubtful(&sheet, file, &rows, &counts);
        let mut days: BTreeMap<Date, CountedDay> = BTreeMap::new();
        for ((when, count), again) in rows.iter().zip(counts).zip(grid::again(&rows)) {
            let day = days.entry(when.date).or_insert_with(|| CountedDay { counts: Vec::new() });
            match (day.counts.last_mut(), align) {
                // The clock's last interval before it is set back lasts until it has shown the hour again.
                (Some((_, before)), Align::Date) if again => *before = before.saturating_add(count),
                // No other day has such an hour.
                _ if again => {}
                _ => day.counts.push((grid.slot(when), count)),
            }
        }
        Some(History { name: sheet.name().to_owned(), grid, days, rows })
    }

    /// Finds for each day of the calendar the days of the history that it may repeat, and where its slots lie.
    fn lay(&self, calendar: &Calendar, align: Align) -> Vec<CalendarDay> {
        let fits = |day: &crate::centre::calendar::Day, date: &Date| match align {
            Align::Date => day.date == *date,
            Align::Weekday => day.weekday == date.weekday().to_monday_zero_offset() as usize,
        };
        let lay = |(position, day)| CalendarDay {
            starts: self.grid.starts(calendar, position),
            candidates: (0..)
                .zip(self.days.keys())
                .filter(|(_, date)| fits(day, date))
                .map(|(candidate, _)| candidate)
                .collect(),
        };
        calendar.days.iter().enumerate().map(lay).collect()
    }

    /// Says so when an interval in which people try is in none of the days that may be repeated.
    fn complete(&self, file: &At<'_>, reading: &Reading<'_>, laid: &[CalendarDay]) -> Option<()> {
        let days: Vec<&CountedDay> = self.days.values().collect();
        let mut missing = Vec::new();
        for (position, day) in laid.iter().enumerate() {
            let mut there = vec![false; day.starts.len()];
            for counted in day.candidates.iter().filter_map(|&candidate| days.get(candidate as usize)) {
                for &(slot, _) in &counted.counts {
                    if let Some(there) = there.get_mut(slot as usize) {
                        *there = true;
                    }
                }
            }
            let open: Vec<_> = windows::open_on_day(reading.calendar, position);
            let first = day.starts.windows(2).zip(&there).find_map(|(bounds, there)| {
                let [start, end] = bounds else { return None };
                let is_open = || open.iter().any(|(from, to)| from < end && start < to);
                // Of an hour that the clock skips nothing is left.
                (!there && start < end && is_open()).then_some(*start)
            });
            if let Some(start) = first {
                let (clock, day) = (reading.calendar.clock_at(start), reading.calendar.days.get(position));
                missing.extend(day.map(|day| ((day.date, clock.0.0 / MICROS), format!("{} {clock}", day.date))));
            }
        }
        let Some((gap, first)) = missing.first() else {
            return Some(());
        };
        file.problem(format!(
            "{}:{}: no row follows for {first}, when the centre is open{}; the file covers {}; write missing = \"skip\" if nobody tried then",
            shown(&self.name),
            self.line_before(gap.0, gap.1),
            if missing.len() > 1 { format!(" (and for {} more days)", missing.len() - 1) } else { String::new() },
            self.covers(),
        ));
        None
    }

    /// The line of the last row that begins no later; the first row's where all do.
    fn line_before(&self, date: Date, second: i64) -> u64 {
        let before = self.rows.iter().rev().find(|row| (row.date, row.second) <= (date, second));
        before.or(self.rows.first()).map_or(1, |row| row.line)
    }

    fn covers(&self) -> String {
        match (self.days.keys().next(), self.days.keys().next_back()) {
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => "no days".to_owned(),
        }
    }

    /// Means over the days that a calendar day may repeat, as rates.
    fn rates(&self, laid: &[CalendarDay]) -> Rates {
        let days: Vec<&CountedDay> = self.days.values().collect();
        let mut pieces = Vec::new();
        for (position, day) in laid.iter().enumerate() {
            let mut sums = vec![0.0; day.starts.len()];
            for counted in day.candidates.iter().filter_map(|&candidate| days.get(candidate as usize)) {
                for &(slot, count) in &counted.counts {
                    if let Some(sum) = sums.get_mut(slot as usize) {
                        *sum += f64::from(count);
                    }
                }
            }
            let part = 1.0 / day.candidates.len().max(1) as f64;
            for (slot, (bounds, sum)) in day.starts.windows(2).zip(&sums).enumerate() {
                if let [start, end] = *bounds {
                    pieces.push(Piece {
                        start,
                        end,
                        mass: sum * part,
                        day: position as u32,
                        part: 0,
                        slot: slot as u32,
                    });
                }
            }
        }
        Rates::new(pieces, Busyness::default())
    }
}

/// A count of so many times what the others are is doubted.
const SPIKE: f64 = 100.0;

/// Warns of counts that can hardly be meant: nobody ever comes, or in one interval a multitude.
fn doubtful(sheet: &Sheet, file: &At<'_>, rows: &[RowStart], counts: &[u32]) {
    let sum: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    let Some((place, most)) = counts.iter().copied().enumerate().max_by_key(|(_, count)| *count) else { return };
    let line = |place: usize| rows.get(place).map_or(1, |row| row.line);
    if most == 0 {
        sheet.warn(file, line(0), |place| {
            said!(
                "warn-history-zero",
                "{place}: from here on every count is 0: nobody comes; is it the right column?",
                place = place
            )
        });
        return;
    }
    let others = counts.iter().filter(|count| **count > 0).count() - 1;
    let mean = (sum - f64::from(most)) / others.max(1) as f64;
    if others > 0 && f64::from(most) >= SPIKE * mean {
        let [most, times] = [f64::from(most), SPIKE].map(SaidValue::number);
        sheet.warn(file, line(place), |place| {
            said!(
                "warn-history-spike",
                "{place}: {count} contacts in one interval are more than {times} times the mean of the others; is it a slip, or a sum?",
                place = place,
                count = most,
                times = times,
            )
        });
    }
}

/// When each row of a history begins, and its count.
pub fn counts(
    sheet: &mut Sheet,
    file: &At<'_>,
    [column, start]: [Option<&At<'_>>; 2],
) -> Option<(Vec<RowStart>, Vec<u32>)> {
    let whens = grid::whens(sheet, file, start)?;
    let column = grid::column(sheet, file, column, &[CALLS])?;
    let counts: Option<Vec<u32>> = sheet.rows().iter().map(|row| sheet.cell(file, row, column, count)).collect();
    sheet.tell(file);
    Some((whens, counts?))
}

fn count(text: &str) -> Result<u32, String> {
    let whole = !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(count) if whole => Ok(count),
        _ if text.is_empty() => {
            Err("the count is empty; write 0, or leave the row out with missing = \"skip\"".to_owned())
        }
        _ => Err(format!("\"{}\" is not a count; write a whole number from 0 to 999999999", shown(text))),
    }
}
