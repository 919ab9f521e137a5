//! Rosters by hand. 2026-11-02 is a Monday.

use super::{base, loaded};
use crate::centre::group::Step;
use crate::units::{Span, Time};

/// Steps of the one group as `day hh:mm agents`, closing ones with a `c`.
fn steps(calendar: &str, group: &str, files: &[(&str, &str)]) -> Vec<String> {
    let text = format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\n{calendar}\n[contacts.sales]\narrivals.poisson = {{ per_hour = 1 }}\ntalk_time = \"1m\"\n\
         [groups.own]\nskills = [\"sales\"]\n{group}\n"
    );
    let loaded = loaded(&text, files);
    let steps = match &loaded.experiment {
        Some(experiment) => experiment.base.model.centre.groups[0].steps().to_vec(),
        None => panic!("{:#?}", super::said(&loaded)),
    };
    steps.iter().map(shown).collect()
}

fn shown(step: &Step) -> String {
    let minutes = (step.at - Time::START).0 / Span::minutes(1).0;
    let (day, hour, minute) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    format!("{day} {hour:02}:{minute:02} {}{}", step.agents, if step.closing { "c" } else { "" })
}

#[test]
fn a_number_is_on_duty_during_opening_hours() {
    let got = steps("days = 2\nopen = [\"08:00-12:00\", \"13:00-18:00\"]", "roster = 3", &[]);
    assert_eq!(
        got,
        ["0 08:00 3", "0 12:00 0c", "0 13:00 3", "0 18:00 0c", "1 08:00 3", "1 12:00 0c", "1 13:00 3", "1 18:00 0c"]
    );
}

#[test]
fn a_number_in_a_centre_that_never_closes_is_one_step() {
    assert_eq!(steps("days = 7", "roster = 3", &[]), ["0 00:00 3", "7 00:00 0c"]);
}

#[test]
fn a_table_by_time_holds_until_the_next_or_closing() {
    let got =
        steps("days = 1\nopen = \"08:00-20:00\"", "roster = { \"09:00\" = 4, \"12:00\" = 4, \"18:00\" = 2 }", &[]);
    assert_eq!(got, ["0 09:00 4", "0 18:00 2", "0 20:00 0c"]);
}

#[test]
fn times_before_opening_hold_from_the_opening() {
    let got = steps("days = 1\nopen = \"08:30-20:00\"", "roster = { \"08:00\" = 4, \"19:00\" = 0 }", &[]);
    assert_eq!(got, ["0 08:30 4", "0 19:00 0"]);
}

#[test]
fn a_table_by_weekday_gives_each_day_its_own() {
    let got = steps("days = 7\nopen = \"08:00-20:00\"", "roster = { mon-wed = 2, fri = { \"10:00\" = 1 } }", &[]);
    assert_eq!(got[..6], ["0 08:00 2", "0 20:00 0c", "1 08:00 2", "1 20:00 0c", "2 08:00 2", "2 20:00 0c"]);
    assert_eq!(got[6..], ["4 10:00 1", "4 20:00 0c"]);
}

#[test]
fn a_holiday_follows_the_weekday_that_it_is_like() {
    let calendar = "days = 2\nopen = { mon-fri = \"08:00-20:00\", sun = \"10:00-16:00\" }\nholidays = [{ date = 2026-11-03, like = \"sun\" }]";
    assert_eq!(
        steps(calendar, "roster = { mon-fri = 5, sun = 1 }", &[]),
        ["0 08:00 5", "0 20:00 0c", "1 10:00 1", "1 16:00 0c"]
    );
}

#[test]
fn rosters_by_date_override_and_the_last_holds() {
    let group = "roster = 1\n[[groups.own.rosters]]\nfrom = 2026-11-03\nto = 2026-11-04\nroster = 2\n[[groups.own.rosters]]\nfrom = 2026-11-04\nto = 2026-12-01\nroster = 3";
    let got = steps("days = 4\nopen = \"08:00-09:00\"", group, &[]);
    assert_eq!(
        got,
        ["0 08:00 1", "0 09:00 0c", "1 08:00 2", "1 09:00 0c", "2 08:00 3", "2 09:00 0c", "3 08:00 3", "3 09:00 0c"]
    );
}

#[test]
fn shifts_overlap_run_over_midnight_and_end_when_they_end() {
    let group = "roster.shifts = [{ start = \"08:00\", lasts = \"8h\", agents = 2 }, { start = \"22:00\", lasts = \"10h\", agents = 1, days = \"mon\" }]";
    let got = steps("days = 2", group, &[]);
    // At 08:00 on Tuesday one goes and two come.
    assert_eq!(got, ["0 08:00 2", "0 16:00 0", "0 22:00 1", "1 08:00 2", "1 16:00 0"]);
}

#[test]
fn shifts_that_end_at_closing_or_later_go_down_as_closing() {
    let got = steps(
        "days = 1\nopen = \"08:00-16:00\"",
        "roster.shifts = [{ start = \"06:00\", lasts = \"10h\", agents = 2 }, { start = \"15:00\", lasts = \"2h\", agents = 1 }]",
        &[],
    );
    assert_eq!(got, ["0 06:00 2", "0 15:00 3", "0 16:00 1c", "0 17:00 0c"]);
}

