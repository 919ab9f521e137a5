//! To which of several groups a contact is dealt on arrival by what they look like then: `routing.X.deal`, one file for each
//! policy and one line in [`POLICIES`].
//!
//! In: a read-only view of the groups. Out: one of them, in whose queue the contact waits; it is no pool. Ties by the rule's
//! own order.

pub mod shortest_queue;
pub mod shortest_wait;

/// The groups to one of which a contact is dealt.
pub trait Seen {
    /// The groups, in the order in which the rule lists them; never empty.
    fn groups(&self) -> &[u16];
    /// How many of a group are free.
    fn free(&self, group: u16) -> u32;
    /// How many of a group are on the roster.
    fn staff(&self, group: u16) -> u32;
    /// How many people wait for a group.
    fn waiting(&self, group: u16) -> u32;
    /// How many of them are not behind the contact by priority.
    fn ahead(&self, group: u16) -> u32;
    /// Mean handle time of the contact's type with a group, seconds.
    fn handle_time(&self, group: u16) -> f64;
}

/// An entry of the table of policies that deal.
#[derive(Debug)]
pub struct Policy {
    /// Its name in the scenario.
    pub name: &'static str,
    /// One line for `list policies`.
    pub summary: &'static str,
    /// How bad a group looks: the contact is dealt to the least bad.
    pub score: fn(&dyn Seen, u16) -> f64,
}

impl PartialEq for Policy {
    fn eq(&self, other: &Policy) -> bool {
        self.name == other.name
    }
}

impl Policy {
    /// The position of the group to which a contact is dealt.
    pub fn deal(&self, seen: &dyn Seen) -> usize {
        let mut best = (0, f64::INFINITY);
        for (position, group) in seen.groups().iter().enumerate() {
            let score = (self.score)(seen, *group);
            if score < best.1 {
                best = (position, score);
            }
        }
        best.0
    }
}

/// All policies.
pub const POLICIES: &[&Policy] = &[&shortest_wait::POLICY, &shortest_queue::POLICY];
