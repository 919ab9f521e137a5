//! The ledger of a replication over a plan of years: what each provider costs a month, and how many own people it has.

use rust_decimal::Decimal;

use super::Ledger;
use crate::economics::money::number;
use crate::economics::months::{mean_months, months_covered};
use crate::economics::planned::Planned;

impl Ledger {
    /// What each provider costs over so many months, by [`crate::centre::ProviderId`].
    pub fn planned(&self, months: u32) -> Vec<Planned> {
        let of = |(index, payee): (usize, &super::Payee)| {
            let found = self.with_invoicing(index, payee.meters.as_ref(), |invoicing| {
                invoicing.planned(months, |invoice| self.paid(invoice))
            });
            let (heads, leavers) = self.people(index);
            Planned { heads, leavers, ..found }
        };
        self.payees.iter().enumerate().map(of).collect()
    }

    /// Own agents of a provider in the mean month, and how many of them leave in one.
    fn people(&self, index: usize) -> (f64, f64) {
        let Some(own) = self.payees.get(index).and_then(|payee| payee.own.as_ref()) else { return (0.0, 0.0) };
        let simulated = months_covered(&self.months);
        if simulated.is_zero() {
            return (0.0, 0.0);
        }
        let mean = mean_months(&self.months);
        let billed_as = mean.as_deref().unwrap_or(&self.months);
        let months = own.costs().in_a_row(own.months(), billed_as);
        let (mut heads, mut leavers, mut billed) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        for (used, month) in months.iter().zip(billed_as) {
            let Some(month) = month else { continue };
            billed += Decimal::ONE;
            heads += own.costs().heads(used, month.part);
            let lines = own.costs().lines(used, month.part);
            leavers +=
                lines.iter().filter(|line| line.clause == "attrition").map(|line| line.quantity).sum::<Decimal>();
        }
        (number(heads / billed.max(Decimal::ONE)), number(leavers / simulated))
    }
}
