//! `shortest_wait`: the group in which the contact expects to wait least, as [`crate::routing::predicted_wait`] reckons.

use super::Policy;
use crate::routing::predicted_wait::predicted_wait;

/// The entry.
pub static POLICY: Policy = Policy {
    name: "shortest_wait",
    summary: "to the group with the shortest expected wait: (ahead + 1) x handle time / agents, nothing if one is free",
    score: |seen, group| match (seen.staff(group), seen.free(group)) {
        (0, _) => f64::INFINITY,
        (_, free) if free > 0 => 0.0,
        (staff, _) => predicted_wait(seen.ahead(group), [(staff, seen.handle_time(group))]),
    },
};
