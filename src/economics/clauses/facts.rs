//! What clauses hear of a provider, fact by fact.
//!
//! In: the engine's facts, or rows of real call records. Out: the same, told to those clauses that count them.

use crate::centre::{ContactId, TrunkId};
use crate::engine::facts::{Dial, Judged, Leg, Work};
use crate::units::Span;

/// The kinds of facts, for clauses to say which they count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Answered contacts and work taken up.
    Contact,
    /// Contacts of people that reached the provider, answered or not.
    Delivered,
    /// Answered contacts that were judged: resolved or not.
    Judged,
    /// Sales.
    Sale,
    /// Time of agents on duty: on the roster and present, or finishing past the end of it.
    OnDuty,
    /// Time of agents on the roster, present or not, without overtime.
    Scheduled,
    /// How many agents of all the provider's groups together are on duty, piece by piece.
    Headcount,
    /// Dials of a robot.
    Dial,
    /// Text messages.
    Message,
    /// Lines of a trunk that are busy, piece by piece.
    Lines,
    /// Outbound and back-office work that was finished.
    Work,
    /// Lines that a trunk has, busy or not.
    Installed,
}

impl Fact {
    /// How many kinds there are.
    pub const COUNT: usize = 12;
}

/// A contact of a person as the provider got it.
#[derive(Clone, Copy, Debug)]
pub struct Delivered<'a> {
    /// The leg.
    pub leg: &'a Leg,
    /// The provider's agents answered it; if not, it was lost while it was theirs, or another answered it.
    pub answered: bool,
    /// By the provider's clock: since its agents could see it, to its end.
    pub wait: Span,
}

/// A sale.
#[derive(Clone, Copy, Debug)]
pub struct Sale<'a> {
    /// The type of the contact that ended in it.
    pub contact: ContactId,
    /// The order's value in ten-thousandths of the currency.
    pub value: i64,
    /// Shares of orders with one item, two, three...; empty for one item.
    pub items: &'a [f64],
}

/// A sale's value is counted in so many parts of the currency.
pub const VALUE: i64 = 10_000;

/// One fact, told to a clause that counts its kind, within its window.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    /// See [`Fact::Contact`].
    Contact(&'a Leg),
    /// See [`Fact::Delivered`].
    Delivered(&'a Delivered<'a>),
    /// See [`Fact::Judged`].
    Judged(&'a Judged),
    /// See [`Fact::Sale`].
    Sale(&'a Sale<'a>),
    /// So many agents for so long: [`Fact::OnDuty`], [`Fact::Scheduled`], [`Fact::Headcount`].
    Agents(u32, Span),
    /// See [`Fact::Dial`].
    Dial(&'a Dial),
    /// See [`Fact::Message`].
    Message,
    /// So many lines of a trunk for so long: [`Fact::Lines`], [`Fact::Installed`].
    Lines(TrunkId, u32, Span),
    /// See [`Fact::Work`].
    Work(&'a Work),
}
