//! The axes of a plan: which paths move, and over which values.
//!
//! In: `[axes]` of a plan file. Out: for each axis its column and what is set at a level or a share of its range. Whether a scenario can
//! take the values is not known here.

use crate::document::{At, Place, Sources, Table, Value, edit};
use crate::experiment::along::asked::{Kind, place, spread};
use crate::results::sweep::Cell;
use crate::statistics::designs::Coordinate;
use crate::units::{Span, shown};

/// Values of one axis at most.
const MOST_LEVELS: u64 = 1_000_000;
/// Axes of a plan at most.
const MOST_AXES: usize = 128;

/// A share at which no range of short numbers has a short one: what takes whole numbers alone refuses it.
const BETWEEN: f64 = 0.381_966_011_250_105;

/// How a design takes the values of axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// One by one, each with each of the others.
    Crossed,
    /// One by one, all axes together: a value may come again.
    Together,
    /// Anywhere in their ranges.
    Shares,
    /// The design is not known, so that nothing can be wrong with the steps.
    Unknown,
}

/// One axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The path that moves.
    pub path: String,
    /// Name of its column, with its unit.
    pub column: String,
    /// Where its values stand in the plan.
    pub place: Place,
    /// Its values.
    pub values: Values,
}

/// The values of an axis.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// One by one.
    Listed(Vec<Level>),
    /// From one number to another.
    Range(Range),
}

/// A value of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// As it stands in the table.
    pub cell: Cell,
    /// What is set, as TOML.
    pub text: String,
}

/// From one number to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The first.
    pub from: f64,
    /// The last.
    pub to: f64,
    /// Equal steps are equal ratios.
    pub log: bool,
    /// Whole numbers alone, each as likely as the others.
    pub whole: bool,
    /// Durations, in seconds.
    pub spans: bool,
}

impl Range {
    /// How many whole numbers it has; none of a range in which any number lies.
    fn whole_numbers(&self) -> Option<usize> {
        self.whole.then_some((self.to - self.from) as usize + 1)
    }

    /// The value at a share of the range, in [0, 1].
    fn at(&self, share: f64) -> Level {
        level(self.number_at(share), self.spans)
    }

    fn number_at(&self, share: f64) -> f64 {
        if self.whole {
            // Each number has as much of the range as the others, those at the ends too.
            let (low, high) = (self.from - 0.5, self.to + 0.5);
            let value = if self.log {
                low.max(0.5) * libm::pow(high / low.max(0.5), share)
            } else {
                low + (high - low) * share
            };
            value.round().clamp(self.from, self.to)
        } else if self.log {
            self.from * libm::pow(self.to / self.from, share)
        } else {
            self.from + (self.to - self.from) * share
        }
    }
}

/// A number as a value.
fn level(value: f64, spans: bool) -> Level {
    let at = place(value, if spans { Kind::Spans } else { Kind::Numbers });
    let text = if spans { format!("\"{}\"", at.text) } else { at.text };
    Level { cell: Cell::Number(Some(at.value)), text }
}

impl Values {
    /// Whether they are durations: tables have them in seconds.
    pub fn are_durations(&self) -> bool {
        match self {
            Values::Range(range) => range.spans,
            Values::Listed(levels) => {
                levels.iter().all(|level| level.text.starts_with('"') && matches!(level.cell, Cell::Number(_)))
            }
        }
    }
}

impl Axis {
    /// How many values it has one by one; none of a range.
    pub fn levels(&self) -> Option<u64> {
        match &self.values {
            Values::Listed(levels) => Some(levels.len() as u64),
            Values::Range(_) => None,
        }
    }

    /// Its values one by one, if there are at most so many: those that are listed, or the whole numbers of a range.
    pub fn one_by_one(&self, most: usize) -> Option<Vec<Level>> {
        match &self.values {
            Values::Listed(levels) => (levels.len() <= most).then(|| levels.clone()),
            Values::Range(range) => {
                let count = range.whole_numbers().filter(|count| *count <= most)?;
                Some((0..count).map(|nth| level(range.from + nth as f64, range.spans)).collect())
            }
        }
    }

    /// Which of so many whole numbers of its range lies at a share; none of a range in which any number lies, or as many do not.
    pub fn whole_number(&self, share: f64, count: usize) -> Option<usize> {
        let Values::Range(range) = &self.values else { return None };
        (range.whole_numbers() == Some(count)).then(|| (range.number_at(share) - range.from) as usize)
    }

