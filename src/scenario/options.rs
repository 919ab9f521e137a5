//! `[options.X]`: what to decide between, as changes to the file.
//!
//! In: the table of options. Out: edits of a document; what the command line changes besides is in [`crate::scenario::sets`].

use crate::document::path::{Path, Step};
use crate::document::{At, Entry, Log, Node, Place, Sources, Value, edit};
use crate::laws::LAWS;
use crate::scenario::knobs::{Knobs, each_below, flatten};
use crate::scenario::quotes::Quotes;
use crate::scenario::written::{Set, To};
use crate::scenario::{inputs, keys, quotes};

/// Most options of a file.
const MOST_OPTIONS: usize = 200;

/// A path and its new value.
#[derive(Clone, Debug)]
pub struct Change {
    path: String,
    place: Place,
    value: Node,
    /// What stands at the path becomes so many times itself; `value` is not meant.
    times: Option<f64>,
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
        Some(edit::changes(at)?.into_iter().map(|(path, place, value)| Change::new(&path, place, value)).collect())
    });
    table.finish();
    Some(Declared { name: name.to_owned(), without: without?, set: set? })
}

fn name_at(at: &At<'_>) -> Option<(String, Place, String)> {
    at.text().map(|name| (name.to_owned(), at.place(), at.path().to_owned()))
}

/// A change from the command line, or of a point.
pub fn from_set(set: &Set, sources: &mut Sources, log: &Log) -> Option<Change> {
    let (text, times) = match &set.to {
        To::Value(text) => (text.clone(), None),
        To::Times(factor) => (factor.to_string(), Some(*factor)),
    };
    let (place, value) = edit::value_from_text(&set.path, &text, sources, log)?;
    Some(Change { times, ..Change::new(&set.path, place, value) })
}

impl Change {
    /// A value for a path; what is wrong with it is told at `place`.
    pub fn new(path: &str, place: Place, value: Node) -> Change {
        Change { path: path.to_owned(), place, value, times: None }
    }

    /// The change as it is for a document: of what becomes so many times itself its own value; none where there is no number.
    pub fn within(&self, root: &Node) -> Option<Change> {
        let Some(factor) = self.times else { return Some(self.clone()) };
        // Where one option has a law another may have a constant.
        let constant = || inputs::quantity(root, self.path.strip_suffix(".mean")?);
        let (path, quantity) = inputs::quantity(root, &self.path).or_else(constant)?;
        Some(Change::new(&path, self.place, quantity.node(quantity.value * factor, self.place)))
    }

    /// Whether what stands at the path becomes so many times itself.
    pub fn is_relative(&self) -> bool {
        self.times.is_some()
    }

    /// The value.
    pub fn value(&self) -> &Node {
        &self.value
    }

    /// The path as it was written.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where it was written.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The same path with another value.
    pub fn with(&self, value: Node) -> Change {
        Change { value, ..self.clone() }
    }

    /// Makes it; false after it was told that it could not be made.
    pub fn apply(&self, root: &mut Node, log: &Log) -> bool {
        edit::set(root, &self.path, self.value.clone(), self.place, &distributions(), log)
    }

    /// The value at its place.
    pub fn find<'n>(&self, root: &'n Node) -> Option<&'n Node> {
        edit::find(root, &self.path, &distributions())
    }

    /// Whether what its path leads into is there.
    pub fn leads_somewhere(&self, root: &Node) -> bool {
        edit::leads_somewhere(root, &self.path, &distributions())
    }

    /// Whether it says which quote is meant.
    pub fn names_quote(&self) -> bool {
        quotes::provider_of(&self.path).is_some()
    }
}

/// The names of all distributions: `talk_time.mean` reaches into the one that is there.
fn distributions() -> Vec<&'static str> {
    LAWS.iter().map(|law| law.name).collect()
}

/// A document whose quotes are being settled: what is read on the way, and where problems go.
pub struct Desk<'d, 'f> {
    /// The quotes.
    pub quotes: &'d mut Quotes<'f>,
    /// Texts that problems point into.
    pub sources: &'d mut Sources,
    /// Problems.
    pub log: &'d Log,
}

impl Desk<'_, '_> {
    /// Makes changes one after the other; a table that one replaces may name a quote, too. `missing` are providers whose quotes
    /// cannot be had: what leads into them is left out.
    pub fn make(&mut self, root: &mut Node, changes: &[&Change], missing: &mut Vec<String>) {
        for change in changes {
            if quotes::within(&change.path, missing) {
                continue;
            }
            change.apply(root, self.log);
            if !change.names_quote() {
                missing.extend(self.quotes.merge(root, self.sources, self.log));
            }
        }
    }

    /// Settles the quotes that a document names.
    pub fn settle(&mut self, root: &mut Node, missing: &mut Vec<String>) {
        missing.extend(self.quotes.merge(root, self.sources, self.log));
    }
}

