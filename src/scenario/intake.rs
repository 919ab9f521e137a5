//! `groups.X.intake`: how an order that an agent took reaches the shop.
//!
//! In: the name of a channel, or a table with what differs from its usual. Out: an [`Intake`].

use crate::centre::incident::Replaced;
use crate::centre::intake::{Channel, Intake};
use crate::document::At;
use crate::scenario::check::Parts;
use crate::scenario::context::Context;
use crate::scenario::keys;

/// Most items that a limit may name.
const MOST_ITEMS: u32 = 1000;

/// Reads `"email"`, or `{ by = "email", time = "40s", per_item = "15s", errors = 0.05, items = 10 }`.
pub fn read(at: &At<'_>, context: &Context<'_>) -> Option<Intake> {
    if at.is_text() {
        return at.one_of(&Channel::ALL).map(Channel::usual);
    }
    let table = at.table()?;
    let by = keys::need(&table, "by", |at| at.one_of(&Channel::ALL));
    let usual = by.unwrap_or(Channel::Site).usual();
    let time = keys::or(&table, "time", usual.time, |at| context.law(at));
    let per_item = keys::or(&table, "per_item", usual.per_item, |at| context.law(at));
    let errors = keys::or(&table, "errors", usual.errors, At::share);
    let items = keys::or(&table, "items", usual.items, |at| most_items(at).map(Some));
    if let Some(at) = table.maybe("items").filter(|_| by == Some(Channel::Articles)) {
        at.problem("articles that are numbers are taken at any size of an order; remove `items`");
        return None;
    }
    table.finish();
    Some(Intake { by: by?, time: time?, per_item: per_item?, errors: errors?, items: items? })
}

fn most_items(at: &At<'_>) -> Option<u32> {
    at.count(1, MOST_ITEMS)
}

/// Whether some group takes orders like this, at any time; parts that could not be read may.
pub fn any(parts: &Parts, is: impl Fn(&Intake) -> bool) -> bool {
    let (Some(incidents), true) = (&parts.incidents, parts.groups.iter().all(Option::is_some)) else { return true };
    let set = incidents.iter().flat_map(|incident| &incident.set).filter_map(|set| match set {
        Replaced::Intake(_, intake) => Some(intake),
        _ => None,
    });
    parts.groups.iter().flatten().filter_map(|group| group.intake.as_ref()).chain(set).any(is)
}
