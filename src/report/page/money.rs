//! Where the money goes: the lines of each option's invoices, and how its bill is spread.
//!
//! In: results. Out: tables with a bar for each line or option.

use super::cells::{self, Range};
use super::shape::{Cell, Row, Scale, Section, Table, Tables};
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::risk::OptionRisk;
use crate::results::{Estimate, InvoiceLine, OptionResults};

/// Lines on the whole page.
const LINES: usize = 1_200;
/// The fewest of an option.
const FEWEST: usize = 10;
/// What sums up the lines of an invoice.
const SUMS: [&str; 3] = ["net", "exchange", "total"];

/// The lines of the whole calendar, a table for each option, the dearest first.
pub fn invoices(told: &Told<'_>) -> Option<Section> {
    let options = view::ranked(told);
    let most = (LINES / options.len().max(1)).max(FEWEST);
    let mut left_out = 0;
    let mut views = Vec::new();
    for (name, option) in options {
        let mut lines = dearest(option);
        left_out = left_out.max(lines.len().saturating_sub(most));
        lines.truncate(most);
        views.extend((!lines.is_empty()).then(|| (view::name(name, view::NAME), of_option(&lines, told))));
    }
    if views.is_empty() {
        return None;
    }
    let mut notes = vec![say!(told, "page-invoices-note")];
    if left_out > 0 {
        notes.push(say!(told, "page-invoices-left-out", count = left_out));
    }
    let tables = vec![Tables { label: say!(told, "page-option"), views }];
    Some(Section { id: "invoices", heading: say!(told, "page-invoices"), notes, tables, ..Section::default() })
}

/// What an option pays for over the whole calendar, the dearest first.
pub fn dearest(option: &OptionResults) -> Vec<&InvoiceLine> {
    let mut lines: Vec<&InvoiceLine> = option.invoices.iter().filter(|line| is_of_calendar(line, option)).collect();
    lines.retain(|line| !SUMS.contains(&line.clause.as_str()) && line.amount.mean.is_some_and(|mean| mean != 0.0));
    lines.sort_by(|a, b| size(b).total_cmp(&size(a)));
    lines
}

/// Who is paid, and for what.
pub fn payee(line: &InvoiceLine, told: &Told<'_>) -> String {
    format!("{}: {}", view::name(&line.provider, view::NAME), view::name(&told.line(&line.line), view::NAME))
}

/// Whether a line is the sum over the calendar; of invoices without such sums, of any month.
fn is_of_calendar(line: &InvoiceLine, option: &OptionResults) -> bool {
    line.month == "all" || option.invoices.iter().all(|other| other.month != "all")
}

fn size(line: &InvoiceLine) -> f64 {
    line.amount.mean.map_or(0.0, f64::abs)
}

fn of_option(lines: &[&InvoiceLine], told: &Told<'_>) -> Table {
    let range = Range::with_nought(lines.iter().flat_map(|line| [line.amount.mean, line.amount.high]).flatten());
    let row = |line: &&InvoiceLine| {
        let amount = line.amount.mean.unwrap_or(0.0);
        let mut bar = vec![range.mark(if amount < 0.0 { "less" } else { "full" }, 0.0, amount)];
        bar.extend(line.amount.low.zip(line.amount.high).map(|(low, high)| range.mark("whisker", low, high)));
        let share = cells::exact(Some(line.bites), |share| told.percent(share));
        Row {
            name: payee(line, told),
            cells: vec![quantity(line, told), cells::number(line.amount, told), currency(line, told), share],
            bar,
        }
    };
    let columns = [
        say!(told, "page-quantity"),
        say!(told, "page-amount"),
        say!(told, "page-currency"),
        say!(told, "page-share-of-replications"),
    ];
    let (low, high) = range.ends();
    Table {
        caption: say!(told, "page-invoices"),
        corner: say!(told, "page-line"),
        columns: columns.into(),
        rows: lines.iter().map(row).collect(),
        bars: Some(Scale { name: say!(told, "page-amount"), from: told.three(low), to: told.three(high) }),
        ..Table::default()
    }
}

