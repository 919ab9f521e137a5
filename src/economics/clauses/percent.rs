//! Percentages in contracts: `percent = 2.0` is two of a hundred.
//!
//! In: a number per hundred. Out: a share as a decimal. Everything else in a scenario that is a part of something is a share
//! of 1; a percentage says so by its key, so a value that looks like a share of 1 is asked about.

use rust_decimal::Decimal;

use crate::document::At;
use crate::said::SaidValue;

/// Below this a percentage is taken for a share of 1 by mistake.
const DOUBTFUL: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Reads a percentage between `low` and `high`, per hundred, as a share.
pub(super) fn read(at: &At<'_>, low: i64, high: i64) -> Option<Decimal> {
    let value = at.money(Decimal::from(low))?;
    if value > Decimal::from(high) {
        at.problem(format!("expected a percentage of at most {high}, found {value}"));
        return None;
    }
    if !value.is_zero() && value.abs() < DOUBTFUL {
        let hundred = (value * Decimal::ONE_HUNDRED).normalize();
        at.problem(format!(
            "expected a number per hundred, found {value}, which is {value} % and looks like a share of 1; write {hundred} for {hundred} %"
        ));
        return None;
    }
    Some(value / Decimal::ONE_HUNDRED)
}

/// `2.0 %` of a share.
pub(super) fn said(share: Decimal) -> SaidValue {
    SaidValue::Number(format!("{} %", (share * Decimal::ONE_HUNDRED).normalize()))
}
