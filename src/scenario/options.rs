//! `[options.X]`: what to decide between, as changes to the file.
//!
//! In: the table of options, and changes from the command line. Out: edits of a document.

use crate::document::{At, Log, Node, Place, Sources, edit};
use crate::scenario::keys;

/// Most options of a file.
const MOST_OPTIONS: usize = 200;

/// A path and its new value.
#[derive(Clone, Debug)]
pub struct Change {
    path: String,
    place: Place,
    value: Node,
}

/// An option as declared.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Its name.
    pub name: String,
    /// Providers that it does without.
    without: Vec<(String, Place, String)>,
    /// Paths that it sets, in file order.
    set: Vec<Change>,
}

/// Reads `[options]`; those that are wrong are told and left out.
pub fn read(root: &At<'_>) -> Vec<Declared> {
    let Some(node) = root.node().get("options") else { return Vec::new() };
    let at = root.below("options", node);
    let Some(table) = at.table() else { return Vec::new() };
    if table.named().len() > MOST_OPTIONS {
        at.problem(format!("{} options are more than the limit of {MOST_OPTIONS}", table.named().len()));
        return Vec::new();
    }
    table.names().iter().filter_map(|(name, _, at)| option(name, at)).collect()
}

fn option(name: &str, at: &At<'_>) -> Option<Declared> {
    let table = at.table()?;
    let without = keys::or(&table, "without", Vec::new(), |at| {
        if at.is_text() { Some(vec![name_at(at)?]) } else { keys::each(at, name_at) }
    });
    let set = keys::or(&table, "set", Vec::new(), |at| {
        Some(edit::changes(at)?.into_iter().map(|(path, place, value)| Change { path, place, value }).collect())
    });
    table.finish();
    Some(Declared { name: name.to_owned(), without: without?, set: set? })
}

fn name_at(at: &At<'_>) -> Option<(String, Place, String)> {
    at.text().map(|name| (name.to_owned(), at.place(), at.path().to_owned()))
}

/// A change from the command line.
pub fn from_command_line(path: &str, value: &str, sources: &mut Sources, log: &Log) -> Option<Change> {
    let (place, value) = edit::value_from_text(path, value, sources, log)?;
    Some(Change { path: path.to_owned(), place, value })
}

/// Makes changes, in order.
pub fn apply(root: &mut Node, changes: &[Change], log: &Log) {
    for change in changes {
        edit::set(root, &change.path, change.value.clone(), change.place, log);
    }
}

impl Declared {
    /// Makes the changes of the command line in this option's file. What it does without is gone, and a change of it
    /// means nothing here: such a change was checked on the file as written.
    pub fn apply_command_line(&self, root: &mut Node, changes: &[Change], log: &Log) {
        if self.without.is_empty() {
            return apply(root, changes, log);
        }
        for change in changes {
            let mut tried = root.clone();
            let own = Log::new();
            apply(&mut tried, std::slice::from_ref(change), &own);
            if !own.has_errors() {
                *root = tried;
            }
        }
    }

    /// Makes the option's changes: first what it does without, then what it sets.
    pub fn apply(&self, root: &mut Node, log: &Log) {
        for (name, place, path) in &self.without {
            edit::without(root, name, *place, path, log);
        }
        apply(root, &self.set, log);
    }
}
