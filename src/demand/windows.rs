//! When people try on a day of the calendar: a window of the clock, or the opening hours, as instants.
//!
//! In: a day, a window of the clock. Out: stretches of time. A window over midnight ("20:00-09:00") gives each day its
//! own early and late part.

use crate::centre::Calendar;
use crate::units::{Clock, Span, Time};

/// Instants at which the clock of a day shows `from`, `from + step`, ... (`slots` of them) and at last `to`; never
/// decreasing: where the clock skips an hour, slots of no length are left.
pub fn grid(calendar: &Calendar, day: usize, from: Clock, step: Span, slots: usize, to: Clock) -> Vec<Time> {
    let mut starts: Vec<Time> = (0..=slots)
        .map(|slot| {
            let clock = if slot == slots { to } else { Clock(Span(from.0.0 + step.0 * slot as i64)) };
            calendar.at(day, clock)
        })
        .collect();
    let mut latest = Time::NEVER;
    for start in starts.iter_mut().rev() {
        *start = (*start).min(latest);
        latest = *start;
    }
    starts
}

/// A window of the clock as parts of one day, as (from, to, offset into the window at `from`): over midnight a late and an early part.
pub fn parts(hours: (Clock, Clock)) -> Vec<(Clock, Clock, Span)> {
    let (from, to) = hours;
    let length = window_length(hours);
    if from < to && to <= Clock::DAY_END {
        return vec![(from, to, Span::ZERO)];
    }
    let late = Clock::DAY_END.0 - from.0;
    vec![(Clock::MIDNIGHT, Clock(length - late), late), (from, Clock::DAY_END, Span::ZERO)]
}

/// How long a window of the clock is; over midnight when it ends before it starts.
pub fn window_length(hours: (Clock, Clock)) -> Span {
    let (from, to) = hours;
    if from < to { to.0 - from.0 } else { Clock::DAY_END.0 - from.0 + to.0 }
}

/// When people try on a day, as instants within that day: the window, or the opening hours, of which a day has also the
/// early part of an opening that began the evening before.
pub fn on_day(calendar: &Calendar, day: usize, hours: Option<(Clock, Clock)>) -> Vec<(Time, Time)> {
    let Some(today) = calendar.days.get(day) else {
        return Vec::new();
    };
    let stretches = match hours {
        Some(hours) => parts(hours).into_iter().map(|(from, to, _)| (calendar.at(day, from), calendar.at(day, to))).collect(),
        None => {
            let first = calendar.open.partition_point(|(_, to)| *to <= today.start);
            calendar.open.iter().skip(first).take_while(|(from, _)| *from < today.start + today.length).copied().collect::<Vec<_>>()
        }
    };
    let within = |(from, to): (Time, Time)| (from.max(today.start), to.min(today.start + today.length));
    stretches.into_iter().map(within).filter(|(from, to)| from < to).collect()
}
