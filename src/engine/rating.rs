//! What people think of being answered, and whether they say so when the shop's robot asks.
//!
//! In: an answered contact whose type has a satisfaction. Out: a fact with the mark. The matter counts as settled or not by the
//! contact's own uniform, as when it is judged; who is transferred gives his mark for the talk that comes last.

use crate::centre::{ContactId, GroupId};
use crate::engine::chains::LED_TO;
use crate::engine::contact::Contact;
use crate::engine::facts::{Leg, Recorder};
use crate::engine::simulation::Simulation;
use crate::random::Purpose;
use crate::units::{Span, Time};

/// What a person thinks of being answered.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Rated {
    /// The wait since the group that answered could see it.
    pub wait: Span,
    /// The type of the contact.
    pub contact: ContactId,
    /// When the leg arrived.
    pub at: Time,
    /// Who answered.
    pub by: GroupId,
    /// Thousandths of a mark from 1 to 5.
    pub mark: u32,
    /// Whether the shop's own survey heard it.
    pub said: bool,
}

impl<R: Recorder> Simulation<'_, R> {
    /// A group has answered a contact: its mark, and whether the survey hears of it.
    #[inline(never)]
    pub(super) fn rate(&mut self, contact: &Contact, group: usize, leg: &Leg) -> Option<(f64, bool)> {
        let plan = self.plan;
        let satisfaction = plan.contact(contact.contact).value.satisfaction?;
        if leg.in_service_at_end || self.will_be_transferred(contact, group) {
            return None;
        }
        let resolved = plan.handling.thresholds(group, contact.contact).resolved;
        let mark = satisfaction.mark(leg.wait, resolved.map(|share| contact.resolved < share));
        let said = plan.model.centre.survey.is_some_and(|survey| {
            // A follow-up's number tells how many came before it, which options change; its own luck does not.
            let number = if contact.number < LED_TO { contact.number } else { contact.deal.to_bits() };
            let address = plan.name_hash[contact.contact as usize];
            self.luck.at(address, Purpose::Survey, number, 0).uniform() < survey.chance(mark)
        });
        let (kind, by) = (ContactId(contact.contact), GroupId(group as u16));
        self.out.rated(&Rated { wait: leg.delivered, contact: kind, at: contact.arrived(), by, mark, said });
        Some((f64::from(mark) / 1000.0, said))
    }
}
