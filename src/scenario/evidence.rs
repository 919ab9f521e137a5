//! `[evidence]`: how the inputs of a file are known, and within which range the truth may lie.
//!
//! In: a table of paths, the documents of the file and its options. Out: [`Mark`]s, or problems: a path that leads nowhere, a range in
//! another unit than the value. What is not marked is assumed. Nothing here reaches a simulation.

use crate::document::path::{Path, Step};
use crate::document::{At, Log, Node, Place, Value, edit};
use crate::said::said;
use crate::scenario::inputs::{Quantity, laws, nearest_path, quantity};
use crate::scenario::{keys, paths};
use crate::units::{Span, shown};

/// How an input is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// Somebody counted or measured it.
    Measured,
    /// A vendor or a publication says so.
    Quoted,
    /// Nobody knows.
    #[default]
    Assumed,
}

/// The words of the file.
const HOW: [(&str, How); 3] = [("measured", How::Measured), ("quoted", How::Quoted), ("assumed", How::Assumed)];

/// What is said of one path.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The path in its usual spelling; where there is a range that of the number itself, of a law its mean.
    pub path: String,
    /// How it is known.
    pub how: How,
    /// The number and the ends of its range (low, high), low below high; none where no range is given.
    pub range: Option<(Quantity, f64, f64)>,
}

/// A mark as read, its path perhaps in an option only.
struct Read {
    key: String,
    place: Place,
    node: Node,
    /// Found in one of the documents.
    found: Option<Option<Mark>>,
}

/// Marks while the documents that may have their places are made.
pub struct Reader {
    read: Vec<Read>,
    at: String,
}

impl Reader {
    /// The marks of a document; none of one without `[evidence]`. What is no table is told.
    pub fn new(root: &Node, log: &Log) -> Reader {
        let none = Reader { read: Vec::new(), at: String::new() };
        let Some(node) = root.get("evidence") else { return none };
        let at = At::root(root, log).below("evidence", node);
        let Some(changes) = edit::changes(&at) else { return none };
        let read = changes.into_iter().map(|(key, place, node)| Read { key, place, node, found: None });
        Reader { read: read.collect(), at: at.path().to_owned() }
    }

    /// Reads the marks whose paths lead somewhere in this document and in none before it.
    pub fn look_in(&mut self, document: &Node, log: &Log) {
        for read in self.read.iter_mut().filter(|read| read.found.is_none()) {
            if quantity(document, &read.key).is_some() || edit::find(document, &read.key, &laws()).is_some() {
                let holder = At::root(&read.node, log).below(&self.at, &read.node);
                read.found = Some(mark(&read.key, &holder.below(&read.key, &read.node), document));
            }
        }
    }

    /// The marks, after those that lead nowhere in any document were told; `document` is the file as written.
    pub fn finish(self, document: &Node, log: &Log) -> Vec<Mark> {
        let mut known: Vec<(usize, Mark)> = Vec::new();
        for read in self.read {
            let mark = match read.found {
                Some(Some(mark)) => mark,
                Some(None) => continue,
                None => {
                    log.error(read.place, &self.at, nowhere(document, &read.key));
                    continue;
                }
            };
            let length = paths::steps(&read.key).map_or(0, |steps| steps.len());
            match known.iter_mut().find(|(_, other)| paths::steps(&other.path) == paths::steps(&mark.path)) {
                None => known.push((length, mark)),
                Some((other, _)) if *other == length => log.error(
                    read.place,
                    &self.at,
                    format!("\"{}\" is said twice: the name of a law does not make it another input", shown(&read.key)),
                ),
                // Of a law and its mean what is said of the mean goes before; what it leaves open is that of the law.
                Some((other, first)) if *other < length => {
                    let range = mark.range.or(first.range);
                    (*other, *first) = (length, Mark { range, ..mark });
                }
                Some((_, first)) => first.range = first.range.or(mark.range),
            }
        }
        known.into_iter().map(|(_, mark)| mark).collect()
    }
}

/// That a path leads nowhere, and which was perhaps meant.
fn nowhere(document: &Node, path: &str) -> String {
    if let Err(why) = Path::parse(path) {
        return why;
    }
    let hint = match nearest_path(document, path) {
        Some(near) => format!("; did you mean \"{}\"?", shown(&near)),
        None => "; an input is named by its path, such as \"contacts.sales.talk_time\"".to_owned(),
    };
    format!("there is nothing at \"{}\" in this file{hint}", shown(path))
}

