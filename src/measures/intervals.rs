//! Measures by interval of the calendar and by time of day.

use std::collections::BTreeMap;

use super::counts::{Count as C, Counts};
use super::grid::Grid;
use super::tally::Tally;
use crate::centre::Calendar;
use crate::results::{IntervalRow, IntervalTable};
use crate::units::{Clock, Time};

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
    of: Of,
    intervals: Grid,
    by_clock: Grid,
    sums: Vec<Counts>,
}

/// The intervals of a calendar as text, and which time of day each belongs to.
pub(super) struct Clocks {
    starts: Vec<String>,
    spans: Vec<(Time, Time)>,
    /// How long each lasts, in microseconds.
    lengths: Vec<f64>,
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
            spans: calendar.intervals.iter().map(|interval| (interval.start, interval.end)).collect(),
            lengths: calendar.intervals.iter().map(|interval| (interval.end - interval.start).0 as f64).collect(),
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

    /// Puts counters by the clock so that they are divided by the length of their interval.
    ///
    /// An agent works by the clock, also before opening and after closing. The calendar's last interval has what is drained past
    /// its end, and one that the warm-up cuts only what came later: both are taken as if they lasted as long as the others.
    fn over_interval(self, counts: &mut Counts, (start, end): (Time, Time), warm_up: Time) {
        if self == Of::Groups {
            counts[C::OnDutyOpen] = counts[C::OnDuty];
            counts[C::WorkOpen] = counts[C::Busy] - counts[C::BusyInbound];
        }
        let (length, seen) = ((end - start).0, (end - start.max(warm_up)).0.max(counts[C::Time]));
        if seen <= 0 || seen == length {
            return;
        }
        for count in [C::Queue, C::BusyInbound, C::WorkOpen, C::OnDutyOpen] {
            counts[count] = (i128::from(counts[count]) * i128::from(length) / i128::from(seen)) as i64;
        }
    }
}

impl Cells {
    pub fn new(row: usize, of: Of, clocks: &Clocks) -> Cells {
        Cells {
            row,
            of,
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
            let mut counts = tally.cell(self.row, interval);
            self.of.over_interval(&mut counts, clocks.spans[interval], tally.warm_up);
            self.intervals.push(interval, &counts);
            self.sums[*slot] += &counts;
        }
        for (slot, sum) in self.sums.iter().enumerate() {
            self.by_clock.push(slot, sum);
        }
    }

    /// The measures of each interval of the calendar, in order.
    pub fn intervals(&self, clocks: &Clocks, n: u64, confidence: f64) -> IntervalTable {
        let mut table = IntervalTable::default();
        for (nth, measure) in self.intervals.measures().enumerate() {
            table.add(measure.name, self.intervals.column(nth, n, confidence, &clocks.lengths));
        }
        table
    }

    /// How long each time of day is over all days of which the `nth` measure tells anything, in microseconds.
    fn lasts(&self, nth: usize, clocks: &Clocks) -> Vec<f64> {
        let mut lasts = vec![0.0; clocks.times.len()];
        for (interval, (slot, length)) in clocks.slot.iter().zip(&clocks.lengths).enumerate() {
            if self.intervals.is_known(nth, interval) {
                lasts[*slot] += length;
            }
        }
        lasts
    }

    /// A row for each time of day at which the centre is ever open or anything happens, in order, over all days.
    pub fn by_clock(&self, clocks: &Clocks, n: u64, confidence: f64) -> Vec<IntervalRow> {
        let row = |start: &String| IntervalRow { start: start.clone(), by_name: BTreeMap::new() };
        let mut rows: Vec<IntervalRow> = clocks.times.iter().map(row).collect();
        for (nth, measure) in self.by_clock.measures().enumerate() {
            for (row, estimate) in
                rows.iter_mut().zip(self.by_clock.column(nth, n, confidence, &self.lasts(nth, clocks)))
            {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::Collector;
    use super::super::fixture::{ALFA, OWN, SALES, answered, at, model};
    use super::*;
    use crate::engine::Recorder;
    use crate::units::Span;

    /// Open from 08:00 to 10:00. In the first of two replications a call of 09:59 is answered at 10:01 and over at 10:04.
    fn two_replications() -> (crate::results::OptionResults, crate::results::IntervalTables) {
        let model = model(1);
        let mut collector = Collector::new(&model);
        for stays in [true, false] {
            let mut tally = Tally::new(&model, Span::ZERO);
            if stays {
                tally.leg(&answered(SALES, at("09:59", 0), 120, Some(OWN), OWN, 180, 0));
            }
            tally.on_duty(OWN, 1, at("09:00", 0), if stays { at("10:04", 0) } else { at("10:00", 0) });
            tally.on_duty(ALFA, 2, at("10:00", 0), at("12:00", 0));
            tally.end(at("24:00", 0));
            tally.check().unwrap();
            collector.add(&tally);
        }
        collector.finish(0.95)
    }

    #[test]
    fn agents_of_an_interval_are_its_mean_also_where_somebody_stays_for_minutes() {
        let (_, tables) = two_replications();
        let column = |group: usize, name: &str| -> Vec<Option<f64>> {
            tables.groups[group].1.column(name).unwrap().map(|estimate| estimate.mean).collect()
        };
        let (staffed, busy, occupancy) =
            (column(0, "staffed_agents"), column(0, "busy_agents"), column(0, "occupancy"));
        let close = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 1e-12;
        // Four minutes of thirty in one replication of two; three of them busy.
        assert!(close(staffed[20], 4.0 / 60.0) && close(busy[20], 3.0 / 60.0), "{staffed:?} {busy:?}");
        assert!(close(occupancy[20], 0.75));
        assert!(close(staffed[16], 0.0) && close(staffed[18], 1.0) && close(staffed[19], 1.0));
        assert_eq!(staffed[21], None, "closed, and nobody there");
        // Nobody calls while it is closed, and some are there: that is known, too.
        assert!(close(column(1, "staffed_agents")[21], 2.0));
        let hours: f64 = staffed.iter().flatten().sum::<f64>() / 2.0;
        assert!((hours - (64.0 + 60.0) / 120.0).abs() < 1e-12, "agent hours of a replication: {hours}");
    }

    #[test]
    fn those_who_wait_after_closing_are_the_mean_of_the_interval() {
        let (results, tables) = two_replications();
        let rows = &results.time_of_day["total"];
        let ten = rows.iter().find(|row| row.start == "10:00").unwrap();
        // From closing on somebody waits for one minute of thirty, in one replication of two.
        assert!((ten.by_name["queue_length"].mean.unwrap() - 1.0 / 60.0).abs() < 1e-12);
        assert!(rows.iter().all(|row| row.start != "10:30"));
        let (_, total) = tables.contacts.last().unwrap();
        assert_eq!(total.column("queue_length").unwrap().nth(21).unwrap().mean, None);
    }
}
