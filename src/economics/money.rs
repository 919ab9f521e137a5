//! Decimals: rounding to the cent, and the way from counts and shares to decimals.
//!
//! In: integers, shares, prices as written. Out: decimals. The only place that says how money is rounded.

use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::document::At;

/// The largest price of one unit (a minute, an hour, a contact) that is read: it keeps every product in range.
pub const MOST_PRICE: i64 = 1_000_000;

/// Rounded half-up to 0.01, as an invoice line is.
///
/// Quantities are quotients, whose last digits are cut: twelve decimals bring back the half cent that a product hides.
pub fn cents(amount: Decimal) -> Decimal {
    amount.round_dp(12).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// The whole number that an amount reaches: at least so many.
pub fn least(amount: Decimal) -> i64 {
    amount.floor().to_i64().unwrap_or(i64::MAX)
}

/// A finite share or expectation as the decimal that its shortest text names: 0.22 is 0.22. Zero for what is not finite.
pub fn decimal(number: f64) -> Decimal {
    Decimal::from_f64(number).unwrap_or_default()
}

/// An amount for statistics and figures.
pub fn number(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or(0.0)
}

/// Reads a price of one unit: 0 to [`MOST_PRICE`].
pub fn unit_price(at: &At<'_>) -> Option<Decimal> {
    let price = at.money(Decimal::ZERO)?;
    if price > Decimal::from(MOST_PRICE) {
        at.problem(format!("expected a price of at most {MOST_PRICE} for one unit, found {price}"));
        return None;
    }
    Some(price)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::economics::testing::money;

    #[test]
    fn half_a_cent_is_rounded_up() {
        assert_eq!(cents(money("0.005")), money("0.01"));
        assert_eq!(cents(money("2.675")), money("2.68"));
        assert_eq!(cents(money("0.0049999")), money("0.00"));
    }

    #[test]
    fn a_share_is_the_decimal_that_was_written() {
        assert_eq!(decimal(0.22), money("0.22"));
        assert_eq!(decimal(0.1) + decimal(0.2), money("0.3"));
        assert_eq!(decimal(f64::NAN), Decimal::ZERO);
    }
}
