//! A history by day: which intervals each weekday has, and the counts of every whole day.
//!
//! In: a CSV of counts by interval. Out: days with one count for each interval of the hours. Days that lack intervals of
//! their weekday, days without anybody, and days of a third or three times the usual volume are left out, and told.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::demand::arrivals::grid::{Grid, RowStart};
use crate::demand::arrivals::history::counts;
use crate::document::tables::Manner;
use crate::document::{At, Files, Sheet};
use crate::statistics::median;
use crate::units::{Clock, Span, shown};

/// A day is unusual when its volume is so many times its weekday's median, or less than one so manieth.
const UNUSUAL: f64 = 3.0;

/// A whole day.
#[derive(Clone, Debug)]
pub struct Day {
    /// Its date.
    pub date: Date,
    /// 0 is Monday.
    pub weekday: usize,
    /// Days since the first of the history.
    pub since: i32,
    /// One count for each interval of the hours.
    pub counts: Vec<f64>,
    /// All of them.
    pub total: f64,
}

/// A day that is not fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its date.
    pub date: Date,
    /// Why.
    pub why: &'static str,
}

/// Counts by day and interval.
#[derive(Clone, Debug)]
pub struct History {
    /// The file's name.
    pub name: String,
    /// Length of an interval.
    pub interval: Span,
    /// First instant of the hours of any day.
    pub from: Clock,
    /// First instant after them.
    pub to: Clock,
    /// For each weekday, the share of each interval that belongs to its hours, 0 to 1.
    pub open: [Vec<f64>; 7],
    /// The windows of each weekday.
    pub windows: [Vec<(Clock, Clock)>; 7],
    /// Whole days, in order.
    pub days: Vec<Day>,
    /// The others.
    pub left_out: Vec<LeftOut>,
}

/// Rows of one day by second of the day.
type Rows = BTreeMap<i64, u32>;

