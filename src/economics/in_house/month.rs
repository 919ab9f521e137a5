//! What own people did and used in one month: the quantities that cost lines ask for, by name.
//!
//! In: either a simulated month, filled from time on duty and calls, or named quantities of a real month. Out: an
//! [`OwnMonth`]; both ways end here, so that one set of lines prices both. Knows no price.

use rust_decimal::Decimal;

use super::InHouse;
use crate::centre::contact::Direction;
use crate::engine::facts::{Fate, Leg};
use crate::units::Span;

/// A quantity that own cost is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Its name where real months are given.
    pub name: &'static str,
    /// What it is counted in.
    pub unit: &'static str,
    /// What it is.
    pub summary: &'static str,
}

const fn quantity(name: &'static str, unit: &'static str, summary: &'static str) -> Quantity {
    Quantity { name, unit, summary }
}

/// All quantities of a month; the hours of a premium are named after it: `night_hours` of `night`.
pub const QUANTITIES: &[Quantity] = &[
    PRODUCTIVE_HOURS,
    OVERTIME_HOURS,
    PAID_HOURS,
    HEADS,
    OCCUPANCY,
    SEATS,
    INBOUND_MINUTES,
    OUTBOUND_MINUTES,
    ROBOT_ATTEMPTS,
    ROBOT_MINUTES,
    SMS,
];

pub(super) const PRODUCTIVE_HOURS: Quantity =
    quantity("productive_hours", "h", "hours of agents on duty within their shifts");
pub(super) const OVERTIME_HOURS: Quantity = quantity("overtime_hours", "h", "hours worked past the end of shifts");
pub(super) const PAID_HOURS: Quantity =
    quantity("paid_hours", "h", "paid hours without overtime; productive_hours / (1 - shrinkage) if not given");
pub(super) const HEADS: Quantity =
    quantity("heads", "head", "agents employed; paid hours / hours of a head, rounded up, if not given");
pub(super) const OCCUPANCY: Quantity = quantity("occupancy", "share", "time busy / time on duty, 0 to 1");
pub(super) const SEATS: Quantity = quantity("seats", "seat", "most agents on duty at once");
pub(super) const INBOUND_MINUTES: Quantity =
    quantity("inbound_minutes", "min", "connected minutes of people who called");
pub(super) const OUTBOUND_MINUTES: Quantity = quantity("outbound_minutes", "min", "connected minutes of people called");
pub(super) const ROBOT_ATTEMPTS: Quantity = quantity("robot_attempts", "attempt", "calls that the robot made");
pub(super) const ROBOT_MINUTES: Quantity =
    quantity("robot_minutes", "min", "minutes of the robot's connected calls, each rounded up to the increment");
pub(super) const SMS: Quantity = quantity("sms", "segment", "segments of text messages");

/// What own people did and used in a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnMonth {
    /// Hours on duty within the roster.
    pub productive: Decimal,
    /// Hours paid for them: shrinkage is a share of paid time, so that it divides.
    pub paid: Decimal,
    /// Hours worked past the end of shifts.
    pub overtime: Decimal,
    /// Hours paid for those where overtime has no price of its own.
    pub overtime_paid: Decimal,
    /// Hours worked within each premium's window, in the order of the premiums.
    pub premium_hours: Vec<Decimal>,
    /// Agents employed, where that is known and not reckoned from hours.
    pub heads: Option<Decimal>,
    /// Agents employed in the month before; none in the first.
    pub heads_before: Option<Decimal>,
    /// It is the first month: set-up is paid.
    pub first: bool,
    /// Time busy / time on duty, 0 to 1.
    pub occupancy: Decimal,
    /// Most agents on duty at once.
    pub seats: Decimal,
    /// Connected minutes of people who called.
    pub inbound_minutes: Decimal,
    /// Connected minutes of people called.
    pub outbound_minutes: Decimal,
    /// Calls that the robot made.
    pub robot_attempts: Decimal,
    /// Minutes of the robot's connected calls, each rounded up.
    pub robot_minutes: Decimal,
    /// Segments of text messages.
    pub sms: Decimal,
}

