//! Which of several free agents takes a contact: `routing.X.choose`, one file for each policy and one line in [`POLICIES`].
//!
//! In: a read-only view of the groups that may take a contact and have somebody free. Out: a group, and the place of the agent
//! among its free agents, the longest free first. Ties by group in file order, then agent number.

pub mod least_occupied;
pub mod listed;
pub mod longest_idle;
#[cfg(test)]
pub mod most_free;
pub mod random;

use crate::units::Time;

/// The groups among which a policy chooses; each has somebody free.
pub trait Free {
    /// The groups, in the order in which the rule lists them; never empty.
    fn groups(&self) -> &[u16];
    /// How many of a group are free, at least 1.
    fn free(&self, group: u16) -> u32;
    /// Since when the longest free agent of a group has been free.
    fn longest_free(&self, group: u16) -> Time;
    /// The smallest share of the time on duty that a free agent of a group has been busy, and that agent's place.
    fn least_occupied(&self, group: u16) -> (f64, usize);
    /// The contact's own chance, uniform on [0, 1).
    fn chance(&self) -> f64;
}

/// What of the choice can be known before anybody asks, so that many groups need no search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing.
    Nothing,
    /// The first group with somebody free is kept.
    ByList,
    /// The group whose agent has been free for longest is kept.
    ByIdleTime,
}

/// An entry of the table of policies between free agents.
#[derive(Debug)]
pub struct Policy {
    /// Its name in the scenario.
    pub name: &'static str,
    /// One line for `list policies`.
    pub summary: &'static str,
    /// It needs to know how long each agent has been busy.
    pub reads_busy_time: bool,
    /// It asks for the contact's chance.
    pub draws: bool,
    /// What can be kept.
    pub kept: Kept,
    /// The choice: a group, and the place among its free agents.
    pub choose: fn(&dyn Free) -> (u16, usize),
}

impl PartialEq for Policy {
    fn eq(&self, other: &Policy) -> bool {
        self.name == other.name
    }
}

/// All policies; the first that a scenario does not have to name is [`longest_idle::POLICY`].
pub const POLICIES: &[&Policy] = &[
    &listed::POLICY,
    &longest_idle::POLICY,
    &least_occupied::POLICY,
    &random::POLICY,
    #[cfg(test)]
    &most_free::POLICY,
];

/// Of the groups the one for which `of` is smallest; ties by group in file order.
fn smallest<T>(free: &dyn Free, of: impl Fn(u16) -> T, less: impl Fn(&T, &T) -> bool) -> (u16, T) {
    let first = free.groups()[0];
    let mut best = (first, of(first));
    for &group in &free.groups()[1..] {
        let value = of(group);
        if less(&value, &best.1) || (!less(&best.1, &value) && group < best.0) {
            best = (group, value);
        }
    }
    best
}
