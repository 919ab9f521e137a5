//! A given invoice beside what the contract comes to, line by line.
//!
//! In: a bill, the lines that were billed. Out: what differs, what is missing on either side, and what does not add up within the
//! given invoice itself.

use rust_decimal::Decimal;

use super::given::GivenLine;
use crate::results::priced::{Bill, ComparedLine, Comparison};

/// Lines of an invoice that are sums of others.
pub const SUMS: [&str; 3] = ["net", "vat", "total"];
/// What the net is called, as [`folded`].
const NET: [&str; 9] = [
    "net",
    "nettotal",
    "разомбезпдв",
    "всьогобезпдв",
    "усьогобезпдв",
    "сумабезпдв",
    "итогобезндс",
    "всегобезндс",
    "суммабезндс",
];
/// What the tax is called.
const VAT: [&str; 3] = ["vat", "пдв", "ндс"];
/// What the total is called.
const TOTAL: [&str; 15] = [
    "total",
    "grandtotal",
    "totalwithvat",
    "totalinclvat",
    "разомзпдв",
    "всьогозпдв",
    "усьогозпдв",
    "всьогодосплати",
    "разомдосплати",
    "досплати",
    "итогосндс",
    "всегосндс",
    "итогокоплате",
    "всегокоплате",
    "коплате",
];
/// Words for a sum that do not say which: the last of them is the total if nothing else is, the others are the net.
const PLAIN: [&str; 5] = ["разом", "всього", "усього", "итого", "всего"];

/// Which line of an invoice is which sum.
struct Summed<'g> {
    plain_total: Option<&'g str>,
}

impl<'g> Summed<'g> {
    fn of(given: &[&'g GivenLine]) -> Summed<'g> {
        let is_named = given.iter().any(|line| is_one(&TOTAL, &line.line));
        let last = given.iter().rev().map(|line| line.line.as_str()).find(|name| is_one(&PLAIN, name));
        Summed { plain_total: last.filter(|_| !is_named) }
    }

    fn is(&self, sum: &str, name: &str) -> bool {
        let is_plain_total = self.plain_total == Some(name);
        match sum {
            "net" => is_one(&NET, name) || (is_one(&PLAIN, name) && !is_plain_total),
            "vat" => is_one(&VAT, name),
            _ => is_one(&TOTAL, name) || is_plain_total,
        }
    }
}

/// Whether a line is called one of these, a rate or marks behind it left out: `ПДВ 20 %:`.
fn is_one(names: &[&str], name: &str) -> bool {
    let folded = folded(name);
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '%' | '.' | ',' | ':'));
    names.contains(&bare.trim_end_matches('('))
}

/// Compares what was billed with the bill of the same month.
pub fn compare(bill: &Bill, given: &[&GivenLine]) -> Comparison {
    let (mut rest, summed): (Vec<&GivenLine>, _) = (given.to_vec(), Summed::of(given));
    let mut lines: Vec<ComparedLine> = Vec::new();
    for line in &bill.lines {
        let mut found = take(&mut rest, |name| name == line.line);
        if found.is_none() {
            found = take(&mut rest, |name| folded(name) == folded(&line.line));
        }
        let only = bill.lines.iter().filter(|other| other.clause == line.clause).count() == 1;
        if found.is_none() && only {
            found = take(&mut rest, |name| folded(name) == folded(&line.clause));
        }
        lines.push(compared(&line.line, found, Some((line.amount, Some(line.quantity)))));
    }
    let sums: Vec<ComparedLine> = SUMS
        .iter()
        .zip([bill.net, bill.vat, bill.total])
        .filter_map(|(name, due)| {
            let found = take(&mut rest, |given| summed.is(name, given))?;
            Some(compared(name, Some(found), Some((due, None))))
        })
        .collect();
    while let Some(first) = rest.first().map(|line| line.line.clone()) {
        let found = take(&mut rest, |name| name == first);
        lines.push(compared(&first, found, None));
    }
    let billed_lines: Decimal = lines.iter().filter_map(|line| line.billed).sum();
    let whole = whole(bill, &sums, billed_lines);
    let currency = if whole.line == "total" { bill.paid_in() } else { &bill.currency }.to_owned();
    let notes = notes(bill, &sums, billed_lines);
    lines.extend(sums);
    Comparison { provider: bill.provider.clone(), month: bill.month.clone(), lines, whole, currency, notes }
}

