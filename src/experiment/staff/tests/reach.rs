//! Targets over other windows, several skills, windows that cannot be met, absence, threads.

use super::*;

#[test]
fn a_target_over_the_day_needs_fewer_agents_than_one_over_each_half_hour() {
    let text = |target: &str| day(300, "[1, 2, 3, 4, 4, 3, 2, 1]", target, "");
    let hours = |target: &str| {
        let scenario = scenario(&text(target));
        let found = staffed(&scenario, &ask(&scenario, 100));
        assert_eq!(windows(&found.staffing, Verdict::Missed), 0, "{target}");
        found.staffing.groups[0].needed_hours
    };
    let (each, whole) = (hours(BY_INTERVAL), hours("over = \"day\""));
    assert!(whole < each, "{whole} {each}");
    // Nobody gives up much, nobody waits long, nobody is always busy: each limit by itself asks for more.
    for limit in ["abandonment_at_most = 0.01", "asa_at_most = \"2s\"", "occupancy_at_most = 0.5"] {
        assert!(hours(&format!("over = \"day\"\n{limit}")) > whole, "{limit}");
    }
}

const TWO: &str = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"09:00-12:00\"\n[target]\nover = \"interval\"\n\
    [contacts.a]\narrivals.poisson = { per_hour = 50 }\ntalk_time.exponential = { mean = \"4m\" }\n\
    patience.exponential = { mean = \"3m\" }\n[contacts.b]\nlike = \"a\"\narrivals.poisson = { per_hour = 50 }\n";

#[test]
fn one_group_that_does_everything_needs_fewer_than_two_that_do_not() {
    let needed = |groups: &str| {
        let scenario = scenario(&format!("{TWO}{groups}"));
        let found = staffed(&scenario, &ask(&scenario, 60));
        assert_eq!(windows(&found.staffing, Verdict::Missed), 0, "{groups}");
        found.staffing.groups.iter().map(|group| group.needed_hours).sum::<f64>()
    };
    let pooled = needed("[groups.all]\nskills = [\"a\", \"b\"]\nroster = 1\n");
    let apart = needed("[groups.one]\nskills = [\"a\"]\nroster = 1\n[groups.two]\nskills = [\"b\"]\nroster = 1\n");
    assert!(pooled <= 0.9 * apart, "{pooled} {apart}");
    let mixed = needed(
        "[groups.one]\nskills = [\"a\"]\nroster = 1\n[groups.two]\nskills = [\"b\"]\nroster = 1\n\
         [groups.all]\nskills = [\"a\", \"b\"]\nroster = 1\n",
    );
    assert!(mixed < apart, "{mixed} {apart}");
}

#[test]
fn too_few_agents_to_be_had_are_told_with_what_they_reach_and_the_rest_is_staffed() {
    let scenario = scenario(&day(300, "[1, 1, 1, 9, 9, 1, 1, 1]", BY_INTERVAL, ""));
    let mut limited = ask(&scenario, 60);
    limited.most = vec![Some(6)];
    let found = staffed(&scenario, &limited);
    let staffing = &found.staffing;
    let cannot: Vec<&str> = staffing.unmeetable.iter().map(|window| window.start.as_str()).collect();
    assert!(cannot.contains(&"09:30") && cannot.contains(&"10:00") && !cannot.contains(&"08:00"), "{cannot:?}");
    assert!(staffing.unmeetable.iter().all(|window| window.because.contains("6 agents")));
    // What they reach stands with its interval, and the roster that was found comes within it and the point that may be lost.
    for window in &staffing.unmeetable {
        let (low, high) = (window.at_best.low.unwrap(), window.at_best.high.unwrap());
        assert!(low < high && window.at_best.mean.unwrap() < 0.8, "{window:?}");
        let found = staffing.windows.iter().find(|found| found.start == window.start).unwrap().reached;
        assert!(found.high.unwrap() > low - 0.01 && found.low.unwrap() < high, "{window:?} {found:?}");
    }
    assert!(staffing.groups[0].rows.iter().all(|row| row.needed <= 6));
    assert_eq!(windows(staffing, Verdict::Missed), 0);
    assert!(windows(staffing, Verdict::CannotBeMet) == cannot.len());
}

