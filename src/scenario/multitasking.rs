//! `interrupts` and `parallel` of a contact type: who breaks off whom, and several contacts with one agent at once.
//!
//! In: a key of a contact type. Out: what the engine needs to know. That types do not contradict each other is looked at in
//! [`crate::scenario::check`].

use crate::centre::contact::{BrokenOff, Parallel};
use crate::centre::{ContactId, Direction};
use crate::document::At;
use crate::scenario::context::Context;
use crate::scenario::keys;

/// Most contacts of one agent at once.
const MOST_AT_ONCE: u32 = 100;

/// `["private"]`, whose talk resumes, or `{ private = "ends" }`.
pub fn interrupts(
    at: &At<'_>,
    direction: Option<Direction>,
    context: &Context<'_>,
) -> Option<Vec<(ContactId, BrokenOff)>> {
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

/// `{ at_once = 3, slowdown = 0.25 }`.
pub fn parallel(at: &At<'_>, direction: Option<Direction>) -> Option<Parallel> {
    people_only(at, direction, "parallel")?;
    let table = at.table()?;
    let at_once = keys::need(&table, "at_once", |at| at.count(1, MOST_AT_ONCE));
    let slowdown = keys::or(&table, "slowdown", 0.0, |at| at.number(0.0, 100.0));
    table.finish();
    Some(Parallel { at_once: at_once?, slowdown: slowdown? })
}

fn people_only(at: &At<'_>, direction: Option<Direction>, key: &str) -> Option<()> {
    if direction.is_some_and(|direction| direction != Direction::Inbound) {
        at.problem(format!(
            "`{key}` belongs to direction = \"inbound\": work breaks off nobody, and is done one by one"
        ));
        return None;
    }
    Some(())
}
