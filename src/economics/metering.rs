//! Units of a contract's clauses, added up by month while facts arrive: integers only, nothing is allocated.
//!
//! In: answered contacts, sales, time on duty of one provider. Out: units by clause and month.

use super::clauses::{Hours, Metered};
use super::contract::{Contract, Entry};
use super::window::Counted;
use crate::centre::{Calendar, ContactId};
use crate::engine::facts::{Judged, Leg};
use crate::units::Time;

/// The meters of one provider's contract.
#[derive(Clone, Debug)]
pub struct Meters {
    contract: Contract,
    /// When each clause counts.
    counted: Vec<Counted>,
    /// What each clause counts.
    metered: Vec<Metered>,
    /// Units by month and clause: `[month × clauses + clause]`.
    units: Vec<i64>,
    /// What does not depend on luck: scheduled hours.
    known: Vec<i64>,
}

impl Meters {
    /// Meters at zero for a contract; nothing counts before `from`.
    pub fn new(contract: &Contract, calendar: &Calendar, from: Time) -> Meters {
        let counted: Vec<Counted> = contract.entries.iter().map(|entry| entry.window.spans(calendar, from)).collect();
        let zeros = vec![0; calendar.months.len() * counted.len()];
        let metered = contract.entries.iter().map(|entry| entry.clause.metered()).collect();
        Meters { contract: contract.clone(), counted, metered, units: zeros.clone(), known: zeros }
    }

    /// The contract.
    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    /// Units of all clauses in a month.
    pub fn month(&self, month: usize) -> &[i64] {
        let clauses = self.counted.len();
        self.units.get(month * clauses..(month + 1) * clauses).unwrap_or_default()
    }

    /// Back to what does not depend on luck.
    pub fn reset(&mut self) {
        self.units.clone_from(&self.known);
    }

    /// So many agents are on the roster of one of the provider's groups; told before the first replication.
    pub fn scheduled(&mut self, agents: u32, from: Time, to: Time) {
        self.hours(Hours::Scheduled, agents, from, to);
        self.known.clone_from(&self.units);
    }

    /// An answered contact.
    pub fn contact(&mut self, leg: &Leg) {
        self.count(Metered::Contacts, leg.contact, leg.at, |entry| entry.clause.contact(leg));
    }

    /// A sale.
    pub fn sale(&mut self, judged: &Judged) {
        self.count(Metered::Sales, judged.contact, judged.at, |_| 1);
    }

    /// So many agents were on duty.
    pub fn on_duty(&mut self, agents: u32, from: Time, to: Time) {
        self.hours(Hours::OnDuty, agents, from, to);
    }

    fn count(&mut self, what: Metered, contact: ContactId, at: Time, units: impl Fn(&Entry) -> i64) {
        let clauses = self.counted.len();
        let entries = self.contract.entries.iter().zip(&self.counted).zip(&self.metered);
        for (index, ((entry, counted), metered)) in entries.enumerate() {
            if *metered != what || !entry.window.admits(contact) {
                continue;
            }
            let Some(month) = counted.month(at) else { continue };
            if let Some(sum) = self.units.get_mut(month * clauses + index) {
                *sum = sum.saturating_add(units(entry));
            }
        }
    }

    fn hours(&mut self, of: Hours, agents: u32, from: Time, to: Time) {
        let clauses = self.counted.len();
        for (index, (counted, metered)) in self.counted.iter().zip(&self.metered).enumerate() {
            if *metered != Metered::Hours(of) {
                continue;
            }
            for (month, length) in counted.lengths(from, to) {
                if let Some(sum) = self.units.get_mut(month * clauses + index) {
                    *sum = sum.saturating_add(length.0.saturating_mul(i64::from(agents)));
                }
            }
        }
    }
}
