//! Keys of the scenario format that this version reads nowhere: refused by name, never passed over in silence.
//!
//! In: a table and which section it is. Out: a problem for each such key that is there. A key that comes to be
//! simulated leaves this table in the same change.

use crate::document::{At, Table};

/// Where a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// `[groups.X]`.
    Group,
}

impl Section {
    /// How the manual writes a key of this section, before the key: `contacts.X.`.
    pub fn prefix(self) -> &'static str {
        match self {
            Section::Group => "groups.X.",
        }
    }
}

/// The keys of each section; the page of the scenario file lists them, which a test holds.
pub const KEYS: [(Section, &[&str]); 1] = [(Section::Group, &["ring"])];

/// Refuses the keys of `section` that this version does not simulate.
pub fn refuse(table: &Table<'_>, section: Section) {
    let keys = KEYS.iter().filter(|(where_, _)| *where_ == section).flat_map(|(_, keys)| keys.iter());
    for key in keys {
        // A ring of no length is what is simulated.
        if let Some(at) = table.maybe(key).filter(|at| *key != "ring" || at.span_if_zero().is_none()) {
            match *key {
                "ring" => at.problem("agents answer at once; remove it, or add the ringing to `talk_time`"),
                _ => refuse_value(&at, key),
            }
        }
    }
}

/// Says that the part called `what` is not simulated.
pub fn refuse_value(at: &At<'_>, what: &str) {
    at.problem(format!("`{what}` is not simulated by this version; remove it"));
}
