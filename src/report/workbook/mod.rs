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

use std::sync::Mutex;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::results::{OptionTables, Results};
use sheet::Sheet;

/// The file's name.
pub const WORKBOOK: &str = "results.xlsx";

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum Unmade {
    /// A limit of the format: more rows or longer text than a sheet takes, which are cut before.
    #[error(transparent)]
    Format(#[from] XlsxError),
    /// The system starts no more threads, and the writer, which takes one for each sheet, would end with a panic.
    #[error("it needs a thread for each sheet: {0}")]
    Threads(std::io::Error),
}

/// The workbook. Without tables (a report that is drawn again) it has no sheet of intervals.
///
/// # Errors
/// See [`Unmade`].
pub fn workbook(results: &Results, tables: &[(String, OptionTables)]) -> Result<Vec<u8>, Unmade> {
    let mut book = Workbook::new();
    let sheets = [
        Some(summary::sheet(results)?),
        day::sheet(results)?,
        intervals::sheet(results, tables)?,
        costs::sheet(results)?,
        assumptions::sheet(results)?,
        Some(provenance::sheet(results)?),
    ];
    threads_start(sheets.len()).map_err(Unmade::Threads)?;
    for sheet in sheets.into_iter().flatten() {
        book.push_worksheet(Sheet::finish(sheet)?);
    }
    // The time of writing would change the bytes of the same results.
    let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    Ok(book.save_to_buffer()?)
}

/// Whether so many threads can run at once.
fn threads_start(count: usize) -> std::io::Result<()> {
    let gate = Mutex::new(());
    std::thread::scope(|scope| {
        // Nobody of them ends before all have begun.
        let closed = gate.lock();
        for _ in 0..count {
            std::thread::Builder::new().spawn_scoped(scope, || drop(gate.lock()))?;
        }
        drop(closed);
        Ok(())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
