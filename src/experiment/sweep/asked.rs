//! A sweep that can run: a plan laid on its scenario.
//!
//! In: a plan, the scenario file as written. Out: what is set at each point, how points are cut into jobs, which columns tables have;
//! or why it is refused, before anything is simulated.

use std::sync::Arc;

use crate::document::problem::Severity;
use crate::document::sources::headline;
use crate::document::value::unknown_name;
use crate::document::{Log, Place, Sources, render};
use crate::experiment::along::axis::{is_fixed, set_by_option};
use crate::experiment::estimate;
use crate::experiment::money::MoneyMeasures;
use crate::experiment::sweep::axes::{Axis, Level};
use crate::experiment::sweep::figures::Pointed;
use crate::experiment::sweep::plan::{Amount, Name, Plan};
use crate::measures::single;
use crate::results::sweep::Cell;
use crate::scenario::written::{Set, Written};
use crate::scenario::{Experiment, Scenario};
use crate::units::shown;

/// First attempts in one job, about: a quarter of a second of work.
const JOB_CONTACTS: f64 = 2e6;
/// Points whose size is looked at beforehand.
const LOOKED_AT: u64 = 16;
/// The name of the file as written, where it has no options.
pub const BASE: &str = "base";

/// A sweep.
pub struct Sweep {
    /// The plan.
    pub plan: Plan,
    /// The options that are simulated; none where the file has none.
    pub named: Vec<String>,
    /// How much of each point.
    pub amount: Amount,
    /// The seed of luck.
    pub seed: u64,
    /// Confidence of intervals.
    pub confidence: f64,
    /// The scenario's currency.
    pub currency: String,
    /// The scenario's name.
    pub scenario: String,
    /// Rows of each option.
    pub layouts: Vec<Layout>,
    /// Replications of a job.
    pub chunk: u64,
    /// First attempts in one replication of all options, at points that were looked at.
    pub contacts: Vec<f64>,
}

/// The rows that an option has at every point.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Its name.
    pub option: Arc<str>,
    /// Contact types, then their total, each with what it is: bits of [`crate::measures::on`].
    pub rows: Vec<(Arc<str>, u16)>,
    /// Figures of money, by name, and whether each is a ratio.
    pub money: Vec<(&'static str, bool)>,
    /// Local starts of the intervals of the calendar.
    pub intervals: usize,
}

impl Layout {
    /// That of an option.
    pub fn new(option: &str, scenario: &Scenario) -> Layout {
        let centre = &scenario.model.centre;
        let rows = single::rows(centre).into_iter().map(|(name, kind)| (name.into(), kind)).collect();
        let money = MoneyMeasures::new(scenario).figures();
        Layout {
            option: option.into(),
            rows,
            money: money.into_iter().map(|(name, _, whole)| (name, whole.is_some())).collect(),
            intervals: centre.calendar.intervals.len(),
        }
    }
}

/// Problems of a plan, told at their places.
struct Refusals<'a> {
    sources: &'a Sources,
    log: Log,
}

impl Refusals<'_> {
    fn at(&self, place: Place, path: &str, why: impl Into<String>) {
        self.log.error(place, path, why);
    }

    fn told(self) -> Result<(), String> {
        if self.log.has_errors() { Err(render(&self.log.into_problems(), self.sources)) } else { Ok(()) }
    }
}

