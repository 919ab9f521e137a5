//! Virtual hold: who would wait for long may hang up, keeps his place and is dialled back in his turn.
//!
//! In: a caller who is about to queue. Out: the same caller, without line and patience if he takes the offer; later, whether
//! he is there, and an agent who let it ring in vain.
//!
//! The wait is predicted as switches do that say "you are number n": [`crate::routing::predicted_wait`].

use crate::centre::On;
use crate::engine::contact::{Contact, FOR_EVER, Manner, NOBODY};
use crate::engine::facts::{Fate, Recorder};
use crate::engine::plan::Stage;
use crate::engine::simulation::Simulation;
use crate::random::Purpose;
use crate::routing::predicted_wait::predicted_wait;
use crate::units::Span;

impl<R: Recorder> Simulation<'_, R> {
    /// Whoever would wait for long is offered to be dialled back. A robot's call is not: it holds the robot's port.
    pub(super) fn offer_virtual_hold(&mut self, stage: &Stage, contact: &mut Contact) {
        let Some(hold) = &self.plan.contact(contact.contact).virtual_hold else { return };
        if contact.order != NOBODY || self.wait_ahead(stage, contact) <= hold.when_wait_over.in_seconds() {
            return;
        }
        let accepts = self.own_stream(contact, Purpose::VirtualHold, 0).uniform();
        if accepts < hold.accepts {
            contact.manner = Manner::Held;
            contact.patience = FOR_EVER;
            self.let_line_go(contact);
        }
    }

    /// Seconds until an agent is expected to come to a contact that is about to queue; infinite where nobody is on duty.
    fn wait_ahead(&self, stage: &Stage, contact: &Contact) -> f64 {
        let kind = contact.contact;
        let agents = |group: &u16| (self.agents[*group as usize].staff, self.handle_time_now(*group, kind));
        predicted_wait(self.ahead_of(kind, stage.sharing.iter().copied()), stage.groups.iter().map(agents))
    }

    /// How many wait in these stages who are not behind a contact of this type by priority.
    pub(super) fn ahead_of(&self, kind: u16, stages: impl Iterator<Item = u16>) -> u32 {
        let plan = self.plan;
        let priority = |kind: u16| plan.contact(kind).priority;
        let before = stages.filter(|stage| priority(plan.stages[*stage as usize].contact) <= priority(kind));
        before.map(|stage| self.waiting.live(stage)).sum()
    }

    /// Mean handle time of a type with a group, seconds, as far as it is known now.
    pub(super) fn handle_time_now(&self, group: u16, kind: u16) -> f64 {
        self.plan.contact(kind).mean_handle_time() * self.takes_now(group, kind)
    }

    /// Whether a caller whose turn has come is there when dialled back.
    pub(super) fn is_there(&self, contact: &Contact) -> bool {
        let hold = &self.plan.contact(contact.contact).virtual_hold;
        let there = || self.own_stream(contact, Purpose::VirtualHold, 1).uniform();
        hold.as_ref().is_none_or(|hold| there() < hold.reached)
    }

    /// The agent lets it ring, in vain. The wait ends here, as that of a caller who is there.
    pub(super) fn rings_in_vain(&mut self, slot: usize, group: usize, contact: &mut Contact) {
        let ring = self.plan.contact(contact.contact).virtual_hold.map_or(Span::ZERO, |hold| hold.ring);
        let until = self.now + ring;
        self.count_limit(contact, group as u16);
        self.tell_busy(contact.contact, slot, self.now, until);
        self.occupy(slot, group, contact, until);
        self.service[slot].wrap = self.now - contact.at;
    }

    /// It has rung in vain, if it was for that that the agent was busy: the caller, who had waited so long, is lost, and the agent free.
    pub(super) fn rang_in_vain(&mut self, slot: usize, group: usize, contact: &mut Contact, waited: Span) -> bool {
        if self.is_there(contact) {
            return false;
        }
        self.leave_limit(contact);
        self.tell(contact, Fate::NotReached, waited);
        self.fire(contact, None, On::Unreached.bit());
        self.end_of_line(contact, false);
        self.agent_free(slot, group);
        true
    }

    /// It still rings in vain when the replication ends: nobody knows yet. False where an agent talks with the caller.
    pub(super) fn rings_at_the_end(&mut self, contact: &Contact, waited: Span) -> bool {
        if contact.manner != Manner::Held || self.is_there(contact) {
            return false;
        }
        self.tell(contact, Fate::Unfinished, waited);
        self.end_of_line(contact, false);
        true
    }
}
