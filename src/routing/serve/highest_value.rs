//! `highest_value`: most money saved for each second of work, the cµ rule (Cox and Smith, 1961) with what a lost contact costs
//! for c. With people who hang up it is what to do when there are far too few agents (Atar, Giat and Shimkin, 2010, with
//! abandonment costs alone).

use super::Policy;

/// The entry.
pub static POLICY: Policy = Policy {
    name: "highest_value",
    summary: "the highest value at stake for each second of its handle time, then the longest wait",
    rank: |claim| if claim.handle_time > 0.0 { -claim.at_stake / claim.handle_time } else { f64::NEG_INFINITY },
    weight: None,
};
