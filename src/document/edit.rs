//! Stand-in until the real one is merged: plain dotted paths only.
use super::{Entry, Log, Node, Place, Sources, Value, parse};

/// Stand-in.
pub fn value_from_text(path: &str, value: &str, sources: &mut Sources, log: &Log) -> Option<(Place, Node)> {
    let text = format!("v = {value}");
    let source = sources.add(&format!("--set {path}"), text.clone());
    let node = parse(source, &text, log)?.get("v")?.clone();
    Some((node.place, node))
}

/// Stand-in.
pub fn set(root: &mut Node, path: &str, value: Node, place: Place, _log: &Log) -> bool {
    let mut node = root;
    for key in path.split('.') {
        let Value::Table(entries) = &mut node.value else { return false };
        let found = entries.iter().position(|entry| entry.key == key);
        let found = found.unwrap_or_else(|| {
            entries.push(Entry { key: key.to_owned(), place, node: Node { value: Value::Table(Vec::new()), place } });
            entries.len() - 1
        });
        node = &mut entries[found].node;
    }
    *node = value;
    true
}

/// Stand-in.
pub fn without(_root: &mut Node, _name: &str, _place: Place, _path: &str, _log: &Log) -> bool {
    true
}
