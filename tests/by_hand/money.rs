//! Own cost and value, on paper. 2026-11-02 is a Monday; a day is a thirtieth of November.

use crate::Case;

const TWO_HOURS: &str = "start = 2026-11-02\ndays = 1\nopen = \"08:00-10:00\"";

pub const CASES: &[Case] = &[
    Case {
        // Two hours are paid, a minute past ten at time and a half: 200.00 + 2.50; the hour from eight half as much again:
        // 50.00; taxes 50.50; a licence for a thirtieth of a month 2.00; lines 30.00; a minute and a half on the line 0.75;
        // a tenth of 335.75 on top: 33.58.
        name: "a day of own people, line by line",
        calendar: TWO_HOURS,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 09:59:30]
talk_time = "90s"
[providers.shop]
kind = "cloud"
[providers.shop.costs]
wage_per_hour = 100
overtime = 1.5
premiums = [{ name = "early", hours = "08:00-09:00", share = 0.5 }]
employer_taxes = 0.2
equipment = { price = 36000, months = 36 }
platform = { concurrent = 60 }
lines = { number = 3, price_per_month = 300 }
line_minutes = { inbound = 0.5, outbound = 9 }
overhead = 0.1
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
"#,
        figures: &[("total.cost", 369.33), ("total.effective_minute", 246.22), ("total.profit", -369.33)],
    },
    Case {
        // The wait is paid, too: the second waits 20 s and gives up, the third 50 s and is answered: 60 + 20 + 50 + 60 s at 6.
        name: "a toll-free line is paid from the first second of the wait",
        calendar: TWO_HOURS,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00]
talk_time = "60s"
[contacts.hasty]
arrivals.trace.at = [2026-11-02 08:00:05]
talk_time = "60s"
patience = "20s"
[contacts.patient]
arrivals.trace.at = [2026-11-02 08:00:10]
talk_time = "60s"
[providers.shop]
kind = "in_house"
costs = { wage_per_hour = 0, line_minutes = { inbound = 6, with_queue = true } }
[groups.own]
provider = "shop"
skills = ["calls", "hasty", "patient"]
roster = 1
"#,
        figures: &[("contacts.hasty.abandoned", 1.0), ("total.cost", 19.0)],
    },
    Case {
        // Two hours / (0.8 × 0.75).
        name: "multiplicative shrinkage divides by what both parts leave",
        calendar: TWO_HOURS,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00]
talk_time = "60s"
[providers.shop]
kind = "in_house"
costs = { wage_per_hour = 100 }
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
shrinkage = { leave = 0.2, breaks = 0.25, method = "multiplicative" }
"#,
        figures: &[("total.cost", 333.33), ("providers.shop.utilisation", 60.0 / 12000.0)],
    },
    Case {
        // Two dials, each 40 s on the line: rounded up to a minute by half minutes. 2 × 0.20 + 2 × 1.80.
        name: "own robots pay for attempts and connected minutes",
        calendar: "start = 2026-11-02\ndays = 1\nopen = \"08:00-22:00\"",
        text: r#"
[contacts.orders]
direction = "outbound"
arrivals.trace.at = [2026-11-02 09:00:00, 2026-11-02 09:30:00]
talk_time = "70s"
robot = "confirm"
value = { margin = 10 }
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
costs = { wage_per_hour = 0, robot = { per_attempt = 0.20, per_minute = 1.80, increment = "30s" }, sms = { price = 1 } }
[groups.own]
provider = "shop"
skills = ["orders"]
roster = 1
"#,
        figures: &[("total.cost", 4.0), ("total.profit", 16.0)],
    },
    Case {
        // The second caller gives up at 8:02 and is answered at 8:12: eleven minutes from his first try, at 40. The redial saves
        // his lead. The third gives up at 8:14 and never comes again: 15 minutes at 2; the fourth waits half a minute.
        name: "incidents cost by the minute until the first answer, and redials save leads",
        calendar: TWO_HOURS,
        text: r#"
[contacts.alarm]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:01:00]
talk_time = "5m"
patience = "60s"
value = { lead_cost = 10, incident = { loss_per_minute = 40, at_most = "30m" } }
follow_ups = [{ on = ["abandoned"], to = "alarm", after = "10m", up_to = 1 }]
[contacts.leak]
arrivals.trace.at = [2026-11-02 08:13:00, 2026-11-02 08:16:30]
talk_time = "60s"
patience = "60s"
value = { lead_cost = 1, incident = { loss_per_minute = 2, at_most = "15m" } }
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["alarm", "leak"]
roster = 1
"#,
        figures: &[
            ("total.incident_loss", 471.0),
            ("total.saved_value", 10.0),
            ("total.lost_leads", 1.0),
            ("total.profit", -472.0),
        ],
    },
    Case {
        // Two sales of 500: two per cent are 20.00; expected items above one: 0.25 + 2 × 0.25 each, at 3: 4.50. A tenth of the
        // parcels comes back at 40: 8.00.
        name: "a commission on what orders are worth and on items above the first",
        calendar: TWO_HOURS,
        text: r#"
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:10:00]
talk_time = "60s"
value = { conversion = 1.0, margin = 100, order_value = 500, items = [0.5, 0.25, 0.25], refused = { sold = 0.1 }, parcel_cost = 40 }
[providers.alfa]
kind = "outsourced"
[[providers.alfa.contract.per_order]]
percent = 2.0
extra_items = { above = 1, price = 3 }
[groups.alfa_agents]
provider = "alfa"
skills = ["calls"]
roster = 1
"#,
        figures: &[("total.cost", 24.5), ("total.refused_parcels", 8.0), ("total.profit", 167.5)],
    },
    Case {
        // Of two orders the first is confirmed after seven minutes and a half, the second never: 0.9 and 0.5 of 100.
        name: "what late and missing confirmations take is missing from the margin and from nothing else",
        calendar: TWO_HOURS,
        text: r#"
[contacts.orders]
direction = "outbound"
arrivals.trace.at = [2026-11-02 08:00:00, 2026-11-02 08:00:01]
talk_time = "7m30s"
min_idle = 0
decay = [["7m30s", 0.9], ["10m", 0.5]]
value = { margin = 100 }
[contacts.calls]
arrivals.trace.at = [2026-11-02 08:07:00]
talk_time = "3h"
[providers.shop]
kind = "in_house"
[groups.own]
provider = "shop"
skills = ["orders", "calls"]
roster = 1
"#,
        figures: &[("total.margin", 140.0), ("total.late_orders", 60.0), ("total.profit", 140.0)],
    },
];
