//! Whom an agent who comes free takes first: `groups.X.serves`, one file for each policy and one line in [`POLICIES`].
//!
//! In: what is known of each contact type, and of each queue. Out: an order. Skill level always comes before it; what it leaves
//! equal is decided by the longest wait, then by number.

pub mod highest_value;
pub mod longest_queue;
pub mod longest_wait;
pub mod priority;

/// What is known of a contact type beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// Its priority, 1 first.
    pub priority: u8,
    /// Money lost when one is lost: the lead and the margin that it would have brought in the mean.
    pub at_stake: f64,
    /// Its mean handle time, seconds.
    pub handle_time: f64,
}

/// An entry of the table of policies between queues.
#[derive(Debug)]
pub struct Policy {
    /// Its name in the scenario.
    pub name: &'static str,
    /// One line for `list policies`.
    pub summary: &'static str,
    /// What puts types in order: the smaller comes first.
    pub rank: fn(&Claim) -> f64,
    /// What puts queues in order that rank the same, by how many wait there: the larger comes first. Without it the longest
    /// wait decides at once.
    pub weight: Option<fn(waiting: u32) -> u64>,
}

impl PartialEq for Policy {
    fn eq(&self, other: &Policy) -> bool {
        self.name == other.name
    }
}

/// All policies; the first is that of a group that says none.
pub const POLICIES: &[&Policy] =
    &[&priority::POLICY, &longest_wait::POLICY, &longest_queue::POLICY, &highest_value::POLICY];
