//! Other clients' contacts in the ledger: on nobody's bill.

use super::Ledger;
use crate::engine::facts::{Fate, Leg};

impl Ledger {
    /// A contact of another client keeps whoever answers it busy, and that is all.
    #[cold]
    pub(super) fn others(&mut self, leg: &Leg) {
        // What is told apart is told by `busy`.
        if leg.at < self.from || leg.fate != Fate::Answered || leg.segmented.is_some() {
            return;
        }
        let Ledger { staff, payees, always, .. } = self;
        let payee = leg.by.and_then(|group| staff.get(group.index())).and_then(|index| payees.get_mut(*index));
        if let (Some(own), Some(month)) = (payee.and_then(|payee| payee.own.as_mut()), always.month(leg.at)) {
            own.busy(leg.handle(), month);
        }
    }
}
