//! `[trunks.X]`: bundles of lines and whose calls hold them.
//!
//! In: a table of one trunk. Out: a [`Trunk`] and the contact types that it carries.

use crate::centre::trunk::Forwarded;
use crate::centre::{ContactId, Trunk};
use crate::document::At;
use crate::said::{SaidValue, said};
use crate::scenario::context::Context;
use crate::scenario::keys;
use crate::scenario::without_effect::of_key;

/// Most lines of a trunk.
const MOST_LINES: u32 = 1_000_000;

/// Lines of a forwarded call, if nothing is said: the one it came in on and the one it goes out on.
const LINES_EACH: u32 = 2;
/// Most lines that one call may hold.
const MOST_LINES_EACH: u32 = 10;

/// A trunk as read.
#[derive(Debug)]
pub struct Read<'a> {
    /// The trunk.
    pub trunk: Trunk,
    /// What it carries, each with the place that says so.
    pub carries: Vec<(ContactId, At<'a>)>,
}

/// Reads one trunk.
pub fn read<'a>(name: &str, at: &At<'a>, context: &Context<'_>) -> Option<Read<'a>> {
    let table = at.table()?;
    let lines = keys::need(&table, "lines", |at| at.count(0, MOST_LINES));
    let carries = keys::need(&table, "carries", |at| {
        keys::each(at, |item| context.contact(item).map(|contact| (contact, item.clone())))
    });
    let forwarded = keys::maybe(&table, "forwarded", |at| forwarded(at, context));
    table.finish();
    let (lines, forwarded) = (lines?, forwarded?);
    let most = forwarded.as_ref().map_or(0, |forwarded| u32::from(forwarded.lines_each));
    if lines == 0 {
        of_key(at, "lines").warn(said!(
            "warn-trunk-without-lines",
            "without lines everybody whom it carries is turned away as blocked; write how many there are, or remove the trunk: \
             then they are without limit",
        ));
    } else if most > lines {
        at.warn(said!(
            "warn-none-forwarded",
            "a forwarded call holds {most} {most|line|lines}, and the trunk has {lines}: none is ever forwarded",
            most = SaidValue::number(most),
            lines = SaidValue::number(lines),
        ));
    }
    Some(Read { trunk: Trunk { name: name.to_owned(), lines, forwarded }, carries: carries? })
}

/// `{ groups = ["alfa_agents"], lines_each = 2 }`.
fn forwarded(at: &At<'_>, context: &Context<'_>) -> Option<Forwarded> {
    let table = at.table()?;
    let groups = keys::need(&table, "groups", |at| {
        let groups = keys::each(at, |item| context.group(item))?;
        if groups.is_empty() {
            at.problem("the list is empty; name the groups to whom calls are passed on, or remove `forwarded`");
            return None;
        }
        Some(groups)
    });
    let lines_each = keys::or(&table, "lines_each", LINES_EACH, |at| at.count(1, MOST_LINES_EACH));
    table.finish();
    Some(Forwarded { groups: groups?, lines_each: lines_each? as u8 })
}
