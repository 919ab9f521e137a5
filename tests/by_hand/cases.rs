//! The cases. 2026-11-02 is a Monday.

use crate::Case;

const HOUR: &str = "start = 2026-11-02\ndays = 1\nopen = \"08:00-09:00\"";
const TWO_HOURS: &str = "start = 2026-11-02\ndays = 1\nopen = \"08:00-10:00\"";
const TWO_DAYS: &str = "start = 2026-11-02\ndays = 2\nopen = \"08:00-09:00\"";

pub const CASES: &[Case] = &[
    Case {
        name: "a rule over midnight holds from 20:00 to 06:00",
        calendar: "start = 2026-11-02\ndays = 2\nopen = \"00:00-24:00\"",
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 19:59:59, 2026-11-02 20:00:00, 2026-11-03 05:59:59, 2026-11-03 06:00:00]
talk_time = "10s"
[providers.shop]
kind = "in_house"
[groups]
day = { provider = "shop", skills = ["calls"], roster = 1 }
night = { provider = "shop", skills = ["calls"], roster = 1 }
[routing.calls]
groups = ["day"]
when = [{ hours = "20:00-06:00", groups = ["night"] }]
"#,
        figures: &[("groups.day.answered", 2.0), ("groups.night.answered", 2.0), ("contacts.calls.asa", 0.0)],
    },
    Case {
        name: "two an hour: the third is turned away, the next hour begins anew",
        calendar: TWO_HOURS,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:10:00, 2026-11-02 08:20:00, 2026-11-02 08:30:00, 2026-11-02 09:00:00]
talk_time = "10s"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
[routing.calls]
split = { own = 1.0 }
limits = { own = { per_hour = 2 } }
"#,
        figures: &[
            ("contacts.calls.blocked", 1.0),
            ("contacts.calls.answered", 3.0),
            ("contacts.calls.blocking", 0.25),
        ],
    },
    Case {
        name: "two a day: the next day begins anew",
        calendar: TWO_DAYS,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:10:00, 2026-11-02 08:20:00, 2026-11-02 08:59:00, 2026-11-03 08:10:00]
talk_time = "10s"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
[routing.calls]
split = { own = 1.0 }
limits = { own = { per_day = 2 } }
"#,
        figures: &[("contacts.calls.blocked", 1.0), ("contacts.calls.answered", 3.0)],
    },
    Case {
        // The agent is busy until 08:05. Then level 1 before 2, of level 1 priority 5 before 9, of those the longest
        // wait: d of 08:02:30 (150 s), d of 08:03 (180 s), c (300 s), b (420 s).
        name: "level before priority before wait",
        calendar: HOUR,
        text: r#"
[contacts.a]
arrivals.trace.at = [2026-11-02 08:00:00]
talk_time = "5m"
[contacts.b]
arrivals.trace.at = [2026-11-02 08:01:00]
talk_time = "60s"
priority = 1
[contacts.c]
arrivals.trace.at = [2026-11-02 08:02:00]
talk_time = "60s"
priority = 9
[contacts.d]
arrivals.trace.at = [2026-11-02 08:03:00, 2026-11-02 08:02:30]
talk_time = "60s"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = { a = {}, b = { level = 2 }, c = {}, d = {} }
roster = 1
"#,
        figures: &[
            ("contacts.b.asa", 420.0),
            ("contacts.c.asa", 300.0),
            ("contacts.d.asa", 165.0),
            ("total.wait", 210.0),
        ],
    },
    Case {
        // The line is held 60 + 30 s: the caller of 08:01:20 is blocked, the one of 08:01:30 finds it free.
        name: "a transfer keeps the line",
        calendar: HOUR,
        text: r#"
[contacts.a]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:01:20, 2026-11-02 08:01:30]
talk_time = "60s"
follow_ups = [{ on = ["answered"], to = "b", transfer = true }]
[contacts.b]
talk_time = "30s"
[providers.shop]
kind = "in_house"
[groups]
first = { provider = "shop", skills = ["a"], roster = 1 }
second = { provider = "shop", skills = ["b"], roster = 1 }
[trunks.city]
lines = 1
carries = ["a"]
"#,
        figures: &[
            ("contacts.a.attempts", 3.0),
            ("contacts.a.blocked", 1.0),
            ("contacts.b.attempts", 0.0),
            ("contacts.b.transferred_in", 2.0),
            ("contacts.b.answered", 2.0),
            ("total.answered", 2.0),
            ("total.people", 3.0),
            ("total.handle_time_per_contact", 90.0),
            ("trunks.city.lines_busy", 0.05),
            ("trunks.city.all_lines_busy", 0.05),
            ("trunks.city.peak_lines", 1.0),
        ],
    },
    Case {
        // Talk ends at 09:00:30, when nobody is left in the second group: the caller does not hold on until Tuesday.
        name: "who is transferred after closing to nobody is told so",
        calendar: TWO_DAYS,
        text: r#"
[contacts.a]
arrivals.trace.at = [2026-11-02 08:59:30]
talk_time = "60s"
follow_ups = [{ on = ["answered"], to = "b", transfer = true }]
[contacts.b]
talk_time = "30s"
[providers.shop]
kind = "in_house"
[groups]
first = { provider = "shop", skills = ["a"], roster = 1 }
second = { provider = "shop", skills = ["b"], roster = 1 }
"#,
        figures: &[("contacts.b.abandoned", 1.0), ("contacts.b.wait", 0.0), ("contacts.a.answered", 1.0)],
    },
    Case {
        // Nobody works before 08:30. Tries at 08:00:00, 08:01:10 and 08:02:20, then the rule is spent.
        name: "two redials and no more",
        calendar: HOUR,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00]
