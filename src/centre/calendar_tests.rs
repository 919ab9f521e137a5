//! Calendars by hand: days of 23 and 25 hours, months, opening hours.

use super::*;
use jiff::civil::date;

fn plan(first: Date, days: usize, open: (Clock, Clock)) -> Vec<DayPlan> {
    first
        .series(jiff::Span::new().days(1))
        .take(days)
        .map(|date| DayPlan {
            date,
            weekday: date.weekday().to_monday_zero_offset() as usize,
            holiday: false,
            open: OpenHours(vec![open]),
        })
        .collect()
}

#[test]
fn the_day_on_which_berlin_leaves_summer_time_has_fifty_half_hours() -> Result<(), jiff::Error> {
    let zone = TimeZone::get("Europe/Berlin")?;
    let calendar = Calendar::new(
        &plan(date(2026, 10, 24), 3, (Clock::MIDNIGHT, Clock::DAY_END)),
        Span::minutes(30),
        zone,
        AtClose::Serve,
    );
    assert_eq!(calendar.intervals.len(), 48 + 50 + 48);
    assert!(calendar.never_closes());
    assert_eq!(calendar.at(1, Clock(Span::hours(8))), Time(Span::hours(24 + 9).0));
    assert_eq!(calendar.clock_at(Time(Span::hours(24 + 9).0)), Clock(Span::hours(8)));
    // Three o'clock becomes two o'clock: what the clock shows at 2:30 it shows again an hour later.
    let shown = |hours: f64| calendar.local_at(Time(Span::from_seconds(hours * 3600.0).0));
    let plain = |day: i8, hour: i8, minute: i8| -> Result<i64, jiff::Error> {
        Ok(date(2026, 10, day).at(hour, minute, 0, 0).to_zoned(TimeZone::UTC)?.timestamp().as_microsecond())
    };
    assert_eq!(shown(0.0), plain(24, 0, 0)?);
    assert_eq!(shown(24.0 + 2.5), plain(25, 2, 30)?);
    assert_eq!(shown(24.0 + 3.5), plain(25, 2, 30)?);
    assert_eq!(shown(24.0 + 4.0), plain(25, 3, 0)?);
    assert_eq!(shown(24.0 + 25.0), plain(26, 0, 0)?);
    assert_eq!(shown(24.0 + 25.0 + 24.0 + 1.0), plain(27, 1, 0)?, "past the calendar's end");
    Ok(())
}

#[test]
fn a_clock_shows_an_hour_twice_in_autumn_and_skips_one_in_spring() -> Result<(), jiff::Error> {
    let shows = |first: Date, from: i64, to: i64| -> Result<Vec<(i64, i64)>, jiff::Error> {
        let zone = TimeZone::get("Europe/Kyiv")?;
        let days = plan(first, 2, (Clock::MIDNIGHT, Clock::DAY_END));
        let calendar = Calendar::new(&days, Span::minutes(30), zone, AtClose::Serve);
        let shown = calendar.shows(0, Clock(Span::minutes(from)), Clock(Span::minutes(to)));
        Ok(shown.iter().map(|(from, to)| (from.0 / 60_000_000, to.0 / 60_000_000)).collect())
    };
    // At four the clock goes back to three.
    assert_eq!(shows(date(2026, 10, 25), 180, 210)?, [(180, 210), (240, 270)]);
    assert_eq!(shows(date(2026, 10, 25), 180, 240)?, [(180, 300)]);
    assert_eq!(shows(date(2026, 10, 25), 240, 1440)?, [(300, 1500)]);
    // At three it goes on to four.
    assert_eq!(shows(date(2026, 3, 29), 180, 210)?, []);
    assert_eq!(shows(date(2026, 3, 29), 150, 270)?, [(150, 210)]);
    assert_eq!(shows(date(2026, 3, 29), 240, 1440)?, [(180, 1380)]);
    assert_eq!(shows(date(2026, 10, 26), 180, 210)?, [(180, 210)]);
    Ok(())
}

#[test]
fn closed_hours_lead_to_the_next_opening() {
    let hours = (Clock(Span::hours(8)), Clock(Span::hours(20)));
    let calendar = Calendar::new(&plan(date(2026, 11, 2), 2, hours), Span::minutes(30), TimeZone::UTC, AtClose::Serve);
    let at = |hours: i64| Time(Span::hours(hours).0);
    assert!(calendar.is_open(at(8)) && !calendar.is_open(at(20)));
    assert_eq!(calendar.open_from(at(7)), Some(at(8)));
    assert_eq!(calendar.open_from(at(21)), Some(at(32)));
    assert_eq!(calendar.open_from(at(44)), None);
    assert_eq!(calendar.open_between(at(7), at(9)), Span::hours(1));
    assert_eq!(calendar.interval_of(at(8)), 16);
    assert_eq!(calendar.interval_of(at(24)), 48);
}
