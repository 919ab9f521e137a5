//! The cases of what a caller meets before an agent. 2026-11-02 is a Monday.

use crate::Case;

const HOUR: &str = "start = 2026-11-02\ndays = 1\nopen = \"08:00-09:00\"";

pub const CASES: &[Case] = &[
    Case {
        name: "a menu serves everybody: attempts and people with an answer, nobody offered, lines held for 25 s each",
        calendar: HOUR,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:00:10]
talk_time = "1m"
ivr = { time = "25s", self_service = 1.0 }
value = { conversion = 0.5, margin = 100, lead_cost = 3 }
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
[trunks.city]
lines = 2
carries = ["calls"]
"#,
        figures: &[
            ("contacts.calls.attempts", 2.0),
            ("contacts.calls.self_served", 2.0),
            ("contacts.calls.offered", 0.0),
            ("contacts.calls.people_answered", 2.0),
            ("total.lost_value", 0.0),
            ("trunks.city.lines_busy", 50.0 / 3600.0),
            ("trunks.city.all_lines_busy", 15.0 / 3600.0),
        ],
    },
    Case {
        name: "a menu leads astray: an attempt and an answer of the wrong type, a transfer to the right one, one contact",
        calendar: HOUR,
        text: r#"
[contacts.sales]
arrivals.trace.at = [2026-11-02 08:00:00]
talk_time = "100s"
ivr = { time = "10s", misdirects = { share = 1.0, to = "support", talk = "30s" } }
[contacts.support]
talk_time = "200s"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["sales", "support"]
roster = 1
[trunks.city]
lines = 1
carries = ["sales"]
"#,
        figures: &[
            ("contacts.support.attempts", 1.0),
            ("contacts.support.offered", 1.0),
            ("contacts.support.handle_time", 30.0),
            ("contacts.sales.attempts", 0.0),
            ("contacts.sales.offered", 1.0),
            ("contacts.sales.transferred_in", 1.0),
            ("contacts.sales.people", 1.0),
            ("contacts.support.people", 0.0),
            ("total.attempts", 1.0),
            ("total.offered", 1.0),
            ("total.handle_time_per_contact", 130.0),
            ("trunks.city.lines_busy", 140.0 / 3600.0),
        ],
    },
    Case {
        // On the line: 25 s of menu and 60 s of talk, a recording of 20 s, a menu of 30 s: 135 s at 0.60 a minute. One contact
        // was answered, at 1.
        name: "minutes on the line are billed through menus and recordings, contacts only when an agent answered",
        calendar: HOUR,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00]
talk_time = "60s"
ivr = { time = "25s" }
[contacts.junk]
arrivals.trace.at = [2026-11-02 08:10:00]
talk_time = "60s"
deflects = { recording = "20s" }
ivr = { time = "25s" }
[contacts.hours]
arrivals.trace.at = [2026-11-02 08:20:00]
talk_time = "60s"
ivr = { time = "30s", self_service = 1.0 }
[providers.alfa]
kind = "outsourced"
[[providers.alfa.contract.line_minute]]
price = 0.60
counts = ["queue", "talk", "hold"]
increment = "1s"
[[providers.alfa.contract.per_contact]]
price = 1.00
[groups.alfa_agents]
provider = "alfa"
skills = ["calls", "junk", "hours"]
roster = 1
"#,
        figures: &[
            ("contacts.junk.deflected", 1.0),
            ("contacts.junk.people_answered", 0.0),
            ("contacts.hours.self_served", 1.0),
            ("total.offered", 1.0),
            ("total.attempts", 3.0),
            ("total.cost", 2.35),
        ],
    },
    Case {
        // Two wait, are dialled at 100 s and 125 s, and are not there: the agent is busy for 100 s of talk and 50 s of ringing.
        name: "who took virtual hold and is not there costs a ring, and is neither answered nor abandoned",
        calendar: HOUR,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:00:10, 2026-11-02 08:00:20]
talk_time = "100s"
patience = "30s"
virtual_hold = { when_wait_over = "0s", accepts = 1.0, reached = 0.0 }
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
[trunks.city]
lines = 12
carries = ["calls"]
"#,
        figures: &[
            ("contacts.calls.offered", 3.0),
            ("contacts.calls.answered", 1.0),
            ("contacts.calls.abandoned", 0.0),
            ("contacts.calls.not_reached", 2.0),
            ("contacts.calls.called_back", 0.0),
            ("groups.own.not_reached", 2.0),
            ("contacts.calls.wait", 65.0),
            ("groups.own.occupancy", 150.0 / 3600.0),
            ("trunks.city.lines_busy", 100.0 / 3600.0),
        ],
    },
    Case {
        // The second gives up at 08:00:30 and is noted; he calls again at 08:01:55 and gets through. At 08:30, when the call-back
        // could be made, it is not needed: it neither arose nor was done.
        name: "a call-back that is not needed is no work",
        calendar: HOUR,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:00:10]
talk_time = "100s"
patience = "20s"
[[contacts.calls.follow_ups]]
on = ["abandoned", "blocked"]
to = "back"
cancel_if_answered = true
[[contacts.calls.follow_ups]]
on = "abandoned"
to = "calls"
after = "85s"
up_to = 1
[contacts.back]
direction = "outbound"
talk_time = "60s"
min_idle = 1
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["calls", "back"]
roster = { "08:00" = 1, "08:30" = 2 }
"#,
        figures: &[
            ("contacts.calls.attempts", 3.0),
            ("contacts.calls.answered", 2.0),
            ("contacts.calls.people_answered", 2.0),
            ("contacts.back.arose", 0.0),
            ("contacts.back.done", 0.0),
            ("contacts.back.not_needed", 1.0),
        ],
    },
    Case {
        // Alfa's two agents stand behind the shop's switch: two lines a call. Of four lines two calls hold all.
        name: "calls that the shop's switch passes on hold two lines each",
        calendar: HOUR,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:00:10, 2026-11-02 08:00:20]
talk_time = "100s"
[providers.alfa]
kind = "outsourced"
[groups.alfa_agents]
provider = "alfa"
skills = ["calls"]
roster = 2
[trunks.city]
lines = 4
carries = ["calls"]
forwarded = { groups = ["alfa_agents"], lines_each = 2 }
"#,
        figures: &[
            ("contacts.calls.blocked", 1.0),
            ("contacts.calls.answered", 2.0),
            ("trunks.city.lines_busy", 400.0 / 3600.0),
            ("trunks.city.peak_lines", 4.0),
        ],
    },
];
