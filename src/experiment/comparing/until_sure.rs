//! Replications until it is sure which option is the best: only those still in the race are simulated on.
//!
//! In: options whose rosters are known, what is to be promised. Out: an outcome of each, and what was selected.

use crate::engine::Plan as Engine;
use crate::experiment::comparing::constraint;
use crate::experiment::comparing::measured::Figure;
use crate::experiment::comparing::pairs::{paired_by, shared};
use crate::experiment::comparing::race::Race;
use crate::experiment::option::{FEWEST, Headline, Outcome, Settings, Terms};
use crate::experiment::precision;
use crate::experiment::replicate::{Stop, Threads};
use crate::experiment::running::Running;
use crate::measures::Demanded;
use crate::results::{INTERRUPTED, Raced, Selected};
use crate::scenario::Scenario;
use crate::statistics::selection::{Fault, Plan, Verdict};
use crate::statistics::{Series, all_pairs};

pub use crate::experiment::comparing::race::Procedure;

/// Replications of every option before the first decision, where nothing else is asked for.
pub const FIRST_STAGE: u64 = 30;
/// The fewest: a variance from fewer is so uncertain that the promise costs many times as many later.
pub const SHORTEST_FIRST_STAGE: u64 = 10;
/// The most replications of an option, where nothing else is asked for.
pub const AT_MOST: u64 = 20_000;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// How; the usual one if not said: [`Procedure::AndradottirKim`] where the scenario has `decision.require`, else
    /// [`Procedure::KimNelson`].
    pub procedure: Option<Procedure>,
    /// The smallest difference worth finding, above 0: money a month, or a share where no money is known; the usual one if not
    /// said (see [`usual_zone`]).
    pub indifference: Option<f64>,
    /// Probability of a right choice, above 1/options and below 1.
    pub confidence: f64,
    /// Replications of every option before the first decision, 2 or more.
    pub first_stage: u64,
    /// The most replications of an option, `first_stage` or more.
    pub at_most: u64,
}

/// Why there is no selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// A replication stopped.
    Stopped {
        /// Of which option.
        option: String,
        /// Why.
        stop: Stop,
    },
    /// It cannot be selected like this: what to change.
    Refused(String),
}

/// What has come of each option, and what was selected; nothing of a race that was interrupted.
pub type Ended = (Vec<(String, Outcome)>, Option<Selected>);

