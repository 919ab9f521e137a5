//! What is printed goes back into the scenario, and is the same roster.

use super::reach::SHIFTS;
use super::*;
use crate::experiment::option::{Settings, simulate};
use crate::results::staffing::StaffedShift;
use crate::units::Time;

/// A file with the text that was printed in the place of its roster.
pub(super) fn put_back(text: &str, roster: &str) -> Scenario {
    let start = text.find("roster = 1\n").unwrap();
    let (before, after) = (&text[..start], &text[start + "roster = 1\n".len()..]);
    scenario(&format!("{before}{after}\n{roster}"))
}

#[test]
fn a_roster_of_nobody_goes_back_too() {
    let text = day(160, SHAPE, BY_INTERVAL, "")
        + "[contacts.never]\narrivals.poisson = { per_hour = 0 }\ntalk_time = \"1m\"\n\
           [groups.idle]\nskills = [\"never\"]\nroster = 2\n";
    for (by_date, shifts) in [(false, ""), (true, ""), (false, SHIFTS), (true, SHIFTS)] {
        let written = text.clone() + shifts;
        let scenario = scenario(&written);
        let found = staffed(&scenario, &Ask { by_date, ..ask(&scenario, 20) });
        let again = put_back(&written.replace("roster = 2\n", ""), &found.staffing.roster);
        assert!(again.model.centre.groups[1].steps().iter().all(|step| step.agents == 0));
        assert_eq!(again.model.centre.groups[0].steps(), found.scenario.model.centre.groups[0].steps());
    }
}

/// The text of two weeks, and what was found.
fn round_trip(text: &str, by_date: bool) {
    let written = scenario(text);
    let found = staffed(&written, &Ask { by_date, ..ask(&written, 24) });
    let again = put_back(text, &found.staffing.roster);
    assert_eq!(
        again.model.centre.groups[0].steps(),
        found.scenario.model.centre.groups[0].steps(),
        "{}",
        found.staffing.roster
    );
    let settings = Settings { replications: 24, precision: None, seed: 1, confidence: 0.95 };
    let outcome = simulate(&again, &settings, &Threads::new(Some(1)), |_| {}).unwrap();
    let level = outcome.results.contacts["calls"].get("service_level").mean.unwrap();
    assert!(level >= 0.79, "{level}");
}

fn week(shape: &str, days: u32) -> String {
    let weekdays = format!("{shape}, weekdays = {{ sat = 0.5, sun = 0 }}");
    day(160, &weekdays, BY_INTERVAL, "").replace("days = 1", &format!("days = {days}"))
}

pub(super) const SHAPE: &str = "[1, 2, 3, 4, 4, 3, 2, 1]";

#[test]
fn a_roster_by_weekday_goes_back_and_meets_the_target() {
    round_trip(&week(SHAPE, 9), false);
}

#[test]
fn a_roster_by_date_goes_back_and_meets_the_target() {
    round_trip(&week(SHAPE, 3), true);
}

#[test]
fn shifts_with_breaks_go_back_and_meet_the_target() {
    round_trip(&(week(SHAPE, 6) + SHIFTS), false);
    round_trip(&(week(SHAPE, 2) + SHIFTS), true);
}

#[test]
fn shifts_cover_what_is_needed_and_people_are_reckoned_from_them() {
    // A short shift is so dear that all that long ones reach is theirs.
    let dear = SHIFTS.to_owned() + "weight = 3.0\n";
    let text = day(200, SHAPE, BY_INTERVAL, "") + &dear + "[groups.own.shrinkage]\nleave = 0.2\nbreaks = 0.1\n";
    let scenario = scenario(&text);
    let found = staffed(&scenario, &ask(&scenario, 60));
    let group = &found.staffing.groups[0];
    assert_eq!(windows(&found.staffing, Verdict::Missed), 0);
    assert!(group.shifts.iter().any(|shift| shift.name == "long"), "{:?}", group.shifts);
    let people: u32 = group.shifts.iter().map(|shift| shift.agents).sum();
    let paid: f64 = group.shifts.iter().map(|shift| f64::from(shift.agents) * shift.hours).sum();
    let rested = |shift: &StaffedShift| f64::from(shift.agents) * shift.break_minutes.iter().sum::<f64>() / 60.0;
    let rested: f64 = group.shifts.iter().map(rested).sum();
    assert!((group.paid_hours - paid).abs() < 1e-9, "{paid} {}", group.paid_hours);
    assert!((group.scheduled_hours - (paid - rested)).abs() < 1e-9, "{paid} {rested} {}", group.scheduled_hours);
    // Breaks are in the shifts; of the rest a fifth is away.
    assert_eq!((group.people.shifts_a_week, group.people.shrinkage), (f64::from(people), 0.2));
    assert_eq!(group.people.to_employ, (f64::from(people) / 0.8 - 1e-9).ceil() as u32);
    assert!(group.shifts.iter().filter(|shift| shift.name == "long").all(|shift| shift.breaks.len() == 1));
}

