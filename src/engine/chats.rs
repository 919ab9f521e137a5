//! Chats: an agent has several at once, each slower than it would be alone.
//!
//! In: contacts whose type is `parallel`. Out: with n of them each runs at speed 1 / (1 + slowdown (n - 1)), timed again
//! whenever one joins or leaves; its after-call work is one of the n, too. An agent with chats takes only chats, as long as
//! every one of them allows one more. With one agent that is a state-dependent service rate: processor sharing (Kleinrock,
//! 1976) for slowdown 1, as many servers as chats for slowdown 0.

use crate::centre::Centre;
use crate::engine::agenda::{Class, key, tie};
use crate::engine::contact::{Contact, NOBODY};
use crate::engine::facts::{Leg, Person, Recorder, Segmented};
use crate::engine::segments::Talk;
use crate::engine::simulation::Simulation;
use crate::units::{Span, Time};

/// One of an agent's chats.
#[derive(Clone, Copy, Debug)]
struct Chat {
    contact: Contact,
    /// Microseconds of talk, or of after-call work, that are left at full speed.
    left: f64,
    /// After-call work that follows; none once it has begun.
    wrap: Option<Span>,
    slowdown: f64,
    /// When talk ended: what came after it is after-call work.
    talked: Time,
}

/// What one agent has at once.
#[derive(Clone, Debug, Default)]
struct Desk {
    chats: Vec<Chat>,
    /// Since when they have run at the present speed.
    timed: Time,
    /// Since when he has had any, and of which type the first was.
    since: Time,
    first: u16,
}

/// The chats of all agents.
#[derive(Clone, Debug, Default)]
pub struct Desks {
    /// By slot; empty where no type is parallel.
    desks: Vec<Desk>,
    /// Agents with chats are looking at those that wait.
    looking: bool,
}

impl Desks {
    /// Room for everybody's chats; none where no type is parallel.
    pub fn new(centre: &Centre, slots: usize) -> Desks {
        let most = centre.contacts.iter().filter_map(|contact| contact.parallel).map(|parallel| parallel.at_once).max();
        let desk = |most: u32| Desk { chats: Vec::with_capacity(most as usize), ..Desk::default() };
        let desks = most.map_or_else(Vec::new, |most| (0..slots).map(|_| desk(most)).collect());
        Desks { desks, looking: false }
    }

    /// Nobody has any.
    pub fn clear(&mut self) {
        self.desks.iter_mut().for_each(|desk| desk.chats.clear());
    }

    /// Whether anybody may ever have any.
    #[inline]
    pub fn any(&self) -> bool {
        !self.desks.is_empty()
    }

    /// Whether an agent has chats.
    #[inline]
    pub fn has(&self, slot: usize) -> bool {
        self.desks.get(slot).is_some_and(|desk| !desk.chats.is_empty())
    }
}

impl Desk {
    /// Lets the time until now pass.
    fn run_until(&mut self, now: Time) {
        let passed = (now - self.timed).0 as f64;
        let others = self.chats.len().saturating_sub(1) as f64;
        for chat in &mut self.chats {
            chat.left -= passed / (1.0 + chat.slowdown * others);
        }
        self.timed = now;
    }