impl History {
    /// Reads the file that `file` names; `interval` joins the file's intervals to longer ones.
    pub fn read(
        file: &At<'_>,
        (files, manner): (&dyn Files, &Manner),
        names: [Option<&At<'_>>; 2],
        interval: Option<Span>,
    ) -> Option<History> {
        let mut sheet = Sheet::read(file, manner, files)?;
        let (whens, counts) = counts(&mut sheet, file, names)?;
        let grid = Grid::find(&sheet, file, &whens, None)?;
        let name = shown(sheet.name());
        let step = Span::seconds(grid.step);
        let usual = Span::minutes(30);
        let interval = interval.unwrap_or(if step < usual && usual.0 % step.0 == 0 { usual } else { step });
        if interval.0 % step.0 != 0 || Span::hours(24).0 % interval.0 != 0 {
            file.problem(format!(
                "the intervals of {name} are {step}; {interval} must be a multiple that divides the day"
            ));
            return None;
        }
        let history = History::of(&name, &whens, &counts, step, interval);
        if history.is_none() {
            file.problem(format!("{name} counts nobody"));
        }
        history
    }

    /// From rows in order on a grid of `step`, joined to intervals; none where nobody ever came.
    pub fn of(name: &str, whens: &[RowStart], counts: &[u32], step: Span, interval: Span) -> Option<History> {
        let mut by_date: BTreeMap<Date, Rows> = BTreeMap::new();
        for (when, count) in whens.iter().zip(counts) {
            by_date.entry(when.date).or_default().insert(when.second, *count);
        }
        let first = *by_date.keys().next()?;
        let hours: [Vec<i64>; 7] = std::array::from_fn(|weekday| hours(weekday, &by_date));
        let step = step.0 / 1_000_000;
        let from = *hours.iter().filter_map(|seconds| seconds.first()).min()?;
        let to = hours.iter().filter_map(|seconds| seconds.last()).max()? + step;
        let length = interval.0 / 1_000_000;
        let slots = ((to - from + length - 1) / length) as usize;
        let slot = |second: i64| ((second - from) / length) as usize;
        let open = hours.each_ref().map(|seconds| {
            let mut open = vec![0.0; slots];
            seconds.iter().for_each(|second| {
                if let Some(share) = open.get_mut(slot(*second)) {
                    *share += step as f64 / length as f64;
                }
            });
            open
        });
        let clock = |second: i64| Clock(Span::seconds(second));
        let mut history = History {
            name: name.to_owned(),
            interval,
            from: clock(from),
            to: clock(to),
            open,
            windows: hours.each_ref().map(|seconds| windows(seconds, step)),
            days: Vec::new(),
            left_out: Vec::new(),
        };
        for (date, rows) in &by_date {
            let weekday = weekday(*date);
            let seconds = hours.get(weekday).map_or(&[][..], Vec::as_slice);
            let whole = seconds.iter().all(|second| rows.contains_key(second));
            let mut counts = vec![0.0; slots];
            for (second, count) in rows.range(from..to) {
                if let Some(sum) = counts.get_mut(slot(*second)) {
                    *sum += f64::from(*count);
                }
            }
            let total: f64 = counts.iter().sum();
            let since = (*date - first).get_days();
            match (whole, total > 0.0) {
                (true, true) => history.days.push(Day { date: *date, weekday, since, counts, total }),
                (true, false) => history.leave_out(*date, "nobody came"),
                (false, _) => history.leave_out(*date, "intervals are missing"),
            }
        }
        history.leave_unusual_out();
        Some(history)
    }

    fn leave_out(&mut self, date: Date, why: &'static str) {
        self.left_out.push(LeftOut { date, why });
    }

    fn leave_unusual_out(&mut self) {
        let usual: [f64; 7] = std::array::from_fn(|weekday| {
            let of = self.days.iter().filter(|day| day.weekday == weekday);
            let mut totals: Vec<f64> = of.map(|day| day.total).collect();
            totals.sort_by(f64::total_cmp);
            median(&totals).unwrap_or(0.0)
        });
        let days = std::mem::take(&mut self.days);
        for day in days {
            let usual = usual.get(day.weekday).copied().unwrap_or(0.0);
            if day.total * UNUSUAL < usual {
                self.leave_out(day.date, "far fewer than usual");
            } else if day.total > usual * UNUSUAL {
                self.leave_out(day.date, "far more than usual");
            } else {
                self.days.push(day);
            }
        }
        self.left_out.sort_by_key(|left| left.date);
    }

    /// The share of each interval that belongs to a day's hours.
    pub fn open_on(&self, day: &Day) -> &[f64] {
        self.open.get(day.weekday).map_or(&[], Vec::as_slice)
    }

    /// When the interval at `slot` begins.
    pub fn begins(&self, slot: usize) -> Clock {
        Clock(Span(self.from.0.0 + slot as i64 * self.interval.0))
    }

    /// The part of the day that each interval belongs to, where parts begin at `from` after the first.
    pub fn parts_of(&self, from: &[Clock]) -> Vec<usize> {
        let slots = self.open.first().map_or(0, Vec::len);
        (0..slots).map(|slot| from.partition_point(|at| *at <= self.begins(slot))).collect()
    }

    /// The first day after `last` on which there are hours; the day after it where there is none within a week.
    pub fn next_open(&self, last: Date) -> Date {
        let is_open = |date: &Date| self.windows.get(weekday(*date)).is_some_and(|windows| !windows.is_empty());
        let after = |date: &Date| date.tomorrow().ok();
        let mut days = std::iter::successors(last.tomorrow().ok(), after).take(7);
        days.find(is_open).or(last.tomorrow().ok()).unwrap_or(last)
    }

    /// Noon and five o'clock, each where two hours of the day lie on either side of it, at the nearest interval.
    pub fn usual_parts(&self) -> Vec<Clock> {
        let margin = Span::hours(2);
        let snapped = |hour: i64| {
            let steps = (Span::hours(hour).0 - self.from.0.0) / self.interval.0.max(1);
            Clock(Span(self.from.0.0 + steps * self.interval.0))
        };
        let inside = |at: &Clock| at.0 >= self.from.0 + margin && at.0 + margin <= self.to.0;
        [12, 17].map(snapped).into_iter().filter(inside).collect()
    }
}

/// 0 for Monday.
pub fn weekday(date: Date) -> usize {
    usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())
}

/// The seconds at which intervals of a weekday begin: those that half of its days have, from the first to the last in which
/// anybody came.
fn hours(weekday_wanted: usize, by_date: &BTreeMap<Date, Rows>) -> Vec<i64> {
    let days: Vec<&Rows> =
        by_date.iter().filter(|(date, _)| weekday(**date) == weekday_wanted).map(|(_, rows)| rows).collect();
    let mut seen: BTreeMap<i64, (usize, u64)> = BTreeMap::new();
    for (second, count) in days.iter().flat_map(|rows| rows.iter()) {
        let entry = seen.entry(*second).or_default();
        *entry = (entry.0 + 1, entry.1 + u64::from(*count));
    }
    let usual: Vec<(i64, u64)> = seen
        .into_iter()
        .filter(|(_, (times, _))| 2 * times >= days.len())
        .map(|(second, (_, sum))| (second, sum))
        .collect();
    let first = usual.iter().position(|(_, sum)| *sum > 0);
    let last = usual.iter().rposition(|(_, sum)| *sum > 0);
    match first.zip(last) {
        Some((first, last)) => usual.iter().take(last + 1).skip(first).map(|(second, _)| *second).collect(),
        None => Vec::new(),
    }
}

/// Windows of the clock that so many seconds of intervals fill.
fn windows(seconds: &[i64], step: i64) -> Vec<(Clock, Clock)> {
    let mut windows: Vec<(Clock, Clock)> = Vec::new();
    for second in seconds {
        let (from, to) = (Clock(Span::seconds(*second)), Clock(Span::seconds(second + step)));
        match windows.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => windows.push((from, to)),
        }
    }
    windows
}
