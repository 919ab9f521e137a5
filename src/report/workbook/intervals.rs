//! Every interval of the calendar: the means of `intervals.csv`, and the interval of the service level.

use rust_xlsxwriter::XlsxError;

use super::sheet::{Cell, Look, Sheet, with_interval};
use crate::report::csv::{Part, contacts, heading, measures};
use crate::results::{OptionTables, Results};

/// Rows that are written: more take longer to open than anybody waits, and stand in `intervals.csv`.
const MOST: usize = 20_000;

/// The sheet; none without tables.
///
/// # Errors
/// See [`XlsxError`].
pub fn sheet(results: &Results, tables: &[(String, OptionTables)]) -> Result<Option<Sheet>, XlsxError> {
    let parts = contacts(tables);
    let count: usize = parts.iter().map(|part| part.starts.len()).sum();
    if count == 0 {
        return Ok(None);
    }
    let mut sheet = Sheet::new("Intervals")?;
    if count > MOST {
        sheet.line(&format!("{count} rows are more than a sheet is good for: they stand in intervals.csv."))?;
        return Ok(Some(sheet));
    }
    let measures = measures(&parts);
    let mut names = ["option", "contact type", "start"].map(str::to_owned).to_vec();
    for measure in &measures {
        let name = heading(measure, &results.currency);
        if has_interval(measure) { names.extend(with_interval(&name)) } else { names.push(name) }
    }
    sheet.headings(&names, count)?;
    for part in &parts {
        rows(part, &measures, &mut sheet)?;
    }
    Ok(Some(sheet))
}

fn rows(part: &Part<'_>, measures: &[&str], sheet: &mut Sheet) -> Result<(), XlsxError> {
    let mut columns: Vec<_> = measures.iter().map(|measure| (*measure, part.table.column(measure))).collect();
    for start in part.starts {
        let mut cells = vec![Cell::text(part.option), Cell::text(part.name), Cell::Moment(start.clone())];
        for (measure, column) in &mut columns {
            let estimate = column.as_mut().and_then(Iterator::next).unwrap_or_default();
            let look = look(measure);
            match has_interval(measure) {
                true => cells.extend(Cell::estimate(estimate, look)),
                false => cells.push(Cell::Number(estimate.mean, look)),
            }
        }
        sheet.row(&cells)?;
    }
    Ok(())
}

/// Of this measure a planner looks at the interval of confidence.
fn has_interval(measure: &str) -> bool {
    measure == "service_level"
}

fn look(measure: &str) -> Look {
    let is_share = ["service_level", "abandonment", "occupancy"].iter().any(|known| measure.starts_with(known));
    if is_share { Look::Share } else { Look::Plain }
}
