//! The books of an option: each invoice line over replications.
//!
//! In: the account of each replication, in order. Out: mean with its interval, percentiles and the worst of each line and
//! of each total, by month and for the whole calendar, and how often a line is not nothing. Memory: at most 16 bytes for each
//! line and replication, mostly 8.

use super::account::{Account, Invoice};
use super::amounts::Amounts;
use super::money::number;
use crate::engine::Model;
use crate::results::InvoiceLine;
use crate::statistics::{Sample, quantile_estimate};

/// The month under which the sum over the calendar stands.
pub const ALL: &str = "all";
/// What an invoice itself has behind its lines.
pub const NET: &str = "net";
/// The net in the scenario's currency, where the contract has another.
pub const EXCHANGE: &str = "exchange";
/// Value-added tax.
pub const VAT: &str = "vat";
/// What is to be paid.
pub const TOTAL: &str = "total";

/// One line of one replication.
struct Entry<'a> {
    clause: &'a str,
    line: &'a str,
    unit: &'a str,
    currency: &'a str,
    quantity: f64,
    amount: f64,
}

/// One line of one provider over replications: of a month, or of the whole calendar.
#[derive(Clone, Debug)]
struct Series {
    provider: usize,
    /// None for the whole calendar.
    month: Option<usize>,
    clause: String,
    line: String,
    unit: String,
    currency: String,
    quantity: Sample,
    amount: Sample,
    /// Every amount, for percentiles.
    amounts: Amounts,
    bites: u64,
    worst_month: f64,
}

/// What a line came to over the calendar in the replication that is being added.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    quantity: f64,
    amount: f64,
    worst_month: Option<f64>,
}

/// Collects accounts.
#[derive(Clone, Debug)]
pub struct Books {
    providers: Vec<String>,
    months: Vec<String>,
    currency: String,
    series: Vec<Series>,
    /// The calendar's series that each month's series belongs to.
    sum_of: Vec<usize>,
    sums: Vec<Series>,
}

impl Books {
    /// Empty books of a model's providers and months, in the scenario's currency.
    pub fn new(model: &Model, currency: &str) -> Books {
        let centre = &model.centre;
        Books {
            providers: centre.providers.iter().map(|provider| provider.name.clone()).collect(),
            months: centre
                .calendar
                .months
                .iter()
                .map(|month| format!("{:04}-{:02}", month.year, month.month))
                .collect(),
            currency: currency.to_owned(),
            series: Vec::new(),
            sum_of: Vec::new(),
            sums: Vec::new(),
        }
    }

    /// One replication more, priced by a ledger with the same terms as all before.
    pub fn add(&mut self, account: &Account) {
        let mut at = 0;
        let mut sums = vec![Sum::default(); self.sums.len()];
        let currency = self.currency.clone();
        for invoice in &account.invoices {
            for entry in entries(invoice, &currency) {
                let sum = self.push(at, invoice, &entry);
                if sums.len() <= sum {
                    sums.resize(sum + 1, Sum::default());
                }
                if let Some(sum) = sums.get_mut(sum) {
                    sum.quantity += entry.quantity;
                    sum.amount += entry.amount;
                    sum.worst_month = Some(sum.worst_month.map_or(entry.amount, |worst| worst.max(entry.amount)));
                }
                at += 1;
            }
        }
        for (series, sum) in self.sums.iter_mut().zip(sums) {
            series.push(sum.quantity, round(sum.amount), sum.worst_month.unwrap_or(0.0));
        }
    }

    /// The next line; all replications have the same. Answers which of the calendar's it belongs to.
    fn push(&mut self, at: usize, invoice: &Invoice, entry: &Entry<'_>) -> usize {
        let provider = invoice.provider.index();
        if at == self.series.len() {
            self.series.push(Series::new(provider, Some(invoice.month), entry));
            let known = self.sums.iter().position(|sum| sum.provider == provider && sum.line == entry.line);
            self.sum_of.push(known.unwrap_or(self.sums.len()));
            if known.is_none() {
                self.sums.push(Series::new(provider, None, entry));
            }
        }
        if let Some(series) = self.series.get_mut(at) {
            series.push(entry.quantity, entry.amount, entry.amount);
        }
        self.sum_of.get(at).copied().unwrap_or_default()
    }

    /// Every line, by provider, month and place on the invoice, and the total of each invoice; behind a provider's months the sums
    /// over the calendar, as month `all`. Tax and exchange, and the net before them, only where there are any.
    pub fn lines(&self, confidence: f64) -> Vec<InvoiceLine> {
        let mut lines: Vec<InvoiceLine> = Vec::new();
        for provider in 0..self.providers.len() {
            for series in [&self.series, &self.sums] {
                let own = series.iter().filter(|series| series.provider == provider);
                lines.extend(own.map(|series| self.line(series, confidence)));
            }
        }
        let is_there = |provider: &str, name: &str| {
            lines.iter().any(|line| line.provider == provider && line.line == name && line.worst > 0.0)
        };
        let kept: Vec<bool> = lines
            .iter()
            .map(|line| match line.line.as_str() {
                VAT => is_there(&line.provider, VAT),
                NET => is_there(&line.provider, VAT) || is_there(&line.provider, EXCHANGE),
                _ => true,
            })
            .collect();
        let mut kept = kept.into_iter();
        lines.retain(|_| kept.next().unwrap_or(true));
        tie(&mut lines);
        lines
    }

