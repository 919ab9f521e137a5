//! `shortest_wait`: the group in which the contact expects to wait least: those before it and itself, each for the mean
//! handle time, over the agents on the roster (as after Whitt, 1999, predicting from queue length).

use super::Policy;

/// The entry.
pub static POLICY: Policy = Policy {
    name: "shortest_wait",
    summary: "to the group with the shortest expected wait: (waiting + 1) x handle time / agents, nothing if one is free",
    score: |seen, group| match (seen.staff(group), seen.free(group)) {
        (0, _) => f64::INFINITY,
        (_, free) if free > 0 => 0.0,
        (staff, _) => f64::from(seen.waiting(group) + 1) * seen.handle_time(group) / f64::from(staff),
    },
};
