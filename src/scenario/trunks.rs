//! `[trunks.X]`: bundles of lines and whose calls hold them.
//!
//! In: a table of one trunk. Out: a [`Trunk`] and the contact types that it carries.

use crate::centre::{ContactId, Trunk};
use crate::document::At;
use crate::scenario::context::Context;
use crate::scenario::keys;
use crate::scenario::unsupported::{self, Section};

/// Most lines of a trunk.
const MOST_LINES: u32 = 1_000_000;

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
    unsupported::refuse(&table, Section::Trunk);
    let lines = keys::need(&table, "lines", |at| at.count(0, MOST_LINES));
    let carries = keys::need(&table, "carries", |at| {
        keys::each(at, |item| context.contact(item).map(|contact| (contact, item.clone())))
    });
    table.finish();
    Some(Read { trunk: Trunk { name: name.to_owned(), lines: lines? }, carries: carries? })
}