    fn line(&self, series: &Series, confidence: f64) -> InvoiceLine {
        let sorted = series.amounts.sorted();
        // Of so few that its interval has no end a percentile is none.
        let percentile = |share| {
            let found = quantile_estimate(&sorted, share, confidence);
            found.low.and(found.high).and(found.mean).map(round)
        };
        let name = |names: &[String], index: usize| names.get(index).cloned().unwrap_or_default();
        InvoiceLine {
            provider: name(&self.providers, series.provider),
            month: series.month.map_or(ALL.to_owned(), |month| name(&self.months, month)),
            clause: series.clause.clone(),
            line: series.line.clone(),
            quantity: series.quantity.mean().unwrap_or(0.0),
            unit: series.unit.clone(),
            currency: series.currency.clone(),
            amount: series.amount.estimate(confidence).in_cents(),
            p5: percentile(0.05),
            p50: percentile(0.50),
            p95: percentile(0.95),
            worst: sorted.last().copied().unwrap_or(0.0),
            bites: series.bites as f64 / (series.amount.n() as f64).max(1.0),
            worst_month: series.month.is_none().then_some(series.worst_month),
        }
    }
}

impl Series {
    fn new(provider: usize, month: Option<usize>, entry: &Entry<'_>) -> Series {
        Series {
            provider,
            month,
            clause: entry.clause.to_owned(),
            line: entry.line.to_owned(),
            unit: entry.unit.to_owned(),
            currency: entry.currency.to_owned(),
            quantity: Sample::default(),
            amount: Sample::default(),
            amounts: Amounts::default(),
            bites: 0,
            worst_month: f64::NEG_INFINITY,
        }
    }

    fn push(&mut self, quantity: f64, amount: f64, worst_month: f64) {
        self.quantity.push(quantity);
        self.amount.push(amount);
        self.amounts.push(amount);
        self.bites += u64::from(amount != 0.0);
        self.worst_month = self.worst_month.max(worst_month);
    }
}

/// An invoice's lines, and what it has behind them.
fn entries<'a>(invoice: &'a Invoice, here: &'a str) -> Vec<Entry<'a>> {
    let exchange = invoice.exchange.as_ref();
    let currency: &str = exchange.map_or(here, |exchange| &exchange.currency);
    let mut entries: Vec<Entry<'_>> = invoice
        .lines
        .iter()
        .map(|line| Entry {
            clause: line.clause,
            line: &line.name,
            unit: if line.unit == "money" { currency } else { line.unit },
            currency,
            quantity: number(line.quantity),
            amount: number(line.amount),
        })
        .collect();
    let own = |line: &'static str, unit: &'a str, currency: &'a str, quantity, amount| Entry {
        clause: line,
        line,
        unit,
        currency,
        quantity: number(quantity),
        amount: number(amount),
    };
    entries.push(own(NET, "", currency, 1.into(), invoice.net));
    entries.extend(exchange.map(|exchange| own(EXCHANGE, currency, here, invoice.net, exchange.amount)));
    entries.push(own(VAT, here, here, invoice.net_here(), invoice.vat));
    entries.push(own(TOTAL, "", here, 1.into(), invoice.total));
    entries
}

fn round(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0
}

