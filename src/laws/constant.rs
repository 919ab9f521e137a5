//! Always the same.

use super::{Law, LawEntry};
use crate::document::key::required;
use crate::document::{Files, Table};

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "constant",
    summary: "always the same; a plain \"30s\" is one",
    keys: &[required("mean", "duration", "how long it always takes")],
    read,
};

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    Some(Law::Constant(table.need("mean")?.span()?.in_seconds()))
}
