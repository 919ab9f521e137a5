//! Which interval and which opening period of the calendar an instant falls into.
//!
//! In: a calendar. Out: positions. Facts come nearly in the order of their instants, so the last answer is tried first and
//! the next ones after it; only a jump is searched for.

use crate::centre::{Calendar, Periods};
use crate::units::Time;

/// How far ahead of the last answer to look before searching.
const NEAR: usize = 4;

/// The intervals and the opening periods of a calendar.
#[derive(Clone, Debug)]
pub(super) struct Timeline {
    /// First instants of the intervals, in order, without gaps.
    starts: Vec<Time>,
    ends: Vec<Time>,
    open: Periods,
    interval: Interval,
    period: Period,
}

/// The interval that was asked for last.
#[derive(Clone, Copy, Debug)]
struct Interval {
    index: usize,
    start: Time,
    end: Time,
}

/// The opening period that was asked for last, and the instants between which it is the last one that began.
#[derive(Clone, Copy, Debug)]
struct Period {
    index: usize,
    opens: Time,
    closes: Time,
    next_opens: Time,
}

impl Timeline {
    /// Of a calendar.
    pub fn new(calendar: &Calendar) -> Timeline {
        Timeline {
            starts: calendar.intervals.iter().map(|interval| interval.start).collect(),
            ends: calendar.intervals.iter().map(|interval| interval.end).collect(),
            open: calendar.open.clone(),
            interval: Interval { index: 0, start: Time::NEVER, end: Time::START },
            period: Period { index: 0, opens: Time::NEVER, closes: Time::NEVER, next_opens: Time::START },
        }
    }

    /// How many intervals there are.
    pub fn intervals(&self) -> usize {
        self.starts.len()
    }

    /// The end of an interval.
    #[inline(always)]
    pub fn end_of(&self, interval: usize) -> Time {
        self.ends[interval]
    }

    /// The opening periods, in order.
    pub fn open(&self) -> &[(Time, Time)] {
        &self.open
    }

    /// The interval that holds `at`; the first one before the calendar's start, the last one past its end.
    #[inline(always)]
    pub fn interval(&mut self, at: Time) -> usize {
        if self.interval.start <= at && at < self.interval.end {
            return self.interval.index;
        }
        self.find_interval(at)
    }

    #[inline(never)]
    fn find_interval(&mut self, at: Time) -> usize {
        let next = self.interval.index + 1;
        let near = (next..self.starts.len()).take(NEAR).find(|next| at < self.ends[*next]);
        let index = match near {
            Some(near) if self.starts[near] <= at => near,
            _ => self.search(at),
        };
        self.interval = Interval { index, start: self.starts[index], end: self.ends[index] };
        index
    }

    /// The same as [`Timeline::interval`], for an instant far from the others.
    pub fn search(&self, at: Time) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The last opening period that began at or before `at`, and when it closes.
    #[inline(always)]
    pub fn period(&mut self, at: Time) -> Option<(usize, Time)> {
        let period = &self.period;
        if period.opens <= at && at < period.next_opens {
            return Some((period.index, period.closes));
        }
        self.find_period(at)
    }

    #[inline(never)]
    fn find_period(&mut self, at: Time) -> Option<(usize, Time)> {
        let index = self.open.partition_point(|(opens, _)| *opens <= at).checked_sub(1)?;
        let (opens, closes) = self.open[index];
        let next_opens = self.open.get(index + 1).map_or(Time::NEVER, |(opens, _)| *opens);
        self.period = Period { index, opens, closes, next_opens };
        Some((index, closes))
    }
}
