//! Call-backs that are not needed any more: the person got through before somebody began with them.
//!
//! In: a contact that a rule with `cancel_if_answered` led to. Out: whether it is dropped, and that it was told. What counts is
//! an answer after the event that led to it, whoever gave it: an answer before it did not settle what came after.

use crate::centre::ContactId;
use crate::engine::contact::Contact;
use crate::engine::facts::Recorder;
use crate::engine::plan::NONE;
use crate::engine::simulation::Simulation;

impl<R: Recorder> Simulation<'_, R> {
    /// Drops a contact that nobody needs any more; whether it was dropped.
    #[inline]
    pub(super) fn not_needed(&mut self, contact: &Contact) -> bool {
        contact.answers != NONE && self.dropped(contact)
    }

    fn dropped(&mut self, contact: &Contact) -> bool {
        if self.chains.answers(contact) == contact.answers {
            return false;
        }
        self.out.not_needed(ContactId(contact.contact), contact.arrived());
        self.end_of_line(contact, false);
        true
    }

    /// Work at the head of a queue that is not needed leaves it.
    pub(super) fn drop_unneeded(&mut self, stage: u16) {
        while let Some(contact) = self.waiting.head(stage).copied() {
            if contact.answers == NONE || self.chains.answers(&contact) == contact.answers {
                return;
            }
            let mut contact = self.waiting.take_head(stage);
            self.leave_limit(&mut contact);
            self.dropped(&contact);
        }
    }
}
