//! A contact type: what people want, how long it takes, how long they wait, what it is worth.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::centre::follow_up::FollowUp;
use crate::centre::front::{Deflection, Ivr, VirtualHold};
use crate::centre::hours::Hours;
use crate::centre::survey::Satisfaction;
use crate::centre::target::Target;
use crate::centre::{ContactId, RobotId, TrunkId};
use crate::laws::Law;
use crate::units::Span;

/// Who starts the contact, and whether anybody waits on the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// A person calls and waits.
    Inbound,
    /// Agents or a robot call a person; the work waits.
    Outbound,
    /// Work without a person on the line.
    BackOffice,
}

/// How the time to a due date is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueCounts {
    /// By the clock, day and night.
    Clock,
    /// In opening hours only.
    OpenHours,
}

/// What a contact is worth. Money is in the scenario's currency.
#[derive(Clone, Debug, Default)]
pub struct Value {
    /// Chance that an answered contact ends in a sale, 0 to 1.
    pub conversion: f64,
    /// Margin of a sale, or of an order that is kept.
    pub margin: Decimal,
    /// What was spent to make the first contact happen.
    pub lead_cost: Decimal,
    /// Share of parcels refused when the order was confirmed, 0 to 1.
    pub refused_confirmed: f64,
    /// Share of parcels refused when the order was not confirmed, 0 to 1.
    pub refused_unconfirmed: f64,
    /// Share of parcels refused of what was sold in a talk, 0 to 1.
    pub refused_sold: f64,
    /// What a refused parcel costs.
    pub parcel_cost: Decimal,
    /// What an order costs that an agent took or confirmed wrongly.
    pub error_cost: Decimal,
    /// What the buyer pays for one order; commissions in per cent need it.
    pub order_value: Option<Decimal>,
    /// Shares of orders with 1, 2, 3 and more items, together 1; empty when the scenario does not say.
    pub items: Vec<f64>,
    /// What people think of being answered; none where nobody asks.
    pub satisfaction: Option<Satisfaction>,
    /// What waiting costs whoever reports an incident to us.
    pub incident: Option<Incident>,
}

impl Value {
    /// What is lost in the mean with a contact that nobody answers: its lead and the margin that it would have brought.
    pub fn at_stake(&self) -> f64 {
        let money = |amount: Decimal| amount.to_f64().unwrap_or(0.0);
        money(self.lead_cost) + self.conversion * money(self.margin)
    }
}

/// Losses that grow until somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incident {
    /// Money for each minute from the person's first try to the first answer.
    pub loss_per_minute: Decimal,
    /// They grow no longer than this; who is never answered loses all of it.
    pub at_most: Span,
}

/// One point of the chance that an order is kept, by the delay of its confirmation.
#[derive(Clone, Copy, Debug)]
pub struct DecayPoint {
    /// Delay from the order.
    pub delay: Span,
    /// Share of orders kept, 0 to 1.
    pub kept: f64,
}

/// Of those who would have to wait and find a queue, some leave at once.
#[derive(Clone, Copy, Debug)]
pub struct Balking {
    /// From this many waiting contacts on.
    pub queue: u32,
    /// This share leaves, 0 to 1.
    pub share: f64,
}

/// What becomes of a talk that another contact breaks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenOff {
    /// It waits on hold, and goes on.
    Resumes,
    /// It is over.
    Ends,
}

/// Several contacts with one agent at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parallel {
    /// At most so many, at least 1.
    pub at_once: u32,
    /// With n of them each runs at speed 1 / (1 + slowdown (n - 1)).
    pub slowdown: f64,
}

