//! What one agent, or one shift, more or fewer does: many changes far apart tried in one simulation.
//!
//! In: how many there are of each unit, which to change. Out: for each unit the difference that it makes to every limit in the
//! slots from where it begins to where the next changed one does: subgradients in the manner of Cezik & L'Ecuyer (2008,
//! Management Science 54, 310-323), whose simulations one by one are saved by distance in time. All are only guesses: what is
//! chosen by them is played as a whole before it is believed.

use std::collections::BTreeMap;

use crate::experiment::replicate::Stop;
use crate::experiment::staff::asked::{Asked, Window};
use crate::experiment::staff::ground::{Ground, Rosters, Sums};
use crate::experiment::staff::limits::Amounts;

/// Something of which there may be more or fewer: an agent of a group in a slot, a shift of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// The first slot that it touches.
    pub start: usize,
    /// So many slots from there on may need it.
    pub reach: usize,
    /// So many of the first slots need it as well: a week's last night ends where the week begins.
    pub over: usize,
    /// Units with the same number are changed in the same simulation.
    pub batch: usize,
    /// What one of it costs: hours over the calendar, weighted.
    pub hours: f64,
    /// Never more of it.
    pub most: u32,
}

/// Lays numbers of units out as rosters.
pub type Laid<'a> = dyn Fn(&[u32]) -> Rosters + 'a;

/// Whether numbers of units may be had, as far as one of them is concerned.
pub type Fits<'a> = dyn Fn(&[u32], usize) -> bool + 'a;

/// Units, and the rosters that so many of each make.
pub struct Space<'a> {
    /// The units.
    pub units: Vec<Unit>,
    /// Numbers of units to rosters.
    pub rosters: Box<Laid<'a>>,
    /// What binds several units together.
    pub fits: Box<Fits<'a>>,
    /// Whether so many do what no window judges, as far as one of them is concerned: the warm-up is played and counts nowhere,
    /// and a scenario may ask for some agents at any time.
    pub does: Box<Fits<'a>>,
}

impl Space<'_> {
    /// Whether one of a unit may be gone from these numbers as far as no window tells.
    pub fn is_spare(&self, counts: &[u32], unit: usize) -> bool {
        counts.get(unit).is_some_and(|count| *count > 0) && (self.does)(&changed(counts, &[unit], false), unit)
    }

    /// For each of a batch, in the order of their starts, the slots in which it is looked for when all are changed together: to the start
    /// of the next, of the last to the end and before the first.
    pub fn looked_for(&self, batch: &[usize], all: usize) -> Vec<Vec<usize>> {
        let units: Vec<&Unit> = batch.iter().filter_map(|unit| self.units.get(*unit)).collect();
        let first = units.first().map_or(0, |unit| unit.start);
        let ends = units.iter().skip(1).map(|unit| unit.start).chain([all]);
        let slots = |(nth, (unit, end)): (usize, (&&Unit, usize))| {
            let over = if nth + 1 == units.len() { unit.over.min(first) } else { 0 };
            (0..over).chain(unit.start..end).collect()
        };
        units.iter().zip(ends).enumerate().map(slots).collect()
    }

    /// Whether one more of a unit may be had beside these numbers.
    pub fn has_room(&self, counts: &[u32], unit: usize) -> bool {
        let below = |facts: &Unit| counts.get(unit).is_some_and(|count| *count < facts.most);
        self.units.get(unit).is_some_and(below) && (self.fits)(&changed(counts, &[unit], true), unit)
    }
}

/// What changing a unit by one does, from its first slot to the next changed unit's.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The unit.
    pub unit: usize,
    /// The slots in which it is looked for, in order.
    slots: Vec<usize>,
    /// By limit, then slot of these.
    delta: Vec<Amounts>,
}

/// Changes these units by one each, batch by batch. `base` is what the numbers as they are add up to.
///
/// # Errors
/// Why a replication stopped.
pub fn effects(
    ground: &Ground<'_>,
    space: &Space<'_>,
    counts: &[u32],
    base: &Sums,
    (units, up): (&[usize], bool),
    (seed, replications): (u64, u64),
) -> Result<Vec<Effect>, Stop> {
    let mut batches: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for unit in units {
        if let Some(facts) = space.units.get(*unit) {
            batches.entry(facts.batch).or_default().push(*unit);
        }
    }
    let mut found = Vec::new();
    for mut batch in batches.into_values() {
        batch.sort_by_key(|unit| space.units.get(*unit).map_or(0, |unit| unit.start));
        let changed = changed(counts, &batch, up);
        let sums = ground.sums(&(space.rosters)(&changed), seed, replications)?;
        let all = ground.slots.len();
        for (unit, slots) in batch.iter().zip(space.looked_for(&batch, all)) {
            let delta = difference(base, &sums, all, &slots);
            found.push(Effect { unit: *unit, slots, delta });
        }
    }
    found.sort_by_key(|effect| effect.unit);
    Ok(found)
}

/// The numbers with one more, or one fewer, of some units.
pub fn changed(counts: &[u32], units: &[usize], up: bool) -> Vec<u32> {
    let mut counts = counts.to_vec();
    for unit in units {
        if let Some(count) = counts.get_mut(*unit) {
            *count = if up { *count + 1 } else { count.saturating_sub(1) };
        }
    }
    counts
}

fn difference(base: &Sums, sums: &Sums, all: usize, slots: &[usize]) -> Vec<Amounts> {
    let limits = base.len().checked_div(all).unwrap_or(0);
    let cell = |place: usize| {
        let (before, after) = (base.get(place).copied(), sums.get(place).copied());
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        std::array::from_fn(|n| after[n] - before[n])
    };
    (0..limits).flat_map(|limit| slots.iter().map(move |slot| limit * all + slot)).map(cell).collect()
}

impl Effect {
    /// The same for so many times as many replications.
    #[must_use]
    pub fn times(mut self, factor: f64) -> Effect {
        self.delta.iter_mut().flatten().for_each(|value| *value *= factor);
        self
    }

    /// What it adds to the windows that it touches, in order.
    pub fn on_windows(&self, asked: &Asked<'_>) -> Vec<(Window, Amounts)> {
        let length = self.slots.len().max(1);
        let mut windows: BTreeMap<Window, Amounts> = BTreeMap::new();
        for (place, delta) in self.delta.iter().enumerate().filter(|(_, delta)| delta.iter().any(|value| *value != 0.0))
        {
            let (limit, slot) = (place / length, self.slots.get(place % length).copied().unwrap_or(0));
            if !asked.judges(limit) {
                continue;
            }
            let sum = windows.entry(asked.window(limit, slot)).or_default();
            sum.iter_mut().zip(delta).for_each(|(sum, value)| *sum += value);
        }
        windows.into_iter().collect()
    }
}
