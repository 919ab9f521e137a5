//! The keys of those who answer: `[groups.X]`, `[providers.X]`, `[shifts.X]`, rosters.

use crate::document::Key;
use crate::document::key::{key, required};
use crate::scenario::schema::contacts::FOLLOW_UP;

/// A group of agents.
pub const GROUP: &[Key] = &[
    key("provider", "provider", "who employs them; to be said where any provider is declared"),
    required("skills", "list of contact types | table of {}", "what they may answer").with(&[
        key("level", "whole number 1 to 9", "1 is taken before 2, before priority (1 if not said)"),
        key("handle_time_factor", "number above 0 to 1000", "their times are the type's times this (1 if not said)"),
        key("quality", "{}", "as of the group, for this skill").with(QUALITY),
        key("learning", "{}", "as of the group, for this skill").with(LEARNING),
    ]),
    key("roster", "roster", "how many are there, and when; not needed where the provider has a promise"),
    key("rosters", "list of {}", "other rosters by date; of several the last in the file holds").with(&[
        required("from", "date", "the first day"),
        required("to", "date", "the last day"),
        required("roster", "roster", "how many are there on these days"),
    ]),
    key(
        "roster_counts",
        "\"on_phones\" or \"scheduled\"",
        "whether shrinkage is money only, or also takes agents off the phones (on_phones if not said)",
    ),
    key("shrinkage", "{}", "shares of paid time that are not spent on the phones, together below 1").with(SHRINKAGE),
    key("serves", "policy of serves", "whom an agent who comes free takes first (priority if not said)"),
    key("follow_ups", "list of {}", "what contacts that this group handled lead to").with(FOLLOW_UP),
    key("intake", "channel | {}", "how an order reaches the shop").with(&[
        required("by", "channel", "how; the other keys say what differs from its usual figures"),
        key("time", "law", "talk time that an order adds"),
        key("per_item", "law", "for each item beyond the first"),
        key("errors", "share", "of orders taken wrong"),
        key("items", "whole number 1 to 1000", "a larger order is refused"),
    ]),
    key("shared", "{}", "other clients whose calls the same agents answer").with(SHARED),
    key("quality", "{}", "how well they do it").with(QUALITY),
    key("learning", "{}", "handle times are longer at first, and settle").with(LEARNING),
    key("projects", "{}", "who serves many clients is slower").with(&[
        key("held", "whole number 1 to 1000", "projects (1 + shared.clients, otherwise)"),
        key("cap", "whole number 1 to 1000", "more are refused (10 if not said)"),
        key("slowdown", "share", "handle times × 1 + slowdown (held - 1) (0 if not said)"),
    ]),
    key("shifts", "table of {}", "what they may be asked to work, for `staff`, instead of [shifts]").with(SHIFT),
    key("absence", "{}", "with roster_counts = \"scheduled\": who was busy yesterday is absent more often").with(&[
        required("per_point", "share", "added to sickness for each percentage point of occupancy above `above`"),
        key("above", "share", "an occupancy (0.85 if not said)"),
    ]),
    key("ring", "duration", "not simulated: only 0s is read; add the ringing to talk_time"),
];

const QUALITY: &[Key] = &[
    key("conversion_factor", "number 0 to 100", "their chance to sell is the type's times this (1 if not said)"),
    key(
        "resolved_factor",
        "number 0 to 100",
        "their chance to settle the matter is the type's times this (1 if not said)",
    ),
    key("order_error_chance", "share", "of orders that they take or confirm is wrong (0 if not said)"),
];

const LEARNING: &[Key] = &[
    required("factor", "number above 0 to 100", "handle times at the beginning, times this"),
    key("settles_in", "duration", "after which it is nearly over; or"),
    key("settles_in_contacts", "number above 0 to 1000000000", "contacts of each agent after which it is nearly over"),
    key("since", "date", "when they began (the calendar's start, otherwise)"),
];

const SHRINKAGE: &[Key] = &[
    key("leave", "share", "holidays (0 if not said)"),
    key("training", "share", "training (0 if not said)"),
    key("meetings", "share", "meetings (0 if not said)"),
    key("coaching", "share", "coaching (0 if not said)"),
    key("sickness", "share", "sickness (0 if not said)"),
    key("breaks", "share", "paid breaks (0 if not said)"),
    key("adherence", "share", "late, early, elsewhere (0 if not said)"),
    key(
        "method",
        "\"additive\" or \"multiplicative\"",
        "the parts add up, or each is a share of what the others leave (additive if not said)",
    ),
];

