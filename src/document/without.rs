//! A document without a provider: the provider, its groups and robots, and every mention of them.
//!
//! In: a tree and a provider's name. Out: the tree as somebody would have written it who never had that provider: shares
//! of the others scaled up, steps of overflow that lead nowhere gone. Other options stay as they are.

use std::collections::BTreeSet;

use crate::document::node::{Entry, Node, Place, Value};
use crate::document::path::{Path, Step};
use crate::document::problem::Log;
use crate::document::value::unknown_name;

/// Takes a provider out. False after the problem was said at `place`: there is no such provider.
pub fn without(root: &mut Node, provider: &str, place: Place, path: &str, log: &Log) -> bool {
    let names: Vec<String> = entries(root.get("providers")).iter().map(|entry| entry.key.clone()).collect();
    if !names.iter().any(|name| name == provider) {
        log.error(place, path, unknown_name("provider", provider, &names));
        return false;
    }
    let of_provider = |section: &str| -> BTreeSet<String> {
        let its = |entry: &&Entry| text(entry.node.get("provider")) == Some(provider);
        entries(root.get(section)).iter().filter(its).map(|entry| entry.key.clone()).collect()
    };
    let removal = Removal { provider, groups: of_provider("groups"), robots: of_provider("robots") };
    let dialers = of_provider("dialers");
    for section in table(root) {
        match section.key.as_str() {
            "providers" => retain(&mut section.node, |entry| entry.key != provider),
            "groups" => retain(&mut section.node, |entry| !removal.groups.contains(&entry.key)),
            "robots" => retain(&mut section.node, |entry| !removal.robots.contains(&entry.key)),
            "dialers" => retain(&mut section.node, |entry| !dialers.contains(&entry.key)),
            "contacts" => table(&mut section.node).iter_mut().for_each(|contact| removal.contact(&mut contact.node)),
            "routing" => table(&mut section.node).iter_mut().for_each(|rule| {
                removal.rule(&mut rule.node);
            }),
            "trunks" => table(&mut section.node).iter_mut().for_each(|trunk| removal.trunk(&mut trunk.node)),
            "incidents" => removal.incidents(&mut section.node),
            "knobs" => table(&mut section.node).iter_mut().for_each(|knob| removal.paths(&mut knob.node)),
            "evidence" => removal.paths(&mut section.node),
            _ => {}
        }
    }
    retain(root, |section| {
        !(matches!(section.key.as_str(), "incidents" | "providers" | "groups" | "robots" | "dialers")
            && is_empty(&section.node))
    });
    true
}

struct Removal<'a> {
    provider: &'a str,
    groups: BTreeSet<String>,
    robots: BTreeSet<String>,
}

