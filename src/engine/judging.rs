//! What a talk came to: settled or not, sold, sold wrongly.
//!
//! In: a contact that a group has answered, with its uniforms. Out: events for follow-ups, and the judgement, told. Knows no
//! queue.

use crate::centre::{ContactId, GroupId, On};
use crate::engine::contact::Contact;
use crate::engine::facts::{Judged, Recorder};
use crate::engine::simulation::Simulation;

impl<R: Recorder> Simulation<'_, R> {
    /// The events of what a talk comes to: resolved or not, sold, sold wrongly.
    pub(super) fn outcome(&self, contact: &Contact, group: usize) -> u32 {
        let thresholds = self.plan.handling.thresholds(group, contact.contact);
        let settled = |share: f64| if contact.resolved < share { On::Resolved.bit() } else { On::Unresolved.bit() };
        let mut events = thresholds.resolved.map_or(0, settled);
        if contact.sold < thresholds.sold && !self.chains.sold(contact.chain) {
            events |= On::Sold.bit();
            events |= if thresholds.is_wrong(contact.sold) { On::OrderError.bit() } else { 0 };
        }
        events
    }

    pub(super) fn judge(&mut self, contact: &Contact, by: GroupId) {
        let thresholds = self.plan.handling.thresholds(by.index(), contact.contact);
        let intake = self.plan.care[contact.contact as usize].intake;
        let taken = if intake { self.order_taken(contact, by.index()) } else { None };
        let refused = taken.is_some_and(|taken| taken.refused);
        let sold = contact.sold < thresholds.sold && !refused && self.chains.sell(contact.chain);
        if let Some(taken) = taken {
            self.tell_taken(contact, by, taken);
        }
        self.out.judged(&Judged {
            contact: ContactId(contact.contact),
            at: contact.arrived(),
            by,
            resolved: thresholds.resolved.map(|share| contact.resolved < share),
            sold,
            order_error: sold && (thresholds.is_wrong(contact.sold) || taken.is_some_and(|taken| taken.wrong)),
        });
    }
}
