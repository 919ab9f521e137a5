//! What the engine tells: flat facts, pushed to a recorder as they become known.
//!
//! The engine computes no percentage and no money; a [`Recorder`] turns facts into counters and billable units.
//! Facts are pushed in the order in which they become certain, which is not always the order of their instants:
//! an agent's busy time is told when the contact is answered, an abandonment perhaps only when the queue moves on.

use crate::centre::{ContactId, DialerId, GroupId, IncidentId, RobotId, TrunkId};
pub use crate::engine::events::{Happening, Kind};
pub use crate::engine::fate::Fate;
pub use crate::engine::placed::{CallEnd, Placed};
pub use crate::engine::rating::Rated;
pub use crate::engine::recorders::Silence;
use crate::units::{Span, Time};

/// One leg of a contact: a try of a person, a transfer, or a piece of work; told once, when its fate is certain.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Leg {
    /// Its type.
    pub contact: ContactId,
    /// When it arrived: the person tried, the transfer was made, the work arose. Counters go to this interval.
    pub at: Time,
    /// Its end.
    pub fate: Fate,
    /// The group it was dealt to; none in a pool of several groups, or if it was never offered.
    pub home: Option<GroupId>,
    /// The group that would have been its home, had overflow not sent it elsewhere on arrival.
    pub diverted_from: Option<GroupId>,
    /// Who answered.
    pub by: Option<GroupId>,
    /// From its arrival to being offered, or to its end in a menu: what it heard before the queue.
    pub menu: Span,
    /// From being offered to its fate (virtual for none: zero when never offered).
    pub wait: Span,
    /// Ringing at the agent's after the wait. Simulated agents answer at once: zero.
    pub ring: Span,
    /// Of the wait, that since the group that answered could see it: shorter where overflow added the group later.
    pub delivered: Span,
    /// Talk time by this agent, after factors.
    pub talk: Span,
    /// Hold time by this agent, after factors.
    pub hold: Span,
    /// After-call work by this agent, after factors.
    pub wrap: Span,
    /// It is a transfer or was put through by a robot: offered, but no attempt.
    pub transferred_in: bool,
    /// It took virtual hold: its line was free while it waited, to be dialled back in its turn.
    pub virtual_hold: bool,
    /// Its handling was still going on when the replication ended.
    pub in_service_at_end: bool,
    /// It was answered, nobody came before it and nobody will come after it: no [`Chain`] is told.
    pub whole_chain: bool,
    /// Of an answered leg that is no transfer: so long before it arrived did an agent last finish talking with the same
    /// person; none if nobody had talked with them in this replication.
    pub repeat_after: Option<Span>,
    /// Of an answered leg whose agents were not busy with it in one stretch from its answer on: how it went. Their
    /// stretches are told by [`Busy`].
    pub segmented: Option<Segmented>,
}

impl Leg {
    /// The instant at which it was answered, given up or closed.
    #[inline]
    pub fn ended(&self) -> Time {
        Time(self.offered().0.wrapping_add(self.wait.0))
    }

    /// The instant at which it was offered, or at which it ended in a menu.
    #[inline]
    pub fn offered(&self) -> Time {
        Time(self.at.0.wrapping_add(self.menu.0))
    }

    /// How long it held a line before it was answered or gone: through the menu and, without virtual hold, the wait.
    #[inline]
    pub fn waited_on_line(&self) -> Span {
        if self.virtual_hold { self.menu } else { Span(self.menu.0.wrapping_add(self.wait.0)) }
    }

    /// Talk, hold and wrap-up together.
    #[inline]
    pub fn handle(&self) -> Span {
        Span(self.talk.0.wrapping_add(self.hold.0).wrapping_add(self.wrap.0))
    }

    /// The chain that a leg is by itself, if it is one.
    #[inline]
    pub fn chain(&self) -> Option<Chain> {
        self.whole_chain.then_some(Chain { first: self.contact, at: self.at, answered: true })
    }
}

/// How an answered leg went that was broken off for somebody else, or had its agent together with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Segmented {
    /// How often it was broken off.
    pub interruptions: u32,
    /// How long it waited, on hold, to go on.
    pub paused: Span,
    /// The last time it was broken off for good: talk is what there was of it, and no after-call work followed.
    pub cut_short: bool,
}

/// A stretch in which an agent was busy with a contact whose leg is told in [segments](Leg::segmented), or with several at once.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Busy {
    /// The type of the contact, or of the first of several.
    pub contact: ContactId,
    /// Whose agent.
    pub by: GroupId,
    /// From here ...
    pub from: Time,
    /// ... to here.
    pub to: Time,
}

/// What became of an answered contact that was the last leg of its line: judged at the end of talk.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Judged {
    /// Its type.
    pub contact: ContactId,
    /// When the leg arrived.
    pub at: Time,
    /// Who answered.
    pub by: GroupId,
    /// Whether the matter was settled; none when the scenario does not say.
    pub resolved: Option<bool>,
    /// Whether it ended in a sale (at most one along a chain).
    pub sold: bool,
    /// Whether the order that was taken or confirmed is wrong. Of orders confirmed by agents only wrong ones are judged.
    pub order_error: bool,
}

/// A contact bought, and its order went to the shop by another way than at once: as text, or not at all.
#[derive(Clone, Copy, Debug, Hash)]
pub struct OrderTaken {
    /// Its type.
    pub contact: ContactId,
    /// When the leg arrived.
    pub at: Time,
    /// Who took the order.
    pub by: GroupId,
    /// As text, which somebody types in again.
    pub written: bool,
    /// Too large to be taken: no sale.
    pub refused: bool,
}

