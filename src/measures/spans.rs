//! The windows over which risk is told: intervals, hours, days, weeks and months of a calendar.
//!
//! In: a calendar, the warm-up. Out: for each kind of window, which one each interval belongs to. Windows that the warm-up or an
//! end of the calendar cuts are left out, so that all of a kind are alike.

use crate::centre::Calendar;
use crate::units::{Span, Time};

/// Windows of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// `interval`, `hour`, `day`, `week`, `month` or `calendar`.
    pub name: &'static str,
    /// By interval of the calendar: the window that it belongs to, never decreasing; none outside all.
    pub of: Vec<Option<u32>>,
    /// How many there are.
    pub count: usize,
}

/// Days of a week.
const WEEK: usize = 7;

impl Kind {
    /// Intervals with the same key are one window; where `key` has none they are in none.
    fn new<K: PartialEq>(name: &'static str, calendar: &Calendar, key: impl Fn(usize) -> Option<K>) -> Kind {
        let (mut of, mut count, mut last) = (Vec::with_capacity(calendar.intervals.len()), 0u32, None);
        for interval in 0..calendar.intervals.len() {
            let key = key(interval);
            if key.is_some() && key != last {
                count += 1;
            }
            of.push(key.is_some().then(|| count - 1));
            last = key;
        }
        Kind { name, of, count: count as usize }
    }
}

/// The kinds of windows of a calendar, from the shortest to the longest, each longer than the one before.
pub(super) fn kinds(calendar: &Calendar, warm_up: Span) -> Vec<Kind> {
    let from = Time::START + warm_up;
    let day_of = |interval: usize| calendar.intervals.get(interval).map_or(0, |interval| interval.day);
    let starts = |interval: usize| calendar.intervals.get(interval).map_or(Time::START, |interval| interval.start);
    let counted = |day: usize| calendar.days.get(day).is_some_and(|day| day.start >= from);
    let hour = |interval: usize| {
        let clock = calendar.clock_at(starts(interval));
        (day_of(interval), clock.0.0 / Span::hours(1).0)
    };
    let first = calendar.days.iter().position(|day| day.start >= from).unwrap_or(calendar.days.len());
    let weeks = (calendar.days.len() - first) / WEEK;
    let week = |day: usize| day.checked_sub(first).map(|since| since / WEEK).filter(|week| *week < weeks);
    let month = |day: usize| {
        let month = *calendar.month_of_day.get(day)?;
        let whole = calendar.months.get(month).is_some_and(|month| month.days_covered == month.days_in_month);
        let begins = calendar.month_of_day.iter().position(|of| *of == month)?;
        (whole && counted(begins)).then_some(month)
    };
    let mut kinds = vec![
        Kind::new("interval", calendar, |interval| (starts(interval) >= from).then_some(interval)),
        Kind::new("hour", calendar, |interval| (starts(interval) >= from).then(|| hour(interval))),
        Kind::new("day", calendar, |interval| counted(day_of(interval)).then(|| day_of(interval))),
        Kind::new("week", calendar, |interval| week(day_of(interval))),
        Kind::new("month", calendar, |interval| month(day_of(interval))),
    ];
    if kinds.last().is_none_or(|month| month.count == 0) {
        kinds.push(Kind::new("calendar", calendar, |interval| (starts(interval) >= from).then_some(())));
    }
    // An hour of one interval, a week that is the calendar: nothing new is told.
    kinds.retain(|kind| kind.count > 0);
    kinds.dedup_by(|longer, shorter| longer.of == shorter.of);
    kinds
}

#[cfg(test)]
mod tests {
    use super::super::fixture::model;
    use super::*;

    fn found(days: usize, warm_up: Span) -> Vec<(&'static str, usize)> {
        kinds(&model(days).centre.calendar, warm_up).iter().map(|kind| (kind.name, kind.count)).collect()
    }

    #[test]
    fn windows_that_an_end_of_the_calendar_cuts_are_left_out() {
        // The calendar begins on the last day of October.
        let expected = [("interval", 48 * 40), ("hour", 24 * 40), ("day", 40), ("week", 5), ("month", 1)];
        assert_eq!(found(40, Span::ZERO), expected);
        assert_eq!(found(2, Span::ZERO), [("interval", 96), ("hour", 48), ("day", 2), ("calendar", 1)]);
        assert_eq!(found(1, Span::ZERO), [("interval", 48), ("hour", 24), ("day", 1)]);
        assert_eq!(found(7, Span::ZERO), [("interval", 336), ("hour", 168), ("day", 7), ("week", 1)]);
    }

    #[test]
    fn windows_within_the_warm_up_are_none() {
        let expected = [("interval", 60), ("hour", 30), ("day", 1), ("calendar", 1)];
        assert_eq!(found(2, Span::hours(18)), expected);
    }
}