#[test]
fn too_few_lines_cannot_be_made_up_for_by_agents() {
    let blocked = "over = \"interval\"\ndefinition = \"service_level_with_blocked\"";
    let text = day(400, "[1, 1, 1, 1, 1, 1, 1, 1]", blocked, "") + "[trunks.city]\nlines = 4\ncarries = [\"calls\"]\n";
    let scenario = scenario(&text);
    let found = staffed(&scenario, &ask(&scenario, 40));
    assert!(!found.staffing.unmeetable.is_empty());
    assert!(found.staffing.unmeetable.iter().all(|window| window.because.contains("4 lines of trunk \"city\"")));
    // More agents than lines are of no use.
    assert!(found.staffing.groups[0].rows.iter().all(|row| row.needed <= 4));
}

#[test]
fn nobody_is_asked_for_when_nobody_calls_or_it_is_closed() {
    let text = day(200, "[0, 0, 1, 2, 2, 1, 0, 0]", BY_INTERVAL, "")
        .replace("days = 1", "days = 7\nholidays = [{ date = 2026-11-03 }]");
    let scenario = scenario(&text);
    let found = staffed(&scenario, &ask(&scenario, 20));
    let rows = &found.staffing.groups[0].rows;
    assert!(rows.iter().all(|row| row.day != "tue"));
    for row in rows {
        assert_eq!(row.needed > 0, (&*row.start >= "09:00") && (&*row.start < "11:00"), "{row:?}");
    }
    let steps = found.scenario.model.centre.groups[0].steps();
    let tuesday = &found.scenario.model.centre.calendar.days[1];
    assert!(
        steps
            .iter()
            .all(|step| step.agents == 0 || step.at < tuesday.start || step.at >= tuesday.start + tuesday.length)
    );
}

#[test]
fn where_some_stay_away_more_are_scheduled_than_are_on_the_phones() {
    let on_phones = day(300, "[1, 1, 1, 1, 1, 1, 1, 1]", BY_INTERVAL, "");
    let shrinkage = "shrinkage = { sickness = 0.1, breaks = 0.1 }\n";
    let scheduled = format!("{on_phones}{shrinkage}roster_counts = \"scheduled\"\n");
    let of = |text: &str| {
        let scenario = scenario(text);
        staffed(&scenario, &ask(&scenario, 60)).staffing.groups.remove(0)
    };
    let (phones, scheduled) = (of(&format!("{on_phones}{shrinkage}")), of(&scheduled));
    assert!(scheduled.needed_hours >= 1.15 * phones.needed_hours, "{} {}", scheduled.needed_hours, phones.needed_hours);
    let absence = scheduled.absence.unwrap();
    assert!((absence.away - 0.2).abs() < 1e-12);
    assert!(absence.service_level_with.mean < absence.service_level_without.mean);
    assert!(absence.on_phones_hours < absence.to_schedule_hours);
    // The usual division loses service: who is there varies.
    let divided = phones.absence.unwrap();
    assert!((divided.divided_hours - phones.needed_hours / 0.8).abs() < 1e-9, "{divided:?}");
    // Eight half-hours, each rounded up by less than one of them.
    let rounded = divided.to_schedule_hours - divided.divided_hours;
    assert!((0.0..4.0).contains(&rounded), "{divided:?}");
    assert!(divided.service_level_with.mean.is_some());
    // Nothing is rounded where the roster is what is scheduled.
    assert_eq!(absence.divided_hours, absence.to_schedule_hours);
}

