//! People whom rosters ask for: full-time heads, and agents at once, whatever luck keeps longer.
//!
//! In: the rosters of a provider, the calendar. Out: heads of the weeks that take most. Knows no wage.
//!
//! A whole calendar month counts with the hours that it has. Days that make no whole month count as weeks: each weekday with the mean of
//! its own days, holidays only where it has no others, and a week as 12 · 7 / 365.25 of a month. So a roster that repeats by the week
//! asks for the same heads whichever day it begins on. Fewer than seven days on one side of a month's end count with the days on the
//! other; weekdays that are nowhere in the calendar count as the mean of those that are.

use rust_decimal::Decimal;

use super::money::number;
use super::months::{DAYS_A_MONTH, joined};
use super::staff::{GroupTime, Peak};
use super::window::Window;
use crate::centre::{Calendar, Centre, ProviderId};
use crate::units::{Span, Time};

/// Paid hours of a full-time head in a month, where costs do not say them.
const HOURS_PER_MONTH: u32 = 168;
/// Days of a week.
const WEEK: usize = 7;

/// What a roster asks of a provider's people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rostered {
    /// Paid hours a month, shrinkage added, of the stretch of the calendar that takes most.
    pub hours_a_month: Decimal,
    /// Most agents on the roster at once.
    pub at_once: u32,
}

impl Rostered {
    /// Full-time people; `hours_per_month` are paid hours of one of them, 168 where costs do not say them.
    pub fn heads(&self, hours_per_month: Option<Decimal>) -> f64 {
        let hours = hours_per_month.unwrap_or(Decimal::from(HOURS_PER_MONTH));
        number((self.hours_a_month / hours).round_dp(6))
    }
}

/// What the rosters of a provider ask for from an instant on; nothing of rosters that are still to be sized.
pub fn rostered(centre: &Centre, provider: ProviderId, from: Time) -> Rostered {
    let calendar = &centre.calendar;
    let always = Window::default().spans(calendar, from);
    let mut by_day = vec![Decimal::ZERO; calendar.days.len()];
    let mut peak = Peak::default();
    for group in centre.groups.iter().filter(|group| group.provider == provider) {
        let time = GroupTime::new(group, calendar, &always);
        let paid = time.paid_for_each();
        for (day, sum) in calendar.days.iter().zip(&mut by_day) {
            let (begins, ends) = (day.start.max(from), day.start + day.length);
            let on_it = |(start, end, agents): &(Time, Time, u32)| {
                Decimal::from((end.min(&ends).0 - start.max(&begins).0).max(0)) * Decimal::from(*agents)
            };
            *sum += time.roster().iter().map(on_it).sum::<Decimal>() * paid / Decimal::from(Span::hours(1).0);
        }
        time.roster().iter().for_each(|(from, to, agents)| peak.on_duty(&always, *agents, *from, *to));
    }
    let months = stretches(calendar, from).into_iter().map(|days| a_month(calendar, &days, &by_day));
    Rostered {
        hours_a_month: months.max().unwrap_or_default(),
        at_once: peak.by_month(calendar.months.len()).into_iter().max().unwrap_or(0),
    }
}

/// What a week takes of something that is counted `by_day` of the calendar: of the stretch that takes most, each weekday with the mean of
/// its own days, holidays only where it has no others. Weekdays that are nowhere in the calendar take nothing.
pub fn busiest_week(calendar: &Calendar, from: Time, by_day: &[Decimal]) -> Decimal {
    let weeks = stretches(calendar, from).into_iter().map(|days| by_weekday(calendar, &days, by_day).iter().sum());
    weeks.max().unwrap_or_default()
}

/// Days that count together, by their positions: those of a month, and fewer than a week with their neighbours. Days that begin before
/// `from` are left out where others are there.
fn stretches(calendar: &Calendar, from: Time) -> Vec<Vec<usize>> {
    let all = 0..calendar.days.len();
    let mut counted: Vec<usize> = all.clone().filter(|day| calendar.days[*day].start >= from).collect();
    if counted.is_empty() {
        counted = all.collect();
    }
    // By month: the first day and how many.
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for day in counted {
        match pieces.last_mut() {
            Some((first, days)) if calendar.month_of_day[*first] == calendar.month_of_day[day] => *days += 1,
            _ => pieces.push((day, 1)),
        }
    }
    let days = |piece: &(usize, usize)| piece.0..piece.0 + piece.1;
    joined(&pieces, |piece| piece.1, WEEK).iter().map(|pieces| pieces.iter().flat_map(days).collect()).collect()
}

/// Hours of a month of these days.
fn a_month(calendar: &Calendar, days: &[usize], by_day: &[Decimal]) -> Decimal {
    let whole = days.first().is_some_and(|first| {
        let month = calendar.month_of_day[*first];
        days.iter().all(|day| calendar.month_of_day[*day] == month)
            && days.len() == calendar.months[month].days_in_month as usize
    });
    if whole {
        return days.iter().map(|day| by_day[*day]).sum();
    }
    let weekdays = by_weekday(calendar, days, by_day);
    let known = Decimal::from(weekdays.len().max(1));
    weekdays.iter().sum::<Decimal>() / known * DAYS_A_MONTH
}

/// The means of the weekdays that are among days.
fn by_weekday(calendar: &Calendar, days: &[usize], by_day: &[Decimal]) -> Vec<Decimal> {
    (0..WEEK).filter_map(|weekday| mean_of(weekday, calendar, days, by_day)).collect()
}

