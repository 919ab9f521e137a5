//! Bad incidents, intakes, reports and surveys, each with all that is said about it.

use super::{Mistake, loaded, said, told};

/// Lines that are right; what is appended begins at line 28.
const GOOD: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 7
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
patience.exponential = { mean = "2m" }
value = { conversion = 0.1, satisfaction = { per_minute = 0.2 } }
[[contacts.sales.follow_ups]]
on = "order_refused"
to = "call_back"
[contacts.call_back]
talk_time = "3m"
[providers.shop]
kind = "in_house"
reports = { leaves_out = { abandoned_within = "20s" }, csat_bias = 0.4 }
[groups.own]
provider = "shop"
skills = ["sales", "call_back"]
roster = 4
intake = { by = "form", items = 5 }
[trunks.city]
lines = 9
carries = ["sales"]
[survey]
responds = 0.2
[[incidents]]
at = 2026-11-03 10:00
lasts = "2h"
times = { "groups.own.roster" = 0.5 }
"#;

#[test]
fn every_mistake_is_told_with_its_line_its_path_and_a_way_out() {
    told(GOOD, CASES, &[]);
}

#[test]
fn what_is_right_is_passed_without_a_word() {
    assert_eq!(said(&loaded(GOOD, &[])), Vec::<String>::new());
}

const TIMES: &str = r#"times = { "groups.own.roster" = 0.5 }"#;

/// What stands in the good text, what stands there instead, and what is said.
const CASES: &[Mistake] = &[
    (
        TIMES,
        r#"times = { "groups.owm.roster" = 0.5 }"#,
        &[r#"32: incidents[0].times."groups.owm.roster": there is no group "owm"; did you mean "own"?"#],
    ),
    (
        TIMES,
        r#"times = { "groups.own.skills" = 0.5 }"#,
        &[
            "32: incidents[0].times.\"groups.own.skills\": an incident cannot multiply this; it multiplies groups.X.roster, contacts.X.arrivals and trunks.X.lines",
        ],
    ),
    (
        TIMES,
        r#"times = { "trunks.city.lines" = -1 }"#,
        &["32: incidents[0].times.\"trunks.city.lines\": expected a number from 0 to 100, found the number -1"],
    ),
    (
        TIMES,
        r#"times = { "contacts.call_back.arrivals" = 2 }"#,
        &[
            "32: incidents[0].times.\"contacts.call_back.arrivals\": this type has no arrivals of its own; multiply those of the types that lead to it",
        ],
    ),
    (
        TIMES,
        "",
        &[
            r#"29: incidents[0]: changes nothing; say what it does in `times` or `set`, as in times = { "trunks.city.lines" = 0.5 }"#,
        ],
    ),
    (
        TIMES,
        r#"set = { "routing.sales.split" = { own = 1.0 } }"#,
        &[
            "32: incidents[0].set.\"routing.sales.split\": only a type that is dealt by shares can be dealt by others; give routing.sales a `split`",
        ],
    ),
    (
        TIMES,
        r#"set = { "groups.own.roster" = 2 }"#,
        &[
            "32: incidents[0].set.\"groups.own.roster\": cannot change while the clock runs; an incident sets groups.X.intake, routing.X.split and robots.X.ports, and multiplies rosters, arrivals and lines by `times`",
        ],
    ),
    (
        TIMES,
        r#"set = { "groups.own.intake" = "mail" }"#,
        &[
            r#"32: incidents[0].set."groups.own.intake": "mail" is not known here: one of "site", "form", "email", "articles"; did you mean "email"?"#,
        ],
    ),
    (
        "at = 2026-11-03 10:00",
        "at = 2026-12-03 10:00",
        &["30: incidents[0].at: 2026-12-03T10:00:00 is outside the calendar, which runs from 2026-11-02 to 2026-11-08"],
    ),
    ("at = 2026-11-03 10:00", "", &["29: incidents[0]: says neither `at` nor `every`: when does it happen?"]),
    (
        "at = 2026-11-03 10:00",
        "every.exponential = { mean = \"5s\" }",
        &[
            "30: incidents[0].every: about 120960 times in this calendar are more than the limit of 100000; let it happen less often",
        ],
    ),
    (
        "lasts = \"2h\"",
        "lasts = \"0s\"",
        &["31: incidents[0].lasts: takes no time; write a duration above zero, such as \"2h\""],
    ),
    (
        r#"intake = { by = "form", items = 5 }"#,
        r#"intake = { by = "articles", items = 5 }"#,
        &["23: groups.own.intake.items: articles that are numbers are taken at any size of an order; remove `items`"],
    ),
    (
        r#"intake = { by = "form", items = 5 }"#,
        r#"intake = { by = "form", erors = 0.5 }"#,
        &[r#"23: groups.own.intake.erors: there is no key "erors" here; did you mean "errors"?"#],
    ),
    (
        r#"abandoned_within = "20s""#,
        r#"abandoned_within = "20s", abandoned = true"#,
        &[
            "18: providers.shop.reports.leaves_out.abandoned: `abandoned` leaves out all who gave up, `abandoned_within` some of them; keep one of them",
        ],
    ),
    (
        r#"on = "order_refused""#,
        r#"on = "order_written""#,
        &[
            "6: warning: contacts.sales: follow_ups[0] never happens: nothing is order_written here, for no group takes orders by e-mail",
        ],
    ),
    ("responds = 0.2", "responds = { happy = 0.2 }", &[r#"28: survey.responds: "unhappy" is missing"#]),
    (
        "satisfaction = { per_minute = 0.2 }",
        "satisfaction = { best = 7 }",
        &["10: contacts.sales.value.satisfaction.best: expected a number from 1 to 5, found the number 7"],
    ),
];
