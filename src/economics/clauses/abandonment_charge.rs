//! `abandonment_charge`: a malus for callers who gave up.
//!
//! In: contacts delivered to the provider. Out: an amount for each abandoned contact beyond a share of those offered, or a
//! percentage of a base by that share, whichever is greater.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::ladder::{Ladder, STEPS};
use super::service::{self, Counting, WhoseClock};
use super::{
    Base, CAP, CONTACTS, Clause, Context, Counter, Credit, Fact, Kind, Lines, Month, Priced, Read, Stage, Told, Used,
    cap, key, percent,
};
use crate::document::Table;
use crate::economics::money::{decimal, least, unit_price};
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};
use crate::units::Span;

pub(super) const KIND: Kind = Kind {
    name: "abandonment_charge",
    summary: "malus for callers who gave up beyond a share: an amount for each, or a percentage, the greater one",
    keys: &[
        key("above", "share", "of offered contacts may give up"),
        key("price", "money a contact", "for each abandoned contact beyond"),
        key("percent", "per hundred 0 to 100", "of the base where more give up"),
        STEPS,
        key("short_abandon", "duration", "who gives up within this does not count (5s if not said)"),
        key("base", "list of lines", "percent of what (all that pay for agents' work if not said)"),
        CAP,
        key("waived_in_first", "months 0 to 120", "in which no malus is due (none if not said)"),
        CONTACTS,
    ],
    example: "above = 0.05\nprice = 25.00\nsteps = [{ percent = 0 }, { from = 0.05, percent = -2 }, { from = 0.08, percent = -4 }]",
    beside: "",
    stage: Stage::Credit,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct AbandonmentCharge {
    above: Decimal,
    price: Decimal,
    share: Decimal,
    ladder: Option<Ladder>,
    counting: Counting,
    base: Lines,
    cap: Option<Decimal>,
    waived_in_first: u32,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let contacts = Window::read_contacts(table, context.reading);
    let above = table.need("above").and_then(|at| at.share());
    let price = table.maybe("price").map_or(Some(Decimal::ZERO), |at| unit_price(&at));
    let share = table.maybe("percent").map_or(Some(Decimal::ZERO), |at| percent::read(&at, 0, 100));
    let ladder = table.maybe("steps").map_or(Some(None), |at| Ladder::of_steps(&at).map(Some));
    if !["price", "percent", "steps"].iter().any(|key| table.has(key)) {
        table.expect(&["price", "percent", "steps"], "\"price\" is missing (or \"percent\", or \"steps\")");
        return None;
    }
    let short = table.maybe("short_abandon").map_or(Some(Span::seconds(5)), |at| at.span());
    let base = Lines::read(table, "base", context, Stage::Credit);
    let cap = cap(table);
    let waived = table.maybe("waived_in_first").map_or(Some(0), |at| at.months(0, 120));
    let counting = Counting {
        answer_within: Span::ZERO,
        short_abandon: short?,
        clock: WhoseClock::Provider,
        leaves_out: None,
        waited_over: None,
    };
    let clause = AbandonmentCharge {
        above: decimal(above?),
        price: price?,
        share: share?,
        ladder: ladder?,
        counting,
        base: base?,
        cap: cap?,
        waived_in_first: waived?,
    };
    Some((contacts?, Arc::new(clause)))
}

impl AbandonmentCharge {
    /// What is due, above 0.
    fn due(&self, row: &[i64], month: &Month<'_>) -> Decimal {
        let (abandoned, offered) = (service::abandoned_less_short(row), service::offered_less_short(row));
        if offered.is_zero() {
            return Decimal::ZERO;
        }
        let share = abandoned / offered;
        let beyond = (abandoned - Decimal::from(least(offered * self.above))).max(Decimal::ZERO);
        let percent = if share > self.above { self.share } else { Decimal::ZERO };
        let ladder = self.ladder.as_ref().map_or(Decimal::ZERO, |ladder| -ladder.share(share, |_| None));
        (beyond * self.price).max(month.base * percent.max(ladder))
    }
}

impl Clause for AbandonmentCharge {
    fn stage(&self) -> Stage {
        Stage::Credit
    }

    fn unit(&self) -> &'static str {
        "share"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Delivered]
    }

    fn counters(&self) -> &[Counter] {
        service::COUNTERS
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        self.counting.hear(fact, units);
    }

    fn base(&self) -> Base<'_> {
        self.base.base()
    }

    fn quantity(&self, used: &Used<'_>, month: &Month<'_>) -> Decimal {
        service::measure("abandonment_less_short", &service::whole(used), month.figures).unwrap_or_default()
    }

    fn amount(&self, _quantity: Decimal, _month: &Month<'_>) -> Decimal {
        Decimal::ZERO
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let due = self.due(&service::whole(used), month);
        let amount = if month.number <= self.waived_in_first { Decimal::ZERO } else { -due };
        vec![Priced { quantity: self.quantity(used, month), amount }]
    }

    fn settled_after(&self) -> u32 {
        self.waived_in_first
    }

    fn credit(&self) -> Option<&dyn Credit> {
        Some(self)
    }

    fn terms(&self) -> Vec<Said> {
        let mut ways: Vec<Said> = Vec::new();
        if !self.price.is_zero() {
            ways.push(said!("clause-a-contact", "{price} a contact", price = SaidValue::number(self.price)));
        }
        if !self.share.is_zero() {
            ways.push(said!("clause-share", "{share}", share = percent::said(self.share)));
        }
        ways.extend(self.ladder.as_ref().map(|ladder| said!("clause-ladder", "{ladder}", ladder = ladder.in_words())));
        let ways: Vec<Said> = ways.into_iter().reduce(super::either).into_iter().collect();
        vec![said!(
            "clause-abandoned-above",
            "above {share} abandoned: {ways}",
            share = percent::said(self.above),
            ways = ways
        )]
    }
}

