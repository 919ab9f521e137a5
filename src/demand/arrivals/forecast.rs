//! `forecast`: expected contacts, and perhaps mean handle times, by interval from a table on the calendar's own dates.
//!
//! What comes is Poisson with these means. A contact that arrives in an interval with a handle time of its own has its
//! talk, hold and wrap-up scaled alike, so that the mean handle time of the interval is as the table says.

use std::collections::BTreeMap;

use super::grid::{self, Grid};
use super::handle_time::{HandleTimes, Of};
use super::{MISSING, Model, Reading};
use crate::centre::Calendar;
use crate::demand::pace::Pace;
use crate::demand::rates::{Busyness, Piece, Rates};
use crate::demand::{Arrivals, windows};
use crate::document::cells::number;
use crate::document::key::{key, required};
use crate::document::tables::Manner;
use crate::document::tables::manner::{DATES, DECIMAL, ENCODING, HEADER, SHEET};
use crate::document::tables::names::{CALLS, FORECAST, Names};
use crate::document::{At, Sheet, Table};
use crate::said::said;
use crate::units::{Time, shown};
use jiff::civil::Date;

pub(super) const MODEL: Model = Model {
    name: "forecast",
    summary: "expected contacts by interval from a `file`, on their own dates, with handle times by interval if it has them",
    keys: &[
        required("file", "file", "a CSV with a row for each interval: local date and time, and how many are expected"),
        key("column", "text", "the column of expected contacts, if it is not found by its name"),
        key("start", "text", "the column of dates and times, if it is not found by its name"),
        key("handle_time", "text", "the column of mean handle times in seconds, if it is not found by its name"),
        key(
            "handle_time_is",
            "\"average\" or \"total\"",
            "what that column holds: the mean of a contact or the sum over the interval's contacts",
        ),
        MISSING,
        SHEET,
        ENCODING,
        DATES,
        DECIMAL,
        HEADER,
    ],
    read,
};

/// Columns that may hold the expected contacts, the clearest first.
const VOLUMES: [Names; 2] = [FORECAST, CALLS];

/// What one interval expects.
#[derive(Clone, Copy, Debug)]
struct Expected {
    slot: u32,
    volume: f64,
    handle_time: Option<f64>,
}

/// A table by interval.
struct Forecast {
    name: String,
    grid: Grid,
    days: BTreeMap<Date, Vec<Expected>>,
}

fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    let file = table.need("file");
    let (column, start, handle) = (table.maybe("column"), table.maybe("start"), table.maybe("handle_time"));
    let of = table.maybe("handle_time_is");
    let of = of.map_or(Some(None), |at| at.one_of(&[("average", Of::One), ("total", Of::All)]).map(Some));
    let manner = Manner::of(table);
    let skip = table.maybe("missing").map_or(Some(false), |at| at.one_of(&[("skip", true), ("error", false)]));
    let (file, manner) = (file?, manner?);
    let named = [column.as_ref(), start.as_ref(), handle.as_ref()];
    let forecast = Forecast::read(&file, &manner, named, of?, reading)?;
    if !skip? {
        forecast.complete(&file, reading)?;
    }
    let rates = forecast.rates(reading.calendar);
    if rates.pieces().is_empty() {
        file.warn(said!(
            "warn-nobody-expected",
            "{file} expects nobody on the days of the calendar",
            file = shown(&forecast.name).to_string(),
        ));
    }
    Some(Arrivals::Rates(rates))
}

impl Forecast {
    fn read(
        file: &At<'_>,
        manner: &Manner,
        [column, start, handle]: [Option<&At<'_>>; 3],
        of: Option<Of>,
        reading: &Reading<'_>,
    ) -> Option<Forecast> {
        let mut sheet = Sheet::read(file, manner, reading.files)?;
        let whens = grid::whens(&sheet, file, start)?;
        let volume = grid::column(&mut sheet, file, column, &VOLUMES)?;
        let handle = HandleTimes::find(&mut sheet, file, (handle, of), volume)?;
        sheet.tell(file);
        let grid = Grid::find(&sheet, file, &whens, None)?;
        let mut days: BTreeMap<Date, Vec<Expected>> = BTreeMap::new();
        for (when, row) in whens.iter().zip(sheet.rows()) {
            let volume = sheet.cell(file, row, volume, |cell| number(cell, 0.0, 1e9))?;
            let handle_time = match &handle {
                Some(handle) => handle.of(&sheet, file, row, volume)?,
                None => None,
            };
            days.entry(when.date).or_default().push(Expected { slot: grid.slot(when), volume, handle_time });
        }
        Some(Forecast { name: sheet.name().to_owned(), grid, days })
    }

    /// The rows of each day of the calendar, with where the day's slots lie.
    fn laid<'f>(&'f self, calendar: &'f Calendar) -> impl Iterator<Item = (usize, Vec<Time>, &'f [Expected])> {
        let rows = |date: &Date| self.days.get(date).map_or(&[][..], Vec::as_slice);
        calendar.days.iter().enumerate().map(move |(position, day)| {
            let rows = rows(&day.date);
            (position, if rows.is_empty() { Vec::new() } else { self.grid.starts(calendar, position) }, rows)
        })
    }

    fn rates(&self, calendar: &Calendar) -> Rates {
        let (mut pieces, mut steps) = (Vec::new(), Vec::new());
        for (position, starts, rows) in self.laid(calendar) {
            for row in rows {
                let at = row.slot as usize;
                let (Some(&start), Some(&end)) = (starts.get(at), starts.get(at + 1)) else { continue };
                let (day, slot) = (position as u32, row.slot);
                pieces.push(Piece { start, end, mass: row.volume, day, part: 0, slot });
                steps.push((start, row.handle_time.filter(|seconds| *seconds > 0.0)));
                steps.push((end, None));
            }
        }
        // A slot that begins where another ends has the word.
        steps.sort_by_key(|(from, said)| (*from, said.is_some()));
        let rates = Rates::new(pieces, Busyness::default());
        if steps.iter().any(|(_, said)| said.is_some()) { rates.at_pace(Pace::new(steps)) } else { rates }
    }

    /// Says so when an interval in which people try has no row.
    fn complete(&self, file: &At<'_>, reading: &Reading<'_>) -> Option<()> {
        let calendar = reading.calendar;
        let mut covered: Vec<(Time, Time)> = Vec::new();
        for (_, starts, rows) in self.laid(calendar) {
            let bounds = |row: &Expected| Some((*starts.get(row.slot as usize)?, *starts.get(row.slot as usize + 1)?));
            covered.extend(rows.iter().filter_map(bounds));
        }
        let missing = windows::tried(calendar, reading.hours).iter().find_map(|&(from, to)| {
            let mut at = from;
            let first = covered.partition_point(|(_, end)| *end <= from);
            for (start, end) in covered.iter().skip(first).take_while(|(start, _)| *start < to) {
                if *start > at {
                    break;
                }
                at = at.max(*end);
            }
            (at < to).then_some(at)
        });
        let Some(at) = missing else { return Some(()) };
        let date = calendar.days.get(calendar.day_of(at)).map(|day| day.date.to_string()).unwrap_or_default();
        let covers = match (self.days.keys().next(), self.days.keys().next_back()) {
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => "no days".to_owned(),
        };
        file.problem(format!(
            "{} has no row for {date} {}, when people try; it covers {covers}; write missing = \"skip\" if nobody is expected then",
            shown(&self.name),
            calendar.clock_at(at),
        ));
        None
    }
}