#[test]
fn a_week_that_repeats_begins_with_the_night_of_its_last_day() {
    let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 7\n[target]\nover = \"day\"\n\
        [contacts.calls]\narrivals.poisson = { per_hour = 20 }\ntalk_time.exponential = { mean = \"4m\" }\n\
        patience.exponential = { mean = \"3m\" }\n[groups.own]\nskills = [\"calls\"]\nroster = 1\n\
        [shifts.eight]\nstarts = [\"06:00\", \"22:00\"]\nevery = \"8h\"\nlasts = \"8h\"\n";
    let scenario = scenario(text);
    let found = staffed(&scenario, &ask(&scenario, 20));
    let group = &found.staffing.groups[0];
    let steps = found.scenario.model.centre.groups[0].steps();
    let people = |day: &str, start: &str| -> u32 {
        let of = group.shifts.iter().filter(|shift| (shift.day.as_str(), shift.start.as_str()) == (day, start));
        of.map(|shift| shift.agents).sum()
    };
    assert_eq!((steps[0].at, steps[0].agents), (Time::START, people("sun", "22:00")));
    assert_eq!(put_back(text, &found.staffing.roster).model.centre.groups[0].steps(), steps);
    // Monday is a day like the others: nobody makes up for a night that is missing.
    let of_day = |day: &str| ["06:00", "14:00", "22:00"].iter().map(|start| people(day, start)).sum::<u32>();
    let most = ["tue", "wed", "thu", "fri", "sat", "sun"].map(of_day).into_iter().max().unwrap();
    assert!(of_day("mon") <= most + 1, "{:?}", group.shifts);
    // Sunday's night is tried for Monday's sake, too.
    let sunday = group.shifts.iter().find(|shift| shift.day == "sun" && shift.start == "22:00").unwrap();
    assert_ne!(sunday.one_fewer_verdict, Some(Verdict::Met), "{sunday:?}");
}

#[test]
fn breaks_are_in_the_shifts_that_have_them_and_no_others() {
    let away = "[groups.own.shrinkage]\nleave = 0.1\nbreaks = 0.1\n";
    let early = "[shifts.early]\nstarts = \"08:00\"\nlasts = \"2h\"\n";
    let late = early.replace("early", "late").replace("08:00", "10:00");
    let rest = "breaks = [{ between = [\"30m\", \"90m\"], lasts = \"15m\" }]\n";
    let night = format!("[shifts.night]\nstarts = \"20:00\"\nlasts = \"2h\"\n{rest}");
    // (early, late): whether they have breaks, of which each takes a tenth of people's time.
    for (shifts, there) in [
        (format!("{early}{late}{night}"), [0.8, 0.8]),
        (format!("{early}{rest}{late}{night}"), [0.9, 0.8]),
        (format!("{early}{rest}{late}{rest}"), [0.9, 0.9]),
    ] {
        let scenario = scenario(&(day(200, SHAPE, BY_INTERVAL, "") + away + &shifts));
        let group = staffed(&scenario, &ask(&scenario, 24)).staffing.groups.remove(0);
        let worked = |name: &str| -> f64 {
            group.shifts.iter().filter(|shift| shift.name == name).map(|shift| f64::from(shift.agents)).sum()
        };
        let (early, late) = (worked("early"), worked("late"));
        assert!(early > 0.0 && late > 0.0 && worked("night") == 0.0);
        let employed = early / there[0] + late / there[1];
        assert!((group.people.shrinkage - (1.0 - (early + late) / employed)).abs() < 1e-6, "{:?}", group.people);
        // One day: nobody works twice.
        assert_eq!(group.people.to_employ, (employed - 1e-9).ceil() as u32, "{:?}", group.people);
    }
}

#[test]
fn hours_that_no_shift_covers_are_told() {
    let late = SHIFTS.replace("08:00", "09:00");
    let scenario = scenario(&(day(200, SHAPE, BY_INTERVAL, "") + &late));
    let found = staffed(&scenario, &ask(&scenario, 24));
    assert!(
        found.staffing.notes.iter().any(|note| note.starts_with("own, mon 08:00-08:30")),
        "{:?}",
        found.staffing.notes
    );
    assert!(found.staffing.groups[0].rows[0].scheduled == 0.0);
    assert!(windows(&found.staffing, Verdict::Missed) > 0);
}
