//! The keys of a scenario file and of its sections that stand alone: calendar, target, run, decision, plan.

use crate::document::Key;
use crate::document::key::{key, required};
use crate::scenario::schema::{choice, contacts, groups, machines, routing};

/// The top of the file.
pub const FILE: &[Key] = &[
    required("format", "whole number 1 to 1", "version of the scenario format: 1"),
    key("title", "text", "heading of the report (the file's name, otherwise)"),
    key("currency", "currency", "three capital letters, of all money (XXX if not said)"),
    required("calendar", "{}", "which days are simulated, by which clock, and when the doors are open").with(CALENDAR),
    key("target", "target", "what waits are promised; a contact type may have its own"),
    key("run", "{}", "how often the calendar is played, and with which luck").with(RUN),
    key("decision", "{}", "by what options are judged").with(DECISION),
    key("plan", "{}", "several years ahead, for `compare`").with(PLAN),
    key("contacts", "table of {}", "contact types by your own names: who wants what, and when").with(contacts::CONTACT),
    key("groups", "table of {}", "groups of agents who are alike, by your own names").with(groups::GROUP),
    key("providers", "table of {}", "who employs the agents: the house, vendors; with costs and contracts")
        .with(groups::PROVIDER),
    key("routing", "table of {}", "which groups answer a contact type, by its name; without it all with the skill")
        .with(routing::ROUTING),
    key("trunks", "table of {}", "telephone lines: who finds none free is blocked").with(machines::TRUNK),
    key("robots", "table of {}", "robots that confirm orders").with(machines::ROBOT),
    key("dialers", "table of {}", "dialers that call for agents").with(machines::DIALER),
    key("incidents", "list of {}", "what goes wrong, at a time or at random").with(machines::INCIDENT),
    key("survey", "{}", "asks answered callers what they think").with(machines::SURVEY),
    key("scorecard", "{}", "what is not money: criteria with weights").with(choice::SCORECARD),
    key("shifts", "table of {}", "what people may be asked to work, for `staff`").with(groups::SHIFT),
    key("evidence", "table of evidence", "by path: how an input is known, and between which values it may lie"),
    key("options", "table of {}", "what to choose between, for `compare`").with(choice::OPTION),
    key("knobs", "table of knob", "paths that move together, by your own names"),
    key("demand", "{}", "a factor on all volumes").with(DEMAND),
    key("handle_time", "{}", "a factor on all handle times").with(HANDLE_TIME),
];

const DEMAND: &[Key] =
    &[key("scale", "number 0.001 to 1000", "first attempts of all inbound types times this (1 if not said)")];
const HANDLE_TIME: &[Key] =
    &[key("scale", "number 0.001 to 1000", "talk, hold and wrap-up of all types times this (1 if not said)")];

const CALENDAR: &[Key] = &[
    required("start", "date", "the first day, without quotes: 2026-11-02"),
    required("days", "whole number 1 to 3660", "how many days"),
    key("timezone", "text", "a zone such as \"Europe/Kyiv\"; without it the clock has no summer time"),
    key("open", "opening hours", "when the doors are open; without it they never close"),
    key(
        "holidays",
        "list of {}",
        "days that follow another weekday, or have hours of their own; by date alone: closed",
    )
    .with(&[
        required("date", "date", "which day"),
        key("like", "weekday", "the weekday whose tables it follows"),
        key("open", "opening hours of a day", "its own opening hours"),
    ]),
    key("interval", "duration", "by which results are shown; divides the day, 1m to 24h (30m if not said)"),
    key("at_close", "\"serve\" or \"drop\"", "those who wait at closing are served, or sent away (serve if not said)"),
];

/// `[target]` as a table.
pub const TARGET: &[Key] = &[
    key("answer_within", "duration", "in time is answered within this, at most 31d (20s if not said)"),
    key("share", "share", "so many are to be answered in time (0.8 if not said)"),
    key("short_abandon", "duration", "who gives up within this is a short abandon (5s if not said)"),
    key("definition", "service level", "which service level must reach the share (service_level if not said)"),
    key("over", "\"month\", \"day\" or \"interval\"", "the window in which it must (month if not said)"),
    key("abandonment_at_most", "share", "a further limit: of those offered so many may give up"),
    key("asa_at_most", "duration", "a further limit: the average speed of answer"),
    key("occupancy_at_most", "share", "a further limit: of their time agents are busy for at most this share"),
];

const RUN: &[Key] = &[
    key("replications", "whole number 1 to 1000000000", "how often the calendar is played (100 if not said)"),
    key("precision", "{}", "instead: until the interval of one figure is narrow enough").with(&[
        required("of", "text", "the figure: contacts.sales.service_level, total.profit"),
        required("half_width", "number above 0", "half the width that its interval may have, in its unit"),
        key("at_most", "whole number 2 to 1000000000", "replications, whatever the interval (20000 if not said)"),
    ]),
    key("seed", "whole number", "another number, other luck (1 if not said)"),
    key("confidence", "number 0.5 to 0.9999", "of all intervals (0.95 if not said)"),
    key("warm_up", "duration", "the first part of the calendar, which counts nowhere (0s if not said)"),
];

const DECISION: &[Key] = &[
    key("horizon", "months 1 to 14400", "over which one-off costs are spread: \"24mo\", \"2y\" (24mo if not said)"),
    key("vat", "\"cost\" or \"recoverable\"", "whether VAT is a cost; to be said when a contract has VAT"),
    key("today", "option", "the do-nothing option, by its name"),
    key("require", "\"mean\" | {}", "when an option counts as one that holds the target (mean if not said)").with(&[
        key("intervals", "share", "met in this share of the intervals at least"),
        key("breach_below", "share", "missed in this share of the replications at most"),
    ]),
];

const PLAN: &[Key] = &[
    required("months", "months 1 to 120", "of the plan; the first is the calendar's first"),
    key("growth_per_month", "number -0.5 to 1", "by which share volume grows every month (the types' own, otherwise)"),
    key("seasons", "factors by month", "factors on the volume, as in { jan = 0.8, nov-dec = 1.6 }"),
    key("wages_per_year", "number -0.5 to 2", "by which all that is paid to people rises each year (0 if not said)"),
    key(
        "prices_per_year",
        "number -0.5 to 2",
        "by which other costs rise, and contracts without an index (0 if not said)",
    ),
    key("discount_per_year", "number 0 to 2", "by which later money is worth less (0 if not said)"),
    key("hiring", "{}", "how fast people can be found (as many as are needed, otherwise)").with(&[
        required("per_month", "number above 0 to 1000000", "heads that can be found in a month"),
        key("lead_months", "months 0 to 60", "from the plan's start until the first come (0 if not said)"),
    ]),
    key("levels", "whole number 2 to 25", "volumes at which every option is simulated (5 if not said)"),
    key("keep_roster", "true or false", "rosters by number stay as they are while volume changes (false if not said)"),
    key("switch", "{}", "the best month to go from one option to another").with(&[
        required("from", "option", "the option before"),
        required("to", "option", "the option after"),
        key("set_up", "number 0 to 1000000000000", "money paid once on going (0 if not said)"),
        key("exit", "number 0 to 1000000000000", "money paid once on leaving (0 if not said)"),
        key("notice_months", "months 0 to 120", "notice (the longest of the contracts that are left, otherwise)"),
    ]),
];
