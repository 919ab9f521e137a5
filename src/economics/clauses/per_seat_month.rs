//! `per_seat_month`: seats, as many as agents were on duty at once.
//!
//! In: agents of all of the provider's groups together. Out: the month's peak and the rent of so many seats, pro rata unless the
//! contract says otherwise.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::month::Indexed;
use super::{
    Clause, Context, Counter, DAYS, Fact, GROUPS, HOURS, Kind, Month, PRO_RATA, Read, Stage, Told, Used, key, pro_rata,
};
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "per_seat_month",
    summary: "seats: the most agents on duty at once in the month",
    keys: &[key("price", "money a seat and month", "price of one seat"), PRO_RATA, HOURS, DAYS, GROUPS],
    example: "price = 75.00",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct PerSeatMonth {
    price: Decimal,
    pro_rata: bool,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read_times(table, context.reading);
    let price = table.need("price").and_then(|at| unit_price(&at));
    let pro_rata = pro_rata(table);
    Some((window?, Arc::new(PerSeatMonth { price: price?, pro_rata: pro_rata? })))
}

impl Clause for PerSeatMonth {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "seat"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Headcount]
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "seats", per: 1 }]
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Agents(agents, _), [peak, ..]) = (fact, units) {
            *peak = (*peak).max(i64::from(*agents));
        }
    }

    fn quantity(&self, used: &Used<'_>, month: &Month<'_>) -> Decimal {
        let part = if self.pro_rata { month.part } else { month.part.whole() };
        Decimal::from(used.get(0)) * part.covered / part.days
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        quantity * Indexed::on(month.indexed, self.price)
    }

    fn terms(&self) -> Vec<Said> {
        let price = SaidValue::number(self.price);
        vec![said!("clause-seat-month", "{price} a month for each seat of the peak", price = price)]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, at, money, on_duty};
    use crate::units::Span;

    #[test]
    fn an_enterprise_pays_the_seats_of_its_peak() {
        let account = Shop::new("[[per_seat_month]]\nprice = 75.00").account(|ledger| {
            on_duty(ledger, 20, at("8:00"), at("16:00"));
            on_duty(ledger, 18, at("10:00"), at("18:00"));
            on_duty(ledger, 30, at("8:00") + Span::hours(24), at("16:00") + Span::hours(24));
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("38"));
        assert_eq!(account.cost, money("2850.00"));
    }

    #[test]
    fn who_goes_at_an_instant_leaves_the_seat_to_who_comes_at_it() {
        let account = Shop::new("[[per_seat_month]]\nprice = 100").lasting(15).account(|ledger| {
            on_duty(ledger, 4, at("8:00"), at("14:00"));
            on_duty(ledger, 4, at("14:00"), at("20:00"));
        });
        // Half of the month.
        assert_eq!(account.cost, money("200.00"));
    }
}