#[test]
fn breaks_go_in_waves_of_at_most_the_share() {
    let group = "roster.shifts = [{ start = \"08:00\", lasts = \"8h\", agents = 5, breaks = [{ between = [\"3h\", \"5h30m\"], lasts = \"30m\", at_most_away = 0.4 }] }]";
    // Two of five at once: waves of 2, 2 and 1 from 11:00.
    assert_eq!(steps("days = 1", group, &[]), ["0 08:00 5", "0 11:00 3", "0 12:00 4", "0 12:30 5", "0 16:00 0"]);
}

#[test]
fn at_least_one_person_may_take_a_break() {
    let group = "roster.shifts = [{ start = \"08:00\", lasts = \"4h\", agents = 2, breaks = [{ between = [\"1h\", \"2h\"], lasts = \"15m\", at_most_away = 0.1 }] }]";
    assert_eq!(steps("days = 1", group, &[]), ["0 08:00 2", "0 09:00 1", "0 09:30 2", "0 12:00 0"]);
}

#[test]
fn files_give_rosters_by_time_weekday_or_date() {
    let calendar = "days = 2\nopen = \"08:00-10:00\"";
    let roster = "roster = \"roster.csv\"";
    let got = |csv: &str| steps(calendar, roster, &[("roster.csv", csv)]);
    assert_eq!(
        got("time,agents\n08:00,2\n09:00,3\n"),
        ["0 08:00 2", "0 09:00 3", "0 10:00 0c", "1 08:00 2", "1 09:00 3", "1 10:00 0c"]
    );
    assert_eq!(got("interval,agents\n08:00-08:30,2\n"), ["0 08:00 2", "0 10:00 0c", "1 08:00 2", "1 10:00 0c"]);
    assert_eq!(
        got("weekday;time;agents\nmon;08:00;2\ntue-fri;09:00;1\n"),
        ["0 08:00 2", "0 10:00 0c", "1 09:00 1", "1 10:00 0c"]
    );
    assert_eq!(got("date,time,agents\n2026-11-03,08:00,4\n"), ["1 08:00 4", "1 10:00 0c"]);
    assert_eq!(got("start,agents\n2026-11-03T09:30,4\n"), ["1 09:30 4", "1 10:00 0c"]);
}

#[test]
fn rosters_are_read_as_planners_write_them() {
    let calendar = "days = 2\nopen = \"08:00-10:00\"";
    let got = |roster: &str, csv: &str| steps(calendar, roster, &[("roster.csv", csv)]);
    assert_eq!(
        got(
            "roster = \"roster.csv\"",
            "Графік\n\nДень тижня;Інтервал;Операторів\nПн;08:00-09:00;2\nВт-Пт;9:00 AM;1\nРазом;;3\n"
        ),
        ["0 08:00 2", "0 10:00 0c", "1 09:00 1", "1 10:00 0c"]
    );
    let dated = "Day,Start Time,Staff\n11/03/2026,8:00 AM,4\n";
    assert_eq!(got("roster = { file = \"roster.csv\", dates = \"mdy\" }", dated), ["1 08:00 4", "1 10:00 0c"]);
}

#[test]
fn a_grid_of_times_and_weekdays_is_a_roster() {
    let calendar = "days = 7\nopen = \"08:00-10:00\"";
    let grid = "Графік\n\nЧас;Пн;Вт-Пт;Сб.;Разом\n08:00-09:00;2;1;1;4\n9:00;3;1;;4\nРазом;5;2;1;8\n";
    let list =
        "weekday,time,agents\nmon,08:00,2\nmon,09:00,3\ntue-fri,08:00,1\ntue-fri,09:00,1\nsat,08:00,1\nsat,09:00,0\n";
    let [got, same] = [grid, list].map(|csv| steps(calendar, "roster = \"roster.csv\"", &[("roster.csv", csv)]));
    assert_eq!(got, same);
    assert_eq!(got[..3], ["0 08:00 2", "0 09:00 3", "0 10:00 0c"]);
    assert_eq!(got[got.len() - 2..], ["5 08:00 1", "5 09:00 0"]);
}

