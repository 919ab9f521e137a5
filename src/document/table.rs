//! Reading a table: ask for each key once, then [`Table::finish`] refuses what nobody asked for.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::document::node::{Entry, Place};
use crate::document::problem::Wanted;
use crate::document::syntax::look_alike;
use crate::document::value::{At, nearest};
use crate::document::words;
use crate::units::shown;

/// A table being read.
///
/// Missing keys are said when the reading ends, by [`Table::finish`] or by dropping it: a key that nobody asked for
/// may be the missing one misspelt, and that is then one problem, at the misspelt key.
#[derive(Debug)]
pub struct Table<'a> {
    at: At<'a>,
    entries: &'a [Entry],
    asked: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<&'static str>>,
    finished: Cell<bool>,
}

impl<'a> Table<'a> {
    pub(super) fn new(at: At<'a>, entries: &'a [Entry]) -> Table<'a> {
        Table { at, entries, asked: RefCell::default(), missing: RefCell::default(), finished: Cell::new(false) }
    }

    /// The table itself as a value: its place and path.
    pub fn at(&self) -> &At<'a> {
        &self.at
    }

    /// The value under `key`, if it is there.
    pub fn maybe(&self, key: &'static str) -> Option<At<'a>> {
        self.asked.borrow_mut().push(key);
        self.at.log().wants(self.at.path(), || Wanted::Key(key));
        self.entries.iter().find(|entry| entry.key == key).map(|entry| self.at.below(&entry.key, &entry.node))
    }

    /// The value under `key`; a problem if it is missing.
    pub fn need(&self, key: &'static str) -> Option<At<'a>> {
        self.at.log().wants(self.at.path(), || Wanted::Required(key));
        let found = self.maybe(key);
        if found.is_none() {
            let mut missing = self.missing.borrow_mut();
            if !missing.contains(&key) {
                missing.push(key);
            }
        }
        found
    }

    /// Whether `key` is there; counts as asked for.
    pub fn has(&self, key: &'static str) -> bool {
        self.maybe(key).is_some()
    }

    /// A problem of the whole table that says which of `keys` are expected, unless one of them stands there misspelt:
    /// that is told at the key.
    pub fn expect(&self, keys: &[&'static str], message: &str) {
        let unasked = |entry: &&Entry| !self.asked.borrow().contains(&entry.key.as_str());
        if !self.entries.iter().filter(unasked).any(|entry| nearest(&entry.key, keys.iter().copied()).is_some()) {
            self.at.problem(message);
        }
    }

    /// All entries as names and values, for tables whose keys are names that the user chose.
    pub fn named(&self) -> Vec<(&'a str, Place, At<'a>)> {
        self.entries
            .iter()
            .map(|entry| (entry.key.as_str(), entry.place, self.at.below(&entry.key, &entry.node)))
            .collect()
    }

    /// As [`Table::named`], with every name checked: see [`words::name`]; two names that differ only in case are refused.
    pub fn names(&self) -> Vec<(&'a str, Place, At<'a>)> {
        let named = self.named();
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (name, place, at) in &named {
            if let Err(why) = words::name(name) {
                at.log().error(*place, at.path(), why);
            } else if let Some(other) = seen.insert(name.to_lowercase(), name) {
                at.log().error(
                    *place,
                    at.path(),
                    format!("the names \"{other}\" and \"{name}\" differ only in upper and lower case"),
                );
            }
        }
        named
    }

    /// Refuses keys that nobody asked for, with the nearest that somebody did.
    pub fn finish(self) {
        self.finished.set(true);
    }

    fn unknown(&self, entry: &Entry, near: Option<&str>) {
        let asked = self.asked.borrow();
        let mut message = format!("there is no key \"{}\" here", shown(&entry.key));
        if let Some(why) = look_alike(&entry.key) {
            message.push_str(&format!(": it {why}"));
        }
        match near {
            Some(near) => message.push_str(&format!("; did you mean \"{near}\"?")),
            None if asked.is_empty() => {}
            None => message.push_str(&format!("; known are {}", list(&asked))),
        }
        let below = self.at.below(&entry.key, &entry.node);
        if near.is_some() {
            self.at.log().error(entry.place, below.path(), message);
        } else {
            self.at.log().unknown(entry.place, below.path(), &entry.key, message);
        }
    }
}

impl Drop for Table<'_> {
    /// Says what is missing and, after [`Table::finish`], what nobody asked for.
    fn drop(&mut self) {
        let asked = self.asked.borrow().clone();
        let mut missing = self.missing.borrow().clone();
        for entry in self.entries.iter().filter(|entry| !asked.contains(&entry.key.as_str())) {
            let meant = nearest(&entry.key, missing.iter().copied());
            if let Some(meant) = meant {
                missing.retain(|key| *key != meant);
                self.unknown(entry, Some(meant));
            } else if self.finished.get() {
                // A key that is there already cannot be what was meant.
                let absent = asked.iter().copied().filter(|key| self.entries.iter().all(|entry| entry.key != *key));
                self.unknown(entry, nearest(&entry.key, absent).or_else(|| nearest(&entry.key, asked.iter().copied())));
            }
        }
        for key in missing {
            self.at.problem(format!("\"{key}\" is missing"));
        }
    }
}

fn list(names: &[&str]) -> String {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}
