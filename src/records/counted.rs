//! Call records told to the meters of one provider, as if its agents had handled them.
//!
//! In: records, quantities by month, the provider's contract. Out: meters that have counted them, and what bills are compared by.

use rust_decimal::Decimal;

use super::calls::{CallRecord, Calls, Outcome};
use super::months::Months;
use super::usage::{Amount, Quantity};
use crate::centre::{Centre, GroupId, ProviderId};
use crate::economics::clauses::Fact;
use crate::economics::clauses::facts::{Delivered, Sale, VALUE};
use crate::economics::clauses::month::Figures;
use crate::economics::{Contract, Meters};
use crate::engine::facts::{Fate, Judged, Leg};
use crate::units::{MICROS, Span, Time};

/// Items of one order that are told apart.
pub const MOST_ITEMS: u32 = 1000;

/// Who handled the contacts of a provider: its first group.
pub fn group_of(centre: &Centre, provider: ProviderId) -> GroupId {
    let found = centre.groups.iter().position(|group| group.provider == provider);
    GroupId(found.unwrap_or(0) as u16)
}

/// A record as the engine would have told it.
fn leg(record: &CallRecord, at: Time, group: GroupId) -> Leg {
    let fate = match record.outcome {
        Outcome::Answered => Fate::Answered,
        Outcome::Abandoned => Fate::Abandoned,
        Outcome::Blocked => Fate::Blocked,
    };
    let reached = (fate != Fate::Blocked).then_some(group);
    Leg {
        contact: record.contact,
        at,
        fate,
        home: reached,
        diverted_from: None,
        by: reached.filter(|_| fate == Fate::Answered),
        menu: Span::ZERO,
        wait: record.wait,
        delivered: record.wait,
        talk: record.talk,
        hold: record.hold,
        wrap: record.wrap,
        transferred_in: record.transferred,
        ring: record.ring,
        virtual_hold: false,
        in_service_at_end: false,
        whole_chain: false,
        segmented: None,
        repeat_after: record.repeat.then_some(Span::ZERO),
    }
}

/// Meters of a contract that have heard all records. Those of outbound and back-office types reach nobody: they wait for staff.
pub fn count(contract: &Contract, calls: &Calls, months: &Months, centre: &Centre, group: GroupId) -> Meters {
    let mut meters = Meters::new(contract, &months.calendar, Time::START);
    let inbound: Vec<bool> = centre.contacts.iter().map(|contact| contact.is_inbound()).collect();
    let hears = [Fact::Delivered, Fact::Judged, Fact::Sale].map(|fact| meters.hears(fact));
    let [delivered, judged, sale] = hears;
    let mut items: Vec<f64> = Vec::new();
    for record in &calls.records {
        let at = months.time(record.at);
        let leg = leg(record, at, group);
        let answered = leg.fate == Fate::Answered;
        if delivered && inbound.get(leg.contact.index()).copied().unwrap_or(false) {
            meters.delivered(&Delivered { leg: &leg, answered, wait: leg.wait });
        }
        if !answered {
            continue;
        }
        meters.answered(&leg);
        let sold = record.order_value.filter(|value| !value.is_zero());
        if judged {
            let Leg { contact, at, .. } = leg;
            meters.judged(&Judged {
                contact,
                at,
                by: group,
                resolved: record.resolved,
                sold: sold.is_some(),
                order_error: false,
            });
        }
        if let Some(value) = sold.filter(|_| sale) {
            items_of(record.items, &mut items);
            meters.sale(&Sale { contact: leg.contact, value: parts(value), items: &items }, at);
        }
    }
    meters
}

/// An order's value in the parts in which it is counted.
fn parts(value: Decimal) -> i64 {
    use rust_decimal::prelude::ToPrimitive;
    (value * Decimal::from(VALUE)).round().to_i64().unwrap_or(i64::MAX)
}

/// Shares of orders with one item, two and so on, for one order of so many.
fn items_of(items: Option<u32>, shares: &mut Vec<f64>) {
    shares.clear();
    let Some(last) = items.filter(|items| (2..=MOST_ITEMS).contains(items)) else { return };
    shares.resize(last as usize, 0.0);
    if let Some(share) = shares.last_mut() {
        *share = 1.0;
    }
}

/// Gives a month its quantities; those that nothing counts are figures.
pub fn give(meters: &mut Meters, month: usize, quantities: &[Quantity]) -> Figures {
    let mut figures = Figures::new();
    for Quantity { name, amount, .. } in quantities {
        match amount {
            Amount::Number(number) => {
                if !meters.give(month, name, *number) {
                    figures.insert(name.clone(), *number);
                }
            }
            Amount::Batches(batches) => {
                let calls: Vec<(u64, Span)> = batches.iter().map(|batch| (batch.count, batch.each)).collect();
                meters.give_calls(month, name, &calls);
            }
        }
    }
    figures
}

/// What bills are compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Talked {
    /// Contacts answered.
    pub answered: u64,
    /// True talk time in microseconds.
    pub talk: i128,
}

impl Talked {
    /// True talk minutes.
    pub fn minutes(self) -> Decimal {
        Decimal::try_from_i128_with_scale(self.talk, 0).unwrap_or(Decimal::MAX) / Decimal::from(60 * MICROS)
    }
}

/// Answered contacts and true talk of each month, by position in the calendar.
pub fn talked(calls: &Calls, months: &Months) -> Vec<Talked> {
    let mut talked = vec![Talked::default(); months.calendar.months.len()];
    for record in calls.records.iter().filter(|record| record.outcome == Outcome::Answered) {
        if let Some(month) = talked.get_mut(months.of(record.at)) {
            month.answered += 1;
            month.talk += i128::from(record.talk.0);
        }
    }
    talked
}
