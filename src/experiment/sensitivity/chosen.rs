//! Which inputs are moved, and between which values.
//!
//! In: the file, its inputs, those that the command line names. Out: inputs whose both ends the file takes, and those left out with
//! the reason. The file itself is the judge of what a value may be: a range is cut to what it takes, but for those of the command line,
//! which are meant as they are.

use crate::experiment::along::axis;
use crate::experiment::assumptions::evidence;
use crate::experiment::sensitivity::{Asked, StudyFault, range};
use crate::results::inputs::{Input, LeftOut, OF_OWN};
use crate::said::{Said, SaidValue, said};
use crate::scenario::inputs::{Inputs, Quantity};
use crate::scenario::paths;
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
    values: Values,
}

/// What the values of an input are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Values {
    /// The same for all options.
    Common { quantity: Quantity, must_be_whole: bool },
    /// Factors of what each option has, where options set it by themselves.
    OfOwn,
}

impl Values {
    /// The change that sets a value, and the value that is then read.
    fn set(self, path: &str, value: f64) -> (Set, f64) {
        match self {
            Values::Common { quantity, must_be_whole } => {
                let (text, value) = quantity.written(if must_be_whole { value.round() } else { value });
                (Set::value(path, &text), value)
            }
            Values::OfOwn => (Set::times(path, value), value),
        }
    }
}

impl Moved {
    /// The change that sets it, and the value that is then read.
    pub fn set(&self, value: f64) -> (Set, f64) {
        self.values.set(&self.input.path, value)
    }

