//! What routing policies may see: read-only, and no more than they ask for.

use crate::engine::agents::Agents;
use crate::engine::facts::Recorder;
use crate::engine::simulation::Simulation;
use crate::routing::choose::Free;
use crate::routing::deal::Seen;
use crate::units::Time;

/// Groups with somebody free who may take a contact.
pub struct FreeAgents<'a> {
    /// In the order of the rule.
    pub groups: &'a [u16],
    /// By group.
    pub agents: &'a [Agents],
    /// What the clock shows.
    pub now: Time,
    /// The contact's chance.
    pub chance: f64,
}

impl Free for FreeAgents<'_> {
    fn groups(&self) -> &[u16] {
        self.groups
    }
    fn free(&self, group: u16) -> u32 {
        self.agents[group as usize].free()
    }
    fn longest_free(&self, group: u16) -> Time {
        self.agents[group as usize].longest_free().unwrap_or(Time::NEVER)
    }
    fn least_occupied(&self, group: u16) -> (f64, usize) {
        self.agents[group as usize].least_occupied(self.now).unwrap_or((f64::INFINITY, 0))
    }
    fn chance(&self) -> f64 {
        self.chance
    }
}

/// Groups to one of which a contact is dealt.
pub struct GroupsSeen<'a, 'p, R> {
    /// In the order of the rule.
    pub groups: &'a [u16],
    /// The state.
    pub simulation: &'a Simulation<'p, R>,
    /// The contact's type.
    pub contact: u16,
}

impl<'p, R: Recorder> GroupsSeen<'_, 'p, R> {
    /// The stages whose queues a group looks at.
    fn stages(&self, group: u16) -> impl Iterator<Item = u16> + 'p {
        self.simulation.plan.looks[group as usize].tiers.iter().flatten().copied()
    }
}

impl<R: Recorder> Seen for GroupsSeen<'_, '_, R> {
    fn groups(&self) -> &[u16] {
        self.groups
    }
    fn free(&self, group: u16) -> u32 {
        self.simulation.agents[group as usize].free()
    }
    fn staff(&self, group: u16) -> u32 {
        self.simulation.agents[group as usize].staff
    }
    fn waiting(&self, group: u16) -> u32 {
        self.stages(group).map(|stage| self.simulation.waiting.live(stage)).sum()
    }
    fn ahead(&self, group: u16) -> u32 {
        self.simulation.ahead_of(self.contact, self.stages(group))
    }
    fn handle_time(&self, group: u16) -> f64 {
        self.simulation.handle_time_now(group, self.contact)
    }
}