fn quantity(line: &InvoiceLine, told: &Told<'_>) -> Cell {
    let unit = view::name(&line.unit, 16);
    let unit = say!(told, "words-unit", unit = unit.as_str());
    cells::exact(Some(line.quantity), |quantity| format!("{} {unit}", told.three(quantity)).trim_end().to_owned())
}

fn currency(line: &InvoiceLine, told: &Told<'_>) -> Cell {
    let currency = if line.currency.is_empty() { &told.currency } else { &line.currency };
    cells::word(view::name(currency, 8))
}

/// Options whose bill is spread, best first.
pub fn spread<'a>(told: &'a Told<'_>) -> Vec<&'a OptionRisk> {
    let Some(risk) = told.risk.as_ref() else { return Vec::new() };
    let order = view::ranked(told);
    let known = |one: &&OptionRisk| one.bill.as_ref().is_some_and(|bill| bill.values > 1 && bill.p50.mean.is_some());
    let mut options: Vec<&OptionRisk> = risk.options.iter().filter(known).collect();
    options.sort_by_key(|one| order.iter().position(|(name, _)| *name == one.option));
    options
}

/// Of few replications no more is known of an end of a bill than one of them: it is not told.
pub fn told_of(end: Estimate) -> Estimate {
    if end.low.is_some() || end.high.is_some() { end } else { Estimate::default() }
}

/// What bills are of, and in which currency.
pub fn of_bills(options: &[&OptionRisk], told: &Told<'_>) -> String {
    let currency = view::name(&told.currency, 8);
    match options.iter().all(|one| one.bill_of == "month") {
        true => say!(told, "page-bills-of-months", currency = currency),
        false => say!(told, "page-bills-of-calendars", currency = currency),
    }
}

/// How the bill of a month is spread over all months that were simulated.
pub fn bills(told: &Told<'_>) -> Option<Section> {
    let options = spread(told);
    if options.is_empty() {
        return None;
    }
    let bills = options.iter().filter_map(|one| one.bill.as_ref());
    let range = Range::with_nought(bills.flat_map(|bill| [bill.p95.mean, bill.p95.high, bill.worst]).flatten());
    let row = |one: &&OptionRisk| {
        let bill = one.bill.clone().unwrap_or_default();
        let mut bar = Vec::new();
        if let (Some(low), Some(high)) = (told_of(bill.p5).mean, told_of(bill.p95).mean) {
            bar.push(range.mark("box", low, high));
        }
        bar.extend(bill.p50.mean.map(|middle| range.mark("middle", middle, middle)));
        bar.extend(bill.worst.map(|worst| range.mark("worst", worst, worst)));
        let figures = [bill.p5, bill.p50, bill.p95].map(|figure| cells::number(told_of(figure), told));
        let worst = cells::exact(bill.worst, |worst| told.three(worst));
        let cells = figures.into_iter().chain([cells::number(bill.worst_of_calendar, told), worst]).collect();
        Row { name: view::name(&one.option, view::NAME), cells, bar }
    };
    let columns = [
        say!(told, "page-p5"),
        say!(told, "page-p50"),
        say!(told, "page-p95"),
        say!(told, "page-worst-of-calendar"),
        say!(told, "page-worst"),
    ];
    let (low, high) = range.ends();
    let heading = say!(told, "page-bills");
    let caption = of_bills(&options, told);
    let table = Table {
        caption: caption.clone(),
        corner: say!(told, "page-option"),
        columns: columns.into(),
        rows: options.iter().map(row).collect(),
        bars: Some(Scale { name: say!(told, "page-spread"), from: told.three(low), to: told.three(high) }),
        ..Table::default()
    };
    let tables = vec![Tables { label: String::new(), views: vec![(String::new(), table)] }];
    let mut notes = vec![caption, say!(told, "page-bills-note")];
    let needs = options.iter().filter_map(|one| one.bill_needs).max();
    notes.extend(needs.map(|count| say!(told, "page-bills-need", count = count.to_string())));
    Some(Section { id: "bills", heading, notes, tables, ..Section::default() })
}
