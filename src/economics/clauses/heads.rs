//! How many people a roster takes: heads, and who of them is new.
//!
//! In: hours of the roster, which do not depend on luck. Out: heads of a month, newcomers and replacements. A head gives
//! `hours_per_month` in a mean month of 30.4375 days, of which `shrinkage` is not spent on duty.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Clause, Counter, Fact, Key, Meter, Month, Stage, Told, Used, key};
use crate::document::Table;
use crate::economics::money::decimal;
use crate::economics::months::DAYS_A_MONTH;
use crate::economics::window::Window;
use crate::said::{Said, said};
use crate::units::Span;

pub(super) const HOURS_PER_MONTH: Key =
    key("hours_per_month", "number 1 to 744", "paid hours of one agent in a month (168 if not said)");
pub(super) const SHRINKAGE: Key =
    key("shrinkage", "number 0 to 0.9", "of paid hours that are not spent on the roster (0 if not said)");
pub(super) const TRAINED: Key =
    key("trained", "whole number 0 to 100000", "who need none when the contract starts (0 if not said)");
pub(super) const REPLACEMENTS: Key =
    key("replacements", "true or false", "who follows an agent that left is paid for, too (false if not said)");
pub(super) const REPLACED: Key =
    key("replaced_per_year", "number 0 to 10", "of agents who leave and are replaced, with replacements = true");

/// Hours of the roster by month, counted beside what a clause is told for a month that was not simulated.
#[derive(Clone, Debug)]
struct RosterHours;

impl Clause for RosterHours {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn unit(&self) -> &'static str {
        "h"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Scheduled]
    }

    fn counters(&self) -> &[Counter] {
        // Nobody can give it by name: the clause that it belongs to has a quantity of its own.
        const ROSTER: &[Counter] = &[Counter { name: "", per: Span::hours(1).0 }];
        ROSTER
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Agents(agents, length), [time, ..]) = (fact, units) {
            *time = time.saturating_add(length.0.saturating_mul(i64::from(*agents)));
        }
    }

    fn amount(&self, _quantity: Decimal, _month: &Month<'_>) -> Decimal {
        Decimal::ZERO
    }

    fn terms(&self) -> Vec<Said> {
        Vec::new()
    }
}

/// What turns hours into heads.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heads {
    /// Hours on the roster of one head in a mean month.
    on_roster: Decimal,
    window: Window,
}

impl Heads {
    /// Reads `hours_per_month` and `shrinkage`; the roster counts within `window`.
    pub(super) fn read(table: &Table<'_>, window: Window) -> Option<Heads> {
        let hours = table.maybe("hours_per_month").map_or(Some(Decimal::from(168)), |at| {
            let hours = at.number(1.0, 744.0)?;
            Some(decimal(hours))
        });
        let shrinkage = table.maybe("shrinkage").map_or(Some(0.0), |at| at.number(0.0, 0.9));
        let on_roster = hours? * (Decimal::ONE - decimal(shrinkage?));
        Some(Heads { on_roster, window })
    }

    /// What it needs counted.
    pub(super) fn meter(&self) -> Meter {
        Meter { clause: Arc::new(RosterHours), windows: vec![self.window.clone()], copies: Some(String::new()) }
    }

    /// Whole heads that the roster of a month takes; `meter` is the position of its [`Heads::meter`].
    pub(super) fn of(&self, used: &Used<'_>, meter: usize, month: &Month<'_>) -> Decimal {
        let hours = Decimal::from(used.of(meter).get(0)) / Decimal::from(Span::hours(1).0);
        let heads = hours * DAYS_A_MONTH / (month.part.covered * self.on_roster);
        // Twelve decimals: what is cut off a quotient hires nobody.
        heads.round_dp(12).ceil()
    }
}

/// Who is new: growth, and replacements if the contract pays for them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Newcomers {
    heads: Heads,
    trained: Decimal,
    pub(super) replacements: bool,
    replaced_per_year: Decimal,
}

impl Newcomers {
    /// Reads `trained`, `replacements`, `replaced_per_year` and what [`Heads`] reads.
    pub(super) fn read(table: &Table<'_>) -> Option<Newcomers> {
        let heads = Heads::read(table, Window::default());
        let trained = table.maybe("trained").map_or(Some(0), |at| at.count(0, 100_000));
        let replacements = table.maybe("replacements").map_or(Some(false), |at| at.bool());
        let replaced = table.maybe("replaced_per_year");
        let share = replaced.as_ref().map_or(Some(0.0), |at| at.number(0.0, 10.0));
        let newcomers = Newcomers {
            heads: heads?,
            trained: Decimal::from(trained?),
            replacements: replacements?,
            replaced_per_year: decimal(share?),
        };
        if let (Some(at), false) = (replaced, newcomers.replacements) {
            at.problem("needs \"replacements = true\": without it replacements are at the vendor's cost");
            return None;
        }
        Some(newcomers)
    }

    /// What it needs counted.
    pub(super) fn meter(&self) -> Meter {
        self.heads.meter()
    }

    /// Newcomers of a month: heads beyond the most there were before, and those who replace others. A contract that began
    /// before the first month has its agents. What `carried` keeps is that most, and one.
    pub(super) fn of(&self, used: &Used<'_>, meter: usize, month: &Month<'_>) -> Decimal {
        let heads = self.heads.of(used, meter, month);
        let before = match month.carried.get() {
            kept if kept > Decimal::ZERO => kept - Decimal::ONE,
            _ if month.number <= 1 => self.trained,
            _ => heads,
        };
        month.carried.set(before.max(heads) + Decimal::ONE);
        let years = month.part.of(Decimal::ONE) / Decimal::from(12);
        (heads - before).max(Decimal::ZERO) + heads * self.replaced_per_year * years
    }

    /// In words, after what a newcomer costs.
    pub(super) fn in_words(&self) -> Option<Said> {
        (!self.replacements).then(|| said!("clause-replacements", "replacements at the vendor's cost"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, money};

    #[test]
    fn a_roster_takes_as_many_heads_as_its_hours_need() {
        // The test shop's roster: 10 agents from 8 to 18 on the first day. One day: 100 h are 3,043.75 h in a mean month.
        let heads = |more: &str| {
            let text = format!("[[per_agent_month]]\nprice = 1000\npro_rata = false\n{more}");
            Shop::new(&text).lasting(1).account(|_| {}).cost / money("1000")
        };
        // 3,043.75 / 168 = 18.1.
        assert_eq!(heads(""), money("19"));
        // 3,043.75 / 160 = 19.02.
        assert_eq!(heads("hours_per_month = 160"), money("20"));
        // 3,043.75 / (168 × 0.7) = 25.9.
        assert_eq!(heads("shrinkage = 0.3"), money("26"));
    }
}
