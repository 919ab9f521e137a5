//! `setup_fee`: paid once, in the first month of the contract.
//!
//! In: the number of the month. Out: the fee, whole however little of that month is covered.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Clause, Context, Kind, Month, Read, Stage, Used, key};
use crate::document::Table;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "setup_fee",
    summary: "paid once, in the contract's first month",
    keys: &[key("amount", "money", "the fee; never pro rata")],
    example: "amount = 3000.00",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct SetupFee {
    amount: Decimal,
}

fn read(table: &Table<'_>, _context: &Context<'_>) -> Read {
    let amount = table.need("amount").and_then(|at| at.money(Decimal::ZERO));
    Some((Window::default(), Arc::new(SetupFee { amount: amount? })))
}

impl Clause for SetupFee {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "once"
    }

    fn quantity(&self, _used: &Used<'_>, month: &Month<'_>) -> Decimal {
        if month.number == 1 { Decimal::ONE } else { Decimal::ZERO }
    }

    fn amount(&self, quantity: Decimal, _month: &Month<'_>) -> Decimal {
        quantity * self.amount
    }

    fn is_once(&self) -> bool {
        true
    }

    fn terms(&self) -> Vec<Said> {
        vec![said!("clause-once", "{amount} once", amount = SaidValue::number(self.amount))]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, money};

    #[test]
    fn the_first_month_pays_it_whole_and_the_second_nothing() {
        // Forty days from the first of November: a whole month and a part of December.
        let account = Shop::new("[[setup_fee]]\namount = 3000.00").lasting(40).account(|_| {});
        let totals: Vec<_> = account.invoices.iter().map(|invoice| invoice.total).collect();
        assert_eq!(totals, [money("3000.00"), money("0.00")]);
        assert_eq!(Shop::new("[[setup_fee]]\namount = 3000.00").lasting(3).account(|_| {}).cost, money("3000.00"));
    }

    #[test]
    fn a_contract_that_began_before_has_paid_it() {
        let account = Shop::new("starts = 2026-09-15\n[[setup_fee]]\namount = 3000.00").account(|_| {});
        assert_eq!(account.cost, money("0.00"));
    }

    #[test]
    fn over_a_horizon_it_is_paid_once_however_many_months_are_simulated() {
        for days in [30, 61, 92] {
            let shop = Shop::new("[[setup_fee]]\namount = 2400.00").lasting(days);
            let horizon = shop.ledger().over(24).close().horizon_by_provider[0];
            assert_eq!(
                (horizon.first, horizon.steady, horizon.mean),
                (money("2400.00"), money("0.00"), money("100.00"))
            );
        }
    }
}
