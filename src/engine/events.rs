//! What happens, as the engine's clock meets it: told before it happens, to those who want to hear it.
//!
//! In: the simulation at an event. Out: a [`Happening`]. Who does not listen pays nothing: whether anybody does is known when the
//! engine is compiled for a recorder.

use crate::engine::agenda::{Event, Outbound};
use crate::engine::contact::Contact;
use crate::engine::facts::Recorder;
use crate::engine::simulation::Simulation;
use crate::engine::stream::Words;
use crate::units::Time;

macro_rules! kinds {
    ($($(#[$about:meta])* $name:ident,)*) => {
        /// What kind of thing happens, or is told of what happened.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Kind { $($(#[$about])* $name,)* }

        impl Kind {
            /// All of them.
            pub const ALL: &[Kind] = &[$(Kind::$name),*];
        }
    };
}

kinds! {
    /// An agent's work ends: his slot; the contact's place among ties.
    WorkEnds,
    /// A first attempt: its type; its draws.
    FirstAttempt,
    /// A contact that another one led to comes.
    FollowUp,
    /// A step of overflow.
    Overflow,
    /// Patience ends.
    PatienceEnds,
    /// A recording or menu ends.
    MenuEnds,
    /// An order's attempt is due.
    AttemptDue,
    /// A robot's call has been rung, or its message heard.
    DialEnds,
    /// A reply to a robot's message comes.
    ReplyComes,
    /// A record's call is due.
    RecordDue,
    /// A dialer's call has been rung.
    CallEnds,
    /// A dialer may call again.
    DialerLooks,
    /// An incident begins or ends.
    Incident,
    /// A day begins of which yesterday decides who comes.
    DayBegins,
    /// Limits begin anew.
    LimitsRenew,
    /// A limit has room again.
    LimitFreed,
    /// A roster changes: its group; how.
    Roster,
    /// The centre closes.
    Closing,
    /// Whose leg is told next.
    Person,
    /// A leg's fate.
    Leg,
    /// A stretch in which an agent was busy.
    Busy,
    /// An answered contact was judged.
    Judged,
    /// A mark for being answered.
    Rated,
    /// An order was written down or refused.
    OrderTaken,
    /// A chain ended.
    Chain,
    /// Work was finished, or never will be.
    Work,
    /// A robot's dial.
    Dial,
    /// A text message.
    Sms,
    /// A contact that is not needed any more.
    NotNeeded,
    /// A dialer's call.
    Placed,
    /// Lines of a dialer.
    DialerLines,
    /// Agents on duty.
    OnDuty,
    /// A trunk has so many lines.
    LinesAvailable,
    /// An incident was told.
    IncidentTold,
    /// Busy lines.
    LinesBusy,
    /// Busy ports.
    PortsBusy,
    /// The replication ends.
    End,
}

/// Something that happens, or a fact that becomes known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happening {
    /// When; of a fact its first instant.
    pub at: Time,
    /// What.
    pub kind: Kind,
    /// To whom: a slot, a type, a group, or where it stands among ties.
    pub who: u64,
    /// By what, or with what: draws of a contact, all that a fact says, as one number.
    pub what: u64,
}

impl std::fmt::Display for Happening {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:?} of {} at {} us ({:016x})", self.kind, self.who, self.at.0, self.what)
    }
}

/// All that was drawn for a contact.
fn draws(contact: &Contact) -> u64 {
    let mut words = Words::default();
    for time in [contact.talk, contact.hold, contact.wrap, contact.patience] {
        words.add(time.0 as u64);
    }
    for uniform in [contact.deal, contact.pick, contact.resolved, contact.sold] {
        words.add(uniform.to_bits());
    }
    words.add(contact.manner as u64);
    words.sum()
}

impl<R: Recorder> Simulation<'_, R> {
    #[inline(always)]
    fn next_is(&mut self, happening: impl FnOnce(&Self) -> (Kind, u64, u64)) {
        if self.out.hears_events() {
            let (kind, who, what) = happening(self);
            self.out.happens(&Happening { at: self.now, kind, who, what });
        }
    }

    #[inline(always)]
    pub(super) fn tell_end_of_work(&mut self) {
        self.next_is(|now| (Kind::WorkEnds, now.work.leaf() as u64, now.work.tie()));
    }

    #[inline(always)]
    pub(super) fn tell_first_attempt(&mut self, contact: &Contact) {
        self.next_is(|_| (Kind::FirstAttempt, u64::from(contact.contact), draws(contact)));
    }

    #[inline(always)]
    pub(super) fn tell_closing(&mut self) {
        self.next_is(|now| (Kind::Closing, now.next_closing as u64, 0));
    }

    #[inline(always)]
    pub(super) fn tell_roster(&mut self) {
        self.next_is(|now| {
            let change = &now.roster[now.next_roster];
            let how = u64::from(change.closing) | u64::from(change.incident) << 1 | u64::from(change.down) << 2;
            (Kind::Roster, u64::from(change.group), u64::from(change.agents) << 3 | how)
        });
    }

    /// The next rare event. Of those that wait in some place, the place is no matter: who it is, stands in the tie.
    #[inline(always)]
    pub(super) fn tell_rare(&mut self) {
        self.next_is(|now| {
            let tie = now.agenda.tie();
            match now.agenda.next() {
                Some(Event::Overflow(..)) => (Kind::Overflow, tie, 0),
                Some(Event::PatienceEnds(..)) => (Kind::PatienceEnds, tie, 0),
                Some(Event::FollowUp(_)) => (Kind::FollowUp, tie, 0),
                Some(Event::AttemptDue(_)) => (Kind::AttemptDue, tie, 0),
                Some(Event::DialEnds(_)) => (Kind::DialEnds, tie, 0),
                Some(Event::MenuEnds(_)) => (Kind::MenuEnds, tie, 0),
                Some(Event::ReplyComes(_)) => (Kind::ReplyComes, tie, 0),
                Some(Event::Outbound(Outbound::RecordDue(_))) => (Kind::RecordDue, tie, 0),
                Some(Event::Outbound(Outbound::CallEnds(_))) => (Kind::CallEnds, tie, 0),
                Some(Event::Outbound(Outbound::DialerLooks(dialer))) => (Kind::DialerLooks, dialer.into(), 0),
                Some(Event::Incident(boundary)) => (Kind::Incident, boundary.into(), 0),
                Some(Event::DayBegins(day)) => (Kind::DayBegins, day.into(), 0),
                Some(Event::LimitFreed(group)) => (Kind::LimitFreed, group.into(), 0),
                Some(Event::LimitsRenew) | None => (Kind::LimitsRenew, 0, 0),
            }
        });
    }
}
