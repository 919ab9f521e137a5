//! Bad arrivals and hours, each with all that is said about it.

use super::{Mistake, loaded, said, told};

/// Lines that are right.
const GOOD: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 7
open = "08:00-10:00"
[contacts.sales]
talk_time = "3m"
arrivals.profile = { per_day = 10, shape = [1, 2, 3, 4] }
patience.exponential = { mean = "2m" }
[groups.own]
skills = ["sales"]
roster = 4
"#;
const ARRIVALS: &str = "profile = { per_day = 10, shape = [1, 2, 3, 4] }";
const TALK: &str = "talk_time = \"3m\"";
const FORECAST: &str = "start,calls,aht\n2026-11-02 08:00,3.5,120\n2026-11-02 08:30,-1,\n";

#[test]
fn every_mistake_about_arrivals_is_told_with_a_way_out() {
    told(GOOD, CASES, &[("f.csv", FORECAST)]);
}

#[test]
fn what_is_right_about_arrivals_is_passed_without_a_word() {
    let all = [
        (
            ARRIVALS,
            "profile = { per_day = 10, shape = [1, 2, 3, 4], months = { nov-jan = 2 }, parts = { cv = 0.1, from = [\"09:00\"] } }",
        ),
        (ARRIVALS, "mmpp = { per_hour = [2, 9], lasts = [\"40m\", \"5m\"] }"),
        (TALK, "talk_time = \"3m\"\nsurges = [{ at = 2026-11-03 08:30:00, lasts = \"30m\", times = 3 }]"),
        (
            TALK,
            "talk_time = \"3m\"\nhours = { mon-fri = [\"08:00-09:00\", \"09:30-10:00\"], sat = \"08:00-09:00\", sun = \"closed\" }",
        ),
    ];
    for (from, to) in all {
        assert_eq!(said(&loaded(&GOOD.replacen(from, to, 1), &[])), Vec::<String>::new(), "{to}");
    }
}

/// What stands in the good text, what stands there instead, and what is said.
const CASES: &[Mistake] = &[
    (
        ARRIVALS,
        "profile = { per_day = 10, shape = [1, 2, 3, 4], months = { novem = 2, jan = 1 , dec-feb = 2 } }",
        &[
            r#"8: contacts.sales.arrivals.profile.months.novem: "novem" is no month; write jan, feb, mar and so on, or nov-dec"#,
            "8: contacts.sales.arrivals.profile.months.dec-feb: jan is named twice",
        ],
    ),
    (
        ARRIVALS,
        r#"profile = { per_day = 10, shape = [1, 2, 3, 4], parts = { cv = [0.1], from = ["09:00"] } }"#,
        &[
            "8: contacts.sales.arrivals.profile.parts.cv: expected 2 values, one for each part (the first ends at 09:00), found 1; or one number for all",
        ],
    ),
    (
        ARRIVALS,
        r#"profile = { per_day = 10, shape = [1, 2, 3, 4], parts = { cv = 0.1, from = ["09:00", "08:00"] } }"#,
        &[
            r#"8: contacts.sales.arrivals.profile.parts.from: expected 1 to 47 times of one day, each after the one before, as in ["12:00", "18:00"]"#,
        ],
    ),
    (
        ARRIVALS,
        "mmpp = { per_hour = [2], lasts = [\"40m\"] }",
        &["8: contacts.sales.arrivals.mmpp: expected 2 to 50 states, found 1 rates; one rate alone is `poisson`"],
    ),
    (
        ARRIVALS,
        "mmpp = { per_hour = [2, 9], lasts = [\"40m\", \"10ms\"] }",
        &["8: contacts.sales.arrivals.mmpp.lasts[1]: expected a mean stay of at least 1s, found 0.01s"],
    ),
    (
        ARRIVALS,
        "mmpp = { per_hour = [2, 9], lasts = [\"40m\"] }",
        &["8: contacts.sales.arrivals.mmpp.lasts: expected 2 durations, one for each rate, found 1"],
    ),
    (
        ARRIVALS,
        "mmpp = { per_hour = [2, 9, 4], lasts = [\"40m\", \"1m\", \"1m\"] }",
        &[
            "8: contacts.sales.arrivals.mmpp: 3 states need `then`: for each state a row with the chance that each of them follows, as in [[0, 0.5, 0.5], [1, 0, 0], [1, 0, 0]]",
        ],
    ),
    (
        ARRIVALS,
        "mmpp = { per_hour = [2, 9, 4], lasts = [\"40m\", \"1m\", \"1m\"], then = [[0, 1, 0], [1, 0, 0], [1, 0, 0]] }",
        &[
            "8: contacts.sales.arrivals.mmpp: every state must lead, perhaps through others, to every other; one is never reached, or never left",
        ],
    ),
    (
        ARRIVALS,
        "mmpp = { per_hour = [2, 9], lasts = [\"40m\", \"1m\"], then = [[0, 0.9], [1, 0]] }",
        &["8: contacts.sales.arrivals.mmpp.then: the chances of row 1 add up to 0.900000; they must add up to 1"],
    ),
    (
        ARRIVALS,
        "mmpp = { per_hour = [2, 9], lasts = [\"40m\", \"1m\"], then = [[0.5, 0.5], [1, 0]] }",
        &["8: contacts.sales.arrivals.mmpp.then: row 1 follows itself; lengthen its stay instead and write 0 there"],
    ),
    (
        ARRIVALS,
        "forecast.file = \"f.csv\"",
        &[
            r#"8: contacts.sales.arrivals.forecast.file: f.csv:3: column "calls": expected a number from 0 to 1000000000, found -1"#,
        ],
    ),
    (
        TALK,
        "talk_time = \"3m\"\nsurges = [{ at = 2026-12-03 08:30:00, lasts = \"30m\", times = 3 }]",
        &[
            "8: warning: contacts.sales.surges[0].at: this surge is outside the calendar, which runs from 2026-11-02 to 2026-11-08: it changes nothing",
        ],
    ),
    (
        TALK,
        "talk_time = \"3m\"\nsurges = [{ at = \"noon\", lasts = \"30m\", time = 3 }]",
        &[
            "8: contacts.sales.surges[0].at: expected a date and time without quotes, such as 2026-11-01 08:30:00, found the text \"noon\"",
            "8: contacts.sales.surges[0].time: there is no key \"time\" here; did you mean \"times\"?",
        ],
    ),
    (
        "arrivals.profile = { per_day = 10, shape = [1, 2, 3, 4] }",
        "arrivals.backlog.count = 4\nsurges = [{ at = 2026-11-03 08:30:00, lasts = \"30m\", times = 3 }]",
        &["9: contacts.sales.surges: a backlog is there from the start and cannot surge; remove `surges`"],
    ),
    (
        TALK,
        "talk_time = \"3m\"\nhours = { mon = \"20:00-04:00\", tue = \"03:00-09:00\" }",
        &[
            "8: contacts.sales.hours: windows overlap on tue: each must begin after the one before it, also of the day before, has ended",
        ],
    ),
    (
        TALK,
        "talk_time = \"3m\"\nhours = { mon-fri = \"08:00-09:00\", fri = \"08:00-09:00\" }",
        &["8: contacts.sales.hours.fri: fri is named twice"],
    ),
    (
        TALK,
        "talk_time = \"3m\"\nhours = \"closed\"",
        &["8: contacts.sales.hours: nobody ever tries in these hours; give at least one window, or remove `arrivals`"],
    ),
];
