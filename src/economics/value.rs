//! What contacts are worth: margin of sales and of orders that stand, what is lost, what comes back.
//!
//! In: sales, chains and orders of a replication. Out: margin, lost and saved value, refused parcels, losses by incidents.
//! Knows no cost.
//!
//! Sales and lost chains are counted; how many orders stand after a confirmation is expected, not drawn: each order adds its
//! chance to be kept (`decay` at the delay of its confirmation). Who is answered at a later try was saved by a follow-up: his
//! lead and his margin are not lost. An incident costs its loss by the minute from the person's first try to the first answer.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::clauses::facts::{Sale, VALUE};
use super::money::{cents, decimal};
use crate::centre::contact::Value;
use crate::centre::{ContactId, ContactType, RobotId};
use crate::engine::facts::{Chain, Judged, OrderEnd, Work};
use crate::units::Span;

/// Counts of one contact type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    sold: u64,
    people: u64,
    lost: u64,
    /// Orders that an agent took or confirmed wrongly.
    order_errors: u64,
    /// People who were answered at a later try than their first.
    saved: u64,
    /// Microseconds for which incidents were open, each at most its longest.
    open: i64,
    /// Orders that might stand: all but those that were cancelled.
    orders: u64,
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
    /// What an order is worth, in parts of the currency, by contact type.
    order_values: Vec<i64>,
}

/// What a replication earned and lost, rounded to the cent by contact type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earned {
    /// Margin of what was sold and of orders that stood.
    pub margin: Decimal,
    /// Lead cost and expected margin of chains never answered.
    pub lost_value: Decimal,
    /// Lead cost and expected margin of people whom only a later try reached.
    pub saved_value: Decimal,
    /// Lead cost of chains never answered.
    pub lost_leads: Decimal,
    /// Margin of orders that did not stand because their confirmation came late or never.
    pub late_orders: Decimal,
    /// What parcels cost that come back.
    pub refused_parcels: Decimal,
    /// What incidents cost until they were answered.
    pub incident_loss: Decimal,
    /// What wrong orders cost.
    pub order_error_loss: Decimal,
    /// Expected orders that stood, by contact type.
    pub orders_kept: Vec<f64>,
    /// Sales by contact type.
    pub sold: Vec<u64>,
    /// Chains by contact type.
    pub people: Vec<u64>,
}

impl Earned {
    /// What is left of the margin beside cost: margins that are missing are not subtracted again.
    pub fn less_losses(&self) -> Decimal {
        self.margin - self.lost_leads - self.refused_parcels - self.incident_loss - self.order_error_loss
    }
}

impl Worth {
    /// Counters at zero for these contact types.
    pub fn new(contacts: &[ContactType]) -> Worth {
        let parts =
            |contact: &ContactType| contact.value.order_value.map(|value| (value * Decimal::from(VALUE)).round());
        let order_values = contacts.iter().map(|contact| parts(contact).and_then(|value| value.to_i64()).unwrap_or(0));
        Worth {
            contacts: contacts.to_vec(),
            counts: vec![Counts::default(); contacts.len()],
            order_values: order_values.collect(),
        }
    }

    /// Whether anything depends on when a person is answered first: incidents, or follow-ups that may save somebody.
    pub fn asks_for_first_answers(&self) -> bool {
        self.contacts.iter().any(|contact| contact.value.incident.is_some() || !contact.follow_ups.is_empty())
    }

    /// Back to zero.
    pub fn reset(&mut self) {
        self.counts.fill(Counts::default());
    }

    /// An answered contact was judged.
    pub fn judged(&mut self, judged: &Judged) {
        if let Some(counts) = self.counts.get_mut(judged.contact.index()) {
            counts.sold += u64::from(judged.sold);
            counts.order_errors += u64::from(judged.order_error);
        }
    }

    /// A person whose first try was of this type is answered for the first time, so long after that try; `again` if it took
    /// more than one.
    pub fn first_answer(&mut self, first: ContactId, after: Span, again: bool) {
        let incident = self.contacts.get(first.index()).and_then(|contact| contact.value.incident);
        let inbound = self.contacts.get(first.index()).is_some_and(ContactType::is_inbound);
        let Some(counts) = self.counts.get_mut(first.index()).filter(|_| inbound) else { return };
        counts.saved += u64::from(again);
        if let Some(incident) = incident {
            counts.open = counts.open.saturating_add(after.min(incident.at_most).0);
        }
    }

    /// A chain ended.
    #[inline]
    pub fn chain(&mut self, chain: &Chain) {
        let Some(counts) = self.counts.get_mut(chain.first.index()) else { return };
        counts.people += 1;
        if !chain.answered {
            counts.lost += 1;
            let incident = self.contacts.get(chain.first.index()).and_then(|contact| contact.value.incident);
            counts.open = counts.open.saturating_add(incident.map_or(0, |incident| incident.at_most.0));
        }
    }

    /// An order was worked, or never will be. Work that is no order is worth nothing by itself.
    pub fn work(&mut self, work: &Work) {
        let index = work.contact.index();
        let (Some(contact), Some(counts)) = (self.contacts.get(index), self.counts.get_mut(index)) else { return };
        let end = match work.order {
            Some(end) => end,
            None if !contact.is_order() => return,
            None if work.done.is_some() => OrderEnd::Confirmed,
            None => OrderEnd::Unreached,
        };
        counts.orders += u64::from(end != OrderEnd::Cancelled);
        match end {
            OrderEnd::Confirmed => counts.kept_confirmed += contact.kept_after(work.done.map(|done| done - work.at)),
            OrderEnd::Unreached => counts.kept_unconfirmed += contact.kept_after(None),
            OrderEnd::Cancelled => {}
        }
    }

