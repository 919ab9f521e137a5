//! The fewest units that keep what is asked: more where a window falls short, fewer wherever one less still keeps everything.
//!
//! In: units and numbers to begin with, what is asked, callers. Out: numbers that keep what is asked on these callers while one fewer
//! of any unit would not, as far as its effect can be told from the noise of others in the same simulation. Whatever is taken
//! away is played as a whole before it is believed.

use std::collections::BTreeMap;

use crate::experiment::replicate::Stop;
use crate::experiment::staff::asked::{Asked, Window};
use crate::experiment::staff::effects::{Effect, Space, Unit, changed, effects};
use crate::experiment::staff::ground::{Ground, Sums};
use crate::experiment::staff::limits::Amounts;

/// Rounds of adding; each lets a unit grow by a fifth.
const ROUNDS: usize = 60;
/// Passes of taking away; each takes away one of many units.
const PASSES: usize = 200;

/// A search on some callers.
pub struct Search<'a> {
    /// Where staffings are tried.
    pub ground: &'a Ground<'a>,
    /// What may be changed.
    pub space: &'a Space<'a>,
    /// What is asked.
    pub asked: &'a Asked<'a>,
    /// Which callers.
    pub seed: u64,
    /// How many replications tell what is kept.
    pub replications: u64,
    /// How many of them tell what one more or fewer does: all of them, or fewer for a guess that costs less.
    pub tries: u64,
    /// Whether to add even where nothing that is tried helps: a queue may be far too long for one agent to be felt.
    pub insists: bool,
}

/// What windows are predicted to add up to.
type Predicted = BTreeMap<Window, Amounts>;

/// What a change adds to the windows that it touches.
type OnWindows = Vec<(Window, Amounts)>;

