//! Every interval of the calendar in which anything happened: the means of `intervals.csv`, and the interval of the service level.

use rust_xlsxwriter::XlsxError;

use super::sheet::{Cell, Look, Sheet, with_interval};
use crate::report::csv::{Part, contacts, heading, measures};
use crate::results::{Estimate, OptionTables, Results};

/// Rows that are written: more take longer to open than anybody waits, and stand in `intervals.csv`.
const MOST: usize = 20_000;

/// The sheet; none without tables.
///
/// # Errors
/// See [`XlsxError`].
pub fn sheet(results: &Results, tables: &[(String, OptionTables)]) -> Result<Option<Sheet>, XlsxError> {
    let parts = contacts(tables);
    let measures = measures(&parts);
    let parts: Vec<Rows<'_>> = parts.iter().map(|part| Rows::of(part, &measures)).collect();
    let count: usize = parts.iter().map(|part| part.kept.len()).sum();
    if parts.iter().all(|part| part.part.starts.is_empty()) {
        return Ok(None);
    }
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
    if parts.iter().any(|part| part.kept.len() < part.part.starts.len()) {
        sheet.line("Closed hours in which nobody tried are left out; intervals.csv has them.")?;
    }
    sheet.headings(&names, count)?;
    for part in &parts {
        part.write(&measures, &mut sheet)?;
    }
    Ok(Some(sheet))
}

/// The rows of a part, and which of them tell anything.
struct Rows<'a> {
    part: &'a Part<'a>,
    columns: Vec<Vec<Estimate>>,
    kept: Vec<usize>,
}

impl<'a> Rows<'a> {
    fn of(part: &'a Part<'a>, measures: &[&str]) -> Rows<'a> {
        let columns: Vec<Vec<Estimate>> = measures
            .iter()
            .map(|measure| part.table.column(measure).map_or_else(Vec::new, Iterator::collect))
            .collect();
        let tells = |nth: &usize| {
            columns.iter().any(|column| column.get(*nth).and_then(|e| e.mean).is_some_and(|mean| mean != 0.0))
        };
        let kept = (0..part.starts.len()).filter(tells).collect();
        Rows { part, columns, kept }
    }

    fn write(&self, measures: &[&str], sheet: &mut Sheet) -> Result<(), XlsxError> {
        let part = self.part;
        for nth in &self.kept {
            let start = part.starts.get(*nth).cloned().unwrap_or_default();
            let mut cells = vec![Cell::text(part.option), Cell::text(part.name), Cell::Moment(start)];
            for (measure, column) in measures.iter().zip(&self.columns) {
                let estimate = column.get(*nth).copied().unwrap_or_default();
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
