//! `per_contact`: handled contacts, whatever they last.
//!
//! In: answered contacts. Out: how many are billable, and their price.
//!
//! Billable are those that are not too short (`not_below`) and not repeated: a person whom an agent answered no longer than
//! `repeat_window` ago pays nothing, as long as such contacts are at most `repeat_limit` of all that were handled. A transfer
//! counts `transfer_weight`. A `handle_time_corridor` adds a line of its own: beyond `baseline` × (1 + `free`) the price
//! grows with the average handle time, at most by the factor `cap`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::tiers::{PRICE, TIER_PRO_RATA, TIERING, TIERS, Tiers};
use super::{
    CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Marginal, Month, Priced, Read, Stage, Told, Used, key,
    required,
};
use crate::document::{At, Table};
use crate::economics::money::{decimal, least};
use crate::economics::window::Window;
use crate::engine::facts::Leg;
use crate::said::{Said, SaidValue, said};
use crate::units::{MICROS, Span};

pub(super) const KIND: Kind = Kind {
    name: "per_contact",
    summary: "handled contacts, transfers and work included",
    keys: &[
        PRICE,
        TIERS,
        TIERING,
        TIER_PRO_RATA,
        key("not_below", "duration", "contacts with less talk and hold are free"),
        key("transfer_weight", "share", "what a contact counts that was transferred to the agent (1 if not said)"),
        key("repeat_window", "duration", "whoever was answered no longer ago is free (nobody if not said)"),
        key("repeat_limit", "share", "of handled contacts are free as repeated at most (all if not said)"),
        key(
            "handle_time_corridor",
            "{ baseline, free, cap }",
            "a line more: prices grow with the handle time beyond baseline × (1 + free), up to the factor cap",
        )
        .with(&[
            required("baseline", "duration", "handle time that was agreed on"),
            key("free", "share", "by which it may be longer for nothing (0 if not said)"),
            key("cap", "number 1 to 10", "the price is at most times this (10 if not said)"),
            key("name", "name", "of its line (handle_time_corridor if not said)"),
        ]),
        HOURS,
        DAYS,
        CONTACTS,
    ],
    example: "price = 45.00\nnot_below = \"15s\"",
    beside: "",
    stage: Stage::Usage,
    read,
};

/// The kind of the corridor's line.
pub(super) const CORRIDOR: &str = "handle_time_corridor";

const COUNTERS: &[Counter] = &[
    Counter { name: "handled_contacts", per: 1 },
    Counter { name: "short_contacts", per: 1 },
    Counter { name: "repeated_contacts", per: 1 },
    Counter { name: "transferred_contacts", per: 1 },
    Counter { name: "repeated_transfers", per: 1 },
    Counter { name: "handle_seconds", per: MICROS },
];

/// When handle time makes contacts dearer.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Corridor {
    name: String,
    baseline: Span,
    free: Decimal,
    cap: Decimal,
}

/// The clause.
#[derive(Clone, Debug)]
struct PerContact {
    tiers: Tiers,
    not_below: Span,
    transfer_weight: Decimal,
    repeat_window: Option<Span>,
    repeat_limit: Decimal,
    corridor: Option<Corridor>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let tiers = Tiers::read(table);
    let not_below = table.maybe("not_below").map_or(Some(Span::ZERO), |at| at.span());
    let share = |key| table.maybe(key).map_or(Some(Decimal::ONE), |at| at.share().map(decimal));
    let (transfer_weight, repeat_limit) = (share("transfer_weight"), share("repeat_limit"));
    let repeat_window = table.maybe("repeat_window").map_or(Some(None), |at| at.span_above_zero().map(Some));
    if let (Some(at), Some(None)) = (table.maybe("repeat_limit"), repeat_window) {
        at.problem("\"repeat_limit\" needs \"repeat_window\": without it no contact counts as repeated");
        return None;
    }
    let corridor = table.maybe(CORRIDOR).map_or(Some(None), |at| corridor(&at).map(Some));
    let clause = PerContact {
        tiers: tiers?,
        not_below: not_below?,
        transfer_weight: transfer_weight?,
        repeat_window: repeat_window?,
        repeat_limit: repeat_limit?,
        corridor: corridor?,
    };
    Some((window?, Arc::new(clause)))
}

fn corridor(at: &At<'_>) -> Option<Corridor> {
    let table = at.table()?;
    let baseline = table.need("baseline").and_then(|at| at.span_above_zero());
    let free = table.maybe("free").map_or(Some(0.0), |at| at.share());
    let cap = table.maybe("cap").map_or(Some(Decimal::from(10)), |at| at.number(1.0, 10.0).map(decimal));
    let name = table.maybe("name").map_or(Some(CORRIDOR), |at| at.name());
    table.finish();
    Some(Corridor { name: name?.to_owned(), baseline: baseline?, free: decimal(free?), cap: cap? })
}

impl PerContact {
    fn count(&self, leg: &Leg, units: &mut [i64; 6]) {
        let [handled, short, repeated, transferred, both, time] = units;
        *handled += 1;
        *time = time.saturating_add(leg.handle().0);
        if leg.talk + leg.hold < self.not_below {
            *short += 1;
        } else if self.is_repeated(leg) {
            *repeated += 1;
            *both += i64::from(leg.transferred_in);
        } else {
            *transferred += i64::from(leg.transferred_in);
        }
    }

    fn is_repeated(&self, leg: &Leg) -> bool {
        matches!((self.repeat_window, leg.repeat_after), (Some(window), Some(after)) if after <= window)
    }

