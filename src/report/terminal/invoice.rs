//! The invoices of a run: each line over the whole calendar, with what it came to in bad luck and how often it bites.

use comfy_table::{Cell, CellAlignment};

use super::side_by_side::{plain, trimmed};
use crate::report::numbers::{self, Kind, NOTHING, with_interval};
use crate::report::view;
use crate::results::{InvoiceLine, OptionResults};

/// The month under which sums over the calendar stand.
const ALL: &str = "all";

/// A table for each provider that sends an invoice; empty without any.
pub fn tables(option: &OptionResults) -> String {
    let mut providers: Vec<&str> = Vec::new();
    for line in option.invoices.iter().filter(|line| line.month == ALL) {
        if !providers.contains(&line.provider.as_str()) {
            providers.push(&line.provider);
        }
    }
    providers.into_iter().map(|provider| table(provider, option)).collect()
}

fn table(provider: &str, option: &OptionResults) -> String {
    let own = |line: &&InvoiceLine| line.provider == provider && line.month == ALL;
    let lines: Vec<&InvoiceLine> = option.invoices.iter().filter(own).collect();
    let currency = lines.first().map_or("", |line| line.currency.as_str());
    let mut table = plain();
    let money = format!("mean, {}", view::name(currency, 8));
    let head =
        [view::name(provider, 20).as_str(), "quantity", "", &money, "P5", "P95", "worst", "applies"].map(str::to_owned);
    table.add_row(cells(head));
    for line in lines {
        table.add_row(cells(row(line, currency)));
    }
    format!("\n{}", trimmed(table, 1))
}

fn row(line: &InvoiceLine, currency: &str) -> [String; 8] {
    let whole = |amount: f64| numbers::plain(amount, 0);
    let percentile = |amount: Option<f64>| amount.map_or(NOTHING.to_owned(), whole);
    // Of a net or a total there is one; what is exchanged stands above it.
    let counted = !line.unit.is_empty() && line.unit != currency && line.unit != line.currency;
    let quantity = if counted { numbers::three(line.quantity) } else { String::new() };
    let unit = if counted { view::name(&line.unit, 8) } else { String::new() };
    let elsewhere =
        if line.currency == currency { String::new() } else { format!(", {}", view::name(&line.currency, 8)) };
    let bites = if line.bites < 1.0 { numbers::percent(line.bites) } else { String::new() };
    let never = line.bites == 0.0;
    let amount = |text: String| if never { NOTHING.to_owned() } else { text };
    [
        format!("{}{elsewhere}", view::name(&line.line, 20)),
        quantity,
        unit,
        amount(with_interval(line.amount, Kind::Money)),
        amount(percentile(line.p5)),
        amount(percentile(line.p95)),
        amount(whole(line.worst)),
        if never { "never".to_owned() } else { bites },
    ]
}

fn cells(texts: [String; 8]) -> Vec<Cell> {
    let right = |n: usize| if n == 0 || n == 2 { CellAlignment::Left } else { CellAlignment::Right };
    texts.into_iter().enumerate().map(|(n, text)| Cell::new(text).set_alignment(right(n))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn each_line_has_its_quantity_its_money_and_how_often_it_bites() {
        let mut option = fixture::run().options.0.remove(0).1;
        for line in &mut option.invoices {
            line.month = ALL.to_owned();
        }
        let mut minimum = option.invoices[0].clone();
        (minimum.line, minimum.unit, minimum.bites) = ("monthly_minimum".to_owned(), "month".to_owned(), 0.12);
        let mut never = minimum.clone();
        (never.line, never.bites) = ("forecast_band".to_owned(), 0.0);
        option.invoices.extend([minimum, never]);
        let text = tables(&option);
        let line = |name: &str| text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        assert!(line("per_minute").contains("16,900 min") && line("per_minute").contains("186,000 ± 2,000"), "{text}");
        assert!(line("monthly_minimum").ends_with("12.0 %") && line("forecast_band").ends_with("never"), "{text}");
        assert!(line("alfa").contains("mean, UAH") && line("shop").ends_with("applies"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }

    #[test]
    fn without_invoices_there_is_no_table() {
        assert_eq!(tables(&fixture::run().options.0.remove(0).1), "");
    }
}