impl Sweep {
    /// Lays a plan on its scenario. `sources` are those of the plan.
    ///
    /// # Errors
    /// The scenario has errors; an axis leads nowhere, is set by an option, or has values that the scenario cannot take; an option or a
    /// figure is not there: all of it with lines.
    pub fn new(plan: Plan, sources: &Sources, written: &Written) -> Result<Sweep, String> {
        let loaded = written.at(&[]);
        let Some(experiment) = loaded.experiment else { return Err(render(&loaded.problems, &loaded.sources)) };
        let refusals = Refusals { sources, log: Log::new() };
        let named = named(&plan, &experiment, &refusals);
        let mut plan = plan;
        for axis in &mut plan.axes {
            axis_refused(axis, &named, &experiment, written, &refusals);
        }
        refusals.told()?;
        let run = &experiment.base.run;
        let usual = run.precision.as_ref().map_or(Amount::Replications(run.replications), |precision| {
            let of = Name { text: precision.of.clone(), place: Place::default() };
            Amount::Precision { of, half_width: precision.half_width, at_most: precision.at_most }
        });
        let options = options(&experiment, &named);
        let mut sweep = Sweep {
            amount: plan.amount.clone().unwrap_or(usual),
            seed: plan.seed.unwrap_or(run.seed),
            confidence: plan.confidence.unwrap_or(run.confidence),
            currency: experiment.base.currency.clone(),
            scenario: experiment.base.name.clone(),
            layouts: options.iter().map(|(name, scenario)| Layout::new(name, scenario)).collect(),
            chunk: 1,
            contacts: Vec::new(),
            plan,
            named,
        };
        sweep.figures_refused(sources)?;
        sweep.look(sources, written)?;
        Ok(sweep)
    }

    /// Says which figures are not there.
    fn figures_refused(&self, sources: &Sources) -> Result<(), String> {
        let refusals = Refusals { sources, log: Log::new() };
        let precision = match &self.amount {
            Amount::Precision { of, .. } => Some(("precision.of", of)),
            Amount::Replications(_) => None,
        };
        let response = self.plan.output.response.iter().map(|name| ("output.response", name));
        for (path, name) in precision.into_iter().chain(response) {
            if let Err(why) = Pointed::parse(&name.text, self) {
                refusals.at(name.place, path, format!("\"{}\": {why}", shown(&name.text)));
            }
        }
        refusals.told()
    }

    /// How many points.
    pub fn points(&self) -> u64 {
        self.plan.to - self.plan.from
    }

    /// What so many replications of all options at a point take in memory, about: counters of rows, and of their intervals if wanted.
    pub fn bytes(&self, replications: u64) -> f64 {
        const OF_A_ROW: f64 = 1000.0;
        let intervals = |layout: &Layout| if self.plan.output.intervals { layout.intervals } else { 0 };
        let rows = self.layouts.iter().map(|layout| (layout.rows.len() * (1 + intervals(layout))) as f64);
        rows.sum::<f64>() * replications as f64 * OF_A_ROW
    }

    /// The replications of a point at most.
    pub fn at_most(&self) -> u64 {
        match self.amount {
            Amount::Replications(number) | Amount::Precision { at_most: number, .. } => number,
        }
    }

    /// Whether a point takes replications until a figure is known so well.
    pub fn is_by_precision(&self) -> bool {
        matches!(self.amount, Amount::Precision { .. })
    }

    /// The values of a point, axis by axis.
    pub fn levels(&self, point: u64) -> Vec<Level> {
        let coordinates = self.plan.design.point(point);
        self.plan.axes.iter().zip(coordinates).filter_map(|(axis, at)| axis.at(at)).collect()
    }

    /// What is set at a point.
    pub fn sets(&self, point: u64) -> Vec<Set> {
        let levels = self.levels(point);
        self.plan.axes.iter().zip(levels).map(|(axis, level)| Set::value(&axis.path, &level.text)).collect()
    }

    /// The values of a point as they stand in tables.
    pub fn cells(&self, point: u64) -> Vec<Cell> {
        self.levels(point).into_iter().map(|level| level.cell).collect()
    }

    /// The options at a point, rosters not yet solved.
    ///
    /// # Errors
    /// Why the scenario cannot take the point.
    pub fn read(&self, written: &Written, point: u64) -> Result<Vec<(String, Scenario)>, String> {
        let sets = self.sets(point);
        let loaded = written.at(&sets);
        match loaded.experiment {
            Some(experiment) => Ok(options(&experiment, &self.named)),
            None => {
                let error = loaded.problems.iter().find(|problem| problem.severity == Severity::Error);
                Err(error.map_or_else(String::new, |problem| headline(problem, &loaded.sources)))
            }
        }
    }

