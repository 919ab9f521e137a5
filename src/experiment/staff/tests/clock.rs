//! Days of 23 and 25 hours: shifts end by the clock, hours are those that pass, no half-hour is left without its people.

use super::rosters::put_back;
use super::*;
use crate::units::{Span, Time};

/// Three days around the clock; the second has 23 or 25 hours.
fn days_from(start: &str) -> String {
    format!(
        "format = 1\n[calendar]\nstart = {start}\ndays = 3\ntimezone = \"Europe/Berlin\"\n[target]\nover = \"day\"\n\
         [contacts.calls]\narrivals.poisson = {{ per_hour = 20 }}\ntalk_time.exponential = {{ mean = \"4m\" }}\n\
         patience.exponential = {{ mean = \"3m\" }}\n[groups.own]\nskills = [\"calls\"]\nroster = 1\n"
    )
}

const EIGHT_HOURS: &str = "[shifts.eight]\nstarts = [\"06:00\", \"22:00\"]\nevery = \"8h\"\nlasts = \"8h\"\n\
    [shifts.first]\nstarts = \"00:00\"\nlasts = \"6h\"\n";

#[test]
fn a_night_on_which_the_clock_changes_ends_by_the_clock_and_is_paid_as_it_passes() {
    for (start, real) in [("2026-10-24", 9.0), ("2026-03-28", 7.0)] {
        let text = days_from(start) + EIGHT_HOURS;
        let scenario = scenario(&text);
        let found = staffed(&scenario, &Ask { by_date: true, ..ask(&scenario, 20) });
        let group = &found.staffing.groups[0];
        let nights: Vec<_> = group.shifts.iter().filter(|shift| shift.start == "22:00").collect();
        assert!(nights.iter().all(|night| night.end == "06:00 (+1)"), "{nights:?}");
        let on = |date: &str| nights.iter().find(|night| night.day == date).map(|night| night.hours);
        assert_eq!(on(start), Some(real));
        let paid: f64 = group.shifts.iter().map(|shift| shift.hours * f64::from(shift.agents)).sum();
        assert!((group.paid_hours - paid).abs() < 1e-9, "{paid} {}", group.paid_hours);
        // From one end of the night to the other somebody is there.
        let steps = found.scenario.model.centre.groups[0].steps();
        let calendar = &found.scenario.model.centre.calendar;
        assert_eq!(calendar.end, Time::START + Span::hours(64 + real as i64));
        assert!(steps.iter().filter(|step| step.at < calendar.end).all(|step| step.agents > 0), "{steps:?}");
        assert_eq!(put_back(&text, &found.staffing.roster).model.centre.groups[0].steps(), steps);
    }
}

#[test]
fn rosters_by_interval_go_back_on_days_of_23_and_25_hours() {
    // A table by time has one number for both of the hours that the clock shows twice, and none for the one that it skips.
    for (start, by_date) in [("2026-10-24", true), ("2026-10-24", false), ("2026-03-28", true), ("2026-03-28", false)] {
        let text = days_from(start).replace(
            "poisson = { per_hour = 20 }",
            "profile = { per_day = 480, shape = [5, 5, 5, 5, 1, 9, 1, 9, 1, 9, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, \
             5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5] }",
        );
        let text = text.replace("over = \"day\"", BY_INTERVAL);
        let scenario = scenario(&text);
        let found = staffed(&scenario, &Ask { by_date, ..ask(&scenario, 20) });
        let again = put_back(&text, &found.staffing.roster);
        let (back, steps) = (again.model.centre.groups[0].steps(), found.scenario.model.centre.groups[0].steps());
        assert_eq!(back, steps, "{start}: {}", found.staffing.roster);
        let calendar = &found.scenario.model.centre.calendar;
        let agents_at = |at: Time| steps.iter().take_while(|step| step.at <= at).last().map_or(0, |step| step.agents);
        let group = &found.staffing.groups[0];
        for interval in calendar.intervals.iter().filter(|interval| interval.day == 1) {
            let clock = calendar.clock_at(interval.start);
            let day = if by_date { calendar.days[1].date.to_string() } else { "sun".to_owned() };
            let row = group.rows.iter().find(|row| row.day == day && row.start == clock.to_string()).unwrap();
            assert_eq!(agents_at(interval.start), row.needed, "{start} {clock}");
        }
    }
}
