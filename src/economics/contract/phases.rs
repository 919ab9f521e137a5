//! The months of a contract over years: which of them are priced alike.
//!
//! In: the first month and a horizon in months. Out: the numbers of months to price, and for how many months each stands.

use super::Contract;

impl Contract {
    /// So many months from month `first` on, in groups that are priced alike: the first of each group, and how many it has.
    pub fn phases(&self, first: u32, horizon: u32) -> Vec<(u32, u32)> {
        let mut phases: Vec<(u32, u32)> = Vec::new();
        let settled = self.settled_after();
        for number in first..first.saturating_add(horizon) {
            let alike = number > settled + 1 && self.factor(number) == self.factor(number - 1);
            match phases.last_mut().filter(|_| alike) {
                Some((_, months)) => *months += 1,
                None => phases.push((number, 1)),
            }
        }
        phases
    }

    /// The first month, `first` or later, in which discounts, waivers and one-off amounts are over.
    pub fn steady(&self, first: u32) -> u32 {
        (self.settled_after() + 1).max(first)
    }

    /// Months in which something of the beginning still holds.
    fn settled_after(&self) -> u32 {
        let ramp = self.ramp.as_ref().map_or(0, |ramp| ramp.months.len() as u32);
        let clauses = self.entries.iter().map(|entry| entry.clause.settled_after());
        clauses.max().unwrap_or(0).max(ramp)
    }

    fn factor(&self, number: u32) -> Option<rust_decimal::Decimal> {
        self.index.as_ref()?.indexed(number, self.starts).map(|indexed| indexed.factor)
    }
}
