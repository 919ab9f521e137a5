//! `training_fee`: hours in which new agents are trained.
//!
//! In: newcomers (see `heads`) and the hours that each is trained; for a month that was not simulated the trainee-hours. Out:
//! their price, never pro rata.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::heads::{HOURS_PER_MONTH, Newcomers, REPLACED, REPLACEMENTS, SHRINKAGE, TRAINED};
use super::{Clause, Context, Counter, Kind, Meter, Month, Priced, Read, Stage, Used, key};
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};
use crate::units::Span;

pub(super) const KIND: Kind = Kind {
    name: "training_fee",
    summary: "hours in which new agents are trained",
    keys: &[
        key("amount", "money a trainee-hour", "price of one hour of one trainee"),
        key("per_trainee", "duration", "how long a new agent is trained; without it no training is simulated"),
        TRAINED,
        REPLACEMENTS,
        REPLACED,
        HOURS_PER_MONTH,
        SHRINKAGE,
    ],
    example: "amount = 110.00\nper_trainee = \"24h\"",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// Microseconds in an hour.
const HOUR: i64 = Span::hours(1).0;

/// The clause.
#[derive(Clone, Debug)]
struct TrainingFee {
    amount: Decimal,
    per_trainee: Option<Span>,
    newcomers: Newcomers,
}

fn read(table: &Table<'_>, _context: &Context<'_>) -> Read {
    let amount = table.need("amount").and_then(|at| unit_price(&at));
    let per_trainee = table.maybe("per_trainee").map_or(Some(None), |at| at.span_above_zero().map(Some));
    let newcomers = Newcomers::read(table);
    let clause = TrainingFee { amount: amount?, per_trainee: per_trainee?, newcomers: newcomers? };
    if clause.per_trainee.is_none() {
        table.at().warn(said!(
            "warn-no-training",
            "without \"per_trainee\" a simulated month has no training; write how long one is trained, such as \"24h\"",
        ));
    }
    Some((Window::default(), Arc::new(clause)))
}

impl Clause for TrainingFee {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "trainee h"
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "trainee_hours", per: HOUR }]
    }

    fn meters(&self) -> Vec<Meter> {
        vec![self.newcomers.meter()]
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        Decimal::from(used.get(0)) / Decimal::from(HOUR)
    }

    fn amount(&self, quantity: Decimal, _month: &Month<'_>) -> Decimal {
        quantity * self.amount
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let each = self.per_trainee.map_or(Decimal::ZERO, |span| Decimal::from(span.0) / Decimal::from(HOUR));
        let quantity = self.quantity(used, month) + self.newcomers.of(used, 1, month) * each;
        vec![Priced { quantity, amount: self.amount(quantity, month) }]
    }

    fn is_once(&self) -> bool {
        !self.newcomers.replacements
    }

    fn settled_after(&self) -> u32 {
        1
    }

    fn terms(&self) -> Vec<Said> {
        let price = SaidValue::number(self.amount);
        let mut words = vec![said!("clause-trainee-hour", "{price} a trainee-hour", price = price)];
        words.extend(self.per_trainee.map(|span| said!("clause-span-each", "{time} each", time = span)));
        words.extend(self.newcomers.in_words());
        words
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, money, problems};

    /// The test shop's roster takes one head in November (100 h on its first day) and nobody in December.
    const ONE: &str = "[[training_fee]]\namount = 110.00\nper_trainee = \"24h\"";

    #[test]
    fn new_agents_are_trained_in_the_first_month_and_trained_ones_are_not() {
        assert_eq!(Shop::new(ONE).account(|_| {}).cost, money("2640.00"));
        assert_eq!(Shop::new(&format!("{ONE}\ntrained = 1")).account(|_| {}).cost, money("0.00"));
        assert_eq!(Shop::new(&format!("starts = 2026-10-01\n{ONE}")).account(|_| {}).cost, money("0.00"));
    }

    #[test]
    fn three_newcomers_of_24_hours_cost_7_920() {
        // A head gives 40 hours: 100 × 30.4375 / 30 = 101.5 h take three.
        let account = Shop::new(&format!("{ONE}\nhours_per_month = 40")).lasting(30).account(|_| {});
        assert_eq!(account.invoices[0].lines[0].quantity, money("72"));
        assert_eq!(account.cost, money("7920.00"));
    }

    #[test]
    fn replacements_are_at_the_vendor_s_cost_unless_the_contract_says_otherwise() {
        let text = format!("starts = 2026-10-01\n{ONE}\nreplacements = true\nreplaced_per_year = 0.5");
        // Half of the one head a year, a twelfth of it in a month: 24 h × 0.5 / 12 = 1 h.
        assert_eq!(Shop::new(&text).account(|_| {}).cost, money("110.00"));
        assert!(problems(&format!("{ONE}\nreplaced_per_year = 0.5")).iter().any(|text| text.contains("replacements")));
        assert!(problems("[[training_fee]]\namount = 110").iter().any(|text| text.contains("per_trainee")));
    }
}
