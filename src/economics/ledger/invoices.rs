//! The invoices of a provider at the end of a replication.
//!
//! In: what the ledger counted. Out: an invoice for each month, and what a month costs over a horizon.

use rust_decimal::Decimal;

use super::{Ledger, Payee};
use crate::centre::ProviderId;
use crate::economics::account::{Horizon, Invoice};
use crate::economics::clauses::month::Figures;
use crate::economics::invoicing::Invoicing;
use crate::economics::metering::Meters;
use crate::economics::months::{BillingMonth, Part, mean_months};

impl Ledger {
    /// What a provider's invoices are made of.
    pub(super) fn with_invoicing<T>(
        &self,
        index: usize,
        meters: Option<&Meters>,
        ask: impl FnOnce(Invoicing<'_>) -> T,
    ) -> T {
        let payee = self.payees.get(index);
        let own_meter = payee.and_then(|payee| payee.own.as_ref());
        let in_a_row = |billed: &[Option<BillingMonth>]| {
            own_meter.map(|own| own.costs().in_a_row(own.months(), billed)).unwrap_or_default()
        };
        let months = in_a_row(&self.months);
        // Who is employed in a month of the horizon is reckoned by its days.
        let mean = mean_months(&self.months).map(|billed| in_a_row(&billed));
        let used = |month: usize, part: Part| match &mean {
            Some(mean) if part.is_mean() => mean.get(month),
            _ => months.get(month),
        };
        let own = |month: usize, part: Part| match (own_meter, used(month, part)) {
            (Some(own), Some(used)) => own.costs().lines(used, part),
            _ => Vec::new(),
        };
        let provider = ProviderId(index as u16);
        let (first_day, months) = (self.first_day, &self.months[..]);
        ask(Invoicing { provider, first_day, months, meters, own: &own, figures: &|_| Figures::new() })
    }

    /// A provider's invoices, one for each billing month; none for a provider without terms.
    pub(super) fn invoices(&self, index: usize, payee: &Payee) -> (Vec<Invoice>, Horizon) {
        if payee.meters.is_none() && payee.own.is_none() {
            return (Vec::new(), Horizon::default());
        }
        self.with_invoicing(index, payee.meters.as_ref(), |invoicing| {
            (invoicing.invoices(), invoicing.over(self.horizon, |invoice| self.paid(invoice)))
        })
    }

    /// What of an invoice is a cost.
    pub(super) fn paid(&self, invoice: &Invoice) -> Decimal {
        if self.recovering_vat { invoice.net_here() } else { invoice.total }
    }
}
