//! Bad scenarios, each with all that is said about it.

use super::{Mistake, loaded, said, told};

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
    told(GOOD, CASES, &[]);
}

#[test]
fn what_is_right_is_passed_without_a_word() {
    assert_eq!(said(&loaded(GOOD, &[])), Vec::<String>::new());
}

/// What stands in the good text, what stands there instead, and what is said.
const CASES: &[Mistake] = &[
    ("format = 1", "format = 9", &["1: format: the file is written for format 9; this version reads format 1"]),
    (
        r#"format = 1
"#,
        "",
        &[r#"1: : "format" is missing"#],
    ),
    (
        "format = 1",
        r#"format = 1
currency = "uah""#,
        &[r#"2: currency: "uah" is not a currency; write its three capital letters, such as "UAH""#],
    ),
    (
        "format = 1",
        r#"format = 1
plan = { months = 0, growth = 0.1, switch = { from = "rent" } }"#,
        &[
            "2: plan.months: expected a whole number from 1 to 120, found the number 0",
            r#"2: plan.growth: there is no key "growth" here; known are discount_per_year, growth_per_month, hiring, keep_roster, levels, months, prices_per_year, seasons, switch, wages_per_year"#,
            r#"2: plan.switch: "to" is missing"#,
            r#"2: plan.switch.from: there is no option "rent"; none is declared"#,
        ],
    ),
    (
        "talk_time = \"3m\"",
        "talk_time = \"3m\"\nforecast = {}",
        &["9: contacts.sales.forecast: say how wrong the forecast is: `bias`, `error_cv` or both"],
    ),
    (
        "arrivals.poisson = { per_hour = 10 }",
        "arrivals.backlog = { count = 10 }\nforecast = { error_cv = 0.1 }",
        &["8: contacts.sales.forecast: a backlog is there from the start and no forecast; remove `forecast`"],
    ),
    (
        "format = 1",
        r#"format = 1
trunk = {}"#,
        &[r#"2: trunk: there is no key "trunk" here; did you mean "trunks"?"#],
    ),
    ("days = 7", "days = 5000", &["4: calendar.days: expected a whole number from 1 to 3660, found the number 5000"]),
    ("days = 7", "days = 0", &["4: calendar.days: expected a whole number from 1 to 3660, found the number 0"]),
    ("days = 7", "dais = 7", &[r#"4: calendar.dais: there is no key "dais" here; did you mean "days"?"#]),
    (
        "start = 2026-11-02",
        r#"start = "2026-11-02""#,
        &[
            r#"3: calendar.start: expected a date without quotes, such as 2026-11-01, found the text "2026-11-02"; remove the quotes"#,
        ],
    ),
    ("start = 2026-11-02", "start = 1066-10-14", &["3: calendar.start: the year 1066 is outside 1970 to 2999"]),
    (
        "days = 7",
        r#"days = 7
timezone = "Kiev+3""#,
        &[r#"5: calendar.timezone: there is no time zone "Kiev+3"; write a name such as "Europe/Kyiv""#],
    ),
    (
        "days = 7",
        r#"days = 7
interval = "7m""#,
        &[
            r#"5: calendar.interval: 7m does not divide the day into equal parts of 1m to 24h; write "15m", "30m" or "1h""#,
        ],
    ),
    (
        "days = 7",
        r#"days = 7
at_close = "wait""#,
        &[r#"5: calendar.at_close: "wait" is not known here: one of "serve", "drop""#],
    ),
    (
        r#"open = "08:00-20:00""#,
        r#"open = "20:00-08:00""#,
        &[
            r#"5: calendar.open: "20:00-08:00" ends before it starts; write two windows, one up to 24:00 and one from 00:00"#,
        ],
    ),
    (
        r#"open = "08:00-20:00""#,
        r#"open = { mon-fri = "08:00-20:00", fri-sun = "09:00-18:00" }"#,
        &["5: calendar.open.fri-sun: fri is named twice"],
    ),
    (
        r#"open = "08:00-20:00""#,
        r#"open = { monday = "08:00-20:00" }"#,
        &[
            r#"5: calendar.open.monday: "monday" is no day of the week; write "mon", "mon-fri" or "sat, sun"; did you mean "mon"?"#,
        ],
    ),
    (
        r#"open = "08:00-20:00""#,
        r#"open = ["13:00-18:00", "08:00-12:00"]"#,
        &["5: calendar.open[1]: begins at 08:00, before the hours listed before it end at 18:00; list them in order"],
    ),
    (
        "days = 7",
        r#"days = 7
holidays = [{ date = 2026-11-03 }, { date = 2026-11-03 }]"#,
        &["5: calendar.holidays[1]: 2026-11-03 is a holiday twice"],
    ),
    (
        "days = 7",
        r#"days = 7
holidays = [{ date = 2026-11-03, like = "mon-fri" }]"#,
        &[r#"5: calendar.holidays[0].like: expected one weekday of "mon", "tue", "wed", "thu", "fri", "sat", "sun""#],
    ),
    (
        "days = 7",
        r#"days = 3660
interval = "1m""#,
        &["2: calendar: 3660 days of 1m are 5270400 intervals, more than the limit of 600000; lengthen `interval`"],
    ),
    (
        "[groups.own]",
        r#"[target]
share = 80
[groups.own]"#,
        &["11: target.share: expected a share from 0 to 1, found 80; for per cent write 0.8"],
    ),
    (
        "[groups.own]",
        r#"[target]
definition = "servicelevel"
[groups.own]"#,
        &[
            r#"11: target.definition: "servicelevel" is not known here: one of "service_level", "service_level_of_answered", "service_level_less_short", "service_level_less_in_time", "service_level_with_abandons", "service_level_with_blocked"; did you mean "service_level"?"#,
        ],
    ),
    (
        "format = 1",
        r#"format = 1
target = "80-20""#,
        &[r#"2: target: "80-20" is not a target; write "80/20" (80 % within 20 seconds) or a table"#],
    ),
    (
        "[groups.own]",
        r#"[run]
replications = 0
[groups.own]"#,
        &["11: run.replications: expected a whole number from 1 to 1000000000, found the number 0"],
    ),
    (
        "[groups.own]",
        r#"[run]
replications = 1
[groups.own]"#,
        &["11: warning: run.replications: one replication gives no interval of confidence; give at least 2"],
    ),
    (
        "[groups.own]",
        r#"[run]
replications = 10
precision = { of = "contacts.sales.service_level", half_width = 0.01 }
[groups.own]"#,
        &["12: run.precision: `precision` and `replications` exclude each other; remove one"],
    ),
    (
        "[groups.own]",
        r#"[run]
precision = { of = "contacts.slaes.service_level", half_width = 0.01 }
[groups.own]"#,
        &[r#"11: run.precision.of: there is no contact type "slaes"; did you mean "sales"?"#],
    ),
    (
        "[groups.own]",
        r#"[run]
warm_up = "7d"
[groups.own]"#,
        &["11: run.warm_up: the warm-up of 7d covers the whole calendar of 7d: nothing would be measured"],
    ),
    (
        "[groups.own]",
        r#"[run]
confidence = 95
[groups.own]"#,
        &["11: run.confidence: expected a number from 0.5 to 0.9999, found the number 95"],
    ),
    (
        "[groups.own]",
        r#"[decision]
horizon = "24"
[groups.own]"#,
        &[r#"11: decision.horizon: "24" is not a number of months; write "24mo" or "2y""#],
    ),
    (
        "[groups.own]",
        "[decision]\nrequire = \"mode\"\n[groups.own]",
        &[r#"11: decision.require: "mode" is not known; write "mean", { intervals = 0.9 } or { breach_below = 0.05 }"#],
    ),
    (
        "[groups.own]",
        "[decision]\nrequire = { intervals = 1.0 }\n[groups.own]",
        &[
            "11: decision.require.intervals: a share between 0 and 1 is wanted: what must always or may never happen cannot be shown by chance",
        ],
    ),
    (
        "[groups.own]",
        "[decision]\nrequire = { interval = 0.9 }\n[groups.own]",
        &[r#"11: decision.require.interval: there is no requirement "interval"; did you mean "intervals"?"#],
    ),
    (
        "[groups.own]",
        r#"[decision]
today = "own_only"
[groups.own]"#,
        &[r#"11: decision.today: there is no option "own_only"; none is declared"#],
    ),
    (
        "[contacts.sales]",
        r#"[contacts."sa/les"]"#,
        &[
            r#"6: contacts."sa/les": the name "sa/les" contains "/"; use letters, digits, spaces, "_", "." and "-""#,
            r#"11: groups.own.skills[0]: there is no contact type "sales"; did you mean "sa/les"?"#,
        ],
    ),
    (
        "[contacts.sales]",
        r#"[contacts.Own]
like = "sales"
[contacts.own]
like = "sales"
[contacts.sales]"#,
        &[
            r#"8: contacts.own: the names "Own" and "own" differ only in upper and lower case"#,
            "6: warning: contacts.Own: has no arrivals and nothing leads to it: it never happens",
            "8: warning: contacts.own: has no arrivals and nothing leads to it: it never happens",
        ],
    ),
    (
        r#"talk_time = "3m""#,
        "talk_time = 180",
        &[r#"8: contacts.sales.talk_time: expected a duration, found the number 180; give a unit in quotes: "180s""#],
    ),
    (r#"talk_time = "3m""#, "", &[r#"6: contacts.sales: "talk_time" is missing"#]),
    (
        r#"talk_time = "3m""#,
        r#"talk_tme = "3m""#,
        &[r#"8: contacts.sales.talk_tme: there is no key "talk_tme" here; did you mean "talk_time"?"#],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time.lognormal = { mean = "3m" }"#,
        &[r#"8: contacts.sales.talk_time.lognormal: "cv" is missing"#],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
priority = 0"#,
        &["9: contacts.sales.priority: expected a whole number from 1 to 9, found the number 0"],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
ivrr = { time = "25s" }"#,
        &[r#"9: contacts.sales.ivrr: there is no key "ivrr" here; did you mean "ivr"?"#],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
due = "15m""#,
        &[
            "9: contacts.sales.due: `due` belongs to outbound and back-office work, not to people who call; remove it or set the direction",
        ],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
robot = "confirm""#,
        &[
            r#"9: contacts.sales.robot: there is no robot "confirm"; none is declared"#,
            "9: contacts.sales.robot: `robot` belongs to outbound contacts, not to people who call; remove it or set the direction",
        ],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
direction = "in""#,
        &[r#"9: contacts.sales.direction: "in" is not known here: one of "inbound", "outbound", "back_office""#],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
never_abandons = 1.2"#,
        &["9: contacts.sales.never_abandons: expected a share from 0 to 1, found 1.2; for per cent write 0.012"],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
balks = { queue = 4 }"#,
        &[r#"9: contacts.sales.balks: "share" is missing"#],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
hours = "20:00-20:00""#,
        &[r#"9: contacts.sales.hours: "20:00-20:00" is an empty window; "00:00-24:00" is the whole day"#],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
value = { conversion = "0.1" }"#,
        &[
            r#"9: contacts.sales.value.conversion: expected a number from 0 to 1 (a share), found the text "0.1"; remove the quotes"#,
        ],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
value = { items = [0.5, 0.2] }"#,
        &[
            "9: contacts.sales.value.items: the shares of orders with 1, 2, 3 and more items add up to 0.700000; they must add up to 1",
        ],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
value = { incident = { loss_per_minute = 40 } }"#,
        &[r#"9: contacts.sales.value.incident: "at_most" is missing"#],
    ),
    (
        "[groups.own]",
        r#"[contacts.work]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
talk_time = "3m"
value = { incident = { loss_per_minute = 40, at_most = "1h" } }
[groups.own]"#,
        &[
            "14: contacts.work.value.incident: only people who call report incidents and wait for an answer; for work that comes late give `decay`",
        ],
    ),
    (
        "[groups.own]\n",
        r#"[providers.shop]
kind = "cloud"
costs = { wage_per_hour = 1, equipment = { price = 100, months = 36 } }
[groups.own]
provider = "shop"
"#,
        &[
            r#"12: providers.shop.costs: in the cloud equipment becomes a licence: price it with "platform" = { named = ... }, { concurrent = ... } or { per_minute = ... }"#,
        ],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
value = { margin = -5 }"#,
        &[
            "9: contacts.sales.value.margin: expected an amount of money as a plain number, from 0 to 1000000000000, found the number -5",
        ],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
value = { margin = 0.000000004 }"#,
        &["9: contacts.sales.value.margin: 0.000000004 is less than the smallest amount, 0.00000001; write 0"],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
value = { refused = { confirmed = 0.1 } }"#,
        &[r#"9: contacts.sales.value.refused: "unconfirmed" is missing"#],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
direction = "outbound"
decay = [["2h", 0.9], ["1h", 0.5]]"#,
        &["10: contacts.sales.decay: delays must increase; point 1 is at 1h, after 2h"],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
like = "sale""#,
        &[r#"9: contacts.sales.like: there is no contact type "sale"; did you mean "sales"?"#],
    ),
    (
        r#"talk_time = "3m""#,
        r#"talk_time = "3m"
like = "sales""#,
        &["9: contacts.sales.like: goes in a circle: sales -> sales; one of them must stand on its own"],
    ),
    (
        r#"patience.exponential = { mean = "2m" }"#,
        r#"patience = "0s""#,
        &[
            "9: warning: contacts.sales.patience: with a patience of zero, everybody who waits hangs up at once; for people who wait for ever remove `patience`",
        ],
    ),
    (
        "[groups.own]",
        r#"[[contacts.sales.follow_ups]]
on = ["abandond"]
to = "sales"
after = "1m"
[groups.own]"#,
        &[
            r#"11: contacts.sales.follow_ups[0].on[0]: "abandond" is not known here: one of "closed", "blocked", "deflected", "abandoned_in_ivr", "self_served", "balked", "abandoned", "answered", "resolved", "unresolved", "sold", "cut_short", "order_written", "order_refused", "late", "confirmed", "cancelled", "unreached", "missed", "order_error"; did you mean "abandoned"?"#,
        ],
    ),
    (
        "[groups.own]",
        r#"[[contacts.sales.follow_ups]]
on = ["abandoned"]
to = "sales"
[groups.own]"#,
        &[
            "6: contacts.sales: its follow-ups lead back to it at once, every time and without limit: the chain never ends; give `after`, `up_to` or a share below 1",
        ],
    ),
    (
        "[groups.own]",
        r#"[[contacts.sales.follow_ups]]
on = ["answered"]
share = 0.9
to = "sales"
after = "1h"
[[contacts.sales.follow_ups]]
on = ["answered"]
share = 0.9
to = "sales"
after = "2h"
[groups.own]"#,
        &[
            "6: contacts.sales: its follow-ups lead back to more contacts than there were: their number grows without end; give `up_to` or smaller shares",
        ],
    ),
    (
        "[groups.own]",
        r#"[[contacts.sales.follow_ups]]
on = ["unresolved"]
share = 0.5
to = "sales"
[groups.own]"#,
        &[
            "6: warning: contacts.sales: follow_ups[0] never happens: nothing is unresolved here, for `resolved` is not given",
        ],
    ),
    (
        "[groups.own]",
        r#"[[contacts.sales.follow_ups]]
on = ["abandoned"]
share = 0.5
to = "sales"
transfer = true
[groups.own]"#,
        &[
            r#"10: contacts.sales.follow_ups[0]: only talk can be transferred: `transfer = true` goes with on = ["answered"], "resolved", "unresolved" or "sold""#,
        ],
    ),
    (
        "[groups.own]",
        r#"[[contacts.sales.follow_ups]]
on = ["answered"]
share = 0.5
to = "sales"
up_to = 0
[groups.own]"#,
        &["14: contacts.sales.follow_ups[0].up_to: expected a whole number from 1 to 1000, found the number 0"],
    ),
    (
        "[groups.own]",
        r#"[contacts.support]
arrivals.poisson = { per_hour = 1 }
talk_time = "1m"
[groups.own]"#,
        &[
            r#"10: contacts.support: no group has the skill "support": nobody can take it; add it to the skills of a group"#,
        ],
    ),
    (
        "[groups.own]",
        r#"[contacts.support]
talk_time = "1m"
[groups.own]"#,
        &["10: warning: contacts.support: has no arrivals and nothing leads to it: it never happens"],
    ),
    (
        r#"skills = ["sales"]"#,
        r#"skills = ["sales", "slaes"]"#,
        &[r#"11: groups.own.skills[1]: there is no contact type "slaes"; did you mean "sales"?"#],
    ),
    (r#"skills = ["sales"]"#, r#"skills = ["sales", "sales"]"#, &["11: groups.own.skills[1]: is listed twice"]),
    (
        r#"skills = ["sales"]"#,
        "skills = { sale = {} }",
        &[r#"11: groups.own.skills.sale: there is no contact type "sale"; did you mean "sales"?"#],
    ),
    (
        r#"skills = ["sales"]"#,
        "skills = { sales = { level = 0 } }",
        &["11: groups.own.skills.sales.level: expected a whole number from 1 to 9, found the number 0"],
    ),
    (
        r#"skills = ["sales"]"#,
        r#"skills = ["sales"]
provider = "alfa""#,
        &[r#"12: groups.own.provider: there is no provider "alfa"; none is declared"#],
    ),
    (
        r#"skills = ["sales"]"#,
        r#"skills = ["sales"]
shrinkage = { leave = 0.6, sickness = 0.5 }"#,
        &["12: groups.own.shrinkage: the parts add up to 1.100; together they must stay below 1"],
    ),
    (
        "[contacts.sales]",
        "[survey]\nresponds = 0.2\nrobot = \"asks\"\n[contacts.sales]",
        &[
            "8: survey.robot: the survey is heard on the caller's own line and takes no robot's port; if a robot calls afterwards, let a follow-up of `answered` lead to an outbound contact type with that robot",
            "6: warning: survey: nobody has a mark to give: no contact type says value.satisfaction, so nobody is asked; give it, or remove [survey]",
        ],
    ),
    (
        r#"skills = ["sales"]"#,
        r#"skills = ["sales"]
ring = "5s""#,
        &["12: groups.own.ring: agents answer at once; remove it, or add the ringing to `talk_time`"],
    ),
    (
        "roster = 4",
        "roster = -1",
        &["12: groups.own.roster: expected a whole number from 0 to 100000, found the number -1"],
    ),
    (
        "roster = 4",
        "roster = 2.5",
        &["12: groups.own.roster: expected a whole number from 0 to 100000, found the number 2.5"],
    ),
    (
        "roster = 4",
        "roster = 4000000",
        &["12: groups.own.roster: expected a whole number from 0 to 100000, found the number 4000000"],
    ),
    (
        "roster = 4",
        "roster = [4]",
        &[
            r#"12: groups.own.roster: expected a number of agents, a table such as { "08:00" = 4 } or the name of a CSV file, found a list"#,
        ],
    ),
    (
        "roster = 4",
        "roster = {}",
        &[r#"12: groups.own.roster: the roster is empty; write a number of agents or { "08:00" = 4 }"#],
    ),
    (
        "roster = 4",
        r#"roster = { "8:00" = 4, "08:00" = 5 }"#,
        &[r#"12: groups.own.roster."08:00": 08:00 is there twice"#],
    ),
    (
        "roster = 4",
        r#"roster = { "8:60" = 4 }"#,
        &[r#"12: groups.own.roster."8:60": "8:60" is not a time of day; write "08:00" or "22:30""#],
    ),
    (
        "roster = 4",
        r#"roster = { mon = 4, "08:00" = 5 }"#,
        &[
            r#"12: groups.own.roster."08:00": a time among weekdays; put times within a weekday: { mon-fri = { "08:00" = 4 } }"#,
        ],
    ),
    ("roster = 4", "roster = { mon-fri = 4, fri = 5 }", &["12: groups.own.roster.fri: fri is named twice"]),
    ("roster = 4", r#"roster = "roster.csv""#, &[r#"12: groups.own.roster: there is no file "roster.csv""#]),
    (
        "roster = 4",
        r#"roster.shifts = [{ start = "08:00", lasts = "30h", agents = 4 }]"#,
        &["12: groups.own.roster.shifts[0].lasts: a shift of 1d6h is longer than a day"],
    ),
    (
        "roster = 4",
        r#"roster.shifts = [{ start = "08:00", lasts = "12h", agents = 4, breaks = [{ between = ["3h", "4h"], lasts = "30m", at_most_away = 0.25 }] }]"#,
        &[
            "12: groups.own.roster.shifts[0].breaks[0]: the breaks do not fit: 4 agents, at most 1 away at once, are 4 waves of 30m in a window of 1h; widen `between` or raise `at_most_away`",
        ],
    ),
    (
        "roster = 4",
        r#"roster.shifts = [{ start = "08:00", lasts = "12h", agents = 4, breaks = [{ between = ["11h", "13h"], lasts = "30m" }] }]"#,
        &[
            "12: groups.own.roster.shifts[0].breaks[0].between: a break falls within the shift: expected a window from 0s to 12h, found 11h to 13h",
        ],
    ),
    (
        "roster = 4",
        r#"roster.sized = { at_least = 1, shif = "8h" }"#,
        &[r#"12: groups.own.roster.sized.shif: there is no key "shif" here; did you mean "shift"?"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
[[groups.own.rosters]]
from = 2026-11-05
to = 2026-11-03
roster = 1"#,
        &["13: groups.own.rosters[0]: `to` 2026-11-03 is before `from` 2026-11-05"],
    ),
    (
        "roster = 4",
        r#"roster = { "10:00" = 4 }"#,
        &[
            "6: warning: contacts.sales: open without staff: nobody who can take it is on duty on 2026-11-02 from 08:00 to 10:00; 14h in all",
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
split = { own = 0.7 }"#,
        &["14: routing.sales.split: the shares add up to 0.7, they must add up to 1"],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
split = { owm = 1.0 }"#,
        &[r#"14: routing.sales.split.owm: there is no group "owm"; did you mean "own"?"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.slaes]
groups = ["own"]"#,
        &[r#"13: routing.slaes: there is no contact type "slaes"; did you mean "sales"?"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
split = { own = 1.0 }
groups = ["own"]"#,
        &[
            "15: routing.sales.groups: `split` and `groups` exclude each other: contacts are dealt by shares, by shares that are reviewed, or to `groups`",
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
adaptive = {}"#,
        &[
            r#"14: routing.sales.adaptive: "among" is missing"#,
            r#"14: routing.sales.adaptive: "by" is missing"#,
            r#"14: routing.sales.adaptive: "rule" is missing"#,
        ],
    ),
    (
        "roster = 4",
        "roster = 4\n[groups.two]\nskills = [\"sales\"]\nroster = 2\n[routing.sales]\n\
         adaptive = { among = [\"own\", \"two\"], by = \"conversion\", rule = \"thompson\" }",
        &[
            "17: routing.sales.adaptive.by: no contact would get a mark: write contacts.sales.value.conversion, or judge by something else",
        ],
    ),
    (
        "roster = 4",
        "roster = 4\n[groups.two]\nskills = [\"sales\"]\nroster = 2\n[[routing.sales.when]]\nhours = \"08:00-12:00\"\n\
         adaptive = { among = [\"own\", \"two\"], by = \"resolved\", rule = \"thompson\" }",
        &[
            "18: routing.sales.when[0].adaptive.by: no contact would get a mark: write contacts.sales.resolved, or judge by something else",
        ],
    ),
    (
        "roster = 4",
        "roster = 4\n[groups.two]\nskills = [\"sales\"]\nroster = 2\n[contacts.sales.value]\nsatisfaction.per_minute = 0.5\n\
         [routing.sales]\nadaptive = { among = [\"own\", \"two\"], by = \"csat_surveyed\", rule = \"thompson\" }",
        &["19: routing.sales.adaptive.by: nobody asks people what they think; write a [survey], or judge by \"csat\""],
    ),
    (
        "roster = 4",
        "roster = 4\n[groups.two]\nskills = [\"sales\"]\nroster = 2\n[routing.sales]\n\
         adaptive = { among = [\"own\", \"two\"], by = \"csat\", rule = \"thompson\" }",
        &[
            "17: routing.sales.adaptive.by: no contact would get a mark: write contacts.sales.value.satisfaction, or judge by something else",
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
adaptive = { among = ["own"], by = "conversions", rule = "thompson", review = "36h" }"#,
        &[
            "14: routing.sales.adaptive: shares need at least two groups to be shared `among`",
            r#"14: routing.sales.adaptive.by: "conversions" is not known here: one of "service_level", "abandonment", "asa", "handle_time", "conversion", "resolved", "csat", "csat_surveyed", "cost_per_contact", "profit_per_contact"; did you mean "conversion"?"#,
            r#"14: routing.sales.adaptive.review: shares are reviewed at midnight: write whole days, such as "1d", not 1d12h"#,
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
deal = "shortest_wait"
split = { own = 1.0 }"#,
        &["15: routing.sales.split: `deal` chooses among `groups` by what they look like; it has no shares"],
    ),
    (
        "roster = 4",
        r#"roster = 4
serves = "longest_quene""#,
        &[
            r#"13: groups.own.serves: "longest_quene" is not known here: one of "priority", "longest_wait", "longest_queue", "highest_value"; did you mean "longest_queue"?"#,
        ],
    ),
    (
        "[groups.own]",
        r#"interrupts = { sales = "stops" }
[groups.own]"#,
        &[r#"10: contacts.sales.interrupts.sales: "stops" is not known here: one of "resumes", "ends""#],
    ),
    (
        "[groups.own]",
        r#"interrupts = ["sales"]
[groups.own]"#,
        &[r#"6: contacts.sales: interrupts: nobody breaks off contacts of the same type; remove "sales""#],
    ),
    (
        "[groups.own]",
        r#"parallel = { at_once = 0, slowdown = -1 }
interrupts = ["sales"]
[groups.own]"#,
        &[
            "10: contacts.sales.parallel.at_once: expected a whole number from 1 to 100, found the number 0",
            "10: contacts.sales.parallel.slowdown: expected a number from 0 to 100, found the number -1",
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
overflow = [{ after = "30s", when_holding = 3, to = ["own"] }]"#,
        &["14: routing.sales.overflow[0]: a step has exactly one of `after`, `when_holding` and `none_staffed`"],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
overflow = [{ after = "30s", to = [] }]"#,
        &["14: routing.sales.overflow[0].to: the list is empty; name at least one group"],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
limits = { own = {} }"#,
        &["14: routing.sales.limits.own: limits nothing; give `per_hour`, `per_day` or `at_once`"],
    ),
    (
        "roster = 4",
        r#"roster = 4
[routing.sales]
[[routing.sales.when]]
groups = ["own"]"#,
        &["14: routing.sales.when[0]: says neither `hours` nor `days`: when does it hold?"],
    ),
    (
        "roster = 4",
        r#"roster = 4
[groups.other]
skills = []
roster = 1
[routing.sales]
groups = ["own", "other"]"#,
        &[r#"17: routing.sales.groups[1]: the group "other" has not the skill "sales"; add it to groups.other.skills"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
[trunks.city]
lines = 5
carries = ["sales"]
[trunks.town]
lines = 5
carries = ["sales"]"#,
        &[r#"18: trunks.town.carries[0]: is carried already by the trunk "city"; a contact type has one trunk"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
[trunks.city]
lines = 5000000
carries = ["sales"]"#,
        &["14: trunks.city.lines: expected a whole number from 0 to 1000000, found the number 5000000"],
    ),
    (
        "roster = 4",
        r#"roster = 4
[providers.alfa]
kind = "vendor""#,
        &[
            r#"10: groups.own: "provider" is missing"#,
            r#"14: providers.alfa.kind: "vendor" is not known here: one of "in_house", "home_based", "cloud", "outsourced""#,
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
[providers.alfa]
kind = "outsourced""#,
        &[r#"10: groups.own: "provider" is missing"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
[options.small]
set = { "groups.own.roster" = -2 }"#,
        &[
            r#"14: groups.own.roster: expected a whole number from 0 to 100000, found the number -2 (in option "small")"#,
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
[options.small]
sets = {}"#,
        &[r#"14: options.small.sets: there is no key "sets" here; did you mean "set"?"#],
    ),
    (
        "per_hour = 10",
        "per_hour = 1e12",
        &["7: contacts.sales.arrivals.poisson.per_hour: expected a number from 0 to 1000000000, found the number 1e12"],
    ),
    (
        "per_hour = 10",
        "pre_hour = 10",
        &[r#"7: contacts.sales.arrivals.poisson.pre_hour: there is no key "pre_hour" here; did you mean "per_hour"?"#],
    ),
    (
        r#"[contacts.sales]
arrivals.poisson = { per_hour = 10 }"#,
        r#"[run]
replications = 1000000000
[contacts.sales]
arrivals.poisson = { per_hour = 100 }"#,
        &[
            "6: run: about 8400 contacts in each of 1000000000 replications are 8.4e12 in all (at a million a second 97 days), more than the limit of 1.0e12; lower the replications or shorten the calendar",
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &["19: robots.confirm.ports: expected a whole number from 1 to 1000000, found the number 0"],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &["20: robots.confirm.attempts[1]: attempts must come later and later; 0s stands after 0s"],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &[r#"21: robots.confirm.hours: "21:00-21:00" is an empty window; "00:00-24:00" is the whole day"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &["18: robots.confirm: `answers` and `voicemail` add up to 1.05, above 1"],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &["24: robots.confirm.keys: the shares add up to 1.1, at most 1 is possible"],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &[r#"24: robots.confirm.keys.22: "22" is not a key of a telephone: 0 to 9, * or #"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &[
            r#"24: robots.confirm.keys.2: `on_key` does not say where the key "2" leads: confirmed, cancelled or a contact type"#,
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &[r#"25: robots.confirm.on_key.2: there is no contact type or result "slaes"; did you mean "sales"?"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &[
            r#"18: robots.confirm: on_key "2" leads to "order", which is outbound: a buyer is put through to an inbound type, or leaves word for back-office work"#,
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &[
            r#"26: robots.confirm.fallback: "agent" is not known here: one of "agents", "sms", "drop"; did you mean "agents"?"#,
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
[contacts.order]
direction = "outbound"
arrivals.poisson = { per_hour = 1 }
robot = "confirm"
talk_time = "1m"
[robots.confirm]
provider = "alfa"
ports = 4
attempts = ["0s", "10m"]
answers = 0.5
keys = { "1" = 0.8 }
on_key = { "1" = "confirmed" }
"#,
        &[r#"19: robots.confirm.provider: there is no provider "alfa"; none is declared"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &[r#"13: contacts.order: no group has the skill "order": nobody can take it; add it to the skills of a group"#],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &[
            r#"13: contacts.order: no group has the skill "order": nobody can take it; add it to the skills of a group"#,
            r#"17: warning: robots.confirm: no contact type has robot = "confirm": it never calls"#,
        ],
    ),
    (
        "roster = 4",
        r#"roster = 4
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
"#,
        &[r#"16: contacts.order.robot: there is no robot "confirms"; did you mean "confirm"?"#],
    ),
];
