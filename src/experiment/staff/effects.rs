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
    /// Whether so many do what no window judges, as far as one of them is concerned: the warm-up is played, and counts nowhere.
    pub does: Box<Fits<'a>>,
}

impl Space<'_> {
    /// Whether one of a unit may be gone from these numbers as far as no window tells.
    pub fn is_spare(&self, counts: &[u32], unit: usize) -> bool {
        counts.get(unit).is_some_and(|count| *count > 0) && (self.does)(&changed(counts, &[unit], false), unit)
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
    from: usize,
    to: usize,
    /// By limit, then slot from `from` on.
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
        let slots = ground.slots.len();
        let start = |nth: usize| batch.get(nth).and_then(|unit| space.units.get(*unit)).map(|unit| unit.start);
        for (nth, unit) in batch.iter().enumerate() {
            let (from, to) = (start(nth).unwrap_or(0), start(nth + 1).unwrap_or(slots));
            found.push(Effect { unit: *unit, from, to, delta: difference(base, &sums, slots, from, to) });
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

fn difference(base: &Sums, sums: &Sums, slots: usize, from: usize, to: usize) -> Vec<Amounts> {
    let limits = base.len().checked_div(slots).unwrap_or(0);
    let cell = |place: usize| {
        let (before, after) = (base.get(place).copied(), sums.get(place).copied());
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        std::array::from_fn(|n| after[n] - before[n])
    };
    (0..limits).flat_map(|limit| (from..to).map(move |slot| limit * slots + slot)).map(cell).collect()
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
        let length = self.to - self.from;
        let mut windows: BTreeMap<Window, Amounts> = BTreeMap::new();
        for (place, delta) in self.delta.iter().enumerate().filter(|(_, delta)| delta.iter().any(|value| *value != 0.0))
        {
            let (limit, slot) = (place / length.max(1), self.from + place % length.max(1));
            if !asked.judges(limit) {
                continue;
            }
            let sum = windows.entry(asked.window(limit, slot)).or_default();
            sum.iter_mut().zip(delta).for_each(|(sum, value)| *sum += value);
        }
        windows.into_iter().collect()
    }
}
