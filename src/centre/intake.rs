//! Order intake: how an order that an agent took reaches the shop, what that takes and what goes wrong.
//!
//! In: nothing; these are the types that a checked scenario fills. Out: data for the engine.

use crate::laws::Law;

/// The channel by which an order reaches the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// The agent enters it on the shop's site.
    Site,
    /// The agent fills in a form that the shop's system reads.
    Form,
    /// The agent writes it down and sends text; somebody of the shop types it in again.
    Email,
    /// Articles are numbers that the agent types: quick at any size of an order.
    Articles,
}

impl Channel {
    /// All channels with their names in the scenario.
    pub const ALL: [(&'static str, Channel); 4] =
        [("site", Channel::Site), ("form", Channel::Form), ("email", Channel::Email), ("articles", Channel::Articles)];

    /// What a channel is like when the scenario says no more: time for the first item and for each further one in seconds,
    /// share of orders taken wrong, the most items of an order. Assumptions of this program, in the order of what the
    /// sources say of the channels; no measurement stands behind them.
    pub fn usual(self) -> Intake {
        let (time, per_item, errors, items) = match self {
            Channel::Site => (60.0, 20.0, 0.01, None),
            Channel::Form => (40.0, 15.0, 0.02, Some(10)),
            Channel::Email => (30.0, 10.0, 0.05, Some(10)),
            Channel::Articles => (20.0, 5.0, 0.005, None),
        };
        Intake { by: self, time: Law::Constant(time), per_item: Law::Constant(per_item), errors, items }
    }
}

/// How a group takes orders.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// By which channel.
    pub by: Channel,
    /// Talk time that taking an order adds, seconds.
    pub time: Law,
    /// Talk time that each item beyond the first adds, seconds.
    pub per_item: Law,
    /// Share of orders taken wrong, 0 to 1.
    pub errors: f64,
    /// The most items of an order that are taken; a larger one is refused. None is without limit.
    pub items: Option<u32>,
}

impl Intake {
    /// Whether orders arrive as text that somebody types in again.
    pub fn written(&self) -> bool {
        self.by == Channel::Email
    }
}
