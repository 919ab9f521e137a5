//! `robot_attempt`: a robot's dials, answered or not.
//!
//! In: dials of the robots that the provider runs. Out: how many there were, and their price.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::month::Indexed;
use super::{CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Month, Read, Stage, Told, Used, key};
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "robot_attempt",
    summary: "dials of a robot, answered or not",
    keys: &[key("price", "money a dial", "price of one attempt"), HOURS, DAYS, CONTACTS],
    example: "price = 0.20",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct RobotAttempt {
    price: Decimal,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let price = table.need("price").and_then(|at| unit_price(&at));
    Some((window?, Arc::new(RobotAttempt { price: price? })))
}

impl Clause for RobotAttempt {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "attempt"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Dial]
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "robot_attempts", per: 1 }]
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Dial(_), [attempts, ..]) = (fact, units) {
            *attempts += 1;
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        Decimal::from(used.get(0))
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        quantity * Indexed::on(month.indexed, self.price)
    }

    fn terms(&self) -> Vec<Said> {
        vec![said!("clause-a-dial", "{price} a dial", price = SaidValue::number(self.price))]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, dial, money};
    use crate::engine::facts::DialEnd;

    #[test]
    fn every_dial_is_paid_whoever_answers() {
        let account = Shop::new("[[robot_attempt]]\nprice = 0.20").with_robot().account(|ledger| {
            for end in [DialEnd::Unanswered, DialEnd::Voicemail, DialEnd::HungUp, DialEnd::Confirmed] {
                (0..1300).for_each(|_| dial(ledger, end, 38.0));
            }
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("5200"));
        assert_eq!(account.cost, money("1040.00"));
    }

    #[test]
    fn a_robot_is_billed_by_the_provider_that_runs_it() {
        let cost = |shop: Shop| shop.account(|ledger| dial(ledger, DialEnd::Confirmed, 38.0)).cost;
        let shop = || Shop::new("[[robot_attempt]]\nprice = 0.20");
        assert_eq!(cost(shop().with_robot_of(0)), money("0.20"));
        assert_eq!(cost(shop().with_robot_of(1)), money("0.00"));
    }

    #[test]
    fn an_enterprise_pays_two_cents_a_dial() {
        let shop = Shop::new("[[robot_attempt]]\nprice = 0.02").with_robot();
        let account = shop.account(|ledger| (0..9400).for_each(|_| dial(ledger, DialEnd::Unanswered, 0.0)));
        assert_eq!(account.cost, money("188.00"));
    }
}
