//! `[knobs.X]`: paths that move together.
//!
//! In: the tables of knobs, and changes that may set one: `knobs.visibility = 1.5`. Out: such a change as changes of the paths that
//! the knob moves. A knob's points are 0, 1, 2 and so on; between them every path moves in a straight line. A knob that nothing
//! sets changes nothing. What the paths may hold is judged where they are read, at each point.

use crate::document::path::{Path, Step};
use crate::document::value::unknown_name;
use crate::document::{At, Entry, Log, Node, Place, Value, edit};
use crate::scenario::options::Change;
use crate::scenario::paths;
use crate::units::Span;

/// Most points of all knobs of a file together: the file is read at each.
const MOST_POINTS: usize = 1000;
/// Most paths that a knob moves.
const MOST_PATHS: usize = 200;

/// The knobs of a file.
#[derive(Clone, Debug, Default)]
pub struct Knobs(Vec<Knob>);

/// Paths that move together.
#[derive(Clone, Debug)]
pub struct Knob {
    name: String,
    moves: Vec<Moved>,
}

/// A path and its value at each point: numbers alone, or durations alone.
#[derive(Clone, Debug)]
struct Moved {
    path: String,
    values: Vec<Node>,
}

impl Knobs {
    /// Reads `[knobs]`; knobs that are wrong are told and left out.
    pub fn read(root: &At<'_>) -> Knobs {
        let Some(node) = root.node().get("knobs") else { return Knobs::default() };
        let at = root.below("knobs", node);
        let Some(table) = at.table() else { return Knobs::default() };
        let mut known: Vec<(String, String)> = Vec::new();
        let knobs: Vec<Knob> = table.names().iter().filter_map(|(name, _, at)| knob(name, at, &mut known)).collect();
        let points: usize = knobs.iter().map(Knob::points).sum();
        if points > MOST_POINTS {
            at.problem(format!("{points} points of all knobs are more than the limit of {MOST_POINTS}"));
            return Knobs::default();
        }
        Knobs(knobs)
    }

    /// Writes the paths of all knobs as one key each, as a file that is kept has them: a path in parts would be a table there.
    pub fn flatten(root: &mut Node) {
        each_below(root, "knobs", flatten);
    }

    /// The knobs, in file order.
    pub fn all(&self) -> &[Knob] {
        &self.0
    }

    /// The knob that a path is, if it is one of these.
    pub fn named(&self, path: &str) -> Option<&Knob> {
        let name = name_in(path)?;
        self.0.iter().find(|knob| knob.name == name)
    }

    /// A change as it is made: of a knob those of its paths, of any other path itself. None after it was told what is wrong.
    pub fn turn(&self, change: Change, log: &Log) -> Vec<Change> {
        let Some(name) = name_in(change.path()) else { return vec![change] };
        let tell = |message: String| {
            log.error(change.place(), change.path(), message);
            Vec::new()
        };
        let Some(knob) = self.named(change.path()) else {
            // A table declares one; it has been read with the others.
            let declares = matches!(change.value().value, Value::Table(_));
            let names: Vec<String> = self.0.iter().map(|knob| knob.name.clone()).collect();
            return if declares { vec![change] } else { tell(unknown_name("knob", &name, &names)) };
        };
        match &change.value().value {
            Value::Table(_) => vec![change],
            Value::Number { float, .. } if (0.0..=knob.last()).contains(float) => knob.at(*float, Some(change.place())),
            other => {
                let found = match other {
                    Value::Number { text, .. } => format!("the number {}", crate::units::shown(text)),
                    _ => change.value().kind().to_owned(),
                };
                tell(format!("expected a number from 0 to {}, a point of this knob, found {found}", knob.last()))
            }
        }
    }

    /// Whether a change declares knobs or parts of them, rather than sets one.
    pub fn declared_by(change: &Change) -> bool {
        let is_knobs =
            Path::parse(change.path()).is_ok_and(|path| path.steps.first() == Some(&Step::Key("knobs".to_owned())));
        let sets = name_in(change.path()).is_some() && !matches!(change.value().value, Value::Table(_));
        is_knobs && !sets
    }
}

/// Writes the paths of a table of changes as one key each.
pub fn flatten(table: &mut Node) {
    if let Some(changes) = edit::changes(&At::root(table, &Log::new())) {
        let entry = |(key, place, node)| Entry { key, place, node };
        table.value = Value::Table(changes.into_iter().map(entry).collect());
    }
}

/// Does something to each named part of a section.
pub fn each_below(root: &mut Node, section: &str, each: impl Fn(&mut Node)) {
    let Value::Table(sections) = &mut root.value else { return };
    let section = sections.iter_mut().find(|entry| entry.key == section);
    if let Some(Value::Table(parts)) = section.map(|section| &mut section.node.value) {
        parts.iter_mut().for_each(|part| each(&mut part.node));
    }
}

impl Knob {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many points it has, at least 2.
    pub fn points(&self) -> usize {
        self.moves.first().map_or(0, |moved| moved.values.len())
    }

    /// Its last point.
    pub fn last(&self) -> f64 {
        self.points().saturating_sub(1) as f64
    }

