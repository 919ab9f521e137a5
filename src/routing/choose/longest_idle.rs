//! `longest_idle`: fair to agents, and what most switches do.

use super::{Free, Kept, Policy, smallest};

/// The entry.
pub static POLICY: Policy = Policy {
    name: "longest_idle",
    summary: "the agent who has been free for longest",
    reads_busy_time: false,
    draws: false,
    kept: Kept::ByIdleTime,
    choose,
};

fn choose(free: &dyn Free) -> (u16, usize) {
    let (group, _) = smallest(free, |group| free.longest_free(group), |one, other| one < other);
    (group, 0)
}
