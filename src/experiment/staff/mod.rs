//! How many people: the fewest agents that keep the targets by simulation, shifts that cover them, people to employ.
//!
//! In: an option of a scenario, which groups. Out: its rosters, and what they reach on callers whom no search has met. The search
//! begins with Erlang's numbers, adds where a window falls short and takes away where one less still does, all on common callers
//! (`search`); small samples come first, larger ones of other callers after them. Knows no file.

mod absence;
mod agents;
mod asked;
mod check;
mod confirm;
mod cover;
mod effects;
mod ground;
mod limits;
mod lp_format;
mod mended;
mod off_forecast;
mod patterns;
pub mod payroll;
mod people;
mod program;
mod reachable;
mod required;
mod rows;
mod search;
mod shifts;
mod slots;
mod solve;
mod stated;
mod stretch;
mod text;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::centre::group::{Roster, Sized};
use crate::centre::provider::Kind;
use crate::demand::truth::{self, Truth};
use crate::engine::Model;
use crate::experiment::promise;
use crate::experiment::replicate::{Stop, Threads};
use crate::experiment::size;
use crate::experiment::staff::agents::Agents;
use crate::experiment::staff::asked::{Asked, Window};
use crate::experiment::staff::check::Callers;
use crate::experiment::staff::effects::Space;
use crate::experiment::staff::ground::{Ground, Rosters, callers};
use crate::experiment::staff::search::Search;
use crate::experiment::staff::shifts::Shifts;
use crate::experiment::staff::slots::Slots;
use crate::results::staffing::{Staffing, Unmeetable};
use crate::scenario::{Require, Scenario};
use crate::statistics::Estimate;
use crate::units::Time;

pub use lp_format::is_ours as is_program;
pub use required::{required, warning};

/// What is asked of a staffing.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The groups to staff, by position; see [`own_groups`].
    pub groups: Vec<usize>,
    /// Each date by itself; else all days of a weekday alike.
    pub by_date: bool,
    /// By group asked for: never more agents at a time.
    pub most: Vec<Option<u32>>,
    /// Whether the program of shifts is wanted as text.
    pub write_lp: bool,
    /// Replications of the last search and of the check.
    pub replications: u64,
    /// The seed: that of the callers on whom the result is checked.
    pub seed: u64,
    /// Confidence level of all intervals.
    pub confidence: f64,
}

impl Ask {
    fn on(&self, seed: u64, replications: u64) -> Callers {
        Callers { seed, replications, confidence: self.confidence }
    }
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The option with its rosters.
    pub scenario: Scenario,
    /// What they reach.
    pub staffing: Staffing,
    /// The program of shifts in LP format, where it was wanted and there is a catalogue.
    pub program: Option<String>,
}

/// A search on few callers comes first: so many times fewer, but not below [`FEWEST`].
const FIRST: u64 = 4;
/// Replications of the first search, at least.
const FEWEST: u64 = 20;
/// What callers are for, in order: the seed itself is that of the last check.
const PLENTY: u64 = 1;
const COARSE: u64 = 2;
const FINE: u64 = 3;
const CHECK: u64 = 4;
const SHIFTS: u64 = 8;
const CHECK_SHIFTS: u64 = 9;
const LEFT: u64 = 16;
const TAKE_BACK: u64 = 24;

/// The groups of our own people: all whose provider is not outsourced.
pub fn own_groups(model: &Model) -> Vec<usize> {
    let own = |provider: crate::centre::ProviderId| {
        model.centre.providers.get(provider.index()).is_some_and(|provider| provider.kind != Kind::Outsourced)
    };
    let groups = model.centre.groups.iter().enumerate();
    groups.filter(|(_, group)| own(group.provider)).map(|(number, _)| number).collect()
}

/// Whether a group answers anything of which a target asks something: work and dials have none.
pub fn has_target(model: &Model, group: usize) -> bool {
    let takes = |skill: &crate::centre::group::Skill| {
        model.centre.contacts.get(skill.contact.index()).is_some_and(|contact| contact.has_target())
    };
    model.centre.groups.get(group).is_some_and(|group| group.skills.iter().any(takes))
}