talk_time = "10s"
patience = "10s"
follow_ups = [{ on = ["abandoned"], to = "calls", after = "60s", up_to = 2 }]
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = { "08:30" = 1 }
"#,
        figures: &[
            ("contacts.calls.attempts", 3.0),
            ("contacts.calls.abandoned", 3.0),
            ("contacts.calls.people", 1.0),
            ("contacts.calls.people_answered", 0.0),
            ("contacts.calls.repeat_share", 2.0 / 3.0),
        ],
    },
    Case {
        // Sent away at 09:00 after 10 s; the redial of 09:01 waits for Tuesday's opening.
        name: "a redial keeps to the opening hours",
        calendar: "start = 2026-11-02\ndays = 2\nopen = \"08:00-09:00\"\nat_close = \"drop\"",
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:59:00, 2026-11-02 08:59:50]
talk_time = "120s"
follow_ups = [{ on = ["abandoned"], to = "calls", after = "60s" }]
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
"#,
        figures: &[
            ("contacts.calls.attempts", 3.0),
            ("contacts.calls.closed", 0.0),
            ("contacts.calls.abandoned", 1.0),
            ("contacts.calls.answered", 2.0),
            ("contacts.calls.people_answered", 2.0),
            ("contacts.calls.hidden_demand", 1.0),
            ("contacts.calls.wait", 10.0 / 3.0),
        ],
    },
    Case {
        // The second is answered at 09:01 and done at 09:03: 3780 s on duty, 240 s busy, 90 s in the queue.
        name: "overtime is on duty, and the drain is in the time averages",
        calendar: HOUR,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:59:00, 2026-11-02 08:59:30]
talk_time = "120s"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
"#,
        figures: &[
            ("groups.own.occupancy", 240.0 / 3780.0),
            ("groups.own.staffed_agents", 1.0),
            ("contacts.calls.queue_length", 90.0 / 3780.0),
            ("contacts.calls.asa", 45.0),
        ],
    },
    Case {
        // Agents come at 06:00 and 08:00; the mean over open time does not know those before the opening.
        name: "staff before the opening is not in the mean over open time",
        calendar: TWO_HOURS,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00]
