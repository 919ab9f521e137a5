//! Orders that agents take: how long that takes, which are taken wrong, written down or refused.
//!
//! In: a contact that buys and the group that answered it. Out: talk time added, events, facts. Items, times and errors have an
//! address of their own, so that the same person orders the same things whoever takes the order.
//!
//! The time is that of the intake in force when the contact is answered; what becomes of the order is settled when talk ends.

use crate::centre::incident::Replaced;
use crate::centre::{Centre, ContactId, GroupId, Intake, On};
use crate::engine::chains::LED_TO;
use crate::engine::contact::Contact;
use crate::engine::facts::{OrderTaken, Recorder};
use crate::engine::simulation::Simulation;
use crate::laws::LONGEST;
use crate::random::{Purpose, Stream};
use crate::units::Span;

/// Whether some group that can take a type has an intake, or gets one by an incident.
pub fn applies(centre: &Centre, contact: usize) -> bool {
    let set = |group: usize| {
        let sets = |set: &Replaced| matches!(set, Replaced::Intake(of, _) if of.index() == group);
        centre.incidents.iter().any(|incident| incident.set.iter().any(sets))
    };
    let kind = &centre.contacts[contact];
    kind.is_inbound()
        && kind.value.conversion > 0.0
        && centre.groups.iter().enumerate().any(|(number, group)| {
            group.skill(ContactId(contact as u16)).is_some() && (group.intake.is_some() || set(number))
        })
}

/// What becomes of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Taken wrong.
    pub wrong: bool,
    /// As text, which somebody types in again.
    pub written: bool,
    /// Too large to be taken: no sale.
    pub refused: bool,
}

/// How many items an order has whose buyer drew this uniform; 1 where the scenario does not say.
fn items(shares: &[f64], uniform: f64) -> u32 {
    let mut from = 0.0;
    let place = shares.iter().position(|share| {
        from += share;
        uniform < from
    });
    place.unwrap_or(shares.len().saturating_sub(1)) as u32 + 1
}

impl<R: Recorder> Simulation<'_, R> {
    /// How a group takes orders now, if a contact that it has answered buys.
    fn intake_of(&self, contact: &Contact, group: usize) -> Option<&Intake> {
        let thresholds = self.plan.handling.thresholds(group, contact.contact);
        let buys = contact.sold < thresholds.sold && !self.chains.sold(contact.chain);
        self.incidents.intake[group].filter(|_| buys)
    }

    /// An order's items, and the stream of all else about it.
    fn order_of(&self, contact: &Contact) -> (u32, Stream) {
        // A follow-up's number tells how many came before it, which options change; its own luck does not.
        let number = if contact.number < LED_TO { contact.number } else { contact.sold.to_bits() };
        let address = self.plan.name_hash[contact.contact as usize];
        let mut stream = self.luck.at(address, Purpose::Intake, number, 0);
        let items = items(&self.plan.contact(contact.contact).value.items, stream.uniform());
        (items, stream)
    }

    /// The talk time that a contact's order adds with a group that answers it; nothing if it is refused, or if the contact is
    /// transferred, for who talks with it last takes the order.
    #[inline(never)]
    pub(super) fn order_time(&self, contact: &Contact, group: usize) -> Span {
        let Some(intake) = self.intake_of(contact, group) else { return Span::ZERO };
        let (items, mut stream) = self.order_of(contact);
        if refuses(intake, items) || self.will_be_transferred(contact, group) {
            return Span::ZERO;
        }
        stream.uniform();
        let first = intake.time.draw_span(&mut stream);
        (1..items).fold(first, |sum, _| (sum + intake.per_item.draw_span(&mut stream)).min(LONGEST))
    }

    /// Whether the end of a contact's talk with a group takes it on to another.
    pub(super) fn will_be_transferred(&self, contact: &Contact, group: usize) -> bool {
        let thresholds = self.plan.handling.thresholds(group, contact.contact);
        let mut events = On::Answered.bit() | On::Sold.bit();
        if let Some(resolved) = thresholds.resolved {
            events |= if contact.resolved < resolved { On::Resolved.bit() } else { On::Unresolved.bit() };
        }
        self.would_transfer(contact, group, events)
    }

    /// What becomes of the order of a contact whose talk ends; none if it does not buy, or its order just reaches the shop.
    #[inline(never)]
    pub(super) fn order_taken(&self, contact: &Contact, group: usize) -> Option<Taken> {
        let intake = self.intake_of(contact, group)?;
        let (items, mut stream) = self.order_of(contact);
        let refused = refuses(intake, items);
        let wrong = stream.uniform() < intake.errors;
        Some(Taken { wrong: wrong && !refused, written: intake.written() && !refused, refused })
    }

    /// Tells of an order that took its way to the shop.
    pub(super) fn tell_taken(&mut self, contact: &Contact, by: GroupId, taken: Taken) {
        let Taken { written, refused, .. } = taken;
        if written || refused {
            self.out.order_taken(&OrderTaken {
                contact: ContactId(contact.contact),
                at: contact.arrived(),
                by,
                written,
                refused,
            });
        }
    }
}

impl Taken {
    /// The events of a talk with its order: of a sale that was refused nothing is left but that.
    pub fn events(self, events: u32) -> u32 {
        if self.refused {
            return events & !(On::Sold.bit() | On::OrderError.bit()) | On::OrderRefused.bit();
        }
        let of = |on: On, happens: bool| if happens { on.bit() } else { 0 };
        events | of(On::OrderError, self.wrong) | of(On::OrderWritten, self.written)
    }
}

fn refuses(intake: &Intake, items: u32) -> bool {
    intake.items.is_some_and(|most| items > most)
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn items_follow_their_shares() {
        let shares = [0.5, 0.25, 0.25];
        let of = |uniform| items(&shares, uniform);
        assert_eq!([of(0.0), of(0.499), of(0.5), of(0.749), of(0.75), of(0.999)], [1, 1, 2, 2, 3, 3]);
        // Shares may add up to a little less than 1.
        assert_eq!((items(&[0.5, 0.499_999], 0.999_999_9), items(&[], 0.7)), (2, 1));
    }
}
