//! Which inputs are moved, and between which values.
//!
//! In: the file, its inputs, those that the command line names. Out: inputs whose both ends the file takes, and those left out with
//! the reason. The file itself is the judge of what a value may be: a range is cut to what it takes, but for those of the command line,
//! which are meant as they are.

use crate::experiment::along::axis;
use crate::experiment::sensitivity::{Asked, StudyFault, range};
use crate::results::inputs::{Evidence, Input, LeftOut};
use crate::scenario::evidence::How;
use crate::scenario::inputs::{Inputs, Quantity};
use crate::scenario::written::{Set, Written};
use crate::units::shown;

/// A part of a whole number: what refuses it on both sides takes whole numbers only.
const PART: f64 = 1e-3;

/// Which inputs are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that the command line names; without any, those with ranges in the file, then all others of the rule.
    All,
    /// Those with a range, from the command line or the file.
    Ranged,
}

/// An input and how its values are written.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The input with its range.
    pub input: Input,
    quantity: Quantity,
    must_be_whole: bool,
}

impl Moved {
    /// The change that sets it, and the value that is then read.
    pub fn set(&self, value: f64) -> (Set, f64) {
        let value = if self.must_be_whole { value.round() } else { value };
        let (text, value) = self.quantity.written(value);
        ((self.input.path.clone(), text), value)
    }

    /// The value so far along the range: 0 is its lower end, 1 its upper. Whole numbers have equal parts of the way: rounded, both
    /// ends would have half of what the others have.
    pub fn along(&self, share: f64) -> f64 {
        let (low, high) = (self.input.low, self.input.high);
        if self.must_be_whole {
            return (low + (share * (high - low + 1.0)).floor()).min(high);
        }
        low + share * (high - low)
    }
}

/// Inputs to move.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    /// Those that can be, in the order in which they are moved.
    pub moved: Vec<Moved>,
    /// Those that cannot.
    pub left_out: Vec<LeftOut>,
}

/// Where a range comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    CommandLine,
    Evidence,
    TenPerCent,
}

/// An input that is wanted.
struct Wanted {
    path: String,
    quantity: Quantity,
    range: (f64, f64),
    source: Source,
    /// Asked for by name: what is wrong with it is no reason to go on without it.
    is_named: bool,
}

/// Chooses the inputs.
///
/// # Errors
/// An input that the command line names is not there, or its range cannot be.
pub fn choose(written: &Written, inputs: &Inputs<'_>, asked: &[Asked], which: Which) -> Result<Chosen, StudyFault> {
    let mut wanted: Vec<Wanted> = Vec::new();
    for asked in asked {
        let named = named(inputs, asked).map_err(StudyFault::Input)?;
        if wanted.iter().any(|known| known.path == named.path) {
            return Err(StudyFault::Input(format!("{}: named twice", shown(&asked.path))));
        }
        wanted.push(named);
    }
    if which == Which::Ranged || asked.is_empty() {
        let ranged = inputs.marks.iter().filter_map(|mark| {
            let (quantity, low, high) = mark.range?;
            let path = mark.path.clone();
            Some(Wanted { path, quantity, range: (low, high), source: Source::Evidence, is_named: false })
        });
        add(&mut wanted, ranged);
    }
    if which == Which::All && asked.is_empty() {
        let ruled = inputs.by_rule().into_iter().map(|(path, quantity, _)| Wanted {
            path,
            quantity,
            range: tenth(quantity.value),
            source: Source::TenPerCent,
            is_named: false,
        });
        add(&mut wanted, ruled);
    }
    let mut chosen = Chosen::default();
    for wanted in wanted {
        match moved(written, inputs, &wanted) {
            Ok(moved) => chosen.moved.push(moved),
            Err(why) if wanted.is_named => return Err(StudyFault::Input(format!("{}: {why}", wanted.path))),
            Err(why) => chosen.left_out.push(LeftOut { path: wanted.path, why }),
        }
    }
    Ok(chosen)
}

/// A tenth down and up, the smaller first.
fn tenth(value: f64) -> (f64, f64) {
    let ends = (0.9 * value, 1.1 * value);
    if ends.0 <= ends.1 { ends } else { (ends.1, ends.0) }
}

fn add(wanted: &mut Vec<Wanted>, more: impl Iterator<Item = Wanted>) {
    for more in more {
        if wanted.iter().all(|known| known.path != more.path) {
            wanted.push(more);
        }
    }
}