    /// The chat whose talk or after-call work ends first, by the written order, and when.
    fn next(&self, ties: impl Fn(&Contact) -> u64) -> Option<(Time, u64, usize)> {
        let others = self.chats.len().saturating_sub(1) as f64;
        let ends = |chat: &Chat| {
            let span = chat.left * (1.0 + chat.slowdown * others);
            // Up to the next microsecond; what rounding alone leaves is nothing.
            self.timed + Span((span - 1e-3).max(0.0).ceil() as i64)
        };
        let all = self.chats.iter().enumerate();
        all.map(|(place, chat)| (ends(chat), ties(&chat.contact), place)).min()
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// An agent takes a chat, his first or one more.
    pub(super) fn serve_chat(&mut self, slot: usize, group: u16, contact: &mut Contact, told: (Leg, Option<Person>)) {
        let Some(parallel) = self.plan.contact(contact.contact).parallel else { return };
        let (leg, person) = told;
        let factor = self.plan.factor(group, contact.contact);
        let left = leg.talk + leg.hold;
        let segmented = Segmented::default();
        contact.in_talks =
            self.talks.begin(Talk { leg, person, segmented, on_the_line: Span::ZERO, since: self.now, left, factor });
        let now = self.now;
        let desk = &mut self.desks.desks[slot];
        desk.run_until(now);
        if desk.chats.is_empty() {
            (desk.since, desk.first) = (now, contact.contact);
        }
        let wrap = Some(leg.wrap);
        let slowdown = parallel.slowdown;
        desk.chats.push(Chat { contact: *contact, left: left.0 as f64, wrap, slowdown, talked: now });
        self.agents[group as usize].talking += 1;
        self.slots[slot].talking = true;
        self.expect_chat(slot);
        if !self.desks.looking && self.next_chats(slot, group).is_some() {
            self.desks_look(group as usize);
        }
    }

    /// Notes when the first of an agent's chats ends.
    fn expect_chat(&mut self, slot: usize) {
        let care = &self.plan.care;
        let ties = |contact: &Contact| tie(care[contact.contact as usize].name_rank, contact.number);
        if let Some((at, tie, _)) = self.desks.desks[slot].next(ties) {
            self.work.set(slot, key(at, Class::WorkEnds), tie);
        }
    }

    /// The talk or the after-call work of one of an agent's chats ends.
    pub(super) fn chat_ends(&mut self, slot: usize, group: usize) {
        let now = self.now;
        let care = &self.plan.care;
        let ties = |contact: &Contact| tie(care[contact.contact as usize].name_rank, contact.number);
        let Some((_, _, place)) = self.desks.desks[slot].next(ties) else { return };
        let desk = &mut self.desks.desks[slot];
        desk.run_until(now);
        let chat = &mut desk.chats[place];
        let mut contact = chat.contact;
        if let Some(wrap) = chat.wrap.take() {
            (chat.left, chat.talked) = (wrap.0 as f64, now);
            let talk = self.talks.of(&contact);
            talk.on_the_line = now - talk.since;
            self.agents[group].talking -= 1;
            // The place of its leg stays taken until its after-call work is over.
            let in_talks = std::mem::replace(&mut contact.in_talks, NOBODY);
            self.talk_ends(&mut contact, group);
            contact.in_talks = in_talks;
            self.desks.desks[slot].chats[place].contact = contact;
            if wrap > Span::ZERO {
                self.expect_chat(slot);
                return;
            }
        }
        let Chat { mut contact, talked, .. } = self.desks.desks[slot].chats.swap_remove(place);
        self.talks.of(&contact).leg.in_service_at_end = false;
        self.tell_segmented(&mut contact, now - talked);
        if self.desks.has(slot) {
            self.expect_chat(slot);
            if self.next_chats(slot, group as u16).is_some() {
                self.desks_look(group);
            }
            return;
        }
        self.slots[slot].talking = false;
        let Desk { since, first, .. } = self.desks.desks[slot];
        self.tell_busy(first, slot, since, now);
        self.agent_free(slot, group);
    }

    /// Agents of a group who have chats look at those that wait, he with the fewest first, as long as nobody is free for them:
    /// one has ended, or what kept them from taking more is over, a roster that they were above or a limit.
    #[cold]
    pub(super) fn desks_look(&mut self, group: usize) {
        self.desks.looking = true;
        while let Some((slot, stage)) = self.desk_with_room(group) {
            let head = self.waiting.head(stage).copied();
            if head.is_some_and(|head| self.free_agent(&self.plan.stages[stage as usize], &head).is_some()) {
                break;
            }
            let mut contact = self.waiting.take_head(stage);
            self.serve(slot, group, &mut contact);
        }
        self.desks.looking = false;
    }

    /// Of a group's agents with chats who may take one of those that wait, the one with the fewest; and its queue.
    fn desk_with_room(&mut self, group: usize) -> Option<(usize, u16)> {
        let mut best: Option<(usize, usize, u16)> = None;
        if !self.agents[group].may_go_on() {
            return None;
        }
        for slot in self.plan.slots[group]..self.plan.slots[group + 1] {
            let chats = self.desks.desks[slot].chats.len();
            if chats > 0
                && best.is_none_or(|(few, ..)| chats < few)
                && let Some(stage) = self.next_chats(slot, group as u16)
            {
                best = Some((chats, slot, stage));
            }
        }
        best.map(|(_, slot, stage)| (slot, stage))
    }

    /// The queue of chats from which an agent who has some takes one more.
    fn next_chats(&mut self, slot: usize, group: u16) -> Option<u16> {
        let plan = self.plan;
        let weight = plan.looks[group as usize].weight;
        for tier in &plan.looks[group as usize].tiers {
            let mut best: Option<((u64, Time, u64), u16)> = None;
            for &stage in tier {
                if self.waiting.is_empty(stage) || !self.room_for(slot, plan.stages[stage as usize].contact) {
                    continue;
                }
                let Some((since, number)) = self.live_head(stage) else { continue };
                let head = (weight.map_or(0, |weight| u64::MAX - weight(self.waiting.live(stage))), since, number);
                if best.is_none_or(|(other, _)| head < other) && self.head_may_be_taken(stage, group as usize) {
                    best = Some((head, stage));
                }
            }
            if let Some((_, stage)) = best {
                return Some(stage);
            }
        }
        None
    }

    /// Whether an agent with chats may take one of this type, too.
    fn room_for(&self, slot: usize, contact: u16) -> bool {
        let most = |contact: u16| self.plan.contact(contact).parallel.map_or(0, |parallel| parallel.at_once);
        let chats = &self.desks.desks[slot].chats;
        let least = chats.iter().map(|chat| most(chat.contact.contact)).fold(most(contact), u32::min);
        (chats.len() as u32) < least
    }

    /// When nobody is free: the agent with the fewest chats takes one more, if he may; whether one did.
    pub(super) fn joins_chats(&mut self, stage: u16, contact: &mut Contact) -> bool {
        let plan = self.plan;
        let mut best: Option<(usize, usize, u16)> = None;
        for &group in &plan.stages[stage as usize].groups {
            if !self.agents[group as usize].may_go_on() || !self.may_take(contact, group) {
                continue;
            }
            for slot in plan.slots[group as usize]..plan.slots[group as usize + 1] {
                let chats = self.desks.desks[slot].chats.len();
                if chats > 0 && self.room_for(slot, contact.contact) && best.is_none_or(|(few, ..)| chats < few) {
                    best = Some((chats, slot, group));
                }
            }
        }
        let Some((_, slot, group)) = best else { return false };
        self.serve(slot, group as usize, contact);
        true
    }

    /// Chats that are still going on when the replication ends.
    pub(super) fn end_chats(&mut self, slot: usize) {
        let now = self.now;
        let Some(desk) = self.desks.desks.get_mut(slot).filter(|desk| !desk.chats.is_empty()) else { return };
        desk.run_until(now);
        let (since, first) = (desk.since, desk.first);
        self.tell_busy(first, slot, since, now);
        while let Some(mut chat) = self.desks.desks[slot].chats.pop() {
            let talks = chat.wrap.is_some();
            let talk = self.talks.of(&chat.contact);
            talk.leg.in_service_at_end = true;
            if talks {
                talk.on_the_line = now - talk.since;
            }
            let wrap = if talks { Span::ZERO } else { now - chat.talked };
            self.tell_segmented(&mut chat.contact, wrap);
            if talks {
                self.end_of_line(&chat.contact, true);
            }
        }
    }
}
