//! `contacts.X.like`: a type that is as another, but for what it says itself.
//!
//! In: the contact types as written. Out: for each a whole table: its own keys, then those of the type that it is
//! like, all but `arrivals`, `surges` and `forecast`. Values keep the place where they are written.

use crate::document::{At, Entry, Node, Value};
use crate::scenario::names::Names;

/// Keys that are never copied.
const OWN: [&str; 4] = ["arrivals", "surges", "forecast", "like"];

/// A contact type with what it takes from others, and how many others it goes through.
#[derive(Debug)]
pub struct Whole {
    /// Its table.
    pub node: Node,
    /// 0 for a type that is like no other; types are read in this order, so that a fault is told where it is written.
    pub depth: usize,
}

/// All contact types below `contacts`, in file order.
pub fn resolve(contacts: &At<'_>, names: &Names) -> Vec<Whole> {
    let Value::Table(entries) = &contacts.node().value else { return Vec::new() };
    let likes: Vec<Option<usize>> = entries.iter().map(|entry| like(contacts, entry, names)).collect();
    entries.iter().enumerate().map(|(number, entry)| whole(contacts, entries, &likes, number, entry)).collect()
}

/// The position of the type that an entry is like.
fn like(contacts: &At<'_>, entry: &Entry, names: &Names) -> Option<usize> {
    let at = contacts.below(&entry.key, &entry.node);
    let like = at.below("like", entry.node.get("like")?);
    names.contacts.find("contact type", &like)
}

fn whole(contacts: &At<'_>, entries: &[Entry], likes: &[Option<usize>], number: usize, entry: &Entry) -> Whole {
    let Value::Table(own) = &entry.node.value else { return Whole { node: entry.node.clone(), depth: 0 } };
    let mut table = own.clone();
    let mut path = vec![number];
    let mut next = likes[number];
    while let Some(base) = next {
        if let Some(start) = path.iter().position(|step| *step == base) {
            // Every type on the circle finds it; the first of them in the file tells.
            if path[start..].iter().min() == Some(&number) {
                circle(contacts, entries, &path[start..], entry);
            }
            break;
        }
        path.push(base);
        if let Value::Table(taken) = &entries[base].node.value {
            for key in taken.iter().filter(|key| !OWN.contains(&key.key.as_str())) {
                if !table.iter().any(|known| known.key == key.key) {
                    table.push(key.clone());
                }
            }
        }
        next = likes[base];
    }
    Whole { node: Node { value: Value::Table(table), place: entry.node.place }, depth: path.len() - 1 }
}

fn circle(contacts: &At<'_>, entries: &[Entry], path: &[usize], entry: &Entry) {
    let names: Vec<&str> =
        path.iter().chain(path.first()).filter_map(|step| entries.get(*step)).map(|entry| entry.key.as_str()).collect();
    let at = contacts.below(&entry.key, &entry.node);
    let like = entry.node.get("like").map_or(at.clone(), |node| at.below("like", node));
    like.problem(format!("goes in a circle: {}; one of them must stand on its own", names.join(" -> ")));
}