impl Search<'_> {
    /// Adds until nothing falls short, then takes away what is not needed. False where adding did not do.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn settle(&self, counts: &mut Vec<u32>) -> Result<bool, Stop> {
        let asked = self.asked.of_callers(self.ground, self.seed, self.replications)?;
        let here = Search { asked: &asked, ..*self };
        let kept = here.raise(counts, None)?;
        here.lower(counts)?;
        Ok(kept)
    }

    /// What these numbers add up to.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn sums(&self, counts: &[u32]) -> Result<Sums, Stop> {
        self.ground.sums(&(self.space.rosters)(counts), self.seed, self.replications)
    }

    fn effects(&self, counts: &[u32], base: &Sums, units: &[usize], up: bool) -> Result<Vec<Effect>, Stop> {
        if self.tries >= self.replications {
            return effects(self.ground, self.space, counts, base, (units, up), (self.seed, self.replications));
        }
        let base = self.ground.sums(&(self.space.rosters)(counts), self.seed, self.tries)?;
        let few = effects(self.ground, self.space, counts, &base, (units, up), (self.seed, self.tries))?;
        let factor = self.replications as f64 / self.tries.max(1) as f64;
        Ok(few.into_iter().map(|effect| effect.times(factor)).collect())
    }

    fn totals(&self, sums: &Sums) -> Predicted {
        self.asked.all().into_iter().map(|window| (window, self.asked.total(sums, window))).collect()
    }

    /// Adds units until no window falls short, or none of those named; whether that was reached.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn raise(&self, counts: &mut [u32], only: Option<&[Window]>) -> Result<bool, Stop> {
        for _ in 0..ROUNDS {
            let base = self.sums(counts)?;
            let mut short = self.asked.short(&base);
            short.retain(|window| only.is_none_or(|only| only.contains(window)));
            if short.is_empty() {
                return Ok(true);
            }
            let helpful = self.helpful(counts, &short);
            if helpful.is_empty() {
                return Ok(false);
            }
            let effects = self.effects(counts, &base, &helpful, true)?;
            let added = self.added(counts, self.totals(&base), &effects, &short);
            if added.iter().all(|more| *more == 0) {
                return Ok(false);
            }
            counts.iter_mut().zip(&added).for_each(|(count, more)| *count += more);
        }
        Ok(false)
    }

    /// Units that may be needed in a window that falls short, and of which there may be more.
    fn helpful(&self, counts: &[u32], short: &[Window]) -> Vec<usize> {
        let mut slots: Vec<usize> = short.iter().flat_map(|window| self.asked.slots_of(*window)).collect();
        slots.sort_unstable();
        slots.dedup();
        let units = self.space.units.iter().zip(counts).enumerate();
        let any_in = |start: usize, end: usize| {
            slots.get(slots.partition_point(|slot| *slot < start)).is_some_and(|slot| *slot < end)
        };
        let helps = |unit: &Unit| any_in(unit.start, unit.start + unit.reach) || any_in(0, unit.over);
        units
            .filter(|(_, (unit, count))| **count < unit.most && helps(unit))
            .map(|(number, _)| number)
            .filter(|unit| self.space.has_room(counts, *unit))
            .collect()
    }

    /// How many of each unit to add, by what one of each does: for each window that falls short the unit that helps it most for its
    /// hours, again and again. Where none helps one more of all that reach it, if the search insists.
    fn added(&self, counts: &[u32], mut predicted: Predicted, effects: &[Effect], short: &[Window]) -> Vec<u32> {
        let mut added = vec![0; counts.len()];
        let on_windows: Vec<(usize, OnWindows)> =
            effects.iter().map(|effect| (effect.unit, effect.on_windows(self.asked))).collect();
        let room = |unit: usize, added: &[u32]| {
            let count = counts.get(unit).copied().unwrap_or(0);
            let more = added.get(unit).copied().unwrap_or(0);
            more < (count / 5).max(1) && self.space.has_room(&sum(counts, added), unit)
        };
        for window in short {
            let mut helped = false;
            let open = self.asked.slots_of(*window).filter_map(|slot| self.ground.slots.slots.get(slot));
            let open: f64 = open.map(|slot| slot.open_hours).sum();
            loop {
                let total = predicted.get(window).copied().unwrap_or_default();
                let before = self.asked.slack(*window, total);
                if before >= 0.0 {
                    helped = true;
                    break;
                }
                let least = self.asked.least_gain(*window, total);
                let gain = |deltas: &[(Window, Amounts)]| {
                    let delta = deltas.iter().find(|(on, _)| on == window).map_or([0.0; 3], |(_, delta)| *delta);
                    self.asked.slack(*window, plus(total, delta)) - before
                };
                let better = on_windows
                    .iter()
                    .filter(|(unit, _)| room(*unit, &added))
                    .map(|(unit, deltas)| (gain(deltas) / self.hours(*unit), *unit, deltas))
                    .filter(|(gain, _, _)| *gain > 0.0 && *gain * open >= least)
                    .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
                let Some((_, unit, deltas)) = better else { break };
                helped = true;
                if let Some(more) = added.get_mut(unit) {
                    *more += 1;
                }
                for (on, delta) in deltas {
                    let total = predicted.entry(*on).or_default();
                    *total = plus(*total, *delta);
                }
            }
            if !helped {
                self.insist(counts, *window, &mut added);
            }
        }
        added
    }

    /// One more of all that reach a window which none of them helps. Where the best that can be reached falls short by luck,
    /// nothing is to be added.
    fn insist(&self, counts: &[u32], window: Window, added: &mut [u32]) {
        if !self.insists || self.asked.is_relaxed(window) {
            return;
        }
        for unit in self.helpful(counts, &[window]) {
            let room = self.space.has_room(&sum(counts, added), unit);
            if let Some(more) = added.get_mut(unit).filter(|more| room && **more == 0) {
                *more = 1;
            }
        }
    }

    fn hours(&self, unit: usize) -> f64 {
        self.space.units.get(unit).map_or(1.0, |unit| unit.hours.max(1e-9))
    }

    /// Takes units away, one of each at a time, while no window that is kept falls short.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn lower(&self, counts: &mut Vec<u32>) -> Result<(), Stop> {
        let mut base = self.sums(counts)?;
        let given_up = self.asked.short(&base);
        let mut needed = vec![false; counts.len()];
        for _ in 0..PASSES {
            let may_go =
                |unit: &usize| !needed.get(*unit).copied().unwrap_or(false) && self.space.is_spare(counts, *unit);
            let units: Vec<usize> = (0..counts.len()).filter(may_go).collect();
            let effects = self.effects(counts, &base, &units, false)?;
            let mut chosen = self.spared(counts, &base, &effects, &given_up);
            if chosen.is_empty() {
                break;
            }
            loop {
                let fewer = changed(counts, &chosen, false);
                let sums = self.sums(&fewer)?;
                if self.asked.short(&sums).iter().all(|window| given_up.contains(window)) {
                    (*counts, base) = (fewer, sums);
                    break;
                }
                if chosen.len() == 1 {
                    chosen.iter().for_each(|unit| {
                        if let Some(needed) = needed.get_mut(*unit) {
                            *needed = true;
                        }
                    });
                    break;
                }
                chosen.truncate(chosen.len() / 2);
            }
        }
        Ok(())
    }

    /// Units of which one less is predicted to keep everything, all of them together: those first that take the smallest part of
    /// what a window has to spare for the hours that they save.
    fn spared(&self, counts: &[u32], base: &Sums, effects: &[Effect], given_up: &[Window]) -> Vec<usize> {
        let mut predicted = self.totals(base);
        let mut candidates: Vec<(f64, usize, OnWindows)> = Vec::new();
        for effect in effects {
            let mut deltas = effect.on_windows(self.asked);
            // A window that cannot be kept anyway may not get worse either.
            let worsens = |(window, delta): &(Window, Amounts)| {
                let total = predicted.get(window).copied().unwrap_or_default();
                given_up.contains(window)
                    && self.asked.slack(*window, plus(total, *delta)) < self.asked.slack(*window, total)
            };
            if deltas.iter().any(worsens) {
                continue;
            }
            deltas.retain(|(window, _)| !given_up.contains(window));
            let part = |(window, delta): &(Window, Amounts)| {
                let total = predicted.get(window).copied().unwrap_or_default();
                let (before, after) =
                    (self.asked.slack(*window, total), self.asked.slack(*window, plus(total, *delta)));
                (before - after) / before.max(1e-9)
            };
            let part = deltas.iter().map(part).fold(0.0, f64::max);
            candidates.push((part / self.hours(effect.unit), effect.unit, deltas));
        }
        candidates.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut chosen = Vec::new();
        let mut left = counts.to_vec();
        for (_, unit, deltas) in candidates {
            if !self.space.is_spare(&left, unit) {
                continue;
            }
            let after =
                |(window, delta): &(Window, Amounts)| plus(predicted.get(window).copied().unwrap_or_default(), *delta);
            if deltas.iter().all(|both| self.asked.slack(both.0, after(both)) >= 0.0) {
                let totals: Vec<(Window, Amounts)> = deltas.iter().map(|both| (both.0, after(both))).collect();
                predicted.extend(totals);
                left = changed(&left, &[unit], false);
                chosen.push(unit);
            }
        }
        chosen
    }
}

/// Numbers added.
fn sum(counts: &[u32], added: &[u32]) -> Vec<u32> {
    counts.iter().zip(added).map(|(count, more)| count + more).collect()
}

/// Amounts added.
fn plus(a: Amounts, b: Amounts) -> Amounts {
    std::array::from_fn(|n| a[n] + b[n])
}
