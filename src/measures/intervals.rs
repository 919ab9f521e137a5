//! Measures by interval of the calendar and by time of day.

use super::counts::{Count as C, Counts};
use super::gauge::Gauge;
use super::table::measure;
use super::tally::Tally;
use crate::centre::Calendar;
use crate::results::IntervalRow;
use crate::units::Clock;

/// Measures of contacts by interval.
pub(super) const CONTACTS: [&str; 12] = [
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
pub(super) const GROUPS: [&str; 3] = ["staffed_agents", "busy_agents", "occupancy"];
/// Measures of work by interval.
pub(super) const WORK: [&str; 4] = ["arose", "done", "done_in_time", "busy_agents"];

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
    gauges: usize,
    intervals: Vec<Gauge>,
    by_clock: Vec<Gauge>,
    sums: Vec<Counts>,
}

/// The intervals of a calendar as text, and which time of day each belongs to.
pub(super) struct Clocks {
    starts: Vec<String>,
    slot: Vec<usize>,
    times: Vec<String>,
}

impl Clocks {
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

impl Cells {
    pub fn new(row: usize, of: Of, clocks: &Clocks) -> Cells {
        let names: &[&str] = match of {
            Of::Contacts => &CONTACTS,
            Of::Work => &WORK,
            Of::Groups => &GROUPS,
        };
        let gauges: Vec<Gauge> = names.iter().filter_map(|name| measure(name)).filter_map(Gauge::new).collect();
        Cells {
            row,
            gauges: gauges.len().max(1),
            intervals: gauges.iter().copied().cycle().take(gauges.len() * clocks.starts.len()).collect(),
            by_clock: gauges.iter().copied().cycle().take(gauges.len() * clocks.times.len()).collect(),
            sums: vec![Counts::default(); clocks.times.len()],
        }
    }

    /// One replication.
    pub fn add(&mut self, tally: &Tally, clocks: &Clocks) {
        self.sums.fill(Counts::default());
        for (interval, gauges) in self.intervals.chunks_exact_mut(self.gauges).enumerate() {
            if tally.slice(self.row, interval).iter().all(|count| *count == 0) {
                continue;
            }
            let counts = tally.cell(self.row, interval);
            gauges.iter_mut().for_each(|gauge| gauge.push(&counts));
            self.sums[clocks.slot[interval]] += &counts;
        }
        for (sum, gauges) in self.sums.iter().zip(self.by_clock.chunks_exact_mut(self.gauges)) {
            gauges.iter_mut().for_each(|gauge| gauge.push(sum));
        }
    }

    /// A row for each interval of the calendar, in order.
    pub fn intervals(&self, clocks: &Clocks, n: u64, confidence: f64) -> Vec<IntervalRow> {
        rows(&clocks.starts, &self.intervals, self.gauges, n, confidence)
    }

    /// A row for each time of day at which the centre is ever open or anything happens, in order, over all days.
    pub fn by_clock(&self, clocks: &Clocks, n: u64, confidence: f64) -> Vec<IntervalRow> {
        let mut rows = rows(&clocks.times, &self.by_clock, self.gauges, n, confidence);
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

fn rows(starts: &[String], gauges: &[Gauge], each: usize, n: u64, confidence: f64) -> Vec<IntervalRow> {
    let row = |(start, gauges): (&String, &[Gauge])| IntervalRow {
        start: start.clone(),
        by_name: gauges.iter().map(|gauge| (gauge.measure.name.to_owned(), gauge.estimate(n, confidence))).collect(),
    };
    starts.iter().zip(gauges.chunks_exact(each)).map(row).collect()
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
        self.blocked += counts[C::Blocked];
        self.offered += counts[C::Offered];
        self.attempts += counts[C::Attempts];
    }
}
