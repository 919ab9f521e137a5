//! The written order of events, and the agenda of those that are rare.
//!
//! At the same instant events happen in the order of [`Class`], then by the name of the contact type, then by
//! number; never at random. A key packs instant and class, so one comparison of integers is the rule.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::engine::slab::Slab;
use crate::engine::winner::NEVER;
use crate::units::Time;

/// Kinds of events in the order in which they happen at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i64)]
pub enum Class {
    /// End of talk or wrap-up.
    WorkEnds = 0,
    /// An incident begins or ends.
    Incident = 1,
    /// More agents on the roster.
    RosterUp = 2,
    /// IVR or ring ends.
    RingEnds = 3,
    /// A step of overflow.
    Overflow = 4,
    /// Patience ends: who could be answered at this instant is answered.
    PatienceEnds = 5,
    /// First attempts, follow-ups, the robot.
    New = 6,
    /// Fewer agents on the roster.
    RosterDown = 7,
    /// A boundary of intervals.
    #[expect(dead_code, reason = "its place in the written order is kept; the recorder cuts time at boundaries itself")]
    Boundary = 8,
    /// The centre closes.
    Closing = 9,
}

/// Instant and class in one number: smaller is earlier.
#[inline]
pub fn key(at: Time, class: Class) -> i64 {
    at.0.saturating_mul(16) | class as i64
}

/// The instant of a key.
#[inline]
pub fn instant(key: i64) -> Time {
    Time(key >> 4)
}

/// Type name and number as the tie of equal keys; numbers of follow-ups come after those of first attempts.
#[inline]
pub fn tie(name_rank: u16, number: u64) -> u64 {
    u64::from(name_rank) << 48 | (number & 0xffff_ffff_ffff)
}

/// What a rare event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A waiting contact's next step of overflow, if it still waits: position and generation in the waiting room.
    Overflow(u32, u32),
    /// A waiting contact's patience ends, if it still waits.
    PatienceEnds(u32, u32),
    /// A contact that another one led to arrives: position among the expected.
    FollowUp(u32),
    /// An order's next attempt is due: position among the orders.
    AttemptDue(u32),
    /// A robot's call has been rung, or its message heard.
    DialEnds(u32),
    /// A recording or a menu ends, or a caller hangs up in it: position among those who hear one.
    MenuEnds(u32),
    /// A buyer's reply to a robot's message comes: position among the orders.
    ReplyComes(u32),
    /// Something about calls that go out.
    Outbound(Outbound),
    /// A limit by the hour or day begins anew.
    LimitsRenew,
    /// An incident begins or ends: its position among the boundaries of the replication.
    Incident(u32),
    /// A day of the calendar begins: its number.
    DayBegins(u32),
    /// A contact that a group's limit on contacts at once counted has left, or a line is free on which contacts are passed on
    /// to it: the group.
    LimitFreed(u16),
}

/// What a rare event of a dialer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outbound {
    /// A record's call is due.
    RecordDue(u32),
    /// A call has been rung.
    CallEnds(u32),
    /// A dialer may call again: its hours begin, or a line is free.
    DialerLooks(u16),
}

/// Rare events in their order.
#[derive(Clone, Debug)]
pub struct Agenda {
    heap: BinaryHeap<Reverse<(i64, u64, u64, u32)>>,
    events: Slab<Event>,
    pushed: u64,
    /// The key of the next event, read before every event of any kind.
    key: i64,
}

impl Agenda {
    /// An empty agenda.
    pub fn new() -> Agenda {
        Agenda { heap: BinaryHeap::new(), events: Slab::default(), pushed: 0, key: NEVER }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.heap.clear();
        self.events.clear();
        self.pushed = 0;
        self.look();
    }

    /// Forgets everything, and gives back the memory of all but so many events.
    pub fn give_back(&mut self, room: usize) {
        self.clear();
        self.heap.shrink_to(room);
    }

    /// The key of the next event; [`NEVER`] where there is none.
    #[inline]
    pub fn key(&self) -> i64 {
        self.key
    }

    /// The tie of the next event.
    pub fn tie(&self) -> u64 {
        self.heap.peek().map_or(u64::MAX, |Reverse((_, tie, ..))| *tie)
    }

    /// The next event.
    pub fn next(&self) -> Option<Event> {
        self.heap.peek().map(|Reverse((.., slot))| self.events[*slot])
    }

    fn look(&mut self) {
        self.key = self.heap.peek().map_or(NEVER, |Reverse((key, ..))| *key);
    }

    /// Notes an event. Equal keys and ties keep the order in which they were noted.
    pub fn push(&mut self, key: i64, tie: u64, event: Event) {
        let slot = self.events.put(event);
        self.pushed += 1;
        self.heap.push(Reverse((key, tie, self.pushed, slot)));
        self.key = self.key.min(key);
    }

    /// Takes the next event.
    pub fn pop(&mut self) -> Option<Event> {
        let Reverse((.., slot)) = self.heap.pop()?;
        self.look();
        Some(self.events.take(slot))
    }
}