/// The rule where `decision.require` is not said: each type in each window that its target names.
const EACH_WINDOW: &str = "each_window";

/// By unit, the window that suffers most from one fewer, and its figure then.
type OneFewer = BTreeMap<usize, (Window, Estimate)>;

/// Finds the fewest agents, shifts for them where there is a catalogue, and what they reach.
///
/// # Errors
/// Why a replication stopped.
pub fn staff(scenario: &Scenario, option: &str, ask: &Ask, threads: &Threads) -> Result<Found, Stop> {
    // People are planned on the forecast; what it is worth is told under the truth.
    let mut forecast = scenario.model.clone();
    let truths = truth::set_aside(&mut forecast.arrivals);
    let (model, formula) = begin(&forecast, ask, threads)?;
    let warm_up = scenario.run.warm_up;
    let slots = Slots::new(&model.centre.calendar, ask.by_date, Time::START + warm_up);
    let limits = limits::of(&model.centre, &ask.groups, scenario.decision.said());
    let months = if ask.by_date { 1 } else { model.centre.calendar.months.len() };
    let limits = limits::by_month(limits, months);
    let ground = Ground { model: &model, slots: &slots, limits: &limits, warm_up, threads };
    let mut asked = Asked::new(&limits, &slots);
    let formula = formula.iter().map(|by_interval| slots.largest(by_interval)).collect();
    let least = agents::least(&scenario.model, &ask.groups, &slots);
    let agents = Agents { groups: ask.groups.clone(), formula, most: ask.most.clone(), least, units: Vec::new() };
    let everywhere = vec![vec![true; slots.len()]; ask.groups.len()];
    let agents = agents.among(&slots, &everywhere);
    let few = (ask.replications / FIRST).max(FEWEST).min(ask.replications);
    let best = reachable::look(&ground, &agents, &mut asked, ask.on(callers(ask.seed, PLENTY), few))?;
    let agents = agents.among(&slots, &best.offered);
    let counts = search(&ground, &agents, &asked, ask, few)?;
    let (ground, asked, agents) = (&ground, &asked, &agents);
    let study = Study { scenario, option, ask, ground, asked, agents, counts: &counts, truths: &truths };
    study.finish(best.unmeetable)
}

/// The model with every roster known, and by group asked for Erlang's numbers by interval.
fn begin(model: &Model, ask: &Ask, threads: &Threads) -> Result<(Model, Vec<Vec<u32>>), Stop> {
    let mut model = model.clone();
    for group in &ask.groups {
        if let Some(group) = model.centre.groups.get_mut(*group) {
            group.roster = Roster::Sized(Sized { at_least: 0, shift: None });
        }
    }
    let required = size::required(&model);
    let formula = ask.groups.iter().map(|group| required.get(*group).cloned().unwrap_or_default()).collect();
    promise::size(&mut model, threads)?;
    Ok((model, formula))
}

/// The fewest agents by unit, and more where fresh callers are served too poorly.
fn search(ground: &Ground<'_>, agents: &Agents, asked: &Asked<'_>, ask: &Ask, few: u64) -> Result<Vec<u32>, Stop> {
    let mut counts = settled(ground, agents, asked, ask, few)?;
    let on = ask.on(ask.seed, ask.replications);
    check::mend(ground, asked, &agents.space(ground), &mut counts, (CHECK, true, on))?;
    Ok(counts)
}

/// The fewest agents by unit for the callers of the search: on few of them, then on more of others.
fn settled(ground: &Ground<'_>, agents: &Agents, asked: &Asked<'_>, ask: &Ask, few: u64) -> Result<Vec<u32>, Stop> {
    let space = agents.space(ground);
    let mut counts = agents.counts();
    let of = |purpose: u64, replications: u64| Search {
        ground,
        space: &space,
        asked,
        seed: callers(ask.seed, purpose),
        replications,
        tries: replications,
        insists: true,
    };
    if few < ask.replications {
        of(COARSE, few).settle(&mut counts)?;
    }
    of(FINE, ask.replications).settle(&mut counts)?;
    Ok(counts)
}

