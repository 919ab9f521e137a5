//! Invoices and own cost, line by line.

use rust_xlsxwriter::XlsxError;

use super::sheet::{Cell, Look, Sheet, with_interval};
use crate::results::Results;

/// The sheet; none where nothing is billed.
///
/// # Errors
/// See [`XlsxError`].
pub fn sheet(results: &Results) -> Result<Option<Sheet>, XlsxError> {
    let rows: usize = results.options.0.iter().map(|(_, option)| option.invoices.len()).sum();
    if rows == 0 {
        return Ok(None);
    }
    let mut sheet = Sheet::new("Costs")?;
    let mut names: Vec<String> =
        ["option", "provider", "month", "clause", "line", "quantity", "unit", "currency"].map(str::to_owned).to_vec();
    names.extend(with_interval("amount"));
    names.extend(["P5", "P50", "P95", "worst", "share of replications in which it bites"].map(str::to_owned));
    sheet.headings(&names, rows)?;
    for (name, option) in &results.options.0 {
        for line in &option.invoices {
            let currency = if line.currency.is_empty() { &results.currency } else { &line.currency };
            let mut cells: Vec<Cell> =
                [name.as_str(), &line.provider, &line.month, &line.clause, &line.line].map(Cell::text).to_vec();
            cells.extend([
                Cell::Number(Some(line.quantity), Look::Plain),
                Cell::text(&line.unit),
                Cell::text(currency),
            ]);
            cells.extend(Cell::estimate(line.amount, Look::Money));
            cells.extend([line.p5, line.p50, line.p95, Some(line.worst)].map(|money| Cell::Number(money, Look::Money)));
            cells.push(Cell::Number(Some(line.bites), Look::Share));
            sheet.row(&cells)?;
        }
    }
    Ok(Some(sheet))
}
