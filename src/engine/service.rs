//! An agent and a contact meet: talk, end of talk, wrap-up, and what the agent does next.

use crate::centre::{GroupId, On};
use crate::engine::agenda::{Class, key, tie};
use crate::engine::contact::{Contact, Manner, NOBODY};
use crate::engine::facts::{Fate, Leg, Person, Recorder};
use crate::engine::plan::NONE;
use crate::engine::simulation::Simulation;
use crate::laws::LONGEST;
use crate::units::{Span, Time};

/// An agent's slot.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// The group.
    pub group: u16,
    /// The end of his work that comes next is an end of talk at which something happens: his [`Service`] tells with whom.
    pub talking: bool,
}

/// A talk at whose end something happens.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// With whom.
    pub contact: Contact,
    /// After-call work that follows the talk; where it rings at a caller who is not there, how long he had waited.
    pub wrap: Span,
}

impl Service {
    /// Nobody yet.
    pub const NOBODY: Service = Service { contact: Contact::NOBODY, wrap: Span::ZERO };
}

impl<R: Recorder> Simulation<'_, R> {
    /// The free agent at `place` of a group takes a contact.
    #[inline]
    pub(super) fn take_up(&mut self, group: usize, place: usize, contact: &mut Contact) {
        let slot = self.agents[group].take(place);
        self.pools.free_changed(group, &self.agents[group]);
        self.serve(slot, group, contact);
    }

    /// A free agent begins with a contact that waited, or with a record that he calls himself.
    pub(super) fn begin_with(&mut self, group: usize, place: usize, contact: &mut Contact) {
        if self.plan.care[contact.contact as usize].previews {
            self.preview(group, place, contact);
        } else {
            self.take_up(group, place, contact);
        }
    }

    /// An agent who is counted as busy is so until an instant, about a contact that has not been answered.
    pub(super) fn occupy(&mut self, slot: usize, group: usize, contact: &Contact, until: Time) {
        let number = tie(self.plan.care[contact.contact as usize].name_rank, contact.number);
        self.agents[group].talking += 1;
        self.slots[slot].talking = true;
        self.service[slot] = Service { contact: *contact, wrap: Span::ZERO };
        self.work.set(slot, key(until, Class::WorkEnds), number);
    }

    /// An agent who is counted as busy takes a contact.
    #[inline(always)]
    pub(super) fn serve(&mut self, slot: usize, group: usize, contact: &mut Contact) {
        if self.plan.care[contact.contact as usize].special {
            self.serve_as::<true>(slot, group as u16, contact);
        } else {
            self.serve_as::<false>(slot, group as u16, contact);
        }
    }

    /// As [`Simulation::serve`], compiled for those with and without something [special](crate::engine::care::Care::special).
    #[inline(never)]
    fn serve_as<const SPECIAL: bool>(&mut self, slot: usize, group: u16, contact: &mut Contact) {
        let plan = self.plan;
        if SPECIAL && !self.is_taken_up(slot, group, contact) {
            return;
        }
        let (mut talk, mut hold, mut wrap) = (contact.talk, contact.hold, contact.wrap);
        if SPECIAL && plan.care[contact.contact as usize].intake {
            talk += self.order_time(contact, group as usize);
        }
        if plan.scales {
            let mut factor = plan.factor(group, contact.contact);
            if SPECIAL && plan.handling.learns() {
                factor *= self.settling(group, contact.contact);
            }
            (talk, hold, wrap) = (scale(talk, factor), scale(hold, factor), scale(wrap, factor));
        }
        if SPECIAL {
            self.count_limit(contact, group);
        }
        let care = &plan.care[contact.contact as usize];
        // No drawn time is longer than LONGEST: these sums cannot overflow.
        let on_the_line = Span(talk.0 + hold.0);
        let ends = Time(self.now.0 + on_the_line.0 + wrap.0);
        // Who may hold something needs care at the end of talk.
        let simple = !care.talk_end && (!SPECIAL || !contact.holds_something());
        debug_assert!(care.talk_end || SPECIAL || !contact.holds_something(), "{contact:?}");
        let person = self.whose(contact);
        let wait = self.now - contact.at;
        let leg = Leg {
            by: Some(GroupId(group)),
            delivered: self.delivered(contact, group, wait),
            talk,
            hold,
            wrap,
            in_service_at_end: ends > plan.horizon,
            whole_chain: simple,
            repeat_after: if contact.chain == NOBODY { None } else { self.chains.answered(contact) },
            ..self.leg::<SPECIAL>(contact, Fate::Answered, wait)
        };
        if SPECIAL && self.is_told_later(slot, group, contact, (leg, person)) {
            return;
        }
        self.tell_leg(person, &leg);
        if SPECIAL {
            if plan.least_occupied {
                self.agents[group as usize].worked(slot, on_the_line + wrap);
            }
            self.fatigue.busy(group as usize, on_the_line + wrap);
        }
        let number = tie(care.name_rank, contact.number);
        if !simple {
            self.agents[group as usize].talking += 1;
            self.slots[slot].talking = true;
            self.service[slot] = Service { contact: *contact, wrap };
            self.work.set(slot, key(self.now + on_the_line, Class::WorkEnds), number);
        } else {
            // Nothing happens at the end of this talk, so its end needs no event.
            if care.judged && self.now + on_the_line < plan.horizon {
                self.judge(contact, GroupId(group));
            }
            self.work.set(slot, key(ends, Class::WorkEnds), number);
        }
    }

    /// Whether an agent begins with a contact; if not, he rings in vain or goes on with a talk that was broken off.
    fn is_taken_up(&mut self, slot: usize, group: u16, contact: &mut Contact) -> bool {
        if contact.manner == Manner::Held && !self.is_there(contact) {
            self.rings_in_vain(slot, usize::from(group), contact);
            return false;
        }
        if contact.in_talks != NOBODY {
            self.resume(slot, group, contact);
            return false;
        }
        if self.plan.forwards {
            self.take_lines(contact, group);
        }
        true
    }

    /// People mark an answer; whether its leg is told only when it is over, since it may not be one stretch.
    fn is_told_later(
        &mut self,
        slot: usize,
        group: u16,
        contact: &mut Contact,
        answered: (Leg, Option<Person>),
    ) -> bool {
        let care = &self.plan.care[contact.contact as usize];
        let rated = if care.rated { self.rate(contact, group as usize, &answered.0) } else { None };
        if care.adaptive != NONE {
            self.mark_answered(contact, &answered.0, rated);
        }
        if care.segmented {
            match self.plan.contact(contact.contact).parallel {
                Some(_) => self.serve_chat(slot, group, contact, answered),
                None => self.serve_breakable(slot, group, contact, answered),
            }
        }
        care.segmented
    }

    /// The wait since the group that answers could see the contact.
    #[inline(always)]
    fn delivered(&self, contact: &Contact, group: u16, wait: Span) -> Span {
        if contact.home == group || contact.home == NONE || contact.stage == NONE {
            return wait;
        }
        self.delivered_by_overflow(contact, group, wait)
    }

    #[inline(never)]
    fn delivered_by_overflow(&self, contact: &Contact, group: u16, wait: Span) -> Span {
        let stage = &self.plan.stages[contact.stage as usize];
        let place = stage.groups.iter().position(|other| *other == group);
        let added = place.and_then(|place| stage.added.get(place)).copied().unwrap_or(Span::ZERO);
        Span((wait - added.max(contact.moved)).0.max(0))
    }

    /// An agent's talk or wrap-up ends. Whatever follows gives his slot its next key, or none.
    #[inline]
    pub(super) fn work_ends(&mut self, slot: usize) {
        let Slot { group, talking } = self.slots[slot];
        if talking {
            self.end_of_talk(slot, group as usize);
        } else {
            self.agent_free(slot, group as usize);
        }
    }

    #[inline(never)]
    fn end_of_talk(&mut self, slot: usize, group: usize) {
        if self.desks.has(slot) {
            self.chat_ends(slot, group);
            return;
        }
        self.slots[slot].talking = false;
        self.agents[group].talking -= 1;
        let Service { mut contact, wrap } = self.service[slot];
        let care = &self.plan.care[contact.contact as usize];
        if (care.special || care.dialer != NONE) && self.was_no_talk(slot, group, &mut contact, wrap) {
            return;
        }
        let number = tie(care.name_rank, contact.number);
        self.talk_ends(&mut contact, group);
        if wrap > Span::ZERO {
            self.work.set(slot, key(self.now + wrap, Class::WorkEnds), number);
        } else {
            self.agent_free(slot, group);
        }
    }

    /// Whether what ended was no talk: a call of the agent's own has rung, or he rang in vain. A talk that might have been broken
    /// off is told.
    #[inline(never)]
    fn was_no_talk(&mut self, slot: usize, group: usize, contact: &mut Contact, wrap: Span) -> bool {
        let own_call = !self.plan.dialers.is_empty() && self.own_call_ends(slot, group, contact);
        if own_call || (contact.manner == Manner::Held && self.rang_in_vain(slot, group, contact, wrap)) {
            return true;
        }
        if contact.in_talks != NOBODY {
            self.breakable_talk_ends(slot, contact, wrap);
        }
        false
    }

    /// Talk is over: on to the next queue on the same line, or the line is let go and the contact judged.
    pub(super) fn talk_ends(&mut self, contact: &mut Contact, group: usize) {
        let plan = self.plan;
        let care = &plan.care[contact.contact as usize];
        if care.special {
            self.leave_limit(contact);
            if contact.meant != NOBODY {
                self.sent_where_he_meant(contact);
                return;
            }
        }
        if !care.inbound {
            self.work_done(contact, group);
            return;
        }
        let mut events = On::Answered.bit();
        if care.judged {
            events |= self.outcome(contact, group);
        }
        if care.intake
            && let Some(taken) = self.order_taken(contact, group)
        {
            events = taken.events(events);
        }
        if self.transfers(contact, group, events) {
            self.fire(contact, Some(group), On::Answered.bit());
            self.chains.talked(contact.chain, self.now);
            self.end_of_line(contact, true);
            return;
        }
        if care.judged {
            self.judge(contact, GroupId(group as u16));
        }
        self.let_line_go(contact);
        self.fire(contact, Some(group), events);
        self.chains.talked(contact.chain, self.now);
        if contact.order != NOBODY {
            self.put_through_done(contact.order, GroupId(group as u16));
        } else if contact.chain != NOBODY && self.orders.calls_back {
            self.called_back(contact.chain, GroupId(group as u16));
        }
        self.end_of_line(contact, true);
    }

    /// An agent has finished: who waits, else he is free, or goes home.
    #[inline(always)]
    pub(super) fn agent_free(&mut self, slot: usize, group: usize) {
        if self.agents[group].may_go_on()
            && let Some(queue) = self.next_queue(group, self.agents[group].free())
        {
            let mut contact = self.waiting.take_head(queue);
            self.serve(slot, group, &mut contact);
            return;
        }
        self.nobody_waits(slot, group);
    }

    /// An agent has nobody to go on with: he is free, or goes home.
    #[inline(never)]
    fn nobody_waits(&mut self, slot: usize, group: usize) {
        let above_roster = !self.agents[group].may_go_on();
        self.work.remove(slot);
        if let Some(left) = self.agents[group].draining_to
            && !self.menus.lead_to(group)
        {
            // He goes; those who are still busy stay on duty until they, too, find nobody.
            let others = self.agents[group].busy - 1;
            if others <= left {
                self.agents[group].draining_to = None;
            }
            self.set_staff(group, others.max(left));
        }
        let stayed = self.agents[group].release(slot, self.now);
        self.pools.free_changed(group, &self.agents[group]);
        self.duty_changed(group);
        if stayed && above_roster {
            self.put_free_agents_to_work(group);
        } else if stayed {
            // He has looked at the queues just now, and nothing has changed: a limit on contacts at once, which his last one
            // may have freed, tells its group by an event of its own.
            if self.plan.gives_work {
                self.give_work(group);
            }
        } else if self.desks.any() {
            // Those who are left may be above the roster no longer.
            self.desks_look(group);
        }
    }

    /// Free agents of a group take who waits, then work.
    pub(super) fn put_free_agents_to_work(&mut self, group: usize) {
        self.serve_those_who_wait(group);
        self.give_work(group);
    }

    /// Free agents of a group take who waits.
    pub(super) fn serve_those_who_wait(&mut self, group: usize) {
        while self.agents[group].free() > 0 {
            let Some(queue) = self.next_queue(group, self.agents[group].free() - 1) else {
                break;
            };
            let mut contact = self.waiting.take_head(queue);
            self.take_up(group, 0, &mut contact);
        }
        if self.desks.any() {
            self.desks_look(group);
        }
    }

    /// Free agents of a group take work.
    fn give_work(&mut self, group: usize) {
        while self.agents[group].free() > 0 {
            let Some(mut contact) = self.next_work(group) else {
                break;
            };
            self.begin_with(group, 0, &mut contact);
        }
        if !self.plan.dialers.is_empty() {
            self.dialers_look(group);
        }
    }

    /// Those who are still talking when the replication ends.
    pub(super) fn end_services(&mut self) {
        for slot in 0..self.service.len() {
            if !std::mem::take(&mut self.slots[slot].talking) {
                continue;
            }
            if self.desks.has(slot) {
                self.end_chats(slot);
                continue;
            }
            let Service { mut contact, wrap } = self.service[slot];
            if self.is_on_record(&contact) || self.rings_at_the_end(&contact, wrap) {
                continue;
            }
            if contact.in_talks != NOBODY {
                self.breakable_goes_on(slot, &mut contact, wrap);
            }
            if !self.plan.contact(contact.contact).is_inbound() {
                self.work_left_over(&contact);
            }
            self.end_of_line(&contact, true);
        }
    }
}

/// A time by a factor, to the nearest microsecond.
#[expect(clippy::float_cmp, reason = "only the factor that is written as 1 leaves every time as it is")]
pub(super) fn scale(span: Span, factor: f64) -> Span {
    if factor == 1.0 { span } else { Span((span.0 as f64 * factor + 0.5) as i64).min(LONGEST) }
}
