//! `monthly_fee`: a fixed amount for each month.
//!
//! In: how much of the month is covered. Out: the fee, pro rata unless the contract says otherwise.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Clause, Context, Kind, Month, PRO_RATA, Read, Stage, Used, key, pro_rata};
use crate::document::Table;
use crate::economics::months::Part;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "monthly_fee",
    summary: "a fixed amount for each month",
    keys: &[key("amount", "money a month", "the fee"), PRO_RATA],
    example: "amount = 1500.00",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct MonthlyFee {
    amount: Decimal,
    pro_rata: bool,
}

fn read(table: &Table<'_>, _context: &Context<'_>) -> Read {
    let amount = table.need("amount").and_then(|at| at.money(Decimal::ZERO));
    let pro_rata = pro_rata(table);
    Some((Window::default(), Arc::new(MonthlyFee { amount: amount?, pro_rata: pro_rata? })))
}

impl MonthlyFee {
    fn part(&self, month: &Month<'_>) -> Part {
        if self.pro_rata { month.part } else { month.part.whole() }
    }
}

impl Clause for MonthlyFee {
    fn stage(&self) -> Stage {
        Stage::Fixed
    }

    fn unit(&self) -> &'static str {
        "month"
    }

    fn quantity(&self, _used: &Used<'_>, month: &Month<'_>) -> Decimal {
        let part = self.part(month);
        part.covered / part.days
    }

    fn amount(&self, _quantity: Decimal, month: &Month<'_>) -> Decimal {
        self.part(month).of(self.amount)
    }

    fn terms(&self) -> Vec<Said> {
        vec![said!("clause-monthly", "{amount} a month", amount = SaidValue::number(self.amount))]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, money};

    #[test]
    fn a_month_without_calls_costs_its_fee() {
        assert_eq!(Shop::new("[[monthly_fee]]\namount = 1500.00").account(|_| {}).cost, money("1500.00"));
    }

    #[test]
    fn ten_days_of_a_month_cost_a_third_unless_the_contract_says_otherwise() {
        let shop = Shop::new("[[monthly_fee]]\namount = 1000.00").lasting(10);
        assert_eq!(shop.account(|_| {}).cost, money("333.33"));
        let shop = Shop::new("[[monthly_fee]]\namount = 1000.00\npro_rata = false").lasting(10);
        assert_eq!(shop.account(|_| {}).cost, money("1000.00"));
    }
}