    /// The paths that it moves.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.moves.iter().map(|moved| moved.path.as_str())
    }

    /// The changes that it makes at a point between 0 and [`Knob::last`]. What comes of them is told at `place`, or where none is
    /// given at the values of the file.
    pub fn at(&self, point: f64, place: Option<Place>) -> Vec<Change> {
        let change = |moved: &Moved| {
            let value = moved.at(point)?;
            let place = place.unwrap_or(value.place);
            Some(Change::new(&moved.path, place, Node { place, ..value }))
        };
        self.moves.iter().filter_map(change).collect()
    }
}

impl Moved {
    fn at(&self, point: f64) -> Option<Node> {
        let below = (point.floor() as usize).min(self.values.len().saturating_sub(1));
        let share = point - below as f64;
        let (from, to) = (self.values.get(below)?, self.values.get(below + 1));
        let value = match to.filter(|_| share > 0.0) {
            Some(to) => between(&from.value, &to.value, share)?,
            None => from.value.clone(),
        };
        Some(Node { value, place: from.place })
    }
}

/// The value so far on the way between two numbers or two durations.
fn between(from: &Value, to: &Value, share: f64) -> Option<Value> {
    let on_the_way = |from: f64, to: f64| from + share * (to - from);
    match (from, to) {
        (Value::Number { float: a, .. }, Value::Number { float: b, .. }) => {
            let text = paths::number(on_the_way(*a, *b));
            let (float, whole) = (text.parse().ok()?, !text.contains('.'));
            Some(Value::Number { text, float, whole })
        }
        (Value::Text(a), Value::Text(b)) => {
            let (a, b) = (Span::parse(a).ok()?, Span::parse(b).ok()?);
            Some(Value::Text(Span::from_seconds(on_the_way(a.in_seconds(), b.in_seconds())).to_string()))
        }
        _ => None,
    }
}

/// The knob that a path names, if it is `knobs.NAME`.
fn name_in(path: &str) -> Option<String> {
    match Path::parse(path).ok()?.steps.as_slice() {
        [Step::Key(section), Step::Key(name)] if section == "knobs" => Some(name.clone()),
        _ => None,
    }
}

/// Reads one knob. `known` are the paths that knobs move, with their knobs.
fn knob(name: &str, at: &At<'_>, known: &mut Vec<(String, String)>) -> Option<Knob> {
    let changes = edit::changes(at)?;
    if changes.is_empty() || changes.len() > MOST_PATHS {
        at.problem(format!(
            "a knob moves 1 to {MOST_PATHS} paths, each a key with a list: \"contacts.sales.value.conversion\" = [0.10, 0.075]"
        ));
        return None;
    }
    let mut moves: Vec<Moved> = Vec::new();
    let mut sure = true;
    for (path, place, node) in changes {
        let value = at.below(&path, &node);
        let moved = place_of(&path, name, known).map_err(|why| at.log().error(place, value.path(), why));
        let values = values(&value, moves.first());
        match (moved, values) {
            (Ok(()), Some(values)) => moves.push(Moved { path, values }),
            _ => sure = false,
        }
    }
    sure.then(|| Knob { name: name.to_owned(), moves })
}

/// Whether a path can be moved by the knob called `name`.
fn place_of(path: &str, name: &str, known: &mut Vec<(String, String)>) -> Result<(), String> {
    let parsed = Path::parse(path)?;
    if let Some(Step::Key(section)) = parsed.steps.first()
        && matches!(section.as_str(), "knobs" | "options" | "format")
    {
        return Err(format!("a knob moves what the scenario is made of, not `{section}`"));
    }
    if let Some((_, other)) = known.iter().find(|(known, _)| paths::overlap(known, path)) {
        return Err(match other == name {
            true => "is moved twice by this knob".to_owned(),
            false => format!("is moved by the knob \"{other}\", too; one path has one knob"),
        });
    }
    known.push((path.to_owned(), name.to_owned()));
    Ok(())
}

/// A list of numbers or of durations, as long as that of the knob's first path.
fn values(at: &At<'_>, first: Option<&Moved>) -> Option<Vec<Node>> {
    let list = at.list()?;
    let numbers = list.first().is_some_and(At::is_number);
    let right = list.iter().map(|item| match (numbers, item.is_text()) {
        (false, true) => item.span().is_some(),
        (true, _) => item.number(f64::MIN, f64::MAX).is_some(),
        (false, false) => {
            item.problem(format!(
                "expected numbers, or durations such as \"3m\", between which a knob can move; found {}",
                item.node().kind()
            ));
            false
        }
    });
    let right: Vec<bool> = right.collect();
    let points = first.map(|first| first.values.len());
    if list.len() < 2 {
        at.problem("a knob needs two points at least: a list of two values or more");
    } else if let (Some(points), Some(first)) = (points.filter(|points| *points != list.len()), first) {
        at.problem(format!(
            "has {} values where \"{}\" has {points}; all lists of a knob are as long",
            list.len(),
            crate::units::shown(&first.path)
        ));
    } else if right.iter().all(|right| *right) {
        return Some(list.iter().map(|item| item.node().clone()).collect());
    }
    None
}
