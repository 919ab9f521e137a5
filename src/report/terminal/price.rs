//! Invoices of real records: a table for each provider and month, the given invoice beside it, all providers side by side.

use std::fmt::Display;

use comfy_table::{Cell, CellAlignment};

use super::side_by_side::{SideBySide, plain, trimmed};
use crate::report::numbers::{NOTHING, grouped};
use crate::report::view;
use crate::results::priced::{Bill, ComparedLine, Comparison, Cost, Priced};

/// Width of a terminal.
const WIDTH: usize = 80;
/// Letters of a line's name.
const NAME: usize = 28;

/// Every invoice, what differs from a given one, and, of several providers, which is the cheapest.
pub fn price(priced: &Priced) -> String {
    let mut out = String::new();
    for bill in &priced.bills {
        out.push_str(&invoice(bill));
        let same = |comparison: &&Comparison| comparison.provider == bill.provider && comparison.month == bill.month;
        for comparison in priced.comparisons.iter().filter(same) {
            out.push_str(&beside(comparison));
        }
    }
    if priced.providers().len() > 1 {
        out.push_str(&side_by_side(priced));
    }
    out.trim_start_matches('\n').to_owned()
}

fn left(text: &str) -> Cell {
    Cell::new(text)
}

fn right(text: impl ToString) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

fn invoice(bill: &Bill) -> String {
    let mut table = plain();
    let heading = format!("amount, {}", view::name(&bill.currency, 8));
    table.add_row(vec![left("line"), left("clause"), right("quantity"), left("unit"), right(heading)]);
    for line in &bill.lines {
        table.add_row(vec![
            left(&view::name(&line.line, NAME)),
            left(&line.clause),
            right(quantity(line.quantity.normalize())),
            left(&line.unit),
            right(amount(line.amount)),
        ]);
    }
    let mut sum = |label: String, figure: String| {
        table.add_row(vec![left(&label), left(""), right(""), left(""), right(figure)]);
    };
    sum("net".to_owned(), amount(bill.net));
    let paid_in = view::name(bill.paid_in(), 8);
    if let Some(exchanged) = &bill.exchanged {
        sum(format!("at {}, {paid_in}", exchanged.rate), amount(exchanged.net));
    }
    sum("VAT".to_owned(), amount(bill.vat));
    sum(format!("total, {paid_in}"), amount(bill.total));
    if !bill.carried.is_zero() {
        sum("credit carried on".to_owned(), amount(bill.carried));
    }
    format!("\n{}, {}\n{}", view::name(&bill.provider, 60), bill.month, trimmed(table, 2))
}

/// A given invoice beside the bill, and the difference in a sentence.
fn beside(comparison: &Comparison) -> String {
    let mut table = plain();
    let heads = ["line", "billed", "should be", "difference", ""];
    table.add_row(heads.iter().enumerate().map(|(n, head)| if (1..4).contains(&n) { right(head) } else { left(head) }));
    let cell = |value: Option<String>| right(value.unwrap_or_else(|| NOTHING.to_owned()));
    for line in &comparison.lines {
        table.add_row(vec![
            left(&view::name(&line.line, NAME)),
            cell(line.billed.map(amount)),
            cell(line.due.map(amount)),
            right(if line.difference.is_zero() { NOTHING.to_owned() } else { signed(line.difference) }),
            left(&remark(line)),
        ]);
    }
    let heading = format!("The invoice of {} for {} beside it", view::name(&comparison.provider, 40), comparison.month);
    format!("\n{heading}\n{}{}\n", trimmed(table, 2), sentence(comparison))
}

/// What a difference comes from, as far as it can be seen.
fn remark(line: &ComparedLine) -> String {
    match (line.billed, line.due, line.billed_quantity, line.due_quantity) {
        (None, Some(due), _, _) if !due.is_zero() => "missing in the invoice".to_owned(),
        (Some(_), None, _, _) => "not in the contract".to_owned(),
        (_, _, Some(billed), Some(due)) if billed.normalize() != due.normalize() => {
            format!("{} billed, not {}", quantity(billed.normalize()), quantity(due.normalize()))
        }
        _ => String::new(),
    }
}

fn sentence(comparison: &Comparison) -> String {
    let (whole, currency) = (&comparison.whole, view::name(&comparison.currency, 8));
    let what = match whole.line.as_str() {
        "lines" => "its lines",
        "net" => "its net",
        _ => "its total",
    };
    let (billed, due) = (amount(whole.billed.unwrap_or_default()), amount(whole.due.unwrap_or_default()));
    let mut text = if whole.difference.is_zero() {
        format!("It agrees: {what} and the contract both come to {due} {currency}.")
    } else {
        let way = if whole.difference.is_sign_negative() { "too little" } else { "too much" };
        let by = amount(whole.difference.abs());
        let (first, second) =
            (format!("It bills {by} {currency} {way}:"), format!("{what} {billed}, by the contract {due}."));
        let fits = first.chars().count() + second.chars().count() < WIDTH;
        format!("{first}{}{second}", if fits { " " } else { "\n" })
    };
    for note in &comparison.notes {
        text.push_str(&format!("\nIt does not add up: {note}."));
    }
    text
}

