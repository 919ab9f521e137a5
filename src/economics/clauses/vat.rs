//! `vat`: value added tax on the net of a contract's invoice.
//!
//! In: the net. Out: the tax, rounded once. Whether it is a cost is a matter of the decision, not of the contract.

use crate::said::{Said, said};
use rust_decimal::Decimal;

use super::{Key, Single, key};
use crate::document::Table;
use crate::economics::money::{cents, decimal};

pub(super) const SINGLE: Single = Single {
    name: "vat",
    summary: "value added tax on the net of the contract; once in a contract",
    keys: KEYS,
    example: "rate = 0.20",
};

const KEYS: &[Key] = &[key("rate", "share", "of the net")];

/// The clause: one for a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vat {
    /// Share of the net, 0 to 1.
    pub rate: Decimal,
}

impl Vat {
    /// Reads `{ rate = 0.20 }`.
    pub fn read(table: Table<'_>) -> Option<Vat> {
        let rate = table.need("rate").and_then(|at| at.share());
        table.finish();
        Some(Vat { rate: decimal(rate?) })
    }

    /// In the words of a quote.
    pub fn terms(self) -> Vec<Said> {
        vec![said!("clause-share", "{share}", share = super::percent::said(self.rate))]
    }

    /// The tax on `net`.
    pub fn on(self, net: Decimal) -> Decimal {
        cents(net * self.rate)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, money};

    #[test]
    fn a_fifth_is_added_to_the_net_and_got_back_where_it_is_no_cost() {
        let shop = Shop::new("vat = { rate = 0.20 }\n[[monthly_fee]]\namount = 12427.00");
        let account = shop.account(|_| {});
        assert_eq!(account.invoices[0].vat, money("2485.40"));
        assert_eq!(account.invoices[0].total, money("14912.40"));
        assert_eq!(account.cost, money("14912.40"));
        assert_eq!(shop.recovering_vat().account(|_| {}).cost, money("12427.00"));
    }
}
