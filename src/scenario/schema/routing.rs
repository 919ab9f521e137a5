//! The keys of `[routing.X]`: how contacts of a type meet groups.

use crate::document::Key;
use crate::document::key::{key, required};

const SPLIT: Key = key("split", "table of share", "shares by group, dealt on arrival; together 1; or");
const GROUPS: Key = key("groups", "list of groups", "one pool: whoever is free");
const DEAL: Key = key("deal", "policy of deal", "to which of `groups` a contact goes on arrival, by how they look");
const CHOOSE: Key = key("choose", "policy of choose", "between free agents (longest_idle if not said)");
const ADAPT: Key = key("adaptive", "{}", "shares that are reviewed: more to the better ones").with(ADAPTIVE);
const MIN_IDLE: Key =
    key("min_idle", "table of whole number 0 to 100000", "by group: so many stay free when one takes this type");
const OVERFLOW: Key = key("overflow", "list of {}", "groups that are added; each step says when").with(&[
    key("after", "duration", "a wait of this; or"),
    key("when_holding", "whole number 0 to 1000000000", "so many wait when it comes; or"),
    key("none_staffed", "true or false", "nobody of its groups is on duty when it comes"),
    required("to", "list of groups", "who may answer then, too"),
]);
const LIMITS: Key = key("limits", "table of {}", "by group: the most that it takes of the type").with(&[
    key("per_hour", "whole number 0 to 1000000000", "contacts in a clock hour"),
    key("per_day", "whole number 0 to 1000000000", "contacts in a day"),
    key("at_once", "whole number 0 to 1000000000", "contacts at once"),
]);

/// The routing of a contact type.
pub const ROUTING: &[Key] = &[
    SPLIT,
    GROUPS,
    DEAL,
    ADAPT,
    OVERFLOW,
    CHOOSE,
    MIN_IDLE,
    LIMITS,
    key("when", "list of {}", "other rules by hours or days; the first that holds decides").with(&[
        key("hours", "hours", "within these hours; a window may run over midnight"),
        key("days", "days", "on these days"),
        SPLIT,
        GROUPS,
        DEAL,
        ADAPT,
        OVERFLOW,
        CHOOSE,
        MIN_IDLE,
        LIMITS,
    ]),
];

const ADAPTIVE: &[Key] = &[
    required("among", "list of groups", "at least two"),
    required(
        "by",
        "yardstick | weights of yardsticks",
        "what they are judged by, one yardstick or several with weights",
    ),
    required("rule", "rule of adaptive", "how marks become shares"),
    key("review", "duration", "whole days between reviews (1d if not said)"),
    key("at_least", "share", "nobody gets less (0.05 if not said)"),
    key("figures", "\"true\" or \"reported\"", "what happened, or what vendors report of it (true if not said)"),
];
