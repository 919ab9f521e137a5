//! `line_minute`: minutes of connected calls, as an operator bills them.
//!
//! In: contacts that the provider's agents answered. Out: billed minutes and their price. Talk and hold count if nothing else is
//! said; after-call work holds no line. On a toll-free number the queue counts, too (`counts = ["queue", "talk", "hold"]`):
//! then calls of people are billed, with those who gave up waiting, and work that agents dial is not. What has no line, such
//! as letters, is left out by `contacts`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::month::Indexed;
use super::rounding::{
    COUNTS, EXTRA, FIRST, FREE_BELOW, INCREMENT, MINIMUM, MINUTE, Measure, ROUND_TOTAL, RoundTotal, Steps, Time,
};
use super::{CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Month, Read, Stage, Told, Used, key};
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::engine::facts::Fate;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "line_minute",
    summary: "minutes of connected calls, each call rounded by itself",
    keys: &[
        key("price", "money a minute", "price of one minute"),
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
    example: "price = 0.62\nincrement = \"1s\"",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct LineMinute {
    price: Decimal,
    measure: Measure,
    round_total: Option<RoundTotal>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let price = table.need("price").and_then(|at| unit_price(&at));
    let measure = Measure::read(table, &[Time::Talk, Time::Hold]);
    let round_total = RoundTotal::read(table);
    Some((window?, Arc::new(LineMinute { price: price?, measure: measure?, round_total: round_total? })))
}

impl Clause for LineMinute {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "min"
    }

    fn hears(&self) -> &'static [Fact] {
        if self.measure.counts_queue() { &[Fact::Delivered] } else { &[Fact::Contact] }
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "line_minutes", per: MINUTE }]
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        let leg = match fact {
            Told::Contact(leg) => leg,
            // Who is answered elsewhere is billed there.
            Told::Delivered(to) if to.answered || holds_the_line(to.leg.fate) => to.leg,
            _ => return,
        };
        if let [billed, ..] = units {
            *billed = billed.saturating_add(self.measure.billed(leg));
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
        let each =
            said!("clause-a-minute", "{price} a minute of {times}", price = price, times = self.measure.in_words());
        std::iter::once(each).chain(RoundTotal::in_words(self.round_total, "minute")).collect()
    }

    fn alternatives(&self) -> Vec<(Said, Arc<dyn Clause>)> {
        let with = |steps: Steps| -> Arc<dyn Clause> {
            Arc::new(LineMinute { measure: self.measure.with(steps), ..self.clone() })
        };
        self.measure.steps.finer().into_iter().map(|(words, steps)| (words, with(steps))).collect()
    }
}

/// Who was not answered, and held a line nevertheless: waited, or heard a menu. Virtual hold lets it go.
fn holds_the_line(fate: Fate) -> bool {
    fate == Fate::Abandoned || fate == Fate::NotReached || fate.in_menu()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{ORDERS, Shop, leg, money};
    use crate::engine::facts::{Fate, Leg, Recorder};
    use crate::units::Span;

    /// A call that waits 2 min, talks 3, holds 1 and is wrapped up in 4; one that gives up after 5; work that is talked for 3.
    fn minutes(more: &str) -> rust_decimal::Decimal {
        let account = Shop::new(&format!("[[line_minute]]\nprice = 1\n{more}")).account(|ledger| {
            let minutes = Span::minutes;
            let call = Leg { wait: minutes(2), hold: minutes(1), wrap: minutes(4), ..leg("9:00", 180.0) };
            ledger.leg(&call);
            ledger.leg(&Leg {
                fate: Fate::Abandoned,
                by: None,
                wait: minutes(5),
                talk: Span::ZERO,
                ..leg("9:00", 0.0)
            });
            ledger.leg(&Leg { contact: ORDERS, wait: minutes(60), ..leg("9:00", 180.0) });
        });
        account.invoices[0].lines[0].quantity
    }

    #[test]
    fn talk_and_hold_are_connected_and_after_call_work_is_not() {
        assert_eq!(minutes(""), money("7"));
    }

    #[test]
    fn a_toll_free_number_pays_for_the_queue_too_also_of_those_who_give_up() {
        assert_eq!(minutes("counts = [\"queue\", \"talk\", \"hold\"]"), money("11"));
    }

    #[test]
    fn outbound_minutes_are_billed_by_the_second() {
        // 4,150 minutes in calls of 83 s: 3,000 of them.
        let text = "[[line_minute]]\nprice = 0.62\nincrement = \"1s\"\ncontacts = [\"orders\"]";
        let account = Shop::new(text).account(|ledger| {
            (0..3000).for_each(|_| ledger.leg(&Leg { contact: ORDERS, ..leg("9:00", 83.0) }));
            ledger.leg(&leg("9:00", 600.0));
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("4150"));
        assert_eq!(account.cost, money("2573.00"));
    }
}