impl Removal<'_> {
    /// Orders that a robot called are called by agents.
    fn contact(&self, node: &mut Node) {
        retain(node, |entry| {
            entry.key != "robot" || !text(Some(&entry.node)).is_some_and(|name| self.robots.contains(name))
        });
    }

    /// One rule of routing; true when it dealt contacts and now deals none.
    fn rule(&self, node: &mut Node) -> bool {
        let had = deals(node);
        if let Some(split) = get(node, "split") {
            self.split(split);
        }
        if let Some(groups) = get(node, "groups") {
            self.names(groups);
        }
        if let Some(steps) = get(node, "overflow") {
            self.overflow(steps);
        }
        for key in ["limits", "min_idle"] {
            if let Some(by_group) = get(node, key) {
                retain(by_group, |entry| !self.groups.contains(&entry.key));
            }
        }
        self.adaptive(node);
        if let Some(Node { value: Value::List(rules), .. }) = get(node, "when") {
            rules.retain_mut(|rule| !self.rule(rule));
        }
        retain(node, |entry| {
            !(matches!(entry.key.as_str(), "split" | "groups" | "overflow" | "limits" | "min_idle" | "when")
                && is_empty(&entry.node))
        });
        had && !deals(node)
    }

    /// The shares that remain keep their proportions and add up to what all added up to.
    fn split(&self, node: &mut Node) {
        let all: f64 = entries(Some(node)).iter().map(|entry| float(&entry.node)).sum();
        let before = table(node).len();
        retain(node, |entry| !self.groups.contains(&entry.key));
        let entries = table(node);
        let rest: f64 = entries.iter().map(|entry| float(&entry.node)).sum();
        if entries.len() == before || entries.is_empty() || !(all.is_finite() && all > 0.0 && rest >= 0.0) {
            return;
        }
        let count = entries.len() as f64;
        for entry in entries {
            if let Value::Number { text, float, whole } = &mut entry.node.value {
                *float = if rest > 0.0 { *float * all / rest } else { all / count };
                *text = float.to_string();
                *whole = false;
            }
        }
    }

    fn names(&self, node: &mut Node) {
        match &mut node.value {
            Value::List(list) => list.retain(|name| !text(Some(name)).is_some_and(|name| self.groups.contains(name))),
            Value::Text(name) if self.groups.contains(name) => node.value = Value::List(Vec::new()),
            _ => {}
        }
    }

    fn overflow(&self, node: &mut Node) {
        let Value::List(steps) = &mut node.value else { return };
        steps.retain_mut(|step| match get(step, "to") {
            Some(to) => {
                let empty = is_empty(to);
                self.names(to);
                empty || !is_empty(to)
            }
            None => true,
        });
    }

    /// One group alone needs no rule to choose.
    fn adaptive(&self, node: &mut Node) {
        let Some(among) = get(node, "adaptive").and_then(|adaptive| get(adaptive, "among")) else { return };
        self.names(among);
        let Value::List(rest) = &among.value else { return };
        if rest.len() >= 2 {
            return;
        }
        let groups = among.clone();
        let place =
            table(node).iter().find(|entry| entry.key == "adaptive").map(|entry| entry.place).unwrap_or_default();
        retain(node, |entry| entry.key != "adaptive");
        let listed = is_empty(&groups) || node.get("groups").is_some();
        if let (false, Value::Table(entries)) = (listed, &mut node.value) {
            entries.push(Entry { key: "groups".to_owned(), place, node: groups });
        }
    }

    fn trunk(&self, node: &mut Node) {
        let Some(groups) = get(node, "forwarded").and_then(|forwarded| get(forwarded, "groups")) else { return };
        self.names(groups);
        if is_empty(groups) {
            retain(node, |entry| entry.key != "forwarded");
        }
    }

    /// An incident that befell only what is gone is gone.
    fn incidents(&self, node: &mut Node) {
        let Value::List(incidents) = &mut node.value else { return };
        incidents.retain_mut(|incident| {
            let mut touched = false;
            for key in ["times", "set"] {
                if let Some(paths) = get(incident, key) {
                    let before = table(paths).len();
                    self.paths(paths);
                    self.splits(paths);
                    touched |= table(paths).len() < before;
                }
            }
            let left = |key: &str| incident.get(key).is_some_and(|node| !is_empty(node));
            let keep = !touched || left("times") || left("set");
            retain(incident, |entry| {
                !(touched && matches!(entry.key.as_str(), "times" | "set") && is_empty(&entry.node))
            });
            keep
        });
    }

    /// Splits that an incident puts in force: the shares of the others are scaled up.
    fn splits(&self, paths: &mut Node) {
        let is_split = |key: &str| key.starts_with("routing.") && key.ends_with(".split");
        for entry in table(paths).iter_mut().filter(|entry| is_split(&entry.key)) {
            self.split(&mut entry.node);
        }
        retain(paths, |entry| !(is_split(&entry.key) && is_empty(&entry.node)));
    }

    /// A table of paths, written in quotes or as dotted keys.
    fn paths(&self, node: &mut Node) {
        retain(node, |entry| !self.mentions(&entry.key));
        for entry in table(node).iter_mut().filter(|entry| entry.node.place == entry.place) {
            match entry.key.as_str() {
                "groups" => retain(&mut entry.node, |entry| !self.groups.contains(&entry.key)),
                "robots" => retain(&mut entry.node, |entry| !self.robots.contains(&entry.key)),
                "providers" => retain(&mut entry.node, |entry| entry.key != self.provider),
                _ => {}
            }
        }
    }

    fn mentions(&self, path: &str) -> bool {
        let Ok(path) = Path::parse(path) else { return false };
        let name = |step: &Step| match step {
            Step::Key(key) | Step::Name(key) => Some(key.clone()),
            Step::Index(_) => None,
        };
        let steps: Vec<String> = path.steps.iter().filter_map(name).collect();
        match steps.as_slice() {
            [section, name, ..] if section == "providers" => name == self.provider,
            [section, name, ..] if section == "groups" => self.groups.contains(name),
            [section, name, ..] if section == "robots" => self.robots.contains(name),
            [section, _, rest @ ..] if section == "routing" => rest.iter().any(|step| self.groups.contains(step)),
            _ => false,
        }
    }
}

fn deals(node: &Node) -> bool {
    ["split", "groups", "adaptive"].iter().any(|key| node.get(key).is_some())
}

fn float(node: &Node) -> f64 {
    match node.value {
        Value::Number { float, .. } => float,
        _ => 0.0,
    }
}

fn text(node: Option<&Node>) -> Option<&str> {
    match node.map(|node| &node.value) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn entries(node: Option<&Node>) -> &[Entry] {
    match node.map(|node| &node.value) {
        Some(Value::Table(entries)) => entries,
        _ => &[],
    }
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Table(entries) => entries.is_empty(),
        Value::List(list) => list.is_empty(),
        _ => false,
    }
}

/// The entries of a table; of anything else none.
fn table(node: &mut Node) -> &mut [Entry] {
    match &mut node.value {
        Value::Table(entries) => entries,
        _ => &mut [],
    }
}

fn retain(node: &mut Node, keep: impl FnMut(&Entry) -> bool) {
    if let Value::Table(entries) = &mut node.value {
        entries.retain(keep);
    }
}

fn get<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    match &mut node.value {
        Value::Table(entries) => entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.node),
        _ => None,
    }
}
