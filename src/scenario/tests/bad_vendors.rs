//! Bad words about vendors' agents, each with all that is said about it.

use super::{Mistake, loaded, said, told};
use crate::centre::agency::Promised;
use crate::centre::agency::Quality;
use crate::centre::group::Roster;
use crate::units::Span;

const GOOD: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 7
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
value = { conversion = 0.5 }
[providers.alfa]
kind = "outsourced"
promise = { answer_within = "20s", share = 0.8 }
[groups.vendor]
provider = "alfa"
skills = { sales = { level = 1 } }
shared = { clients = 7, occupancy = 0.75 }
learning = { factor = 1.35, settles_in = "30d", since = 2026-10-01 }
projects = { cap = 9, slowdown = 0.04 }
quality = { conversion_factor = 0.85, resolved_factor = 0.95, order_error_chance = 0.03 }
"#;

#[test]
fn every_mistake_about_vendors_is_told_with_a_way_out() {
    told(GOOD, CASES, &[]);
}

#[test]
fn what_is_right_about_vendors_is_passed_without_a_word() {
    assert_eq!(said(&loaded(GOOD, &[])), Vec::<String>::new());
}

#[test]
fn a_quote_says_promise_quality_and_ramp_for_all_groups_that_do_not_say_otherwise() {
    let text = r#"format = 1
[calendar]
start = 2026-11-02
days = 1
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
value = { conversion = 0.5 }
[providers.alfa]
quote = "alfa.toml"
[groups.first]
provider = "alfa"
skills = ["sales"]
[groups.second]
provider = "alfa"
skills = { sales = { quality = { conversion_factor = 0.9 } } }
quality = { order_error_chance = 0.1 }
learning = { factor = 2, settles_in_contacts = 50 }
roster = 3
"#;
    let quote = "kind = \"outsourced\"\npromise = { answer_within = \"30s\", share = 0.7 }\n\
                 quality = { conversion_factor = 0.8, resolved_factor = 0.6 }\nramp = { factor = 1.3, settles_in = \"10d\" }\n";
    let loaded = loaded(text, &[("alfa.toml", quote)]);
    assert_eq!(said(&loaded), Vec::<String>::new());
    let model = loaded.experiment.map(|experiment| experiment.base.model);
    let groups = model.map(|model| model.centre.groups).unwrap_or_default();
    let of = |group: usize| {
        let skill = groups[group].skills[0];
        (skill.quality, skill.learning.map(|learning| learning.factor))
    };
    let quality = |conversion_factor, resolved_factor, order_error_chance| Quality {
        conversion_factor,
        resolved_factor,
        order_error_chance,
    };
    assert_eq!(of(0), (quality(0.8, 0.6, 0.0), Some(1.3)));
    assert_eq!(of(1), (quality(0.9, 0.6, 0.1), Some(2.0)));
    let promise = Promised { answer_within: Span::seconds(30), share: 0.7, kept_on: 0.9, at_least: None, shift: None };
    assert_eq!(groups[0].roster, Roster::Promised(promise));
    assert!(matches!(groups[1].roster, Roster::Steps(_)));
}

/// What stands in the good text, what stands there instead, and what is said.
const CASES: &[Mistake] = &[
    (
        "clients = 7, occupancy = 0.75",
        "clients = 0, occupancy = 1.5",
        &[
            "16: groups.vendor.shared.clients: expected a whole number from 1 to 1000, found the number 0",
            "16: groups.vendor.shared.occupancy: expected a number from 0 to 0.99, found the number 1.5",
        ],
    ),
    ("clients = 7, occupancy = 0.75", "clients = 7", &["16: groups.vendor.shared: \"occupancy\" is missing"]),
    (
        "occupancy = 0.75",
        "occupancy = 0.75, handle_time = \"0s\"",
        &[
            "16: groups.vendor.shared.handle_time: calls that take no time keep nobody busy; write a handle time above 0",
        ],
    ),
    (
        "share = 0.8 }",
        "share = 1.0 }",
        &[
            "12: providers.alfa.promise.share: everybody, always, takes agents without end; write a share below 1, such as 0.99",
            "13: groups.vendor: \"roster\" is missing",
        ],
    ),
    (
        "skills = { sales",
        "roster.promised = { answer_within = \"20s\", share = 0 }\nskills = { sales",
        &["15: groups.vendor.roster.promised.share: a promise of nothing is none; write a share above 0"],
    ),
    (
        "skills = { sales",
        "roster = { sized = {}, promised = { answer_within = \"20s\", share = 0.8 } }\nskills = { sales",
        &["15: groups.vendor.roster: `shifts`, `sized` and `promised` exclude each other; keep one"],
    ),
    (
        "settles_in = \"30d\", since = 2026-10-01",
        "since = 2026-10-01",
        &["17: groups.vendor.learning: say when it settles: \"settles_in\" (\"30d\") or \"settles_in_contacts\" (500)"],
    ),
    (
        "settles_in = \"30d\"",
        "settles_in_contacts = 500",
        &[
            "17: groups.vendor.learning.since: practice counts from the start of the calendar; `since` belongs to `settles_in`",
        ],
    ),
    (
        "settles_in = \"30d\"",
        "settles_in = \"30d\", settles_in_contacts = 500",
        &["17: groups.vendor.learning: give either \"settles_in\" or \"settles_in_contacts\", not both"],
    ),
    (
        "cap = 9",
        "cap = 7",
        &[
            "18: groups.vendor.projects: an agent holds 8 projects, more than the cap of 7; take fewer clients, or say a larger `cap`",
        ],
    ),
    (
        "conversion_factor = 0.85",
        "conversion_factor = 3",
        &[
            "19: groups.vendor.quality: sells to 1.50 of those who call about \"sales\" (0.5 x 3); a chance is at most 1",
        ],
    ),
    (
        "order_error_chance",
        "order_eror_chance",
        &[
            "19: groups.vendor.quality.order_eror_chance: there is no key \"order_eror_chance\" here; did you mean \"order_error_chance\"?",
        ],
    ),
    (
        "quality = {",
        "absence = { per_point = 0.004 }\nquality = {",
        &[
            "19: groups.vendor.absence: needs roster_counts = \"scheduled\": a roster of people on the phones has nobody absent",
        ],
    ),
];
