//! R13, further: what says nothing or never happens changes nothing, to the last bit, mechanism by mechanism.

use crate::run::{Run, run};

/// A shop in which people redial, are transferred, share lines and give up; `TYPES`, `GROUPS` and `MORE` are places for more.
const SHOP: &str = r#"format = 1
currency = "EUR"
calendar = { start = 2026-11-02, days = 2, open = "08:00-14:00" }
[contacts.sales]
arrivals.poisson = { per_hour = 60 }
talk_time.lognormal = { mean = "160s", cv = 1.0 }
wrap_up.exponential = { mean = "30s" }
patience.exponential = { mean = "90s" }
value.conversion = 0.3
value.margin = 20
resolved = 0.8
SALES
[[contacts.sales.follow_ups]]
on = ["abandoned", "blocked"]
share = 0.5
to = "sales"
after.exponential = { mean = "4m" }
up_to = 3
[[contacts.sales.follow_ups]]
on = ["answered"]
share = 0.1
to = "support"
transfer = true
[contacts.support]
arrivals.poisson = { per_hour = 30 }
talk_time.gamma = { mean = "200s", cv = 0.7 }
patience.exponential = { mean = "3m" }
[contacts.letters]
direction = "back_office"
arrivals.poisson = { per_hour = 4 }
talk_time = "5m"
TYPES
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["sales", "support", "letters" SKILLS]
roster = { "08:00" = 4, "10:00" = 6, "12:00" = 5 }
OWN
[trunks.city]
lines = 9
carries = ["sales", "support"]
[routing.sales]
groups = ["own"]
ROUTING
MORE
"#;

/// The shop with more at some of its places.
fn shop(more: &[(&str, &str)]) -> String {
    let places = ["SALES", "TYPES", "SKILLS", "OWN", "ROUTING", "MORE"];
    assert!(more.iter().all(|(place, _)| places.contains(place)));
    let said = |place: &str| more.iter().find(|(of, _)| *of == place).map_or("", |(_, text)| *text);
    places.iter().fold(SHOP.to_owned(), |text, place| text.replace(place, said(place)))
}

/// What is said, and where, that changes nothing.
type Said = (&'static str, &'static [(&'static str, &'static str)]);

/// Each says something of a mechanism that leaves everything as it was.
const NOTHING: &[Said] = &[
    ("a recording for nobody", &[("SALES", "deflects = { share = 0.0, recording = \"20s\" }")]),
    ("a menu of no time", &[("SALES", "ivr = { time = \"0s\", self_service = 0.0, hangs_up = 0.0 }")]),
    (
        "virtual hold that nobody takes",
        &[("SALES", "virtual_hold = { when_wait_over = \"0s\", accepts = 0.0, reached = 1.0, ring = \"20s\" }")],
    ),
    (
        "virtual hold that is never offered",
        &[("SALES", "virtual_hold = { when_wait_over = \"1d\", accepts = 1.0, reached = 0.5, ring = \"20s\" }")],
    ),
    ("balking by nobody", &[("SALES", "balks = { queue = 0, share = 0.0 }")]),
    ("balking at a queue that never is", &[("SALES", "balks = { queue = 100000, share = 1.0 }")]),
    ("patience without end for nobody", &[("SALES", "never_abandons = 0.0")]),
    ("surges of one time", &[("SALES", "surges = [{ at = 2026-11-02T09:00:00, lasts = \"1h\", times = 1.0 }]")]),
    (
        "chats that nobody begins",
        &[
            ("TYPES", "[contacts.chats]\ntalk_time = \"5m\"\nparallel = { at_once = 3, slowdown = 0.3 }"),
            ("SKILLS", ", \"chats\""),
        ],
    ),
    (
        "a type that may break off talk, and that nobody calls",
        &[
            ("TYPES", "[contacts.vip]\ntalk_time = \"1m\"\npriority = 1\ninterrupts = [\"support\"]"),
            ("SKILLS", ", \"vip\""),
        ],
    ),
    (
        "a dialer without people to call",
        &[
            ("TYPES", "[contacts.leads]\ndirection = \"outbound\"\ntalk_time = \"2m\""),
            ("SKILLS", ", \"leads\""),
            (
                "MORE",
                "[dialers.out]\ncontacts = \"leads\"\nmode = \"predictive\"\npace = { per_free_agent = 2.0 }\nanswers = 0.4\nring = \"20s\"\nabandoned_at_most = 0.03",
            ),
        ],
    ),
    (
        "a robot without orders",
        &[
            ("TYPES", "[contacts.parcels]\ndirection = \"outbound\"\ntalk_time = \"2m\"\nrobot = \"caller\""),
            ("SKILLS", ", \"parcels\""),
            (
                "MORE",
                "[robots.caller]\nports = 2\nattempts = [\"0s\", \"30m\"]\nanswers = 0.6\nring = \"20s\"\nmessage = \"30s\"\nkeys = { \"1\" = 0.8, \"2\" = 0.1 }\non_key = { \"1\" = \"confirmed\", \"2\" = \"sales\" }",
            ),
        ],
    ),
    (
        "an incident that never comes",
        &[(
            "MORE",
            "[[incidents]]\nname = 'never'\nevery = \"3650d\"\nlasts = \"2h\"\ntimes = { \"groups.own.roster\" = 0.0, \"contacts.sales.arrivals\" = 3.0, \"trunks.city.lines\" = 0.0 }",
        )],
    ),
    (
        "an incident that leaves everything as it is",
        &[(
            "MORE",
            "[[incidents]]\nname = 'nothing'\nat = 2026-11-02T09:00:00\nlasts = \"2h\"\ntimes = { \"groups.own.roster\" = 1.0, \"trunks.city.lines\" = 1.0 }",
        )],
    ),
    ("settling in to what one knows", &[("OWN", "learning = { factor = 1.0, settles_in_contacts = 50 }")]),
    ("settled in long ago", &[("OWN", "learning = { factor = 2.0, settles_in = \"1h\", since = 1990-01-01 }")]),
    ("one project", &[("OWN", "projects = { held = 1, slowdown = 0.5 }")]),
    ("projects that slow nobody", &[("OWN", "projects = { held = 7, slowdown = 0.0 }")]),
    (
        "quality as usual",
        &[("OWN", "quality = { conversion_factor = 1.0, resolved_factor = 1.0, order_error_chance = 0.0 }")],
    ),
    (
        "an intake that takes no time",
        &[("OWN", "intake = { by = \"site\", time = \"0s\", per_item = \"0s\", errors = 0.0 }")],
    ),
    ("other clients who never call", &[("OWN", "shared = { clients = 3, occupancy = 0.0 }")]),
    ("scheduled people who all come", &[("OWN", "roster_counts = \"scheduled\"")]),
    ("absence that nothing raises", &[("OWN", "roster_counts = \"scheduled\"\nabsence = { per_point = 0.0 }")]),
    (
        "marks and a survey",
        &[("SALES", "value.satisfaction = { best = 4.5, per_minute = 0.5 }"), ("MORE", "[survey]\nresponds = 0.3")],
    ),
    ("limits that nobody meets", &[("ROUTING", "limits = { own = { per_hour = 100000, at_once = 100000 } }")]),
    ("nobody reserved", &[("ROUTING", "min_idle = { own = 0 }")]),
    ("overflow after a day", &[("ROUTING", "overflow = [{ after = \"1d\", to = [\"own\"] }]")]),
    ("dealt to the only group", &[("ROUTING", "deal = \"shortest_wait\"")]),
    ("the policy that is usual", &[("OWN", "serves = \"priority\"")]),
    ("the longest wait where all have one priority", &[("OWN", "serves = \"longest_wait\"")]),
];