    /// The value so far along the range: 0 is its lower end, 1 its upper. Whole numbers have equal parts of the way: rounded, both
    /// ends would have half of what the others have.
    pub fn along(&self, share: f64) -> f64 {
        let (low, high) = (self.input.low, self.input.high);
        if matches!(self.values, Values::Common { must_be_whole: true, .. }) {
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
            Err(why) if wanted.is_named => {
                return Err(StudyFault::Input(format!("{}: {}", wanted.path, why.english())));
            }
            Err(why) => chosen.left_out.push(LeftOut::new(wanted.path, why)),
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
fn moved(written: &Written, inputs: &Inputs<'_>, wanted: &Wanted) -> Result<Moved, Said> {
    if axis::is_fixed(&wanted.path) {
        return Err(said!("why-no-input", "it is no input: it says how much is simulated, the same at every point"));
    }
    let (mut low, mut high) = wanted.range;
    if low >= high {
        return Err(said!("why-tenth-of-nothing", "it is 0, of which a tenth is nothing; give its range"));
    }
    let quantity = wanted.quantity;
    let set_by = inputs.set_by(&wanted.path);
    let refused = |values: Values, value: f64| refusal(written, &values.set(&wanted.path, value).0);
    let (values, base, unit) = if let Some(option) = set_by {
        (low, high) = of_own(wanted, option)?;
        (Values::OfOwn, 1.0, OF_OWN)
    } else {
        let any = Values::Common { quantity, must_be_whole: false };
        let parts = [quantity.value - PART, quantity.value + PART];
        let must_be_whole = quantity.is_whole && parts.into_iter().all(|value| refused(any, value).is_some());
        if must_be_whole && wanted.source == Source::TenPerCent {
            (low, high) = (low.floor(), high.ceil());
        }
        let unit = if quantity.is_duration { "s" } else { "" };
        (Values::Common { quantity, must_be_whole }, quantity.value, unit)
    };
    // An end of the command line is meant as it is: one that is no whole number is refused, not rounded.
    let as_it_is = match values {
        Values::Common { quantity, .. } => Values::Common { quantity, must_be_whole: false },
        Values::OfOwn => Values::OfOwn,
    };
    let may_be_cut = wanted.source != Source::CommandLine;
    let range = Range { path: &wanted.path, values, base, meant: [low, high], may_be_cut };
    let (low, high, uncut) = range.ends(&|value| refused(as_it_is, value))?;
    let evidence = evidence(inputs.how(&wanted.path));
    let range = match wanted.source {
        Source::CommandLine => "command_line",
        Source::Evidence => "evidence",
        Source::TenPerCent => "ten_per_cent",
    };
    let path = wanted.path.clone();
    let input = Input { path, unit: unit.to_owned(), evidence, base, low, high, range: range.to_owned(), uncut };
    Ok(Moved { input, values })
}

/// A range as factors of what each option has.
fn of_own(wanted: &Wanted, option: &str) -> Result<(f64, f64), Said> {
    let value = wanted.quantity.value;
    if wanted.source == Source::CommandLine {
        return Err(said!(
            "why-set-by-option",
            "the option \"{option}\" sets it by itself; without a range it is moved by a tenth of what each option has",
            option = shown(option),
        ));
    }
    let factor = |end: f64| (end / value * 1e9).round() / 1e9;
    let (low, high) = (factor(wanted.range.0), factor(wanted.range.1));
    if value == 0.0 {
        Err(said!("why-share-of-nothing", "it is 0, of which a share is nothing"))
    } else {
        Ok((low.min(high), low.max(high)))
    }
}

/// A range as it is meant.
struct Range<'a> {
    path: &'a str,
    values: Values,
    /// The value as written.
    base: f64,
    meant: [f64; 2],
    may_be_cut: bool,
}

impl Range<'_> {
    /// The ends that the file takes; with those that were meant, where these are others.
    fn ends(&self, refused: &dyn Fn(f64) -> Option<String>) -> Result<(f64, f64, Option<[f64; 2]>), Said> {
        let told = |value: f64, why: String| match self.values {
            Values::Common { quantity, .. } => {
                let value = quantity.written(value).0.replace('"', "");
                said!("why-refused-at", "at {value}: {why}", value = value, why = why)
            }
            Values::OfOwn => {
                let value = SaidValue::number(value);
                said!("why-refused-at-times", "at {value} times what an option has: {why}", value = value, why = why)
            }
        };
        let whole = matches!(self.values, Values::Common { must_be_whole: true, .. });
        let takes = |value: f64| refused(value).is_none();
        let [low, high] = if self.may_be_cut {
            self.meant.map(|end| range::furthest(self.base, end, whole, &takes))
        } else {
            let all = self.meant.into_iter();
            all.clone().try_for_each(|end| refused(end).map_or(Ok(()), |why| Err(told(end, why))))?;
            self.meant
        };
        let read = |value: f64| self.values.set(self.path, value).1;
        let (low, high) = (read(low), read(high));
        if low >= high {
            if whole && takes(low) {
                let [least, most] = self.meant.map(paths::number);
                return Err(said!(
                    "why-one-whole-number",
                    "no whole number but {low} lies in its range, {least} to {most}",
                    low = SaidValue::number(low),
                    least = SaidValue::number(least),
                    most = SaidValue::number(most),
                ));
            }
            let why = self.meant.into_iter().find_map(|end| refused(end).map(|why| told(end, why)));
            return Err(why.unwrap_or_else(|| said!("why-no-width", "its range has no width")));
        }
        let as_written = |value: f64| match self.values {
            Values::Common { quantity, .. } => quantity.written(value).1,
            Values::OfOwn => value,
        };
        let cut = self.meant.iter().zip([low, high]).any(|(meant, end)| as_written(*meant).total_cmp(&end).is_ne());
        Ok((low, high, cut.then_some(self.meant)))
    }
}

/// Why the file refuses a value; none where it takes it.
fn refusal(written: &Written, set: &Set) -> Option<String> {
    let loaded = written.at(std::slice::from_ref(set));
    if loaded.experiment.is_some() {
        return None;
    }
    Some(loaded.problems.first().map_or_else(|| "it is refused".to_owned(), |problem| problem.message.clone()))
}
