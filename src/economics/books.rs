//! The books of an option: each invoice line over replications.
//!
//! In: the account of each replication, in order. Out: mean with its interval, percentiles and the worst of each line and
//! of each total. Memory: at most 8 bytes for each line and replication, mostly 4.

use super::account::{Account, Invoice};
use super::amounts::Amounts;
use super::money::number;
use crate::engine::Model;
use crate::results::InvoiceLine;
use crate::statistics::{Sample, quantile};

/// One line of one provider's month over replications.
#[derive(Clone, Debug)]
struct Series {
    provider: usize,
    month: usize,
    line: String,
    unit: &'static str,
    quantity: Sample,
    amount: Sample,
    /// Every amount, for percentiles.
    amounts: Amounts,
}

/// Collects accounts.
#[derive(Clone, Debug)]
pub struct Books {
    providers: Vec<String>,
    months: Vec<String>,
    series: Vec<Series>,
}

impl Books {
    /// Empty books of a model's providers and months.
    pub fn new(model: &Model) -> Books {
        let centre = &model.centre;
        Books {
            providers: centre.providers.iter().map(|provider| provider.name.clone()).collect(),
            months: centre
                .calendar
                .months
                .iter()
                .map(|month| format!("{:04}-{:02}", month.year, month.month))
                .collect(),
            series: Vec::new(),
        }
    }

    /// One replication more, priced by a ledger with the same terms as all before.
    pub fn add(&mut self, account: &Account) {
        let mut at = 0;
        for invoice in &account.invoices {
            for line in &invoice.lines {
                self.push(&mut at, invoice, &line.name, line.unit, number(line.quantity), number(line.amount));
            }
            self.push(&mut at, invoice, "vat", "money", number(invoice.net), number(invoice.vat));
            self.push(&mut at, invoice, "total", "", 1.0, number(invoice.total));
        }
    }

    /// The next line; all replications have the same.
    fn push(&mut self, at: &mut usize, invoice: &Invoice, line: &str, unit: &'static str, quantity: f64, amount: f64) {
        let (provider, month) = (invoice.provider.index(), invoice.month);
        if *at == self.series.len() {
            let (quantity, amount, amounts) = (Sample::default(), Sample::default(), Amounts::default());
            self.series.push(Series { provider, month, line: line.to_owned(), unit, quantity, amount, amounts });
        }
        if let Some(series) = self.series.get_mut(*at) {
            series.quantity.push(quantity);
            series.amount.push(amount);
            series.amounts.push(amount);
        }
        *at += 1;
    }

    /// Every line, by provider, month and place on the invoice, and the total of each invoice. VAT only where there is any.
    pub fn lines(&self, confidence: f64) -> Vec<InvoiceLine> {
        let taxed = |line: &InvoiceLine| line.line != "vat" || line.worst > 0.0;
        let mut lines: Vec<InvoiceLine> =
            self.series.iter().map(|series| self.line(series, confidence)).filter(taxed).collect();
        // Means are rounded to the cent line by line; a bill stays the sum of its lines.
        for index in 0..lines.len() {
            if lines[index].line == "total" {
                let bill =
                    |line: &&InvoiceLine| line.provider == lines[index].provider && line.month == lines[index].month;
                let parts = lines.iter().filter(bill).filter(|line| line.line != "total");
                let sum: f64 = parts.filter_map(|line| line.amount.mean).sum();
                lines[index].amount.mean = Some((sum * 100.0).round() / 100.0);
            }
        }
        lines
    }

    fn line(&self, series: &Series, confidence: f64) -> InvoiceLine {
        let sorted = series.amounts.sorted();
        let percentile = |share| (quantile(&sorted, share).unwrap_or(0.0) * 100.0).round() / 100.0;
        let name = |names: &[String], index: usize| names.get(index).cloned().unwrap_or_default();
        InvoiceLine {
            provider: name(&self.providers, series.provider),
            month: name(&self.months, series.month),
            line: series.line.clone(),
            quantity: series.quantity.mean().unwrap_or(0.0),
            unit: series.unit.to_owned(),
            amount: series.amount.estimate(confidence).in_cents(),
            p5: percentile(0.05),
            p50: percentile(0.50),
            p95: percentile(0.95),
            worst: sorted.last().copied().unwrap_or(0.0),
            clause: series.line.clone(),
            currency: String::new(),
            bites: 0.0,
            worst_month: None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::economics::testing::{Shop, answered};

    #[test]
    fn a_line_over_replications_has_its_mean_percentiles_and_worst() {
        let shop = Shop::new("[[per_contact]]\nprice = 10");
        let mut books = Books::new(&shop.model());
        for calls in 0..=20 {
            books.add(&shop.account(|ledger| (0..calls).for_each(|_| answered(ledger, "9:00", 60.0))));
        }
        let lines = books.lines(0.95);
        assert_eq!(lines.iter().map(|line| line.line.as_str()).collect::<Vec<_>>(), ["per_contact", "total"]);
        let line = &lines[0];
        assert_eq!((line.provider.as_str(), line.month.as_str(), line.unit.as_str()), ("alfa", "2026-11", "contact"));
        assert_eq!((line.quantity, line.amount.mean), (10.0, Some(100.0)));
        assert_eq!((line.p5, line.p50, line.p95, line.worst), (10.0, 100.0, 190.0, 200.0));
        // s = 62.048, t(20) = 2.086, n = 21.
        assert!((line.amount.high.unwrap() - 128.24).abs() < 0.01);
    }

    #[test]
    fn one_replication_has_no_interval() {
        let shop = Shop::new("[[monthly_fee]]\namount = 10\n");
        let mut books = Books::new(&shop.model());
        books.add(&shop.account(|_| {}));
        assert_eq!(books.lines(0.95)[0].amount, crate::results::Estimate { mean: Some(10.0), low: None, high: None });
    }
}
