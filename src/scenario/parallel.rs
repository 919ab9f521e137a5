//! `parallel` of a contact type: several contacts with one agent at once.
//!
//! In: the key. Out: how many at once, and how much slower. That types do not contradict each other is looked at in
//! [`crate::scenario::check`].

use crate::centre::Direction;
use crate::centre::contact::Parallel;
use crate::document::At;
use crate::scenario::interrupts::people_only;
use crate::scenario::keys;

/// Most contacts of one agent at once.
const MOST_AT_ONCE: u32 = 100;

/// `{ at_once = 3, slowdown = 0.25 }`.
pub fn read(at: &At<'_>, direction: Option<Direction>) -> Option<Parallel> {
    people_only(at, direction, "parallel")?;
    let table = at.table()?;
    let at_once = keys::need(&table, "at_once", |at| at.count(1, MOST_AT_ONCE));
    let slowdown = keys::or(&table, "slowdown", 0.0, |at| at.number(0.0, 100.0));
    table.finish();
    Some(Parallel { at_once: at_once?, slowdown: slowdown? })
}
