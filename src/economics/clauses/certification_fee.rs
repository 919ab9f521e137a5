//! `certification_fee`: each new agent is admitted to the work, once.
//!
//! In: newcomers (see `heads`); for a month that was not simulated the agents certified. Out: their fees, never pro rata. Only
//! growth is paid for: who replaces an agent that left is certified at the vendor's cost, unless the contract says otherwise.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::heads::{HOURS_PER_MONTH, Newcomers, REPLACED, REPLACEMENTS, SHRINKAGE, TRAINED};
use super::{Clause, Context, Counter, Kind, Meter, Month, Priced, Read, Stage, Used, key};
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "certification_fee",
    summary: "a fee for each new agent",
    keys: &[
        key("amount", "money an agent", "fee of one agent"),
        TRAINED,
        REPLACEMENTS,
        REPLACED,
        HOURS_PER_MONTH,
        SHRINKAGE,
    ],
    example: "amount = 450.00",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// An agent is counted in so many parts.
const PARTS: i64 = 10_000;

/// The clause.
#[derive(Clone, Debug)]
struct CertificationFee {
    amount: Decimal,
    newcomers: Newcomers,
}

fn read(table: &Table<'_>, _context: &Context<'_>) -> Read {
    let amount = table.need("amount").and_then(|at| unit_price(&at));
    let newcomers = Newcomers::read(table);
    Some((Window::default(), Arc::new(CertificationFee { amount: amount?, newcomers: newcomers? })))
}

impl Clause for CertificationFee {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "agent"
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "certified_agents", per: PARTS }]
    }

    fn meters(&self) -> Vec<Meter> {
        vec![self.newcomers.meter()]
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        Decimal::from(used.get(0)) / Decimal::from(PARTS)
    }

    fn amount(&self, quantity: Decimal, _month: &Month<'_>) -> Decimal {
        quantity * self.amount
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let quantity = self.quantity(used, month) + self.newcomers.of(used, 1, month);
        vec![Priced { quantity, amount: self.amount(quantity, month) }]
    }

    fn is_once(&self) -> bool {
        !self.newcomers.replacements
    }

    fn settled_after(&self) -> u32 {
        1
    }

    fn terms(&self) -> Vec<Said> {
        let each = said!("clause-new-agent", "{price} for each new agent", price = SaidValue::number(self.amount));
        std::iter::once(each).chain(self.newcomers.in_words()).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, money};

    #[test]
    fn three_new_agents_are_certified_once() {
        // A head gives 40 hours: 100 × 30.4375 / 30 = 101.5 h take three. December has no roster and nobody is new in it.
        let text = "[[certification_fee]]\namount = 450.00\nhours_per_month = 40";
        let account = Shop::new(text).lasting(61).account(|_| {});
        let totals: Vec<_> = account.invoices.iter().map(|invoice| invoice.total).collect();
        assert_eq!(totals, [money("1350.00"), money("0.00")]);
        assert_eq!(Shop::new(&format!("{text}\ntrained = 2")).account(|_| {}).cost, money("450.00"));
    }
}
