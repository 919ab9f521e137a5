//! `robot_minute`: minutes for which a robot's calls were connected, each call rounded by itself.
//!
//! In: dials of the robots that the provider runs. Out: billed minutes and their price. A dial that nobody answers is
//! connected to nobody and free; one that a machine answers is connected. Of people put through, the minutes run until their
//! talk, or their wait for it, ends. How a time is rounded is said in `rounding`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::month::Indexed;
use super::rounding::{EXTRA, FIRST, FREE_BELOW, INCREMENT, MINIMUM, MINUTE, ROUND_TOTAL, RoundTotal, Steps};
use super::{CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Month, Read, Stage, Told, Used, key};
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::engine::facts::DialEnd;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "robot_minute",
    summary: "minutes of a robot's connected calls, each call rounded by itself",
    keys: &[
        key("price", "money a minute", "price of one minute"),
        FREE_BELOW,
        MINIMUM,
        FIRST,
        INCREMENT,
        EXTRA,
        ROUND_TOTAL,
        HOURS,
        DAYS,
        CONTACTS,
    ],
    example: "price = 1.80\nincrement = \"30s\"",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct RobotMinute {
    price: Decimal,
    steps: Steps,
    round_total: Option<RoundTotal>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let price = table.need("price").and_then(|at| unit_price(&at));
    let (steps, round_total) = (Steps::read(table), RoundTotal::read(table));
    Some((window?, Arc::new(RobotMinute { price: price?, steps: steps?, round_total: round_total? })))
}

impl Clause for RobotMinute {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "min"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Dial]
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "robot_minutes", per: MINUTE }]
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Dial(dial), [billed, ..]) = (fact, units)
            && dial.end != DialEnd::Unanswered
        {
            *billed = billed.saturating_add(self.steps.billed(dial.connected.0));
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        RoundTotal::quantity(self.round_total, used.get(0), MINUTE)
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        quantity * Indexed::on(month.indexed, self.price)
    }

    fn terms(&self) -> Vec<Said> {
        let price = SaidValue::number(self.price);
        let mut words = vec![said!("clause-connected-minute", "{price} a connected minute", price = price)];
        words.extend(self.steps.in_words());
        words.extend(RoundTotal::in_words(self.round_total, "minute"));
        words
    }

    fn alternatives(&self) -> Vec<(Said, Arc<dyn Clause>)> {
        let with = |steps: Steps| -> Arc<dyn Clause> { Arc::new(RobotMinute { steps, ..self.clone() }) };
        self.steps.finer().into_iter().map(|(words, steps)| (words, with(steps))).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, dial, money};
    use crate::engine::facts::DialEnd;

    #[test]
    fn connected_calls_are_paid_in_steps_of_half_a_minute() {
        let account = Shop::new("[[robot_minute]]\nprice = 1.80\nincrement = \"30s\"").with_robot().account(|ledger| {
            (0..2400).for_each(|_| dial(ledger, DialEnd::Confirmed, 38.0));
            (0..900).for_each(|_| dial(ledger, DialEnd::HungUp, 24.0));
            (0..1900).for_each(|_| dial(ledger, DialEnd::Unanswered, 0.0));
        });
        // 2,400 of a whole minute, 900 of half a minute.
        assert_eq!(account.invoices[0].lines[0].quantity, money("2850"));
        assert_eq!(account.cost, money("5130.00"));
    }

    #[test]
    fn a_minimum_is_paid_by_who_answers_and_by_nobody_else() {
        let text = "[[robot_minute]]\nprice = 1\nminimum = \"60s\"\nincrement = \"1s\"";
        let cost = |end| Shop::new(text).with_robot().account(|ledger| dial(ledger, end, 0.0)).cost;
        assert_eq!(cost(DialEnd::Unanswered), money("0.00"));
        assert_eq!(cost(DialEnd::Voicemail), money("1.00"));
    }
}