    /// The value at a coordinate.
    pub fn at(&self, coordinate: Coordinate) -> Option<Level> {
        match (&self.values, coordinate) {
            (Values::Listed(levels), Coordinate::Level(level)) => levels.get(level as usize).cloned(),
            (Values::Listed(levels), Coordinate::Share(share)) => {
                levels.get(((share * levels.len() as f64) as usize).min(levels.len().saturating_sub(1))).cloned()
            }
            (Values::Range(range), Coordinate::Share(share)) => Some(range.at(share)),
            (Values::Range(_), Coordinate::Level(_)) => None,
        }
    }

    /// The values that are tried on the scenario before anything runs: all that are listed, or both ends of a range and one between.
    pub fn tried(&self) -> Vec<Level> {
        match &self.values {
            Values::Listed(levels) => levels.clone(),
            Values::Range(range) => [0.0, BETWEEN, 1.0].map(|share| range.at(share)).to_vec(),
        }
    }

    /// Its values are numbers.
    pub fn is_number(&self) -> bool {
        match &self.values {
            Values::Listed(levels) => levels.iter().all(|level| matches!(level.cell, Cell::Number(_))),
            Values::Range(_) => true,
        }
    }

    /// The same in whole numbers.
    pub fn whole(&self) -> Option<Axis> {
        match self.values {
            Values::Range(range) if !range.whole && !range.spans => {
                let (from, to) = (range.from.ceil(), range.to.floor());
                let values = Values::Range(Range { from, to, whole: true, ..range });
                (from < to).then(|| Axis { values, ..self.clone() })
            }
            _ => None,
        }
    }
}

/// Reads `[axes]` for a design that takes values in this way.
pub fn read(at: &At<'_>, steps: Steps, sources: &Sources) -> Option<Vec<Axis>> {
    let changes = edit::changes(at)?;
    if changes.is_empty() || changes.len() > MOST_AXES {
        at.problem(format!("a plan has 1 to {MOST_AXES} axes; this has {}", changes.len()));
        return None;
    }
    let mut axes: Vec<Option<Axis>> = Vec::new();
    for (path, key, node) in &changes {
        let below = at.below(path, node);
        if let Err(why) = crate::document::path::Path::parse(path) {
            at.log().error(*key, below.path(), why);
            axes.push(None);
            continue;
        }
        axes.push(axis(path, *key, &below, steps, sources));
    }
    let mut axes = axes.into_iter().collect::<Option<Vec<Axis>>>()?;
    let overlapping = (1..axes.len()).find_map(|one| {
        let other =
            axes.get(..one)?.iter().find(|other| crate::scenario::paths::overlap(&other.path, &axes[one].path))?;
        Some((axes[one].place, other.path.clone()))
    });
    if let Some((place, other)) = overlapping {
        at.log().error(place, at.path(), format!("changes what the axis {other} changes; a path is on one axis alone"));
        return None;
    }
    apart(&mut axes);
    Some(axes)
}

/// Columns of the same name get numbers.
fn apart(axes: &mut [Axis]) {
    for one in 1..axes.len() {
        let (before, rest) = axes.split_at_mut(one);
        let Some(axis) = rest.first_mut() else { continue };
        let plain = axis.column.clone();
        let taken = |column: &str| before.iter().any(|other| other.column == column);
        let free = (2u32..).map(|number| format!("{plain}_{number}")).find(|column| !taken(column));
        if taken(&plain) {
            axis.column = free.unwrap_or(plain);
        }
    }
}

fn axis(path: &str, key: Place, at: &At<'_>, steps: Steps, sources: &Sources) -> Option<Axis> {
    let (name, values) = if at.is_list() {
        (None, listed(at, steps, sources)?)
    } else if at.is_table() {
        ranged(at.table()?, steps, sources)?
    } else {
        at.problem("a single value is no axis; write [a, b, c], or { from = 1, to = 10, steps = 5 }");
        return None;
    };
    let column = name.unwrap_or_else(|| plain(path, values.are_durations()));
    Some(Axis { path: path.to_owned(), column, place: key, values })
}

/// A path as the name of a column: what no query has to put in quotes.
fn plain(path: &str, spans: bool) -> String {
    let mut name = String::new();
    for c in path.chars().flat_map(char::to_lowercase) {
        match c {
            c if c.is_alphanumeric() => name.push(c),
            _ if name.is_empty() || name.ends_with('_') => {}
            _ => name.push('_'),
        }
    }
    let name = name.trim_end_matches('_');
    if spans { format!("{name}_s") } else { name.to_owned() }
}

