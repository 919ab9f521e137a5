//! The waiting room: contacts in the queues of their stages, each first come first served.
//!
//! A contact that gives up in the middle of a queue is marked and skipped when the queue reaches it. Where nothing
//! reads the live queue, giving up is looked at only when the contact comes to the head: no event, no search.

use std::collections::VecDeque;

use crate::engine::agenda::tie;
use crate::engine::contact::Contact;
use crate::engine::looks::Sights;
use crate::engine::plan::Plan;

/// A contact in the waiting room.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// Who waits.
    pub contact: Contact,
    /// In which stage.
    pub stage: u16,
    /// Raised whenever the place is taken anew, so that old events find nobody.
    pub generation: u32,
    /// Still waiting.
    pub here: bool,
}

/// All who wait.
#[derive(Clone, Debug)]
pub struct WaitingRoom {
    places: Vec<Waiting>,
    free: Vec<u32>,
    queues: Vec<VecDeque<u32>>,
    /// Live contacts of each stage, exact where patience is an event.
    live: Vec<u32>,
    /// Place of the name of each stage's type among all names: a tie-break.
    name_ranks: Vec<u16>,
    sights: Sights,
}

impl WaitingRoom {
    /// An empty room with a queue for each stage.
    pub fn new(plan: &Plan<'_>) -> WaitingRoom {
        let stages = plan.stages.len();
        WaitingRoom {
            places: Vec::new(),
            free: Vec::new(),
            queues: vec![VecDeque::new(); stages],
            live: vec![0; stages],
            name_ranks: plan.stages.iter().map(|stage| plan.care[stage.contact as usize].name_rank).collect(),
            sights: Sights::new(&plan.looks, stages),
        }
    }

    /// Sends everybody away, unrecorded.
    pub fn clear(&mut self) {
        self.places.clear();
        self.free.clear();
        self.queues.iter_mut().for_each(VecDeque::clear);
        self.live.fill(0);
        self.sights.clear();
    }

    /// The first queue of a sight in which somebody waits, perhaps one who has given up unnoticed.
    pub fn first(&self, sight: u16) -> Option<u16> {
        self.sights.first(sight)
    }

    /// A stage's queue has another head.
    #[inline(always)]
    fn head_changed(&mut self, stage: u16) {
        if self.sights.watch(stage) {
            self.tell_sights(stage);
        }
    }

    #[inline(never)]
    fn tell_sights(&mut self, stage: u16) {
        self.drop_dead_heads(stage);
        let head = self.queues[stage as usize].front().map(|place| {
            let contact = &self.places[*place as usize].contact;
            (contact.at, tie(self.name_ranks[stage as usize], contact.number))
        });
        self.sights.head_changed(stage, head);
    }

    /// Places a contact at the end of a stage's queue; its place and generation.
    #[inline(always)]
    pub fn enter(&mut self, stage: u16, contact: &Contact) -> (u32, u32) {
        let place = self.free.pop().unwrap_or_else(|| {
            self.places.push(Waiting { contact: Contact::NOBODY, stage, generation: 0, here: false });
            self.places.len() as u32 - 1
        });
        let waiting = &mut self.places[place as usize];
        waiting.contact = *contact;
        waiting.stage = stage;
        waiting.generation = waiting.generation.wrapping_add(1);
        waiting.here = true;
        let generation = waiting.generation;
        let queue = &mut self.queues[stage as usize];
        queue.push_back(place);
        self.live[stage as usize] += 1;
        if queue.len() == 1 {
            self.head_changed(stage);
        }
        (place, generation)
    }

    /// The contact at a place, if it still waits there.
    pub fn find(&self, place: u32, generation: u32) -> Option<&Waiting> {
        self.places.get(place as usize).filter(|waiting| waiting.here && waiting.generation == generation)
    }

    /// The head of a stage's queue, dead places passed over.
    #[inline(always)]
    pub fn head(&mut self, stage: u16) -> Option<&Waiting> {
        let mut place = *self.queues[stage as usize].front()?;
        if !self.places[place as usize].here {
            place = self.drop_dead_heads(stage)?;
        }
        Some(&self.places[place as usize])
    }

    /// Places at the head of a queue that were left; the next place after them.
    #[inline(never)]
    fn drop_dead_heads(&mut self, stage: u16) -> Option<u32> {
        let queue = &mut self.queues[stage as usize];
        while let Some(place) = queue.front().copied() {
            if self.places[place as usize].here {
                return Some(place);
            }
            queue.pop_front();
            self.free.push(place);
        }
        None
    }

    /// Places ever taken at once.
    #[inline]
    pub fn places(&self) -> usize {
        self.places.len()
    }

    /// Takes the head of a stage's queue, which [`WaitingRoom::head`] has just shown.
    #[inline(always)]
    pub fn take_head(&mut self, stage: u16) -> Contact {
        let Some(place) = self.queues[stage as usize].pop_front() else {
            return Contact::NOBODY;
        };
        self.live[stage as usize] -= 1;
        self.free.push(place);
        self.head_changed(stage);
        let waiting = &mut self.places[place as usize];
        waiting.here = false;
        waiting.contact
    }

    /// Takes a contact out of the middle of its queue.
    pub fn leave(&mut self, place: u32) {
        let waiting = &mut self.places[place as usize];
        waiting.here = false;
        let stage = waiting.stage;
        self.live[stage as usize] -= 1;
        // Where heads are watched, they are alive.
        if self.queues[stage as usize].front() == Some(&place) {
            self.head_changed(stage);
        }
    }

    /// Live contacts in a stage; exact where patience is an event, else an upper bound.
    #[inline]
    pub fn live(&self, stage: u16) -> u32 {
        self.live[stage as usize]
    }

    /// Whether the queue of a stage has anybody, dead or alive.
    #[inline]
    pub fn is_empty(&self, stage: u16) -> bool {
        self.queues[stage as usize].is_empty()
    }

    /// Moves everybody of one stage into another, in the order of their waits; `change` may change each.
    pub fn move_all(&mut self, from: u16, to: u16, mut change: impl FnMut(&mut Contact)) {
        let mut all: Vec<Contact> = Vec::new();
        for stage in [from, to] {
            while self.head(stage).is_some() {
                all.push(self.take_head(stage));
            }
        }
        all.sort_by_key(|contact| (contact.at, contact.number));
        for mut contact in all {
            change(&mut contact);
            self.enter(to, &contact);
        }
    }

    /// Place, generation and contact of everybody in a stage's queue.
    pub fn each(&self, stage: u16, mut tell: impl FnMut(u32, u32, &Contact)) {
        for &place in &self.queues[stage as usize] {
            let waiting = &self.places[place as usize];
            if waiting.here {
                tell(place, waiting.generation, &waiting.contact);
            }
        }
    }

    /// Everybody who is left, stage by stage in order of their waits.
    pub fn drain(&mut self) -> Vec<(u16, Contact)> {
        let mut left = Vec::new();
        for stage in 0..self.queues.len() as u16 {
            while self.head(stage).is_some() {
                left.push((stage, self.take_head(stage)));
            }
        }
        left
    }
}
