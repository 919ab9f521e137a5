//! The numbers of a file as inputs: which there are, what each is, how it is known.
//!
//! In: a document with quotes and changes made, marks of `[evidence]`, what options set. Out: an input by its path, or all that the
//! rule takes for inputs. Changes nothing in a simulation. Knows no range but those that the file gives.

use std::collections::BTreeSet;

use crate::document::edit;
use crate::document::path::{Path, Step};
use crate::document::value::nearest;
use crate::document::{Node, Place, Value};
use crate::laws::LAWS;
use crate::scenario::evidence::{How, Mark};
use crate::scenario::input_rule::{Class, class};
use crate::scenario::{paths, quotes, scales};
use crate::units::Span;

/// What an input is about; the order in which inputs are moved where time does not suffice for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// How many come.
    Volume,
    /// How long handling takes.
    HandleTime,
    /// How long people wait.
    Patience,
    /// What a contact is worth, and how often it comes to that.
    Worth,
    /// Prices of vendors, own wages and other cost.
    Price,
    /// Everything else that somebody would have to find out.
    Other,
}

/// A number or a duration of the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The number; seconds of a duration.
    pub value: f64,
    /// It is a duration, written as text.
    pub is_duration: bool,
    /// It is written without point or exponent, and may have to be whole.
    pub is_whole: bool,
}

impl Quantity {
    /// The number or duration that stands at a node; none where there is neither.
    pub fn of(node: &Node) -> Option<Quantity> {
        match &node.value {
            Value::Number { float, whole, .. } if float.is_finite() => {
                Some(Quantity { value: *float, is_duration: false, is_whole: *whole })
            }
            Value::Text(text) => {
                let span = Span::parse(text).ok()?;
                Some(Quantity { value: span.in_seconds(), is_duration: true, is_whole: false })
            }
            _ => None,
        }
    }

    /// Another value as it would be read.
    pub fn node(&self, value: f64, place: Place) -> Node {
        let (text, float) = self.written(value);
        let value = if self.is_duration {
            Value::Text(text.trim_matches('"').to_owned())
        } else {
            Value::Number { whole: !text.contains(['.', 'e']), text, float }
        };
        Node { value, place }
    }

    /// Another value as the file would write it, and the value that is then read: to the microsecond, or to eight decimals.
    pub fn written(&self, value: f64) -> (String, f64) {
        if self.is_duration {
            let span = Span::from_seconds(value.max(0.0));
            return (format!("\"{span}\""), span.in_seconds());
        }
        let text = paths::number(value);
        let read = text.parse().unwrap_or(value);
        (text, read)
    }
}

/// The inputs of a file.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The file with its quotes and the changes of the command line.
    pub document: &'a Node,
    /// The document of each option: what only an option has is an input, too.
    pub option_documents: &'a [(String, Node)],
    /// What is marked, in file order.
    pub marks: &'a [Mark],
    /// The paths that each option sets, with their places.
    pub set_by: &'a [(String, Vec<(String, Place)>)],
}

impl Inputs<'_> {
    /// The number at a path, and the path that leads to it: of a law its mean. That of the file as written, else of the first option that
    /// has it.
    pub fn find(&self, path: &str) -> Option<(String, Quantity)> {
        self.documents().find_map(|document| quantity(document, path))
    }

    /// The file as written, and its options.
    fn documents(&self) -> impl Iterator<Item = &Node> {
        std::iter::once(self.document).chain(self.option_documents.iter().map(|(_, document)| document))
    }

    /// How the value at a path is known: what is said of it, or of the nearest table around it; assumed where nothing is said.
    pub fn how(&self, path: &str) -> How {
        let Some(steps) = paths::steps(path) else { return How::Assumed };
        let around = |mark: &&Mark| paths::steps(&mark.path).is_some_and(|head| steps.starts_with(&head));
        let length = |mark: &&Mark| paths::steps(&mark.path).map_or(0, |head| head.len());
        self.marks.iter().filter(around).max_by_key(length).map_or(How::Assumed, |mark| mark.how)
    }

    /// The option that sets the value at a path, or what lies around or below it, by itself: it would not be its own any more.
    pub fn set_by(&self, path: &str) -> Option<&str> {
        let meets = |set: &str| match quotes::provider_of(set) {
            // Another quote brings other terms.
            Some(provider) => quotes::within(path, &[provider]),
            None => paths::overlap(path, set),
        };
        self.set_by.iter().find(|(_, sets)| sets.iter().any(|(set, _)| meets(set))).map(|(option, _)| option.as_str())
    }

    /// All inputs by the rule, of each kind in file order.
    pub fn by_rule(&self) -> Vec<(String, Quantity, Kind)> {
        let mut found: Vec<(String, Quantity, Kind)> = Vec::new();
        let constant = |path: &str| path.strip_suffix(".mean").unwrap_or(path).to_owned();
        for document in self.documents() {
            let mut all = Vec::new();
            if let Value::Table(sections) = &document.value {
                for section in sections {
                    walk(&section.node, &mut vec![Step::Key(section.key.clone())], &mut all);
                }
            }
            // What is a law in one option may be a constant in another.
            let known: BTreeSet<String> = found.iter().map(|(path, ..)| constant(path)).collect();
            found.extend(all.into_iter().filter(|(path, ..)| !known.contains(&constant(path))));
        }
        // Volumes and times that come from files are moved by the knobs that every file has.
        for (kind, path) in [(Kind::Volume, scales::DEMAND), (Kind::HandleTime, scales::HANDLE_TIME)] {
            let moves = |(path, _, of): &(String, Quantity, Kind)| *of == kind && path.starts_with("contacts.");
            if !found.iter().any(moves) {
                found.extend(self.find(path).map(|(path, quantity)| (path, quantity, kind)));
            }
        }
        found.sort_by_key(|(_, _, kind)| *kind);
        found
    }

    /// The path nearest to one that leads nowhere, of all that lead to a value.
    pub fn nearest(&self, path: &str) -> Option<String> {
        nearest_path(self.document, path)
    }
}

