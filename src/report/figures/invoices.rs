//! Where the money goes: the dearest lines of each option's invoices and own costs, over the whole calendar.

use super::ink;
use super::rows::{Chart, Fill, Group, Mark, Row};
use super::words;
use crate::report::language::{Told, say};
use crate::report::page::money;
use crate::report::view;
use crate::results::InvoiceLine;

/// Options in one picture, the best.
const OPTIONS: usize = 6;
/// Lines of an option.
const LINES: usize = 8;

/// Draws the figure; none where nobody is paid.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let amount = |value: f64, decimals: usize| told.plain(value, decimals);
    let paid = view::ranked(told).into_iter().map(|(name, option)| (name, money::dearest(option)));
    let paid: Vec<(&str, Vec<&InvoiceLine>)> = paid.filter(|(_, lines)| !lines.is_empty()).collect();
    let shown = &paid[..paid.len().min(OPTIONS)];
    let smaller: usize = shown.iter().map(|(_, lines)| lines.len().saturating_sub(LINES)).sum();
    // Amounts of two currencies do not stand along one axis.
    let mut currencies: Vec<&str> = Vec::new();
    for line in shown.iter().flat_map(|(_, lines)| lines.iter().take(LINES)) {
        let currency = currency(line, told);
        if !currencies.contains(&currency) {
            currencies.push(currency);
        }
    }
    let charts: Vec<Chart> = currencies.into_iter().map(|unit| chart(shown, unit, told, &amount)).collect();
    if charts.is_empty() {
        return None;
    }
    let mut note = words::whiskers(told);
    if smaller > 0 {
        note = format!("{note} {}", say!(told, "figure-smaller-lines", count = smaller));
    }
    let note = format!("{note}{}", words::left_out(paid.len() - shown.len(), told));
    let height = charts.iter().map(Chart::height).sum();
    ink::sheet(&say!(told, "figure-invoices"), &note, height, |area| {
        let mut top = ink::TOP;
        for chart in &charts {
            chart.draw(area, top)?;
            top += chart.height();
        }
        Ok(())
    })
}

fn currency<'a>(line: &'a InvoiceLine, told: &'a Told<'_>) -> &'a str {
    if line.currency.is_empty() { &told.currency } else { &line.currency }
}

/// The lines in one currency, under the names of their options.
fn chart<'a>(
    options: &[(&str, Vec<&InvoiceLine>)],
    unit: &str,
    told: &Told<'_>,
    amount: &'a dyn Fn(f64, usize) -> String,
) -> Chart<'a> {
    let group = |(name, lines): &(&str, Vec<&InvoiceLine>)| {
        let lines = lines.iter().take(LINES).filter(|line| currency(line, told) == unit);
        Group { heading: view::name(name, view::NAME), rows: lines.map(|line| row(line, told)).collect() }
    };
    let groups = options.iter().map(group).filter(|group| !group.rows.is_empty()).collect();
    Chart { groups, axis: say!(told, "figure-amount", currency = view::name(unit, 8)), label: amount }
}

fn row(line: &InvoiceLine, told: &Told<'_>) -> Row {
    let amount = line.amount.mean.unwrap_or(0.0);
    let mut marks = vec![Mark::Bar(amount, if amount < 0.0 { Fill::White } else { Fill::Dark })];
    let wide = line.amount.low.zip(line.amount.high).filter(|(low, high)| low < high);
    marks.extend(wide.map(|(low, high)| Mark::Whisker(low, high)));
    Row { name: money::payee(line, told), marks, figure: told.three(amount) }
}
