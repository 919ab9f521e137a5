//! Small readers that the families of own cost share: money a month, shares, tables.
//!
//! In: a key of a table. Out: its value; `Some(None)` is a key that is not there. Knows no line.

use rust_decimal::Decimal;

use crate::document::{At, Table};
use crate::economics::money::decimal;

/// The value under `key`, read; `Some(None)` if the key is not there, none after a problem.
pub fn optional<'a, T>(
    table: &Table<'a>,
    key: &'static str,
    read: impl FnOnce(&At<'a>) -> Option<T>,
) -> Option<Option<T>> {
    table.maybe(key).map_or(Some(None), |at| read(&at).map(Some))
}

/// The value under `key`, read; `default` if the key is not there.
pub fn or<'a, T>(
    table: &Table<'a>,
    key: &'static str,
    default: T,
    read: impl FnOnce(&At<'a>) -> Option<T>,
) -> Option<T> {
    optional(table, key, read).map(|found| found.unwrap_or(default))
}

/// The value under `key`, which must be there.
pub fn need<'a, T>(table: &Table<'a>, key: &'static str, read: impl FnOnce(&At<'a>) -> Option<T>) -> Option<T> {
    table.need(key).and_then(|at| read(&at))
}

/// Money for one head, seat, licence or thing: 0 to 1,000,000,000.
pub fn amount(at: &At<'_>) -> Option<Decimal> {
    let amount = at.money(Decimal::ZERO)?;
    if amount > Decimal::from(1_000_000_000) {
        at.problem(format!("expected at most 1000000000, found {amount}"));
        return None;
    }
    Some(amount)
}

/// A decimal between `low` and `high`.
pub fn number(low: f64, high: f64) -> impl Fn(&At<'_>) -> Option<Decimal> {
    move |at| at.number(low, high).map(decimal)
}
