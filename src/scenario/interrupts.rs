//! `interrupts` of a contact type: who breaks off whom.
//!
//! In: the key. Out: whose talks are broken off, and what becomes of them. That types do not contradict each other is looked at
//! in [`crate::scenario::check`].

use crate::centre::contact::BrokenOff;
use crate::centre::{ContactId, Direction};
use crate::document::At;
use crate::scenario::context::Context;
use crate::scenario::keys;

/// `["private"]`, whose talk resumes, or `{ private = "ends" }`.
pub fn read(at: &At<'_>, direction: Option<Direction>, context: &Context<'_>) -> Option<Vec<(ContactId, BrokenOff)>> {
    const HOW: [(&str, BrokenOff); 2] = [("resumes", BrokenOff::Resumes), ("ends", BrokenOff::Ends)];
    people_only(at, direction, "interrupts")?;
    if !at.is_table() {
        let mut seen = Vec::new();
        return keys::each(at, |item| {
            let contact = context.contact(item)?;
            if seen.contains(&contact) {
                item.problem("is listed twice");
                return None;
            }
            seen.push(contact);
            Some((contact, BrokenOff::Resumes))
        });
    }
    keys::whole(at.table()?.named().into_iter().map(|(name, place, value)| {
        let names = &context.names.contacts;
        let contact = names.place(name).map(|found| ContactId(found as u16));
        if contact.is_none() {
            at.log().error(place, value.path(), crate::document::value::unknown_name("contact type", name, names));
        }
        let how = value.one_of(&HOW);
        Some((contact?, how?))
    }))
}

/// Says that a key belongs to people who call or write in.
pub(super) fn people_only(at: &At<'_>, direction: Option<Direction>, key: &str) -> Option<()> {
    if direction.is_some_and(|direction| direction != Direction::Inbound) {
        at.problem(format!(
            "`{key}` belongs to direction = \"inbound\": work breaks off nobody, and is done one by one"
        ));
        return None;
    }
    Some(())
}