impl Credit for AbandonmentCharge {
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
    use crate::economics::Ledger;
    use crate::economics::testing::{Shop, answered, leg, money};
    use crate::engine::facts::{Fate, Leg, Recorder};
    use crate::units::Span;

    fn abandoned(ledger: &mut Ledger, calls: usize, wait: i64) {
        let gone = Leg { fate: Fate::Abandoned, by: None, wait: Span::seconds(wait), ..leg("9:00", 0.0) };
        (0..calls).for_each(|_| ledger.leg(&gone));
    }

    #[test]
    fn the_greater_of_an_amount_for_each_and_a_percentage_is_due() {
        // 1,000 offered, 80 gave up, 20 of them shortly: 60 of 980 are 6.12 %; 49 may, 11 are beyond.
        let charge = |clause: &str| {
            let text = format!("[[per_contact]]\nprice = 10\n[[abandonment_charge]]\nabove = 0.05\n{clause}");
            let account = Shop::new(&text).account(|ledger| {
                (0..920).for_each(|_| answered(ledger, "9:00", 60.0));
                abandoned(ledger, 60, 30);
                abandoned(ledger, 20, 5);
            });
            account.invoices[0].lines.iter().find(|line| line.clause == "abandonment_charge").unwrap().amount
        };
        assert_eq!(charge("price = 25"), money("-275.00"));
        assert_eq!(charge("percent = 2"), money("-184.00"));
        assert_eq!(charge("price = 25\npercent = 2"), money("-275.00"));
        assert_eq!(
            charge("price = 10\nsteps = [{ from = 0.05, percent = -2 }, { from = 0.08, percent = -4 }]"),
            money("-184.00")
        );
        assert_eq!(charge("price = 25\nwaived_in_first = 1"), money("0"));
        assert_eq!(charge("price = 25\ncap = 0.01"), money("-92.00"));
    }
}