talk_time = "240s"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster.shifts = [{ start = "06:00", lasts = "4h", agents = 1 }]
"#,
        figures: &[("groups.own.staffed_agents", 1.0), ("groups.own.occupancy", 240.0 / 14400.0)],
    },
    Case {
        name: "the day of 25 hours in Kyiv",
        calendar: "start = 2026-10-25\ndays = 1\ntimezone = \"Europe/Kyiv\"\nopen = \"00:00-24:00\"",
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-10-25 12:00:00]
talk_time = "15m"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
"#,
        figures: &[("groups.own.occupancy", 0.01), ("groups.own.staffed_agents", 1.0)],
    },
    Case {
        // Two agents for eight hours, each an hour away, one after the other: 14 agent hours.
        name: "breaks in waves",
        calendar: "start = 2026-11-02\ndays = 1\nopen = \"08:00-16:00\"",
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00]
talk_time = "6m"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster.shifts = [{ start = "08:00", lasts = "8h", agents = 2, breaks = [{ between = ["3h", "5h"], lasts = "1h", at_most_away = 0.5 }] }]
"#,
        figures: &[("groups.own.staffed_agents", 1.75), ("groups.own.occupancy", 360.0 / 50400.0)],
    },
    Case {
        // Monday is a holiday like Sunday: open from 10:00 with Sunday's roster.
        name: "a holiday follows another weekday",
        calendar: "start = 2026-11-02\ndays = 1\nopen = { mon-fri = \"08:00-20:00\", sat-sun = \"09:00-20:00\" }\nholidays = [{ date = 2026-11-02, like = \"sun\", open = \"10:00-16:00\" }]",
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 09:30:00, 2026-11-02 10:00:00]
talk_time = "60s"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = { mon-fri = 2, sat-sun = 1 }
"#,
        figures: &[
            ("contacts.calls.closed", 1.0),
            ("contacts.calls.answered", 1.0),
            ("groups.own.staffed_agents", 1.0),
        ],
    },
    Case {
        // The second arises while closed and is done on Tuesday at 08:01:10, after 79270 s:
        // 0.9 - 0.6 ln(79270 / 3600) / ln 36.
        name: "due by the clock, and orders kept by delay",
        calendar: TWO_DAYS,
        text: r#"
[contacts.orders]
direction = "outbound"
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 10:00:00]
hours = "00:00-24:00"
talk_time = "70s"
due = "15m"
decay = [["1h", 0.9], ["36h", 0.3]]
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["orders"]
roster = 1
"#,
        figures: &[
            ("contacts.orders.arose", 2.0),
            ("contacts.orders.done", 2.0),
            ("contacts.orders.done_in_time", 0.5),
            ("contacts.orders.orders_kept", 1.282_309),
        ],
    },
    Case {
        name: "due by open hours",
        calendar: TWO_DAYS,
        text: r#"
[contacts.orders]
direction = "back_office"
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 10:00:00]
hours = "00:00-24:00"
talk_time = "70s"
due = "70s"
due_counts = "open_hours"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["orders"]
roster = 1
"#,
        figures: &[("contacts.orders.done_in_time", 1.0)],
    },
    Case {
        // Two agents, one kept free: the second piece waits for the first to be done.
        name: "min_idle keeps an agent free for callers",
        calendar: HOUR,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:30]
