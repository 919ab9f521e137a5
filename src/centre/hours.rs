//! Windows of the clock for each day of the week: when people try, when calls may go out, when a rule or a price holds.
//!
//! In: windows as the scenario writes them. Out: the windows that begin on a weekday, and as instants on a calendar, whose
//! holidays follow the weekday that they are `like`.

use crate::centre::Calendar;
use crate::centre::periods::Periods;
use crate::units::{Clock, Span, Time};

/// Windows of the clock, [from, to), of one day in order.
type Windows = Vec<(Clock, Clock)>;

/// Windows of the clock for each weekday, Monday first. A window belongs to the day on which it begins; one that runs over
/// midnight ends after "24:00".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    week: [Windows; 7],
    /// Those of a holiday that is like a weekday without windows.
    holiday: Windows,
}

impl Hours {
    /// The whole day.
    pub const WHOLE_DAY: (Clock, Clock) = (Clock::MIDNIGHT, Clock::DAY_END);

    /// The same window on every day. One that ends where or before it starts ends on the next day.
    pub fn daily(window: (Clock, Clock)) -> Hours {
        Hours::on_days(window, [true; 7])
    }

    /// The same window on some weekdays, Monday first.
    pub fn on_days(window: (Clock, Clock), days: [bool; 7]) -> Hours {
        Hours::weekly(days.map(|day| if day { vec![window] } else { Vec::new() }))
    }

    /// Windows for each weekday, in order; none on a day without.
    pub fn weekly(week: [Vec<(Clock, Clock)>; 7]) -> Hours {
        Hours { week: week.map(|day| day.into_iter().map(unfolded).collect()), holiday: Vec::new() }
    }

    /// With a window on every holiday that is like a weekday without windows.
    #[must_use]
    pub fn and_holidays(self, window: (Clock, Clock)) -> Hours {
        Hours { holiday: vec![unfolded(window)], ..self }
    }

    /// The windows that begin on a weekday, 0 Monday, in order.
    pub fn on(&self, weekday: usize) -> &[(Clock, Clock)] {
        self.week.get(weekday).map_or(&[], Vec::as_slice)
    }

    /// Whether there is no window at all.
    pub fn is_never(&self) -> bool {
        self.week.iter().chain([&self.holiday]).all(Vec::is_empty)
    }

    /// From the earliest start to the latest end of any day, at most 24 hours: what a shape has weights for. None where nobody
    /// ever tries.
    pub fn frame(&self) -> Option<(Clock, Clock)> {
        let all = || self.week.iter().flatten();
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

    /// The windows that begin on a day of the calendar, as instants, in order, also where they reach beyond it; day -1 is the
    /// one before its first. A time that the clock skips in spring is taken after the gap, one that it shows twice in autumn
    /// the first time, so a window holds through both hours.
    pub fn on_day<'a>(&'a self, calendar: &'a Calendar, day: i64) -> impl Iterator<Item = (Time, Time)> + 'a {
        let position = usize::try_from(day).ok();
        let holiday = position.and_then(|day| calendar.days.get(day)).is_some_and(|facts| facts.holiday);
        let own = self.on(calendar.weekday(day));
        let windows = if own.is_empty() && holiday { &self.holiday } else { own };
        let lay = move |(from, to): &(Clock, Clock)| (calendar.instant(day, *from), calendar.instant(day, *to));
        windows.iter().map(lay).filter(|(from, to)| from < to)
    }

    /// All windows, as instants within the calendar. The evening before its first day reaches into its first morning.
    pub fn over(&self, calendar: &Calendar) -> Periods {
        let all = (-1..calendar.days.len() as i64).flat_map(|day| self.on_day(calendar, day));
        Periods::of(all.map(|(from, to)| (from.max(Time::START), to.min(calendar.end))))
    }
}

/// A window whose end comes after its start.
fn unfolded((from, to): (Clock, Clock)) -> (Clock, Clock) {
    if to > from { (from, to) } else { (from, Clock(to.0 + Span::hours(24))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::centre::calendar::{AtClose, DayPlan, OpenHours};
    use jiff::civil::{Date, date};
    use jiff::tz::TimeZone;

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

    /// A calendar in Berlin, always open; a holiday by its date with the weekday that it is like.
    fn berlin(first: Date, days: usize, holiday: Option<(Date, usize)>) -> Calendar {
        let plan: Vec<DayPlan> = first
            .series(jiff::Span::new().days(1))
            .take(days)
            .map(|date| {
                let like = holiday.filter(|(day, _)| *day == date).map(|(_, like)| like);
                let own = date.weekday().to_monday_zero_offset() as usize;
                let open = OpenHours(vec![Hours::WHOLE_DAY]);
                DayPlan { date, weekday: like.unwrap_or(own), holiday: like.is_some(), open }
            })
            .collect();
        let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
        Calendar::new(&plan, Span::minutes(30), zone, AtClose::Serve)
    }

    fn hours_of(periods: &Periods) -> Vec<(i64, i64)> {
        periods.iter().map(|(from, to)| (from.0 / Span::hours(1).0, to.0 / Span::hours(1).0)).collect()
    }

    #[test]
    fn hours_are_laid_by_the_clock_on_days_of_23_and_25_hours() {
        let window = Hours::daily((hour(2), hour(5)));
        // Saturday, and the Sunday on which the clock leaves summer time, and the one on which it begins.
        assert_eq!(hours_of(&window.over(&berlin(date(2026, 10, 24), 2, None))), [(2, 5), (26, 30)]);
        // Two o'clock is skipped: the clock shows three when two hours of the day have passed.
        assert_eq!(hours_of(&window.over(&berlin(date(2026, 3, 28), 3, None))), [(2, 5), (26, 28), (49, 52)]);
        let night = Hours::on_days((hour(22), hour(6)), [false, false, false, false, false, true, false]);
        assert_eq!(hours_of(&night.over(&berlin(date(2026, 10, 24), 2, None))), [(22, 31)]);
        assert_eq!(hours_of(&night.over(&berlin(date(2026, 3, 28), 2, None))), [(22, 29)]);
    }

    #[test]
    fn the_evening_before_reaches_into_the_first_morning_and_the_last_night_ends_with_the_calendar() {
        let night = Hours::daily((hour(22), hour(6)));
        assert_eq!(hours_of(&night.over(&berlin(date(2026, 11, 2), 2, None))), [(0, 6), (22, 30), (46, 48)]);
    }

    #[test]
    fn a_holiday_has_the_hours_of_the_weekday_it_is_like_and_where_there_are_none_those_of_holidays() {
        let monday = date(2026, 11, 2);
        let work = Hours::on_days((hour(8), hour(20)), [true, true, true, true, true, false, false]);
        let like = |weekday| berlin(monday, 1, Some((monday, weekday)));
        assert_eq!(hours_of(&work.over(&like(0))), [(8, 20)]);
        assert_eq!(hours_of(&work.over(&like(6))), []);
        let also = work.and_holidays((hour(10), hour(12)));
        assert_eq!(hours_of(&also.over(&like(0))), [(8, 20)]);
        assert_eq!(hours_of(&also.over(&like(6))), [(10, 12)]);
        assert_eq!(also.over(&berlin(date(2026, 11, 8), 1, None)), Periods::default(), "a Sunday is no holiday");
    }
}
