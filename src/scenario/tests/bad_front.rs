//! Bad menus, recordings, virtual holds, forwarded trunks and call-backs, each with all that is said about it.

use super::{Mistake, loaded, said, told};

/// A scenario that is right.
const GOOD: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 7
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
patience.exponential = { mean = "2m" }
ivr = { time = "25s", self_service = 0.15, hangs_up = 0.02, misdirects = { share = 0.08, to = "support", talk = "30s" } }
deflects = { share = 0.1, recording = "20s" }
virtual_hold = { when_wait_over = "2m", accepts = 0.35, reached = 0.8, ring = "25s" }
[[contacts.sales.follow_ups]]
on = ["abandoned", "unreached", "deflected", "self_served", "abandoned_in_ivr"]
to = "back"
cancel_if_answered = true
[contacts.support]
talk_time = "4m"
[contacts.back]
direction = "outbound"
talk_time = "2m"
[groups.own]
skills = ["sales", "support", "back"]
roster = 4
[trunks.city]
lines = 12
carries = ["sales"]
forwarded = { groups = ["own"], lines_each = 2 }
"#;

#[test]
fn what_is_right_is_passed_without_a_word() {
    assert_eq!(said(&loaded(GOOD, &[])), Vec::<String>::new());
}

#[test]
fn every_mistake_is_told_with_its_line_its_path_and_a_way_out() {
    told(GOOD, CASES, &[]);
}

/// What stands in the good text, what stands there instead, and what is said.
const CASES: &[Mistake] = &[
    (
        "self_service = 0.15",
        "self_service = 0.99",
        &[
            "10: contacts.sales.ivr: `self_service` and `hangs_up` are shares of the same callers: 0.99 and 0.02 are more than 1 together",
        ],
    ),
    (
        "self_service = 0.15",
        "self_servise = 0.15",
        &[r#"10: contacts.sales.ivr.self_servise: there is no key "self_servise" here; did you mean "self_service"?"#],
    ),
    (r#"ivr = { time = "25s", "#, "ivr = { ", &[r#"10: contacts.sales.ivr: "time" is missing"#]),
    (
        r#"ivr = { time = "25s", "#,
        r#"ivr = { time = "25h", "#,
        &[r#"10: contacts.sales.ivr.time: nobody listens for longer than 4h in the mean; write "25s" or "1m""#],
    ),
    (
        r#"to = "support", talk"#,
        r#"to = "suport", talk"#,
        &[r#"10: contacts.sales.ivr.misdirects.to: there is no contact type "suport"; did you mean "support"?"#],
    ),
    (
        r#"to = "support", talk"#,
        r#"to = "sales", talk"#,
        &[r#"10: contacts.sales.ivr.misdirects.to: its own queue is not a wrong one; name another contact type"#],
    ),
    (
        r#"to = "support", talk"#,
        r#"to = "back", talk"#,
        &[
            r#"6: contacts.sales: ivr.misdirects leads callers to "back", which must be inbound"#,
            r#"17: warning: contacts.support: has no arrivals and nothing leads to it: it never happens"#,
        ],
    ),
    (
        "recording = \"20s\"",
        "recording = 20",
        &[
            r#"11: contacts.sales.deflects.recording: expected a duration, found the number 20; give a unit in quotes: "20s""#,
        ],
    ),
    ("accepts = 0.35, ", "", &[r#"12: contacts.sales.virtual_hold: "accepts" is missing"#]),
    (
        "accepts = 0.35",
        "accepts = 35",
        &[
            r#"12: contacts.sales.virtual_hold.accepts: expected a share from 0 to 1, found 35; for per cent write 0.35"#,
        ],
    ),
    (
        "virtual_hold = {",
        "parallel = { at_once = 2 }\nvirtual_hold = {",
        &[
            r#"13: contacts.sales.virtual_hold: a chat has no line to let go: `virtual_hold` does not go with `parallel`; remove one of them"#,
        ],
    ),
    (
        "cancel_if_answered = true",
        "cancel_if_answered = 1",
        &[r#"16: contacts.sales.follow_ups[0].cancel_if_answered: expected true or false, found the number 1"#],
    ),
    (
        "cancel_if_answered = true",
        "cancel_if_answered = true\ntransfer = true",
        &[
            r#"16: contacts.sales.follow_ups[0].cancel_if_answered: a transfer begins at once, so nothing can come before it; remove `cancel_if_answered`"#,
        ],
    ),
    (
        "lines_each = 2",
        "lines_each = 13",
        &[r#"28: trunks.city.forwarded.lines_each: expected a whole number from 1 to 10, found the number 13"#],
    ),
    (
        "lines = 12",
        "lines = 1",
        &[r#"25: warning: trunks.city: a forwarded call holds 2 lines, and the trunk has 1: none is ever forwarded"#],
    ),
    (
        r#"groups = ["own"]"#,
        "groups = []",
        &[
            r#"28: trunks.city.forwarded.groups: the list is empty; name the groups to whom calls are passed on, or remove `forwarded`"#,
        ],
    ),
    (
        r#"groups = ["own"]"#,
        r#"groups = ["onw"]"#,
        &[r#"28: trunks.city.forwarded.groups[0]: there is no group "onw"; did you mean "own"?"#],
    ),
    (
        "direction = \"outbound\"",
        "direction = \"outbound\"\nvirtual_hold = { when_wait_over = \"2m\", accepts = 0.35 }",
        &[
            r#"21: contacts.back.virtual_hold: only people who call meet it: `virtual_hold` belongs to direction = "inbound"; remove it"#,
        ],
    ),
    (
        "direction = \"outbound\"",
        "direction = \"outbound\"\nivr.time = \"20s\"",
        &[r#"21: contacts.back.ivr: only people who call meet it: `ivr` belongs to direction = "inbound"; remove it"#],
    ),
    (
        ", misdirects = { share = 0.08, to = \"support\", talk = \"30s\" } }",
        "}",
        &[r#"17: warning: contacts.support: has no arrivals and nothing leads to it: it never happens"#],
    ),
];
