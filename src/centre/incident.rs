//! An incident: for a while there are fewer agents or lines, more or fewer callers, or an order is taken in another way.
//!
//! In: nothing; these are the types that a checked scenario fills. Out: data for the engine. When random incidents happen is
//! drawn by the engine, for each replication.

use crate::centre::intake::Intake;
use crate::centre::{ContactId, GroupId, RobotId, TrunkId};
use crate::laws::Law;
use crate::units::Time;

/// When it happens.
#[derive(Clone, Debug)]
pub enum Happens {
    /// Once, at this instant.
    At(Time),
    /// Again and again: so long after the start of the calendar, and after the end of the one before, seconds.
    Every(Law),
}

/// What an incident multiplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaled {
    /// Agents on a group's roster, rounded to the nearest, halves up.
    Staff(GroupId),
    /// The rate of a type's first attempts.
    Arrivals(ContactId),
    /// Lines of a trunk, rounded to the nearest, halves up.
    Lines(TrunkId),
}

/// What an incident replaces while it lasts.
#[derive(Clone, Debug, PartialEq)]
pub enum Replaced {
    /// How orders reach the shop from a group.
    Intake(GroupId, Intake),
    /// To which groups a type is dealt: shares that add up to 1.
    Split(ContactId, Vec<(GroupId, f64)>),
    /// Calls that a robot can hold at once.
    Ports(RobotId, u32),
}

impl Replaced {
    /// Whether both replace the same.
    pub fn same_as(&self, other: &Replaced) -> bool {
        match (self, other) {
            (Replaced::Intake(one, _), Replaced::Intake(other, _)) => one == other,
            (Replaced::Split(one, _), Replaced::Split(other, _)) => one == other,
            (Replaced::Ports(one, _), Replaced::Ports(other, _)) => one == other,
            _ => false,
        }
    }
}

/// An incident.
#[derive(Clone, Debug)]
pub struct Incident {
    /// Its name in the scenario, or its place there: the address of its luck.
    pub name: String,
    /// When it begins.
    pub happens: Happens,
    /// How long it lasts, seconds.
    pub lasts: Law,
    /// What it multiplies, each by a factor of at least 0.
    pub times: Vec<(Scaled, f64)>,
    /// What it replaces; of several incidents at a time that replace the same, the last in the file holds.
    pub set: Vec<Replaced>,
}

impl Incident {
    /// The factor by which it multiplies something, if it does.
    pub fn factor(&self, of: Scaled) -> Option<f64> {
        self.times.iter().find(|(scaled, _)| *scaled == of).map(|(_, factor)| *factor)
    }
}

/// So many agents or lines under a factor: the nearest whole number, halves up.
pub fn scaled(number: u32, factor: f64) -> u32 {
    (f64::from(number) * factor + 0.5) as u32
}

/// The most agents that a group can have: every incident that brings more at once.
pub fn most_agents(incidents: &[Incident], group: usize, number: u32) -> u32 {
    let of = Scaled::Staff(GroupId(group as u16));
    let largest = incidents.iter().filter_map(|incident| incident.factor(of)).filter(|factor| *factor > 1.0).product();
    scaled(number, largest)
}
