//! Invoices of a provider: month by month what was counted under its contract, and what its own people cost.
//!
//! In: meters, own costs by month, the months. Out: an [`Invoice`] for each, and what a month costs over a horizon of years.

use rust_decimal::Decimal;

use super::account::{Exchanged, Horizon, Invoice, Line};
use super::clauses::month::Figures;
use super::contract::{Billing, Carry};
use super::metering::Meters;
use super::money::cents;
use super::months::{BillingMonth, Part};
use crate::centre::ProviderId;

/// Days of the mean month: 365.25 / 12.
const DAYS_A_MONTH: Decimal = Decimal::from_parts(304_375, 0, 0, false, 4);

/// What a provider's invoices are made of.
#[derive(Clone, Copy)]
pub struct Invoicing<'a> {
    /// Who is paid.
    pub provider: ProviderId,
    /// The billing months, by position in the calendar.
    pub months: &'a [Option<BillingMonth>],
    /// What its contract counted.
    pub meters: Option<&'a Meters>,
    /// Lines of its own people in a month, if they are paid by cost.
    pub own: &'a dyn Fn(usize, Part) -> Vec<Line>,
    /// Figures of each month that calls do not give.
    pub figures: &'a dyn Fn(usize) -> Figures,
}

impl Invoicing<'_> {
    /// An invoice for each billing month; the number of the month within the contract is the calendar's.
    pub fn invoices(&self) -> Vec<Invoice> {
        self.numbered(&|month| self.meters.map_or(1, |meters| meters.contract().number(month.year, month.month)))
    }

    /// The invoices as if each month were that of the contract which `number` says.
    fn numbered(&self, number: &dyn Fn(&BillingMonth) -> u32) -> Vec<Invoice> {
        let counted = self.meters.map(Meters::counted).unwrap_or_default();
        let mut carry = self.meters.map(|meters| Carry::new(meters.contract())).unwrap_or_default();
        let mut invoices = Vec::new();
        for (index, month) in self.months.iter().enumerate() {
            let Some(month) = month else { continue };
            let own = (self.own)(index, month.part);
            let mut invoice = Invoice {
                provider: self.provider,
                month: index,
                lines: Vec::new(),
                net: Decimal::ZERO,
                exchange: None,
                vat: Decimal::ZERO,
                total: Decimal::ZERO,
            };
            let mut own_lines = own;
            if let Some(meters) = self.meters {
                let contract = meters.contract();
                let own_cost = own_lines.iter().map(|line| line.amount).sum();
                let figures = (self.figures)(index);
                let billing =
                    Billing { part: month.part, number: number(month), figures: &figures, own_cost: Some(own_cost) };
                invoice.lines = contract.bill(&meters.month(&counted, index), &billing, &mut carry);
                if contract.is_cost_plus() {
                    // They are the vendor's costs, which its price is made of.
                    own_lines.clear();
                }
                let net: Decimal = invoice.lines.iter().map(|line| line.amount).sum();
                let rate = contract.exchange.as_ref().map(|exchange| {
                    (exchange.currency.as_str().into(), exchange.rate(figures.get("exchange_rate").copied()))
                });
                invoice.exchange = rate.map(|(currency, rate)| Exchanged { currency, rate, amount: cents(net * rate) });
                invoice.vat = contract.vat_on(invoice.exchange.as_ref().map_or(net, |exchange| exchange.amount));
            }
            invoice.lines.extend(own_lines);
            invoice.net = invoice.lines.iter().map(|line| line.amount).sum();
            invoice.total = invoice.net_here() + invoice.vat;
            invoices.push(invoice);
        }
        invoices
    }

    /// What a month of 30.4375 days costs over so many months, of which the simulated calendar stands for each. `paid` says
    /// what of an invoice is a cost.
    pub fn over(&self, horizon: u32, paid: impl Fn(&Invoice) -> Decimal) -> Horizon {
        let days: Decimal = self.months.iter().flatten().map(|month| month.part.covered).sum();
        if days.is_zero() || horizon == 0 {
            return Horizon::default();
        }
        // A one-off amount bears tax and is exchanged as the invoice that it stands on.
        let split = |number: u32| {
            let (mut once, mut monthly) = (Decimal::ZERO, Decimal::ZERO);
            for invoice in self.numbered(&|_| number) {
                let all = paid(&invoice);
                let is_own = |line: &Line| super::in_house::ONCE.contains(&line.clause);
                let sum = |of: &dyn Fn(&Line) -> bool| -> Decimal {
                    let part: Decimal = invoice.lines.iter().filter(|line| of(line)).map(|line| line.amount).sum();
                    if invoice.net.is_zero() { part } else { part * all / invoice.net }
                };
                monthly += all - sum(&|line| line.once);
                // Months of the simulated calendar stand for all of the contract's: own people are set up in the first alone.
                once += sum(&|line| line.once && (number == 1 || !is_own(line)));
            }
            (once, monthly * DAYS_A_MONTH / days)
        };
        let contract = self.meters.map(Meters::contract);
        let phases = contract.map_or(vec![(1, horizon)], |contract| contract.phases(horizon));
        let leaving = contract.and_then(|contract| contract.term.as_ref());
        let leaving = leaving.map_or(Decimal::ZERO, |term| term.leaving_after(Decimal::from(horizon)));
        let (mut all, mut first) = (leaving, Decimal::ZERO);
        for (number, months) in phases {
            let (once, monthly) = split(number);
            all += once + monthly * Decimal::from(months);
            if number == 1 {
                first = once + monthly;
            }
        }
        let (_, steady) = split(contract.map_or(2, super::Contract::steady));
        Horizon { first: cents(first), steady: cents(steady), mean: cents(all / Decimal::from(horizon)) }
    }
}
