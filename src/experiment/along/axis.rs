//! An axis of a file: whether it can be one, what its numbers mean, and which options can follow it.
//!
//! In: what was asked for, and the file as written. Out: the axis with a set for each point, or why it is refused before anything
//! is simulated. Simulates nothing.

use crate::centre::ContactType;
use crate::document::{Log, Node, Place, Value, render};
use crate::engine::Model;
use crate::experiment::along::asked::{self, Asked, Kind};
use crate::results::{Axis, Unit};
use crate::scenario::written::{Set, Written};
use crate::scenario::{Experiment, Scenario, fixed_staff, paths, scales};
use crate::units::Span;

/// Paths that say how much is simulated, or what it is called: the same at each point.
const NO_AXIS: [&str; 5] = ["run", "format", "options", "title", "currency"];

/// Whether a path says how much is simulated, or what it is called, which is the same at every point.
pub fn is_fixed(path: &str) -> bool {
    NO_AXIS.iter().any(|section| paths::overlap(section, path))
}

/// The first of these options that sets what paths change, the path that it sets, and where.
pub fn set_by_option<'e>(
    paths: &[String],
    experiment: &'e Experiment,
    options: &[String],
) -> Option<(&'e str, &'e str, Place)> {
    let simulated = experiment.set_by.iter().filter(|(option, _)| options.contains(option));
    let mut set = simulated.flat_map(|(option, set_by)| set_by.iter().map(move |(set, place)| (option, set, place)));
    let both = set.find(|(_, set, _)| paths.iter().any(|path| paths::overlap(set, path)));
    both.map(|(option, set, place)| (option.as_str(), set.as_str(), *place))
}

/// An axis that can be simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    /// What is kept of it.
    pub axis: Axis,
    /// What is set at each point.
    pub sets: Vec<Set>,
    /// What is shown is the value times this.
    pub factor: f64,
    /// The paths that it moves: its own, or those of a knob.
    pub paths: Vec<String>,
}

impl Moving {
    /// The axis of a file, for some of its options.
    ///
    /// # Errors
    /// An option sets it too, with line and caret; the file cannot take one of the points.
    pub fn new(asked: &Asked, written: &Written, options: &[String]) -> Result<Moving, String> {
        let loaded = written.at(&[]);
        let Some(experiment) = &loaded.experiment else { return Err(render(&loaded.problems, &loaded.sources)) };
        let path = asked.path.as_str();
        if is_fixed(path) {
            return Err(format!("{path} is no axis: it is the same at every point"));
        }
        let paths: Vec<String> = match experiment.knobs.named(path) {
            Some(knob) => knob.paths().map(str::to_owned).collect(),
            None => vec![path.to_owned()],
        };
        if let Some((option, set, place)) = set_by_option(&paths, experiment, options) {
            let log = Log::new();
            log.error(place, &format!("options.{option}.set"), format!(
                "sets {set}, which {path} changes at every point; an axis is the same for all options: remove it here, \
                 or leave this option out with --options"
            ));
            return Err(render(&log.into_problems(), &loaded.sources));
        }
        let asked = taken(asked, written)?;
        let (unit, factor) = unit(&asked, experiment);
        let values: Vec<f64> = asked.places.iter().map(|place| place.value).collect();
        let names = if unit == Unit::Names {
            asked.places.iter().map(|place| place.text.clone()).collect()
        } else {
            Vec::new()
        };
        let shown = values.iter().map(|value| value * factor).collect();
        let today = here(path, &experiment.document).map(|value| value * factor).filter(|_| unit != Unit::Names);
        let axis = Axis { path: path.to_owned(), unit, values, shown, names, today, log: asked.log };
        let sets = asked.places.iter().map(|place| Set::value(path, &place.text)).collect();
        Ok(Moving { axis, sets, factor, paths })
    }

    /// Whether it changes how much there is to do: how many people call, or how long each takes.
    pub fn is_work(&self) -> bool {
        self.paths.iter().any(|path| paths::is_volume(path) || paths::overlap(path, scales::HANDLE_TIME))
    }

    /// The groups of a scenario whose staff stays as it is while calls that they may take vary.
    pub fn fixed<'s>(&self, scenario: &'s Scenario) -> Vec<&'s str> {
        let model = &scenario.model;
        fixed_staff::groups(model, |contact, _| {
            let said = self.paths.iter().filter_map(|path| paths::contact(path)).any(|name| name == contact.name);
            let scaled = self
                .paths
                .iter()
                .any(|path| paths::overlap(path, scales::DEMAND) || paths::overlap(path, scales::HANDLE_TIME));
            said || scaled && contact.ours && contact.is_inbound()
        })
    }
}

