//! Shifts played and mended: added where the target falls short with them, dropped where it holds without.
//!
//! In: shifts that cover what the search for agents found. Out: other numbers of them, and shifts that the program did not choose.

use crate::experiment::replicate::Stop;
use crate::experiment::staff::Study;
use crate::experiment::staff::asked::{Asked, Window};
use crate::experiment::staff::check;
use crate::experiment::staff::confirm::{self, Reached};
use crate::experiment::staff::effects::{Space, changed};
use crate::experiment::staff::ground::callers;
use crate::experiment::staff::patterns::{earliest, starts};
use crate::experiment::staff::search::Search;
use crate::experiment::staff::shifts::{Shifts, Work, span};
use crate::experiment::staff::stretch;

/// How often shifts are added after the checks that follow a search.
const ROUNDS: u64 = 4;

impl Shifts {
    /// Adds shifts where the target falls short, and drops those without which it holds.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn mend(&mut self, study: &Study<'_>) -> Result<(), Stop> {
        self.offer_more(study);
        let mut counts = self.counts();
        let space = self.space(study);
        // People who come when all is over do not mend what was short before.
        let asked = &study.asked.without(&self.out_of_reach(study));
        // The search for agents knows its own callers too well.
        let search = Search {
            ground: study.ground,
            space: &space,
            asked,
            seed: callers(study.ask.seed, super::SHIFTS),
            replications: study.ask.replications,
            tries: study.ask.replications,
            insists: false,
        };
        search.settle(&mut counts)?;
        let on = study.ask.on(study.ask.seed, study.ask.replications);
        let before = counts.clone();
        check::mend(study.ground, asked, &space, &mut counts, (super::CHECK_SHIFTS, false, on))?;
        if counts != before {
            add_what_is_left(study, asked, &space, &mut counts)?;
            take_back(study, asked, &space, &mut counts, &before)?;
        }
        drop(space);
        self.work.iter_mut().zip(counts).for_each(|(work, agents)| work.agents = agents);
        self.work.retain(|work| work.agents > 0);
        self.work.sort_by(|a, b| (a.place, a.day, &a.pattern).cmp(&(b.place, b.day, &b.pattern)));
        Ok(())
    }

    /// Windows in which no shift that may be worked is there, nor anybody without a catalogue.
    fn out_of_reach(&self, study: &Study<'_>) -> Vec<Window> {
        let slots = study.ground.slots;
        let calendar = &study.ground.model.centre.calendar;
        let mut covered = vec![!self.others.is_empty(); slots.len()];
        for work in &self.work {
            let Some(kind) = self.kind(work) else { continue };
            for day in slots.nights_of(work.day, calendar) {
                let (from, to) = span(calendar, day, (work.pattern.start, kind.lasts));
                let here = calendar.intervals.iter().zip(&slots.of_interval);
                for (_, slot) in here.filter(|(at, _)| at.start < to && from < at.end) {
                    covered.get_mut(*slot).into_iter().for_each(|covered| *covered = true);
                }
            }
        }
        let is_covered = |slot: usize| covered.get(slot).copied().unwrap_or(false);
        let all = study.asked.all().into_iter();
        all.filter(|window| !study.asked.slots_of(*window).any(is_covered)).collect()
    }

    /// Every shift that might be added, with nobody in it yet.
    fn offer_more(&mut self, study: &Study<'_>) {
        for (place, kinds) in self.kinds.iter().enumerate() {
            for day in 0..study.ground.slots.days.len() {
                for (number, kind) in kinds.iter().enumerate().filter(|(_, kind)| stretch::may_start(study, day, kind))
                {
                    for start in starts(kind) {
                        let is = |work: &Work| {
                            (work.place, work.day, work.pattern.kind, work.pattern.start) == (place, day, number, start)
                        };
                        if !self.work.iter().any(is) {
                            let pattern = earliest(kinds, number, start);
                            self.work.push(Work { place, day, pattern, agents: 0 });
                        }
                    }
                }
            }
        }
    }
}

/// Takes shifts out again that were added since `before`: those that luck asked for on one sample and callers who asked for none do
/// not. Without one of them no window may fall short that holds with all, nor surely that does not surely.
pub(super) fn take_back(
    study: &Study<'_>,
    asked: &Asked<'_>,
    space: &Space<'_>,
    counts: &mut Vec<u32>,
    before: &[u32],
) -> Result<(), Stop> {
    let ground = study.ground;
    let on = study.ask.on(callers(study.ask.seed, super::TAKE_BACK), study.ask.replications);
    let (with_all, replications) = check::look(ground, asked, &ground.with(&(space.rosters)(counts)), &[], on)?;
    let here = asked.of_callers(ground, on.seed, replications)?;
    let short = |reached: &Reached| [true, false].map(|all| check::short(ground, &here, reached, all));
    let known = short(&with_all);
    for unit in 0..counts.len() {
        while counts.get(unit) > before.get(unit) && space.is_spare(counts, unit) {
            let fewer = changed(counts, &[unit], false);
            let model = ground.with(&(space.rosters)(&fewer));
            let reached = confirm::reached(ground, asked, &model, &[], (on.seed, replications, on.confidence))?;
            let worse = |(now, known): (&Vec<Window>, &Vec<Window>)| now.iter().any(|window| !known.contains(window));
            if short(&reached).iter().zip(&known).any(worse) {
                break;
            }
            *counts = fewer;
        }
    }
    Ok(())
}

/// Adds shifts on ever other callers where they are surely served too poorly, as long as any helps.
fn add_what_is_left(study: &Study<'_>, asked: &Asked<'_>, space: &Space<'_>, counts: &mut [u32]) -> Result<(), Stop> {
    let ground = study.ground;
    for round in 0..ROUNDS {
        let seed = callers(study.ask.seed, super::LEFT + round);
        let model = ground.with(&(space.rosters)(counts));
        let on = study.ask.on(seed, study.ask.replications);
        let (reached, replications) = check::look(ground, asked, &model, &[], on)?;
        // What plenty of agents reach with these very callers: by it the search judges, too.
        let here = asked.of_callers(ground, seed, replications)?;
        let short = check::short(ground, &here, &reached, false);
        let before = counts.to_vec();
        let tries = study.ask.replications;
        let search = Search { ground, space, asked, seed, replications, tries, insists: false };
        search.raise(counts, Some(&short))?;
        if before == counts {
            break;
        }
    }
    Ok(())
}
