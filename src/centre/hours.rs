//! When people try, by the clock: windows for each day of the week.
//!
//! In: windows as the scenario writes them. Out: the windows that begin on a weekday. Knows no date: the arrival models
//! lay them on the calendar.

use crate::units::{Clock, Span};

/// Windows of the clock for each weekday, Monday first. A window belongs to the day on which it begins; one that runs over
/// midnight ends after "24:00".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours([Vec<(Clock, Clock)>; 7]);

impl Hours {
    /// The same window on every day. One that ends where or before it starts ends on the next day.
    pub fn daily(window: (Clock, Clock)) -> Hours {
        Hours::weekly(std::array::from_fn(|_| vec![window]))
    }

    /// Windows for each weekday, in order; none on a day without.
    pub fn weekly(week: [Vec<(Clock, Clock)>; 7]) -> Hours {
        Hours(week.map(|day| day.into_iter().map(unfolded).collect()))
    }

    /// The windows that begin on a weekday, 0 Monday, in order.
    pub fn on(&self, weekday: usize) -> &[(Clock, Clock)] {
        self.0.get(weekday).map_or(&[], Vec::as_slice)
    }

    /// From the earliest start to the latest end of any day, at most 24 hours: what a shape has weights for. None where nobody
    /// ever tries.
    pub fn frame(&self) -> Option<(Clock, Clock)> {
        let all = || self.0.iter().flatten();
        let from = all().map(|(from, _)| *from).min()?;
        let to = all().map(|(_, to)| *to).max()?;
        Some((from, to.min(Clock(from.0 + Clock::DAY_END.0))))
    }

    /// The first weekday on which a window begins before another has ended: the windows of that day and the day before.
    pub fn clash(&self) -> Option<usize> {
        let day = Clock::DAY_END.0;
        (0..7).find(|&weekday| {
            let own = self.on(weekday);
            let within = own.windows(2).any(|pair| matches!(pair, [before, after] if after.0 < before.1));
            let last = self.on((weekday + 6) % 7).last().map(|(_, to)| *to);
            let over = last.zip(own.first()).is_some_and(|(to, (from, _))| to.0 > day + from.0);
            within || over
        })
    }
}

/// A window whose end comes after its start.
fn unfolded((from, to): (Clock, Clock)) -> (Clock, Clock) {
    if to > from { (from, to) } else { (from, Clock(to.0 + Span::hours(24))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(hours: i64) -> Clock {
        Clock(Span::hours(hours))
    }

    #[test]
    fn a_window_over_midnight_ends_on_the_next_day() {
        let night = Hours::daily((hour(20), hour(4)));
        assert_eq!(night.on(3), [(hour(20), hour(28))]);
        assert_eq!(night.frame(), Some((hour(20), hour(28))));
        assert_eq!(night.clash(), None);
        assert_eq!(Hours::daily((hour(0), hour(24))).clash(), None);
    }

    #[test]
    fn windows_that_overlap_are_found_within_a_day_and_over_midnight() {
        let mut week: [Vec<(Clock, Clock)>; 7] = Default::default();
        week[4] = vec![(hour(8), hour(12)), (hour(20), hour(4))];
        week[5] = vec![(hour(4), hour(9))];
        assert_eq!(Hours::weekly(week.clone()).clash(), None);
        assert_eq!(Hours::weekly(week.clone()).frame(), Some((hour(4), hour(28))));
        week[5] = vec![(hour(3), hour(9))];
        assert_eq!(Hours::weekly(week.clone()).clash(), Some(5));
        week[5] = vec![(hour(4), hour(9)), (hour(8), hour(10))];
        assert_eq!(Hours::weekly(week).clash(), Some(5));
        assert_eq!(Hours::weekly(Default::default()).frame(), None);
    }
}
