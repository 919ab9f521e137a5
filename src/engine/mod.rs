//! Time passes: contacts meet agents, by the written order of events.
//!
//! In: a [`Model`], the luck of a replication. Out: facts, pushed to a [`Recorder`]. Knows no file, thread, percentage,
//! money or picture, contains no randomness of its own, and cannot fail.

mod adaptive;
mod agenda;
mod agents;
mod answering;
mod calls;
mod care;
mod chains;
mod chats;
mod contact;
mod dialer_plan;
mod dialing;
mod duty;
mod ending;
pub mod events;
pub mod facts;
mod fate;
mod fatigue;
mod handling;
mod in_queue;
mod incidents;
mod intake;
mod judging;
mod limits;
mod lines;
mod looks;
mod menu;
mod needed;
mod pacing;
mod placed;
mod plan;
mod pools;
mod ports;
mod preemption;
mod presence;
mod queueing;
mod rating;
mod recorders;
mod replies;
mod robots;
mod rosters;
mod rules;
mod segments;
mod service;
pub mod simulation;
mod slab;
mod stages;
pub mod stream;
mod views;
mod virtual_hold;
mod waiting;
mod winner;
mod work;

pub use facts::Recorder;
pub use plan::Plan;
pub use simulation::Simulation;

use crate::centre::{Centre, GroupId};
use crate::demand::Arrivals;
use crate::routing::{Deal, Routing, Rule};

/// Version of what happens: another one may tell other events of the same scenario and seed. `tests/fingerprints.csv` holds the
/// events of this one.
pub const ENGINE_VERSION: u32 = 1;

/// What the engine runs: one option of a scenario.
#[derive(Clone, Debug)]
pub struct Model {
    /// The facts of the centre.
    pub centre: Centre,
    /// First attempts of each contact type; none for types that only follow.
    pub arrivals: Vec<Option<Arrivals>>,
    /// Which agent gets which contact.
    pub routing: Routing,
}

impl Model {
    /// Whether contacts are dealt to a group when they come, to wait for it alone.
    pub fn deals_to(&self, group: GroupId) -> bool {
        let deals = |rule: &Rule| !matches!(rule.deal, Deal::Pool(_)) && rule.deal.groups().contains(&group);
        self.routing.rules.iter().flatten().any(deals)
    }
}

#[cfg(test)]
mod tests;
