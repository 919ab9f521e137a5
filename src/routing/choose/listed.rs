//! `listed`: the rule's own order, as for a group that others only help.

use super::{Free, Kept, Policy};

/// The entry.
pub static POLICY: Policy = Policy {
    name: "listed",
    summary: "the first listed group that has a free agent",
    reads_busy_time: false,
    draws: false,
    kept: Kept::ByList,
    choose,
};

fn choose(free: &dyn Free) -> (u16, usize) {
    (free.groups()[0], 0)
}
