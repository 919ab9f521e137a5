//! What real records come to, as JSON: `busyhour price --json`.
//!
//! In: [`Priced`]. Out: text. Amounts are numbers with two decimals, written digit by digit as they were rounded; quantities have
//! as many decimals as they need.

use std::fmt::Display;

use crate::report::json::quoted;
use crate::results::priced::{Bill, BillLine, ComparedLine, Comparison, Priced};

/// The text, with a line's end at its end.
pub fn json(priced: &Priced) -> String {
    with_head(Vec::new(), priced)
}

/// The text of `results.json`: the same, and what it is of.
pub fn results(priced: &Priced) -> String {
    let of = |name: &str, text: &str| member(name, 1, quoted(text));
    with_head(vec![of("busyhour", env!("CARGO_PKG_VERSION")), of("scenario", &priced.scenario)], priced)
}

fn with_head(mut parts: Vec<String>, priced: &Priced) -> String {
    parts.push(member("invoices", 1, object(1, &by_provider(priced, bill))));
    if !priced.comparisons.is_empty() {
        parts.push(member("against", 1, object(1, &comparisons(priced))));
    }
    format!("{{\n{}\n}}\n", parts.join(",\n"))
}

/// An amount as it stands in JSON.
fn amount(value: impl Display) -> String {
    format!("{value:.2}")
}

fn maybe(value: Option<impl Display>) -> String {
    value.map_or("null".to_owned(), |value| value.to_string())
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

fn member(name: &str, depth: usize, value: String) -> String {
    format!("{}{}: {value}", indent(depth), quoted(name))
}

/// An object whose members are written one to a line.
fn object(depth: usize, members: &[String]) -> String {
    if members.is_empty() { "{}".to_owned() } else { format!("{{\n{}\n{}}}", members.join(",\n"), indent(depth)) }
}

fn list(depth: usize, items: &[String]) -> String {
    if items.is_empty() {
        return "[]".to_owned();
    }
    let items: Vec<String> = items.iter().map(|item| format!("{}{item}", indent(depth + 1))).collect();
    format!("[\n{}\n{}]", items.join(",\n"), indent(depth))
}

/// An object on one line.
fn flat(members: &[(&str, String)]) -> String {
    let members: Vec<String> = members.iter().map(|(name, value)| format!("{}: {value}", quoted(name))).collect();
    format!("{{ {} }}", members.join(", "))
}

/// Members by provider, each with members by month.
fn by_provider(priced: &Priced, write: impl Fn(&Bill) -> String) -> Vec<String> {
    let months = |provider: &str| {
        let of = priced.bills.iter().filter(|bill| bill.provider == provider);
        of.map(|bill| member(&bill.month, 3, write(bill))).collect::<Vec<_>>()
    };
    priced.providers().iter().map(|provider| member(provider, 2, object(2, &months(provider)))).collect()
}

fn bill(bill: &Bill) -> String {
    let lines: Vec<String> = bill.lines.iter().map(line).collect();
    let mut members = vec![
        member("currency", 4, quoted(&bill.currency)),
        member("lines", 4, list(4, &lines)),
        member("net", 4, amount(bill.net)),
    ];
    if let Some(exchanged) = &bill.exchanged {
        let text = flat(&[
            ("currency", quoted(&exchanged.currency)),
            ("rate", exchanged.rate.to_string()),
            ("net", amount(exchanged.net)),
        ]);
        members.push(member("exchange", 4, text));
    }
    members.push(member("vat", 4, amount(bill.vat)));
    members.push(member("total", 4, amount(bill.total)));
    if !bill.carried.is_zero() {
        members.push(member("carried", 4, amount(bill.carried)));
    }
    object(3, &members)
}

fn line(line: &BillLine) -> String {
    flat(&[
        ("clause", quoted(&line.clause)),
        ("line", quoted(&line.line)),
        ("quantity", line.quantity.normalize().to_string()),
        ("unit", quoted(&line.unit)),
        ("amount", amount(line.amount)),
    ])
}

/// Members by provider and month of what was compared.
fn comparisons(priced: &Priced) -> Vec<String> {
    let of = |provider: &str| {
        let all = priced.comparisons.iter().filter(|comparison| comparison.provider == provider);
        all.map(|one| member(&one.month, 3, comparison(one))).collect::<Vec<_>>()
    };
    let all = priced.providers().into_iter().map(|provider| (provider, of(provider)));
    all.filter(|(_, months)| !months.is_empty()).map(|(name, months)| member(name, 2, object(2, &months))).collect()
}

fn comparison(comparison: &Comparison) -> String {
    let lines: Vec<String> = comparison.lines.iter().map(compared).collect();
    let notes: Vec<String> = comparison.notes.iter().map(|note| quoted(note)).collect();
    object(
        3,
        &[
            member("currency", 4, quoted(&comparison.currency)),
            member("lines", 4, list(4, &lines)),
            member("whole", 4, compared(&comparison.whole)),
            member("notes", 4, list(4, &notes)),
        ],
    )
}

fn compared(line: &ComparedLine) -> String {
    flat(&[
        ("line", quoted(&line.line)),
        ("billed", maybe(line.billed.map(amount))),
        ("due", maybe(line.due.map(amount))),
        ("difference", amount(line.difference)),
        ("billed_quantity", maybe(line.billed_quantity.map(|quantity| quantity.normalize()))),
        ("due_quantity", maybe(line.due_quantity.map(|quantity| quantity.normalize()))),
    ])
}