#[test]
fn hours_of_shifts_while_the_centre_is_closed_are_told_and_no_part_of_those_on_the_phones() {
    // From 07:30 to 12:30, and the centre is open from 08:00 to 12:00: a fifth of each shift is outside.
    let text = day(60, "[1, 1, 1, 1, 1, 1, 1, 1]", BY_INTERVAL, "");
    let long = "shrinkage = { sickness = 0.1 }\n[shifts.long]\nstarts = \"07:30\"\nlasts = \"5h\"\n";
    let scenario = scenario(&format!("{text}{long}"));
    let group = staffed(&scenario, &ask(&scenario, 20)).staffing.groups.remove(0);
    let people = f64::from(group.shifts.iter().map(|shift| shift.agents).sum::<u32>());
    assert!(people > 0.0);
    assert_eq!((group.scheduled_hours, group.closed_hours, group.paid_hours), (4.0 * people, people, 5.0 * people));
    let absence = group.absence.unwrap();
    assert_eq!(absence.on_phones_hours, group.scheduled_hours);
    assert!((absence.divided_hours - 4.0 * people / 0.9).abs() < 1e-9, "{absence:?}");
    assert_eq!(absence.to_schedule_hours, 4.0 * (people / 0.9).ceil());
}

#[test]
fn threads_change_nothing() {
    let text = day(200, "[1, 2, 3, 4, 4, 3, 2, 1]", BY_INTERVAL, "") + SHIFTS;
    let scenario = scenario(&text);
    let mut ask = ask(&scenario, 24);
    ask.write_lp = true;
    let one = staffed(&scenario, &ask);
    let three = staff(&scenario, "base", &ask, &Threads::new(Some(3))).unwrap();
    assert_eq!((&one.staffing, &one.program), (&three.staffing, &three.program));
}

#[test]
fn a_target_over_the_month_is_asked_of_each_month() {
    // Nine days, of which the last four are in December with half as many calls again: one roster for all Mondays.
    let text = day(160, "[1, 1, 1, 1, 1, 1, 1, 1], months = { dec = 1.5 }", "over = \"month\"", "")
        .replace("2026-11-02", "2026-11-26")
        .replace("days = 1", "days = 9");
    let scenario = scenario(&text);
    let staffing = staffed(&scenario, &ask(&scenario, 40)).staffing;
    let windows: Vec<_> = staffing.windows.iter().collect();
    assert_eq!(windows.iter().map(|window| window.day.as_str()).collect::<Vec<_>>(), ["2026-11", "2026-12"]);
    assert!(windows.iter().all(|window| window.reached.mean.unwrap() > 0.785), "{windows:?}");
    let dates = staffed(&scenario, &Ask { by_date: true, ..ask(&scenario, 40) }).staffing;
    assert_eq!(dates.windows.iter().map(|window| window.day.as_str()).collect::<Vec<_>>(), ["2026-11", "2026-12"]);
}

#[test]
fn a_limit_on_occupancy_by_interval_is_judged_while_the_centre_is_open() {
    // Who waits patiently at closing is served after it, by people who do nothing else.
    let limits = "over = \"interval\"\nshare = 0.3\noccupancy_at_most = 0.7";
    let text = day(300, "[1, 1, 1, 1, 1, 1, 1, 1]", limits, "").replace("\"3m\" }\n", "\"60m\" }\n");
    let scenario = scenario(&text);
    let staffing = staffed(&scenario, &ask(&scenario, 40)).staffing;
    assert!(staffing.unmeetable.is_empty(), "{:?}", staffing.unmeetable);
    let busy: Vec<_> = staffing.windows.iter().filter(|window| window.figure == "occupancy").collect();
    assert_eq!(busy.len(), 8, "{busy:?}");
    assert!(
        busy.iter().all(|window| window.start.as_str() < "12:00" && window.reached.mean.unwrap() < 0.72),
        "{busy:?}"
    );
}

/// Shifts for a day of four hours.
pub(super) const SHIFTS: &str = "[shifts.long]\nstarts = [\"08:00\", \"09:00\"]\nlasts = \"3h\"\n\
    breaks = [{ between = [\"1h\", \"2h\"], lasts = \"15m\" }]\n[shifts.short]\nstarts = [\"08:00\", \"10:30\"]\nlasts = \"1h30m\"\n";
