//! What contacts are worth: margin of sales and of orders that stand, what is lost, what comes back.
//!
//! In: sales, chains and orders of a replication. Out: margin, lost value, refused parcels. Knows no cost.
//!
//! Sales and lost chains are counted; how many orders stand after a confirmation is expected, not drawn: each order adds its
//! chance to be kept (`decay` at the delay of its confirmation).

use rust_decimal::Decimal;

use super::clauses::facts::Sale;
use super::money::{cents, decimal};
use crate::centre::contact::Value;
use crate::centre::{ContactId, ContactType, RobotId};
use crate::engine::facts::{Chain, Judged, OrderEnd, Work};

/// Counts of one contact type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    sold: u64,
    people: u64,
    lost: u64,
    /// Orders expected to stand, of those confirmed.
    kept_confirmed: f64,
    /// Orders expected to stand without ever having been confirmed.
    kept_unconfirmed: f64,
}

/// Counts what is worth something, by contact type.
#[derive(Clone, Debug)]
pub struct Worth {
    contacts: Vec<ContactType>,
    counts: Vec<Counts>,
}

/// What a replication earned and lost, rounded to the cent by contact type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earned {
    /// Margin of what was sold and of orders that stood.
    pub margin: Decimal,
    /// Lead cost and expected margin of chains never answered.
    pub lost_value: Decimal,
    /// Lead cost of chains never answered.
    pub lost_leads: Decimal,
    /// What parcels cost that come back.
    pub refused_parcels: Decimal,
    /// Expected orders that stood, by contact type.
    pub orders_kept: Vec<f64>,
    /// Sales by contact type.
    pub sold: Vec<u64>,
    /// Chains by contact type.
    pub people: Vec<u64>,
}

impl Worth {
    /// Counters at zero for these contact types.
    pub fn new(contacts: &[ContactType]) -> Worth {
        Worth { contacts: contacts.to_vec(), counts: vec![Counts::default(); contacts.len()] }
    }

    /// Back to zero.
    pub fn reset(&mut self) {
        self.counts.fill(Counts::default());
    }

    /// An answered contact was judged.
    pub fn judged(&mut self, judged: &Judged) {
        if let Some(counts) = self.counts.get_mut(judged.contact.index()) {
            counts.sold += u64::from(judged.sold);
        }
    }

    /// A chain ended.
    pub fn chain(&mut self, chain: &Chain) {
        if let Some(counts) = self.counts.get_mut(chain.first.index()) {
            counts.people += 1;
            counts.lost += u64::from(!chain.answered);
        }
    }

    /// An order was worked, or never will be. Work that is no order is worth nothing by itself.
    pub fn work(&mut self, work: &Work) {
        let index = work.contact.index();
        let (Some(contact), Some(counts)) = (self.contacts.get(index), self.counts.get_mut(index)) else { return };
        let end = match work.order {
            Some(end) => end,
            None if !is_order(contact) => return,
            None if work.done.is_some() => OrderEnd::Confirmed,
            None => OrderEnd::Unreached,
        };
        match end {
            OrderEnd::Confirmed => counts.kept_confirmed += contact.kept_after(work.done.map(|done| done - work.at)),
            OrderEnd::Unreached => counts.kept_unconfirmed += contact.kept_after(None),
            OrderEnd::Cancelled => {}
        }
    }

    /// What a sale of a type is, for those who are paid for it.
    pub fn sale(&self, contact: ContactId) -> Sale<'_> {
        Sale { contact, value: 0, items: &[] }
    }

    /// The robot that works a type first.
    pub fn robot(&self, contact: ContactId) -> Option<RobotId> {
        self.contacts.get(contact.index()).and_then(|contact| contact.robot)
    }

    /// Whether a person waits.
    #[inline]
    pub fn is_inbound(&self, contact: ContactId) -> bool {
        self.contacts.get(contact.index()).is_some_and(ContactType::is_inbound)
    }

    /// What it all comes to.
    pub fn earned(&self) -> Earned {
        let mut earned = Earned::default();
        for (contact, counts) in self.contacts.iter().zip(&self.counts) {
            add(&mut earned, contact, counts);
        }
        earned
    }
}

