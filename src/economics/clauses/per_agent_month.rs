//! `per_agent_month`: agents by the head, whatever they do.
//!
//! In: hours of the roster. Out: the heads that it takes (see `heads`) and their price, pro rata unless the contract says
//! otherwise. For a month that was not simulated the number of agents is said.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::heads::{HOURS_PER_MONTH, Heads, SHRINKAGE};
use super::month::Indexed;
use super::{Clause, Context, Counter, GROUPS, Kind, Meter, Month, PRO_RATA, Read, Stage, Used, key, pro_rata};
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "per_agent_month",
    summary: "agents by the head: as many as the roster takes",
    keys: &[
        key("price", "money an agent and month", "price of one agent"),
        HOURS_PER_MONTH,
        SHRINKAGE,
        PRO_RATA,
        super::HOURS,
        super::DAYS,
        GROUPS,
    ],
    example: "price = 28000.00\nhours_per_month = 168",
    beside: "",
    stage: Stage::Usage,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct PerAgentMonth {
    price: Decimal,
    heads: Heads,
    pro_rata: bool,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read_times(table, context.reading);
    let price = table.need("price").and_then(|at| unit_price(&at));
    let pro_rata = pro_rata(table);
    let heads = Heads::read(table, window.clone().unwrap_or_default());
    Some((window?, Arc::new(PerAgentMonth { price: price?, heads: heads?, pro_rata: pro_rata? })))
}

impl Clause for PerAgentMonth {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "agent"
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "agents", per: 10_000 }]
    }

    fn meters(&self) -> Vec<Meter> {
        vec![self.heads.meter()]
    }

    fn quantity(&self, used: &Used<'_>, month: &Month<'_>) -> Decimal {
        let part = if self.pro_rata { month.part } else { month.part.whole() };
        let said = Decimal::from(used.get(0)) / Decimal::from(10_000);
        (said + self.heads.of(used, 1, month)) * part.covered / part.days
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        quantity * Indexed::on(month.indexed, self.price)
    }

    fn terms(&self) -> Vec<Said> {
        vec![said!("clause-agent-month", "{price} a month for each agent", price = SaidValue::number(self.price))]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, money};

    #[test]
    fn agents_are_paid_by_the_head_and_the_days_covered() {
        // The roster of 100 h on the first day only: 100 × 30.4375 / 30 / 168 = 0.6, one head.
        let account = Shop::new("[[per_agent_month]]\nprice = 28000.00").account(|_| {});
        assert_eq!(account.invoices[0].lines[0].quantity, money("1"));
        assert_eq!(account.cost, money("28000.00"));
        // In three days of the month: 100 × 30.4375 / 3 / 168 = 6.04, seven heads for a tenth of the month.
        let account = Shop::new("[[per_agent_month]]\nprice = 28000.00").lasting(3).account(|_| {});
        assert_eq!(account.invoices[0].lines[0].quantity, money("0.7"));
        assert_eq!(account.cost, money("19600.00"));
    }

    #[test]
    fn each_started_head_is_a_head_of_its_own_group() {
        let text = "[[per_agent_month]]\nprice = 1\nhours = \"08:00-13:00\"\nhours_per_month = 50.73\npro_rata = false";
        // Five of the ten hours: 50 h of one day of thirty are 50.73 in a mean month.
        assert_eq!(Shop::new(text).account(|_| {}).cost, money("1.00"));
    }
}
