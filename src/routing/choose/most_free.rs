//! `most_free`: an agent of the group that has most free, so that no site is emptied while another idles.

use super::{Free, Kept, Policy, smallest};

/// The entry.
pub static POLICY: Policy = Policy {
    name: "most_free",
    summary: "an agent of the group that has most of them free",
    reads_busy_time: false,
    draws: false,
    kept: Kept::Nothing,
    choose,
};

fn choose(free: &dyn Free) -> (u16, usize) {
    let (group, _) = smallest(free, |group| free.free(group), |one, other| one > other);
    // Of that group the one who has been free for longest.
    (group, 0)
}
