//! People whom a dialer calls: a record waits for its call, comes due again after one in vain, and is done with.
//!
//! In: people to be called. Out: records that are due. What happens during a call is in [`crate::engine::calls`], how
//! many ring at once in [`crate::engine::pacing`].

use std::collections::VecDeque;

use crate::centre::dialer::{Dialer, Mode};
use crate::centre::{Centre, ContactId, DialerId, GroupId, On};
use crate::engine::agenda::{Class, Event, Outbound, key, tie};
use crate::engine::answering::Person;
use crate::engine::contact::{Contact, NOBODY};
use crate::engine::facts::{CallEnd, OrderEnd, Placed, Recorder, Work};
use crate::engine::pacing::Pacing;
use crate::engine::plan::NONE;
use crate::engine::simulation::Simulation;
use crate::engine::slab::Slab;
use crate::units::{Span, Time};

/// Draws of a record: the person at 0, attempt n at n, the gap after it at this plus n.
const AGAIN: u32 = 1 << 16;

/// A person to be called.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub contact: Contact,
    pub dialer: u16,
    /// Calls begun.
    pub attempt: u32,
    pub person: Person,
    /// When it began to ring.
    pub dialled: Time,
    /// When somebody answered, a person or a machine.
    pub answered: Option<Time>,
    pub hears: Heard,
    /// How long the person would listen to nobody.
    pub waits: Span,
    pub stands: Stands,
}

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// Done with: its place is free.
    Over,
    /// Between two calls, or before the first.
    ToBeCalled,
    /// It rings, or who answered waits or talks.
    OnTheLine,
}

/// Who answers a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    Nobody,
    /// A machine that the dialer recognises.
    Machine,
    /// A machine that is put through to an agent.
    Undetected,
    Person,
    /// A person on whom the dialer hangs up.
    Mistaken,
}

/// The records of a replication and the dialers that call them.
#[derive(Clone, Debug, Default)]
pub struct Dialing {
    pub(super) records: Slab<Record>,
    /// By slot: the agent's present work is a call of his own that nobody has answered yet. Empty without dialers.
    pub(super) own_call: Vec<bool>,
    pub(super) dialers: Vec<State>,
}

/// A dialer at work.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Records whose call is due, in due order.
    ready: VecDeque<u32>,
    /// Calls that ring for agents who are still free.
    pub(super) ringing: u32,
    /// Lines that ring or talk, and since when so many do.
    pub(super) lines: u32,
    since: Time,
    /// When it looks next because its hours begin.
    wakes: Option<Time>,
    /// When it looks next because the rule by which its people are dealt changes.
    pub(super) rule_changes: Option<Time>,
    pub(super) pacing: Pacing,
}

impl Dialing {
    /// No records, all agents without a call of their own.
    pub fn new(centre: &Centre, slots: usize) -> Dialing {
        let any = !centre.dialers.is_empty();
        Dialing {
            records: Slab::default(),
            own_call: vec![false; if any { slots } else { 0 }],
            dialers: vec![State::default(); centre.dialers.len()],
        }
    }

    /// A new replication begins.
    pub fn clear(&mut self) {
        self.records.clear();
        self.own_call.fill(false);
        for state in &mut self.dialers {
            state.ready.clear();
            state.pacing.clear();
            let (ready, pacing) = (std::mem::take(&mut state.ready), std::mem::take(&mut state.pacing));
            *state = State { ready, pacing, ..State::default() };
        }
    }
}

