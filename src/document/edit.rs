//! Changes to a document by path: `--set`, an option's `set`, an incident, an axis of a sweep.
//!
//! In: a tree, a path, a value. Out: the changed tree, or a problem with the nearest name. Every value keeps the place
//! where it was written, so that what is wrong with it is said there. Knows of the scenario only which sections hold
//! names, and what the distributions are called.

use crate::document::node::{Entry, Node, Place, Value};
use crate::document::parse::parse;
use crate::document::path::{Path, Step};
use crate::document::problem::Log;
use crate::document::scan::TEXT_CHARACTERS;
use crate::document::sources::Sources;
use crate::document::value::{At, nearest, unknown_name};
use crate::units::shown;

pub use crate::document::without::without;

/// Sections whose keys are names, with the section that declares them and what such a name is called.
const NAMED: [(&str, &str, &str); 9] = [
    ("contacts", "contacts", "contact type"),
    ("groups", "groups", "group"),
    ("providers", "providers", "provider"),
    ("routing", "contacts", "contact type"),
    ("trunks", "trunks", "trunk"),
    ("robots", "robots", "robot"),
    ("dialers", "dialers", "dialer"),
    ("options", "options", "option"),
    ("knobs", "knobs", "knob"),
];

/// Takes `--set PATH=VALUE` apart at the first `=` outside quotes.
///
/// # Errors
/// How to write it.
pub fn split_argument(argument: &str) -> Result<(&str, &str), String> {
    let mut quote = None;
    for (n, c) in argument.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '=') => return Ok((argument[..n].trim(), argument[n + 1..].trim())),
            _ => {}
        }
    }
    Err(format!("\"{}\" sets nothing; write PATH=VALUE, as in groups.own.roster=5", shown(argument)))
}

/// Reads the value of a change as TOML, and what is not TOML as text; the value becomes a source of its own, named
/// `--set path=value`.
pub fn value_from_text(path: &str, value: &str, sources: &mut Sources, log: &Log) -> Option<(Place, Node)> {
    let source = sources.add(&format!("--set {path}={value}"), value);
    let whole = Place { source, start: 0, end: value.len().min(u32::MAX as usize) as u32 };
    let own = Log::new();
    // A line break could smuggle in a second key; the tree has exactly one, or this was no value.
    let tree = parse(source, &format!("v={value}"), &own);
    let read = tree.and_then(|tree| match tree.value {
        Value::Table(mut entries) if entries.len() == 1 && entries[0].key == "v" => {
            entries.pop().map(|entry| entry.node)
        }
        _ => None,
    });
    match read {
        Some(mut node) => {
            shift(&mut node, 2);
            for problem in own.into_problems() {
                log.error(whole, path, problem.message);
            }
            Some((whole, node))
        }
        None if value.chars().count() > TEXT_CHARACTERS => {
            log.error(whole, path, format!("a text has at most {TEXT_CHARACTERS} characters"));
            None
        }
        None => Some((whole, Node { value: Value::Text(value.to_owned()), place: whole })),
    }
}

fn shift(node: &mut Node, by: u32) {
    let back = |place: &mut Place| {
        place.start = place.start.saturating_sub(by);
        place.end = place.end.saturating_sub(by);
    };
    back(&mut node.place);
    match &mut node.value {
        Value::List(list) => list.iter_mut().for_each(|node| shift(node, by)),
        Value::Table(entries) => entries.iter_mut().for_each(|entry| {
            back(&mut entry.place);
            shift(&mut entry.node, by);
        }),
        _ => {}
    }
}

/// The changes of a `set` table: each key a path, in file order with its place. Keys without quotes
/// (`set = { groups.own.roster = 5 }`) mean the same path.
pub fn changes(at: &At<'_>) -> Option<Vec<(String, Place, Node)>> {
    at.table()?;
    let mut found = Vec::new();
    dotted(at.node(), "", &mut found);
    Some(found)
}

fn dotted(node: &Node, before: &str, found: &mut Vec<(String, Place, Node)>) {
    let Value::Table(entries) = &node.value else { return };
    for entry in entries {
        // Within a dotted key only the first part may be a path in quotes.
        let key = if before.is_empty() {
            entry.key.clone()
        } else {
            format!("{before}.{}", Path { steps: vec![Step::Key(entry.key.clone())] })
        };
        // A table made by a dotted key stands where its key stands; one in braces stands behind it.
        if matches!(entry.node.value, Value::Table(_)) && entry.node.place == entry.place {
            dotted(&entry.node, &key, found);
        } else {
            found.push((key, entry.place, entry.node.clone()));
        }
    }
}

/// Replaces or creates the value at a path; tables between are created, a table is replaced whole. `distributions` are their
/// names: `talk_time.mean` reaches into the one that is there.
///
/// False after the problem was said at `place`: no path, a name that is not declared, an entry that a list does not
/// have, a second distribution over a first.
pub fn set(root: &mut Node, path: &str, value: Node, place: Place, distributions: &[&str], log: &Log) -> bool {
    let steps = match Path::parse(path) {
        Ok(path) => path,
        Err(why) => {
            log.error(place, "", why);
            return false;
        }
    };
    let setting = Setting { path: &steps, place, distributions };
    let done = declared(root, &steps, &value).and_then(|()| setting.set(root, 0, value));
    if let Err(why) = &done {
        log.error(place, &steps.to_string(), why);
    }
    done.is_ok()
}