/// Work that stands or falls with its confirmation: a robot's, or work whose worth decays.
fn is_order(contact: &ContactType) -> bool {
    contact.robot.is_some() || (!contact.is_inbound() && !contact.decay.is_empty())
}

fn add(earned: &mut Earned, contact: &ContactType, counts: &Counts) {
    let Value { conversion, margin, lead_cost, refused_confirmed, refused_unconfirmed, parcel_cost } = &contact.value;
    // The margin of an order is earned when the order stands; a sale on the same call is the same margin.
    let sold = if is_order(contact) { Decimal::ZERO } else { Decimal::from(counts.sold) };
    let kept = counts.kept_confirmed + counts.kept_unconfirmed;
    let refused = counts.kept_confirmed * refused_confirmed + counts.kept_unconfirmed * refused_unconfirmed;
    let lost = Decimal::from(counts.lost);
    earned.margin += cents((sold + decimal(kept)) * margin);
    earned.lost_leads += cents(lost * lead_cost);
    earned.lost_value += cents(lost * (lead_cost + decimal(*conversion) * margin));
    earned.refused_parcels += cents(decimal(refused) * parcel_cost);
    earned.orders_kept.push(kept);
    earned.sold.push(counts.sold);
    earned.people.push(counts.people);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::centre::ContactId;
    use crate::economics::testing::{CALLS, ORDERS, Shop, at, judged, money};
    use crate::engine::facts::{Chain, OrderEnd, Recorder, Work};
    use crate::units::Span;

    fn chain(first: ContactId, answered: bool) -> Chain {
        Chain { first, at: at("9:00"), answered }
    }

    fn order(end: Option<OrderEnd>, delay: Option<Span>) -> Work {
        let done = delay.map(|delay| at("9:00") + delay);
        Work { contact: ORDERS, at: at("9:00"), done, by: None, in_time: true, order: end }
    }

    #[test]
    fn a_lost_chain_costs_its_lead_and_its_expected_margin_but_profit_only_the_lead() {
        // The test shop: conversion 0.075, margin 900, lead cost 80.
        let account = Shop::free().account(|ledger| {
            ledger.judged(&judged("9:00", true));
            ledger.chain(&chain(CALLS, true));
            ledger.chain(&chain(CALLS, false));
            ledger.chain(&chain(CALLS, false));
        });
        assert_eq!(account.margin, money("900.00"));
        assert_eq!(account.lost_value, money("295.00"));
        assert_eq!(account.profit, money("740.00"));
        assert_eq!(account.people_by_type, [3, 0]);
    }

    #[test]
    fn orders_are_kept_by_the_delay_of_their_confirmation_and_some_parcels_come_back() {
        // The test shop: kept 0.9 within 10 minutes, 0.5 at the end; refused 0.08 or 0.22; a parcel 120; margin 900.
        let account = Shop::free().account(|ledger| {
            ledger.work(&order(Some(OrderEnd::Confirmed), Some(Span::minutes(5))));
            ledger.work(&order(Some(OrderEnd::Cancelled), Some(Span::minutes(5))));
            ledger.work(&order(Some(OrderEnd::Unreached), None));
        });
        assert!((account.orders_kept - 1.4).abs() < 1e-12);
        assert_eq!(account.margin, money("1260.00"));
        // (0.9 × 0.08 + 0.5 × 0.22) × 120
        assert_eq!(account.refused_parcels, money("21.84"));
        assert_eq!(account.profit, money("1238.16"));
    }

    #[test]
    fn orders_that_agents_call_themselves_are_confirmed_when_done() {
        let account = Shop::free().account(|ledger| {
            ledger.work(&order(None, Some(Span::minutes(5))));
            ledger.work(&order(None, None));
            ledger.judged(&crate::engine::facts::Judged { contact: ORDERS, ..judged("9:00", true) });
        });
        assert!((account.orders_kept - 1.4).abs() < 1e-12);
        assert_eq!(account.margin, money("1260.00"));
    }
}
