//! Measures by interval of the calendar and by time of day.

use std::collections::BTreeMap;

use super::counts::{Count as C, Counts};
use super::grid::Grid;
use super::tally::Tally;
use crate::centre::Calendar;
use crate::results::{IntervalRow, IntervalTable};
use crate::units::Clock;

/// Measures of contacts by interval.
const CONTACTS: [&str; 12] = [
    "offered",
    "attempts",
    "answered",
    "abandoned",
    "blocked",
    "closed",
    "service_level",
    "abandonment",
    "asa",
    "wait",
    "queue_length",
    "delayed",
];
/// Measures of groups by interval; `required` and `scheduled` are added by whoever knows them.
const GROUPS: [&str; 3] = ["staffed_agents", "busy_agents", "occupancy"];
/// Measures of work by interval.
const WORK: [&str; 4] = ["arose", "done", "done_in_time", "busy_agents"];

/// What a row is, and so which of its measures are kept by interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Contacts,
    Work,
    Groups,
}

/// One row by interval and by time of day.
pub(super) struct Cells {
    row: usize,
    intervals: Grid,
    by_clock: Grid,
    sums: Vec<Counts>,
}

/// The intervals of a calendar as text, and which time of day each belongs to.
pub(super) struct Clocks {
    starts: Vec<String>,
    slot: Vec<usize>,
    times: Vec<String>,
}

impl Clocks {
    /// When each interval starts: `2026-11-02T08:00`.
    pub fn starts(&self) -> &[String] {
        &self.starts
    }

    pub fn new(calendar: &Calendar) -> Clocks {
        let clocks: Vec<Clock> = calendar.intervals.iter().map(|interval| calendar.clock_at(interval.start)).collect();
        let mut times = clocks.clone();
        times.sort_unstable();
        times.dedup();
        let date = |day: usize| calendar.days.get(day).map_or_else(String::new, |day| day.date.to_string());
        Clocks {
            starts: calendar
                .intervals
                .iter()
                .zip(&clocks)
                .map(|(interval, clock)| format!("{}T{clock}", date(interval.day)))
                .collect(),
            slot: clocks.iter().map(|clock| times.partition_point(|time| time < clock)).collect(),
            times: times.iter().map(Clock::to_string).collect(),
        }
    }
}

impl Of {
    /// The measures that are kept by interval.
    pub fn measures(self) -> &'static [&'static str] {
        match self {
            Of::Contacts => &CONTACTS,
            Of::Work => &WORK,
            Of::Groups => &GROUPS,
        }
    }
}

impl Cells {
    pub fn new(row: usize, of: Of, clocks: &Clocks) -> Cells {
        Cells {
            row,
            intervals: Grid::new(of.measures(), clocks.starts.len()),
            by_clock: Grid::new(of.measures(), clocks.times.len()),
            sums: vec![Counts::default(); clocks.times.len()],
        }
    }

    /// One replication.
    pub fn add(&mut self, tally: &Tally, clocks: &Clocks) {
        self.sums.fill(Counts::default());
        for (interval, slot) in clocks.slot.iter().enumerate() {
            if tally.slice(self.row, interval).iter().all(|count| *count == 0) {
                continue;
            }
            let counts = tally.cell(self.row, interval);
            self.intervals.push(interval, &counts);
            self.sums[*slot] += &counts;
        }
        for (slot, sum) in self.sums.iter().enumerate() {
            self.by_clock.push(slot, sum);
        }
    }

    /// The measures of each interval of the calendar, in order.
    pub fn intervals(&self, n: u64, confidence: f64) -> IntervalTable {
        let mut table = IntervalTable::default();
        for (nth, measure) in self.intervals.measures().enumerate() {
            table.add(measure.name, self.intervals.column(nth, n, confidence));
        }
        table
    }

    /// A row for each time of day at which the centre is ever open or anything happens, in order, over all days.
    pub fn by_clock(&self, clocks: &Clocks, n: u64, confidence: f64) -> Vec<IntervalRow> {
        let row = |start: &String| IntervalRow { start: start.clone(), by_name: BTreeMap::new() };
        let mut rows: Vec<IntervalRow> = clocks.times.iter().map(row).collect();
        for (nth, measure) in self.by_clock.measures().enumerate() {
            for (row, estimate) in rows.iter_mut().zip(self.by_clock.column(nth, n, confidence)) {
                row.by_name.insert(measure.name.to_owned(), estimate);
            }
        }
        // Away from opening hours and drain, time averages have no time to be taken over.
        let open = |row: &IntervalRow| {
            ["queue_length", "busy_agents"].iter().any(|name| row.by_name.get(*name).is_some_and(|e| e.mean.is_some()))
        };
        rows.retain(|row| {
            open(row) || row.by_name.values().any(|estimate| estimate.mean.is_some_and(|mean| mean != 0.0))
        });
        rows
    }
}

/// Events that rest on few observations, summed over replications.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Events {
    /// Gave up or left at once.
    pub lost: i64,
    /// Offered, and not answered in time.
    pub late: i64,
    /// Blocked.
    pub blocked: i64,
    /// Offered.
    pub offered: i64,
    /// Tries.
    pub attempts: i64,
}

impl Events {
    pub fn add(&mut self, counts: &Counts) {
        self.lost += counts[C::Abandoned] + counts[C::Balked];
        self.late += counts[C::Offered] - counts[C::AnsweredInTime];
        self.blocked += counts[C::Blocked] - counts[C::BlockedTransfers];
        self.offered += counts[C::Offered];
        self.attempts += counts[C::Attempts];
    }
}
