//! `exchange`: a contract in another currency, and who bears a change of its rate.
//!
//! In: the reference rate and the actual one. Out: the rate of the invoice, to four decimals. A change of `free` to either
//! side is the client's; of what is beyond, `shared` is.

use crate::said::{Said, SaidValue, said};
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Key, Single, key};
use crate::document::{At, Table, words};
use crate::economics::money::decimal;

pub(super) const SINGLE: Single = Single {
    name: NAME,
    summary: "the contract's own currency and the rate of its invoices; once in a contract",
    keys: KEYS,
    example: "currency = \"EUR\"\nreference = 41.0000\nactual = 43.0500\nfree = 0.03\nshared = 0.5",
};

/// Its name, which is its line's.
pub const NAME: &str = "exchange";

const KEYS: &[Key] = &[
    key("currency", "currency", "currency of the contract's prices: \"EUR\""),
    key("reference", "rate", "the rate agreed upon: the scenario's currency for one of the contract's"),
    key("actual", "rate", "the rate of the month (the reference if not said)"),
    key("free", "share", "of change to either side that is the client's alone (all of it if not said)"),
    key("shared", "share", "of change beyond it that is the client's (0.5 if not said)"),
];

/// The largest rate: it keeps every product in range.
pub const MOST_RATE: i64 = 100_000;

/// Decimals of a rate.
const DECIMALS: u32 = 4;

/// The clause: one for a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Currency of the contract's prices.
    pub currency: String,
    reference: Decimal,
    actual: Decimal,
    free: Option<Decimal>,
    shared: Decimal,
}

impl Exchange {
    /// Reads `{ currency = "EUR", reference = 41.0, ... }`.
    pub fn read(table: Table<'_>) -> Option<Exchange> {
        let currency = table.need("currency").and_then(|at| at.text_as(words::currency).map(str::to_owned));
        let reference = table.need("reference").and_then(|at| rate(&at));
        let actual = table.maybe("actual").map_or(Some(None), |at| rate(&at).map(Some));
        let free = table.maybe("free").map_or(Some(None), |at| at.share().map(|share| Some(decimal(share))));
        let shared = table.maybe("shared").map(|at| at.share());
        if let (Some(at), false) = (table.maybe("shared"), table.has("free")) {
            at.problem("\"shared\" needs \"free\": without it every change is the client's");
            return None;
        }
        table.finish();
        let reference = reference?;
        Some(Exchange {
            currency: currency?,
            reference,
            actual: actual?.unwrap_or(reference),
            free: free?,
            shared: shared.map_or(Some(0.5), |share| share).map(decimal)?,
        })
    }

    /// The rate of an invoice when the market's is `actual` (as the contract has it if not said).
    pub fn rate(&self, actual: Option<Decimal>) -> Decimal {
        let actual = actual.unwrap_or(self.actual);
        let Some(free) = self.free else { return round(actual) };
        let (low, high) = (self.reference * (Decimal::ONE - free), self.reference * (Decimal::ONE + free));
        let edge = actual.clamp(low, high);
        round(edge + (actual - edge) * self.shared)
    }

    /// In the words of a quote.
    pub fn terms(&self) -> Vec<Said> {
        let reference = SaidValue::number(self.reference);
        let mut words = vec![
            said!("clause-in-currency", "in {currency}", currency = self.currency.as_str()),
            said!("clause-at-rate", "at {rate}", rate = reference),
        ];
        words.extend(self.free.map(|free| {
            said!(
                "clause-changes-shared",
                "changes beyond {free} shared: {share} the client's",
                free = super::percent::said(free),
                share = super::percent::said(self.shared)
            )
        }));
        words
    }
}

fn round(rate: Decimal) -> Decimal {
    rate.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero)
}

fn rate(at: &At<'_>) -> Option<Decimal> {
    let rate = at.money(Decimal::ZERO)?;
    if rate.is_zero() || rate > Decimal::from(MOST_RATE) {
        at.problem(format!("expected a rate above 0 and at most {MOST_RATE}, found {rate}"));
        return None;
    }
    Some(rate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::economics::testing::money;

    #[test]
    fn three_percent_are_the_client_s_and_what_is_beyond_is_shared_half_and_half() {
        let exchange = Exchange {
            currency: "EUR".to_owned(),
            reference: money("41.0000"),
            actual: money("43.0500"),
            free: Some(money("0.03")),
            shared: money("0.5"),
        };
        for (actual, rate) in [("43.05", "42.64"), ("42", "42"), ("41", "41"), ("39.77", "39.77"), ("38.77", "39.27")] {
            assert_eq!(exchange.rate(Some(money(actual))), money(rate), "{actual}");
        }
        assert_eq!(exchange.rate(None), money("42.6400"));
        assert_eq!(Exchange { free: None, ..exchange }.rate(None), money("43.05"));
    }
}
