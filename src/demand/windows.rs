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

/// A window of the clock as parts of one day, as (from, to, offset into the window at `from`): over midnight an early
/// and a late part. No window is longer than a day.
pub fn parts(hours: (Clock, Clock)) -> Vec<(Clock, Clock, Span)> {
    let day = Clock::DAY_END.0;
    let from = Span(hours.0.0.0 % day.0);
    let to = from + window_length(hours);
    if to <= day {
        return vec![(Clock(from), Clock(to), Span::ZERO)];
    }
    vec![(Clock::MIDNIGHT, Clock(to - day), day - from), (Clock(from), Clock::DAY_END, Span::ZERO)]
}

/// How long a window of the clock is, at most a day; over midnight when it ends before it starts, a whole day when it ends
/// where it starts.
pub fn window_length(hours: (Clock, Clock)) -> Span {
    let (from, to) = hours;
    let day = Clock::DAY_END.0;
    let length = if from < to { to.0 - from.0 } else { day + (to.0 - from.0) };
    length.min(day)
}

/// When people try on a day, as instants within that day: the window, or the opening hours, of which a day has also the
/// early part of an opening that began the evening before.
pub fn on_day(calendar: &Calendar, day: usize, hours: Option<(Clock, Clock)>) -> Vec<(Time, Time)> {
    let Some(today) = calendar.days.get(day) else {
        return Vec::new();
    };
    let stretches = match hours {
        Some(hours) => {
            parts(hours).into_iter().map(|(from, to, _)| (calendar.at(day, from), calendar.at(day, to))).collect()
        }
        None => {
            let first = calendar.open.partition_point(|(_, to)| *to <= today.start);
            calendar
                .open
                .iter()
                .skip(first)
                .take_while(|(from, _)| *from < today.start + today.length)
                .copied()
                .collect::<Vec<_>>()
        }
    };
    let within = |(from, to): (Time, Time)| (from.max(today.start), to.min(today.start + today.length));
    stretches.into_iter().map(within).filter(|(from, to)| from < to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_window_fill_its_length_once_within_the_day() {
        let hour = |hours: i64| Clock(Span::hours(hours));
        assert_eq!(parts((hour(8), hour(20))), [(hour(8), hour(20), Span::ZERO)]);
        assert_eq!(parts((hour(20), hour(9))), [(hour(0), hour(9), Span::hours(4)), (hour(20), hour(24), Span::ZERO)]);
        assert_eq!(parts((hour(20), hour(33))), parts((hour(20), hour(9))));
        assert_eq!(parts((hour(0), hour(24))), [(hour(0), hour(24), Span::ZERO)]);
        assert_eq!(parts((hour(5), hour(5))), [(hour(0), hour(5), Span::hours(19)), (hour(5), hour(24), Span::ZERO)]);
        for (from, to) in (0..24).flat_map(|from| (0..=48).map(move |to| (from, to))) {
            let parts = parts((hour(from), hour(to)));
            let total = parts.iter().fold(Span::ZERO, |sum, (from, to, _)| sum + (to.0 - from.0));
            assert_eq!(total, window_length((hour(from), hour(to))), "{from} to {to}");
            assert!(
                parts.iter().all(|(from, to, _)| hour(0) <= *from && from < to && *to <= hour(24)),
                "{from} to {to}"
            );
            assert!(parts.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{from} to {to}");
        }
    }
}
