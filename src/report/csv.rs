//! Tables for spreadsheets and scripts: `intervals.csv`, `groups.csv`, `invoices.csv`, `years.csv`.
//!
//! In: results and tables by interval. Out: the bytes of CSV files, UTF-8, commas, one heading. Times are seconds and
//! say so (`asa_s`), money names its currency (`cost_uah`), shares are 0 to 1; what did not happen is an empty cell.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Write};

use crate::results::priced::Priced;
use crate::results::staffing::{Staffing, Verdict};
use crate::results::years::Years;
use crate::results::{Estimate, IntervalTable, OptionTables, Results};

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
const MONEY: [&str; 6] = ["cost", "profit", "lost_", "effective_", "margin", "refused_parcels"];

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
///
/// # Errors
/// `out` cannot be written.
pub fn intervals(tables: &[(String, OptionTables)], currency: &str, out: &mut dyn Write) -> io::Result<()> {
    by_interval("contact", &contacts(tables), currency, out)
}

/// The rows of each option and contact type.
pub(super) fn contacts(tables: &[(String, OptionTables)]) -> Vec<Part<'_>> {
    let parts = tables
        .iter()
        .map(|(option, t)| (option, &t.by_interval))
        .flat_map(|(option, t)| t.contacts.iter().map(|(name, table)| Part { option, name, starts: &t.starts, table }));
    parts.collect()
}

/// `groups.csv`: a row for each option, group and interval of the calendar.
///
/// # Errors
/// `out` cannot be written.
pub fn groups(tables: &[(String, OptionTables)], currency: &str, out: &mut dyn Write) -> io::Result<()> {
    let parts = tables
        .iter()
        .map(|(option, t)| (option, &t.by_interval))
        .flat_map(|(option, t)| t.groups.iter().map(|(name, table)| Part { option, name, starts: &t.starts, table }));
    by_interval("group", &parts.collect::<Vec<_>>(), currency, out)
}

/// The rows of one contact type or group.
pub(super) struct Part<'t> {
    pub(super) option: &'t str,
    pub(super) name: &'t str,
    pub(super) starts: &'t [String],
    pub(super) table: &'t IntervalTable,
}

/// `invoices.csv`: a row for each option and line of an invoice.
pub fn invoices(results: &Results) -> Vec<u8> {
    let mut table = Table::default();
    let columns = "option,provider,month,line,quantity,unit,currency,amount,amount_low,amount_high,p5,p50,p95,worst,\
                   bites,worst_month,clause";
    table.row(columns.split(',').map(str::to_owned));
    for (option, of_option) in &results.options.0 {
        for line in &of_option.invoices {
            let mut row = vec![guarded(option), guarded(&line.provider), guarded(&line.month), guarded(&line.line)];
            let currency = if line.currency.is_empty() { &results.currency } else { &line.currency };
            row.extend([number(Some(line.quantity)), guarded(&line.unit), guarded(currency)]);
            row.extend(cells(line.amount));
            row.extend([line.p5, line.p50, line.p95, Some(line.worst), Some(line.bites)].map(number));
            row.extend([number(line.worst_month), guarded(&line.clause)]);
            table.row(row);
        }
    }
    table.bytes()
}

/// `staffing.csv`: a row for each group and interval.
pub fn staffing(staffing: &Staffing) -> Vec<u8> {
    let mut table = Table::default();
    let columns = "group,day,start,formula,needed,scheduled,service_level,service_level_low,service_level_high,verdict,\
                   one_fewer,one_fewer_low,one_fewer_high,one_fewer_verdict,one_fewer_contact,one_fewer_figure";
    table.row(columns.split(',').map(str::to_owned));
    let word = |verdict: Option<Verdict>| verdict.map_or("", Verdict::name).to_owned();
    for group in &staffing.groups {
        for at in &group.rows {
            let mut row = vec![guarded(&group.name), guarded(&at.day), guarded(&at.start)];
            row.extend([f64::from(at.formula), f64::from(at.needed), at.scheduled].map(|agents| number(Some(agents))));
            row.extend(cells(at.service_level));
            row.push(word(at.verdict));
            row.extend(cells(at.one_fewer.unwrap_or_default()));
            row.push(word(at.one_fewer_verdict));
            let limit = at.one_fewer_limit.as_ref();
            row.extend(limit.map_or_else(Default::default, |limit| [guarded(&limit.contact), limit.figure.clone()]));
            table.row(row);
        }
    }
    table.bytes()
}

/// Where [`years`] go.
pub const YEARS: &str = "years.csv";

/// `years.csv`: a row for each option and month of a plan.
pub fn years(years: &Years) -> Vec<u8> {
    let mut table = Table::default();
    let columns = "option,month,volume,wages,prices,discount,cost,cost_low,cost_high,profit,profit_low,profit_high,\
                   heads_needed,heads";
    table.row(columns.split(',').map(str::to_owned));
    for option in &years.options {
        for (of, month) in years.calendar.iter().zip(&option.months) {
            let mut row = vec![guarded(&option.option), of.month.clone()];
            row.extend([of.volume, of.wages, of.prices, of.discount].map(|value| number(Some(value))));
            row.extend(cells(month.cost));
            row.extend(cells(month.profit));
            row.extend([month.heads_needed, month.heads].map(number));
            table.row(row);
        }
    }
    table.bytes()
}

