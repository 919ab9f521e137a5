//! When people try: windows over midnight, with gaps, by weekday, on days of 23 and 25 hours.

use super::{Arrivals, Calendar, Hours, NONE, Reading, calendar, clock, monday, near, node};
use crate::demand::windows::{tried, turns};
use crate::document::{At, Log};
use crate::units::{Span, Time};
use jiff::civil::date;

const HALF_OPEN: &[(&str, &str)] = &[("08:00", "20:00")];

fn weekly(days: &[(usize, &[(&str, &str)])]) -> Hours {
    let mut week: [Vec<_>; 7] = Default::default();
    for (weekday, windows) in days {
        week[*weekday] = windows.iter().map(|(from, to)| (clock(from), clock(to))).collect();
    }
    Hours::weekly(week)
}

fn read(text: &str, calendar: &Calendar, hours: &Hours) -> Arrivals {
    let root = node(&toml::Value::Table(text.parse().unwrap()));
    let log = Log::new();
    let reading = Reading { calendar, hours: Some(hours), files: NONE };
    let arrivals = Arrivals::read(&At::root(&root, &log), &reading);
    arrivals.unwrap_or_else(|| panic!("{:?}", log.into_problems()))
}

/// Expected contacts between two hours since the calendar's start.
fn sum(expected: &[f64], from: usize, to: usize) -> f64 {
    expected[2 * from..2 * to].iter().sum()
}

#[test]
fn a_window_over_midnight_brings_the_volume_of_the_day_on_which_it_begins() {
    // Monday to Sunday; nights of Friday and Saturday only.
    let calendar = monday(7, HALF_OPEN);
    let nights: &[(&str, &str)] = &[("22:00", "02:00")];
    let hours = weekly(&[(4, nights), (5, nights)]);
    let weights = ["1"; 8].join(",");
    let text = format!("profile = {{ per_day = 80, shape = [{weights}], weekdays = {{ sat = 2 }} }}");
    let expected = read(&text, &calendar, &hours).expected(&calendar);
    let day = |day: usize| 24 * day;
    near(sum(&expected, day(4) + 22, day(5)), 40.0);
    near(sum(&expected, day(5), day(5) + 2), 40.0);
    near(sum(&expected, day(5) + 22, day(6)), 80.0);
    near(sum(&expected, day(6), day(6) + 2), 80.0);
    near(expected.iter().sum(), 240.0);
    let flat = read("poisson.per_day = 80", &calendar, &hours).expected(&calendar);
    near(sum(&flat, day(5), day(5) + 2), 40.0);
    near(flat.iter().sum(), 160.0);
    let hourly = read("poisson.per_hour = 10", &calendar, &hours).expected(&calendar);
    near(hourly.iter().sum(), 80.0);
}

#[test]
fn the_night_before_the_calendar_reaches_into_its_first_morning() {
    // 2026-11-02 is a Monday: the Sunday before it is not in the calendar.
    let calendar = monday(2, HALF_OPEN);
    let sunday = weekly(&[(6, &[("22:00", "02:00")])]);
    let expected = read("poisson.per_hour = 10", &calendar, &sunday).expected(&calendar);
    near(sum(&expected, 0, 2), 20.0);
    near(expected.iter().sum(), 20.0);
    assert_eq!(*tried(&calendar, Some(&sunday)), [(Time(0), Time(Span::hours(2).0))]);
}

#[test]
fn a_lunch_gap_has_weights_that_nobody_uses() {
    let calendar = monday(1, HALF_OPEN);
    let hours = weekly(&[(0, &[("08:00", "10:00"), ("11:00", "12:00")])]);
    let text = "profile = { per_day = 70, shape = [1, 1, 1, 1, 9, 9, 1, 2] }";
    let expected = read(text, &calendar, &hours).expected(&calendar);
    near(expected[16], 10.0);
    near(sum(&expected, 10, 11), 0.0);
    near(expected[22], 10.0);
    near(expected[23], 20.0);
}

#[test]
fn a_shape_of_a_whole_day_begins_again_for_windows_that_outlast_it() {
    // Early days begin at 06:00, late ones end at 08:00 of the next day: together more than 24 hours.
    let calendar = monday(2, HALF_OPEN);
    let hours = weekly(&[(0, &[("20:00", "08:00")]), (1, &[("10:00", "12:00")]), (2, &[("06:00", "07:00")])]);
    assert_eq!(hours.frame(), Some((clock("06:00"), clock("30:00"))));
    let mut weights = vec!["1"; 48];
    weights[0] = "3";
    let text = format!("profile = {{ per_day = 26, shape = [{}] }}", weights.join(","));
    let expected = read(&text, &calendar, &hours).expected(&calendar);
    // 20:00 to 06:00 at weight 1, 06:00 at weight 3, until 08:00 at weight 1: 26 in all.
    near(expected[48 + 12], 3.0);
    near(expected[48 + 15], 1.0);
    near(sum(&expected, 20, 32), 26.0);
}

#[test]
fn windows_keep_to_the_clock_on_days_of_twenty_three_and_twenty_five_hours() {
    for (first, hours) in [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)] {
        let calendar = calendar(first, 1, &[("00:00", "24:00")], "Europe/Kyiv");
        let all = read("poisson.per_hour = 2", &calendar, &Hours::daily((clock("00:00"), clock("24:00"))));
        near(all.expected(&calendar).iter().sum(), 2.0 * f64::from(hours));
        let late = Hours::daily((clock("08:00"), clock("20:00")));
        near(read("poisson.per_hour = 2", &calendar, &late).expected(&calendar).iter().sum(), 24.0);
        let turns = turns(&calendar, Some(&late));
        assert_eq!(turns.len(), 1);
        assert_eq!(turns[0].length(), Span::hours(12));
        assert_eq!(turns[0].stretches[0].0, Time(Span::hours(i64::from(hours) - 16).0));
    }
}
