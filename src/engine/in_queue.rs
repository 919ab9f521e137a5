//! A contact in a queue: overflow, giving up, being taken by an agent who comes free, being stranded.
//!
//! In: a contact that found nobody free. Out: the contact answered, gone or unfinished. Who is dealt what on arrival is
//! in [`crate::engine::queueing`].

use crate::centre::On;
use crate::engine::agenda::{Class, Event, key, tie};
use crate::engine::contact::{Contact, Manner, NOBODY};
use crate::engine::facts::{Fate, Recorder};
use crate::engine::looks::Looks;
use crate::engine::plan::NONE;
use crate::engine::simulation::Simulation;
use crate::units::Time;

impl<R: Recorder> Simulation<'_, R> {
    /// A contact takes its place at the end of a queue.
    #[inline(always)]
    pub(super) fn wait(&mut self, stage: u16, contact: &Contact) {
        let (place, generation) = self.waiting.enter(contact);
        self.watch(stage, place, generation, contact);
    }

    /// Notes what may happen to a waiting contact: overflow and, where it matters, giving up.
    #[inline(always)]
    fn watch(&mut self, stage: u16, place: u32, generation: u32, contact: &Contact) {
        let care = &self.plan.care[contact.contact as usize];
        if self.plan.stages[stage as usize].then.is_some() {
            self.watch_overflow(stage, place, generation, contact);
        }
        debug_assert!(care.patience_event || care.special || !contact.holds_something(), "{contact:?}");
        if care.patience_event || (care.special && contact.holds_something()) {
            self.watch_patience(place, generation, contact);
        }
    }

    fn watch_overflow(&mut self, stage: u16, place: u32, generation: u32, contact: &Contact) {
        let Some((after, _)) = self.plan.stages[stage as usize].then else { return };
        let number = tie(self.plan.care[contact.contact as usize].name_rank, contact.number);
        let at = (contact.at + after).max(self.now);
        self.agenda.push(key(at, Class::Overflow), number, Event::Overflow(place, generation));
    }

    fn watch_patience(&mut self, place: u32, generation: u32, contact: &Contact) {
        let at = contact.gives_up();
        if at < Time::NEVER {
            let number = tie(self.plan.care[contact.contact as usize].name_rank, contact.number);
            let ends = key(at.max(self.now), Class::PatienceEnds);
            self.agenda.push(ends, number, Event::PatienceEnds(place, generation));
        }
    }

    /// A contact has waited long enough for more groups to look at it.
    pub(super) fn overflow(&mut self, place: u32, generation: u32) {
        let Some(mut contact) = self.waiting.find(place, generation).copied() else {
            return;
        };
        let stage = contact.stage;
        let Some((_, next)) = self.plan.stages[stage as usize].then else {
            return;
        };
        self.waiting.leave(place);
        if contact.gives_up() < self.now {
            let at = contact.gives_up();
            self.gives_up(&mut contact, at);
            return;
        }
        if self.not_needed(&contact) {
            return;
        }
        contact.stage = next;
        let facts = &self.plan.stages[next as usize];
        let agent = self.free_agent(facts, &contact);
        match agent.filter(|_| self.may_be_dialled(contact.contact)) {
            Some((group, place)) => self.begin_with(group, place, &mut contact),
            None if self.finds_somebody_busy(next, &mut contact) => {}
            None => self.wait(next, &contact),
        }
    }

    /// A waiting contact's patience ends.
    pub(super) fn patience_ends(&mut self, place: u32, generation: u32) {
        let Some(mut contact) = self.waiting.find(place, generation).copied() else {
            return;
        };
        self.waiting.leave(place);
        self.gives_up(&mut contact, self.now);
    }

    /// A contact gives up, at an instant that may be past; or is lost, if it was to be dialled back.
    pub(super) fn gives_up(&mut self, contact: &mut Contact, at: Time) {
        self.mark_lost(contact, at - contact.at);
        self.leave_limit(contact);
        if self.not_needed(contact) {
            return;
        }
        self.let_line_go(contact);
        let (fate, on) = if contact.manner == Manner::Held {
            (Fate::NotReached, On::Unreached)
        } else {
            (Fate::Abandoned, On::Abandoned)
        };
        self.tell(contact, fate, at - contact.at);
        self.tell_undone(contact);
        self.fire(contact, None, on.bit());
        if self.order_fails(contact) {
            return;
        }
        self.end_of_line(contact, false);
    }

    /// A contact still waits when the replication ends.
    pub(super) fn left_over(&mut self, contact: &mut Contact) {
        if contact.in_talks != NOBODY {
            self.never_resumed(contact, false);
            return;
        }
        if self.not_needed(contact) {
            return;
        }
        self.let_line_go(contact);
        self.tell(contact, Fate::Unfinished, self.now - contact.at);
        self.tell_undone(contact);
        if !self.is_on_record(contact) {
            self.end_of_line(contact, false);
        }
    }

    /// Everybody in the waiting room; with or without work.
    pub(super) fn take_all_waiting(&mut self, with_work: bool) -> Vec<(u16, Contact)> {
        let plan = self.plan;
        let all = self.waiting.drain();
        let (mut taken, kept): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(stage, _)| with_work || !plan.stages[*stage as usize].work);
        for (stage, contact) in kept {
            self.wait(stage, &contact);
        }
        // They leave at one instant: by the written order, and not by that of the file.
        let order = |contact: &Contact| tie(plan.care[contact.contact as usize].name_rank, contact.number);
        taken.sort_by_key(|(_, contact)| order(contact));
        taken
    }

    /// The head of a stage's queue that has not given up: its wait's start, name and number. Those who gave up while
    /// nobody looked are told now.
    #[inline(always)]
    pub(super) fn live_head(&mut self, stage: u16) -> Option<(Time, u64)> {
        loop {
            let contact = self.waiting.head(stage)?;
            let gives_up = contact.gives_up();
            if gives_up >= self.now {
                let number = tie(self.plan.care[contact.contact as usize].name_rank, contact.number);
                return Some((contact.waits_since(), number));
            }
            self.head_gave_up(stage, gives_up);
        }
    }

    #[inline(never)]
    fn head_gave_up(&mut self, stage: u16, at: Time) {
        let mut contact = self.waiting.take_head(stage);
        self.gives_up(&mut contact, at);
    }

    /// The queue from whose head an agent of a group takes next, while so many others of it are free: level, then what the
    /// group's policy says (priority), then the longest wait, then number.
    #[inline(always)]
    pub(super) fn next_queue(&mut self, group: usize, others_free: u32) -> Option<u16> {
        let only = self.plan.looks[group].only;
        if only == NONE {
            return self.best_queue(group, others_free);
        }
        (self.live_head(only).is_some() && self.head_may_be_taken(only, group)).then_some(only)
    }

    fn best_queue(&mut self, group: usize, others_free: u32) -> Option<u16> {
        let Looks { sight, weight, reserves, .. } = self.plan.looks[group];
        if sight != NONE && !self.plan.asks {
            return self.first_in_sight(sight);
        }
        if weight.is_none() && !reserves {
            return self.best_of(group, |_, _| false, |_, _| 0);
        }
        self.best_of(
            group,
            |simulation, stage| reserves && simulation.reserved_for_others(stage, group, others_free),
            |simulation, stage| weight.map_or(0, |weight| u64::MAX - weight(simulation.waiting.live(stage))),
        )
    }

    /// The best queue of a group's first tier with somebody who may be taken: those that are left out apart, the smallest
    /// by `weight`, then by wait and number.
    #[inline(always)]
    fn best_of(
        &mut self,
        group: usize,
        left_out: impl Fn(&Self, u16) -> bool,
        weight: impl Fn(&Self, u16) -> u64,
    ) -> Option<u16> {
        let plan = self.plan;
        for tier in &plan.looks[group].tiers {
            let mut best: Option<((u64, Time, u64), u16)> = None;
            for &stage in tier {
                if self.waiting.is_empty(stage) || left_out(self, stage) {
                    continue;
                }
                let Some((since, number)) = self.live_head(stage) else {
                    continue;
                };
                let head = (weight(self, stage), since, number);
                if best.is_none_or(|(other, _)| head < other) && self.head_may_be_taken(stage, group) {
                    best = Some((head, stage));
                }
            }
            if let Some((_, stage)) = best {
                return Some(stage);
            }
        }
        None
    }

    /// Whether a stage leaves the agents of a group that are free to others.
    fn reserved_for_others(&self, stage: u16, group: usize, others_free: u32) -> bool {
        // After closing nobody is reserved for others: none come.
        self.agents[group].draining_to.is_none()
            && others_free < self.plan.stages[stage as usize].reserved(group as u16)
    }

    /// Whoever gave up unnoticed at the head of a queue leaves, and the next head takes part.
    fn first_in_sight(&mut self, sight: u16) -> Option<u16> {
        loop {
            let queue = self.waiting.first(sight)?;
            if self.live_head(queue).is_some() && self.waiting.first(sight) == Some(queue) {
                return Some(queue);
            }
        }
    }

    #[inline(always)]
    pub(super) fn head_may_be_taken(&mut self, stage: u16, group: usize) -> bool {
        !self.plan.asks || self.limit_lets_head_pass(stage, group)
    }

    #[inline(never)]
    fn limit_lets_head_pass(&mut self, stage: u16, group: usize) -> bool {
        let Some(contact) = self.waiting.head(stage).copied() else {
            return false;
        };
        self.may_take(&contact, group as u16)
    }

    /// A group has nobody left: those who wait for groups without staff go where their rule sends them.
    pub(super) fn move_the_stranded(&mut self, group: usize) {
        let plan = self.plan;
        for &stage in plan.looks[group].tiers.iter().flatten() {
            let facts = &plan.stages[stage as usize];
            let Some(to) = facts.stranded else { continue };
            let unstaffed = facts.groups.iter().all(|group| self.agents[*group as usize].staff == 0);
            if !unstaffed || stage == to || self.live_head(stage).is_none() {
                continue;
            }
            let mut moved = Vec::new();
            let now = self.now;
            self.waiting.move_all(stage, to, |contact| {
                // Those who were in that queue already keep the clock of its groups.
                if contact.stage == stage {
                    contact.stage = to;
                    contact.moved = now - contact.at;
                }
            });
            self.waiting.each(to, |place, generation, contact| moved.push((place, generation, *contact)));
            for (place, generation, contact) in moved {
                self.watch(to, place, generation, &contact);
            }
            for group in plan.stages[to as usize].groups.clone() {
                self.put_free_agents_to_work(group as usize);
            }
        }
    }
}
