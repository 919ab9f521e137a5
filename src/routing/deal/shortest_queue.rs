//! `shortest_queue`: the group for which fewest wait; of those with nobody waiting, the one with most agents free.

use super::Policy;

/// The entry.
pub static POLICY: Policy = Policy {
    name: "shortest_queue",
    summary: "to the group for which fewest wait; where nobody waits, to the one with most free agents",
    score: |seen, group| match (seen.staff(group), seen.free(group)) {
        (0, _) => f64::INFINITY,
        (_, 0) => f64::from(seen.waiting(group)),
        (_, free) => -f64::from(free),
    },
};
