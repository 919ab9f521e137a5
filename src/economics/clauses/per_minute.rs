//! `per_minute`: minutes, each contact rounded by itself.
//!
//! In: answered contacts. Out: billed minutes and their price. How a contact is measured and rounded is said in `rounding`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::rounding::{
    COUNTS, EXTRA, FIRST, FREE_BELOW, INCREMENT, MINIMUM, MINUTE, Measure, ROUND_TOTAL, RoundTotal, Steps, Time,
};
use super::tiers::{PRICE, TIER_PRO_RATA, TIERING, TIERS, Tiers};
use super::{CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Marginal, Month, Read, Stage, Told, Used};
use crate::document::Table;
use crate::economics::window::Window;
use crate::said::{Said, said};

pub(super) const KIND: Kind = Kind {
    name: "per_minute",
    summary: "minutes of answered contacts, each contact rounded by itself",
    keys: &[
        PRICE,
        TIERS,
        TIERING,
        TIER_PRO_RATA,
        COUNTS,
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
    example: "tiers = [{ up_to = 500, price = 12.00 }, { up_to = 1500, price = 10.50 }, { price = 9.00 }]\n\
              counts = [\"talk\", \"hold\", \"wrap\"]\nincrement = \"60s\"\nfree_below = \"10s\"",
    beside: "",
    stage: Stage::Usage,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct PerMinute {
    tiers: Tiers,
    measure: Measure,
    round_total: Option<RoundTotal>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let tiers = Tiers::read(table);
    let measure = Measure::read(table, &[Time::Talk, Time::Hold, Time::Wrap]);
    let round_total = RoundTotal::read(table);
    Some((window?, Arc::new(PerMinute { tiers: tiers?, measure: measure?, round_total: round_total? })))
}

impl Clause for PerMinute {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn marginal(&self) -> Option<Marginal> {
        Some(Marginal::Minute(self.tiers.first()))
    }

    fn unit(&self) -> &'static str {
        "min"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Contact]
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "billed_minutes", per: MINUTE }]
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Contact(leg), [billed, ..]) = (fact, units) {
            *billed = billed.saturating_add(self.measure.billed(leg));
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        RoundTotal::quantity(self.round_total, used.get(0), MINUTE)
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        self.tiers.amount(quantity, month)
    }

    fn terms(&self) -> Vec<Said> {
        let price = self.tiers.in_words("min");
        let each =
            said!("clause-a-minute", "{price} a minute of {times}", price = price, times = self.measure.in_words());
        std::iter::once(each).chain(RoundTotal::in_words(self.round_total, "minute")).collect()
    }

    fn alternatives(&self) -> Vec<(Said, Arc<dyn Clause>)> {
        let with = |steps: Steps| -> Arc<dyn Clause> {
            Arc::new(PerMinute { measure: self.measure.with(steps), ..self.clone() })
        };
        self.measure.steps.finer().into_iter().map(|(words, steps)| (words, with(steps))).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::money::number;
    use crate::economics::testing::{Shop, answered, money};

    /// Billed seconds of single calls under a clause, through the ledger.
    fn billed(clause: &str, seconds: &[f64]) -> Vec<i64> {
        seconds
            .iter()
            .map(|talk| {
                let account = Shop::new(&format!("[[per_minute]]\nprice = 1\n{clause}"))
                    .account(|ledger| answered(ledger, "8:00", *talk));
                (number(account.invoices[0].lines[0].quantity) * 60.0).round() as i64
            })
            .collect()
    }

    #[test]
    fn calls_are_rounded_as_published_price_lists_do() {
        let calls = [7.0, 55.0, 85.0, 130.0, 180.0, 241.0];
        for (clause, seconds) in [
            ("increment = \"1s\"", [7, 55, 85, 130, 180, 241]),
            ("", [7, 55, 85, 130, 180, 241]),
            ("increment = \"6s\"", [12, 60, 90, 132, 180, 246]),
            ("increment = \"20s\"", [20, 60, 100, 140, 180, 260]),
            ("increment = \"30s\"\nfree_below = \"3s\"", [30, 60, 90, 150, 180, 270]),
            ("increment = \"60s\"", [60, 60, 120, 180, 180, 300]),
            ("increment = \"60s\"\nextra_per_contact = \"60s\"", [120, 120, 180, 240, 240, 360]),
            ("minimum = \"5s\"\nincrement = \"1s\"", [7, 55, 85, 130, 180, 241]),
        ] {
            assert_eq!(billed(clause, &calls), seconds, "{clause}");
        }
    }

    #[test]
    fn a_call_around_a_full_minute_pays_what_it_started() {
        assert_eq!(billed("increment = \"60s\"", &[59.0, 60.0, 61.0]), [60, 60, 120]);
        assert_eq!(billed("increment = \"1s\"", &[59.000_001]), [60]);
    }

    #[test]
    fn an_answered_call_of_no_time_is_free_unless_there_is_a_minimum() {
        assert_eq!(billed("increment = \"60s\"", &[0.0]), [0]);
        assert_eq!(billed("increment = \"60s\"\nminimum = \"1s\"", &[0.0]), [60]);
        assert_eq!(billed("minimum = \"5s\"\nincrement = \"1s\"", &[0.0, 3.0]), [5, 5]);
    }

    #[test]
    fn the_first_increment_is_paid_whole_and_then_the_later_ones() {
        assert_eq!(billed("first_increment = \"60s\"\nincrement = \"6s\"", &[1.0, 60.0, 61.0, 67.0]), [60, 60, 66, 72]);
    }

    #[test]
    fn the_last_tier_begins_after_its_edge() {
        let tiers = "[[per_minute]]\ntiers = [{ up_to = 500, price = 12.00 }, { price = 10.50 }]\nincrement = \"1s\"";
        let total = |last: f64| {
            Shop::new(tiers).account(|ledger| {
                for _ in 0..500 {
                    answered(ledger, "9:00", 60.0);
                }
                answered(ledger, "9:00", last);
            })
        };
        assert_eq!(total(0.0).cost, money("6000.00"));
        // 10.50 / 60 = 0.175, half-up.
        assert_eq!(total(1.0).cost, money("6000.18"));
    }

    #[test]
    fn times_that_the_contract_does_not_count_are_free() {
        use crate::engine::facts::Recorder;
        use crate::units::Span;
        let minutes = |counts: &str| {
            let account = Shop::new(&format!("[[per_minute]]\nprice = 1\ncounts = {counts}")).account(|ledger| {
                let mut leg = crate::economics::testing::leg("8:00", 60.0);
                (leg.wait, leg.hold, leg.wrap) = (Span::minutes(8), Span::minutes(2), Span::minutes(4));
                ledger.leg(&leg);
            });
            account.cost
        };
        assert_eq!(minutes("[\"talk\"]"), money("1"));
        assert_eq!(minutes("[\"talk\", \"hold\", \"wrap\"]"), money("7"));
        assert_eq!(minutes("[\"ring\", \"queue\"]"), money("8"));
    }
}
