//! A given invoice: a CSV with one row for each line that was billed.
//!
//! In: a source. Out: lines by month as they were billed, or every problem of the file.

use rust_decimal::Decimal;

use super::amount::amount;
use super::usage::{YearMonth, year_month};
use crate::document::rows::Row;
use crate::document::tables::names::{AMOUNT, LINE, MONTH, QUANTITY};
use crate::document::{Log, Roll, Sources};
use crate::units::shown;

/// One line that was billed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenLine {
    /// The month that it is for; none when the file does not say.
    pub month: Option<YearMonth>,
    /// What it is called; `net`, `vat` and `total` are sums.
    pub line: String,
    /// How much, when the file says it.
    pub quantity: Option<Decimal>,
    /// Money.
    pub amount: Decimal,
}

/// A given invoice.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its lines in file order.
    pub lines: Vec<GivenLine>,
    /// How the file was read: what was decided, and which columns mean what.
    pub read_as: String,
}

/// Reads all lines of a source.
///
/// # Errors
/// None after at least one problem has been logged.
pub fn read(source: u16, sources: &Sources, log: &Log) -> Option<Given> {
    let roll = Roll::open(source, sources, log)?;
    let month = roll.takes(MONTH);
    let (line, sum) = (roll.need(LINE), roll.need(AMOUNT));
    let quantity = roll.takes(QUANTITY);
    let (line, sum) = (line?, sum?);
    let read = |row: &Row| {
        let month = month.map(|column| roll.cell(row, column, month_of));
        let name = roll.cell(row, line, |text| {
            if text.is_empty() { Err("the line has no name".to_owned()) } else { Ok(text.to_owned()) }
        });
        let quantity =
            quantity.filter(|column| !row.get(*column).is_empty()).map(|column| roll.cell(row, column, amount));
        let amount = roll.cell(row, sum, amount);
        let flat = |read: Option<Option<Decimal>>| read.map_or(Some(None), |read| read.map(Some));
        Some(GivenLine {
            month: month.map_or(Some(None), |read| read.map(Some))?,
            line: name?,
            quantity: flat(quantity)?,
            amount: amount?,
        })
    };
    let lines: Vec<GivenLine> = roll.rows().filter_map(|row| read(&row)).collect();
    roll.is_sound().then(|| Given { lines, read_as: roll.read_as() })
}

fn month_of(text: &str) -> Result<YearMonth, String> {
    year_month(text).ok_or_else(|| format!("\"{}\" is no month; write 2026-11", shown(text)))
}