/// The path nearest to one that leads nowhere, of all in a document.
pub fn nearest_path(document: &Node, path: &str) -> Option<String> {
    let mut all = Vec::new();
    every(document, &mut Vec::new(), &mut all);
    nearest(path, all.iter().map(String::as_str)).map(str::to_owned)
}

/// The number at a path of a document, and the path that leads to it: of a law its mean.
pub fn quantity(document: &Node, path: &str) -> Option<(String, Quantity)> {
    let laws = laws();
    let usual = without_laws(document, path)?;
    let Some(node) = edit::find(document, path, &laws) else {
        // These two stand in every file, written or not.
        let is_scale = [scales::DEMAND, scales::HANDLE_TIME].contains(&usual.as_str());
        return is_scale.then_some((usual, Quantity { value: 1.0, is_duration: false, is_whole: false }));
    };
    if let Some(quantity) = Quantity::of(node) {
        return Some((usual, quantity));
    }
    let mean = format!("{usual}.mean");
    // A table with a mean of its own is no law.
    law(node)?;
    Quantity::of(edit::find(document, &mean, &laws)?).map(|quantity| (mean, quantity))
}

/// A path in its usual spelling, without the names of laws on its way: `talk_time.exponential.mean` is `talk_time.mean`.
fn without_laws(document: &Node, path: &str) -> Option<String> {
    let (laws, mut node, mut steps) = (laws(), Some(document), Vec::new());
    for step in Path::parse(path).ok()?.steps {
        let of_law = node.is_some_and(|node| law(node).is_some());
        let is_name = of_law && matches!(&step, Step::Key(key) if laws.contains(&key.as_str()));
        node = node.and_then(|node| edit::find(node, &Path { steps: vec![step.clone()] }.to_string(), &laws));
        if !is_name {
            steps.push(step);
        }
    }
    Some(Path { steps }.to_string())
}

/// The names of all distributions.
pub fn laws() -> Vec<&'static str> {
    LAWS.iter().map(|law| law.name).collect()
}

/// The parameters of a law by its name.
fn law(node: &Node) -> Option<&Node> {
    named_law(node).map(|(_, parameters)| parameters)
}

/// The name of a law and its parameters, where a value is one.
pub fn named_law(node: &Node) -> Option<(&str, &Node)> {
    match &node.value {
        Value::Table(entries) => match entries.as_slice() {
            [only] if laws().contains(&only.key.as_str()) => Some((only.key.as_str(), &only.node)),
            _ => None,
        },
        _ => None,
    }
}

/// The kind of input that a path leads to; none where it is none.
fn kind(steps: &[Step]) -> Option<Kind> {
    match class(steps) {
        Some(Class::Input(kind)) => Some(kind),
        _ => None,
    }
}

fn walk(node: &Node, steps: &mut Vec<Step>, found: &mut Vec<(String, Quantity, Kind)>) {
    if let Some(kind) = kind(steps) {
        let path = Path { steps: steps.clone() }.to_string();
        let mean = law(node).and_then(|law| law.get("mean")).and_then(Quantity::of);
        match (Quantity::of(node), mean) {
            (Some(quantity), _) => found.push((path, quantity, kind)),
            (None, Some(quantity)) => found.push((format!("{path}.mean"), quantity, kind)),
            (None, None) => {}
        }
    }
    match &node.value {
        Value::Table(entries) => {
            for entry in entries {
                steps.push(Step::Key(entry.key.clone()));
                walk(&entry.node, steps, found);
                steps.pop();
            }
        }
        Value::List(nodes) => {
            for (number, node) in nodes.iter().enumerate() {
                steps.push(Step::Index(number));
                walk(node, steps, found);
                steps.pop();
            }
        }
        _ => {}
    }
}

/// All paths of a document.
fn every(node: &Node, steps: &mut Vec<Step>, found: &mut Vec<String>) {
    if !steps.is_empty() {
        found.push(Path { steps: steps.clone() }.to_string());
    }
    let mut below = |step: Step, node: &Node| {
        steps.push(step);
        every(node, steps, found);
        steps.pop();
    };
    match &node.value {
        Value::Table(entries) => entries.iter().for_each(|entry| below(Step::Key(entry.key.clone()), &entry.node)),
        Value::List(nodes) => nodes.iter().enumerate().for_each(|(number, node)| below(Step::Index(number), node)),
        _ => {}
    }
}
