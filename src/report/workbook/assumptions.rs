//! What the file assumes, and how each input is known.

use rust_xlsxwriter::XlsxError;

use super::sheet::{Cell, Look, Sheet};
use crate::results::Results;
use crate::results::inputs::Evidence;

/// The sheet; none where results do not hold them.
///
/// # Errors
/// See [`XlsxError`].
pub fn sheet(results: &Results) -> Result<Option<Sheet>, XlsxError> {
    if results.assumptions.is_empty() {
        return Ok(None);
    }
    let mut sheet = Sheet::new("Assumptions")?;
    let names = ["input", "about", "value", "unit", "known by"].map(str::to_owned);
    sheet.headings(&names, results.assumptions.len())?;
    for one in &results.assumptions {
        let evidence = match one.evidence {
            Evidence::Measured => "measured",
            Evidence::Quoted => "quoted",
            Evidence::Assumed => "assumed",
        };
        let value = Cell::Number(Some(one.value), Look::Plain);
        sheet.row(&[
            Cell::text(&one.path),
            Cell::text(&one.about),
            value,
            Cell::text(&one.unit),
            Cell::text(evidence),
        ])?;
    }
    Ok(Some(sheet))
}
