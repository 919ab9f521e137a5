//! `sms`: text messages, by the segment.
//!
//! In: messages to buyers of the robots that the provider runs. Out: segments and their price. A message longer than a segment
//! is several; where messages differ, `segments` is their mean.

use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::month::Indexed;
use super::{CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Month, Read, Stage, Told, Used, key};
use crate::document::{At, Table};
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "sms",
    summary: "text messages, by the segment",
    keys: &[
        key("price", "money a segment", "price of one segment"),
        key("segments", "number 1 to 10", "segments of a message, their mean if they differ (1 if not said)"),
        HOURS,
        DAYS,
        CONTACTS,
    ],
    example: "price = 0.95",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// A segment is counted in so many parts.
const PARTS: i64 = 10_000;

/// The clause.
#[derive(Clone, Debug)]
struct Sms {
    price: Decimal,
    /// Of a message, in parts.
    segments: i64,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let price = table.need("price").and_then(|at| unit_price(&at));
    let segments = table.maybe("segments").map_or(Some(PARTS), |at| segments(&at));
    Some((window?, Arc::new(Sms { price: price?, segments: segments? })))
}

fn segments(at: &At<'_>) -> Option<i64> {
    let segments = at.money(Decimal::ONE)?;
    if segments > Decimal::TEN {
        at.problem(format!("expected at most 10 segments of a message, found {segments}"));
        return None;
    }
    (segments * Decimal::from(PARTS)).round().to_i64()
}

impl Clause for Sms {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "segment"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Message]
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "sms", per: PARTS }]
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Message, [segments, ..]) = (fact, units) {
            *segments = segments.saturating_add(self.segments);
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        Decimal::from(used.get(0)) / Decimal::from(PARTS)
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        quantity * Indexed::on(month.indexed, self.price)
    }

    fn terms(&self) -> Vec<Said> {
        let price = SaidValue::number(self.price);
        if self.segments == PARTS {
            return vec![said!("clause-a-message", "{price} a message", price = price)];
        }
        let segments = SaidValue::number((Decimal::from(self.segments) / Decimal::from(PARTS)).normalize());
        vec![
            said!("clause-a-segment", "{price} a segment", price = price),
            said!("clause-segments", "{segments} of them in a message", segments = segments),
        ]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, message, money, problems};

    #[test]
    fn a_small_shop_pays_two_hundred_messages_of_one_segment() {
        let shop = Shop::new("[[sms]]\nprice = 0.95").with_robot();
        assert_eq!(shop.account(|ledger| (0..200).for_each(|_| message(ledger))).cost, money("190.00"));
    }

    #[test]
    fn messages_of_several_segments_are_paid_by_the_segment() {
        // 400 of 2,000 messages have two segments: 1.2 on average.
        let account = Shop::new("[[sms]]\nprice = 0.95\nsegments = 1.2").with_robot();
        let account = account.account(|ledger| (0..2000).for_each(|_| message(ledger)));
        assert_eq!(account.invoices[0].lines[0].quantity, money("2400"));
        assert_eq!(account.cost, money("2280.00"));
        assert!(!problems("[[sms]]\nprice = 0.95\nsegments = 0").is_empty());
    }
}
