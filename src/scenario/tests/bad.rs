//! Bad scenarios, each with all that is said about it.

use super::{loaded, said};

/// Twelve lines that are right.
const GOOD: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 7
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
patience.exponential = { mean = "2m" }
[groups.own]
skills = ["sales"]
roster = 4
"#;

#[test]
fn every_mistake_is_told_with_its_line_its_path_and_a_way_out() {
    let mut wrong = Vec::new();
    for (from, to, expected) in CASES {
        assert!(GOOD.contains(from), "{from}");
        let got = said(&loaded(&GOOD.replacen(from, to, 1), &[]));
        if got != *expected {
            wrong.push(format!("{to}\n  got      {got:#?}\n  expected {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_right_is_passed_without_a_word() {
    assert_eq!(said(&loaded(GOOD, &[])), Vec::<String>::new());
}

/// What stands in the good text, what stands there instead, and what is said.
const CASES: &[(&str, &str, &[&str])] = &[
    (r#"format = 1"#, r#"format = 9"#, &[]),
    (r#"format = 1
"#, r#""#, &[]),
    (r#"format = 1"#, r#"format = 1
currency = "uah""#, &[]),
    (r#"format = 1"#, r#"format = 1
knobs = {}"#, &[]),
    (r#"format = 1"#, r#"format = 1
trunk = {}"#, &[]),
    (r#"days = 7"#, r#"days = 5000"#, &[]),
    (r#"days = 7"#, r#"days = 0"#, &[]),
    (r#"days = 7"#, r#"dais = 7"#, &[]),
    (r#"start = 2026-11-02"#, r#"start = "2026-11-02""#, &[]),
    (r#"start = 2026-11-02"#, r#"start = 1066-10-14"#, &[]),
    (r#"days = 7"#, r#"days = 7
timezone = "Kiev+3""#, &[]),
    (r#"days = 7"#, r#"days = 7
interval = "7m""#, &[]),
    (r#"days = 7"#, r#"days = 7
at_close = "wait""#, &[]),
    (r#"open = "08:00-20:00""#, r#"open = "20:00-08:00""#, &[]),
    (r#"open = "08:00-20:00""#, r#"open = { mon-fri = "08:00-20:00", fri-sun = "09:00-18:00" }"#, &[]),
    (r#"open = "08:00-20:00""#, r#"open = { monday = "08:00-20:00" }"#, &[]),
    (r#"open = "08:00-20:00""#, r#"open = ["13:00-18:00", "08:00-12:00"]"#, &[]),
    (r#"days = 7"#, r#"days = 7
holidays = [{ date = 2026-11-03 }, { date = 2026-11-03 }]"#, &[]),
    (r#"days = 7"#, r#"days = 7
holidays = [{ date = 2026-11-03, like = "mon-fri" }]"#, &[]),
    (r#"days = 7"#, r#"days = 3660
interval = "1m""#, &[]),
    (r#"[groups.own]"#, r#"[target]
share = 80
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[target]
definition = "servicelevel"
[groups.own]"#, &[]),
    (r#"format = 1"#, r#"format = 1
target = "80-20""#, &[]),
    (r#"[groups.own]"#, r#"[run]
replications = 0
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[run]
replications = 1
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[run]
replications = 10
precision = { of = "contacts.sales.service_level", half_width = 0.01 }
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[run]
precision = { of = "contacts.slaes.service_level", half_width = 0.01 }
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[run]
warm_up = "7d"
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[run]
confidence = 95
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[decision]
horizon = "24"
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[decision]
today = "own_only"
[groups.own]"#, &[]),
    (r#"[contacts.sales]"#, r#"[contacts."sa/les"]"#, &[]),
    (r#"[contacts.sales]"#, r#"[contacts.Own]
like = "sales"
[contacts.own]
like = "sales"
[contacts.sales]"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = 180"#, &[]),
    (r#"talk_time = "3m""#, r#""#, &[]),
    (r#"talk_time = "3m""#, r#"talk_tme = "3m""#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time.lognormal = { mean = "3m" }"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
priority = 0"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
ivr = { time = "25s" }"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
ivrr = { time = "25s" }"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
due = "15m""#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
robot = "confirm""#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
direction = "in""#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
never_abandons = 1.2"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
balks = { queue = 4 }"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
hours = "20:00-04:00""#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
value = { conversion = "0.1" }"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
value = { margin = -5 }"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
value = { refused = { confirmed = 0.1 } }"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
direction = "outbound"
decay = [["2h", 0.9], ["1h", 0.5]]"#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
like = "sale""#, &[]),
    (r#"talk_time = "3m""#, r#"talk_time = "3m"
like = "sales""#, &[]),
    (r#"patience.exponential = { mean = "2m" }"#, r#"patience = "0s""#, &[]),
    (r#"[groups.own]"#, r#"[[contacts.sales.follow_ups]]
on = ["abandond"]
to = "sales"
after = "1m"
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[[contacts.sales.follow_ups]]
on = ["self_served"]
share = 0.5
to = "sales"
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[[contacts.sales.follow_ups]]
on = ["abandoned"]
to = "sales"
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[[contacts.sales.follow_ups]]
on = ["answered"]
share = 0.9
to = "sales"
after = "1h"
[[contacts.sales.follow_ups]]
on = ["answered"]
share = 0.9
to = "sales"
after = "2h"
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[[contacts.sales.follow_ups]]
on = ["unresolved"]
share = 0.5
to = "sales"
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[[contacts.sales.follow_ups]]
on = ["abandoned"]
share = 0.5
to = "sales"
transfer = true
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[[contacts.sales.follow_ups]]
on = ["answered"]
share = 0.5
to = "sales"
up_to = 0
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[contacts.support]
arrivals.poisson = { per_hour = 1 }
talk_time = "1m"
[groups.own]"#, &[]),
    (r#"[groups.own]"#, r#"[contacts.support]
talk_time = "1m"
[groups.own]"#, &[]),
    (r#"skills = ["sales"]"#, r#"skills = ["sales", "slaes"]"#, &[]),
    (r#"skills = ["sales"]"#, r#"skills = ["sales", "sales"]"#, &[]),
    (r#"skills = ["sales"]"#, r#"skills = { sale = {} }"#, &[]),
    (r#"skills = ["sales"]"#, r#"skills = { sales = { level = 0 } }"#, &[]),
    (r#"skills = ["sales"]"#, r#"skills = ["sales"]
provider = "alfa""#, &[]),
    (r#"skills = ["sales"]"#, r#"skills = ["sales"]
shrinkage = { leave = 0.6, sickness = 0.5 }"#, &[]),
    (r#"skills = ["sales"]"#, r#"skills = ["sales"]
ring = "5s""#, &[]),
    (r#"roster = 4"#, r#"roster = -1"#, &[]),
    (r#"roster = 4"#, r#"roster = 2.5"#, &[]),
    (r#"roster = 4"#, r#"roster = 4000000"#, &[]),
    (r#"roster = 4"#, r#"roster = [4]"#, &[]),
    (r#"roster = 4"#, r#"roster = {}"#, &[]),
    (r#"roster = 4"#, r#"roster = { "8:00" = 4, "08:00" = 5 }"#, &[]),
    (r#"roster = 4"#, r#"roster = { "8:60" = 4 }"#, &[]),
    (r#"roster = 4"#, r#"roster = { mon = 4, "08:00" = 5 }"#, &[]),
    (r#"roster = 4"#, r#"roster = { mon-fri = 4, fri = 5 }"#, &[]),
    (r#"roster = 4"#, r#"roster.promised = { share = 0.8 }"#, &[]),
    (r#"roster = 4"#, r#"roster = "roster.csv""#, &[]),
    (r#"roster = 4"#, r#"roster.shifts = [{ start = "08:00", lasts = "30h", agents = 4 }]"#, &[]),
    (r#"roster = 4"#, r#"roster.shifts = [{ start = "08:00", lasts = "12h", agents = 4, breaks = [{ between = ["3h", "4h"], lasts = "30m", at_most_away = 0.25 }] }]"#, &[]),
    (r#"roster = 4"#, r#"roster.shifts = [{ start = "08:00", lasts = "12h", agents = 4, breaks = [{ between = ["11h", "13h"], lasts = "30m" }] }]"#, &[]),
    (r#"roster = 4"#, r#"roster.sized = { at_least = 1, shif = "8h" }"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[[groups.own.rosters]]
from = 2026-11-05
to = 2026-11-03
roster = 1"#, &[]),
    (r#"roster = 4"#, r#"roster = { "10:00" = 4 }"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.sales]
split = { own = 0.7 }"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.sales]
split = { owm = 1.0 }"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.slaes]
groups = ["own"]"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.sales]
split = { own = 1.0 }
groups = ["own"]"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.sales]
adaptive = {}"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.sales]
choose = "longest""#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.sales]
overflow = [{ after = "30s", when_holding = 3, to = ["own"] }]"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.sales]
overflow = [{ after = "30s", to = [] }]"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.sales]
limits = { own = {} }"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[routing.sales]
[[routing.sales.when]]
groups = ["own"]"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[groups.other]
skills = []
roster = 1
[routing.sales]
groups = ["own", "other"]"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[trunks.city]
lines = 5
carries = ["sales"]
[trunks.town]
lines = 5
carries = ["sales"]"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[trunks.city]
lines = 5000000
carries = ["sales"]"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[providers.alfa]
kind = "vendor""#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[providers.alfa]
kind = "outsourced""#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[options.small]
set = { "groups.own.roster" = -2 }"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[options.small]
sets = {}"#, &[]),
    (r#"per_hour = 10"#, r#"per_hour = 1e12"#, &[]),
    (r#"per_hour = 10"#, r#"pre_hour = 10"#, &[]),
    (r#"[groups.own]"#, r#"[run]
replications = 1000000000
[groups.own]"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 0
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "0s"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "21:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.95, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.3 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "22" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "slaes" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "order" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "agent"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = { "09:00" = 0.5 }
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "agents"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "drop"
"#, &[]),
    (r#"roster = 4"#, r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirms"
talk_time = "1m"
[robots.confirm]
ports = 4
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [0.56, 0.5]
voicemail = 0.1
keys = { "1" = 0.8, "2" = 0.1 }
on_key = { "1" = "confirmed", "2" = "sales" }
fallback = "drop"
"#, &[]),
];
