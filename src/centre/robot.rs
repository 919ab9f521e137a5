//! The order-confirmation robot: ports, attempts, and what a key leads to.

use crate::centre::Hours;
use crate::centre::calling::Answers;
use crate::centre::follow_up::FollowUp;
use crate::centre::{ContactId, ProviderId};
use crate::laws::Law;
use crate::units::Span;

/// What pressing a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyLeadsTo {
    /// The order stands.
    Confirmed,
    /// The order is cancelled.
    Cancelled,
    /// The buyer is put through, live, as a contact of this type; to back-office work he leaves word, and the order stands.
    People(ContactId),
}

/// A key of the telephone.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// What is pressed: `1`.
    pub key: String,
    /// Share of answered calls that press it, 0 to 1.
    pub share: f64,
    /// What then happens.
    pub leads_to: KeyLeadsTo,
}

/// What buyers do with a text message.
#[derive(Clone, Debug)]
pub struct Replies {
    /// Share that replies, 0 to 1.
    pub share: f64,
    /// After how long.
    pub after: Law,
    /// What they reply, and their shares; the rest say nothing that settles the order.
    pub keys: Vec<Key>,
}

/// What becomes of an order that no attempt reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// Agents call, as work of the order's own type.
    Agents,
    /// A text message is sent; the order is not confirmed.
    Sms,
    /// Nothing; the order is not confirmed.
    Drop,
}

/// A robot that calls buyers.
#[derive(Clone, Debug)]
pub struct Robot {
    /// Its name in the scenario.
    pub name: String,
    /// Who runs it and bills its dials and messages; none if the scenario does not say.
    pub provider: Option<ProviderId>,
    /// Calls it can hold at once.
    pub ports: u32,
    /// When to try, from the order on; later ones keep their gaps when one is moved.
    pub attempts: Vec<Span>,
    /// When it may call; a call that has begun may end later.
    pub hours: Hours,
    /// Who answers. To a machine the message is left, and nothing is confirmed; an unreachable order no agent's call
    /// reaches either.
    pub answers: Answers,
    /// How long it rings before it is answered or given up.
    pub ring: Span,
    /// Length of the message.
    pub message: Span,
    /// Keys and their shares; the rest hang up.
    pub keys: Vec<Key>,
    /// After the last attempt.
    pub fallback: Fallback,
    /// Who replies to the message of the fallback; nobody if the scenario does not say.
    pub replies: Option<Replies>,
    /// A buyer who calls back after a missed call and talks with an agent has confirmed: he is called no more.
    pub call_back_confirms: bool,
    /// What its events (missed, confirmed, cancelled, unreached) lead to.
    pub follow_ups: Vec<FollowUp>,
}
