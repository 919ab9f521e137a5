//! Bad calls that go out, by dialers and robots, each with all that is said about it.

use super::{Mistake, loaded, said, told};

/// A list of people who are called by a dialer.
const GOOD: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 7
open = "08:00-20:00"
[contacts.survey]
direction = "outbound"
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
[groups.own]
skills = ["survey"]
roster = 4
[dialers.caller]
contacts = "survey"
mode = "predictive"
pace = { per_free_agent = 1.4, only_above_idle = 1 }
answers = 0.45
ring = "20s"
"#;

#[test]
fn every_mistake_is_told_with_its_line_its_path_and_a_way_out() {
    told(GOOD, CASES, &[]);
}

#[test]
fn what_is_right_is_passed_without_a_word() {
    for (from, to) in RIGHT {
        assert!(GOOD.contains(from), "{from}");
        assert_eq!(said(&loaded(&GOOD.replacen(from, to, 1), &[])), Vec::<String>::new(), "{to}");
    }
}

/// What may stand instead.
const RIGHT: &[(&str, &str)] = &[
    ("format = 1", "format = 1"),
    (
        "answers = 0.45",
        "answers = [0.45, 0.3]\nanswers_cv = 0.8\nattempts = 3\nagain_after.exponential = { mean = \"2h\" }",
    ),
    ("answers = 0.45", "answers = { \"09:00\" = 0.3, \"18:00\" = 0.6 }\nunreachable = 0.05"),
    ("answers = 0.45", "answers = 0.45\nvoicemail = { share = 0.3, detected = 0.9, mistaken = 0.02, heard = \"4s\" }"),
    ("answers = 0.45", "answers = 0.45\nvoicemail = 0.3\nabandoned_at_most = 0.03\nwaits = \"3s\"\nports = 12"),
    (
        "answers = 0.45",
        "answers = 0.45\nhours = { mon-fri = [\"09:00-12:00\", \"13:00-18:00\"], sat = \"10:00-14:00\" }",
    ),
    (
        "mode = \"predictive\"\npace = { per_free_agent = 1.4, only_above_idle = 1 }",
        "mode = \"preview\"\nlook = \"15s\"",
    ),
    (
        "mode = \"predictive\"\npace = { per_free_agent = 1.4, only_above_idle = 1 }",
        "mode = \"progressive\"\npace = { only_above_idle = 2 }",
    ),
    (
        "talk_time = \"3m\"\n",
        "talk_time = \"3m\"\n[[contacts.survey.follow_ups]]\non = [\"missed\", \"abandoned\", \"unreached\"]\nto = \"back\"\n\
         share = 0.1\nafter = \"5m\"\n[contacts.back]\ntalk_time = \"1m\"\n[groups.second]\nskills = [\"back\"]\nroster = 1\n",
    ),
];

