//! A year in Kyiv by quarter hours: every interval once, two days of other lengths, and nothing that depends on which week it is.

use super::base;
use crate::demand::Arrivals;
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::units::{Clock, Span, Time};

const YEAR: &str = r#"format = 1
[calendar]
start = 2026-01-01
days = 365
timezone = "Europe/Kyiv"
interval = "15m"
open = { mon-fri = "08:00-20:00", sat = ["09:00-12:00", "13:00-15:00"] }
holidays = [ { date = 2026-08-24 }, { date = 2026-12-24, like = "sat" }, { date = 2026-12-25, open = "10:00-12:00" } ]
[contacts.calls]
talk_time = "3m"
arrivals.poisson = { per_hour = 4 }
[contacts.night]
talk_time = "3m"
hours = "22:00-04:00"
arrivals.poisson = { per_hour = 4 }
[groups.own]
skills = ["calls", "night"]
roster = 4
"#;

fn arrivals(scenario: &Scenario, contact: usize) -> &Arrivals {
    scenario.model.arrivals[contact].as_ref().unwrap()
}

#[test]
fn a_year_of_quarter_hours_in_kyiv_starts_each_exactly_once() {
    let scenario = base(YEAR);
    let calendar = &scenario.model.centre.calendar;
    assert_eq!(calendar.intervals.len(), 35_040);
    for (number, interval) in calendar.intervals.iter().enumerate() {
        assert_eq!(interval.start, Time(Span::minutes(15).0 * number as i64));
        assert_eq!(interval.end, Time(Span::minutes(15).0 * (number as i64 + 1)));
        assert_eq!(calendar.interval_of(interval.start), number);
        assert_eq!(calendar.interval_of(Time(interval.end.0 - 1)), number);
    }
    let odd: Vec<(String, i64)> = calendar
        .days
        .iter()
        .filter(|day| day.length != Span::hours(24))
        .map(|day| (day.date.to_string(), day.length.0 / Span::hours(1).0))
        .collect();
    assert_eq!(odd, [("2026-03-29".to_owned(), 23), ("2026-10-25".to_owned(), 25)]);
    // Clocks show eight at every opening, also on the days around the change.
    for day in calendar.days.iter().filter(|day| day.weekday < 5 && !day.holiday) {
        assert_eq!(calendar.clock_at(day.open[0].0), Clock(Span::hours(8)));
    }
    let months: Vec<u32> = calendar.months.iter().map(|month| month.days_covered).collect();
    assert_eq!(months, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
}

#[test]
fn the_counts_of_a_years_intervals_add_up_to_all_that_came() {
    let scenario = base(YEAR);
    let calendar = &scenario.model.centre.calendar;
    for contact in 0..2 {
        let name = &scenario.model.centre.contacts[contact].name;
        let mut counts = vec![0u64; calendar.intervals.len()];
        let mut all = 0;
        for at in arrivals(&scenario, contact).source(calendar, &Luck::new(1, 0), name) {
            assert!(Time::START <= at && at < calendar.end);
            counts[calendar.interval_of(at)] += 1;
            all += 1;
        }
        assert_eq!(counts.iter().sum::<u64>(), all);
        let expected: f64 = arrivals(&scenario, contact).expected(calendar).iter().sum();
        assert!((all as f64 - expected).abs() < 5.0 * expected.sqrt(), "{all}, expected {expected}");
    }
    // 261 weekdays less three holidays, one of which is like a Saturday and one open for two hours; 52 Saturdays.
    let open = 258.0 * 12.0 + 5.0 + 2.0 + 52.0 * 5.0;
    let expected: f64 = arrivals(&scenario, 0).expected(calendar).iter().sum();
    assert!((expected - 4.0 * open).abs() < 1e-6, "{expected}");
    // Nights keep to the clock: in March one lasts an hour less, in October one an hour more.
    let nights: f64 = arrivals(&scenario, 1).expected(calendar).iter().sum();
    assert!((nights - 4.0 * 6.0 * 365.0).abs() < 1e-6, "{nights}");
}

#[test]
fn a_shift_by_whole_weeks_changes_nothing_without_summer_time() {
    let text = YEAR.replace("timezone = \"Europe/Kyiv\"\n", "").replace("days = 365", "days = 28");
    let one = base(&text.replace("start = 2026-01-01", "start = 2026-05-04"));
    let other = base(&text.replace("start = 2026-01-01", "start = 2026-06-15"));
    let (a, b) = (&one.model.centre.calendar, &other.model.centre.calendar);
    assert_eq!(a.open, b.open);
    for contact in 0..2 {
        let of = |scenario: &Scenario| -> Vec<Time> {
            let model = &scenario.model;
            arrivals(scenario, contact).source(&model.centre.calendar, &Luck::new(4, 2), "calls").collect()
        };
        assert_eq!(of(&one), of(&other));
        assert!(of(&one).len() > 500);
    }
    // A day's shift is another week.
    assert_ne!(a.open, base(&text.replace("start = 2026-01-01", "start = 2026-06-16")).model.centre.calendar.open);
}