#[test]
fn a_roster_that_lacks_a_column_is_told_which_and_what_it_may_be_called() {
    let told = |csv: &str| {
        let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 7\n[contacts.sales]\narrivals.poisson = { per_hour = 1 }\n\
                    talk_time = \"1m\"\n[groups.own]\nskills = [\"sales\"]\nroster = \"roster.csv\"\n";
        super::said(&loaded(text, &[("roster.csv", csv)])).join("\n")
    };
    for (csv, expected) in [
        ("День;Інтервал;Люди\nПн;08:00;2\n", "there is no column \"agents\" (or \"staff\""),
        ("День;Інтервал;Люди\nПн;08:00;2\n", "docs/files.md"),
        ("day,agents\nmon,2\n", "there is no column \"time\" (or \"start\""),
        ("a,b\n1,2\n", " and no column \"agents\""),
        ("День;08:00;09:00\nПн;2;3\n", "turn the table"),
        ("Час;Пн;Вт\n08:00;2;x\n", "roster.csv:2: column \"Вт\": expected a whole number"),
        ("Час;Пн;Вт\n2026-11-02 08:00;2;1\n", "has a date, and the columns are days"),
        ("Час;Пн;Пн-Вт\n08:00;2;1\n", "twice for the same day"),
        ("Час;Пн\n08:00;2\nусі;2\n", "if this is a row of sums"),
    ] {
        let said = told(csv);
        assert!(said.contains(expected), "{csv}: {said}");
    }
}

#[test]
fn the_clock_of_a_roster_follows_summer_time() {
    // 2026-10-25 has 25 hours in Berlin: 08:00 is nine hours after midnight.
    let text = "format = 1\n[calendar]\nstart = 2026-10-25\ndays = 1\ntimezone = \"Europe/Berlin\"\nopen = \"08:00-20:00\"\n[contacts.sales]\n\
                arrivals.poisson = { per_hour = 1 }\ntalk_time = \"1m\"\n[groups.own]\nskills = [\"sales\"]\nroster = 2\n";
    let got: Vec<String> = base(text).model.centre.groups[0].steps().iter().map(shown).collect();
    assert_eq!(got, ["0 09:00 2", "0 21:00 0c"]);
}

#[test]
fn the_night_before_the_calendar_goes_on_in_its_first_morning() {
    let night = |days: &str| {
        format!(
            "roster.shifts = [{{ start = \"22:00\", lasts = \"8h\", agents = 2{days}, breaks = [{{ between = [\"1h\", \"6h\"], lasts = \"1h\" }}] }}]"
        )
    };
    let of = |calendar: &str, days: &str| steps(calendar, &night(days), &[]);
    let on_monday = ["0 22:00 2", "0 23:00 0"];
    // The break of the night before is over at its midnight, that of Monday's night after the end.
    assert_eq!(of("days = 1", "")[..], [&["0 00:00 2", "0 06:00 0"], &on_monday[..]].concat()[..]);
    assert_eq!(of("days = 1", ", days = \"sun\"")[..], ["0 00:00 2", "0 06:00 0"]);
    assert_eq!(of("days = 1", ", days = \"mon\"")[..], on_monday);
    // A centre that is closed at midnight has nobody who goes on.
    assert_eq!(of("days = 1\nopen = \"08:00-23:00\"", "")[0], "0 22:00 2");
}

#[test]
fn tables_and_shifts_hold_by_the_clock_on_days_of_23_and_25_hours() {
    let got = |start: &str, roster: &str| {
        let text = format!(
            "format = 1\n[calendar]\nstart = {start}\ndays = 2\ntimezone = \"Europe/Berlin\"\n[contacts.sales]\n\
             arrivals.poisson = {{ per_hour = 1 }}\ntalk_time = \"1m\"\n[groups.own]\nskills = [\"sales\"]\nroster = {roster}\n"
        );
        let model = base(&text).model;
        let elapsed = |step: &Step| (step.at.0 as f64 / Span::hours(1).0 as f64, step.agents);
        model.centre.groups[0].steps().iter().map(elapsed).collect::<Vec<(f64, u32)>>()
    };
    let table = "{ sun = { \"00:00\" = 1, \"02:00\" = 5, \"02:30\" = 6, \"03:00\" = 7 } }";
    // At three the clock goes back to two.
    assert_eq!(got("2026-10-25", table), [(0.0, 1), (2.0, 5), (2.5, 6), (3.0, 5), (3.5, 6), (4.0, 7), (25.0, 0)]);
    // At two it goes on to three.
    assert_eq!(got("2026-03-29", table), [(0.0, 1), (2.0, 7), (23.0, 0)]);
    let night = "{ shifts = [{ start = \"22:00\", lasts = \"8h\", agents = 4, days = \"sat\", \
                  breaks = [{ between = [\"6h\", \"7h\"], lasts = \"30m\" }] }] }";
    // The break begins at four, the shift ends at six.
    assert_eq!(got("2026-10-24", night), [(22.0, 4), (29.0, 0), (29.5, 4), (31.0, 0)]);
    assert_eq!(got("2026-03-28", night), [(22.0, 4), (27.0, 0), (27.5, 4), (29.0, 0)]);
}

#[test]
fn a_sized_roster_waits_for_the_forecast() {
    let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n[contacts.sales]\narrivals.poisson = { per_hour = 1 }\ntalk_time = \"1m\"\n\
                [groups.own]\nskills = [\"sales\"]\nroster.sized = { at_least = 1, shift = \"8h\" }\n";
    let sized = crate::centre::group::Sized { at_least: 1, shift: Some(Span::hours(8)) };
    assert_eq!(base(text).model.centre.groups[0].roster, crate::centre::group::Roster::Sized(sized));
}