/// A contact type.
#[derive(Clone, Debug)]
pub struct ContactType {
    /// Its name in the scenario.
    pub name: String,
    /// Rank of the name among all types by alphabet: the last tie-break.
    pub name_rank: u16,
    /// Whether it concerns us: other clients' contacts take agents, and count in occupancy alone.
    pub ours: bool,
    /// Who starts it.
    pub direction: Direction,
    /// Talk time, seconds.
    pub talk_time: Law,
    /// Hold time, seconds, added to talk on the line.
    pub hold_time: Law,
    /// After-call work, seconds; the line is free, the agent is not.
    pub wrap_up: Law,
    /// How long people wait before they hang up; none waits for ever.
    pub patience: Option<Law>,
    /// Share that waits for ever, 0 to 1.
    pub never_abandons: f64,
    /// Who leaves at once on finding a queue.
    pub balks: Option<Balking>,
    /// The recording that some hear instead of anything else.
    pub deflects: Option<Deflection>,
    /// The menu that everybody hears before the queue.
    pub ivr: Option<Ivr>,
    /// Who would wait for long may be dialled back in his turn.
    pub virtual_hold: Option<VirtualHold>,
    /// 1 is answered first.
    pub priority: u8,
    /// Types whose talk it may break off when it finds nobody free, and what becomes of them.
    pub interrupts: Vec<(ContactId, BrokenOff)>,
    /// Its agents have several at once: chats.
    pub parallel: Option<Parallel>,
    /// Money.
    pub value: Value,
    /// Service target.
    pub target: Target,
    /// When people try, by the clock; the opening hours if none are given.
    pub hours: Option<Hours>,
    /// Share of answered contacts that are resolved; none when the scenario does not say.
    pub resolved: Option<f64>,
    /// What one contact leads to, in file order.
    pub follow_ups: Vec<FollowUp>,
    /// The trunk whose lines its calls hold.
    pub trunk: Option<TrunkId>,
    /// The robot that works it first.
    pub robot: Option<RobotId>,
    /// Outbound and back-office: done in time within this.
    pub due: Option<Span>,
    /// How `due` is counted.
    pub due_counts: DueCounts,
    /// Chance that the order is kept, by delay; linear in the logarithm of time between points, flat outside.
    pub decay: Vec<DecayPoint>,
    /// Outbound and back-office: agents take one only while this many of the group stay free.
    pub min_idle: u32,
}

impl ContactType {
    /// Whether a person waits: inbound contacts have waits and service levels, work has due times.
    pub fn is_inbound(&self) -> bool {
        self.direction == Direction::Inbound
    }

    /// Whether people turn to us in it, so that it has a target of ours: calls and chats, not those of other clients.
    pub fn has_target(&self) -> bool {
        self.ours && self.is_inbound()
    }

    /// Whether it counts in the total: people who call us. Chats and work have totals of their own.
    pub fn counts_in_total(&self) -> bool {
        self.has_target() && self.parallel.is_none()
    }

    /// Work that stands or falls with its confirmation: a robot's, or work whose worth decays.
    pub fn is_order(&self) -> bool {
        self.robot.is_some() || (!self.is_inbound() && !self.decay.is_empty())
    }

    /// The part of an agent that one of it takes, where he has as many at once as he may: 1 but for chats.
    pub fn part_of_an_agent(&self) -> f64 {
        self.parallel.map_or(1.0, |parallel| {
            let others = f64::from(parallel.at_once) - 1.0;
            (1.0 + parallel.slowdown * others) / (1.0 + others)
        })
    }

    /// Talk, hold and wrap-up together, mean seconds, before any factor.
    pub fn mean_handle_time(&self) -> f64 {
        self.talk_time.mean() + self.hold_time.mean() + self.wrap_up.mean()
    }

    /// Share of those who call, and are not turned away, who reach a queue, 0 to 1.
    pub fn reaches_queue(&self) -> f64 {
        let hears = 1.0 - self.deflects.as_ref().map_or(0.0, |deflects| deflects.share);
        hears * self.ivr.as_ref().map_or(1.0, Ivr::passes)
    }

    /// Whether what becomes of one who calls depends on how many wait.
    pub fn reads_queue(&self) -> bool {
        self.balks.is_some() || self.virtual_hold.is_some()
    }

    /// Share of orders kept when they are confirmed `delay` after they were placed; `None` is never.
    ///
    /// Linear in the logarithm of the delay between points, flat outside; never reached counts as the last point.
    pub fn kept_after(&self, delay: Option<Span>) -> f64 {
        let (Some(first), Some(last)) = (self.decay.first(), self.decay.last()) else {
            return 1.0;
        };
        let Some(delay) = delay else { return last.kept };
        if delay <= first.delay {
            return first.kept;
        }
        for pair in self.decay.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if delay <= b.delay {
                let log = |span: Span| libm::log(span.in_seconds().max(1e-6));
                let part = (log(delay) - log(a.delay)) / (log(b.delay) - log(a.delay));
                return a.kept + (b.kept - a.kept) * part;
            }
        }
        last.kept
    }
}