/// Simulates options until the best is selected, none holds, or the limit is reached. `progress` hears how many replications are
/// done over all options.
///
/// After the first stage all options still in the race are simulated a fifth further at a time and looked at replication by
/// replication, as the procedures want it: results depend on no thread. Who leaves in between keeps what was simulated of it.
/// Interrupted, nothing is selected: the outcomes are of the replications before.
///
/// # Errors
/// See [`Unsure`].
pub fn until_sure(
    options: &[(String, Scenario)],
    settings: &Settings,
    wanted: &Wanted,
    threads: &Threads,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Ended, Unsure> {
    let engines: Vec<Engine<'_>> = options.iter().map(|(_, scenario)| Engine::new(&scenario.model)).collect();
    let running = options
        .iter()
        .zip(&engines)
        .map(|((_, scenario), engine)| Running::new(scenario, engine, settings.seed, threads, Terms::AndOthers));
    let mut field = Field { options, running: running.collect(), threads, progress };
    let everyone: Vec<usize> = (0..options.len()).collect();
    if let Err(why) = field.run(&everyone, wanted.first_stage) {
        return field.interrupted(why, settings.confidence);
    }
    let asked = field.asked(wanted, settings.confidence)?;
    let targets: Vec<Vec<Demanded>> = field.running.iter().map(|running| running.demands().to_vec()).collect();
    let targets: Vec<&[Demanded]> = targets.iter().map(Vec::as_slice).collect();
    let require = options.first().map(|(_, scenario)| scenario.decision.require).unwrap_or_default();
    let refused = |fault: Fault| Unsure::Refused(format!("--until-sure: {fault}"));
    let mut race =
        Race::new(asked.procedure, asked.plan, asked.by, require, &targets, &field.headlines()).map_err(refused)?;
    let mut until = wanted.first_stage;
    while race.feed(&field.headlines(), until).map_err(refused)? == Verdict::GoOn {
        let enough = race.needed().unwrap_or(u64::MAX).max(until + 1);
        until = precision::next(until).min(enough).min(wanted.at_most);
        if let Err(why) = field.run(race.survivors(), until) {
            return field.interrupted(why, settings.confidence);
        }
    }
    let selected = asked.selected(&race, &field, wanted, settings.confidence);
    Ok((field.outcomes(&race, settings.confidence, asked.by), Some(selected)))
}

/// The options while they are simulated.
struct Field<'f, 's> {
    options: &'s [(String, Scenario)],
    running: Vec<Running<'s>>,
    threads: &'f Threads,
    progress: &'f mut (dyn FnMut(u64) + Send),
}

impl Field<'_, '_> {
    /// Simulates some options until so many replications.
    fn run(&mut self, who: &[usize], until: u64) -> Result<(), Unsure> {
        for option in who {
            let others: usize = self.running.iter().map(|running| running.headlines().len()).sum();
            let before = (others - self.running[*option].headlines().len()) as u64;
            let progress = &mut self.progress;
            self.running[*option]
                .until(until, self.threads, |done| progress(before + done))
                .map_err(|stop| Unsure::Stopped { option: self.options[*option].0.clone(), stop })?;
        }
        Ok(())
    }

    fn headlines(&self) -> Vec<&[Headline]> {
        self.running.iter().map(Running::headlines).collect()
    }

    /// How it is selected, by what, and with which numbers, once the first stage is there.
    fn asked(&self, wanted: &Wanted, confidence: f64) -> Result<Asked, Unsure> {
        let known = |running: &Running<'_>| running.results(confidence).total.by_name.contains_key("profit");
        let money = self.running.iter().any(known);
        let has_target = self.running.iter().any(|running| !running.demands().is_empty());
        let required = self.options.first().is_some_and(|(_, scenario)| scenario.decision.is_required);
        let procedure = match wanted.procedure {
            Some(procedure) => procedure,
            None if required && money && has_target => Procedure::AndradottirKim,
            None => Procedure::KimNelson,
        };
        let by = match (procedure, money) {
            (Procedure::AndradottirKim, _) => Figure::Cost,
            (_, true) => Figure::Profit,
            (_, false) => Figure::ServiceLevel,
        };
        if by == Figure::Cost && !(money && has_target) {
            let lacks = if money { "no option has a target" } else { "nothing is paid or earned" };
            return Err(Unsure::Refused(format!(
                "--until-sure: the cheapest that holds the target is wanted, and {lacks}"
            )));
        }
        let zone = wanted.indifference.unwrap_or_else(|| usual_zone(by, &self.eligible(by, confidence)));
        let plan = Plan {
            options: self.options.len(),
            first_stage: wanted.first_stage,
            zone,
            confidence: wanted.confidence,
            at_most: wanted.at_most,
        };
        Ok(Asked { procedure, by, plan, zone_asked: wanted.indifference.is_some() })
    }

    /// Headlines of the options that may be selected, as far as the first stage tells: where the cheapest that holds the target is
    /// wanted those that do not surely miss it, all of them where all do.
    fn eligible(&self, by: Figure, confidence: f64) -> Vec<&[Headline]> {
        let all = self.headlines();
        if by != Figure::Cost {
            return all;
        }
        let outcome = |running: &Running<'_>| running.outcome(confidence, "");
        let outcomes: Vec<(String, Outcome)> = self
            .options
            .iter()
            .zip(&self.running)
            .map(|((name, _), running)| (name.clone(), outcome(running)))
            .collect();
        let require = self.options.first().map(|(_, scenario)| scenario.decision.require).unwrap_or_default();
        let judged = constraint(&outcomes, require, confidence);
        let missed = |name: &str| {
            let options = judged.iter().flat_map(|judged| &judged.options);
            options.into_iter().any(|one| one.option == name && one.holds == Some(false))
        };
        let left: Vec<&[Headline]> =
            all.iter().zip(self.options).filter(|(_, (name, _))| !missed(name)).map(|(found, _)| *found).collect();
        if left.is_empty() { all } else { left }
    }

    /// What has come of all options of which enough was simulated before somebody asked to stop.
    fn interrupted(&self, why: Unsure, confidence: f64) -> Result<Ended, Unsure> {
        let is_asked = matches!(why, Unsure::Stopped { stop: Stop::Interrupted { .. }, .. });
        let known = self.options.iter().zip(&self.running);
        let known = known.filter(|(_, running)| running.headlines().len() as u64 >= FEWEST);
        let outcomes: Vec<(String, Outcome)> =
            known.map(|((name, _), running)| (name.clone(), running.outcome(confidence, INTERRUPTED))).collect();
        if is_asked && !outcomes.is_empty() { Ok((outcomes, None)) } else { Err(why) }
    }

    /// What has come of all options.
    fn outcomes(&self, race: &Race<'_>, confidence: f64, by: Figure) -> Vec<(String, Outcome)> {
        let stopped = if race.verdict() == Verdict::CapReached { "not_selected" } else { "selected" };
        let of = |(option, ((name, _), running)): (usize, (&(String, Scenario), &Running<'_>))| {
            let mut outcome = running.outcome(confidence, stopped);
            // Only by profit is who left behind those who stayed.
            outcome.left_after = race.left_after(option).filter(|_| by == Figure::Profit);
            (name.clone(), outcome)
        };
        self.options.iter().zip(&self.running).enumerate().map(of).collect()
    }
}

/// The smallest difference worth finding, where none is asked for: a hundredth of what the leader of the first stage costs a month
/// (of its profit, where it costs nothing), two digits of it, 1 at the least; of service levels one point. `first` are the options
/// that may lead: one that surely misses its target is no measure of what those cost that hold it.
pub fn usual_zone(by: Figure, first: &[&[Headline]]) -> f64 {
    if by == Figure::ServiceLevel {
        return 0.01;
    }
    let mean = |headlines: &[Headline], of: fn(&Headline) -> f64| {
        headlines.iter().map(of).sum::<f64>() / headlines.len().max(1) as f64
    };
    let cost = |headlines: &[Headline]| mean(headlines, |headline| headline.month.cost);
    let profit = |headlines: &[Headline]| mean(headlines, |headline| headline.month.profit);
    let wanted = |headlines: &[Headline]| if by == Figure::Cost { -cost(headlines) } else { profit(headlines) };
    let leader = first.iter().copied().max_by(|a, b| wanted(a).total_cmp(&wanted(b))).unwrap_or(&[]);
    let size = if cost(leader).abs() > 0.0 { cost(leader).abs() } else { profit(leader).abs() };
    two_digits(0.01 * size).max(1.0)
}

/// Rounded to two digits; 0 of nothing.
fn two_digits(value: f64) -> f64 {
    if !(value > 0.0 && value.is_finite()) {
        return 0.0;
    }
    let unit = libm::exp10(libm::floor(libm::log10(value)) - 1.0);
    (value / unit).round() * unit
}

/// How it is selected.
struct Asked {
    procedure: Procedure,
    by: Figure,
    plan: Plan,
    zone_asked: bool,
}

impl Asked {
    /// What came of it.
    fn selected(&self, race: &Race<'_>, field: &Field<'_, '_>, wanted: &Wanted, confidence: f64) -> Selected {
        let name = |option: usize| field.options[option].0.clone();
        let named = |some: &[usize]| some.iter().map(|option| name(*option)).collect::<Vec<String>>();
        let (verdict, option) = match race.verdict() {
            Verdict::Best(option) => ("best", Some(option)),
            Verdict::NoneHolds => ("none_holds", None),
            Verdict::CapReached | Verdict::GoOn => ("at_most", race.leader()),
        };
        let capped = verdict == "at_most";
        let left = if capped { race.survivors() } else { &[] };
        let (behind, undecided): (Vec<usize>, Vec<usize>) =
            left.iter().partition(|survivor| self.is_behind(**survivor, option, field, confidence));
        let raced = |option: usize| Raced {
            option: name(option),
            replications: field.running[option].headlines().len() as u64,
            left_after: race.left_after(option),
            holds: race.holds(option),
            limits: race.each_limit(option),
        };
        Selected {
            procedure: self.procedure.name().to_owned(),
            by: self.by.name().to_owned(),
            confidence: wanted.confidence,
            indifference: self.plan.zone,
            indifference_asked: self.zone_asked,
            tolerances: race.tolerances(),
            first_stage: wanted.first_stage,
            at_most: wanted.at_most,
            replications: race.seen(),
            verdict: verdict.to_owned(),
            option: option.map(name),
            undecided: named(&undecided),
            behind: named(&behind),
            difference_below: self.difference_below(&undecided, field),
            options: (0..field.options.len()).map(raced).collect(),
        }
    }

    /// Whether one that the race had not let go is surely behind who leads it, by the paired interval that the comparison tells of
    /// both: a race for small differences waits longer than such an interval needs.
    fn is_behind(&self, survivor: usize, leader: Option<usize>, field: &Field<'_, '_>, confidence: f64) -> bool {
        let Some(leader) = leader.filter(|leader| *leader != survivor) else { return false };
        let pairs = (field.options.len() * field.options.len().saturating_sub(1) / 2) as u64;
        // Half of the risk is spent on who holds the target, where that is asked.
        let level = if self.by == Figure::Cost { 1.0 - (1.0 - confidence) / 2.0 } else { confidence };
        let [own, best] = [survivor, leader].map(|option| field.running[option].headlines());
        let pair = paired_by(self.by, own, best, shared(level, pairs));
        pair.is_some_and(|pair| match self.by {
            Figure::Cost => pair.difference.low.is_some_and(|low| low > 0.0),
            _ => pair.difference.high.is_some_and(|high| high < 0.0),
        })
    }

    /// The largest difference that two of some options may have, at the confidence asked for.
    fn difference_below(&self, of: &[usize], field: &Field<'_, '_>) -> Option<f64> {
        let series: Vec<Series> =
            of.iter().map(|option| self.by.series(field.running[*option].headlines())).collect::<Option<_>>()?;
        let ends = all_pairs(&series, self.plan.confidence)?.into_iter().flat_map(|pair| {
            let difference = pair.difference;
            [difference.low, difference.high]
        });
        ends.flatten().map(f64::abs).max_by(f64::total_cmp)
    }
}