    /// Whether a type concerns us, and no other client of an agency.
    pub fn is_ours(&self, contact: ContactId) -> bool {
        self.contacts.get(contact.index()).is_none_or(|contact| contact.ours)
    }

    /// What a sale of a type is, for those who are paid for it.
    pub fn sale(&self, contact: ContactId) -> Sale<'_> {
        let value = self.contacts.get(contact.index()).map(|contact| &contact.value);
        let of_order = self.order_values.get(contact.index()).copied().unwrap_or(0);
        Sale { contact, value: of_order, items: value.map_or(&[], |value| &value.items) }
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

fn add(earned: &mut Earned, contact: &ContactType, counts: &Counts) {
    let value = &contact.value;
    // The margin of an order is earned when the order stands; a sale on the same call is the same margin.
    let sold = if contact.is_order() { Decimal::ZERO } else { Decimal::from(counts.sold) };
    let kept = counts.kept_confirmed + counts.kept_unconfirmed;
    let late = (counts.orders as f64 - kept).max(0.0);
    let refused = counts.kept_confirmed * value.refused_confirmed + counts.kept_unconfirmed * value.refused_unconfirmed;
    let refused = decimal(refused) + sold * decimal(value.refused_sold);
    let lost = Decimal::from(counts.lost);
    earned.margin += cents((sold + decimal(kept)) * value.margin);
    earned.lost_leads += cents(lost * value.lead_cost);
    earned.lost_value += cents(lost * of_a_person(value));
    earned.saved_value += cents(Decimal::from(counts.saved) * of_a_person(value));
    earned.late_orders += cents(decimal(late) * value.margin);
    earned.refused_parcels += cents(refused * value.parcel_cost);
    earned.order_error_loss += cents(Decimal::from(counts.order_errors) * value.error_cost);
    if let Some(incident) = value.incident {
        let minutes = Decimal::from(counts.open) / Decimal::from(Span::minutes(1).0);
        earned.incident_loss += cents(minutes * incident.loss_per_minute);
    }
    earned.orders_kept.push(kept);
    earned.sold.push(counts.sold);
    earned.people.push(counts.people);
}

/// What is lost with a person who is never answered: what the call had cost, and the margin that was to be expected.
fn of_a_person(value: &Value) -> Decimal {
    value.lead_cost + decimal(value.conversion) * value.margin
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Worth;
    use crate::centre::ContactId;
    use crate::centre::contact::Incident;
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

    #[test]
    fn an_incident_costs_by_the_minute_until_the_first_answer_and_all_where_nobody_answers() {
        let mut kind = Shop::free().model().centre.contacts[CALLS.index()].clone();
        kind.value = crate::centre::contact::Value {
            incident: Some(Incident { loss_per_minute: money("40"), at_most: Span::minutes(30) }),
            ..Default::default()
        };
        let mut worth = Worth::new(&[kind]);
        worth.first_answer(CALLS, Span::ZERO, false);
        worth.first_answer(CALLS, Span::seconds(90), false);
        worth.first_answer(CALLS, Span::hours(2), true);
        worth.chain(&chain(CALLS, true));
        worth.chain(&chain(CALLS, false));
        let earned = worth.earned();
        // 1.5 + 30 + 30 minutes of 40.
        assert_eq!(earned.incident_loss, money("2460.00"));
        assert_eq!(earned.less_losses(), money("-2460.00"));
    }

    #[test]
    fn a_person_whom_a_later_try_reached_is_saved_and_not_lost() {
        // The test shop: lead cost 80, conversion 0.075, margin 900.
        let mut worth = Worth::new(&Shop::free().model().centre.contacts);
        worth.first_answer(CALLS, Span::minutes(5), true);
        worth.first_answer(CALLS, Span::minutes(1), false);
        worth.chain(&chain(CALLS, true));
        worth.chain(&chain(CALLS, true));
        let earned = worth.earned();
        assert_eq!((earned.saved_value, earned.lost_value), (money("147.50"), money("0")));
        assert_eq!(earned.less_losses(), money("0"));
    }

    #[test]
    fn late_orders_are_the_margin_that_delay_took_and_are_not_subtracted_again() {
        let account = Shop::free().account(|ledger| {
            ledger.work(&order(Some(OrderEnd::Confirmed), Some(Span::minutes(5))));
            ledger.work(&order(Some(OrderEnd::Cancelled), Some(Span::minutes(5))));
            ledger.work(&order(Some(OrderEnd::Unreached), None));
        });
        // Two orders might have stood, 1.4 did: 0.6 x 900.
        assert_eq!(account.late_orders, money("540.00"));
        assert_eq!(account.profit, account.margin - account.refused_parcels);
    }

    #[test]
    fn parcels_of_sales_may_come_back_too() {
        let mut kind = Shop::free().model().centre.contacts[CALLS.index()].clone();
        kind.value.refused_sold = 0.05;
        kind.value.parcel_cost = money("120");
        let mut worth = Worth::new(&[kind]);
        (0..20).for_each(|_| worth.judged(&judged("9:00", true)));
        let earned = worth.earned();
        assert_eq!((earned.margin, earned.refused_parcels), (money("18000.00"), money("120.00")));
    }
}
