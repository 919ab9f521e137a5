//! The keys of `[contacts.X]`, and of `follow_ups` wherever they stand.

use crate::document::Key;
use crate::document::key::{key, required};

/// A contact type.
pub const CONTACT: &[Key] = &[
    key("like", "contact type", "copies all of this type but arrivals, surges and forecast"),
    key(
        "direction",
        "\"inbound\", \"outbound\" or \"back_office\"",
        "people who call, people who are called, work without people (inbound if not said)",
    ),
    key("arrivals", "arrival model", "who comes, and when; without it the type only follows from others"),
    key("hours", "hours of the week", "when people try; outside the opening hours they are counted as closed"),
    key("surges", "list of {}", "from a date and time on, for a while, so many times as many people try").with(&[
        required("at", "date and time", "local, without quotes: 2026-11-27 10:00:00"),
        required("lasts", "duration", "for how long"),
        required("times", "number 0 to 1000000", "so many times as many"),
    ]),
    key("forecast", "{}", "the arrivals are a forecast: staff is planned on it, callers are the truth").with(&[
        key("bias", "number -0.9 to 10", "the forecast is too high by this share (0 if not said)"),
        key("error_cv", "number 0 to 10", "how much the truth differs beside that (0 if not said)"),
    ]),
    key("talk_time", "law", "how long agent and customer talk; required where nothing is copied by `like`"),
    key("hold_time", "law", "how long the customer is on hold meanwhile (0s if not said)"),
    key("wrap_up", "law", "what the agent still does afterwards (0s if not said)"),
    key("patience", "law", "how long they wait before they give up; without it for ever"),
    key("never_abandons", "share", "of people, who wait for ever (0 if not said)"),
    key("balks", "{}", "of those who find so many waiting this share leaves at once").with(&[
        required("queue", "whole number 0 to 1000000", "so many are waiting, or more"),
        required("share", "share", "of those who find them leaves at once"),
    ]),
    key("deflects", "{}", "this share hears a recording and nothing else")
        .with(&[key("share", "share", "of callers (1 if not said)"), required("recording", "law", "how long it is")]),
    key("ivr", "{}", "a menu before the queue").with(&[
        required("time", "law", "how long it takes"),
        key("self_service", "share", "of callers whom it serves (0 if not said)"),
        key("hangs_up", "share", "of callers who hang up in it (0 if not said)"),
        key("misdirects", "{}", "some land in the wrong queue").with(&[
            required("share", "share", "of those who come to its end"),
            required("to", "contact type", "the wrong queue"),
            required("talk", "law", "how long its agent talks before he transfers them"),
        ]),
    ]),
    key("virtual_hold", "{}", "offered when the predicted wait is long: to be dialled back in their turn").with(&[
        required("when_wait_over", "duration", "offered when the predicted wait is longer"),
        required("accepts", "share", "of those who are offered it"),
        key("reached", "share", "of those who are dialled back (1 if not said)"),
        key("ring", "duration", "how long it rings at the others (25s if not said)"),
    ]),
    key("priority", "whole number 1 to 9", "1 is answered first (5 if not said)"),
    key(
        "interrupts",
        "list of contact types | table of \"resumes\" or \"ends\"",
        "whose talk it may break off when it finds nobody free, and what becomes of that talk",
    ),
    key("parallel", "{}", "chats, several at once").with(&[
        required("at_once", "whole number 1 to 100", "so many for an agent"),
        key("slowdown", "number 0 to 100", "each runs at speed 1 / (1 + slowdown (n - 1)) (0 if not said)"),
    ]),
    key("value", "{}", "what a contact is worth").with(VALUE),
    key("target", "target", "its own target: what differs from the scenario's"),
    key("resolved", "share", "chance that an answer settles the matter"),
    key("follow_ups", "list of {}", "what one contact leads to: redials, call-backs, transfers, repeat calls")
        .with(FOLLOW_UP),
    key("robot", "robot", "outbound: the robot that calls first"),
    key("due", "duration", "work: done in time is within this"),
    key("due_counts", "\"clock\" or \"open_hours\"", "how `due` runs (clock if not said)"),
    key("decay", "list of pairs of duration and share", "work: chance that an order is kept, by delay"),
    key("min_idle", "whole number 0 to 100000", "work: so many of the group stay free (0 if not said)"),
];

const VALUE: &[Key] = &[
    key("conversion", "share", "of answered that buy (0 if not said)"),
    key("margin", "money", "of a sale, or of an order that is kept (0 if not said)"),
    key("lead_cost", "money", "lost with a person who was never answered (0 if not said)"),
    key("refused", "share | {}", "of parcels that come back (0 if not said)").with(&[
        key("confirmed", "share", "of orders that were confirmed"),
        key("unconfirmed", "share", "of orders that were not"),
        key("sold", "share", "of sales in a talk (0 if not said)"),
    ]),
    key("parcel_cost", "money", "of each parcel that comes back (0 if not said)"),
    key("error_cost", "money", "of an order that an agent took or confirmed wrongly (0 if not said)"),
    key("order_value", "money", "what the buyer pays; commissions in per cent need it"),
    key("items", "list of shares", "of orders with 1, 2, 3 and more items, together 1"),
    key("satisfaction", "{}", "inbound: a mark from 1 to 5 for an answered contact").with(&[
        key("best", "number 1 to 5", "without any wait (5 if not said)"),
        key("per_minute", "number 0 to 100", "lost for each minute of wait (0 if not said)"),
        key("unresolved", "number 0 to 4", "lost where the matter was not settled (0 if not said)"),
    ]),
    key("incident", "{}", "inbound: money lost until the first answer to whoever reports an incident").with(&[
        required("loss_per_minute", "money", "for each minute"),
        required("at_most", "duration", "after which the loss is complete"),
    ]),
];

/// A rule of what one contact leads to.
pub const FOLLOW_UP: &[Key] = &[
    required(
        "on",
        "event | list of events",
        "after what; a group's and a robot's rules answer those that concern them",
    ),
    key("share", "share", "chance that it happens (1 if not said)"),
    required("to", "contact type", "what comes of it"),
    key("after", "law", "how long after the event (0s if not said)"),
    key("up_to", "whole number 1 to 1000", "firings along one chain; without it no limit"),
    key("transfer", "true or false", "at the end of talk, on the same line (false if not said)"),
    key("cancel_if_answered", "true or false", "dropped if the person got through meanwhile (false if not said)"),
];
