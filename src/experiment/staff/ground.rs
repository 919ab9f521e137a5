//! Where staffings are tried: the whole scenario, played with other rosters on chosen callers.
//!
//! In: rosters, which callers, how many replications. Out: what each limit counts in each slot, by replication or summed. Same
//! callers, same sums, whatever the number of threads.

use crate::centre::group::Roster;
use crate::demand::others;
use crate::engine::{Model, Plan};
use crate::experiment::replicate::{Bench, Replicated, Reuse, Stop, Threads};
use crate::experiment::running;
use crate::experiment::staff::asked::Window;
use crate::experiment::staff::limits::{Amounts, Figure, Limit};
use crate::experiment::staff::slots::Slots;
use crate::measures::{Judgement, Tally};
use crate::units::Span;

impl Reuse for Tally {
    fn reset(&mut self) {
        Tally::reset(self);
    }
}

/// By limit, then slot: what was counted.
pub type Sums = Vec<Amounts>;

/// Rosters by position of the group; groups that are not named keep theirs.
pub type Rosters = Vec<(usize, Roster)>;

/// The scenario, its slots and limits.
pub struct Ground<'a> {
    /// The scenario as written, every roster known.
    pub model: &'a Model,
    /// Its slots.
    pub slots: &'a Slots,
    /// What is asked for.
    pub limits: &'a [Limit],
    /// The part of the calendar that counts nowhere.
    pub warm_up: Span,
    /// On how many threads.
    pub threads: &'a Threads,
}

/// Callers whom nobody else meets: a seed of their own for each purpose.
pub fn callers(seed: u64, purpose: u64) -> u64 {
    // SplitMix64 (Steele, Lea & Flood 2014): seeds that differ by one lead far apart.
    let mixed = seed.wrapping_add(purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_add(0x73_74_61_66_66);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

impl Ground<'_> {
    /// The day and the start of a window, as results say them; of one month of several its name.
    pub fn label(&self, (limit, window): Window) -> (String, String) {
        let limit = self.limits.get(limit);
        let month = limit.and_then(|limit| self.model.centre.calendar.months.get(limit.month?));
        month.map_or_else(
            || self.slots.label(limit.and_then(|limit| limit.over), window),
            |month| (month.to_string(), String::new()),
        )
    }

    /// The model with these rosters.
    pub fn with(&self, rosters: &Rosters) -> Model {
        let mut model = self.model.clone();
        for (group, roster) in rosters {
            if let Some(group) = model.centre.groups.get_mut(*group) {
                group.roster = roster.clone();
            }
        }
        others::follow_rosters(&model.centre, &mut model.arrivals);
        model
    }

    /// Plays a model and hands over what each replication counted, in order.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn play(
        &self,
        model: &Model,
        seed: u64,
        replications: u64,
        mut hear: impl FnMut(&[Amounts]) + Send,
    ) -> Result<(), Stop> {
        let plan = Plan::new(model);
        let most = running::side_by_side(model, self.threads.count());
        let mut bench = Bench::new(&plan, seed, self.threads, most, || Tally::new(model, self.warm_up));
        let make = |tally: &Tally| tally.check().map(|()| self.count(tally));
        let lane = Box::new(|_, ended: &Replicated<Tally, Sums>| hear(&ended.made));
        bench.run_until(replications, self.threads, make, vec![lane])
    }

    /// What one replication adds to each limit in each slot.
    fn count(&self, tally: &Tally) -> Sums {
        let slots = self.slots.len();
        let judged = self.limits.iter().any(|limit| limit.figure == Figure::OnTarget);
        let judgement = judged.then(|| Judgement::new(tally, &self.model.centre));
        let met = |interval: usize| judgement.as_ref().and_then(|judgement| judgement.in_interval(interval));
        let mut sums = vec![[0.0; 3]; self.limits.len() * slots];
        for (limit, row) in self.limits.iter().zip(sums.chunks_mut(slots.max(1))) {
            for (interval, slot) in self.slots.of_interval.iter().enumerate() {
                let open = self.slots.slots.get(*slot).is_some_and(|slot| slot.open_hours > 0.0);
                let month = self.model.centre.calendar.intervals.get(interval);
                let month = month.and_then(|at| self.model.centre.calendar.month_of_day.get(at.day)).copied();
                let Some(cell) = row.get_mut(*slot).filter(|_| limit.counts(open, month)) else { continue };
                let amounts = limit.amounts(tally, interval, met(interval));
                cell.iter_mut().zip(amounts).for_each(|(sum, value)| *sum += value);
            }
        }
        sums
    }

    /// What all replications add up to with these rosters.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn sums(&self, rosters: &Rosters, seed: u64, replications: u64) -> Result<Sums, Stop> {
        let mut sums = vec![[0.0; 3]; self.limits.len() * self.slots.len()];
        self.play(&self.with(rosters), seed, replications, |one| {
            for (sum, value) in sums.iter_mut().flatten().zip(one.iter().flatten()) {
                *sum += value;
            }
        })?;
        Ok(sums)
    }
}
