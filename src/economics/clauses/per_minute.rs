//! `per_minute`: minutes, each contact rounded by itself.
//!
//! In: answered contacts. Out: billed minutes and their price. A contact is measured (`counts`), is free below
//! `free_below`, counts `minimum` at least, then `first_increment` and after it whole `increment`s; `extra_per_contact`
//! is added as it is. Without `increment` time is billed as it was.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::tiers::{PRICE, TIER_PRO_RATA, TIERING, TIERS, Tiers};
use super::{CONTACTS, Clause, Context, DAYS, HOURS, Kind, Metered, Priced, Read, Stage, parameter};
use crate::document::{At, Table};
use crate::economics::account::Line;
use crate::economics::months::Part;
use crate::economics::window::Window;
use crate::engine::facts::Leg;
use crate::units::{MICROS, Span};

pub(super) const KIND: Kind = Kind {
    name: "per_minute",
    summary: "minutes of answered contacts, each contact rounded by itself",
    parameters: &[
        PRICE,
        TIERS,
        TIERING,
        TIER_PRO_RATA,
        parameter(
            "counts",
            "list of ring, queue, talk, hold, wrap",
            "which times are billed (talk, hold and wrap if not said)",
        ),
        parameter("free_below", "duration", "shorter contacts are free"),
        parameter("minimum", "duration", "each contact counts at least this"),
        parameter("first_increment", "duration", "the first step (increment if not said)"),
        parameter("increment", "duration", "steps to which each contact is rounded up (none if not said)"),
        parameter("extra_per_contact", "duration", "added to each contact after rounding"),
        parameter("round_total", "\"down\" or \"up\"", "the month's total to whole minutes"),
        HOURS,
        DAYS,
        CONTACTS,
    ],
    example: "tiers = [{ up_to = 500, price = 12.00 }, { up_to = 1500, price = 10.50 }, { price = 9.00 }]\n\
              counts = [\"talk\", \"hold\", \"wrap\"]\nincrement = \"60s\"\nfree_below = \"10s\"",
    read,
};

/// Microseconds in a minute.
const MINUTE: i64 = 60 * MICROS;

/// A time of a contact that may be billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    Ring,
    Queue,
    Talk,
    Hold,
    Wrap,
}

/// What is done with a total of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RoundTotal {
    Down,
    Up,
}

impl RoundTotal {
    /// Reads `round_total`.
    pub(super) fn read(table: &Table<'_>) -> Option<Option<RoundTotal>> {
        let words = [("down", RoundTotal::Down), ("up", RoundTotal::Up)];
        table.maybe("round_total").map_or(Some(None), |at| at.one_of(&words).map(Some))
    }

    /// `total` small units to a whole number of `unit`s.
    pub(super) fn apply(round: Option<RoundTotal>, total: i64, unit: i64) -> i64 {
        match round {
            None => total,
            Some(RoundTotal::Down) => total - total.rem_euclid(unit),
            Some(RoundTotal::Up) => up_to_steps(total, unit),
        }
    }
}

/// The clause.
#[derive(Clone, Debug)]
struct PerMinute {
    tiers: Tiers,
    queue: bool,
    talk: bool,
    hold: bool,
    wrap: bool,
    free_below: i64,
    minimum: i64,
    first_increment: i64,
    increment: i64,
    extra: i64,
    round_total: Option<RoundTotal>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let tiers = Tiers::read(table);
    let counts = match table.maybe("counts") {
        Some(at) => counts(&at),
        None => Some(vec![Time::Talk, Time::Hold, Time::Wrap]),
    };
    let span = |key| table.maybe(key).map_or(Some(Span::ZERO), |at| at.span().filter(|span| of_a_contact(&at, *span)));
    let (free_below, minimum, extra) = (span("free_below"), span("minimum"), span("extra_per_contact"));
    let step = |key| {
        table.maybe(key).map_or(Some(None), |at| at.span_above_zero().filter(|span| of_a_contact(&at, *span)).map(Some))
    };
    let (first, increment) = (step("first_increment"), step("increment"));
    let round_total = RoundTotal::read(table);
    let counts = counts?;
    // One microsecond is the resolution of the clock: no rounding.
    let increment = increment?.unwrap_or(Span(1));
    let clause = PerMinute {
        tiers: tiers?,
        queue: counts.contains(&Time::Queue),
        talk: counts.contains(&Time::Talk),
        hold: counts.contains(&Time::Hold),
        wrap: counts.contains(&Time::Wrap),
        free_below: free_below?.0,
        minimum: minimum?.0,
        first_increment: first?.unwrap_or(increment).0,
        increment: increment.0,
        extra: extra?.0,
        round_total: round_total?,
    };
    Some((window?, Arc::new(clause)))
}

/// Keeps what is added to a single contact within a day, so that sums stay in range.
fn of_a_contact(at: &At<'_>, span: Span) -> bool {
    let fine = span <= Span::hours(24);
    if !fine {
        at.problem("expected a duration of at most 24h for one contact");
    }
    fine
}

fn counts(at: &At<'_>) -> Option<Vec<Time>> {
    let words = [
        ("ring", Time::Ring),
        ("queue", Time::Queue),
        ("talk", Time::Talk),
        ("hold", Time::Hold),
        ("wrap", Time::Wrap),
    ];
    let list = at.list()?;
    if list.is_empty() {
        at.problem("expected at least one of ring, queue, talk, hold, wrap");
        return None;
    }
    let read: Vec<Option<Time>> = list.iter().map(|one| one.one_of(&words)).collect();
    read.into_iter().collect()
}

fn up_to_steps(value: i64, step: i64) -> i64 {
    let beyond = value.rem_euclid(step);
    if beyond == 0 { value } else { value.saturating_add(step - beyond) }
}

impl PerMinute {
    /// Time that counts, before rounding. Ringing takes no time in this version.
    fn measured(&self, leg: &Leg) -> i64 {
        let parts = [(self.queue, leg.wait), (self.talk, leg.talk), (self.hold, leg.hold), (self.wrap, leg.wrap)];
        parts.iter().filter(|(counts, _)| *counts).fold(0i64, |sum, (_, span)| sum.saturating_add(span.0))
    }

    /// A contact's billed time.
    fn billed(&self, measured: i64) -> i64 {
        if measured < self.free_below {
            return 0;
        }
        let least = measured.max(self.minimum);
        let rounded = match least {
            0 => 0,
            _ if least <= self.first_increment => self.first_increment,
            _ => self.first_increment.saturating_add(up_to_steps(least - self.first_increment, self.increment)),
        };
        rounded.saturating_add(self.extra)
    }
}

impl Clause for PerMinute {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn unit(&self) -> &'static str {
        "min"
    }

    fn metered(&self) -> Metered {
        Metered::Contacts
    }

    fn contact(&self, leg: &Leg) -> i64 {
        self.billed(self.measured(leg))
    }

    fn price(&self, units: i64, part: Part, _earlier: &[Line]) -> Priced {
        let billed = RoundTotal::apply(self.round_total, units, MINUTE);
        Priced {
            quantity: Decimal::from(billed) / Decimal::from(MINUTE),
            amount: self.tiers.amount(billed, MINUTE, part),
        }
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
