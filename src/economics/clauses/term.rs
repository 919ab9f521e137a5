//! `term`: how long a contract binds, and what it costs to leave before.
//!
//! In: months that the contract is kept. Out: what leaving costs. It changes no monthly invoice: it counts where one-off costs
//! are spread over a horizon.

use crate::said::{Said, SaidValue, said};
use rust_decimal::Decimal;

use super::{Key, Single, key};
use crate::document::Table;

pub(super) const SINGLE: Single = Single {
    name: NAME,
    summary: "how long the contract binds, notice and the fee of leaving before; once in a contract",
    keys: KEYS,
    example: "months = 12\nnotice = 3\nexit_fee = 20000.00",
};

/// Its name.
pub const NAME: &str = "term";

const KEYS: &[Key] = &[
    key("months", "months 1 to 600", "that the contract binds: 12, \"12mo\" or \"1y\""),
    key("notice", "months 0 to 120", "before it can end, as `months` (none if not said)"),
    key("exit_fee", "money", "for leaving before its term, where the horizon is shorter (nothing if not said)"),
];

/// The clause: one for a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Months that it binds.
    pub months: u32,
    /// Months of notice.
    pub notice: u32,
    /// What leaving before costs.
    pub exit_fee: Decimal,
}

impl Term {
    /// Reads `{ months = 12, notice = 3, exit_fee = 20000 }`.
    pub fn read(table: Table<'_>) -> Option<Term> {
        let months = table.need("months").and_then(|at| at.months(1, 600));
        let notice = table.maybe("notice").map_or(Some(0), |at| at.months(0, 120));
        let exit_fee = table.maybe("exit_fee").map_or(Some(Decimal::ZERO), |at| at.money(Decimal::ZERO));
        table.finish();
        Some(Term { months: months?, notice: notice?, exit_fee: exit_fee? })
    }

    /// In the words of a quote.
    pub fn terms(&self) -> Vec<Said> {
        vec![
            said!("clause-term", "{months} months", months = SaidValue::number(self.months)),
            said!("clause-notice", "notice {months} months", months = SaidValue::number(self.notice)),
            said!("clause-leaving", "{amount} for leaving before", amount = SaidValue::number(self.exit_fee)),
        ]
    }
}