/// An input that the command line names; its range from there, else from the file, else a tenth.
fn named(inputs: &Inputs<'_>, asked: &Asked) -> Result<Wanted, String> {
    let Some((path, quantity)) = inputs.find(&asked.path) else {
        let hint = inputs.nearest(&asked.path).filter(|near| *near != asked.path);
        let hint = hint.map_or(String::new(), |near| format!("; did you mean \"{}\"?", shown(&near)));
        return Err(format!("there is no number or duration at \"{}\" in the file{hint}", shown(&asked.path)));
    };
    let said = inputs.marks.iter().find(|mark| mark.path == path).and_then(|mark| mark.range);
    let ends = asked.ends(quantity).map_err(|why| format!("{path}: {why}"))?;
    let (range, source) = match (ends, said) {
        (Some(ends), _) => (ends, Source::CommandLine),
        (None, Some((_, low, high))) => ((low, high), Source::Evidence),
        (None, None) => (tenth(quantity.value), Source::TenPerCent),
    };
    Ok(Wanted { path, quantity, range, source, is_named: true })
}

/// The input with ends that the file takes.
fn moved(written: &Written, inputs: &Inputs<'_>, wanted: &Wanted) -> Result<Moved, String> {
    if let Some(option) = inputs.set_by(&wanted.path) {
        return Err(format!("the option \"{}\" sets it by itself", shown(option)));
    }
    if axis::is_fixed(&wanted.path) {
        return Err("it is no input: it says how much is simulated, the same at every point".to_owned());
    }
    let (low, high) = wanted.range;
    if low >= high {
        return Err("it is 0, of which a tenth is nothing; give its range".to_owned());
    }
    let quantity = wanted.quantity;
    let refused = |value: f64| refusal(written, &wanted.path, &quantity.written(value).0);
    let takes = |value: f64| refused(value).is_none();
    let must_be_whole = quantity.is_whole && !takes(quantity.value - PART) && !takes(quantity.value + PART);
    let (low, high, uncut) = ends(wanted, must_be_whole, &refused)?;
    let evidence = match inputs.how(&wanted.path) {
        How::Measured => Evidence::Measured,
        How::Quoted => Evidence::Quoted,
        How::Assumed => Evidence::Assumed,
    };
    let range = match wanted.source {
        Source::CommandLine => "command_line",
        Source::Evidence => "evidence",
        Source::TenPerCent => "ten_per_cent",
    };
    let unit = if quantity.is_duration { "s" } else { "" };
    let path = wanted.path.clone();
    let input = Input {
        path,
        unit: unit.to_owned(),
        evidence,
        base: quantity.value,
        low,
        high,
        range: range.to_owned(),
        uncut,
    };
    Ok(Moved { input, quantity, must_be_whole })
}

/// The ends of a range that the file takes; with those that were meant, where these are others.
fn ends(
    wanted: &Wanted,
    must_be_whole: bool,
    refused: &dyn Fn(f64) -> Option<String>,
) -> Result<(f64, f64, Option<[f64; 2]>), String> {
    let quantity = wanted.quantity;
    let read = |value: f64| quantity.written(value).1;
    let told = |value: f64, why: String| format!("at {}: {why}", quantity.written(value).0.replace('"', ""));
    let (mut low, mut high) = wanted.range;
    if wanted.source == Source::TenPerCent && must_be_whole {
        (low, high) = (low.floor(), high.ceil());
    }
    let meant = [low, high];
    if wanted.source == Source::CommandLine {
        [low, high].into_iter().try_for_each(|end| refused(end).map_or(Ok(()), |why| Err(told(end, why))))?;
    } else {
        let takes = |value: f64| refused(value).is_none();
        [low, high] = meant.map(|end| range::furthest(quantity.value, end, must_be_whole, &takes));
    }
    let (low, high) = (read(low), read(high));
    if low >= high {
        let why = meant.into_iter().find_map(|end| refused(end).map(|why| told(end, why)));
        return Err(why.unwrap_or_else(|| "its range has no width".to_owned()));
    }
    let is_cut = meant.iter().zip([low, high]).any(|(meant, end)| read(*meant).total_cmp(&end).is_ne());
    Ok((low, high, is_cut.then_some(meant)))
}

/// Why the file refuses a value; none where it takes it.
fn refusal(written: &Written, path: &str, value: &str) -> Option<String> {
    let loaded = written.at(&[(path.to_owned(), value.to_owned())]);
    if loaded.experiment.is_some() {
        return None;
    }
    Some(loaded.problems.first().map_or_else(|| "it is refused".to_owned(), |problem| problem.message.clone()))
}