/// Whether the name in a path is declared, unless the value is the table that declares it.
fn declared(root: &Node, path: &Path, value: &Node) -> Result<(), String> {
    let [Step::Key(section), Step::Key(name), ..] = path.steps.as_slice() else { return Ok(()) };
    let Some((_, home, kind)) = NAMED.iter().find(|(known, _, _)| known == section) else { return Ok(()) };
    let names = keys(root.get(home));
    let declares = path.steps.len() == 2 && section == home && matches!(value.value, Value::Table(_) | Value::List(_));
    if declares || names.contains(name) || root.get(section).is_some_and(|node| node.get(name).is_some()) {
        return Ok(());
    }
    Err(unknown_name(kind, name, &names))
}

/// The value at a path, as [`set`] would find it; none where there is none.
pub fn find<'n>(root: &'n Node, path: &str, distributions: &[&str]) -> Option<&'n Node> {
    let path = Path::parse(path).ok()?;
    path.steps.iter().try_fold(root, |node, step| match (step, &node.value) {
        (Step::Key(key), Value::Table(entries)) => node.get(key).or_else(|| match entries.as_slice() {
            [only] if distributions.contains(&only.key.as_str()) => only.node.get(key),
            _ => None,
        }),
        (Step::Key(key), Value::Text(_)) if key == "mean" => Some(node),
        (Step::Index(n), Value::List(list)) => list.get(*n),
        (Step::Name(name), Value::List(list)) => list.iter().find(|entry| name_of(entry).as_ref() == Some(name)),
        _ => None,
    })
}

/// Whether what a path leads into is there: all but its last step.
pub fn leads_somewhere(root: &Node, path: &str, distributions: &[&str]) -> bool {
    let Ok(mut path) = Path::parse(path) else { return false };
    path.steps.pop();
    path.steps.is_empty() || find(root, &path.to_string(), distributions).is_some()
}

fn keys(node: Option<&Node>) -> Vec<String> {
    match node.map(|node| &node.value) {
        Some(Value::Table(entries)) => entries.iter().map(|entry| entry.key.clone()).collect(),
        _ => Vec::new(),
    }
}

struct Setting<'a> {
    path: &'a Path,
    place: Place,
    distributions: &'a [&'a str],
}

impl Setting<'_> {
    fn set(&self, node: &mut Node, step: usize, value: Node) -> Result<(), String> {
        let Some(next) = self.path.steps.get(step) else {
            *node = value;
            return Ok(());
        };
        match next {
            Step::Key(key) => self.key(node, step, key, value),
            Step::Index(n) => {
                let head = self.path.head(step);
                let Value::List(list) = &mut node.value else {
                    return Err(format!("{head} is {}, not a list", node.kind()));
                };
                let entries = list.len();
                match list.get_mut(*n) {
                    Some(entry) => self.set(entry, step + 1, value),
                    None if entries == 0 => Err(format!("the list {head} is empty")),
                    None => Err(format!(
                        "the list {head} has no entry [{n}]; it has [0] to [{}]; to add one set the whole list",
                        entries - 1
                    )),
                }
            }
            Step::Name(name) => {
                let head = self.path.head(step);
                let Value::List(list) = &mut node.value else {
                    return Err(format!("{head} is {}, not a list; write {head}.{}", node.kind(), shown(name)));
                };
                let names: Vec<String> = list.iter().filter_map(name_of).collect();
                match list.iter_mut().find(|entry| name_of(entry).as_ref() == Some(name)) {
                    Some(entry) => self.set(entry, step + 1, value),
                    None => Err(unknown_name(&format!("entry of {head} with the name"), name, &names)),
                }
            }
        }
    }

    fn key(&self, node: &mut Node, step: usize, key: &str, value: Node) -> Result<(), String> {
        let head = self.path.head(step);
        let last = step + 1 == self.path.steps.len();
        if let Value::Text(constant) = &node.value
            && (key == "mean" || self.distributions.contains(&key))
        {
            if key == "mean" && last {
                *node = value;
                return Ok(());
            }
            return Err(format!(
                "{head} is the constant \"{}\"; set {head} as a whole to change the distribution",
                shown(constant)
            ));
        }
        let kind = node.kind();
        let Value::Table(entries) = &mut node.value else {
            let hint = match kind {
                "a list" => format!("; write {head}[0]"),
                _ if key == "cv" => {
                    format!("; set {head} as a whole, as in {{ lognormal = {{ mean = \"160s\", cv = 1.0 }} }}")
                }
                _ => format!("; set {head} as a whole"),
            };
            return Err(format!("{head} is {kind} and has no \"{}\"{hint}", shown(key)));
        };
        if let [only] = entries.as_mut_slice()
            && self.distributions.contains(&only.key.as_str())
            && only.key != key
            && matches!(only.node.value, Value::Table(_))
        {
            if self.distributions.contains(&key) {
                return Err(format!(
                    "{head} already has the distribution \"{}\"; to change it set {head} as a whole: {head}={{ {key} = ... }}",
                    only.key
                ));
            }
            return self.key(&mut only.node, step, key, value);
        }
        if let Some(found) = entries.iter_mut().find(|entry| entry.key == key) {
            return self.set(&mut found.node, step + 1, value);
        }
        if !last && !matches!(self.path.steps.get(step + 1), Some(Step::Key(_))) {
            let near = nearest(key, entries.iter().map(|entry| entry.key.as_str()));
            let hint = near.map_or(String::new(), |near| format!("; did you mean \"{}\"?", shown(near)));
            return Err(format!("there is no list \"{}\" to take an entry of{hint}", shown(key)));
        }
        let mut made = Node { value: Value::Table(Vec::new()), place: self.place };
        self.set(&mut made, step + 1, value)?;
        entries.push(Entry { key: key.to_owned(), place: self.place, node: made });
        Ok(())
    }
}

fn name_of(node: &Node) -> Option<String> {
    match node.get("name").map(|name| &name.value) {
        Some(Value::Text(name)) => Some(name.clone()),
        _ => None,
    }
}
