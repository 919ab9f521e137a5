//! The keys of what answers or calls without people, and of what goes wrong: trunks, robots, dialers, incidents, the survey.

use crate::document::Key;
use crate::document::key::{key, required};
use crate::scenario::schema::contacts::FOLLOW_UP;

/// Telephone lines.
pub const TRUNK: &[Key] = &[
    required("lines", "whole number 0 to 1000000", "calls at once, through menu, queue and talk"),
    required("carries", "list of contact types", "which calls; a type has at most one trunk"),
    key("forwarded", "{}", "calls that the shop's own switch passes on").with(&[
        required("groups", "list of groups", "those to whom they are passed on"),
        key("lines_each", "whole number 1 to 10", "lines that such a call holds (2 if not said)"),
    ]),
];

const ANSWERS: Key = required(
    "answers",
    "share | list of shares | shares by time of day",
    "a person answers: by attempt, or by time of day",
);
const ANSWERS_CV: Key =
    key("answers_cv", "number 0 to 10", "how much people differ in their chance to answer (0 if not said)");
const UNREACHABLE: Key = key("unreachable", "share", "of people, who never answer (0 if not said)");
const HOURS: Key = key("hours", "opening hours", "when it may call (earliest opening to latest closing, otherwise)");

/// A robot that confirms orders.
pub const ROBOT: &[Key] = &[
    key("provider", "provider", "who runs it, and under whose contract it is billed"),
    required("ports", "whole number 1 to 1000000", "calls at once"),
    required("attempts", "list of durations", "after the order, each later than the one before"),
    HOURS,
    ANSWERS,
    ANSWERS_CV,
    key("voicemail", "share", "of dials that a machine answers (0 if not said)"),
    UNREACHABLE,
    key("ring", "duration", "how long it rings (0s if not said)"),
    key("message", "duration", "how long it talks (0s if not said)"),
    required("keys", "shares by telephone key", "which key is pressed; the rest hang up"),
    required("on_key", "texts by telephone key", "where each key leads: confirmed, cancelled or a contact type"),
    key("fallback", "\"agents\", \"sms\" or \"drop\"", "after the last attempt (agents if not said)"),
    key("sms", "{}", "what comes of messages, with fallback = \"sms\"").with(&[
        required("replies", "share", "of those who get one"),
        key("after", "law", "how long after it (0s if not said)"),
        required("keys", "shares by telephone key", "what they reply, as in a call"),
    ]),
    key(
        "call_back_confirms",
        "true or false",
        "whoever calls back and talks with an agent has confirmed (false if not said)",
    ),
    key("follow_ups", "list of {}", "what its calls and orders lead to").with(FOLLOW_UP),
];

/// A dialer that calls for agents.
pub const DIALER: &[Key] = &[
    required("contacts", "contact type", "whom it calls: an outbound type"),
    required(
        "mode",
        "\"preview\", \"progressive\" or \"predictive\"",
        "an agent dials himself; one call for each agent who is free; more of them",
    ),
    key("pace", "{}", "how far ahead of the agents it calls; predictive needs it").with(&[
        key("per_free_agent", "number 1 to 100", "calls that ring at once for each agent who is free (1 if not said)"),
        key("only_above_idle", "whole number 0 to 100000", "agents of each group who stay free (0 if not said)"),
    ]),
    HOURS,
    ANSWERS,
    ANSWERS_CV,
    key("voicemail", "share | {}", "of calls that a machine answers (0 if not said)").with(&[
        required("share", "share", "of calls"),
        key("detected", "share", "of machines that are recognised (1 if not said)"),
        key("mistaken", "share", "of people who are taken for machines (0 if not said)"),
        key("heard", "duration", "how long an agent hears a machine (5s if not said)"),
    ]),
    UNREACHABLE,
    key("attempts", "whole number 1 to 1000", "calls for one record (1 if not said)"),
    key("again_after", "law", "from the end of a call in vain to the next (1h if not said)"),
    key("ring", "law", "how long it rings, answered or not; required unless everybody answers"),
    key("look", "law", "preview: how long an agent looks at the record first (0s if not said)"),
    key("waits", "law", "how long whoever answered listens to nobody (2s if not said)"),
    key("abandoned_at_most", "share", "of answered calls for which nobody is free; the pace gives way"),
    key("ports", "whole number 1 to 1000000", "lines at once, ringing or in talk; without it no limit"),
    key("provider", "provider", "who runs it, and under whose contract it is billed"),
];

/// Something that goes wrong.
pub const INCIDENT: &[Key] = &[
    key("name", "name", "in results, and the address of its luck (its place in the file, otherwise)"),
    key("at", "date and time", "it happens once: local, without quotes; or"),
    key("every", "law", "it happens again and again, so long after the end of the one before"),
    required("lasts", "law", "for how long"),
    key("times", "factors by path", "factors by path: groups.X.roster, contacts.X.arrivals, trunks.X.lines"),
    key("set", "values by path", "other values by path: groups.X.intake, routing.X.split, robots.X.ports"),
];

/// The shop's own survey.
pub const SURVEY: &[Key] = &[
    key("asked", "share", "of answered contacts (1 if not said)"),
    required("responds", "share | {}", "of those asked").with(&[
        required("happy", "share", "of those who give a good mark"),
        required("unhappy", "share", "of the others"),
        key("from", "number 1 to 5", "a mark that is good (4 if not said)"),
    ]),
];