/// The document of the file as written (no option) or of an option before what the command line changes in it: what the option does
/// without is gone; then its changes. Which quotes are meant, also by the command line, is settled before they are read, so that a
/// change of what a quote says holds wherever it stands. With it the providers whose quotes cannot be had.
pub fn changed(
    root: &Node,
    option: Option<&Declared>,
    naming: &[&Change],
    desk: &mut Desk<'_, '_>,
) -> (Node, Vec<String>) {
    let mut whole = root.clone();
    let mut missing = Vec::new();
    let own: &[Change] = option.map_or(&[], |option| &option.set);
    let without: &[(String, Place, String)] = option.map_or(&[], |option| &option.without);
    for (name, place, path) in without {
        edit::without(&mut whole, name, *place, path, desk.log);
    }
    let (quotes, others): (Vec<&Change>, Vec<&Change>) = own.iter().partition(|change| change.names_quote());
    desk.make(&mut whole, &quotes, &mut missing);
    // A quote of a provider that the option does without is nobody's.
    let silent = Log::new();
    let log = if without.is_empty() { desk.log } else { &silent };
    naming.iter().for_each(|change| {
        change.apply(&mut whole, log);
    });
    desk.settle(&mut whole, &mut missing);
    desk.make(&mut whole, &others, &mut missing);
    desk.settle(&mut whole, &mut missing);
    (whole, missing)
}

impl Declared {
    /// The paths that it sets, with their places.
    pub fn paths(&self) -> impl Iterator<Item = (&str, Place)> {
        self.set.iter().map(|change| (change.path.as_str(), change.place))
    }

    /// The same with settings of knobs as changes of the paths that they move, but for those of whom the option does without.
    #[must_use]
    pub fn turned(self, root: &Node, knobs: &Knobs, log: &Log) -> Declared {
        let mut after = root.clone();
        self.take_away(&mut after);
        let is_gone = |change: &Change| change.find(root).is_some() && change.find(&after).is_none();
        let turned = |change: Change| -> Vec<Change> {
            match knobs.named(&change.path) {
                Some(_) => knobs.turn(change, log).into_iter().filter(|change| !is_gone(change)).collect(),
                None => knobs.turn(change, log),
            }
        };
        let set = self.set.into_iter().flat_map(turned).collect();
        Declared { set, name: self.name, without: self.without }
    }

    /// Takes out of a document whom the option does without.
    pub fn take_away(&self, root: &mut Node) {
        for (name, place, path) in &self.without {
            edit::without(root, name, *place, path, &Log::new());
        }
    }

    /// Whether it does without somebody.
    pub fn does_without(&self) -> bool {
        !self.without.is_empty()
    }

    /// What the option sets, as it is kept: what the command line made of it last, and no quotes. None where that is what it
    /// sets in the file, and the command line's changes are those of the file as it is kept.
    pub fn kept(&self, whole: &Node, made: &[Change], as_in_file: bool) -> Option<Node> {
        let more = if as_in_file && self.set.is_empty() { &[] } else { made };
        let place = self.set.first().or(more.first())?.place;
        let without_quotes = self.set_without_quotes(whole);
        if more.is_empty() {
            return without_quotes;
        }
        let entry = |change: &Change| Entry { key: change.path.clone(), place, node: change.value.clone() };
        let mut entries = match without_quotes.map(|node| node.value) {
            Some(Value::Table(entries)) => entries,
            _ => self.set.iter().map(entry).collect(),
        };
        for change in more.iter().filter(|change| !change.names_quote()) {
            let key = normal(&change.path);
            entries.retain(|entry| normal(&entry.key) != key);
            entries.push(entry(change));
        }
        Some(Node { value: Value::Table(entries), place })
    }

    /// A provider that gets another quote is written whole, as it became in `whole`, the option's document. None where no quote is
    /// named.
    fn set_without_quotes(&self, whole: &Node) -> Option<Node> {
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

/// Writes the paths that options set as one key each, as a file that is kept has them: a path in parts would be a table there, which
/// replaces whole what it names.
pub fn flatten_sets(root: &mut Node) {
    each_below(root, "options", |option| {
        let Value::Table(keys) = &mut option.value else { return };
        if let Some(set) = keys.iter_mut().find(|entry| entry.key == "set") {
            flatten(&mut set.node);
        }
    });
}

/// Puts `set` in the place of an option's own, for the document that is kept.
pub fn keep_set(root: &mut Node, option: &str, set: Node) {
    let Value::Table(sections) = &mut root.value else { return };
    let Some(options) = sections.iter_mut().find(|entry| entry.key == "options") else { return };
    let Value::Table(options) = &mut options.node.value else { return };
    let Some(option) = options.iter_mut().find(|entry| entry.key == option) else { return };
    let Value::Table(keys) = &mut option.node.value else { return };
    match keys.iter_mut().find(|entry| entry.key == "set") {
        Some(entry) => entry.node = set,
        None => keys.push(Entry { key: "set".to_owned(), place: set.place, node: set }),
    }
}

/// A path in its usual spelling.
fn normal(path: &str) -> String {
    Path::parse(path).map_or_else(|_| path.to_owned(), |path| path.to_string())
}
