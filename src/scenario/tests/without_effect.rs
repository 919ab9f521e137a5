//! Keys that are right by themselves and change nothing where they stand: each warns with its line, its reason and a way out.

use super::{Mistake, loaded, said, told};

/// Lines that are right.
const GOOD: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 5
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
hours = "06:00-20:00"
talk_time = "3m"
patience.exponential = { mean = "2m" }
never_abandons = 0.1
value = { conversion = 0.1, satisfaction = { per_minute = 0.2 } }
[[contacts.sales.follow_ups]]
on = "order_written"
to = "typing"
[contacts.typing]
direction = "back_office"
talk_time = "3m"
min_idle = 3
[contacts.list]
direction = "outbound"
talk_time = "3m"
arrivals.backlog.count = 50
[groups.own]
skills = ["sales", "typing", "list"]
roster = 4
intake = "email"
projects = { held = 5, slowdown = 0.04 }
[groups.two]
skills = ["sales", "typing"]
roster = 2
[trunks.city]
lines = 9
carries = ["sales"]
[routing.sales]
min_idle = { own = 3 }
adaptive = { among = ["own", "two"], by = "handle_time", rule = "proportional", review = "2d" }
[[routing.sales.when]]
hours = "19:00-23:00"
groups = ["own"]
[dialers.d]
contacts = "list"
mode = "progressive"
answers = 0.4
hours = "09:00-21:00"
ring = "20s"
[survey]
responds = 0.2
"#;

#[test]
fn a_key_that_changes_nothing_warns_with_its_line_its_reason_and_a_way_out() {
    told(GOOD, CASES, &[]);
}

#[test]
fn keys_that_have_what_they_need_are_passed_without_a_word() {
    assert_eq!(said(&loaded(GOOD, &[])), Vec::<String>::new());
}

#[test]
fn more_agents_while_an_incident_lasts_are_agents_that_may_be_kept_free() {
    let text = GOOD.replacen("own = 3 }", "own = 4 }", 1);
    assert_eq!(said(&loaded(&text, &[])).len(), 1);
    let helped = r#"[[incidents]]
at = 2026-11-03 10:00
lasts = "2h"
times = { "groups.own.roster" = 1.5 }
"#;
    assert_eq!(said(&loaded(&format!("{text}{helped}"), &[])), Vec::<String>::new());
}

#[test]
fn an_incident_that_lets_orders_be_written_down_for_nobody_is_told_of() {
    let text = GOOD.replacen("on = \"order_written\"", "on = \"answered\"", 1).replacen("\"email\"", "\"site\"", 1);
    assert_eq!(said(&loaded(&text, &[])), Vec::<String>::new());
    let down = r#"[[incidents]]
at = 2026-11-03 10:00
lasts = "2h"
set = { "groups.own.intake" = "email" }
"#;
    let told = said(&loaded(&format!("{text}{down}"), &[]));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("incidents[0].set: orders that \"own\" writes down are typed in by nobody"), "{told:?}");
}

/// What stands in the good text, what stands there instead, and what is said.
const CASES: &[Mistake] = &[
    (
        "min_idle = { own = 3 }",
        "min_idle = { own = 4 }",
        &[
            "36: warning: routing.sales.min_idle.own: 4 agents are to stay free, and \"own\" never has more than 4 on its roster: none is taken while the centre is open; write at most 3",
        ],
    ),
    (
        "min_idle = 3\n",
        "min_idle = 4\n",
        &[
            "19: warning: contacts.typing.min_idle: 4 agents are to stay free, and no group that takes it ever has more than 4 on its roster: none is taken while the centre is open; write at most 3",
        ],
    ),
    (
        "held = 5, slowdown = 0.04",
        "held = 5",
        &[
            "28: warning: groups.own.projects: 5 projects without a `slowdown` make nothing longer; write, for example, slowdown = 0.04, or remove `projects`",
        ],
    ),
    (
        "held = 5, slowdown = 0.04",
        "held = 5, slowdown = 0",
        &[
            "28: warning: groups.own.projects.slowdown: 5 projects without a `slowdown` make nothing longer; write, for example, slowdown = 0.04, or remove `projects`",
        ],
    ),
    (
        ", satisfaction = { per_minute = 0.2 }",
        "",
        &[
            "47: warning: survey: nobody has a mark to give: no contact type says value.satisfaction, so nobody is asked; give it, or remove [survey]",
        ],
    ),
    (
        "patience.exponential = { mean = \"2m\" }\n",
        "",
        &[
            "10: warning: contacts.sales.never_abandons: without `patience` everybody waits for ever: it changes nothing; give `patience`, or remove it",
        ],
    ),
    (
        "min_idle = 3\n",
        "never_abandons = 0.2\n",
        &[
            "19: warning: contacts.typing.never_abandons: without `patience` everybody waits for ever: it changes nothing; give `patience`, or remove it",
        ],
    ),
    (
        "review = \"2d\"",
        "review = \"5d\"",
        &[
            "37: warning: routing.sales.adaptive.review: the first review would be after 5 days, and the calendar has 5: shares stay equal; review sooner, or simulate more days",
        ],
    ),
    (
        "on = \"order_written\"",
        "on = \"answered\"",
        &[
            "27: warning: groups.own.intake: orders that \"own\" writes down are typed in by nobody: no follow-up is on = \"order_written\"; let one lead to back-office work",
        ],
    ),
    (
        "conversion = 0.1, ",
        "",
        &[
            "27: warning: groups.own.intake: \"own\" takes no order: of the contact types that it takes none has value.conversion above 0; give it, or remove the intake",
        ],
    ),
    (
        "hours = \"06:00-20:00\"",
        "hours = \"21:00-05:00\"",
        &[
            "8: warning: contacts.sales.hours: the centre is never open within these hours: everybody is turned away as closed; change them, or calendar.open",
        ],
    ),
    (
        "hours = \"19:00-23:00\"",
        "days = \"sat, sun\"",
        &[
            "39: warning: routing.sales.when[0].days: the centre is never open within these hours: this rule never holds; change them, or calendar.open",
        ],
    ),
    (
        "hours = \"09:00-21:00\"",
        "hours = \"05:00-07:30\"",
        &[
            "45: warning: dialers.d.hours: no agent who could talk is on duty within these hours: the dialer never calls; widen them",
        ],
    ),
    (
        "lines = 9",
        "lines = 0",
        &[
            "33: warning: trunks.city.lines: without lines everybody whom it carries is turned away as blocked; write how many there are, or remove the trunk: then they are without limit",
        ],
    ),
];
