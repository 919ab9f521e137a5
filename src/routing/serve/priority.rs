//! `priority`: the type's `priority`, then the longest wait.

use super::Policy;

/// The entry.
pub static POLICY: Policy = Policy {
    name: "priority",
    summary: "the smallest priority, then the longest wait",
    rank: |claim| f64::from(claim.priority),
    weight: None,
};