/// `invoices.csv` of `price`: a row for each line of a bill, and its sums.
pub fn bills(priced: &Priced) -> Vec<u8> {
    let mut table = Table::default();
    table.row("provider,month,line,clause,quantity,unit,currency,amount".split(',').map(str::to_owned));
    for bill in &priced.bills {
        let start = [guarded(&bill.provider), guarded(&bill.month)];
        for line in &bill.lines {
            let end = [line.quantity.normalize().to_string(), guarded(&line.unit), guarded(&bill.currency)];
            let middle = [guarded(&line.line), guarded(&line.clause)];
            table.row(start.iter().cloned().chain(middle).chain(end).chain([format!("{:.2}", line.amount)]));
        }
        let exchanged = bill.exchanged.as_ref().map(|exchanged| ("exchange", bill.paid_in(), exchanged.net));
        let sums = [("vat", bill.paid_in(), bill.vat), ("total", bill.paid_in(), bill.total)];
        for (name, currency, sum) in
            [("net", bill.currency.as_str(), bill.net)].into_iter().chain(exchanged).chain(sums)
        {
            let middle = [name, "", "", "", currency].map(guarded);
            table.row(start.iter().cloned().chain(middle).chain([format!("{sum:.2}")]));
        }
    }
    table.bytes()
}

/// Written row by row: a year by the minute does not fit into memory as text.
fn by_interval(what: &str, parts: &[Part<'_>], currency: &str, out: &mut dyn Write) -> io::Result<()> {
    let measures = measures(parts);
    let mut out = Lines::new(out);
    for heading in ["option", what, "start"] {
        out.text(heading)?;
    }
    for measure in &measures {
        let name = guarded(&heading(measure, currency));
        for field in [name.as_str(), &format!("{name}_low"), &format!("{name}_high")] {
            out.text(field)?;
        }
    }
    out.end_row()?;
    for part in parts {
        rows(part, &measures, &mut out)?;
    }
    out.finish()
}

fn rows(part: &Part<'_>, measures: &[&str], out: &mut Lines<&mut dyn Write>) -> io::Result<()> {
    let (option, name) = (guarded(part.option), guarded(part.name));
    let mut columns: Vec<_> = measures.iter().map(|measure| part.table.column(measure)).collect();
    for start in part.starts {
        for field in [option.as_str(), &name, &guarded(start)] {
            out.text(field)?;
        }
        for column in &mut columns {
            let estimate = column.as_mut().and_then(Iterator::next).unwrap_or_default();
            for value in [estimate.mean, estimate.low, estimate.high] {
                out.number(value)?;
            }
        }
        out.end_row()?;
    }
    Ok(())
}

/// A table that goes out row by row.
pub(super) struct Lines<W: Write> {
    out: csv::Writer<W>,
    digits: String,
}

impl<W: Write> Lines<W> {
    pub(super) fn new(out: W) -> Lines<W> {
        Lines { out: csv::Writer::from_writer(out), digits: String::new() }
    }

    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        Ok(self.out.write_field(text)?)
    }

    pub(super) fn number(&mut self, value: Option<f64>) -> io::Result<()> {
        self.digits.clear();
        write_number(value, &mut self.digits);
        Ok(self.out.write_field(&self.digits)?)
    }

    pub(super) fn end_row(&mut self) -> io::Result<()> {
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    pub(super) fn into_inner(self) -> io::Result<W> {
        self.out.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// All measures that occur, the ones that a planner looks for first at the front.
pub(super) fn measures(parts: &[Part<'_>]) -> Vec<&'static str> {
    let all: BTreeSet<&'static str> = parts.iter().flat_map(|part| part.table.measures()).collect();
    let first = FIRST.iter().copied().filter(|name| all.contains(name));
    let others = all.iter().copied().filter(|name| !FIRST.contains(name));
    first.chain(others).collect()
}

/// Mean and both ends.
pub(super) fn cells(e: Estimate) -> [String; 3] {
    [number(e.mean), number(e.low), number(e.high)]
}

/// The shortest digits that read back to the same number; empty for none.
pub(super) fn number(value: Option<f64>) -> String {
    let mut digits = String::new();
    write_number(value, &mut digits);
    digits
}

fn write_number(value: Option<f64>, digits: &mut String) {
    if let Some(value) = value.filter(|value| value.is_finite()) {
        // -0 would be written with its sign; text takes everything.
        let _ = fmt::Write::write_fmt(digits, format_args!("{}", value + 0.0));
    }
}

/// Rows as bytes.
pub(super) struct Table(csv::Writer<Vec<u8>>);

impl Default for Table {
    fn default() -> Table {
        Table(csv::Writer::from_writer(Vec::new()))
    }
}

impl Table {
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        // Rows of one table have one length and memory takes every byte: nothing can fail.
        let written = self.0.write_record(cells);
        debug_assert!(written.is_ok(), "{written:?}");
    }

    pub(super) fn bytes(self) -> Vec<u8> {
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
    fn lines_of_an_invoice_name_their_own_currency_how_often_they_bite_and_the_dearest_month() {
        let mut results = fixture::run();
        let line = &mut results.options.0[0].1.invoices[0];
        (line.month, line.currency, line.bites, line.worst_month) =
            ("all".to_owned(), "EUR".to_owned(), 0.25, Some(9.5));
        let text = text(invoices(&results));
        let heading = text.lines().next().unwrap();
        assert!(heading.ends_with(",worst,bites,worst_month,clause"), "{heading}");
        let row = text.lines().nth(1).unwrap();
        assert!(row.contains(",EUR,") && row.ends_with(",0.25,9.5,per_minute"), "{row}");
        assert!(text.lines().nth(2).unwrap().contains(",UAH,"), "{text}");
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
        let tables = vec![("base".to_owned(), fixture::tables()), ("other".to_owned(), fixture::tables())];
        let mut bytes = Vec::new();
        intervals(&tables, "UAH", &mut bytes).unwrap();
        let text = text(bytes);
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
