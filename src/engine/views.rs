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
        let looks = &self.simulation.plan.looks[group as usize];
        looks.tiers.iter().flatten().map(|stage| self.simulation.waiting.live(*stage)).sum()
    }
    fn handle_time(&self, group: u16) -> f64 {
        let mean = self.simulation.plan.contact(self.contact).mean_handle_time();
        mean * self.simulation.takes_now(group, self.contact)
    }
}
