//! What one contact leads to: redials, transfers, repeat calls, escalations, re-keying, all one mechanism.

use crate::centre::ContactId;
use crate::laws::Law;

/// The events that a follow-up may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum On {
    /// Tried outside the opening hours.
    Closed,
    /// No line was free, or every group was at its limit.
    Blocked,
    /// Heard a recording and nothing else.
    Deflected,
    /// Hung up in the menu.
    AbandonedInIvr,
    /// The menu served the matter.
    SelfServed,
    /// Left at once on finding a queue.
    Balked,
    /// Gave up waiting.
    Abandoned,
    /// Talk with an agent ended.
    Answered,
    /// Answered, and the matter was settled.
    Resolved,
    /// Answered, and it was not.
    Unresolved,
    /// Answered, and it ended in a sale.
    Sold,
    /// Answered, and broken off for good by somebody who comes first.
    CutShort,
    /// Answered, and the order was written down: somebody types it in again.
    OrderWritten,
    /// Answered, and the order was too large to be taken.
    OrderRefused,
    /// Outbound or back-office work was not finished by its due time.
    Late,
    /// The order was confirmed.
    Confirmed,
    /// The order was cancelled.
    Cancelled,
    /// The order was never reached; of people, took virtual hold and were not there when dialled back.
    Unreached,
    /// A call of the robot was not answered.
    Missed,
    /// The order that an agent took or confirmed is wrong.
    OrderError,
}

impl On {
    /// All events with their names in the scenario.
    pub const ALL: [(&'static str, On); 20] = [
        ("closed", On::Closed),
        ("blocked", On::Blocked),
        ("deflected", On::Deflected),
        ("abandoned_in_ivr", On::AbandonedInIvr),
        ("self_served", On::SelfServed),
        ("balked", On::Balked),
        ("abandoned", On::Abandoned),
        ("answered", On::Answered),
        ("resolved", On::Resolved),
        ("unresolved", On::Unresolved),
        ("sold", On::Sold),
        ("cut_short", On::CutShort),
        ("order_written", On::OrderWritten),
        ("order_refused", On::OrderRefused),
        ("late", On::Late),
        ("confirmed", On::Confirmed),
        ("cancelled", On::Cancelled),
        ("unreached", On::Unreached),
        ("missed", On::Missed),
        ("order_error", On::OrderError),
    ];

    /// A bit for sets of events.
    pub fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// A rule: of contacts that end like this, a share leads to another contact after a while.
#[derive(Clone, Debug)]
pub struct FollowUp {
    /// The events it answers, as [`On::bit`]s.
    pub on: u32,
    /// Share of them, 0 to 1.
    pub share: f64,
    /// The type of the new contact.
    pub to: ContactId,
    /// Delay from the event, seconds (of answered: from the end of talk).
    pub after: Law,
    /// Firings along one chain; none is without limit.
    pub up_to: Option<u32>,
    /// At the end of talk, on the same line, waiting in the next queue.
    pub transfer: bool,
    /// Dropped if the person got through after the event and before it is begun.
    pub cancel_if_answered: bool,
    /// Its place in the file, part of its address in the streams of chance: `contacts.sales.follow_ups[0]`.
    pub address: String,
}
