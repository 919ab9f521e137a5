//! `robot_result`: what a robot's dials came to, by the result.
//!
//! In: dials of the robots that the provider runs. Out: how many ended with one of `results`, and their price. An order that
//! an agent confirms after the robot put the buyer through is the agent's result: the dial's is `to_people`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::month::Indexed;
use super::{CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Month, Read, Stage, Told, Used, key};
use crate::document::{At, Table};
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::engine::facts::DialEnd;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "robot_result",
    summary: "results of a robot: confirmed orders and others",
    keys: &[
        key("price", "money a result", "price of one of them"),
        key(
            "results",
            "list of \"confirmed\", \"cancelled\", \"to_people\", \"hung_up\" or \"voicemail\"",
            "which ends of a dial are paid (confirmed if not said)",
        ),
        HOURS,
        DAYS,
        CONTACTS,
    ],
    example: "price = 0.12\nresults = [\"confirmed\"]",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// Results that may be paid, by name.
const RESULTS: [(&str, DialEnd); 5] = [
    ("confirmed", DialEnd::Confirmed),
    ("cancelled", DialEnd::Cancelled),
    ("to_people", DialEnd::ToPeople),
    ("hung_up", DialEnd::HungUp),
    ("voicemail", DialEnd::Voicemail),
];

/// The clause.
#[derive(Clone, Debug)]
struct RobotResult {
    price: Decimal,
    results: Vec<DialEnd>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let price = table.need("price").and_then(|at| unit_price(&at));
    let results = table.maybe("results").map_or(Some(vec![DialEnd::Confirmed]), |at| results(&at));
    Some((window?, Arc::new(RobotResult { price: price?, results: results? })))
}

fn results(at: &At<'_>) -> Option<Vec<DialEnd>> {
    let list = at.list()?;
    if list.is_empty() {
        at.problem("expected at least one of confirmed, cancelled, to_people, hung_up, voicemail");
        return None;
    }
    let read: Vec<Option<DialEnd>> = list.iter().map(|one| one.one_of(&RESULTS)).collect();
    read.into_iter().collect()
}

impl Clause for RobotResult {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "result"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Dial]
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "robot_results", per: 1 }]
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Dial(dial), [results, ..]) = (fact, units) {
            *results += i64::from(self.results.contains(&dial.end));
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        Decimal::from(used.get(0))
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        quantity * Indexed::on(month.indexed, self.price)
    }

    fn terms(&self) -> Vec<Said> {
        let name = |end: &DialEnd| RESULTS.iter().find(|(_, known)| known == end).map_or("", |(name, _)| *name);
        let results = self.results.iter().map(|end| said!("clause-dial-result", "{result}", result = name(end)));
        let results: Vec<Said> = results.reduce(super::either).into_iter().collect();
        let price = SaidValue::number(self.price);
        vec![said!("clause-dial-that-ends", "{price} a dial that ends {results}", price = price, results = results)]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, dial, money, problems};
    use crate::engine::facts::DialEnd;

    #[test]
    fn an_enterprise_pays_for_each_confirmed_order() {
        let account = Shop::new("[[robot_result]]\nprice = 0.12").with_robot().account(|ledger| {
            (0..5106).for_each(|_| dial(ledger, DialEnd::Confirmed, 40.0));
            [DialEnd::Cancelled, DialEnd::ToPeople, DialEnd::Unanswered]
                .iter()
                .for_each(|end| dial(ledger, *end, 40.0));
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("5106"));
        assert_eq!(account.cost, money("612.72"));
    }

    #[test]
    fn other_results_are_paid_where_the_contract_names_them() {
        let text = "[[robot_result]]\nprice = 1\nresults = [\"cancelled\", \"to_people\"]";
        let account = Shop::new(text).with_robot().account(|ledger| {
            [DialEnd::Confirmed, DialEnd::Cancelled, DialEnd::ToPeople].iter().for_each(|end| dial(ledger, *end, 40.0));
        });
        assert_eq!(account.cost, money("2.00"));
        assert!(!problems("[[robot_result]]\nprice = 1\nresults = [\"confirm\"]").is_empty());
        assert!(!problems("[[robot_result]]\nprice = 1\nresults = []").is_empty());
    }
}