/// A search that has ended, to be told.
struct Study<'a> {
    scenario: &'a Scenario,
    option: &'a str,
    ask: &'a Ask,
    ground: &'a Ground<'a>,
    asked: &'a Asked<'a>,
    agents: &'a Agents,
    counts: &'a [u32],
    /// By contact type, how its forecast errs.
    truths: &'a [Option<Box<Truth>>],
}

impl Study<'_> {
    /// Shifts, the last check, people and text.
    fn finish(&self, unmeetable: Vec<(Window, Unmeetable)>) -> Result<Found, Stop> {
        let calendar = &self.ground.model.centre.calendar;
        let shifts = shifts::of(self)?;
        let rosters: Rosters = match &shifts {
            Some(shifts) => shifts.rosters(self.ground),
            None => self.agents.rosters(self.counts, self.ground.slots, calendar),
        };
        let model = self.ground.with(&rosters);
        let on = self.ask.on(self.ask.seed, self.ask.replications);
        let (reached, checked) = check::look(self.ground, self.asked, &model, &self.ask.groups, on)?;
        let one_fewer = match &shifts {
            Some(_) => Default::default(),
            None => self.one_fewer(&self.agents.space(self.ground), self.counts)?,
        };
        let fewer_shifts = match &shifts {
            Some(shifts) => shifts.one_fewer(self)?,
            None => Default::default(),
        };
        let (given_up, unmeetable): (Vec<Window>, Vec<Unmeetable>) = unmeetable.into_iter().unzip();
        let under_truth = off_forecast::of(self, &model, (&reached, checked), &given_up)?;
        let windows = rows::windows(self, &reached, &given_up);
        let mut notes = shifts.as_ref().map_or_else(Vec::new, |shifts| shifts.notes(&windows));
        notes.extend(self.without_shifts(shifts.as_ref()));
        let mut groups = rows::groups(self, &model, &reached, &one_fewer, &given_up);
        for (place, group) in groups.iter_mut().enumerate() {
            shifts.iter().for_each(|shifts| shifts.tell(self, place, (&fewer_shifts, &given_up), group));
            people::tell(self, &model, place, shifts.as_ref(), group);
            let whole = reached.whole.get(place).copied().unwrap_or_default();
            group.absence = absence::of(self, &model, place, (whole, checked))?;
        }
        let staffing = Staffing {
            option: self.option.to_owned(),
            replications: self.ask.replications,
            checked,
            rule: self.rule().to_owned(),
            required: None,
            by_date: self.ask.by_date,
            groups,
            windows,
            unmeetable,
            under_truth,
            roster: match &shifts {
                Some(shifts) => text::of_shifts(self, shifts),
                None => text::of_agents(self),
            },
            notes,
        };
        let program = shifts.map(|shifts| shifts.program);
        let mut model = model;
        truth::put_back(&mut model.arrivals, self.truths.to_vec());
        Ok(Found { scenario: Scenario { model, ..self.scenario.clone() }, staffing, program })
    }

    /// Where the file has a length of shifts and no catalogue to lay them.
    fn without_shifts(&self, shifts: Option<&Shifts>) -> Vec<String> {
        let groups = self.ask.groups.iter().enumerate();
        let groups = groups.filter(|(place, _)| shifts::without_catalogue(shifts, *place));
        let groups = groups.filter_map(|(_, group)| self.scenario.model.centre.groups.get(*group));
        groups.filter_map(|group| agents::without_shift(&group.name, &group.roster)).collect()
    }

    /// For each unit what the window reaches that suffers most without one of it.
    fn one_fewer(&self, space: &Space<'_>, counts: &[u32]) -> Result<OneFewer, Stop> {
        let ask = (self.ask.seed, self.ask.replications, self.ask.confidence);
        confirm::one_fewer(self.ground, self.asked, space, counts, ask)
    }

    /// The end of the warm-up: nothing before it counts.
    fn counts_from(&self) -> Time {
        Time::START + self.ground.warm_up
    }

    /// By which rule agents are asked for.
    fn rule(&self) -> &'static str {
        match self.scenario.decision.said() {
            Some(require @ (Require::Mean | Require::Intervals(_))) => require.name(),
            Some(Require::BreachBelow(_)) | None => EACH_WINDOW,
        }
    }
}
