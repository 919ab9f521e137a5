//! Where the figures come from: version, seed, replications, what to beware of.

use rust_xlsxwriter::XlsxError;

use super::sheet::{Cell, Look, Sheet};
use crate::report::view;
use crate::results::Results;

/// The sheet.
///
/// # Errors
/// See [`XlsxError`].
pub fn sheet(results: &Results) -> Result<Sheet, XlsxError> {
    let mut sheet = Sheet::new("Provenance")?;
    sheet.headings(&["what", "value"].map(str::to_owned), 0)?;
    let number = |value: f64| Cell::Number(Some(value), Look::Plain);
    let facts = [
        ("busyhour", Cell::text(&results.busyhour)),
        ("format of results", number(f64::from(results.schema))),
        ("command", Cell::text(&results.command)),
        ("scenario", Cell::Text(view::line(&results.scenario))),
        ("title", Cell::Text(view::line(&results.title))),
        // A seed may have more digits than a number of a sheet.
        ("seed", Cell::text(&results.seed.to_string())),
        ("replications", number(results.replications as f64)),
        ("why no more", Cell::text(&results.stopped)),
        ("confidence of intervals", Cell::Number(Some(results.confidence), Look::Share)),
        ("days counted", number(results.days)),
        ("months of the horizon", number(results.horizon_months)),
        ("currency", Cell::Text(view::name(&results.currency, 8))),
    ];
    for (what, value) in facts {
        sheet.row(&[Cell::text(what), value])?;
    }
    for warning in &results.warnings {
        sheet.row(&[Cell::text("warning"), Cell::Text(view::line(warning))])?;
    }
    for (name, option) in &results.options.0 {
        for few in &option.few_events {
            sheet.row(&[
                Cell::Text(format!("few events, {}", view::name(name, view::NAME))),
                Cell::Text(view::line(few)),
            ])?;
        }
    }
    Ok(sheet)
}
