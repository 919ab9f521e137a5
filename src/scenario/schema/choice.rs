//! The keys of what there is to choose between, and of what is known of it: options, scorecard, evidence.

use crate::document::Key;
use crate::document::key::{key, required};

/// An option.
pub const OPTION: &[Key] = &[
    key("without", "provider | list of providers", "does without a provider, its groups and every mention of them"),
    key("set", "values by path", "changes by path: \"groups.own.roster\" = 4"),
];

/// Criteria that are not money.
pub const SCORECARD: &[Key] = &[
    required("weights", "table of number above 0 to 1000000", "by criterion; only their proportions count"),
    key("scale", "number above 0 to 1000000", "the highest mark; the lowest is 0 (5 if not said)"),
];

/// An entry of `[evidence]` as a table.
pub const EVIDENCE: &[Key] = &[
    required("how", "\"measured\", \"quoted\" or \"assumed\"", "how the input is known"),
    key("low", "number | duration", "the truth may be as low, in the unit of the value; with `high`"),
    key("high", "number | duration", "the truth may be as high"),
    key("within", "number above 0 to 1", "instead: a share of the value, up and down"),
];
