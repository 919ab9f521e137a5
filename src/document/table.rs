//! Reading a table: ask for each key once, then [`Table::finish`] refuses what nobody asked for.

use std::cell::RefCell;

use crate::document::node::{Entry, Place};
use crate::document::value::{At, nearest};
use crate::units::shown;

/// A table being read.
#[derive(Debug)]
pub struct Table<'a> {
    at: At<'a>,
    entries: &'a [Entry],
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(at: At<'a>, entries: &'a [Entry]) -> Table<'a> {
        Table { at, entries, asked: RefCell::new(Vec::new()) }
    }

    /// The table itself as a value: its place and path.
    pub fn at(&self) -> &At<'a> {
        &self.at
    }

    /// The value under `key`, if it is there.
    pub fn maybe(&self, key: &'static str) -> Option<At<'a>> {
        self.asked.borrow_mut().push(key);
        self.entries.iter().find(|entry| entry.key == key).map(|entry| self.at.below(&entry.key, &entry.node))
    }

    /// The value under `key`; a problem if it is missing.
    pub fn need(&self, key: &'static str) -> Option<At<'a>> {
        let found = self.maybe(key);
        if found.is_none() {
            self.at.problem(format!("\"{key}\" is missing"));
        }
        found
    }

    /// Whether `key` is there; counts as asked for.
    pub fn has(&self, key: &'static str) -> bool {
        self.maybe(key).is_some()
    }

    /// All entries as names and values, for tables whose keys are names that the user chose.
    pub fn named(&self) -> Vec<(&'a str, Place, At<'a>)> {
        self.entries.iter().map(|entry| (entry.key.as_str(), entry.place, self.at.below(&entry.key, &entry.node))).collect()
    }

    /// Refuses keys that nobody asked for, with the nearest that somebody did.
    pub fn finish(self) {
        let asked = self.asked.into_inner();
        for entry in self.entries {
            if asked.contains(&entry.key.as_str()) {
                continue;
            }
            let path = self.at.below(&entry.key, &entry.node);
            let mut message = format!("there is no key \"{}\" here", shown(&entry.key));
            match nearest(&entry.key, asked.iter().copied()) {
                Some(near) => message.push_str(&format!("; did you mean \"{near}\"?")),
                None => message.push_str(&format!("; known are {}", list(&asked))),
            }
            self.at.log().error(entry.place, path.path(), message);
        }
    }
}

fn list(names: &[&str]) -> String {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}