/// A quantity that a month must have for a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The line.
    pub line: String,
    /// The quantity's name.
    pub name: String,
    /// What it is counted in.
    pub unit: &'static str,
    /// What it is.
    pub summary: &'static str,
    /// It follows from another where it is not given.
    pub optional: bool,
}

impl Need {
    pub(super) fn of(line: &str, quantity: Quantity) -> Need {
        let Quantity { name, unit, summary } = quantity;
        let optional = [PAID_HOURS, HEADS].contains(&quantity);
        Need { line: line.to_owned(), name: name.to_owned(), unit, summary, optional }
    }

    /// Whether it follows from the contacts that agents answer.
    pub fn is_of_contacts(&self) -> bool {
        [OCCUPANCY, INBOUND_MINUTES, OUTBOUND_MINUTES].iter().any(|quantity| self.name == quantity.name)
    }
}

/// Under which name, and for how long, a contact that the people answered, or that gave up waiting for them, is on the line;
/// none if it adds nothing to these costs.
pub fn on_the_line(costs: &InHouse, direction: Direction, leg: &Leg) -> Option<(&'static str, Span)> {
    let answered = leg.fate == Fate::Answered;
    let connected = if answered { Span(leg.talk.0.saturating_add(leg.hold.0)) } else { Span::ZERO };
    let with_queue = costs.telephony.minutes.is_some_and(|minutes| minutes.with_queue);
    match direction {
        Direction::Inbound if with_queue => {
            Some((INBOUND_MINUTES.name, Span(connected.0.saturating_add(leg.waited_on_line().0))))
        }
        Direction::Inbound => Some((INBOUND_MINUTES.name, connected)),
        Direction::Outbound => Some((OUTBOUND_MINUTES.name, connected)),
        Direction::BackOffice => None,
    }
}

/// A month from named quantities. `left` is 1 - shrinkage of the people; `given` answers a name with its quantity.
///
/// # Errors
/// What is needed and was not given: a quantity that is missing is never taken for zero.
pub fn named(
    costs: &InHouse,
    left: Decimal,
    given: &mut dyn FnMut(&str) -> Option<Decimal>,
) -> Result<OwnMonth, Vec<Need>> {
    let paid = given(PAID_HOURS.name);
    let heads = given(HEADS.name);
    let mut missing = Vec::new();
    let mut known: Vec<(String, Decimal)> = Vec::new();
    for need in costs.needs() {
        let implied = need.name == PRODUCTIVE_HOURS.name && paid.is_some();
        match given(&need.name) {
            Some(value) => known.push((need.name, value)),
            None if need.optional || implied => {}
            None => missing.push(need),
        }
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let of = |name: &str| known.iter().find(|(known, _)| known == name).map_or(Decimal::ZERO, |(_, value)| *value);
    let left = if left > Decimal::ZERO { left } else { Decimal::ONE };
    let (productive, overtime) = (of(PRODUCTIVE_HOURS.name), of(OVERTIME_HOURS.name));
    Ok(OwnMonth {
        productive,
        paid: paid.unwrap_or(productive / left),
        overtime,
        overtime_paid: overtime / left,
        premium_hours: costs.pay.premiums.iter().map(|premium| of(&premium.quantity())).collect(),
        heads,
        heads_before: None,
        first: false,
        occupancy: of(OCCUPANCY.name),
        seats: of(SEATS.name),
        inbound_minutes: of(INBOUND_MINUTES.name),
        outbound_minutes: of(OUTBOUND_MINUTES.name),
        robot_attempts: of(ROBOT_ATTEMPTS.name),
        robot_minutes: of(ROBOT_MINUTES.name),
        sms: of(SMS.name),
    })
}
