//! The faults that `.ci/planted` plants can still be planted.
#![allow(clippy::unwrap_used, clippy::panic)]

use busyhour::document::{Log, Node, Value, parse};

/// Faults that a suite of this kind is expected to catch.
const AT_LEAST: usize = 40;

fn text(node: &Node, key: &str) -> String {
    match node.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => text.clone(),
        other => panic!("{key}: {other:?}"),
    }
}

fn bugs() -> Vec<Node> {
    let root = parse(0, include_str!("planted/bugs.toml"), &Log::new()).unwrap();
    match root.get("bug").map(|node| node.value.clone()) {
        Some(Value::List(bugs)) => bugs,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_fault_has_one_place_in_its_file_and_changes_it() {
    let bugs = bugs();
    assert!(bugs.len() >= AT_LEAST, "{}", bugs.len());
    for bug in &bugs {
        let (name, file, find) = (text(bug, "name"), text(bug, "file"), text(bug, "find"));
        let source = std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert_eq!(source.matches(&find).count(), 1, "{name}: in {file}");
        assert_ne!(find, text(bug, "write"), "{name}");
    }
}
