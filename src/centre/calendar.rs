//! The calendar: days with their clock, opening hours, intervals and months.
//!
//! In: dates, a zone, opening hours by date. Out: instants. Everything else in the program counts elapsed
//! microseconds from the first midnight; this is the only place that knows clocks, zones and dates.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::centre::periods::Periods;
use crate::units::{Clock, Span, Time};

/// What happens to those who wait when the centre closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtClose {
    /// They are served; the staff on duty stays for them.
    Serve,
    /// They are sent away, and count as abandoned.
    Drop,
}

/// One day of the calendar.
#[derive(Clone, Debug)]
pub struct Day {
    /// Its date.
    pub date: Date,
    /// The weekday whose tables it follows: its own, or a holiday's `like`. 0 is Monday, 6 Sunday.
    pub weekday: usize,
    /// A declared holiday.
    pub holiday: bool,
    /// Its first instant.
    pub start: Time,
    /// Its length: 23, 24 or 25 hours.
    pub length: Span,
    /// Opening periods, in order, as instants; [from, to).
    pub open: Vec<(Time, Time)>,
}

/// One interval of the calendar (usually half an hour).
#[derive(Clone, Copy, Debug)]
pub struct Interval {
    /// Position of its day in [`Calendar::days`].
    pub day: usize,
    /// First instant.
    pub start: Time,
    /// First instant after it.
    pub end: Time,
}

/// A calendar month that the calendar touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// Days of it that the calendar covers.
    pub days_covered: u32,
    /// Days that it has.
    pub days_in_month: u32,
}

impl fmt::Display for Month {
    /// `2026-11`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Opening hours of one day, before it has a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenHours(pub Vec<(Clock, Clock)>);

/// One day as the scenario declares it.
#[derive(Clone, Debug)]
pub struct DayPlan {
    /// Its date.
    pub date: Date,
    /// The weekday whose tables it follows, 0 Monday.
    pub weekday: usize,
    /// A declared holiday.
    pub holiday: bool,
    /// Its opening hours.
    pub open: OpenHours,
}

/// Days, opening hours, intervals and months of a scenario.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The days in order.
    pub days: Vec<Day>,
    /// Length of an interval.
    pub interval: Span,
    /// All intervals in order; a day of 25 hours has two half-hours more.
    pub intervals: Vec<Interval>,
    /// Position of each day's first interval in [`Calendar::intervals`].
    pub first_interval: Vec<usize>,
    /// The months touched, in order.
    pub months: Vec<Month>,
    /// Month of each day, a position in [`Calendar::months`].
    pub month_of_day: Vec<usize>,
    /// First instant after the last day.
    pub end: Time,
    /// What happens at closing.
    pub at_close: AtClose,
    /// Opening periods over the whole calendar, merged where one day's end touches the next day's start.
    pub open: Periods,
    /// The zone, whose summer time the clock follows.
    pub zone: TimeZone,
}

impl Calendar {
    /// Lays the planned days (consecutive dates) on the clock of `zone`.
    pub fn new(plan: &[DayPlan], interval: Span, zone: TimeZone, at_close: AtClose) -> Calendar {
        let origin = plan.first().map_or(0, |day| elapsed(&zone, day.date, Clock::MIDNIGHT));
        let at = |date: Date, clock: Clock| Time(elapsed(&zone, date, clock) - origin);
        let mut calendar = Calendar {
            days: Vec::with_capacity(plan.len()),
            interval,
            intervals: Vec::new(),
            first_interval: Vec::with_capacity(plan.len()),
            months: Vec::new(),
            month_of_day: Vec::with_capacity(plan.len()),
            end: Time::START,
            at_close,
            open: Periods::of(Vec::new()),
            zone: zone.clone(),
        };
        for (index, day) in plan.iter().enumerate() {
            let start = at(day.date, Clock::MIDNIGHT);
            let end = at(day.date, Clock::DAY_END);
            let open: Vec<(Time, Time)> = day
                .open
                .0
                .iter()
                .map(|(from, to)| (at(day.date, *from), at(day.date, *to)))
                .filter(|(from, to)| from < to)
                .collect();
            calendar.first_interval.push(calendar.intervals.len());
            let mut from = start;
            while from < end {
                let to = (from + interval).min(end);
                calendar.intervals.push(Interval { day: index, start: from, end: to });
                from = to;
            }
            let (year, month) = (day.date.year(), day.date.month());
            match calendar.months.last_mut() {
                Some(last) if (last.year, last.month) == (year, month) => last.days_covered += 1,
                _ => calendar.months.push(Month {
                    year,
                    month,
                    days_covered: 1,
                    days_in_month: day.date.days_in_month() as u32,
                }),
            }
            calendar.month_of_day.push(calendar.months.len() - 1);
            calendar.end = end;
            calendar.days.push(Day {
                date: day.date,
                weekday: day.weekday,
                holiday: day.holiday,
                start,
                length: end - start,
                open,
            });
        }
        calendar.open = Periods::of(calendar.days.iter().flat_map(|day| day.open.iter().copied()));
        calendar
    }

