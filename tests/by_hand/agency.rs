//! Agents who hold several projects, and who learn by the contacts that they handle: days on paper.

use crate::Case;

const DAY: &str = "start = 2026-11-02\ndays = 1\nopen = \"09:00-17:00\"";

/// All cases.
pub const CASES: &[Case] = &[
    // Talk 100 s and wrap-up 20 s, 4 % more for each of four projects beside ours: 116 and 23.2. Three calls, ten seconds apart,
    // for one agent: they begin at 0, 139.2 and 278.4, so they wait 0, 129.2 and 258.4; he is busy for 417.6 s of 28,800.
    Case {
        name: "an agent of five projects takes 16 % longer with each call, and the queue feels it",
        calendar: DAY,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 10:00:00, 2026-11-02 10:00:10, 2026-11-02 10:00:20]
talk_time = "100s"
wrap_up = "20s"
[groups.own]
skills = ["calls"]
roster = 1
projects = { held = 5, cap = 7, slowdown = 0.04 }
"#,
        figures: &[
            ("contacts.calls.handle_time", 139.2),
            ("contacts.calls.asa", 129.2),
            ("contacts.calls.answered_in_time", 1.0),
            ("groups.own.occupancy", 417.6 / 28_800.0),
        ],
    },
    // Where others share the agents, their clients and ours are the projects: four and one. Nobody of theirs calls.
    Case {
        name: "who is shared with four clients holds five projects",
        calendar: DAY,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 10:00:00, 2026-11-02 10:00:10, 2026-11-02 10:00:20]
talk_time = "100s"
wrap_up = "20s"
[groups.own]
skills = ["calls"]
roster = 1
shared = { clients = 4, occupancy = 0.0 }
projects = { slowdown = 0.04 }
"#,
        figures: &[("contacts.calls.handle_time", 139.2), ("contacts.calls.asa", 129.2)],
    },
    // A skill's own factor and the projects multiply: 1.5 of 1.1 of 100 s for returns, 1.1 of 100 s for calls.
    Case {
        name: "projects slow every skill alike",
        calendar: DAY,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 10:00:00]
talk_time = "100s"
[contacts.returns]
arrivals.trace.at = [2026-11-02 11:00:00]
talk_time = "100s"
[groups.own]
skills = { calls = {}, returns = { handle_time_factor = 1.5 } }
roster = 1
projects = { held = 3, slowdown = 0.05 }
"#,
        figures: &[("contacts.calls.handle_time", 110.0), ("contacts.returns.handle_time", 165.0)],
    },
    // Twice as long at first, three contacts to settle in: 1 + e^-h of 100 s after h contacts for each agent. Two agents, four
    // calls an hour apart: h is 0, 1/2, 1, 3/2, so they take 200, 160.653066, 136.787944 and 122.313016 s: 154.9385065 each.
    Case {
        name: "practice counts by the contacts of each agent",
        calendar: DAY,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 10:00:00, 2026-11-02 11:00:00, 2026-11-02 12:00:00, 2026-11-02 13:00:00]
talk_time = "100s"
[groups.own]
skills = ["calls"]
roster = 2
learning = { factor = 2.0, settles_in_contacts = 3 }
"#,
        figures: &[("contacts.calls.handle_time", 154.938_506_5), ("contacts.calls.asa", 0.0)],
    },
];
