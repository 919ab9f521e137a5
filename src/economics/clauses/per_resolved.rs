//! `per_resolved`: contacts whose matter was settled.
//!
//! In: contacts that the provider's agents answered, judged at the end of their last leg. Out: how many were resolved, and
//! their price. A contact type that does not say `resolved` has none.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::tiers::{PRICE, TIER_PRO_RATA, TIERING, TIERS, Tiers};
use super::{CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Month, Read, Stage, Told, Used};
use crate::document::Table;
use crate::economics::window::Window;
use crate::said::{Said, said};

pub(super) const KIND: Kind = Kind {
    name: "per_resolved",
    summary: "answered contacts whose matter was settled",
    keys: &[PRICE, TIERS, TIERING, TIER_PRO_RATA, HOURS, DAYS, CONTACTS],
    example: "price = 60.00",
    beside: "",
    stage: Stage::Usage,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct PerResolved {
    tiers: Tiers,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let tiers = Tiers::read(table);
    Some((window?, Arc::new(PerResolved { tiers: tiers? })))
}

impl Clause for PerResolved {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "contact"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Judged]
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "resolved_contacts", per: 1 }]
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Judged(judged), [resolved, ..]) = (fact, units) {
            *resolved += i64::from(judged.resolved == Some(true));
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        Decimal::from(used.get(0))
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        self.tiers.amount(quantity, month)
    }

    fn terms(&self) -> Vec<Said> {
        vec![said!("clause-a-resolved", "{price} a resolved contact", price = self.tiers.in_words("contacts"))]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, judged, money};
    use crate::engine::facts::{Judged, Recorder};

    #[test]
    fn only_what_was_settled_is_paid() {
        let account = Shop::new("[[per_resolved]]\nprice = 60.00").account(|ledger| {
            for resolved in [Some(true), Some(true), Some(false), None] {
                ledger.judged(&Judged { resolved, ..judged("9:00", false) });
            }
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("2"));
        assert_eq!(account.invoices[0].net, money("120.00"));
    }

    #[test]
    fn resolved_contacts_may_be_cheaper_by_volume() {
        let text = "[[per_resolved]]\ntiers = [{ up_to = 2, price = 60 }, { price = 50 }]";
        let account = Shop::new(text).account(|ledger| {
            (0..3).for_each(|_| ledger.judged(&Judged { resolved: Some(true), ..judged("9:00", false) }));
        });
        assert_eq!(account.invoices[0].net, money("170.00"));
    }
}
