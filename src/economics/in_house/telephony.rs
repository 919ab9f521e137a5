//! Telephony that the shop pays itself: lines, minutes, the robot's calls, text messages.
//!
//! In: `lines`, `line_minutes`, `robot`, `sms` of `[providers.X.costs]`; minutes and numbers of a month. Out: lines of the
//! bill. Knows no call.

use rust_decimal::Decimal;

use super::cost_sheet::CostSheet;
use super::keys::{amount, need, number, or};
use super::month::{INBOUND_MINUTES, Need, OUTBOUND_MINUTES, ROBOT_ATTEMPTS, ROBOT_MINUTES, SMS};
use super::{key, required};
use crate::document::{At, Key, Table};
use crate::economics::money::unit_price;
use crate::units::Span;

/// The keys of this family.
pub const KEYS: &[Key] = &[
    key("lines", "{ number, price_per_month }", "telephone lines").with(&[
        required("number", "number 0 to 1000000", "how many"),
        required("price_per_month", "money", "of each"),
    ]),
    key(
        "line_minutes",
        "{ inbound, outbound, with_queue }",
        "price of a connected minute; with_queue = true counts the wait, too",
    )
    .with(&[
        key("inbound", "money a minute", "of people who call"),
        key("outbound", "money a minute", "of people who are called"),
        key("with_queue", "true or false", "menu and wait of people who call count, too (false if not said)"),
    ]),
    key(
        "robot",
        "{ per_attempt, per_minute, increment }",
        "price of a call and of a connected minute; each call rounded up to increment",
    )
    .with(&[
        key("per_attempt", "money a call", "for each call"),
        key("per_minute", "money a minute", "for each connected minute"),
        key("increment", "duration", "to which each call is rounded up"),
    ]),
    key("sms", "{ price, segments }", "text messages").with(&[
        required("price", "money a segment", "of each"),
        key("segments", "whole number 1 to 20", "of a message (1 if not said)"),
    ]),
];

/// Telephone lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    /// How many.
    pub number: Decimal,
    /// Price of one.
    pub price_per_month: Decimal,
}

/// Minutes on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineMinutes {
    /// Price of a minute of people who call.
    pub inbound: Option<Decimal>,
    /// Price of a minute of people called.
    pub outbound: Option<Decimal>,
    /// The wait is paid, too, as on toll-free numbers.
    pub with_queue: bool,
}

/// The robot's calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RobotCalls {
    /// Price of a call, answered or not.
    pub per_attempt: Option<Decimal>,
    /// Price of a connected minute.
    pub per_minute: Option<Decimal>,
    /// Each connected call is rounded up to it.
    pub increment: Span,
}

/// Text messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Messages {
    /// Price of a segment.
    pub price: Decimal,
    /// Segments of one message.
    pub segments: u32,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telephony {
    /// Lines.
    pub lines: Option<Lines>,
    /// Minutes.
    pub minutes: Option<LineMinutes>,
    /// The robot.
    pub robot: Option<RobotCalls>,
    /// Text messages.
    pub sms: Option<Messages>,
}

/// Reads the keys of this family; the caller finishes the table.
pub fn read(table: &Table<'_>) -> Option<Telephony> {
    let read = |key, read: fn(Table<'_>) -> Option<Telephony>| {
        table.maybe(key).map_or(Some(Telephony::default()), |at| read(at.table()?))
    };
    let (lines, minutes) = (read("lines", lines), read("line_minutes", line_minutes));
    let (robot, sms) = (read("robot", robot), read("sms", sms));
    Some(Telephony { lines: lines?.lines, minutes: minutes?.minutes, robot: robot?.robot, sms: sms?.sms })
}

fn lines(table: Table<'_>) -> Option<Telephony> {
    let number = need(&table, "number", number(0.0, 1_000_000.0));
    let price_per_month = need(&table, "price_per_month", amount);
    table.finish();
    let lines = Lines { number: number?, price_per_month: price_per_month? };
    Some(Telephony { lines: Some(lines), ..Telephony::default() })
}

/// Two prices of which at least one must be there.
fn two(table: &Table<'_>, keys: [&'static str; 2]) -> Option<[Option<Decimal>; 2]> {
    let read = keys.map(|key| table.maybe(key).map(|at| unit_price(&at)));
    if read.iter().all(Option::is_none) {
        table.expect(&keys, &format!("expected \"{}\", \"{}\" or both", keys[0], keys[1]));
        return None;
    }
    let [one, other] = read.map(|price| price.map_or(Some(None), |price| price.map(Some)));
    Some([one?, other?])
}

fn line_minutes(table: Table<'_>) -> Option<Telephony> {
    let prices = two(&table, ["inbound", "outbound"]);
    let with_queue = or(&table, "with_queue", false, At::bool);
    table.finish();
    let [inbound, outbound] = prices?;
    let minutes = LineMinutes { inbound, outbound, with_queue: with_queue? };
    Some(Telephony { minutes: Some(minutes), ..Telephony::default() })
}

fn robot(table: Table<'_>) -> Option<Telephony> {
    let prices = two(&table, ["per_attempt", "per_minute"]);
    let increment = or(&table, "increment", Span(1), At::span_above_zero);
    table.finish();
    let [per_attempt, per_minute] = prices?;
    let robot = RobotCalls { per_attempt, per_minute, increment: increment? };
    Some(Telephony { robot: Some(robot), ..Telephony::default() })
}

fn sms(table: Table<'_>) -> Option<Telephony> {
    let price = need(&table, "price", unit_price);
    let segments = or(&table, "segments", 1, |at| at.count(1, 20));
    table.finish();
    let sms = Messages { price: price?, segments: segments? };
    Some(Telephony { sms: Some(sms), ..Telephony::default() })
}

impl Telephony {
    /// What these lines are reckoned from.
    pub fn needs(&self) -> Vec<Need> {
        let minutes = self.minutes;
        let robot = self.robot;
        let needs = [
            (minutes.and_then(|minutes| minutes.inbound).is_some(), "inbound_minutes", INBOUND_MINUTES),
            (minutes.and_then(|minutes| minutes.outbound).is_some(), "outbound_minutes", OUTBOUND_MINUTES),
            (robot.and_then(|robot| robot.per_attempt).is_some(), "robot_attempts", ROBOT_ATTEMPTS),
            (robot.and_then(|robot| robot.per_minute).is_some(), "robot_minutes", ROBOT_MINUTES),
            (self.sms.is_some(), "sms", SMS),
        ];
        needs.into_iter().filter(|(there, ..)| *there).map(|(_, line, quantity)| Need::of(line, quantity)).collect()
    }

    /// Their lines.
    pub fn lines(&self, sheet: &mut CostSheet<'_>) {
        if let Some(Lines { number, price_per_month }) = self.lines {
            sheet.add("lines", number, "line", sheet.part.of(number * price_per_month));
        }
        let month = sheet.month;
        let (minutes, robot) = (self.minutes, self.robot);
        for (name, quantity, unit, price) in [
            ("inbound_minutes", month.inbound_minutes, "min", minutes.and_then(|minutes| minutes.inbound)),
            ("outbound_minutes", month.outbound_minutes, "min", minutes.and_then(|minutes| minutes.outbound)),
            ("robot_attempts", month.robot_attempts, "attempt", robot.and_then(|robot| robot.per_attempt)),
            ("robot_minutes", month.robot_minutes, "min", robot.and_then(|robot| robot.per_minute)),
            ("sms", month.sms, "segment", self.sms.map(|sms| sms.price)),
        ] {
            if let Some(price) = price {
                sheet.add(name, quantity, unit, quantity * price);
            }
        }
    }
}
