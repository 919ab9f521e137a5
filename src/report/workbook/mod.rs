//! `results.xlsx`: the same figures as a workbook, for those who go on in a spreadsheet.
//!
//! In: results and tables by interval. Out: the bytes of one file: Summary, Day, Intervals, Costs, Assumptions, Provenance. Numbers are
//! numbers and times are times, each with its format; text is text, whatever it begins with; charts are the spreadsheet's own. The same
//! results give the same bytes. One file for each sheet.

mod assumptions;
mod costs;
mod day;
mod intervals;
mod provenance;
mod sheet;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::results::{OptionTables, Results};
use sheet::Sheet;

/// The file's name.
pub const WORKBOOK: &str = "results.xlsx";

/// The workbook. Without tables (a report that is drawn again) it has no sheet of intervals.
///
/// # Errors
/// A limit of the format: more rows or longer text than a sheet takes, which are cut before.
pub fn workbook(results: &Results, tables: &[(String, OptionTables)]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheets = [
        Some(summary::sheet(results)?),
        day::sheet(results)?,
        intervals::sheet(results, tables)?,
        costs::sheet(results)?,
        assumptions::sheet(results)?,
        Some(provenance::sheet(results)?),
    ];
    for sheet in sheets.into_iter().flatten() {
        book.push_worksheet(Sheet::finish(sheet)?);
    }
    // The time of writing would change the bytes of the same results.
    let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    book.save_to_buffer()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
