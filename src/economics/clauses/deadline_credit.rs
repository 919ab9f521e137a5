//! `deadline_credit`: bonus and malus on the share of work that was done by its due time.
//!
//! In: outbound and back-office work of the clause's contact types. Out: a share of a base of rounded lines, by a ladder.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::ladder::{Ladder, PER_POINT, STEPS};
use super::{
    Base, CAP, CONTACTS, Clause, Context, Counter, Credit, Fact, Kind, Lines, Month, Priced, Read, Stage, Told, Used,
    cap, key,
};
use crate::document::Table;
use crate::economics::window::Window;
use crate::said::{Said, said};

pub(super) const KIND: Kind = Kind {
    name: "deadline_credit",
    summary: "bonus and malus on the share of work that was done by its due time",
    keys: &[
        STEPS,
        PER_POINT,
        key("base", "list of lines", "percent of what (all that pay for agents' work if not said)"),
        CAP,
        CONTACTS,
    ],
    example: "steps = [{ from = 0.95, percent = 1 }, { from = 0.90, percent = 0 }, { percent = -5 }]",
    beside: "",
    stage: Stage::Credit,
    read,
};

const COUNTERS: &[Counter] = &[Counter { name: "work_arose", per: 1 }, Counter { name: "work_in_time", per: 1 }];

/// The clause.
#[derive(Clone, Debug)]
struct DeadlineCredit {
    ladder: Ladder,
    base: Lines,
    cap: Option<Decimal>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let contacts = Window::read_contacts(table, context.reading);
    let ladder = Ladder::unconditional(table);
    let base = Lines::read(table, "base", context, Stage::Credit);
    let cap = cap(table);
    Some((contacts?, Arc::new(DeadlineCredit { ladder: ladder?, base: base?, cap: cap? })))
}

impl Clause for DeadlineCredit {
    fn stage(&self) -> Stage {
        Stage::Credit
    }

    fn unit(&self) -> &'static str {
        "share"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Work]
    }

    fn counters(&self) -> &[Counter] {
        COUNTERS
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Work(work), [arose, in_time]) = (fact, units) {
            *arose += 1;
            *in_time += i64::from(work.in_time);
        }
    }

    fn base(&self) -> Base<'_> {
        self.base.base()
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        let arose = Decimal::from(used.get(0));
        if arose.is_zero() { Decimal::ONE } else { Decimal::from(used.get(1)) / arose }
    }

    fn amount(&self, share: Decimal, month: &Month<'_>) -> Decimal {
        month.base * self.ladder.share(share, |_| None)
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let quantity = self.quantity(used, month);
        // Where no work arose there is nothing to judge.
        let amount = if used.get(0) == 0 { Decimal::ZERO } else { self.amount(quantity, month) };
        vec![Priced { quantity, amount }]
    }

    fn credit(&self) -> Option<&dyn Credit> {
        Some(self)
    }

    fn terms(&self) -> Vec<Said> {
        vec![said!(
            "clause-done-in-time",
            "on work done in time: {ladder}, of {base}",
            ladder = self.ladder.in_words(),
            base = self.base.in_words()
        )]
    }
}

impl Credit for DeadlineCredit {
    fn cap(&self) -> Option<Decimal> {
        self.cap
    }

    fn earned_back(&self, _used: &Used<'_>, _month: &Month<'_>) -> Option<Decimal> {
        None
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{ORDERS, Shop, answered, at, money};
    use crate::engine::facts::{Recorder, Work};
    use crate::units::Span;

    #[test]
    fn work_that_is_late_costs_a_step_of_the_base() {
        let text = "[[per_contact]]\nprice = 100\n[[deadline_credit]]\nsteps = [{ from = 0.95, percent = 1 }, { from = 0.90, percent = 0 }, { percent = -5 }]";
        let credit = |late: usize| {
            let account = Shop::new(text).account(|ledger| {
                (0..20).for_each(|_| answered(ledger, "9:00", 60.0));
                for nth in 0..20 {
                    let done = Some(at("9:00") + Span::minutes(5));
                    ledger.work(&Work {
                        contact: ORDERS,
                        at: at("9:00"),
                        done,
                        in_time: nth >= late,
                        by: None,
                        order: None,
                    });
                }
            });
            account.invoices[0].lines[1].amount
        };
        assert_eq!(credit(1), money("20.00"));
        assert_eq!(credit(2), money("0"));
        assert_eq!(credit(3), money("-100.00"));
    }
}