/// The mean of a weekday among days; none where it is not there.
fn mean_of(weekday: usize, calendar: &Calendar, days: &[usize], by_day: &[Decimal]) -> Option<Decimal> {
    let its = |holiday: bool| {
        let is_its = move |day: &&usize| {
            let day = &calendar.days[**day];
            let of_date = day.date.weekday().to_monday_zero_offset();
            day.holiday == holiday && usize::try_from(of_date) == Ok(weekday)
        };
        days.iter().filter(is_its).map(|day| by_day[*day]).collect::<Vec<Decimal>>()
    };
    let ordinary = its(false);
    let hours = if ordinary.is_empty() { its(true) } else { ordinary };
    (!hours.is_empty()).then(|| hours.iter().sum::<Decimal>() / Decimal::from(hours.len()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::float_cmp)]

    use jiff::civil::{Date, date};

    use super::*;
    use crate::scenario::load;

    /// 570 h a week on the phones, most of them on Mondays; a fifth of paid time is shrinkage.
    fn heads(start: Date, days: u32) -> f64 {
        let text = format!(
            "format = 1\n[calendar]\nstart = {start}\ndays = {days}\nopen = {{ mon-sat = \"08:00-18:00\" }}\n\
             [contacts.calls]\narrivals.poisson = {{ per_hour = 1 }}\ntalk_time = \"1m\"\n\
             [groups.team]\nskills = [\"calls\"]\nshrinkage = {{ leave = 0.2 }}\n\
             roster = {{ mon = {{ \"08:00\" = 12 }}, tue-fri = {{ \"08:00\" = 10 }}, sat = {{ \"08:00\" = 5 }} }}\n"
        );
        let loaded = load("team.toml", text.as_bytes(), &Vec::new(), &[]);
        let scenario = loaded.experiment.unwrap_or_else(|| panic!("{:?}", loaded.problems)).base;
        rostered(&scenario.model.centre, ProviderId(0), Time::START).heads(None)
    }

    /// 570 h on the phones a week are 712.5 paid ones, 4.348125 weeks a month.
    fn by_the_week() -> f64 {
        712.5 * 365.25 / 84.0 / 168.0
    }

    #[test]
    fn a_week_asks_for_the_same_heads_whichever_day_of_the_month_it_begins_on() {
        for start in [date(2026, 11, 30), date(2026, 12, 7), date(2026, 11, 26), date(2027, 2, 25)] {
            assert!((heads(start, 7) - by_the_week()).abs() < 1e-6, "{start}: {}", heads(start, 7));
        }
        // Ten days have some weekdays twice, two weeks have a piece of nine days and one of five.
        assert!((heads(date(2026, 12, 7), 10) - by_the_week()).abs() < 1e-6);
        assert!((heads(date(2026, 11, 22), 14) - by_the_week()).abs() < 1e-6);
    }

    #[test]
    fn a_whole_month_has_the_hours_that_it_has() {
        // November 2026: five Mondays, sixteen other weekdays, four Saturdays.
        let hours = 5.0 * 120.0 + 16.0 * 100.0 + 4.0 * 50.0;
        assert!((heads(date(2026, 11, 1), 30) - hours / 0.8 / 168.0).abs() < 1e-6);
    }

    #[test]
    fn a_week_is_the_mean_one_of_the_stretch_that_takes_most() {
        let week = |start: Date, days: u32, of: fn(&Calendar, usize) -> i64| {
            let text = format!(
                "format = 1\n[calendar]\nstart = {start}\ndays = {days}\n[contacts.calls]\n\
                 arrivals.poisson = {{ per_hour = 1 }}\ntalk_time = \"1m\"\n[groups.team]\nskills = [\"calls\"]\nroster = 1\n"
            );
            let loaded = load("team.toml", text.as_bytes(), &Vec::new(), &[]);
            let calendar =
                loaded.experiment.unwrap_or_else(|| panic!("{:?}", loaded.problems)).base.model.centre.calendar;
            let by_day: Vec<Decimal> = (0..calendar.days.len()).map(|day| Decimal::from(of(&calendar, day))).collect();
            number(busiest_week(&calendar, Time::START, &by_day))
        };
        let weekdays = |calendar: &Calendar, day: usize| i64::from(calendar.days[day].weekday < 5);
        // Days without a weekend, weeks and a half, months with 21 and 23 working days, a year.
        for days in [5, 12, 13, 14, 30, 31, 61, 365] {
            assert_eq!(week(date(2026, 11, 2), days, weekdays), 5.0, "{days}");
        }
        assert_eq!(week(date(2026, 11, 2), 3, weekdays), 3.0);
        // Twice as much in December.
        let season = |calendar: &Calendar, day: usize| {
            i64::from(calendar.days[day].weekday < 5) * if calendar.days[day].date.month() == 12 { 2 } else { 1 }
        };
        assert_eq!(week(date(2026, 11, 1), 61, season), 10.0);
    }

    #[test]
    fn a_holiday_on_which_nobody_works_asks_for_nobody_less() {
        let text = "format = 1\n[calendar]\nstart = 2026-12-14\ndays = 14\nopen = \"08:00-18:00\"\nholidays = [{ date = 2026-12-25, like = \"sun\" }]\n\
             [contacts.calls]\narrivals.poisson = { per_hour = 1 }\ntalk_time = \"1m\"\n\
             [groups.team]\nskills = [\"calls\"]\nroster = { mon-sat = { \"08:00\" = 10 }, sun = { \"08:00\" = 0 } }\n";
        let loaded = load("team.toml", text.as_bytes(), &Vec::new(), &[]);
        let scenario = loaded.experiment.unwrap_or_else(|| panic!("{:?}", loaded.problems)).base;
        let found = rostered(&scenario.model.centre, ProviderId(0), Time::START).heads(None);
        assert!((found - 600.0 * 365.25 / 84.0 / 168.0).abs() < 1e-6, "{found}");
    }
}
