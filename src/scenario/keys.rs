//! Keys that may be missing: a default, nothing, or a problem.
//!
//! In: a table and a reader for one value. Out: `None` only when the value was there and wrong, so that a section reads
//! all its keys first and gives up last.

use crate::document::{At, Table};

/// The value under `key`; `default` when it is not there.
pub fn or<'a, T>(
    table: &Table<'a>,
    key: &'static str,
    default: T,
    read: impl FnOnce(&At<'a>) -> Option<T>,
) -> Option<T> {
    match table.maybe(key) {
        Some(at) => read(&at),
        None => Some(default),
    }
}

/// The value under `key`, if it is there.
pub fn maybe<'a, T>(
    table: &Table<'a>,
    key: &'static str,
    read: impl FnOnce(&At<'a>) -> Option<T>,
) -> Option<Option<T>> {
    or(table, key, None, |at| read(at).map(Some))
}

/// The value under `key`, which must be there.
pub fn need<'a, T>(table: &Table<'a>, key: &'static str, read: impl FnOnce(&At<'a>) -> Option<T>) -> Option<T> {
    table.need(key).and_then(|at| read(&at))
}

/// All items of a list; `None` when any is wrong, after all were read.
pub fn each<'a, T>(at: &At<'a>, read: impl FnMut(&At<'a>) -> Option<T>) -> Option<Vec<T>> {
    whole(at.list()?.iter().map(read))
}

/// All or nothing, without stopping at the first that is missing.
pub fn whole<T>(read: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let all: Vec<Option<T>> = read.collect();
    all.into_iter().collect()
}