    /// The instant at which the clock of day `day` shows `clock` ("30:00" is six o'clock on the next day). A time
    /// that the clock skips in spring is taken after the gap, one that it shows twice in autumn the first time.
    pub fn at(&self, day: usize, clock: Clock) -> Time {
        let facts = &self.days[day];
        if facts.length == Span::hours(24) && clock <= Clock::DAY_END {
            return facts.start + clock.0;
        }
        let origin = elapsed(&self.zone, self.days[0].date, Clock::MIDNIGHT);
        Time(elapsed(&self.zone, facts.date, clock) - origin)
    }

    /// The stretches of a day in which its clock shows a time from `from` on and before `to`: nothing of an hour that it skips in spring,
    /// both of one that it shows twice in autumn.
    pub fn shows(&self, day: usize, from: Clock, to: Clock) -> Periods {
        let facts = &self.days[day];
        let (begins, ends) = (facts.start, facts.start + facts.length);
        let changes = self.changes(facts);
        let before = |clock: Clock| (begins + clock.0).min(changes);
        let after = |clock: Clock| (ends - (Clock::DAY_END.0 - clock.0.min(Clock::DAY_END.0))).max(changes);
        Periods::of([(before(from), before(to)), (after(from), after(to))])
    }

    /// The instant of a day at which its clock jumps; its end where it does not.
    fn changes(&self, day: &Day) -> Time {
        let ends = day.start + day.length;
        if day.length == Span::hours(24) {
            return ends;
        }
        let origin = elapsed(&self.zone, self.days[0].date, Clock::MIDNIGHT);
        let begins = jiff::Timestamp::from_microsecond(origin + day.start.0).ok();
        let next = begins.and_then(|begins| self.zone.following(begins).next());
        next.map_or(ends, |next| Time(next.timestamp().as_microsecond() - origin).min(ends))
    }

    /// [`Calendar::at`] also for day -1, the one before the first, which has 24 hours.
    pub fn instant(&self, day: i64, clock: Clock) -> Time {
        match usize::try_from(day) {
            Ok(day) => self.at(day, clock),
            Err(_) if clock >= Clock::DAY_END => self.at(0, Clock(clock.0 - Clock::DAY_END.0)),
            Err(_) => Time::START - (Clock::DAY_END.0 - clock.0),
        }
    }

    /// The weekday whose tables a day follows, 0 Monday; of day -1, the one before the first, that before the first's.
    pub fn weekday(&self, day: i64) -> usize {
        match usize::try_from(day) {
            Ok(day) => self.days.get(day).map_or(0, |facts| facts.weekday),
            Err(_) => (self.weekday(0) + 6) % 7,
        }
    }

    /// The instant of a local date and time, also outside the calendar.
    pub fn instant_of(&self, local: DateTime) -> Time {
        let origin = elapsed(&self.zone, self.days[0].date, Clock::MIDNIGHT);
        Time(elapsed(&self.zone, local.date(), clock_of(&local)) - origin)
    }

    /// The day that holds `time`; the first or last day for instants outside the calendar.
    pub fn day_of(&self, time: Time) -> usize {
        self.days.partition_point(|day| day.start <= time).saturating_sub(1)
    }