/// The points as the file can take them: whole numbers where it takes no others.
fn taken(asked: &Asked, written: &Written) -> Result<Asked, String> {
    let refused = |asked: &Asked| asked.places.iter().find_map(|place| problem(&asked.path, place, written));
    let Some(why) = refused(asked) else { return Ok(asked.clone()) };
    let whole = asked.whole().filter(|whole| whole.places != asked.places);
    match whole {
        Some(whole) if refused(&whole).is_none() => Ok(whole),
        _ => Err(why),
    }
}

/// What the file says of a point, if it cannot take it.
fn problem(path: &str, place: &asked::Place, written: &Written) -> Option<String> {
    let loaded = written.at(&[Set::value(path, &place.text)]);
    loaded.experiment.is_none().then(|| render(&loaded.problems, &loaded.sources))
}

/// What the numbers of an axis are, and by what they are multiplied to be shown.
fn unit(asked: &Asked, experiment: &Experiment) -> (Unit, f64) {
    let base = &experiment.base.model;
    let scale = |path: &str| here(path, &experiment.document).unwrap_or(1.0);
    let inbound = |contact: &&ContactType| contact.ours && contact.is_inbound();
    let callers = paths::contact(&asked.path)
        .is_some_and(|name| base.centre.contacts.iter().filter(inbound).any(|contact| contact.name == name));
    match asked.kind {
        Kind::Names => (Unit::Names, 1.0),
        Kind::Spans => (Unit::Seconds, 1.0),
        Kind::Numbers if asked.path == scales::DEMAND => (Unit::CallsADay, calls_a_day(base) / scale(scales::DEMAND)),
        Kind::Numbers if asked.path == scales::HANDLE_TIME => {
            (Unit::HandleTime, handle_time(base) / scale(scales::HANDLE_TIME))
        }
        Kind::Numbers if callers && asked.path.ends_with(".per_day") => (Unit::CallsADay, 1.0),
        Kind::Numbers if callers && asked.path.ends_with(".per_hour") => (Unit::CallsAnHour, 1.0),
        Kind::Numbers => (Unit::Number, 1.0),
    }
}

/// First attempts of all our inbound types on an average day on which people call; 1 where nobody does, and a scale is a scale.
fn calls_a_day(model: &Model) -> f64 {
    let calendar = &model.centre.calendar;
    let mut days = vec![0.0; calendar.days.len()];
    for (contact, arrivals) in model.centre.contacts.iter().zip(&model.arrivals) {
        let Some(arrivals) = arrivals.as_ref().filter(|_| contact.ours && contact.is_inbound()) else { continue };
        for (interval, expected) in calendar.intervals.iter().zip(arrivals.expected(calendar)) {
            days[interval.day] += expected;
        }
    }
    let busy: Vec<f64> = days.into_iter().filter(|calls| *calls > 0.0).collect();
    if busy.is_empty() { 1.0 } else { busy.iter().sum::<f64>() / busy.len() as f64 }
}

/// Mean handle time in seconds over first attempts of our inbound types, as the file says it, without the factors of groups.
fn handle_time(model: &Model) -> f64 {
    let calendar = &model.centre.calendar;
    let (mut time, mut calls) = (0.0, 0.0);
    for (contact, arrivals) in model.centre.contacts.iter().zip(&model.arrivals) {
        let Some(arrivals) = arrivals.as_ref().filter(|_| contact.ours && contact.is_inbound()) else { continue };
        let expected: f64 = arrivals.expected(calendar).iter().sum();
        time += expected * contact.mean_handle_time();
        calls += expected;
    }
    if calls > 0.0 && time > 0.0 { time / calls } else { 1.0 }
}

/// Where the file stands on a path: a number, or a duration in seconds; scales stand at 1 unless they are said.
fn here(path: &str, document: &Node) -> Option<f64> {
    match paths::value(document, path).map(|node| &node.value) {
        Some(Value::Number { float, .. }) => Some(*float),
        Some(Value::Text(text)) => Span::parse(text).ok().map(Span::in_seconds),
        None if [scales::DEMAND, scales::HANDLE_TIME].contains(&path) => Some(1.0),
        _ => None,
    }
}