impl<'p, R: Recorder> Simulation<'p, R> {
    pub(super) fn dialer(&self, dialer: usize) -> &'p Dialer {
        &self.plan.model.centre.dialers[dialer]
    }

    /// An event of a dialer.
    pub(super) fn outbound_event(&mut self, event: Outbound) {
        match event {
            Outbound::RecordDue(record) => self.record_due(record),
            Outbound::CallEnds(record) => self.call_ends(record),
            Outbound::DialerLooks(dialer) => self.dialer_looks(dialer as usize),
        }
    }

    /// A person to be called arises.
    pub(super) fn record_arises(&mut self, contact: &Contact) {
        let record = self.new_record(contact);
        self.record_due(record);
    }

    pub(super) fn new_record(&mut self, contact: &Contact) -> u32 {
        let dialer = self.plan.care[contact.contact as usize].dialer;
        let person = Person::draw(&self.dialer(dialer as usize).answers, &mut self.order_stream(contact, 0));
        let record = Record {
            contact: *contact,
            dialer,
            attempt: 0,
            person,
            dialled: self.now,
            answered: None,
            hears: Heard::Nobody,
            waits: Span::ZERO,
            stands: Stands::ToBeCalled,
        };
        self.dialing.records.put(record)
    }

    /// A record's call is due: its dialer looks, or an agent takes it up like other work.
    pub(super) fn record_due(&mut self, record: u32) {
        let dialer = self.dialing.records[record].dialer as usize;
        if self.dialer(dialer).mode != Mode::Preview {
            self.dialing.dialers[dialer].ready.push_back(record);
            self.pace(dialer);
            return;
        }
        let mut contact = self.dialing.records[record].contact;
        contact.order = record;
        let Some(stage) = self.deal(&mut contact) else { return };
        if self.may_dial(dialer)
            && let Some((group, place)) = self.free_agent(&self.plan.stages[stage as usize], &contact)
        {
            self.preview(group, place, &contact);
            return;
        }
        self.wait(stage, &contact);
    }

    /// Whether a dialer may call now; if not, it looks again when its hours begin.
    pub(super) fn may_dial(&mut self, dialer: usize) -> bool {
        let from = self.plan.dialers[dialer].hours.first_from(self.now);
        if let Some(begins) = from.filter(|from| *from > self.now && self.dialing.dialers[dialer].wakes != Some(*from))
        {
            self.dialing.dialers[dialer].wakes = Some(begins);
            self.agenda.push(key(begins, Class::New), 0, Event::Outbound(Outbound::DialerLooks(dialer as u16)));
        }
        from == Some(self.now)
    }

    /// A dialer's hours begin, or a line has come free.
    pub(super) fn dialer_looks(&mut self, dialer: usize) {
        if self.dialer(dialer).mode != Mode::Preview {
            self.pace(dialer);
            return;
        }
        let plan = self.plan;
        for group in &plan.dialers[dialer].groups {
            self.put_free_agents_to_work(*group as usize);
        }
    }

    /// The next record that is to be called: who is due, else who is in the backlog.
    pub(super) fn next_record(&mut self, dialer: usize) -> Option<u32> {
        if let Some(record) = self.dialing.dialers[dialer].ready.pop_front() {
            return Some(record);
        }
        let contact = self.next_in_backlog(self.dialer(dialer).contacts)?;
        Some(self.new_record(&contact))
    }

    /// Whether anybody is to be called.
    pub(super) fn has_record(&self, dialer: usize) -> bool {
        !self.dialing.dialers[dialer].ready.is_empty() || self.backlog[self.dialer(dialer).contacts.index()] > 0
    }

    /// A call settled nothing: the next one, or the last was.
    pub(super) fn call_fails(&mut self, record: u32, end: CallEnd) {
        let plan = self.plan;
        let Record { mut contact, dialer, attempt, .. } = self.dialing.records[record];
        let facts = self.dialer(dialer as usize);
        let last = attempt >= facts.attempts;
        self.tell_placed(record, end, None, last);
        if end != CallEnd::Abandoned {
            self.fire(&mut contact, None, On::Missed.bit());
            self.dialing.records[record].contact = contact;
        }
        self.dialing.records[record].stands = Stands::ToBeCalled;
        if last {
            self.never_reached(record);
            return;
        }
        let after = facts.again_after.draw_span(&mut self.order_stream(&contact, AGAIN + attempt));
        if let Some(due) = plan.dialers[dialer as usize].hours.first_from(self.now + after) {
            let number = tie(plan.care[contact.contact as usize].name_rank, contact.number);
            self.agenda.push(key(due, Class::New), number, Event::Outbound(Outbound::RecordDue(record)));
        }
    }

    /// The last attempt was in vain.
    fn never_reached(&mut self, record: u32) {
        let mut contact = self.over(record);
        let kind = self.plan.contact(contact.contact);
        let order = (!kind.decay.is_empty()).then_some(OrderEnd::Unreached);
        let (kind, at) = (ContactId(contact.contact), contact.at);
        self.out.work(&Work { contact: kind, at, done: None, by: None, in_time: false, order });
        self.fire(&mut contact, None, On::Unreached.bit() | On::Late.bit());
        self.end_of_line(&contact, false);
    }

    /// An agent has talked with the person: what remains is a piece of work that arose with the record.
    pub(super) fn record_done(&mut self, contact: &mut Contact, group: usize) {
        let record = contact.order;
        self.tell_placed(record, CallEnd::Connected, Some(GroupId(group as u16)), true);
        let state = self.over(record);
        (contact.at, contact.order) = (state.at, NOBODY);
        let dialer = self.plan.care[contact.contact as usize].dialer;
        if self.dialer(dialer as usize).ports.is_some() {
            self.agenda.push(key(self.now, Class::New), 0, Event::Outbound(Outbound::DialerLooks(dialer)));
        }
    }

    /// A record's place is free again; its contact.
    fn over(&mut self, record: u32) -> Contact {
        self.dialing.records[record].stands = Stands::Over;
        self.dialing.records.let_go(record);
        self.dialing.records[record].contact
    }

    fn tell_placed(&mut self, record: u32, end: CallEnd, by: Option<GroupId>, last: bool) {
        let state = &self.dialing.records[record];
        let dialer = state.dialer;
        self.out.placed(&Placed {
            dialer: DialerId(dialer),
            contact: ContactId(state.contact.contact),
            arose: state.contact.at,
            at: state.dialled,
            attempt: state.attempt,
            line: self.now - state.dialled,
            connected: state.answered.map_or(Span::ZERO, |answered| self.now - answered),
            by,
            end,
            last,
        });
        self.line_let_go(record);
    }

    /// A record's call is over, or the replication is: its line is free. An agent who dials himself looks first, and no line is
    /// taken meanwhile; nobody asks how many of his are busy, so each is told when it is let go.
    fn line_let_go(&mut self, record: u32) {
        let Record { dialer, dialled, .. } = self.dialing.records[record];
        if self.dialer(dialer as usize).mode != Mode::Preview {
            self.dialer_lines(dialer as usize, -1);
        } else if dialled < self.now {
            self.out.dialer_lines(DialerId(dialer), 1, dialled, self.now);
        }
    }

    pub(super) fn dialer_lines(&mut self, dialer: usize, change: i32) {
        let state = &mut self.dialing.dialers[dialer];
        if state.since < self.now && state.lines > 0 {
            self.out.dialer_lines(DialerId(dialer as u16), state.lines, state.since, self.now);
        }
        state.lines = state.lines.saturating_add_signed(change);
        state.since = self.now;
    }

    /// What is left of records and calls when the replication ends.
    pub(super) fn end_records(&mut self) {
        for record in self.dialing.records.numbers() {
            let Record { contact, stands, answered, .. } = self.dialing.records[record];
            if stands == Stands::Over {
                continue;
            }
            let talked = stands == Stands::OnTheLine && answered.is_some();
            if stands == Stands::OnTheLine {
                self.line_let_go(record);
            }
            self.work_left_over(&contact);
            self.end_of_line(&contact, talked);
        }
        for dialer in 0..self.dialing.dialers.len() {
            self.dialer_lines(dialer, 0);
        }
    }

    /// Whether a record, not the contact itself, tells what becomes of the work.
    pub(super) fn is_on_record(&self, contact: &Contact) -> bool {
        contact.order != NOBODY && self.plan.care[contact.contact as usize].dialer != NONE
    }
}