/// Takes all lines of a name out of the list: their quantity and amount together.
fn take(rest: &mut Vec<&GivenLine>, is: impl Fn(&str) -> bool) -> Option<(Decimal, Option<Decimal>)> {
    let (found, others): (Vec<&GivenLine>, Vec<&GivenLine>) = rest.iter().partition(|line| is(&line.line));
    *rest = others;
    if found.is_empty() {
        return None;
    }
    let amount = found.iter().map(|line| line.amount).sum();
    Some((amount, found.iter().map(|line| line.quantity).sum::<Option<Decimal>>()))
}

/// A name without blanks, marks and upper case.
fn folded(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, ' ' | '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// A line of both sides, each as amount and quantity.
fn compared(
    name: &str,
    billed: Option<(Decimal, Option<Decimal>)>,
    due: Option<(Decimal, Option<Decimal>)>,
) -> ComparedLine {
    let amount = |side: Option<(Decimal, Option<Decimal>)>| side.map(|(amount, _)| amount);
    ComparedLine {
        line: name.to_owned(),
        billed: amount(billed),
        due: amount(due),
        difference: amount(billed).unwrap_or_default() - amount(due).unwrap_or_default(),
        billed_quantity: billed.and_then(|(_, quantity)| quantity),
        due_quantity: due.and_then(|(_, quantity)| quantity),
    }
}

/// The sum by which the invoices are compared: the total, else the net, else the lines together.
fn whole(bill: &Bill, sums: &[ComparedLine], billed_lines: Decimal) -> ComparedLine {
    let given = |name: &str| sums.iter().find(|sum| sum.line == name).cloned();
    given("total")
        .or_else(|| given("net"))
        .unwrap_or_else(|| compared("lines", Some((billed_lines, None)), Some((bill.net, None))))
}

/// What does not add up within the given invoice.
fn notes(bill: &Bill, sums: &[ComparedLine], billed_lines: Decimal) -> Vec<String> {
    let given = |name: &str| sums.iter().find(|sum| sum.line == name).and_then(|sum| sum.billed);
    let mut notes = Vec::new();
    let net = given("net").unwrap_or(billed_lines);
    if net != billed_lines {
        notes.push(format!("its lines add up to {billed_lines:.2}, its net says {net:.2}"));
    }
    if let Some(total) = given("total").filter(|_| bill.exchanged.is_none()) {
        let vat = given("vat").unwrap_or_default();
        if net + vat != total {
            notes.push(format!("its net and VAT add up to {:.2}, its total says {total:.2}", net + vat));
        }
    }
    notes
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::results::priced::BillLine;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn bill() -> Bill {
        let line = |line: &str, clause: &str, quantity: &str, amount: &str| BillLine {
            line: line.to_owned(),
            clause: clause.to_owned(),
            quantity: decimal(quantity),
            unit: "min".to_owned(),
            amount: decimal(amount),
        };
        Bill {
            provider: "alfa".to_owned(),
            month: "2026-11".to_owned(),
            currency: "UAH".to_owned(),
            lines: vec![
                line("minutes", "per_minute", "654", "7617.00"),
                line("night", "per_minute", "48", "120.00"),
                line("project", "monthly_fee", "1", "1500.00"),
            ],
            net: decimal("9237.00"),
            once: Decimal::ZERO,
            exchanged: None,
            vat: decimal("1847.40"),
            total: decimal("11084.40"),
            carried: Decimal::ZERO,
            answered: 240,
            talk_minutes: decimal("544.1"),
        }
    }

    fn given(lines: &[(&str, Option<&str>, &str)]) -> Comparison {
        let lines: Vec<GivenLine> = lines
            .iter()
            .map(|(line, quantity, amount)| GivenLine {
                month: None,
                line: (*line).to_owned(),
                quantity: quantity.map(decimal),
                amount: decimal(amount),
            })
            .collect();
        compare(&bill(), &lines.iter().collect::<Vec<_>>())
    }

    fn differences(comparison: &Comparison) -> Vec<(&str, String)> {
        comparison.lines.iter().map(|line| (line.line.as_str(), line.difference.to_string())).collect()
    }

    #[test]
    fn lines_are_found_by_name_by_a_like_name_or_by_their_only_clause() {
        let found =
            given(&[("minutes", Some("700"), "7800.00"), ("Night", None, "120.00"), ("monthly fee", None, "1500.00")]);
        assert_eq!(
            differences(&found),
            [("minutes", "183.00".to_owned()), ("night", "0.00".to_owned()), ("project", "0.00".to_owned())]
        );
        assert_eq!(
            (found.lines[0].billed_quantity, found.lines[0].due_quantity),
            (Some(decimal("700")), Some(decimal("654")))
        );
        assert_eq!((found.whole.line.as_str(), found.whole.difference), ("lines", decimal("183.00")));
    }

    #[test]
    fn what_only_one_side_has_is_a_difference() {
        let found = given(&[("minutes", None, "7617.00"), ("project", None, "1500.00"), ("parking", None, "50.00")]);
        let expected = [("minutes", "0.00"), ("night", "-120.00"), ("project", "0.00"), ("parking", "50.00")];
        assert_eq!(differences(&found), expected.map(|(line, amount)| (line, amount.to_owned())));
        assert_eq!((found.lines[1].billed, found.lines[3].due), (None, None));
        assert_eq!(found.whole.difference, decimal("-70.00"));
    }

    #[test]
    fn sums_are_found_by_their_names_in_three_languages() {
        let lines = [("minutes", None, "7617.00"), ("night", None, "120.00"), ("project", None, "1500.00")];
        let sums = |net, vat, total| [(net, None, "9237.00"), (vat, None, "1847.40"), (total, None, "11084.40")];
        for (net, vat, total) in [
            ("Net", "VAT 20 %", "Grand total"),
            ("Разом без ПДВ:", "ПДВ", "Всього з ПДВ"),
            ("Разом", "ПДВ 20%", "Всього"),
            ("Итого", "НДС", "К оплате"),
        ] {
            let found = given(&[&lines[..], &sums(net, vat, total)[..]].concat());
            let told: Vec<&str> = found.lines[3..].iter().map(|line| line.line.as_str()).collect();
            assert_eq!(told, SUMS, "{net}");
            assert!(found.lines.iter().all(|line| line.difference.is_zero()) && found.notes.is_empty(), "{net}");
        }
    }

    #[test]
    fn several_rows_of_a_line_are_added_up() {
        let found = given(&[
            ("minutes", Some("500"), "6000.00"),
            ("minutes", Some("154"), "1617.00"),
            ("total", None, "11084.40"),
        ]);
        assert_eq!(found.lines[0].difference, decimal("0.00"));
        assert_eq!(found.lines[0].billed_quantity, Some(decimal("654")));
        assert_eq!((found.whole.line.as_str(), found.whole.difference), ("total", decimal("0.00")));
    }

    #[test]
    fn an_invoice_that_does_not_add_up_is_told() {
        let found = given(&[
            ("minutes", None, "7617.00"),
            ("night", None, "120.00"),
            ("project", None, "1500.00"),
            ("net", None, "9337.00"),
            ("vat", None, "1847.40"),
            ("total", None, "11284.40"),
        ]);
        assert_eq!(
            found.notes,
            [
                "its lines add up to 9237.00, its net says 9337.00",
                "its net and VAT add up to 11184.40, its total says 11284.40"
            ]
        );
        assert_eq!(found.whole.difference, decimal("200.00"));
    }
}
