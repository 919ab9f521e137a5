//! The cases of closing time: who is sent away in which order, and how long the drain lasts. 2026-11-02 is a Monday.

use crate::Case;

pub const CASES: &[Case] = &[
    Case {
        name: "two are sent away at closing and come back at once: by the names of their types, not by their places in the file",
        calendar: "start = 2026-11-02\ndays = 2\nopen = \"09:00-10:00\"\nat_close = \"drop\"",
        text: r#"
[contacts.busy]
arrivals.trace.at = [2026-11-02 09:45:00]
talk_time = "30m"
[contacts.again]
talk_time = "100s"
patience = "50s"
[contacts.second]
arrivals.trace.at = [2026-11-02 09:50:00]
talk_time = "10s"
priority = 6
follow_ups = [{ on = "abandoned", to = "again", after = "60s" }]
[contacts.first]
arrivals.trace.at = [2026-11-02 09:51:00]
talk_time = "10s"
priority = 6
follow_ups = [{ on = "abandoned", to = "again", after = "60s" }]
[groups.own]
skills = ["busy", "again", "first", "second"]
roster = 1
"#,
        figures: &[
            ("contacts.again.answered", 1.0),
            ("contacts.again.abandoned", 1.0),
            ("contacts.first.people_answered", 1.0),
            ("contacts.second.people_answered", 0.0),
        ],
    },
    Case {
        name: "an agent who rings in vain after closing is busy, and the drain lasts until he is free",
        calendar: "start = 2026-11-02\ndays = 1\nopen = \"09:00-10:00\"",
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 09:59:00, 2026-11-02 09:59:30]
talk_time = "100s"
virtual_hold = { when_wait_over = "0s", accepts = 1.0, reached = 0.0 }
[groups.own]
skills = ["calls"]
roster = 1
"#,
        // Talk until 10:00:40, then 25 s of ringing.
        figures: &[
            ("groups.own.busy_agents", 125.0 / 3665.0),
            ("groups.own.occupancy", 125.0 / 3665.0),
            ("groups.own.staffed_agents", 1.0),
            ("contacts.calls.queue_length", 70.0 / 3665.0),
        ],
    },
    Case {
        name: "transfers that a limit turns away are blocked and no blocked attempts",
        calendar: "start = 2026-11-02\ndays = 1\nopen = \"09:00-10:00\"",
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 09:00:00, 2026-11-02 09:00:10, 2026-11-02 09:00:20]
talk_time = "60s"
follow_ups = [{ on = "answered", to = "orders", transfer = true }]
[contacts.orders]
arrivals.trace.at = [2026-11-02 09:00:00]
talk_time = "600s"
patience = "30s"
[groups.own]
skills = ["calls"]
roster = 10
[groups.desk]
skills = ["orders"]
roster = 10
[routing.orders]
limits = { desk = { at_once = 1 } }
"#,
        figures: &[
            ("contacts.orders.attempts", 1.0),
            ("contacts.orders.blocked", 3.0),
            ("contacts.orders.transferred_in", 3.0),
            ("contacts.orders.blocking", 0.0),
        ],
    },
];