/// All providers by month, the cheapest marked.
fn side_by_side(priced: &Priced) -> String {
    let providers = priced.providers();
    let currency = view::name(&priced.currency, 8);
    let mut table = SideBySide::of(providers.iter().copied());
    let mut months: Vec<Option<&str>> = priced.months().into_iter().map(Some).collect();
    if months.len() > 1 {
        months.push(None);
    }
    for month in months {
        let costs: Vec<Option<Cost>> = providers.iter().map(|provider| priced.cost(provider, month)).collect();
        let least = costs.iter().flatten().map(|cost| cost.sum).min();
        let each = |write: &dyn Fn(&Cost) -> Option<String>| {
            let cell = |cost: &Option<Cost>| cost.as_ref().and_then(write).unwrap_or_else(|| NOTHING.to_owned());
            costs.iter().map(cell).collect::<Vec<String>>()
        };
        let mark = |cost: &Cost| if Some(cost.sum) == least { "* " } else { "" };
        let label = month.unwrap_or("all months");
        table.line(&format!("{label}, {currency}"), each(&|cost| Some(format!("{}{}", mark(cost), amount(cost.sum)))));
        if costs.iter().flatten().any(|cost| !cost.once.is_zero()) {
            table.line("  of it paid once", each(&|cost| Some(amount(cost.once))));
        }
        table.line("  a minute of talk", each(&|cost| cost.effective_minute.map(amount)));
        table.line("  an answered contact", each(&|cost| cost.per_answered.map(amount)));
    }
    let basis = if priced.vat_is_cost { "VAT included" } else { "without VAT, which is got back" };
    format!("\nSide by side, {basis}; * is the cheapest\n{}", table.text().trim_start_matches('\n'))
}

/// Money with thousands parted.
fn amount(value: impl Display) -> String {
    grouped(&format!("{value:.2}"))
}

/// A difference with its sign.
fn signed(value: impl Display) -> String {
    let text = amount(value);
    if text.starts_with('-') { text } else { format!("+{text}") }
}

/// A quantity as short as it goes, of many decimals the first four.
fn quantity(value: impl Display) -> String {
    let text = value.to_string();
    match text.split_once('.') {
        Some((whole, part)) if part.len() > 4 => grouped(&format!("{whole}.{}", part.get(..4).unwrap_or(part))),
        _ => grouped(&text),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::priced::json;
    use crate::results::priced::{BillLine, Exchanged};

    /// A bill of one line, all amounts the same.
    fn bill(provider: &str, name: &str, figure: &str) -> Bill {
        let decimal = figure.parse().unwrap();
        let line = BillLine {
            line: name.to_owned(),
            clause: "performance_credit".to_owned(),
            quantity: decimal,
            unit: "segment".to_owned(),
            amount: decimal,
        };
        let exchanged = Exchanged { currency: "UAH".to_owned(), rate: decimal, net: decimal };
        Bill {
            provider: provider.to_owned(),
            month: "2026-11".to_owned(),
            currency: "EUR".to_owned(),
            lines: vec![line],
            net: decimal,
            once: decimal,
            exchanged: Some(exchanged),
            vat: decimal,
            total: decimal,
            carried: decimal,
            answered: 3,
            talk_minutes: decimal,
        }
    }

    fn priced(bills: Vec<Bill>) -> Priced {
        let line = |bill: &Bill| ComparedLine {
            line: bill.lines[0].line.clone(),
            billed: Some(bill.net),
            due: None,
            difference: bill.net,
            billed_quantity: Some(bill.net),
            due_quantity: None,
        };
        let comparison = |bill: &Bill| Comparison {
            provider: bill.provider.clone(),
            month: bill.month.clone(),
            lines: vec![line(bill)],
            whole: line(bill),
            currency: "EUR".to_owned(),
            notes: vec!["one and one are three".to_owned()],
        };
        let comparisons = bills.iter().map(comparison).collect();
        Priced { scenario: "shop".to_owned(), currency: "UAH".to_owned(), vat_is_cost: true, bills, comparisons }
    }

    #[test]
    fn every_line_fits_eighty_columns_whatever_names_and_amounts() {
        let name = "x".repeat(64);
        for (provider, line, figure) in [
            ("alfa", "minutes", "7617.00"),
            (name.as_str(), name.as_str(), "-123456789012345.67"),
            ("a\u{1b}[31m\n", "=1+1\t", "0.000001"),
        ] {
            let text = price(&priced(vec![bill(provider, line, figure), bill("beta", line, figure)]));
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
            assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text}");
        }
    }

    #[test]
    fn json_is_json_whatever_names() {
        let text = json(&priced(vec![bill("a\"b\\\n", "ü\u{0}", "-0.50"), bill("beta", "x", "1000000000000.00")]));
        assert!(text.contains("\"a\\\"b\\\\\\n\": {") && text.contains("\"net\": -0.50,"), "{text}");
        assert!(text.contains("\"total\": 1000000000000.00,"), "{text}");
    }
}
