//! Calls of a dialer: one rings, and whoever answers meets an agent or nobody.
//!
//! In: a record that is called. Out: a contact that is offered like one who called, an agent who is busy while it rings,
//! or a call in vain.

use crate::centre::On;
use crate::centre::dialer::Mode;
use crate::engine::agenda::{Class, Event, Outbound, key, tie};
use crate::engine::contact::{Contact, NOBODY};
use crate::engine::dialing::{Heard, Record, Stands};
use crate::engine::facts::{CallEnd, Fate, Recorder};
use crate::engine::simulation::Simulation;
use crate::units::Span;

impl<R: Recorder> Simulation<'_, R> {
    /// Begins a record's next call after `look`; how long it rings.
    fn call(&mut self, record: u32, look: bool) -> (Span, Span) {
        let Record { contact, dialer, person, attempt, .. } = self.dialing.records[record];
        let (facts, attempt) = (self.dialer(dialer as usize), attempt + 1);
        let mut stream = self.order_stream(&contact, attempt);
        let (who, told_apart) = (stream.uniform(), stream.uniform());
        let ring = facts.ring.draw_span(&mut stream);
        let waits = facts.waits.draw_span(&mut stream);
        let look = if look { facts.look.draw_span(&mut stream) } else { Span::ZERO };
        let dialled = self.now + look;
        let calendar = &self.plan.model.centre.calendar;
        let (answers, machine) = person.chances(&facts.answers, attempt as usize, calendar, dialled);
        let hears = if who < answers {
            if told_apart < facts.detection.mistaken { Heard::Mistaken } else { Heard::Person }
        } else if who < answers + machine {
            if told_apart < facts.detection.detected { Heard::Machine } else { Heard::Undetected }
        } else {
            Heard::Nobody
        };
        let state = &mut self.dialing.records[record];
        (state.attempt, state.dialled, state.answered) = (attempt, dialled, None);
        (state.hears, state.waits, state.stands) = (hears, waits, Stands::OnTheLine);
        if facts.mode != Mode::Preview {
            self.dialer_lines(dialer as usize, 1);
        }
        (look, ring)
    }

    /// The dialer calls a person while agents are free.
    pub(super) fn dial_ahead(&mut self, record: u32) {
        let (_, ring) = self.call(record, false);
        let Record { contact, dialer, .. } = self.dialing.records[record];
        self.dialing.dialers[dialer as usize].ringing += 1;
        let number = tie(self.plan.care[contact.contact as usize].name_rank, contact.number);
        self.agenda.push(key(self.now + ring, Class::RingEnds), number, Event::Outbound(Outbound::CallEnds(record)));
    }

    /// A free agent takes a record and dials himself.
    pub(super) fn preview(&mut self, group: usize, place: usize, contact: &Contact) {
        // A backlog has no records until somebody takes one up.
        let record = if contact.order == NOBODY { self.new_record(contact) } else { contact.order };
        self.dialing.records[record].contact.home = contact.home;
        self.dialing.records[record].contact.stage = contact.stage;
        self.dial_with_agent(group, place, record, true);
    }

    /// The free agent at `place` of a group is busy while a record's call rings.
    pub(super) fn dial_with_agent(&mut self, group: usize, place: usize, record: u32, look: bool) {
        let slot = self.agents[group].take(place);
        self.pools.free_changed(group, &self.agents[group]);
        let (look, ring) = self.call(record, look);
        let Record { dialer, hears, .. } = self.dialing.records[record];
        // Who waits for his own call hears for himself who answers.
        let heard = match hears {
            Heard::Machine | Heard::Undetected => self.dialer(dialer as usize).detection.heard,
            _ => Span::ZERO,
        };
        self.wait_on_call(slot, group, record, look + ring + heard);
    }

    /// An agent who is counted as busy is so with a record's call for a while.
    fn wait_on_call(&mut self, slot: usize, group: usize, record: u32, span: Span) {
        let mut contact = self.dialing.records[record].contact;
        contact.order = record;
        let until = self.now + span;
        self.tell_busy(contact.contact, slot, self.now, until);
        self.dialing.own_call[slot] = true;
        self.occupy(slot, group, &contact, until);
    }

    /// A call that its agent waited for has been rung, or a machine heard. False where the slot had none.
    pub(super) fn own_call_ends(&mut self, slot: usize, group: usize, contact: &Contact) -> bool {
        if !std::mem::replace(&mut self.dialing.own_call[slot], false) {
            return false;
        }
        let record = contact.order;
        match self.dialing.records[record].hears {
            Heard::Person | Heard::Mistaken => {
                let mut contact = self.answers(record);
                self.serve(slot, group, &mut contact);
            }
            _ => {
                self.call_fails_without_agent(record);
                self.agent_free(slot, group);
            }
        }
        true
    }

    /// A call of the dialer has been rung.
    pub(super) fn call_ends(&mut self, record: u32) {
        let Record { dialer, hears, .. } = self.dialing.records[record];
        self.dialing.dialers[dialer as usize].ringing -= 1;
        match hears {
            Heard::Person => {
                let mut contact = self.answers(record);
                self.offer(&mut contact);
            }
            Heard::Undetected => self.machine_put_through(record),
            Heard::Nobody | Heard::Machine | Heard::Mistaken => self.call_fails_without_agent(record),
        }
        self.pace(dialer as usize);
    }

    /// A machine that was taken for a person keeps a free agent for a while.
    fn machine_put_through(&mut self, record: u32) {
        let state = &mut self.dialing.records[record];
        state.answered = Some(self.now);
        let (mut contact, dialer) = (state.contact, state.dialer as usize);
        let stage = self.deal(&mut contact);
        let agent = stage.and_then(|stage| self.free_agent(&self.plan.stages[stage as usize], &contact));
        let Some((group, place)) = agent else {
            self.call_fails(record, CallEnd::Machine);
            return;
        };
        let slot = self.agents[group].take(place);
        self.pools.free_changed(group, &self.agents[group]);
        self.leave_limit(&mut contact);
        self.wait_on_call(slot, group, record, self.dialer(dialer).detection.heard);
    }

    /// A person answers: from now on like somebody who called, but for the patience.
    fn answers(&mut self, record: u32) -> Contact {
        let now = self.now;
        let state = &mut self.dialing.records[record];
        state.answered = Some(now);
        let mut contact = state.contact;
        (contact.order, contact.at, contact.patience) = (record, now, state.waits);
        let dialer = state.dialer as usize;
        self.share_now(dialer).answered += 1;
        contact
    }

    /// The call of a record ends without a talk, for the reason that was drawn.
    fn call_fails_without_agent(&mut self, record: u32) {
        match self.dialing.records[record].hears {
            Heard::Nobody => self.call_fails(record, CallEnd::Unanswered),
            Heard::Machine | Heard::Undetected => {
                self.dialing.records[record].answered.get_or_insert(self.now);
                self.call_fails(record, CallEnd::Machine);
            }
            Heard::Person | Heard::Mistaken => {
                // The person hears the line go dead.
                let mut contact = self.answers(record);
                self.tell(&contact, Fate::Abandoned, Span::ZERO);
                self.fire(&mut contact, None, On::Abandoned.bit());
                self.nuisance(&contact);
            }
        }
    }

    /// A person who answered found nobody.
    pub(super) fn nuisance(&mut self, contact: &Contact) {
        let record = contact.order;
        self.dialing.records[record].contact.chain = contact.chain;
        let dialer = self.dialing.records[record].dialer;
        self.share_now(dialer as usize).abandoned += 1;
        self.call_fails(record, CallEnd::Abandoned);
        self.agenda.push(key(self.now, Class::New), 0, Event::Outbound(Outbound::DialerLooks(dialer)));
    }
}
