//! `random`: every free agent with the same chance, which is the contact's own and the same in every option.

use super::{Free, Kept, Policy};

/// The entry.
pub static POLICY: Policy = Policy {
    name: "random",
    summary: "any free agent, each with the same chance",
    reads_busy_time: false,
    draws: true,
    kept: Kept::Nothing,
    choose,
};

fn choose(free: &dyn Free) -> (u16, usize) {
    let groups = free.groups();
    let all: u32 = groups.iter().map(|group| free.free(*group)).sum();
    let mut nth = (free.chance() * f64::from(all)) as u32;
    for &group in groups {
        let here = free.free(group);
        if nth < here {
            return (group, nth as usize);
        }
        nth -= here;
    }
    (groups[groups.len() - 1], 0)
}
