//! `per_contact`: handled contacts, whatever they last.
//!
//! In: answered contacts. Out: how many are billable, and their price.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::tiers::{PRICE, TIER_PRO_RATA, TIERING, TIERS, Tiers};
use super::{CONTACTS, Clause, Context, DAYS, HOURS, Kind, Metered, Priced, Read, Stage, parameter, refuse_later};
use crate::document::Table;
use crate::economics::account::Line;
use crate::economics::months::Part;
use crate::economics::window::Window;
use crate::engine::facts::Leg;
use crate::units::Span;

pub(super) const KIND: Kind = Kind {
    name: "per_contact",
    summary: "handled contacts, transfers and work included",
    parameters: &[
        PRICE,
        TIERS,
        TIERING,
        TIER_PRO_RATA,
        parameter("not_below", "duration", "contacts with less talk and hold are free"),
        HOURS,
        DAYS,
        CONTACTS,
    ],
    example: "price = 45.00\nnot_below = \"15s\"",
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct PerContact {
    tiers: Tiers,
    not_below: Span,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let tiers = Tiers::read(table);
    let not_below = table.maybe("not_below").map_or(Some(Span::ZERO), |at| at.span());
    let later = refuse_later(table, &["transfer_weight", "repeat_window", "repeat_limit", "handle_time_corridor"]);
    later?;
    Some((window?, Arc::new(PerContact { tiers: tiers?, not_below: not_below? })))
}

impl Clause for PerContact {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn unit(&self) -> &'static str {
        "contact"
    }

    fn metered(&self) -> Metered {
        Metered::Contacts
    }

    fn contact(&self, leg: &Leg) -> i64 {
        i64::from(leg.talk + leg.hold >= self.not_below)
    }

    fn price(&self, units: i64, part: Part, _earlier: &[Line]) -> Priced {
        Priced { quantity: Decimal::from(units), amount: self.tiers.amount(units, 1, part) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, answered, money};

    #[test]
    fn calls_that_are_too_short_are_free_and_the_rest_are_paid_alike() {
        let account = Shop::new("[[per_contact]]\nprice = 2.10\nnot_below = \"15s\"").account(|ledger| {
            for seconds in [14.0, 15.0, 600.0] {
                answered(ledger, "10:00", seconds);
            }
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("2"));
        assert_eq!(account.cost, money("4.20"));
    }
}
