//! Every interval of the calendar in which anything happened: the means of `intervals.csv`, and the interval of the service level.

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
    let measures = measures(&parts);
    let rows: usize = parts.iter().map(|part| part.starts.len()).sum();
    if rows == 0 {
        return Ok(None);
    }
    let tells: Vec<Vec<bool>> = parts.iter().map(|part| tells(part, &measures)).collect();
    let count = tells.iter().flatten().filter(|tells| **tells).count();
    let mut sheet = Sheet::new("Intervals")?;
    if count > MOST {
        sheet.line(&format!("{count} rows are more than a sheet is good for: they stand in intervals.csv."))?;
        return Ok(Some(sheet));
    }
    let mut names = ["option", "contact type", "start"].map(str::to_owned).to_vec();
    for measure in &measures {
        let name = heading(measure, &results.currency);
        if has_interval(measure) { names.extend(with_interval(&name)) } else { names.push(name) }
    }
    if count < rows {
        sheet.line("Closed hours in which nobody tried are left out; intervals.csv has them.")?;
    }
    sheet.headings(&names, count)?;
    for (part, tells) in parts.iter().zip(&tells) {
        write(part, tells, &measures, &mut sheet)?;
    }
    Ok(Some(sheet))
}

/// Whether each row of a part tells anything.
fn tells(part: &Part<'_>, measures: &[&str]) -> Vec<bool> {
    let mut tells = vec![false; part.starts.len()];
    for column in measures.iter().filter_map(|measure| part.table.column(measure)) {
        for (tells, estimate) in tells.iter_mut().zip(column) {
            *tells |= estimate.mean.is_some_and(|mean| mean != 0.0);
        }
    }
    tells
}

/// Writes the rows of a part that tell anything.
fn write(part: &Part<'_>, tells: &[bool], measures: &[&str], sheet: &mut Sheet) -> Result<(), XlsxError> {
    let mut columns: Vec<_> = measures.iter().map(|measure| part.table.column(measure)).collect();
    for (start, tells) in part.starts.iter().zip(tells) {
        let mut cells = vec![Cell::text(part.option), Cell::text(part.name), Cell::Moment(start.clone())];
        for (measure, column) in measures.iter().zip(&mut columns) {
            let estimate = column.as_mut().and_then(Iterator::next).unwrap_or_default();
            let look = look(measure);
            match has_interval(measure) {
                true => cells.extend(Cell::estimate(estimate, look)),
                false => cells.push(Cell::Number(estimate.mean, look)),
            }
        }
        if *tells {
            sheet.row(&cells)?;
        }
    }
    Ok(())
}

/// Of this measure a planner looks at the interval of confidence.
fn has_interval(measure: &str) -> bool {
    measure == "service_level"
}

fn look(measure: &str) -> Look {
    let is_share =
        ["service_level", "abandonment", "occupancy", "delayed"].iter().any(|known| measure.starts_with(known));
    match () {
        () if is_share => Look::Share,
        () if heading(measure, "").ends_with("_s") => Look::Seconds,
        () => Look::Count,
    }
}