/// `[a, b, c]`: numbers, durations, or anything else that a path can take.
fn listed(at: &At<'_>, steps: Steps, sources: &Sources) -> Option<Values> {
    let items = at.list()?;
    if items.len() < 2 || items.len() as u64 > MOST_LEVELS {
        at.problem(format!("an axis has 2 to {MOST_LEVELS} values; this has {}", items.len()));
        return None;
    }
    let spans: Option<Vec<f64>> = items
        .iter()
        .map(|item| match &item.node().value {
            Value::Text(text) => Span::parse(text).ok().map(Span::in_seconds),
            _ => None,
        })
        .collect();
    let numbers: Option<Vec<f64>> = items
        .iter()
        .map(|item| match &item.node().value {
            Value::Number { float, .. } => Some(*float).filter(|float| float.is_finite()),
            _ => None,
        })
        .collect();
    let levels: Vec<Level> = match (spans, numbers) {
        (Some(spans), _) => spans.into_iter().map(|seconds| level(seconds, true)).collect(),
        (None, Some(numbers)) => numbers.into_iter().map(|number| level(number, false)).collect(),
        (None, None) => items.iter().map(|item| other(item, sources)).collect(),
    };
    let mut texts: Vec<&str> = levels.iter().map(|level| level.text.as_str()).collect();
    texts.sort_unstable();
    let twice =
        texts.windows(2).find(|pair| pair[0] == pair[1]).filter(|_| matches!(steps, Steps::Crossed | Steps::Shares));
    if let Some(pair) = twice {
        at.problem(format!("the value {} stands there twice", shown(pair[0])));
        return None;
    }
    Some(Values::Listed(levels))
}

/// A value that is no number, as it is written.
fn other(item: &At<'_>, sources: &Sources) -> Level {
    let Place { source, start, end } = item.place();
    let written = sources.text(source).get(start as usize..end as usize).unwrap_or_default();
    let cell = match &item.node().value {
        Value::Text(text) => text.clone(),
        _ => written.split_whitespace().collect::<Vec<&str>>().join(" "),
    };
    Level { cell: Cell::Text(cell.into()), text: written.to_owned() }
}

/// `{ from = 1, to = 10, steps = 5, scale = "log", name = "calls" }`.
fn ranged(table: Table<'_>, steps: Steps, sources: &Sources) -> Option<(Option<String>, Values)> {
    let name = table.maybe("name").map_or(Some(None), |at| name(&at).map(Some));
    if let Some(at) = table.maybe("values") {
        let values = if at.is_list() {
            listed(&at, steps, sources)
        } else {
            at.problem("expected a list");
            None
        };
        table.finish();
        return Some((name?, values?));
    }
    let (from, to) = (table.need("from").and_then(|at| end(&at)), table.need("to").and_then(|at| end(&at)));
    let log = table.maybe("scale").map_or(Some(false), |at| at.one_of(&[("linear", false), ("log", true)]));
    let whole = table.maybe("whole").map_or(Some(false), |at| at.bool());
    let count = table.maybe("steps").map_or(Some(None), |at| at.whole(2, MOST_LEVELS).map(Some));
    let whole_table = table.at().clone();
    table.finish();
    let ((from, spans), (to, to_spans)) = (from?, to?);
    let range = Range { from, to, log: log?, whole: whole?, spans };
    let count = count?;
    let wrong = match () {
        () if spans != to_spans => Some("one end is a number and the other a duration"),
        () if from >= to => Some("`from` must be below `to`"),
        () if range.log && from <= 0.0 => Some("steps that are alike as ratios need `from` above 0"),
        () if range.whole && (spans || from.fract() != 0.0 || to.fract() != 0.0) => {
            Some("`whole` needs whole numbers as ends")
        }
        () if matches!(steps, Steps::Crossed | Steps::Together) && count.is_none() => {
            Some("this design takes values one by one: say how many with `steps`, or list them")
        }
        () if steps == Steps::Shares && count.is_some() => {
            Some("this design spreads its points over the range by itself; remove `steps`")
        }
        () => None,
    };
    if let Some(wrong) = wrong {
        whole_table.problem(wrong);
        return None;
    }
    let values = match count {
        Some(count) => {
            let mut levels: Vec<Level> = spread(from, to, count as usize, range.log)
                .into_iter()
                .map(|value| level(if range.whole { value.round() } else { value }, spans))
                .collect();
            levels.dedup();
            if levels.len() < 2 {
                whole_table.problem("its ends are too near");
                return None;
            }
            Values::Listed(levels)
        }
        None => Values::Range(range),
    };
    Some((name?, values))
}

/// One end of a range: a number, or a duration in seconds.
fn end(at: &At<'_>) -> Option<(f64, bool)> {
    if at.is_text() {
        at.span().map(|span| (span.in_seconds(), true))
    } else {
        at.number(-1e15, 1e15).map(|number| (number, false))
    }
}

/// The name of a column that the plan gives.
fn name(at: &At<'_>) -> Option<String> {
    let text = at.text()?;
    let plain = !text.is_empty()
        && text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !plain {
        at.problem("a column is named by small letters, digits and _, first a letter: \"calls_a_day\"");
        return None;
    }
    Some(text.to_owned())
}