    /// The date of the day that holds `time`.
    pub fn date_of(&self, time: Time) -> Date {
        self.days[self.day_of(time)].date
    }

    /// The interval that holds `time` ([start, end)); the last one for instants past the end.
    pub fn interval_of(&self, time: Time) -> usize {
        let day = self.day_of(time);
        let within = (time - self.days[day].start).0.max(0) / self.interval.0;
        (self.first_interval[day] + within as usize).min(self.intervals.len().saturating_sub(1))
    }

    /// The month that holds `time`, a position in [`Calendar::months`].
    pub fn month_at(&self, time: Time) -> usize {
        self.month_of_day[self.day_of(time)]
    }

    /// The first instant of each month touched: for the first the calendar's start.
    pub fn month_begins(&self) -> Vec<Time> {
        let first = |month: usize| self.month_of_day.partition_point(|of_day| *of_day < month);
        (0..self.months.len()).map(|month| self.days[first(month)].start).collect()
    }

    /// Whether the centre is open at `time`.
    pub fn is_open(&self, time: Time) -> bool {
        self.open.contain(time)
    }

    /// `time` itself when the centre is open then, else the next opening; none after the last closing.
    pub fn open_from(&self, time: Time) -> Option<Time> {
        self.open.first_from(time)
    }

    /// The opening span between two instants.
    pub fn open_between(&self, from: Time, to: Time) -> Span {
        self.open.length_within(from, to)
    }

    /// Whether it never closes: one opening period from the first instant to the last.
    pub fn never_closes(&self) -> bool {
        *self.open == [(Time::START, self.end)]
    }

    /// What the clock shows at `time`.
    pub fn clock_at(&self, time: Time) -> Clock {
        let day = &self.days[self.day_of(time)];
        if day.length == Span::hours(24) {
            return Clock(time - day.start);
        }
        self.civil_at(time).map_or(Clock(time - day.start), |local| clock_of(&local))
    }

    /// What calendar and clock show at `time`: microseconds since 1970-01-01 00:00 as that clock counts them. The hour
    /// that is shown twice in autumn comes twice.
    pub fn local_at(&self, time: Time) -> i64 {
        let day = &self.days[self.day_of(time)];
        let plain = |date: Date, clock: Clock| elapsed(&TimeZone::UTC, date, clock);
        if day.length == Span::hours(24) && time - day.start < day.length {
            return plain(day.date, Clock::MIDNIGHT) + (time - day.start).0;
        }
        let local = self.civil_at(time);
        local.map_or(plain(day.date, Clock(time - day.start)), |local| plain(local.date(), clock_of(&local)))
    }

    /// Date and time of day at `time` in the calendar's zone.
    fn civil_at(&self, time: Time) -> Option<DateTime> {
        let origin = elapsed(&self.zone, self.days[0].date, Clock::MIDNIGHT);
        jiff::Timestamp::from_microsecond(origin + time.0).ok().map(|at| self.zone.to_datetime(at))
    }
}

/// The time of day, to the microsecond.
fn clock_of(local: &DateTime) -> Clock {
    let seconds = i64::from(local.hour()) * 3600 + i64::from(local.minute()) * 60 + i64::from(local.second());
    Clock(Span::seconds(seconds) + Span(i64::from(local.subsec_nanosecond()) / 1000))
}

/// Microseconds of the zone's clock since 1970 at a date and time of day.
fn elapsed(zone: &TimeZone, date: Date, clock: Clock) -> i64 {
    let days = clock.0.0.div_euclid(Span::hours(24).0);
    let rest = clock.0.0.rem_euclid(Span::hours(24).0);
    let date = (0..days).fold(date, |date, _| date.tomorrow().unwrap_or(date));
    let civil = date.at(
        (rest / 3_600_000_000) as i8,
        (rest / 60_000_000 % 60) as i8,
        (rest / 1_000_000 % 60) as i8,
        (rest % 1_000_000 * 1000) as i32,
    );
    zone.to_ambiguous_zoned(civil).compatible().map_or(0, |zoned| zoned.timestamp().as_microsecond())
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