const SHARED: &[Key] = &[
    required("clients", "whole number 1 to 1000", "other clients"),
    required(
        "occupancy",
        "number 0 to 0.99",
        "the share of their time for which those calls alone keep the agents busy",
    ),
    key("handle_time", "law", "of their calls (exponential with our mean in this group, otherwise)"),
    key("patience", "law", "of their callers (that of our first type in skills, otherwise)"),
    key("priority", "whole number 1 to 9", "of their calls (that of our first type in skills, otherwise)"),
    key("day_cv", "number 0 to 10", "how much the days of each client differ (0 if not said)"),
    key("open", "hours of the week", "when their callers try, within the opening hours"),
];

/// A provider, or a quote's file without `quote`.
pub const PROVIDER: &[Key] = &[
    key(
        "kind",
        "kind of provider",
        "own people in the room, at home, in the cloud; or a vendor; required, here or in the quote",
    ),
    key("contract", "contract", "clauses by which a vendor bills"),
    key("costs", "costs", "what own people cost"),
    key("promise", "{}", "the roster of its groups that have none: sized to keep this").with(PROMISE),
    key("quality", "{}", "of all its groups; what a group or a skill says holds before it").with(QUALITY),
    key("ramp", "{}", "how all its groups settle in that do not say otherwise").with(LEARNING),
    key("quote", "file", "a file that holds what the bidder's quote says"),
    key("reports", "{}", "what its own report leaves out or flatters").with(&[
        key("leaves_out", "{}", "contacts that its report does not count").with(&[
            key("abandoned_within", "duration", "who gave up within this"),
            key("abandoned", "true or false", "all who gave up (false if not said)"),
            key("waited_over", "duration", "who waited longer"),
        ]),
        key("csat_bias", "number -100 to 100", "added to satisfaction (0 if not said)"),
    ]),
    key("scores", "table of number from 0", "marks by the criteria of [scorecard]"),
    key("quoted", "{}", "of whom and when the quote is").with(QUOTED),
];

/// What a quote says of itself.
pub const QUOTED: &[Key] = &[
    key("bidder", "text", "who quotes"),
    key("date", "date", "of the quote"),
    key("valid_until", "date", "the last day on which it may be taken"),
];

/// `roster.promised` and a provider's `promise`.
pub const PROMISE: &[Key] = &[
    required("answer_within", "duration", "in time is answered within this"),
    required("share", "share", "of what it is offered is answered in time"),
    key("kept_on", "share", "of days (0.9 if not said)"),
    key("shift", "duration", "they work in shifts of this length"),
    key("at_least", "whole number 0 to 100000", "agents while open"),
];

/// `roster.sized`.
pub const SIZED: &[Key] = &[
    key("at_least", "whole number 0 to 100000", "agents while open (0 if not said)"),
    key("shift", "duration", "they work in shifts of this length"),
];

/// An entry of `roster.shifts`.
pub const ROSTER_SHIFT: &[Key] = &[
    required("start", "time of day", "when it begins"),
    required("lasts", "duration", "at most 24h, breaks among it"),
    required("agents", "whole number 0 to 100000", "who work it"),
    key("days", "days", "on which it begins (daily if not said)"),
    key("breaks", "list of {}", "in order").with(&[
        required("between", "pair of durations", "a window from the start of the shift"),
        required("lasts", "duration", "each agent's"),
        key("at_most_away", "share", "of the agents at once (1 if not said)"),
    ]),
];

/// A shift of the catalogue.
pub const SHIFT: &[Key] = &[
    required("starts", "time of day | pair of times of day", "when it begins, or the earliest and the latest"),
    key("every", "duration", "from the earliest start on (30m if not said)"),
    required("lasts", "duration", "at most 24h, breaks among it"),
    key("breaks", "list of {}", "in order").with(&[
        required("between", "pair of durations", "a window from the start of the shift"),
        required("lasts", "duration", "how long"),
    ]),
    key("days", "days", "on which it may start (daily if not said)"),
    key("weight", "number above 0 to 1000", "what an hour of it costs beside an hour of the others (1 if not said)"),
    key("at_most", "whole number 0 to 100000", "people of a group who start it on a day"),
    key("a_week", "number above 0 to 7", "how many of them a person works in a week (5 if not said)"),
];