/// What is said of a path: `"measured"`, or a table with a range.
fn mark(path: &str, at: &At<'_>, document: &Node) -> Option<Mark> {
    let usual = Path::parse(path).ok()?.to_string();
    if !at.is_table() {
        return at.one_of(&HOW).map(|how| Mark { path: usual, how, range: None });
    }
    let table = at.table()?;
    let how = keys::need(&table, "how", |at| at.one_of(&HOW));
    let asks = ["low", "high", "within"].iter().any(|key| table.has(key));
    if !asks {
        table.finish();
        return how.map(|how| Mark { path: usual, how, range: None });
    }
    let Some((path, quantity)) = quantity(document, path) else {
        let longer = match number_below(document, path) {
            Some(below) => format!("a longer path, such as \"{}\"", shown(&below)),
            None => {
                "the path of a number (there is none below this one; \"demand.scale\" moves all volumes)".to_owned()
            }
        };
        at.problem(format!(
            "a range needs a number, a duration or a law with a mean at its path; give `how` alone, or {longer}"
        ));
        table.finish();
        return None;
    };
    let within = keys::maybe(&table, "within", |at| at.positive(1.0));
    let ends =
        [keys::maybe(&table, "low", |at| end(at, quantity)), keys::maybe(&table, "high", |at| end(at, quantity))];
    table.finish();
    let (low, high) = match (within?, ends[0]?, ends[1]?) {
        (Some(_), None, None) if quantity.value == 0.0 => {
            // The value may be changed from elsewhere, and evidence stops no simulation.
            at.warn(said!("warn-no-range", "a share of 0 is no range; give `low` and `high`"));
            return Some(Mark { path, how: how?, range: None });
        }
        (Some(within), None, None) => {
            // What is below zero has its ends the other way round.
            let ends = (quantity.value * (1.0 - within), quantity.value * (1.0 + within));
            (ends.0.min(ends.1), ends.0.max(ends.1))
        }
        (None, Some(low), Some(high)) => (low, high),
        _ => {
            at.problem("a range has `low` and `high`, or `within`: 0.1 for a tenth up and down");
            return None;
        }
    };
    check(at, quantity, low, high)?;
    Some(Mark { path, how: how?, range: Some((quantity, low, high)) })
}

/// The first number below a path, of those that the fewest steps lead to.
fn number_below(document: &Node, path: &str) -> Option<String> {
    let mut level = vec![Path::parse(path).ok()?];
    while !level.is_empty() {
        if let Some((found, _)) = level.iter().find_map(|path| quantity(document, &path.to_string())) {
            return Some(found);
        }
        level = level.iter().flat_map(|path| steps_below(document, path)).collect();
    }
    None
}

fn steps_below(document: &Node, path: &Path) -> Vec<Path> {
    let steps: Vec<Step> = match edit::find(document, &path.to_string(), &laws()).map(|node| &node.value) {
        Some(Value::Table(entries)) => entries.iter().map(|entry| Step::Key(entry.key.clone())).collect(),
        Some(Value::List(nodes)) => (0..nodes.len()).map(Step::Index).collect(),
        _ => Vec::new(),
    };
    steps.into_iter().map(|step| Path { steps: path.steps.iter().cloned().chain([step]).collect() }).collect()
}

/// A range must have a width; that it holds the value is expected.
fn check(at: &At<'_>, quantity: Quantity, low: f64, high: f64) -> Option<()> {
    let told = |value: f64| quantity.written(value).0.replace('"', "");
    if low >= high {
        at.problem(format!("the range from {} to {} has no width; give `low` below `high`", told(low), told(high)));
        return None;
    }
    if quantity.value < low || quantity.value > high {
        at.warn(said!(
            "warn-outside-range",
            "the value {value} is outside its range, {low} to {high}",
            value = told(quantity.value),
            low = told(low),
            high = told(high),
        ));
    }
    Some(())
}

/// An end of a range, in the unit of the value.
fn end(at: &At<'_>, quantity: Quantity) -> Option<f64> {
    if quantity.is_duration { at.span().map(Span::in_seconds) } else { at.number(f64::MIN, f64::MAX) }
}
