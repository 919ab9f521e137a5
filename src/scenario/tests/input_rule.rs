//! Each number of each shipped scenario is something: an input, or none for a reason.

use std::collections::BTreeMap;
use std::path::Path as File;

use crate::document::path::Step;
use crate::document::{Log, Node, Value, parse};
use crate::scenario::input_rule::{Class, class};
use crate::scenario::inputs::{Kind, Quantity, laws};

/// Numbers and durations with their paths; of a law that of its mean is the law's own, all others are its shape and left away.
fn leaves(node: &Node, steps: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
    if Quantity::of(node).is_some() {
        found.push(steps.clone());
    }
    match &node.value {
        Value::Table(entries) => {
            for entry in entries {
                if entries.len() == 1 && laws().contains(&entry.key.as_str()) && entry.node.get("mean").is_some() {
                    found.push(steps.clone());
                    continue;
                }
                steps.push(Step::Key(entry.key.clone()));
                leaves(&entry.node, steps, found);
                steps.pop();
            }
        }
        Value::List(nodes) => {
            for (number, node) in nodes.iter().enumerate() {
                steps.push(Step::Index(number));
                leaves(node, steps, found);
                steps.pop();
            }
        }
        _ => {}
    }
}

/// All classes by path, names and places left away, over all files of a folder.
fn classes(folder: &File, found: &mut BTreeMap<String, Option<Class>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            classes(&path, found);
        }
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let log = Log::new();
        let Some(root) = parse(0, &std::fs::read_to_string(&path).unwrap(), &log) else { continue };
        // A plan of a sweep is no scenario: its numbers are those of the scenario that it names.
        if root.get("axes").is_some() {
            continue;
        }
        // What is no scenario is a quote: what stands in it stands at a provider. Bills, records and rosters are no scenarios.
        let mut steps = Vec::new();
        if root.get("format").is_none() {
            if root.get("contract").is_none() {
                continue;
            }
            steps.extend(["providers", "quoted"].map(|key| Step::Key(key.to_owned())));
        }
        let mut all = Vec::new();
        leaves(&root, &mut steps, &mut all);
        for steps in all {
            let usual = |(place, step): (usize, &Step)| match step {
                Step::Key(_) if place == 1 && steps.len() > 2 => "*".to_owned(),
                Step::Key(key) => key.clone(),
                Step::Index(_) | Step::Name(_) => "[]".to_owned(),
            };
            let usual: Vec<String> = steps.iter().enumerate().map(usual).collect();
            found.insert(usual.join("."), class(&steps));
        }
    }
}

#[test]
fn each_number_of_the_shipped_scenarios_is_an_input_or_none_for_a_reason() {
    let mut found = BTreeMap::new();
    classes(&File::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"), &mut found);
    let unknown: Vec<&String> = found.iter().filter(|(_, class)| class.is_none()).map(|(path, _)| path).collect();
    assert_eq!(unknown, Vec::<&String>::new());
    let is = |path: &str, expected: Class| assert_eq!(found.get(path), Some(&Some(expected)), "{path}");
    for path in ["contacts.*.target.share", "contacts.*.target.answer_within", "target.share"] {
        is(path, Class::Target);
    }
    for path in ["contacts.*.value.refused.confirmed", "contacts.*.value.refused.unconfirmed", "contacts.*.resolved"] {
        is(path, Class::Input(Kind::Worth));
    }
    for path in ["contacts.*.surges.[].times", "robots.*.keys.1", "contacts.*.follow_ups.[].share"] {
        is(path, Class::Input(Kind::Other));
    }
    is("providers.*.contract.per_minute.[].price", Class::Input(Kind::Price));
    is("providers.*.contract.per_minute.[].tiers.[].up_to", Class::Agreed);
    is("contacts.*.arrivals.profile.weekdays.sat", Class::Shape);
    is("contacts.*.priority", Class::Decided);
}

#[test]
fn names_of_types_and_groups_are_no_keys() {
    let of = |path: &[&str]| class(&path.iter().map(|key| Step::Key((*key).to_owned())).collect::<Vec<_>>());
    assert_eq!(of(&["contacts", "target", "wrap_up"]), Some(Class::Input(Kind::HandleTime)));
    assert_eq!(of(&["contacts", "share", "target", "share"]), Some(Class::Target));
    assert_eq!(of(&["providers", "price"]), None);
    assert_eq!(of(&["robots", "caller", "answers"]), Some(Class::Input(Kind::Other)));
    assert_eq!(of(&["contacts", "sales", "something_new"]), None);
}
