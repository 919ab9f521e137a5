//! `index`: prices that rise every year with an index.
//!
//! In: the month's number. Out: what a price is multiplied with: (1 + share × rate) once for each year begun since `from`,
//! which is the contract's start if not said. A contract whose prices hold for its first year says the first anniversary.

use crate::said::{Said, said};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::month::Indexed;
use super::{Context, Key, Lines, Single, Stage, key};
use crate::document::Table;
use crate::economics::money::decimal;

pub(super) const SINGLE: Single = Single {
    name: NAME,
    summary: "yearly indexation of prices of agents' work; once in a contract",
    keys: KEYS,
    example: "share = 0.70\nrate = 0.060\ndecimals = 4",
};

/// Its name.
pub const NAME: &str = "index";

const KEYS: &[Key] = &[
    key("share", "share", "of the price follows the index (all of it if not said)"),
    key("rate", "number -0.5 to 1", "by which the index rises"),
    key("decimals", "whole number 0 to 8", "to which an indexed price is rounded (4 if not said)"),
    key("from", "date", "first raised in its month, then every year (the contract's start if not said)"),
    key("covers", "list of lines", "whose prices (all for agents' work but commissions if not said)"),
];

/// Years after which a factor is no longer raised: it keeps every product in range.
const MOST_YEARS: i64 = 50;

/// The clause: one for a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    share: Decimal,
    rate: Decimal,
    decimals: u32,
    /// Months from the contract's first to the first raise.
    from: Option<Date>,
    /// Clauses whose prices rise; none for all that pay for agents' work.
    pub covers: Option<Vec<String>>,
}

impl Index {
    /// Reads `{ share = 0.70, rate = 0.06, decimals = 4 }`.
    pub fn read(table: Table<'_>, context: &Context<'_>) -> Option<Index> {
        let share = table.maybe("share").map_or(Some(1.0), |at| at.share());
        let rate = table.need("rate").and_then(|at| at.number(-0.5, 1.0));
        let decimals = table.maybe("decimals").map_or(Some(4), |at| at.count(0, 8));
        let from = table.maybe("from").map_or(Some(None), |at| at.date().map(Some));
        let covers = Lines::read(&table, "covers", context, Stage::Ramp);
        table.finish();
        Some(Index {
            share: decimal(share?),
            rate: decimal(rate?),
            decimals: decimals?,
            from: from?,
            covers: covers?.0,
        })
    }

    /// What prices are multiplied with in month `number` of a contract that starts in the month of `starts`; none before
    /// the first raise.
    pub fn indexed(&self, number: u32, starts: Date) -> Option<Indexed> {
        let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
        let first = self.from.map_or(0, |from| months(from) - months(starts));
        let since = i64::from(number) - 1 - first;
        if since < 0 {
            return None;
        }
        let mut factor = Decimal::ONE;
        for _ in 0..=(since / 12).min(MOST_YEARS - 1) {
            factor = (factor * (Decimal::ONE + self.share * self.rate)).round_dp(20);
        }
        // Beyond any index: it keeps every product in range.
        let factor = factor.min(Decimal::ONE_THOUSAND);
        Some(Indexed { factor, decimals: self.decimals })
    }

    /// In the words of a quote.
    pub fn terms(&self) -> Vec<Said> {
        let (share, rate) = (super::percent::said(self.share), super::percent::said(self.rate));
        vec![match self.from {
            Some(from) => said!(
                "clause-prices-rise-from",
                "{share} of prices rise by {rate} a year from {from}",
                share = share,
                rate = rate,
                from = from.to_string()
            ),
            None => {
                said!("clause-prices-rise", "{share} of prices rise by {rate} a year", share = share, rate = rate)
            }
        }]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::economics::testing::money;
    use jiff::civil::date;

    fn index(from: Option<Date>) -> Index {
        Index { share: money("0.70"), rate: money("0.06"), decimals: 4, from, covers: None }
    }

    #[test]
    fn seven_tenths_of_six_percent_raise_1_95_to_2_0319() {
        let indexed = index(None).indexed(2, date(2026, 11, 1));
        assert_eq!(indexed.unwrap().factor, money("1.042"));
        assert_eq!(Indexed::on(indexed, money("1.95")), money("2.0319"));
    }

    #[test]
    fn prices_rise_again_every_year_and_not_before_the_first_raise() {
        let starts = date(2026, 11, 15);
        let factor = |from, number| index(from).indexed(number, starts).map(|indexed| indexed.factor);
        assert_eq!(factor(None, 12), Some(money("1.042")));
        assert_eq!(factor(None, 13), Some(money("1.085764")));
        let anniversary = Some(date(2027, 11, 1));
        assert_eq!((factor(anniversary, 12), factor(anniversary, 13)), (None, Some(money("1.042"))));
    }
}