/// A chain of contacts of one person has come to its end.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Chain {
    /// The type of its first contact.
    pub first: ContactId,
    /// When the first contact was tried.
    pub at: Time,
    /// Whether any contact of it was answered.
    pub answered: bool,
}

/// What became of a piece of outbound or back-office work, or of an order.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Work {
    /// Its type.
    pub contact: ContactId,
    /// When it arose.
    pub at: Time,
    /// When it was finished; none if it never was.
    pub done: Option<Time>,
    /// The group that finished it; none if a robot did alone, or nobody.
    pub by: Option<GroupId>,
    /// Finished within its due time.
    pub in_time: bool,
    /// For orders: how it ended.
    pub order: Option<OrderEnd>,
}

/// How an order that a robot worked ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderEnd {
    /// It stands: key or agent said so.
    Confirmed,
    /// The buyer cancelled it.
    Cancelled,
    /// Nobody was ever reached.
    Unreached,
}

/// One dial of a robot.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Dial {
    /// The robot.
    pub robot: RobotId,
    /// The type of the order.
    pub contact: ContactId,
    /// When the order arose.
    pub arose: Time,
    /// When it dialled.
    pub at: Time,
    /// 1 for the first attempt.
    pub attempt: u32,
    /// How long the robot held its port, people included.
    pub port: Span,
    /// Of that, how long somebody was on the line, a person or a machine: all but the ringing; nothing if unanswered. Of
    /// people put through, until their talk or wait ended.
    pub connected: Span,
    /// How it ended.
    pub end: DialEnd,
}

/// How a dial ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DialEnd {
    /// Nobody answered.
    Unanswered,
    /// A machine answered.
    Voicemail,
    /// A person answered and hung up without a key.
    HungUp,
    /// A person confirmed.
    Confirmed,
    /// A person cancelled.
    Cancelled,
    /// A person was put through to people; told when that talk or wait ended.
    ToPeople,
    /// A person left word for people: work arose.
    ToWork,
}

/// Whose leg is told next: the first contact of its chain, which is the leg itself if nobody came before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// The type of that contact.
    pub first: ContactId,
    /// Its number within its type, from 0 in the order of first attempts.
    pub number: u64,
    /// When it arrived.
    pub at: Time,
    /// Whether any contact of the chain was answered before this leg.
    pub answered: bool,
}

/// Receives the facts of one replication.
///
/// A recorder must not assume an order of instants. Recording may never fail.
pub trait Recorder {
    /// Whether it ties the legs of one person together, and is told before each leg whose that is.
    #[inline(always)]
    fn ties_legs(&self) -> bool {
        false
    }
    /// Whether it wants to hear what happens, beside what is known of it.
    #[inline(always)]
    fn hears_events(&self) -> bool {
        false
    }
    /// Something is about to happen.
    #[inline(always)]
    fn happens(&mut self, _happening: &Happening) {}
    /// Whose the next leg is.
    #[inline(always)]
    fn person(&mut self, _person: Person) {}
    /// A leg's fate is certain.
    fn leg(&mut self, leg: &Leg);
    /// An agent was busy with contacts that are told in segments.
    fn busy(&mut self, _busy: &Busy) {}
    /// An answered contact was judged.
    fn judged(&mut self, judged: &Judged);
    /// A person was answered and has a mark for it.
    #[inline(always)]
    fn rated(&mut self, _rated: &Rated) {}
    /// An order was written down or refused.
    #[inline(always)]
    fn order_taken(&mut self, _order: &OrderTaken) {}
    /// A person's chain of contacts ended, and was not the one leg that told so itself.
    fn chain(&mut self, chain: &Chain);
    /// Work was finished, or will never be.
    fn work(&mut self, work: &Work);
    /// A robot's dial ended.
    fn dial(&mut self, dial: &Dial);
    /// A text message was sent to the buyer of an order of this type.
    fn sms(&mut self, contact: ContactId, at: Time);
    /// A contact of this type that would have come or arisen at `at` was dropped: the person got through before.
    #[inline(always)]
    fn not_needed(&mut self, _contact: ContactId, _at: Time) {}
    /// A dialer's call ended.
    fn placed(&mut self, _placed: &Placed) {}
    /// So many lines of a dialer rang or were in talk.
    fn dialer_lines(&mut self, _dialer: DialerId, _lines: u32, _from: Time, _to: Time) {}
    /// So many agents of a group were on duty: on the roster, or finishing past the end of it.
    fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time);
    /// A trunk has so many lines from the instant on to which its busy lines were told last.
    #[inline(always)]
    fn lines_available(&mut self, _trunk: TrunkId, _lines: u32) {}
    /// An incident happens in this replication; told when it begins.
    #[inline(always)]
    fn incident(&mut self, _incident: IncidentId, _from: Time, _to: Time) {}
    /// So many lines of a trunk were busy.
    fn lines_busy(&mut self, trunk: TrunkId, lines: u32, from: Time, to: Time);
    /// So many ports of a robot were busy.
    fn ports_busy(&mut self, robot: RobotId, ports: u32, from: Time, to: Time);
    /// The replication ended at this instant: everything is drained, or the calendar is over.
    fn end(&mut self, at: Time);
}
