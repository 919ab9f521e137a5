//! `least_occupied`: evens out the load of a day, whoever came free last.

use super::{Free, Kept, Policy, smallest};

/// The entry.
pub static POLICY: Policy = Policy {
    name: "least_occupied",
    summary: "the agent who has been busy for the smallest share of his time on duty",
    reads_busy_time: true,
    draws: false,
    kept: Kept::Nothing,
    choose,
};

fn choose(free: &dyn Free) -> (u16, usize) {
    let (group, (_, place)) =
        smallest(free, |group| free.least_occupied(group), |one, other| one.0.total_cmp(&other.0).is_lt());
    (group, place)
}
