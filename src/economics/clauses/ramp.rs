//! `ramp`: a discount in the first months of the contract.
//!
//! In: the month's number. Out: a share that is taken off what agents' work costs, as a line of its own.

use crate::said::{Said, said};
use rust_decimal::Decimal;

use super::{Context, Key, Lines, Single, Stage, key};
use crate::document::Table;
use crate::economics::money::decimal;

pub(super) const SINGLE: Single = Single {
    name: NAME,
    summary: "a discount in the first months of the contract; once in a contract",
    keys: KEYS,
    example: "months = [0.2, 0.1]",
};

/// Its name, which is its line's.
pub const NAME: &str = "ramp";

const KEYS: &[Key] = &[
    key("months", "list of shares", "discount in month 1, 2, ... of the contract"),
    key("covers", "list of lines", "what is cheaper (all that pay for agents' work if not said)"),
];

/// The clause: one for a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ramp {
    /// Shares of 1, by month of the contract.
    pub months: Vec<Decimal>,
    /// What it covers; none for all that pay for agents' work.
    pub covers: Option<Vec<String>>,
}

impl Ramp {
    /// Reads `{ months = [0.2, 0.1] }`.
    pub fn read(table: Table<'_>, context: &Context<'_>) -> Option<Ramp> {
        let months = table.need("months").and_then(|at| {
            let list = at.list()?;
            if list.len() > 120 {
                at.problem("expected at most 120 months");
                return None;
            }
            let shares: Vec<Option<f64>> = list.iter().map(|one| one.share()).collect();
            shares.into_iter().collect::<Option<Vec<f64>>>()
        });
        let covers = Lines::read(&table, "covers", context, Stage::Ramp);
        table.finish();
        Some(Ramp { months: months?.into_iter().map(decimal).collect(), covers: covers?.0 })
    }

    /// The discount in a month of the contract, from 1: a share of 1.
    pub fn share(&self, number: u32) -> Decimal {
        let month = number.checked_sub(1).and_then(|month| self.months.get(month as usize));
        month.copied().unwrap_or_default()
    }

    /// In the words of a quote.
    pub fn terms(&self) -> Vec<Said> {
        let shares =
            self.months.iter().map(|share| said!("clause-share", "{share}", share = super::percent::said(*share)));
        vec![said!("clause-ramp", "{shares} off in the first months", shares = shares.collect::<Vec<Said>>())]
    }
}
