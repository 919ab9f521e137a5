//! When people try, as instants: windows of the clock laid on the calendar, or the opening hours.
//!
//! In: a calendar, windows of the clock. Out: stretches of time. A window belongs to the day on which it begins: one over
//! midnight ("20:00-09:00") reaches into the morning of the next day, and one of the evening before the calendar's start into
//! its first morning.

use crate::centre::{Calendar, Hours, Periods};
use crate::units::{Clock, Span, Time};

/// The windows that begin on one day, also where they reach beyond the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Position of the day; -1 is the day before the calendar's start.
    pub day: i64,
    /// The weekday whose tables it follows, 0 Monday.
    pub weekday: usize,
    /// When people try, in order.
    pub stretches: Vec<(Time, Time)>,
}

impl Turn {
    /// The calendar's day by which its volume goes: for the evening before its start the first.
    pub fn position(&self) -> usize {
        usize::try_from(self.day).unwrap_or(0)
    }

    /// How long its stretches are together.
    pub fn length(&self) -> Span {
        self.stretches.iter().fold(Span::ZERO, |sum, (from, to)| sum + (*to - *from))
    }
}

/// All turns that touch the calendar, in order: by the windows, or by the opening hours where there are none.
pub fn turns(calendar: &Calendar, hours: Option<&Hours>) -> Vec<Turn> {
    let days = 0..calendar.days.len();
    let Some(hours) = hours else {
        let open = |day| (day, open_on_day(calendar, day));
        let turn = |(day, stretches)| Turn { day: day as i64, weekday: calendar.weekday(day as i64), stretches };
        return days.map(open).map(turn).collect();
    };
    let all = std::iter::once(-1).chain(days.map(|day| day as i64));
    let turn =
        |day| Turn { day, weekday: calendar.weekday(day), stretches: hours.on_day(calendar, day).collect::<Vec<_>>() };
    all.map(turn).filter(|turn| turn.day >= 0 || turn.stretches.iter().any(|(_, to)| *to > Time::START)).collect()
}

/// The part of [start, end) on each day of the calendar that it touches, with the day's position.
pub fn by_day(calendar: &Calendar, start: Time, end: Time) -> Vec<(usize, Time, Time)> {
    let first = calendar.day_of(start);
    let days = calendar.days.iter().enumerate().skip(first).take_while(|(_, day)| day.start < end);
    days.map(|(position, day)| (position, start.max(day.start), end.min(day.start + day.length)))
        .filter(|(_, from, to)| from < to)
        .collect()
}

/// When people try, over the whole calendar.
pub fn tried(calendar: &Calendar, hours: Option<&Hours>) -> Periods {
    hours.map_or_else(|| calendar.open.clone(), |hours| hours.over(calendar))
}

/// Instants at which the clock of a day shows `from`, `from + step`, ... (`slots` of them) and at last `to`; never
/// decreasing: where the clock skips an hour, slots of no length are left.
pub fn grid(calendar: &Calendar, day: usize, from: Clock, step: Span, slots: usize, to: Clock) -> Vec<Time> {
    let mut starts: Vec<Time> = (0..=slots)
        .map(|slot| {
            let clock = if slot == slots { to } else { Clock(Span(from.0.0 + step.0 * slot as i64)) };
            calendar.at(day, clock)
        })
        .collect();
    in_order(&mut starts);
    starts
}

/// Instants that clocks show one after the other, none later than one after it: of an hour that a clock skips, whose times are taken
/// after it, nothing is left.
pub fn in_order(instants: &mut [Time]) {
    let mut latest = Time::NEVER;
    for instant in instants.iter_mut().rev() {
        *instant = (*instant).min(latest);
        latest = *instant;
    }
}

/// The opening hours within a day, of which it has also the early part of an opening that began the evening before.
pub fn open_on_day(calendar: &Calendar, day: usize) -> Vec<(Time, Time)> {
    let today = calendar.days.get(day);
    today.map_or(Vec::new(), |today| calendar.open.within(today.start, today.start + today.length).collect())
}