talk_time = "10s"
[contacts.work]
direction = "outbound"
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:00:10]
talk_time = "60s"
min_idle = 1
due = "110s"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls", "work"]
roster = 2
"#,
        figures: &[("contacts.calls.asa", 0.0), ("contacts.work.done", 2.0), ("contacts.work.done_in_time", 1.0)],
    },
    Case {
        // From 08:30 on: 59 s of the first call, 60 s of the second, over 5400 s.
        name: "warm-up counts no contact that came in it, and no time",
        calendar: TWO_HOURS,
        text: r#"
[run]
warm_up = "8h30m"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:29:59, 2026-11-02 08:30:00]
talk_time = "60s"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 2
"#,
        figures: &[
            ("contacts.calls.offered", 1.0),
            ("groups.own.busy_agents", 119.0 / 5400.0),
            ("groups.own.staffed_agents", 2.0),
        ],
    },
    Case {
        name: "overflow after 20 seconds, counted on both sides",
        calendar: HOUR,
        text: r#"
[target]
answer_within = "20s"
share = 0.8
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:00:10]
talk_time = "60s"
[providers.shop]
kind = "in_house"
[providers.beta]
kind = "outsourced"
[groups]
own = { provider = "shop", skills = ["calls"], roster = 1 }
beta_agents = { provider = "beta", skills = ["calls"], roster = 1 }
[routing.calls]
split = { own = 1.0 }
overflow = [{ after = "20s", to = ["beta_agents"] }]
"#,
        figures: &[
            ("groups.own.offered", 2.0),
            ("groups.own.answered", 1.0),
            ("groups.own.overflowed_out", 1.0),
            ("providers.beta.offered", 1.0),
            ("providers.beta.overflowed_in", 1.0),
            ("providers.beta.service_level", 1.0),
            ("providers.shop.service_level", 0.5),
            ("contacts.calls.service_level", 1.0),
            ("contacts.calls.asa", 10.0),
        ],
    },
    Case {
        // a: waits 0 and 30 with 10 s allowed; b: 30 with 60 s allowed.
        name: "in the total each is held to its own target",
        calendar: HOUR,
        text: r#"
[contacts.a]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:00:30]
talk_time = "60s"
target = { answer_within = "10s", share = 0.8 }
[contacts.b]
arrivals.trace.at = [2026-11-02 08:01:30]
talk_time = "60s"
target = { answer_within = "60s", share = 0.8 }
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["a", "b"]
roster = 1
"#,
        figures: &[
            ("contacts.a.service_level", 0.5),
            ("contacts.b.service_level", 1.0),
            ("total.service_level", 2.0 / 3.0),
        ],
    },
    Case {
        // Both are due at 09:00; the one port takes 65 s each: done 11 m 5 s and 3 m 10 s after they arose.
        name: "a robot with one port",
        calendar: "start = 2026-11-02\ndays = 1\nopen = \"08:00-22:00\"",
        text: r#"
[contacts.orders]
direction = "outbound"
arrivals.trace.at = [2026-11-02 08:50:00, 2026-11-02 08:59:00]
talk_time = "70s"
robot = "confirm"
due = "10m"
[robots.confirm]
ports = 1
attempts = ["0s", "10m"]
hours = "09:00-21:00"
answers = [1.0]
ring = "25s"
message = "40s"
keys = { "1" = 1.0 }
on_key = { "1" = "confirmed" }
fallback = "drop"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["orders"]
roster = 1
"#,
        figures: &[
            ("robots.confirm.dials", 2.0),
            ("robots.confirm.confirmed", 2.0),
            ("robots.confirm.ports_busy", 130.0 / 43200.0),
            ("contacts.orders.done_in_time", 0.5),
        ],
    },
    Case {
        // Dials at 20:55, at 09:00 (instead of 21:05) and, 20 minutes later as planned, at 09:20.
        name: "attempts outside hours move and keep their gaps",
        calendar: "start = 2026-11-02\ndays = 2\nopen = \"08:00-22:00\"",
        text: r#"
[contacts.orders]
direction = "outbound"
arrivals.trace.at = [2026-11-02 20:55:00]
talk_time = "70s"
robot = "confirm"
[robots.confirm]
ports = 1
attempts = ["0s", "10m", "30m"]
hours = "09:00-21:00"
answers = [0.0]
ring = "25s"
message = "40s"
keys = { "1" = 1.0 }
on_key = { "1" = "confirmed" }
fallback = "agents"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["orders"]
roster = 1
"#,
        figures: &[
            ("robots.confirm.dials", 3.0),
            ("robots.confirm.reached", 0.0),
            ("contacts.orders.done", 1.0),
            ("groups.own.work_taken", 1.0),
        ],
    },
    Case {
        // 5 s are free, 61 s and 120 s are two minutes each: 40.00; two agent hours: 100.00; a thirtieth of 3000.
        name: "a small bill and the profit",
        calendar: TWO_HOURS,
        text: r#"
[contacts.a]
arrivals.trace.at = [2026-11-02 08:00:00]
talk_time = "5s"
value = { conversion = 1.0, margin = 100 }
[contacts.b]
arrivals.trace.at = [2026-11-02 08:10:00]
talk_time = "61s"
value = { conversion = 1.0, margin = 100 }
[contacts.c]
arrivals.trace.at = [2026-11-02 08:20:00]
talk_time = "120s"
value = { conversion = 1.0, margin = 100 }
[providers.alfa]
kind = "outsourced"
[[providers.alfa.contract.per_minute]]
price = 10
increment = "60s"
free_below = "10s"
[[providers.alfa.contract.per_agent_hour]]
price = 50
[[providers.alfa.contract.monthly_fee]]
amount = 3000
[groups.alfa_agents]
provider = "alfa"
skills = ["a", "b", "c"]
roster = 1
"#,
        figures: &[
            ("total.sold", 3.0),
            ("total.cost", 240.0),
            ("total.profit", 60.0),
            ("providers.alfa.cost", 240.0),
            ("total.cost_per_answered", 80.0),
        ],
    },
    Case {
        // Two hours of one agent at 100 and a fifth for taxes; a caller lost: 80.
        name: "wages and a lost lead",
        calendar: TWO_HOURS,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:00:10]
