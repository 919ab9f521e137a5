//! What the engine tells of a dialer's calls: one of its facts, see [`crate::engine::facts`].

use crate::centre::{ContactId, DialerId, GroupId};
use crate::units::{Span, Time};

/// One call of a dialer, told when it is over.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Placed {
    /// The dialer.
    pub dialer: DialerId,
    /// The type of the record.
    pub contact: ContactId,
    /// When the record arose.
    pub arose: Time,
    /// When it began to ring.
    pub at: Time,
    /// 1 for the first call of a record.
    pub attempt: u32,
    /// From then to the end of the call.
    pub line: Span,
    /// Of that, how long somebody was on the line, a person or a machine.
    pub connected: Span,
    /// The group whose agent talked; none if nobody did.
    pub by: Option<GroupId>,
    /// How it ended.
    pub end: CallEnd,
    /// The record is called no more.
    pub last: bool,
}

/// How a dialer's call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallEnd {
    /// Nobody answered.
    Unanswered,
    /// A machine answered.
    Machine,
    /// A person answered and talked with an agent.
    Connected,
    /// A person answered and found nobody.
    Abandoned,
}
