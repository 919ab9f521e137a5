//! The waiting room: contacts in the queues of their stages, each first come first served.
//!
//! A contact that gives up in the middle of a queue is marked and skipped when the queue reaches it. Where nothing
//! reads the live queue, giving up is looked at only when the contact comes to the head: no event, no search.

use crate::engine::agenda::tie;
use crate::engine::contact::Contact;
use crate::engine::looks::Sights;
use crate::engine::plan::Plan;

/// "Nobody" among places.
const NO_PLACE: u32 = u32::MAX;

/// A place in the waiting room.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// Who waits, or waited last.
    pub contact: Contact,
    /// The place behind it in its queue, or in the list of free places.
    next: u32,
    /// Raised when the place is taken and again when it is left, so that old events find nobody; odd while somebody waits.
    generation: u32,
}

impl Waiting {
    #[inline(always)]
    fn here(&self) -> bool {
        self.generation & 1 == 1
    }
}

/// The queue of a stage: its places are linked, first to last.
#[derive(Clone, Copy, Debug)]
struct Queue {
    first: u32,
    /// Means nothing when nobody is first.
    last: u32,
    /// Who still waits, exact where patience is an event.
    live: u32,
}

impl Queue {
    const EMPTY: Queue = Queue { first: NO_PLACE, last: NO_PLACE, live: 0 };
}

/// All who wait.
#[derive(Clone, Debug)]
pub struct WaitingRoom {
    places: Vec<Waiting>,
    /// First of the free places.
    free: u32,
    /// By stage.
    queues: Vec<Queue>,
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
            free: NO_PLACE,
            queues: vec![Queue::EMPTY; stages],
            name_ranks: plan.stages.iter().map(|stage| plan.care[stage.contact as usize].name_rank).collect(),
            sights: Sights::new(&plan.looks, stages),
        }
    }

    /// Sends everybody away, unrecorded.
    pub fn clear(&mut self) {
        self.places.clear();
        self.free = NO_PLACE;
        self.queues.fill(Queue::EMPTY);
        self.sights.clear();
    }

    /// Sends everybody away, and gives back the memory of all but so many places.
    pub fn give_back(&mut self, room: usize) {
        self.clear();
        self.places.shrink_to(room);
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
        let first = self.drop_dead_heads(stage);
        let head = first.map(|place| {
            let contact = &self.places[place as usize].contact;
            (contact.waits_since(), tie(self.name_ranks[stage as usize], contact.number))
        });
        self.sights.head_changed(stage, head);
    }

    /// Places a contact at the head of its stage's queue.
    pub fn enter_first(&mut self, contact: &Contact) {
        let (first, last) = {
            let queue = &mut self.queues[contact.stage as usize];
            (std::mem::replace(&mut queue.first, NO_PLACE), queue.last)
        };
        let (place, _) = self.enter(contact);
        if first != NO_PLACE {
            self.places[place as usize].next = first;
            self.queues[contact.stage as usize].last = last;
        }
    }

    /// Places a contact at the end of its stage's queue; its place and generation.
    #[inline(always)]
    pub fn enter(&mut self, contact: &Contact) -> (u32, u32) {
        if self.free == NO_PLACE {
            self.free = self.places.len() as u32;
            self.places.push(Waiting { contact: Contact::NOBODY, next: NO_PLACE, generation: 0 });
        }
        let place = self.free;
        let waiting = &mut self.places[place as usize];
        self.free = waiting.next;
        waiting.contact = *contact;
        waiting.next = NO_PLACE;
        waiting.generation = waiting.generation.wrapping_add(1);
        let generation = waiting.generation;
        let queue = &mut self.queues[contact.stage as usize];
        queue.live += 1;
        let last = std::mem::replace(&mut queue.last, place);
        if queue.first == NO_PLACE {
            queue.first = place;
            self.head_changed(contact.stage);
        } else {
            self.places[last as usize].next = place;
        }
        (place, generation)
    }

    /// The contact at a place, if it still waits there.
    pub fn find(&self, place: u32, generation: u32) -> Option<&Contact> {
        let waiting = self.places.get(place as usize).filter(|waiting| waiting.generation == generation)?;
        Some(&waiting.contact)
    }

    /// The first by place of those who wait of whom something holds, and the place.
    pub fn whoever(&self, is: impl Fn(&Contact) -> bool) -> Option<(u32, Contact)> {
        let found = |(_, waiting): &(usize, &Waiting)| waiting.here() && is(&waiting.contact);
        self.places.iter().enumerate().find(found).map(|(place, waiting)| (place as u32, waiting.contact))
    }

    /// The head of a stage's queue, dead places passed over.
    #[inline(always)]
    pub fn head(&mut self, stage: u16) -> Option<&Contact> {
        let mut place = self.queues[stage as usize].first;
        if place == NO_PLACE {
            return None;
        }
        if !self.places[place as usize].here() {
            place = self.drop_dead_heads(stage)?;
        }
        Some(&self.places[place as usize].contact)
    }

    /// Frees the places at the head of a queue that were left; the first place that was not.
    #[inline(never)]
    fn drop_dead_heads(&mut self, stage: u16) -> Option<u32> {
        loop {
            let place = self.queues[stage as usize].first;
            if place == NO_PLACE {
                return None;
            }
            if self.places[place as usize].here() {
                return Some(place);
            }
            self.unlink_first(stage, place);
        }
    }

    /// The first place of a queue is free again.
    #[inline(always)]
    fn unlink_first(&mut self, stage: u16, place: u32) {
        let waiting = &mut self.places[place as usize];
        self.queues[stage as usize].first = waiting.next;
        waiting.next = self.free;
        self.free = place;
    }

    /// Places ever taken at once.
    #[inline]
    pub fn places(&self) -> usize {
        self.places.len()
    }

    /// Takes the head of a stage's queue, which [`WaitingRoom::head`] has just shown.
    #[inline(always)]
    pub fn take_head(&mut self, stage: u16) -> Contact {
        let place = self.queues[stage as usize].first;
        if place == NO_PLACE {
            return Contact::NOBODY;
        }
        self.queues[stage as usize].live -= 1;
        self.unlink_first(stage, place);
        self.head_changed(stage);
        let waiting = &mut self.places[place as usize];
        waiting.generation = waiting.generation.wrapping_add(1);
        waiting.contact
    }

    /// Takes a contact out of the middle of its queue; its place stays in the queue, dead, until it comes to the head.
    pub fn leave(&mut self, place: u32) {
        let waiting = &mut self.places[place as usize];
        waiting.generation = waiting.generation.wrapping_add(1);
        let stage = waiting.contact.stage;
        let queue = &mut self.queues[stage as usize];
        queue.live -= 1;
        // Where heads are watched, they are alive.
        if queue.first == place {
            self.head_changed(stage);
        }
    }

    /// Live contacts in a stage; exact where patience is an event, else an upper bound.
    #[inline]
    pub fn live(&self, stage: u16) -> u32 {
        self.queues[stage as usize].live
    }

    /// Whether the queue of a stage has anybody, dead or alive.
    #[inline]
    pub fn is_empty(&self, stage: u16) -> bool {
        self.queues[stage as usize].first == NO_PLACE
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
            self.enter(&contact);
        }
    }

    /// Place, generation and contact of everybody in a stage's queue.
    pub fn each(&self, stage: u16, mut tell: impl FnMut(u32, u32, &Contact)) {
        let mut place = self.queues[stage as usize].first;
        while let Some(waiting) = self.places.get(place as usize) {
            if waiting.here() {
                tell(place, waiting.generation, &waiting.contact);
            }
            place = waiting.next;
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
