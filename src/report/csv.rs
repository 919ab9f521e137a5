//! Tables for spreadsheets and scripts: `intervals.csv`, `groups.csv`, `invoices.csv`.
//!
//! In: results and tables by interval. Out: the bytes of CSV files, UTF-8, commas, one heading. Times are seconds and
//! say so (`asa_s`), money names its currency (`cost_uah`), shares are 0 to 1; what did not happen is an empty cell.

use std::collections::BTreeSet;

use crate::results::{Estimate, IntervalRow, IntervalTables, Results};

/// Measures that a planner looks for first, in his order; the others follow by name.
const FIRST: [&str; 12] = [
    "attempts",
    "closed",
    "blocked",
    "offered",
    "answered",
    "abandoned",
    "service_level",
    "abandonment",
    "asa",
    "required",
    "scheduled",
    "staffed",
];

/// Measures in seconds, by their name or what it starts with.
const SECONDS: [&str; 3] = ["asa", "wait", "handle_time"];

/// Measures in currency, by what the name starts with.
const MONEY: [&str; 5] = ["cost", "profit", "lost_value", "effective_", "revenue"];

/// A text cell that no spreadsheet takes for a formula.
pub fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// A measure's name with its unit.
pub fn heading(measure: &str, currency: &str) -> String {
    if SECONDS.iter().any(|s| measure == *s || measure.starts_with(&format!("{s}_"))) {
        format!("{measure}_s")
    } else if MONEY.iter().any(|s| measure.starts_with(s)) && !currency.is_empty() {
        format!("{measure}_{}", currency.to_lowercase())
    } else {
        measure.to_owned()
    }
}

/// `intervals.csv`: a row for each option, contact type (and `total`) and interval of the calendar.
pub fn intervals(tables: &[(String, IntervalTables)], currency: &str) -> Vec<u8> {
    let rows = tables.iter().flat_map(|(option, t)| t.contacts.iter().map(move |(name, rows)| (option, name, rows)));
    by_interval("contact", &rows.collect::<Vec<_>>(), currency)
}

/// `groups.csv`: a row for each option, group and interval of the calendar.
pub fn groups(tables: &[(String, IntervalTables)], currency: &str) -> Vec<u8> {
    let rows = tables.iter().flat_map(|(option, t)| t.groups.iter().map(move |(name, rows)| (option, name, rows)));
    by_interval("group", &rows.collect::<Vec<_>>(), currency)
}

/// `invoices.csv`: a row for each option and line of an invoice.
pub fn invoices(results: &Results) -> Vec<u8> {
    let mut table = Table::default();
    let columns = "option,provider,month,line,quantity,unit,currency,amount,amount_low,amount_high,p5,p50,p95,worst";
    table.row(columns.split(',').map(str::to_owned));
    for (option, of_option) in &results.options.0 {
        for line in &of_option.invoices {
            let mut row = vec![guarded(option), guarded(&line.provider), guarded(&line.month), guarded(&line.line)];
            row.extend([number(Some(line.quantity)), guarded(&line.unit), guarded(&results.currency)]);
            row.extend(cells(line.amount));
            row.extend([line.p5, line.p50, line.p95, line.worst].map(|v| number(Some(v))));
            table.row(row);
        }
    }
    table.bytes()
}

fn by_interval(what: &str, parts: &[(&String, &String, &Vec<IntervalRow>)], currency: &str) -> Vec<u8> {
    let measures = measures(parts.iter().flat_map(|(_, _, rows)| rows.iter()));
    let mut table = Table::default();
    let mut headings = vec!["option".to_owned(), what.to_owned(), "start".to_owned()];
    for measure in &measures {
        let name = guarded(&heading(measure, currency));
        headings.extend([name.clone(), format!("{name}_low"), format!("{name}_high")]);
    }
    table.row(headings);
    for (option, name, rows) in parts {
        for row in *rows {
            let mut out = vec![guarded(option), guarded(name), guarded(&row.start)];
            for measure in &measures {
                out.extend(cells(row.by_name.get(*measure).copied().unwrap_or_default()));
            }
            table.row(out);
        }
    }
    table.bytes()
}

/// All measures that occur, the ones that a planner looks for first at the front.
fn measures<'a>(rows: impl Iterator<Item = &'a IntervalRow>) -> Vec<&'a str> {
    let all: BTreeSet<&str> = rows.flat_map(|row| row.by_name.keys().map(String::as_str)).collect();
    let first = FIRST.iter().filter_map(|name| all.get(name).copied());
    let others = all.iter().copied().filter(|name| !FIRST.contains(name));
    first.chain(others).collect()
}

fn cells(e: Estimate) -> [String; 3] {
    [number(e.mean), number(e.low), number(e.high)]
}

/// The shortest digits that read back to the same number; empty for none.
fn number(value: Option<f64>) -> String {
    // -0 would be written with its sign.
    value.filter(|v| v.is_finite()).map(|v| (v + 0.0).to_string()).unwrap_or_default()
}

/// Rows as bytes.
struct Table(csv::Writer<Vec<u8>>);

impl Default for Table {
    fn default() -> Table {
        Table(csv::Writer::from_writer(Vec::new()))
    }
}

impl Table {
    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        // Rows of one table have one length and memory takes every byte: nothing can fail.
        let written = self.0.write_record(cells);
        debug_assert!(written.is_ok(), "{written:?}");
    }

    fn bytes(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn text_that_a_spreadsheet_would_run_is_made_text() {
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(guarded(evil), format!("'{evil}"));
        }
        assert_eq!(guarded("sales"), "sales");
        let mut results = fixture::run();
        results.options.0[0].0 = "=cmd|' /C calc'!A0".to_owned();
        assert!(text(invoices(&results)).lines().skip(1).all(|l| l.starts_with("'=cmd")));
    }

    #[test]
    fn negative_amounts_stay_numbers() {
        let mut results = fixture::run();
        results.options.0[0].1.invoices[0].amount.mean = Some(-12.5);
        assert!(text(invoices(&results)).contains(",-12.5,"));
    }

    #[test]
    fn headings_say_units() {
        assert_eq!(heading("asa", "UAH"), "asa_s");
        assert_eq!(heading("wait_p90", "UAH"), "wait_p90_s");
        assert_eq!(heading("cost_per_answered", "UAH"), "cost_per_answered_uah");
        assert_eq!(heading("offered", "UAH"), "offered");
    }

    #[test]
    fn intervals_have_a_row_for_each_option_contact_type_and_start() {
        let tables = vec![("base".to_owned(), fixture::intervals()), ("other".to_owned(), fixture::intervals())];
        let text = text(intervals(&tables, "UAH"));
        let mut lines = text.lines();
        let first = "option,contact,start,offered,offered_low,offered_high,answered,";
        assert!(lines.next().unwrap().starts_with(first), "{text}");
        assert_eq!(lines.clone().count(), 2 * 2 * 4);
        assert!(lines.next().unwrap().starts_with("base,sales,2026-11-02T08:00,"));
    }

    #[test]
    fn what_did_not_happen_is_an_empty_cell() {
        let empty = Estimate::default();
        assert_eq!(cells(empty), ["", "", ""]);
        assert_eq!(number(Some(-0.0)), "0");
    }
}