fn of(more: &[(&str, &str)]) -> Run {
    run(&shop(more), 6, 1)
}

/// Estimates of the types and groups that both have.
fn alike(plain: &Run, other: &Run) -> Vec<String> {
    let (plain, other) = (&plain.outcome.results, &other.outcome.results);
    let mut differ = Vec::new();
    for (name, measures) in &plain.contacts {
        if other.contacts.get(name).is_none_or(|others| others.curve != measures.curve) {
            differ.push(format!("contacts.{name}.curve"));
        }
    }
    let rows = plain.contacts.iter().map(|(name, row)| (format!("contacts.{name}"), row, other.contacts.get(name)));
    let groups = plain.groups.iter().map(|(name, row)| (format!("groups.{name}"), row, other.groups.get(name)));
    for (name, row, others) in rows.chain(groups) {
        for (measure, estimate) in &row.by_name {
            // What a mechanism alone tells is not there without it.
            if others.and_then(|others| others.by_name.get(measure)) != Some(estimate) {
                differ.push(format!("{name}.{measure}"));
            }
        }
    }
    differ
}

#[test]
fn what_says_nothing_changes_nothing() {
    let plain = of(&[]);
    for happens in ["total.abandonment", "total.blocking", "contacts.support.transferred_in", "contacts.letters.done"] {
        assert!(plain.mean(happens) > 0.0, "no {happens}: the shop tries too little");
    }
    let mut wrong = Vec::new();
    for (name, more) in NOTHING {
        let differ = alike(&plain, &of(more));
        if !differ.is_empty() {
            wrong.push(format!("{name}: {}", differ.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{} change something:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn and_what_says_something_is_seen() {
    // The same comparison finds each of these.
    let plain = of(&[]);
    for more in [
        [("SALES", "balks = { queue = 0, share = 0.1 }")],
        [("SALES", "virtual_hold = { when_wait_over = \"0s\", accepts = 0.2, reached = 1.0, ring = \"20s\" }")],
        [("OWN", "learning = { factor = 1.1, settles_in_contacts = 50 }")],
        [("OWN", "intake = { by = \"site\", time = \"1s\", per_item = \"0s\", errors = 0.0 }")],
        [("OWN", "shared = { clients = 3, occupancy = 0.05 }")],
        [("ROUTING", "min_idle = { own = 1 }")],
        [("OWN", "serves = \"longest_queue\"")],
    ] {
        assert!(!alike(&plain, &of(&more)).is_empty(), "{more:?} changes nothing");
    }
}

#[test]
fn chats_one_at_a_time_are_calls() {
    // Chats have totals of their own, so it is their rows that are compared.
    let chats = of(&[("SALES", "parallel = { at_once = 1, slowdown = 0.5 }")]);
    let differ: Vec<String> =
        alike(&of(&[]), &chats).into_iter().filter(|name| name.starts_with("contacts.")).collect();
    assert!(differ.is_empty(), "{differ:?}");
}