talk_time = "60s"
patience = "20s"
value = { conversion = 1.0, margin = 1000, lead_cost = 80 }
[providers.shop]
kind = "in_house"
costs = { wage_per_hour = 100, employer_taxes = 0.2 }
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
"#,
        figures: &[
            ("contacts.calls.abandonment", 0.5),
            ("total.cost", 240.0),
            ("total.lost_leads", 80.0),
            ("total.lost_value", 1080.0),
            ("total.profit", 680.0),
        ],
    },
    Case {
        name: "of a backlog of ten pieces one agent begins six in an hour; four arose and are left",
        calendar: HOUR,
        text: r#"
[contacts.letters]
direction = "back_office"
arrivals.backlog = { count = 10 }
talk_time = "11m"
due = "30m"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["letters"]
roster = 1
"#,
        // At 0, 11, 22, 33, 44 and 55 minutes; it arose at midnight, so nothing is in time.
        figures: &[
            ("contacts.letters.arose", 10.0),
            ("contacts.letters.done", 6.0),
            ("contacts.letters.done_in_time", 0.0),
        ],
    },
    Case {
        name: "a Sunday night window holds after midnight of a holiday that is like Sunday, not of a plain Monday",
        calendar: "start = 2026-11-02\ndays = 3\nopen = \"00:00-24:00\"\nholidays = [{ date = 2026-11-02, like = \"sun\", open = \"00:00-24:00\" }]",
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 23:00:00, 2026-11-03 01:00:00, 2026-11-03 23:00:00, 2026-11-04 01:00:00]
talk_time = "10s"
[providers.shop]
kind = "in_house"
[groups]
day = { provider = "shop", skills = ["calls"], roster = 1 }
night = { provider = "shop", skills = ["calls"], roster = 1 }
[routing.calls]
groups = ["day"]
when = [{ hours = "22:00-06:00", days = "sun", groups = ["night"] }]
"#,
        figures: &[("groups.night.answered", 2.0), ("groups.day.answered", 2.0)],
    },
    Case {
        name: "four calls by started minutes with a free tenth and a monthly minimum, paid pro rata",
        calendar: HOUR,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:10:00, 2026-11-02 08:20:00, 2026-11-02 08:30:00]
talk_time = "61s"
value = { conversion = 1.0, margin = 100 }
[providers.alfa]
kind = "outsourced"
[[providers.alfa.contract.per_minute]]
tiers = [ { up_to = 5, price = 12.00 }, { price = 9.00 } ]
increment = "60s"
free_below = "10s"
pro_rata = false
[[providers.alfa.contract.monthly_fee]]
amount = 300.00
[groups.alfa_agents]
provider = "alfa"
skills = ["calls"]
roster = 1
"#,
        // 4 x 2 started minutes: 5 at 12 and 3 at 9 make 87; the fee for one of thirty days is 10; four sales bring 400.
        figures: &[("total.cost", 97.0), ("total.profit", 303.0), ("providers.alfa.cost_per_answered", 24.25)],
    },
];
