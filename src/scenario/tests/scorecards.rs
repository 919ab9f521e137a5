//! Scorecards of adaptive shares: what is read, and bad words about them, each with all that is said about it.

use super::{Mistake, base, loaded, said, told};
use crate::routing::Deal;
use crate::routing::adapt::scorecard::Scorecard;
use crate::routing::adapt::yardstick::YARDSTICKS;

const GOOD: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 7
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
value = { conversion = 0.5, satisfaction = { best = 4.5 } }
[groups.own]
skills = ["sales"]
roster = 4
[groups.two]
skills = ["sales"]
roster = 4
[routing.sales]
adaptive = { among = ["own", "two"], rule = "thompson", by = { conversion = 2, csat = 1 } }
"#;

#[test]
fn every_mistake_about_scorecards_is_told_with_a_way_out() {
    told(GOOD, CASES, &[]);
}

#[rustfmt::skip]
const CASES: &[Mistake] = &[
    ("conversion = 2,", "conversions = 2,", &[
        "17: routing.sales.adaptive.by.conversions: there is no key \"conversions\" here; did you mean \"conversion\"?",
    ]),
    ("conversion = 2,", "conversion = 0,", &[
        "17: routing.sales.adaptive.by.conversion: expected a number above 0, at most 1000000, found the number 0",
    ]),
    ("conversion = 2, csat = 1", "conversion = -2, csat = 'much'", &[
        "17: routing.sales.adaptive.by.conversion: expected a number above 0, at most 1000000, found the number -2",
        "17: routing.sales.adaptive.by.csat: expected a number above 0, at most 1000000, found the text \"much\"",
    ]),
    ("conversion = 2,", "conversion = inf,", &[
        "17: routing.sales.adaptive.by.conversion: expected a number above 0, at most 1000000, found inf, which is not finite",
    ]),
    ("{ conversion = 2, csat = 1 }", "{}", &[
        "17: routing.sales.adaptive.by: names nothing to judge by; write yardsticks with their weights, as in { conversion = 2, csat = 1 }",
    ]),
    ("csat = 1", "resolved = 1, csat_surveyed = 1", &[
        "17: routing.sales.adaptive.by.resolved: no contact would get a mark: write contacts.sales.resolved, or judge by something else",
        "17: routing.sales.adaptive.by.csat_surveyed: nobody asks people what they think; write a [survey], or judge by \"csat\"",
    ]),
    ("{ conversion = 2, csat = 1 }", "[\"conversion\"]", &[
        "17: routing.sales.adaptive.by: expected one of \"service_level\", \"abandonment\", \"asa\", \"handle_time\", \"conversion\", \"resolved\", \"csat\", \"csat_surveyed\", \"cost_per_contact\", \"profit_per_contact\", found a list",
    ]),
];

/// What the only split is judged by.
fn by(text: &str) -> Scorecard {
    assert_eq!(said(&loaded(text, &[])), [""; 0], "{text}");
    match &base(text).model.routing.rules[0][0].deal {
        Deal::Adaptive(adaptive) => adaptive.by.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_scorecard_is_read_whatever_the_order_and_one_of_one_is_its_yardstick() {
    let stick = |name: &str| *YARDSTICKS.iter().find(|stick| stick.name == name).unwrap();
    let two = Scorecard::weighted(vec![(stick("conversion"), 2.0), (stick("csat"), 1.0)]);
    assert_eq!(by(GOOD), two);
    assert_eq!(by(&GOOD.replace("conversion = 2, csat = 1", "csat = 0.5, conversion = 1")), two);
    assert_eq!(
        by(&GOOD.replace("{ conversion = 2, csat = 1 }", "{ csat = 3 }")),
        by(&GOOD.replace("{ conversion = 2, csat = 1 }", "\"csat\""))
    );
}
