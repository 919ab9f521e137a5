//! `cost_plus`: what the vendor's own people cost it, and a margin.
//!
//! In: the month's own cost, reckoned from `[providers.X.costs]`, whose lines are then not billed besides. Out: that cost with
//! the margin.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Clause, Context, Kind, Month, Read, Stage, Used, key};
use crate::document::Table;
use crate::economics::money::decimal;
use crate::economics::window::Window;
use crate::said::{Said, said};

pub(in crate::economics) const KIND: Kind = Kind {
    name: "cost_plus",
    summary: "the vendor's own cost and a margin",
    keys: &[key("margin", "share", "on the cost that [providers.X.costs] comes to")],
    example: "margin = 0.15",
    beside: "",
    stage: Stage::Usage,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct CostPlus {
    margin: Decimal,
}

fn read(table: &Table<'_>, _context: &Context<'_>) -> Read {
    let margin = table.need("margin").and_then(|at| at.share()).map(decimal);
    Some((Window::default(), Arc::new(CostPlus { margin: margin? })))
}

impl Clause for CostPlus {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "money"
    }

    fn quantity(&self, _used: &Used<'_>, month: &Month<'_>) -> Decimal {
        month.own_cost.unwrap_or_default()
    }

    fn amount(&self, quantity: Decimal, _month: &Month<'_>) -> Decimal {
        quantity * (Decimal::ONE + self.margin)
    }

    fn on_cost(&self) -> Option<Decimal> {
        Some(Decimal::ONE + self.margin)
    }

    fn terms(&self) -> Vec<Said> {
        vec![said!(
            "clause-cost-plus",
            "the vendor's cost and {share} on it",
            share = super::percent::said(self.margin)
        )]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, at, money, on_duty, problems};

    #[test]
    fn a_vendor_is_paid_its_cost_and_a_margin_and_the_cost_is_no_line_besides() {
        // 100 hours at 131 and 22 % of taxes: 15,982.00; 15 % more.
        let shop = Shop::new("[[cost_plus]]\nmargin = 0.15").and_costs("wage_per_hour = 131\nemployer_taxes = 0.22");
        let account = shop.account(|ledger| on_duty(ledger, 10, at("8:00"), at("18:00")));
        let lines = &account.invoices[0].lines;
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].quantity, lines[0].amount), (money("15982.00"), money("18379.30")));
        assert_eq!(account.cost, money("18379.30"));
    }

    #[test]
    fn a_margin_is_a_share() {
        assert!(!problems("[[cost_plus]]\nmargin = 15").is_empty());
    }
}
