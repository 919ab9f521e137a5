//! `[options.X]`: what to decide between, as changes to the file.
//!
//! In: the table of options, and changes from the command line. Out: edits of a document.

use crate::document::path::{Path, Step};
use crate::document::{At, Entry, Log, Node, Place, Sources, Value, edit};
use crate::laws::LAWS;
use crate::scenario::quotes::Quotes;
use crate::scenario::{keys, quotes};

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

/// Makes a change; false when it could not be made.
fn apply(root: &mut Node, change: &Change, log: &Log) -> bool {
    let distributions: Vec<&str> = LAWS.iter().map(|law| law.name).collect();
    edit::set(root, &change.path, change.value.clone(), change.place, &distributions, log)
}

/// The document of the file as written (no option) or of an option: what the option does without is gone; then its changes, then
/// those of the command line. Which quotes are meant is settled before they are read, so that a change of what a quote says holds
/// wherever it stands.
pub fn changed(
    root: &Node,
    option: Option<&Declared>,
    sets: &[Change],
    quotes: &mut Quotes<'_>,
    sources: &mut Sources,
    log: &Log,
) -> Node {
    let mut whole = root.clone();
    let own: &[Change] = option.map_or(&[], |option| &option.set);
    let without: &[(String, Place, String)] = option.map_or(&[], |option| &option.without);
    for (name, place, path) in without {
        edit::without(&mut whole, name, *place, path, log);
    }
    let mut missing: Vec<String> = Vec::new();
    let all = || own.iter().map(|change| (change, true)).chain(sets.iter().map(|change| (change, without.is_empty())));
    for naming in [true, false] {
        for (change, strict) in all().filter(|(change, _)| quotes::provider_of(&change.path).is_some() == naming) {
            if quotes::within(&change.path, &missing) {
                continue;
            }
            if strict {
                apply(&mut whole, change, log);
            } else {
                lenient(&mut whole, change);
            }
            // A table that was replaced whole may name a quote, too.
            if !naming {
                missing.extend(quotes.merge(&mut whole, sources, log));
            }
        }
        missing.extend(quotes.merge(&mut whole, sources, log));
    }
    whole
}

impl Declared {
    /// What the option sets, as it is kept where quotes are not: a provider that gets another quote is written whole, as it
    /// became in `whole`, the option's document. None where no quote is named.
    pub fn set_without_quotes(&self, whole: &Node) -> Option<Node> {
        let mut heads: Vec<String> =
            self.set.iter().filter_map(|change| quotes::head(&change.path, &change.value)).collect();
        heads.dedup();
        let place = self.set.first()?.place;
        let rewritten = heads.iter().filter_map(|head| {
            let node = Path::parse(head).ok()?.steps.iter().try_fold(whole, |node, step| match step {
                Step::Key(key) => node.get(key),
                _ => None,
            })?;
            Some(Entry { key: head.clone(), place, node: node.clone() })
        });
        let mut entries: Vec<Entry> = rewritten.collect();
        if entries.is_empty() {
            return None;
        }
        let below = |path: &str| heads.iter().any(|head| path == head || path.starts_with(&format!("{head}.")));
        let others = self.set.iter().filter(|change| !below(&normal(&change.path)));
        entries.extend(others.map(|change| Entry {
            key: change.path.clone(),
            place: change.place,
            node: change.value.clone(),
        }));
        Some(Node { value: Value::Table(entries), place })
    }
}

/// Puts `set` in the place of an option's own, for the document that is kept.
pub fn keep_set(root: &mut Node, option: &str, set: Node) {
    let Value::Table(sections) = &mut root.value else { return };
    let Some(options) = sections.iter_mut().find(|entry| entry.key == "options") else { return };
    let Value::Table(options) = &mut options.node.value else { return };
    let Some(option) = options.iter_mut().find(|entry| entry.key == option) else { return };
    let Value::Table(keys) = &mut option.node.value else { return };
    if let Some(entry) = keys.iter_mut().find(|entry| entry.key == "set") {
        entry.node = set;
    }
}

/// A path in its usual spelling.
fn normal(path: &str) -> String {
    Path::parse(path).map_or_else(|_| path.to_owned(), |path| path.to_string())
}

/// Makes a change of the command line in an option that does without somebody: a change of what is gone means nothing there; it was
/// checked on the file as written.
fn lenient(root: &mut Node, change: &Change) {
    let mut tried = root.clone();
    if apply(&mut tried, change, &Log::new()) {
        *root = tried;
    }
}