/// What stands in the good text, what stands there instead, and what is said.
const CASES: &[Mistake] = &[
    (
        "contacts = \"survey\"",
        "contacts = \"surveys\"",
        &[r#"14: dialers.caller.contacts: there is no contact type "surveys"; did you mean "survey"?"#],
    ),
    (
        "mode = \"predictive\"",
        "mode = \"power\"",
        &[r#"15: dialers.caller.mode: "power" is not known here: one of "preview", "progressive", "predictive""#],
    ),
    (
        "pace = { per_free_agent = 1.4, only_above_idle = 1 }\n",
        "",
        &[
            "13: dialers.caller: a predictive dialer needs `pace`: how many calls ring for each agent who is free, as in pace = { per_free_agent = 1.5 }",
        ],
    ),
    (
        "per_free_agent = 1.4",
        "per_free_agent = 0.5",
        &["16: dialers.caller.pace.per_free_agent: expected a number from 1 to 100, found the number 0.5"],
    ),
    (
        "mode = \"predictive\"",
        "mode = \"progressive\"",
        &[
            "16: dialers.caller.pace.per_free_agent: only a predictive dialer calls more people than agents are free; remove it, or write mode = \"predictive\"",
        ],
    ),
    (
        "mode = \"predictive\"\npace = { per_free_agent = 1.4, only_above_idle = 1 }",
        "mode = \"preview\"\nports = 3\nabandoned_at_most = 0.03",
        &[
            "16: dialers.caller.ports: in preview agents dial for themselves, on a line each; remove `ports`",
            "17: dialers.caller.abandoned_at_most: in preview nobody who answers waits for an agent; remove `abandoned_at_most`",
        ],
    ),
    (
        "ring = \"20s\"",
        "look = \"20s\"",
        &[
            "13: dialers.caller: calls that nobody answers would take no time: give `ring`, how long it rings, as in ring = \"20s\"",
            "18: dialers.caller.look: only an agent who dials for himself looks at the record first; remove `look`, or write mode = \"preview\"",
        ],
    ),
    (
        "answers = 0.45",
        "answers = 0.45\nvoicemail = { share = 0.6, detekted = 0.9 }",
        &[
            "13: dialers.caller: `answers` and `voicemail` add up to 1.05, above 1",
            r#"18: dialers.caller.voicemail.detekted: there is no key "detekted" here; did you mean "detected"?"#,
        ],
    ),
    (
        "answers = 0.45",
        "answers = 0.45\nanswers_cv = 1.2",
        &[
            "18: dialers.caller.answers_cv: people whose chance is 0.45 in the mean cannot differ so much: between 0 and 1 their coefficient of variation is below 1.1",
        ],
    ),
    (
        "answers = 0.45",
        "answers = { \"18:00\" = 0.6, \"09:00\" = 0.3 }",
        &["17: dialers.caller.answers.\"09:00\": 09:00 stands after 18:00; list the times in order"],
    ),
    (
        "answers = 0.45",
        "answers = { \"24:00\" = 0.6 }",
        &["17: dialers.caller.answers.\"24:00\": 24:00 is past the day's end; write a time before 24:00"],
    ),
    (
        "answers = 0.45",
        "answers = {}",
        &[
            "17: dialers.caller.answers: the table is empty; give the chance of an answer from a time of day on, as in { \"09:00\" = 0.45 }",
        ],
    ),
    (
        "answers = 0.45",
        "answers = 0.45\nhours = { mon-fri = \"closed\" }",
        &["18: dialers.caller.hours: there is no hour in which it may call"],
    ),
    (
        "direction = \"outbound\"",
        "direction = \"back_office\"",
        &[r#"13: dialers.caller: a dialer calls people: the type "survey" must be outbound"#],
    ),
    (
        "talk_time = \"3m\"",
        "talk_time = \"3m\"\npatience = \"2m\"\nmin_idle = 2",
        &[
            "15: dialers.caller: \"survey\" has `patience`, but nobody waits to be called; how long somebody who answered listens to nobody is `waits` of the dialer",
            "15: dialers.caller: \"survey\" has `min_idle`, which is of agents who dial for themselves; write pace = { only_above_idle = 2 }",
        ],
    ),
    (
        "ring = \"20s\"",
        "ring = \"20s\"\n[dialers.second]\ncontacts = \"survey\"\nmode = \"progressive\"\nanswers = 1.0",
        &[r#"19: dialers.second: its contacts are called by the dialer "caller" already; one dialer calls a type"#],
    ),
    (
        "talk_time = \"3m\"",
        "talk_time = \"3m\"\nrobot = \"first\"\n[robots.first]\nports = 1\nattempts = [\"0s\"]\nanswers = { \"9\" = 0.5 }\nkeys = { \"1\" = 1.0 }\non_key = { \"1\" = \"confirmed\" }",
        &[
            r#"14: robots.first.answers.9: "9" is not a time of day; write "08:00" or "22:30""#,
            r#"20: dialers.caller: a robot calls "survey" already; a type has a robot or a dialer"#,
        ],
    ),
    (
        "talk_time = \"3m\"",
        "talk_time = \"3m\"\nrobot = \"first\"\n[robots.first]\nports = 1\nattempts = [\"0s\"]\nanswers = 0.5\nkeys = { \"1\" = 1.0 }\non_key = { \"1\" = \"confirmed\" }",
        &[r#"20: dialers.caller: a robot calls "survey" already; a type has a robot or a dialer"#],
    ),
];
