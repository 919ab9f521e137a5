//! `longest_queue`: whoever stands in the longest queue, which holds the queues together.

use super::Policy;

/// The entry.
pub static POLICY: Policy = Policy {
    name: "longest_queue",
    summary: "the smallest priority, then the queue in which most wait, then the longest wait",
    rank: |claim| f64::from(claim.priority),
    weight: Some(u64::from),
};