/// Means are rounded to the cent line by line; a bill stays the sum of its lines, and the calendar that of its months.
fn tie(lines: &mut [InvoiceLine]) {
    let sum = |lines: &[InvoiceLine], admits: &dyn Fn(&InvoiceLine) -> bool| -> f64 {
        round(lines.iter().filter(|line| admits(line)).filter_map(|line| line.amount.mean).sum())
    };
    let bill = |one: &InvoiceLine, other: &InvoiceLine| one.provider == other.provider && one.month == other.month;
    for index in 0..lines.len() {
        let Some(line) = lines.get(index).cloned() else { continue };
        let of_bill = |other: &InvoiceLine| bill(other, &line) && ![NET, EXCHANGE, VAT, TOTAL].contains(&&*other.line);
        let mean = match line.line.as_str() {
            _ if line.month == ALL => {
                sum(lines, &|other| other.provider == line.provider && other.line == line.line && other.month != ALL)
            }
            NET => sum(lines, &of_bill),
            TOTAL => {
                let exchanged = lines.iter().any(|other| bill(other, &line) && other.line == EXCHANGE);
                let taxed = |other: &InvoiceLine| bill(other, &line) && other.line == VAT;
                let net = |other: &InvoiceLine| {
                    if exchanged { bill(other, &line) && other.line == EXCHANGE } else { of_bill(other) }
                };
                sum(lines, &|other| net(other) || taxed(other))
            }
            _ => continue,
        };
        if let Some(line) = lines.get_mut(index) {
            line.amount.mean = Some(mean);
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
        let mut books = Books::new(&shop.model(), "UAH");
        for calls in 0..=20 {
            books.add(&shop.account(|ledger| (0..calls).for_each(|_| answered(ledger, "9:00", 60.0))));
        }
        let lines = books.lines(0.95);
        let names: Vec<(&str, &str)> = lines.iter().map(|line| (line.month.as_str(), line.line.as_str())).collect();
        let months = ["2026-11", ALL].map(|month| [(month, "per_contact"), (month, "total")]);
        assert_eq!(names, months.concat());
        let line = &lines[0];
        assert_eq!((line.provider.as_str(), line.month.as_str(), line.unit.as_str()), ("alfa", "2026-11", "contact"));
        assert_eq!((line.quantity, line.amount.mean), (10.0, Some(100.0)));
        // 0.95^21 = 0.34 is more than a fortieth: so few may well all be above the value below which 5 of 100 lie.
        assert_eq!((line.p5, line.p50, line.p95, line.worst), (None, Some(100.0), None, 200.0));
        // s = 62.048, t(20) = 2.086, n = 21.
        assert!((line.amount.high.unwrap() - 128.24).abs() < 0.01);
    }

    #[test]
    fn a_line_bites_in_the_share_of_replications_in_which_it_is_not_nothing() {
        let shop = Shop::new("[[per_contact]]\nprice = 10\n[[monthly_minimum]]\namount = 30");
        let mut books = Books::new(&shop.model(), "UAH");
        for calls in [0, 1, 2, 3, 4, 5, 6, 7] {
            books.add(&shop.account(|ledger| (0..calls).for_each(|_| answered(ledger, "9:00", 60.0))));
        }
        let lines = books.lines(0.95);
        let bites = |name: &str| lines.iter().find(|line| line.line == name).unwrap().bites;
        // 0, 10 and 20 are below 30; only without any call nothing is due by the contact.
        assert_eq!((bites("monthly_minimum"), bites("per_contact"), bites("total")), (0.375, 0.875, 1.0));
    }

    #[test]
    fn the_calendar_is_the_sum_of_its_months_and_knows_the_dearest_of_them() {
        let shop = Shop::new("[[per_contact]]\nprice = 10\n[[monthly_fee]]\namount = 31\n[vat]\nrate = 0.2");
        let shop = shop.lasting(40);
        let mut books = Books::new(&shop.model(), "UAH");
        for calls in [1, 3] {
            books.add(&shop.account(|ledger| (0..calls).for_each(|_| answered(ledger, "9:00", 60.0))));
        }
        let lines = books.lines(0.95);
        let of = |month: &str, name: &str| lines.iter().find(|line| line.month == month && line.line == name).unwrap();
        for name in ["per_contact", "monthly_fee", "net", "vat", "total"] {
            let months = ["2026-11", "2026-12"].map(|month| of(month, name).amount.mean.unwrap());
            assert!((of(ALL, name).amount.mean.unwrap() - months[0] - months[1]).abs() < 0.005, "{name}");
            assert_eq!(of("2026-11", name).worst_month, None);
        }
        assert_eq!(of(ALL, "monthly_fee").amount.mean, Some(41.0));
        assert_eq!((of(ALL, "monthly_fee").worst_month, of(ALL, "per_contact").worst_month), (Some(31.0), Some(30.0)));
        assert_eq!(of(ALL, "total").worst.to_bits(), 85.2f64.to_bits());
    }

    #[test]
    fn a_bill_in_another_currency_is_exchanged_behind_its_net() {
        let shop = Shop::new(
            "[[monthly_fee]]\namount = 100\n[exchange]\ncurrency = \"EUR\"\nreference = 41.5\n[vat]\nrate = 0.2",
        );
        let mut books = Books::new(&shop.model(), "UAH");
        books.add(&shop.account(|_| {}));
        let lines = books.lines(0.95);
        let rows: Vec<(&str, &str, &str, f64)> = lines
            .iter()
            .filter(|line| line.month == "2026-11")
            .map(|line| (line.line.as_str(), line.unit.as_str(), line.currency.as_str(), line.amount.mean.unwrap()))
            .collect();
        let expected = [
            ("monthly_fee", "month", "EUR", 100.0),
            ("net", "", "EUR", 100.0),
            ("exchange", "EUR", "UAH", 4_150.0),
            ("vat", "UAH", "UAH", 830.0),
            ("total", "", "UAH", 4_980.0),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn one_replication_has_no_interval() {
        let shop = Shop::new("[[monthly_fee]]\namount = 10\n");
        let mut books = Books::new(&shop.model(), "UAH");
        books.add(&shop.account(|_| {}));
        assert_eq!(books.lines(0.95)[0].amount, crate::results::Estimate { mean: Some(10.0), low: None, high: None });
    }
}