    /// Looks at some points: that they can be read, how much there is to do.
    fn look(&mut self, sources: &Sources, written: &Written) -> Result<(), String> {
        let points = self.points();
        let looked_at = points.min(LOOKED_AT);
        let at_most = self.at_most();
        for nth in 0..looked_at {
            // Both ends among them.
            let point = self.plan.from + nth * (points - 1) / looked_at.saturating_sub(1).max(1);
            let refused = |why: String| {
                let log = Log::new();
                let place = self.plan.axes.first().map_or(Place::default(), |axis| axis.place);
                log.error(place, "axes", format!("at point {point} ({}): {why}", self.said(point)));
                render(&log.into_problems(), sources)
            };
            let options = self.read(written, point).map_err(refused)?;
            if let Some(why) = estimate::refusal(&options, at_most, 1) {
                return Err(refused(why));
            }
            self.contacts.push(estimate::first_attempts_of(&options));
        }
        let most = self.contacts.iter().copied().fold(1.0, f64::max);
        self.chunk = ((JOB_CONTACTS / most) as u64).clamp(1, at_most);
        Ok(())
    }

    /// The values of a point in words.
    pub fn said(&self, point: u64) -> String {
        let sets = self.sets(point);
        sets.iter().map(Set::to_string).collect::<Vec<String>>().join(", ")
    }
}

/// The options that a plan names, or all of them; in the order of the scenario.
fn named(plan: &Plan, experiment: &Experiment, refusals: &Refusals<'_>) -> Vec<String> {
    let all: Vec<String> = experiment.options.iter().map(|(name, _)| name.clone()).collect();
    let Some(wanted) = &plan.options else { return all };
    for name in wanted.iter().filter(|name| !all.contains(&name.text)) {
        refusals.at(name.place, "options", unknown_name("option", &name.text, &all));
    }
    if wanted.is_empty() {
        refusals.at(Place::default(), "options", "names no option; remove it to simulate all");
    }
    all.into_iter().filter(|option| wanted.iter().any(|name| name.text == *option)).collect()
}

/// The options that are simulated; the file as written where it has none.
fn options(experiment: &Experiment, named: &[String]) -> Vec<(String, Scenario)> {
    if named.is_empty() {
        return vec![(BASE.to_owned(), experiment.base.clone())];
    }
    experiment.options.iter().filter(|(name, _)| named.contains(name)).cloned().collect()
}

/// Says why an axis cannot be one; takes whole numbers where the scenario takes no others.
fn axis_refused(
    axis: &mut Axis,
    named: &[String],
    experiment: &Experiment,
    written: &Written,
    refusals: &Refusals<'_>,
) {
    let path = format!("axes.{}", axis.path);
    if is_fixed(&axis.path) {
        return refusals.at(axis.place, &path, format!("{} is no axis: it is the same at every point", axis.path));
    }
    let paths: Vec<String> = match experiment.knobs.named(&axis.path) {
        Some(knob) => knob.paths().map(str::to_owned).collect(),
        None => vec![axis.path.clone()],
    };
    if let Some((option, set, _)) = set_by_option(&paths, experiment, named) {
        return refusals.at(axis.place, &path, format!(
            "option \"{option}\" sets {set}, which this axis changes at every point; leave it out with `options`, or move \
             something else"
        ));
    }
    let Some(why) = problem(axis, written) else { return };
    match axis.whole().filter(|whole| problem(whole, written).is_none()) {
        Some(whole) => *axis = whole,
        None => refusals.at(axis.place, &path, why),
    }
}

/// Why the scenario cannot take a value of an axis.
fn problem(axis: &Axis, written: &Written) -> Option<String> {
    axis.tried().into_iter().find_map(|level| {
        let loaded = written.at(&[Set::value(&axis.path, &level.text)]);
        let error = loaded.problems.iter().find(|problem| problem.severity == Severity::Error)?;
        Some(format!("the scenario does not take {}: {}", level.text, headline(error, &loaded.sources)))
    })
}
