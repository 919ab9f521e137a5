//! A contact breaks off another: preemption of low-value talk.
//!
//! In: a contact that finds nobody free and whose type may break off others. Out: an agent who leaves his talk for it. Who was
//! broken off keeps its line, waits on hold at the head of its queue without losing patience, and goes on with whoever comes
//! free first; or its talk is over, unresolved. With talks that go on this is preemptive-resume priority (Jaiswal, 1968).

use crate::centre::contact::BrokenOff;
use crate::centre::{ContactId, GroupId, On};
use crate::engine::agenda::{Class, key, tie};
use crate::engine::contact::{Contact, FOR_EVER, NOBODY};
use crate::engine::facts::{Judged, Leg, Person, Recorder, Segmented};
use crate::engine::segments::Talk;
use crate::engine::service::{Service, scale};
use crate::engine::simulation::Simulation;
use crate::units::{Span, Time};

impl<R: Recorder> Simulation<'_, R> {
    /// An agent takes a contact that others may break off.
    pub(super) fn serve_breakable(
        &mut self,
        slot: usize,
        group: u16,
        contact: &mut Contact,
        told: (Leg, Option<Person>),
    ) {
        let (leg, person) = told;
        let factor = self.plan.factor(group, contact.contact);
        let (left, segmented, on_the_line) = (leg.talk + leg.hold, Segmented::default(), Span::ZERO);
        contact.in_talks =
            self.talks.begin(Talk { leg, person, segmented, on_the_line, since: self.now, left, factor });
        self.goes_on(slot, group, contact, left, leg.wrap);
    }

    /// An agent goes on with a contact that was broken off. What is left of it, and what follows, takes him as much longer as
    /// all of it would have.
    #[cold]
    pub(super) fn resume(&mut self, slot: usize, group: u16, contact: &mut Contact) {
        let (now, factor) = (self.now, self.plan.factor(group, contact.contact));
        self.count_limit(contact, group);
        let talk = self.talks.of(contact);
        talk.segmented.paused += now - talk.since;
        let times = factor / talk.factor;
        talk.left = scale(talk.left, times);
        (talk.since, talk.factor) = (now, factor);
        let (left, wrap) = (talk.left, scale(talk.leg.wrap, times));
        talk.leg.wrap = wrap;
        self.goes_on(slot, group, contact, left, wrap);
    }

    fn goes_on(&mut self, slot: usize, group: u16, contact: &Contact, left: Span, wrap: Span) {
        self.agents[group as usize].talking += 1;
        self.slots[slot].talking = true;
        self.service[slot] = Service { contact: *contact, wrap };
        let number = tie(self.plan.care[contact.contact as usize].name_rank, contact.number);
        self.work.set(slot, key(self.now + left, Class::WorkEnds), number);
    }

    /// The talk of a contact that others could have broken off has come to its end.
    pub(super) fn breakable_talk_ends(&mut self, slot: usize, contact: &mut Contact, wrap: Span) {
        let (now, horizon) = (self.now, self.plan.horizon);
        let talk = self.talks.of(contact);
        talk.on_the_line += now - talk.since;
        talk.leg.in_service_at_end = now + wrap > horizon;
        let since = talk.since;
        self.tell_busy(contact.contact, slot, since, now + wrap);
        self.tell_segmented(contact, wrap);
    }

    /// A talk that others could have broken off is still going on when the replication ends: it is told as it would go on.
    pub(super) fn breakable_goes_on(&mut self, slot: usize, contact: &mut Contact, wrap: Span) {
        let talk = self.talks.of(contact);
        talk.on_the_line += talk.left;
        talk.leg.in_service_at_end = true;
        let (since, ends) = (talk.since, talk.since + talk.left + wrap);
        self.tell_busy(contact.contact, slot, since, ends);
        self.tell_segmented(contact, wrap);
    }

    /// Nobody is free: whether an agent breaks off a talk for this contact, or takes it beside his chats.
    #[inline(always)]
    pub(super) fn finds_somebody_busy(&mut self, stage: u16, contact: &mut Contact) -> bool {
        let care = &self.plan.care[contact.contact as usize];
        (care.interrupts && self.may_break_in(stage, contact))
            || (care.segmented
                && self.plan.contact(contact.contact).parallel.is_some()
                && self.joins_chats(stage, contact))
    }

    /// A contact finds nobody free: whether an agent breaks off a talk for it. Nobody overtakes those of his own queue: if
    /// some wait there already, a talk is broken off for the first of them.
    fn may_break_in(&mut self, stage: u16, contact: &mut Contact) -> bool {
        if self.live_head(stage).is_none() {
            return self.breaks_in(stage, contact);
        }
        let first = self.waiting.head(stage).copied();
        if first.is_some_and(|first| self.whom_to_break_off(stage, &first).is_some()) {
            let mut first = self.waiting.take_head(stage);
            self.breaks_in(stage, &mut first);
        }
        false
    }

    /// Whether an agent breaks off a talk for a contact that finds nobody free; if so, he has taken it.
    fn breaks_in(&mut self, stage: u16, contact: &mut Contact) -> bool {
        let Some((slot, how)) = self.whom_to_break_off(stage, contact) else { return false };
        let group = self.slots[slot].group as usize;
        self.slots[slot].talking = false;
        self.agents[group].talking -= 1;
        let now = self.now;
        let mut broken = self.service[slot].contact;
        let talk = self.talks.of(&broken);
        let since = talk.since;
        talk.on_the_line += now - since;
        talk.left = (talk.left - (now - since)).max(Span::ZERO);
        talk.segmented.interruptions += 1;
        talk.since = now;
        self.tell_busy(broken.contact, slot, since, now);
        match how {
            BrokenOff::Resumes => {
                broken.patience = FOR_EVER;
                self.serve(slot, group, contact);
                // Somebody of another group may be free for it at once.
                match self.free_agent(&self.plan.stages[broken.stage as usize], &broken) {
                    Some((group, place)) => self.take_up(group, place, &mut broken),
                    None => self.waiting.enter_first(&broken),
                }
            }
            BrokenOff::Ends => {
                self.cut_short(&mut broken, GroupId(group as u16));
                self.serve(slot, group, contact);
            }
        }
        true
    }

    /// Of the talks that a contact may break off with an agent of its groups: the one with the least priority, then the one
    /// that was begun or gone on with last, then the first agent.
    fn whom_to_break_off(&mut self, stage: u16, contact: &Contact) -> Option<(usize, BrokenOff)> {
        let plan = self.plan;
        let interrupts = &plan.contact(contact.contact).interrupts;
        let mut best: Option<((u8, Time), usize, BrokenOff)> = None;
        for &group in &plan.stages[stage as usize].groups {
            if !self.agents[group as usize].may_go_on() || !self.may_take(contact, group) {
                continue;
            }
            for slot in plan.slots[group as usize]..plan.slots[group as usize + 1] {
                let other = &self.service[slot].contact;
                if !self.slots[slot].talking || other.in_talks == NOBODY || self.desks.has(slot) {
                    continue;
                }
                let how = interrupts.iter().find(|(victim, _)| victim.0 == other.contact);
                let Some((_, how)) = how else { continue };
                let rank = (plan.contact(other.contact).priority, self.talks.since(other));
                if best.is_none_or(|(most, ..)| rank > most) {
                    best = Some((rank, slot, *how));
                }
            }
        }
        best.map(|(_, slot, how)| (slot, how))
    }

    /// A talk that was broken off for good: answered, unresolved, unsold.
    pub(super) fn cut_short(&mut self, contact: &mut Contact, by: GroupId) {
        let plan = self.plan;
        self.talks.of(contact).segmented.cut_short = true;
        self.tell_segmented(contact, Span::ZERO);
        self.leave_limit(contact);
        self.let_line_go(contact);
        let kind = plan.contact(contact.contact);
        let mut events = On::Answered.bit() | On::CutShort.bit();
        if kind.resolved.is_some() {
            events |= On::Unresolved.bit();
        }
        if plan.care[contact.contact as usize].judged && contact.meant == NOBODY {
            let resolved = kind.resolved.map(|_| false);
            let (contact, at) = (ContactId(contact.contact), contact.arrived());
            self.out.judged(&Judged { contact, at, by, resolved, sold: false, order_error: false });
        }
        self.fire(contact, Some(by.index()), events);
        self.chains.talked(contact.chain, self.now);
        if contact.order != NOBODY {
            self.put_through_failed(contact.order);
        }
        self.end_of_line(contact, true);
    }

    /// A contact that was broken off still waits to go on when the centre sends everybody away or the replication ends.
    pub(super) fn never_resumed(&mut self, contact: &mut Contact, at_closing: bool) {
        let now = self.now;
        let talk = self.talks.of(contact);
        talk.segmented.paused += now - talk.since;
        let by = talk.leg.by.unwrap_or(GroupId(0));
        if at_closing {
            self.cut_short(contact, by);
        } else {
            talk.leg.in_service_at_end = true;
            self.tell_segmented(contact, Span::ZERO);
            self.let_line_go(contact);
            self.end_of_line(contact, true);
        }
    }
}