    /// The factor by which handle time makes contacts dearer, less 1.
    fn beyond(&self, corridor: &Corridor, used: &Used<'_>) -> Decimal {
        let (handled, time) = (used.get(0), used.get(5));
        if handled <= 0 {
            return Decimal::ZERO;
        }
        let ratio = Decimal::from(time) / (Decimal::from(handled) * Decimal::from(corridor.baseline.0));
        (ratio - Decimal::ONE - corridor.free).clamp(Decimal::ZERO, corridor.cap - Decimal::ONE)
    }
}

impl Clause for PerContact {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn marginal(&self) -> Option<Marginal> {
        Some(Marginal::Contact(self.tiers.first()))
    }

    fn unit(&self) -> &'static str {
        "contact"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Contact]
    }

    fn counters(&self) -> &[Counter] {
        COUNTERS
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Contact(leg), Ok(units)) = (fact, <&mut [i64; 6]>::try_from(units)) {
            self.count(leg, units);
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        let [handled, short, repeated, transferred, both] = [0, 1, 2, 3, 4].map(|counter| used.get(counter));
        let free = repeated.min(least(self.repeat_limit * Decimal::from(handled)));
        let plain = Decimal::from(handled - short - repeated - transferred);
        let mut quantity = plain + Decimal::from(transferred) * self.transfer_weight;
        if repeated > free {
            // Of those beyond the limit as many are transfers as of all that were repeated.
            let weight = Decimal::from(repeated - both) + Decimal::from(both) * self.transfer_weight;
            quantity += weight * Decimal::from(repeated - free) / Decimal::from(repeated);
        }
        quantity
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        self.tiers.amount(quantity, month)
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let quantity = self.quantity(used, month);
        let amount = self.amount(quantity, month);
        let mut lines = vec![Priced { quantity, amount }];
        if let Some(corridor) = &self.corridor {
            let beyond = self.beyond(corridor, used);
            lines.push(Priced { quantity: beyond, amount: amount * beyond });
        }
        lines
    }

    fn derived(&self) -> Vec<(String, &'static str)> {
        self.corridor.iter().map(|corridor| (corridor.name.clone(), CORRIDOR)).collect()
    }

    fn terms(&self) -> Vec<Said> {
        let mut words = vec![said!("clause-a-contact", "{price} a contact", price = self.tiers.in_words("contacts"))];
        if self.not_below > Span::ZERO {
            words.push(said!("clause-free-below", "free below {time}", time = self.not_below));
        }
        if let Some(window) = self.repeat_window {
            let of_all = SaidValue::number(self.repeat_limit);
            words.push(said!("clause-free-repeats", "free if repeated within {time}", time = window));
            words.push(said!("clause-repeats-at-most", "{share} of all at most", share = of_all));
        }
        if self.transfer_weight != Decimal::ONE {
            let weight = SaidValue::number(self.transfer_weight);
            words.push(said!("clause-transfer", "a transfer counts {weight}", weight = weight));
        }
        if let Some(Corridor { baseline, free, cap, .. }) = &self.corridor {
            words.push(said!(
                "clause-corridor",
                "dearer beyond a handle time of {baseline} + {free}",
                baseline = *baseline,
                free = SaidValue::number(free)
            ));
            words.push(said!("clause-at-most-by", "at most by {cap}", cap = SaidValue::number(cap)));
        }
        words
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, answered, leg, money};
    use crate::engine::facts::{Leg, Recorder};
    use crate::units::Span;

    #[test]
    fn calls_that_are_too_short_are_free_and_the_rest_are_paid_alike() {
        let account = Shop::new("[[per_contact]]\nprice = 2.10\nnot_below = \"15s\"").account(|ledger| {
            for seconds in [14.0, 15.0, 600.0] {
                answered(ledger, "10:00", seconds);
            }
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("2"));
        assert_eq!(account.cost, money("4.20"));
    }

    /// An enterprise's month: 26,180 handled, 410 of them short, 2,600 transfers, 1,980 that came back within a week.
    fn enterprise(clause: &str) -> rust_decimal::Decimal {
        let week = Span::hours(7 * 24);
        let account =
            Shop::new(&format!("[[per_contact]]\nprice = 1\nnot_below = \"15s\"\n{clause}")).account(|ledger| {
                let mut tell = |calls: usize, leg: Leg| (0..calls).for_each(|_| ledger.leg(&leg));
                tell(410, leg("9:00", 14.0));
                tell(2600, Leg { transferred_in: true, ..leg("9:00", 327.0) });
                tell(1980, Leg { repeat_after: Some(week), ..leg("9:00", 327.0) });
                tell(190, Leg { repeat_after: Some(week + Span(1)), ..leg("9:00", 327.0) });
                tell(21_000, leg("9:00", 327.0));
            });
        account.invoices[0].lines[0].quantity
    }

    #[test]
    fn who_comes_back_within_the_window_is_free_and_a_transfer_counts_half() {
        let terms = "repeat_window = \"7d\"\ntransfer_weight = 0.5";
        // 26,180 - 410 - 1,980 - 2,600 = 21,190 and half of 2,600.
        assert_eq!(enterprise(terms), money("22490"));
        assert_eq!(enterprise(&format!("{terms}\nrepeat_limit = 0.10")), money("22490"));
        assert_eq!(enterprise("transfer_weight = 0.5"), money("24470"));
    }

    #[test]
    fn of_all_that_were_handled_only_a_share_is_free_as_repeated() {
        // 5 % of 26,180 are 1,309; 671 of the 1,980 are paid.
        let terms = "repeat_window = \"7d\"\ntransfer_weight = 0.5\nrepeat_limit = 0.05";
        assert_eq!(enterprise(terms), money("23161"));
    }
}
