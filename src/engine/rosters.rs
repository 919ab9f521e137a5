//! The changes of a group's roster that are known before the clock starts.
//!
//! In: a group's steps. Out: events, the end of the calendar among them. Who is really there is in
//! [`crate::engine::presence`].

use crate::engine::Model;
use crate::engine::agenda::Class;
use crate::units::Time;

/// A change of a roster: the group, the step, in the order of events.
#[derive(Clone, Copy, Debug)]
pub struct RosterEvent {
    /// When.
    pub at: Time,
    /// Which group.
    pub group: u16,
    /// Agents from now on.
    pub agents: u32,
    /// Down at closing: those on duty stay for whoever waits.
    pub closing: bool,
    /// An incident makes the change: it happens before everything but ends of work at its instant.
    pub incident: bool,
    /// Fewer than before: it happens after everything new at its instant.
    pub down: bool,
}

impl RosterEvent {
    /// Its place among the events of its instant.
    pub(super) fn class(&self) -> Class {
        match (self.incident, self.down) {
            (true, _) => Class::Incident,
            (false, false) => Class::RosterUp,
            (false, true) => Class::RosterDown,
        }
    }
}

/// The events of one group, in order.
pub fn events(model: &Model, group: usize) -> Vec<RosterEvent> {
    let end = model.centre.calendar.end;
    let mut events: Vec<RosterEvent> = model.centre.groups[group]
        .steps()
        .iter()
        .map(|step| RosterEvent {
            at: step.at,
            group: group as u16,
            agents: step.agents,
            closing: step.closing,
            incident: false,
            down: false,
        })
        .collect();
    // The calendar is over: whoever is still on the roster goes, as at a closing.
    if events.last().is_some_and(|last| last.agents > 0 && last.at < end) {
        events.push(RosterEvent {
            at: end,
            group: group as u16,
            agents: 0,
            closing: true,
            incident: false,
            down: true,
        });
    }
    events
}
