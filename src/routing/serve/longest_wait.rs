//! `longest_wait`: first come first served over all types.

use super::Policy;

/// The entry.
pub static POLICY: Policy =
    Policy { name: "longest_wait", summary: "the longest wait, whatever the priority", rank: |_| 0.0, weight: None };
