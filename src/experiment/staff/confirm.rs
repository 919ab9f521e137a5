//! What a staffing reaches on callers whom no search has met, and whether one agent fewer would do.
//!
//! In: rosters, callers. Out: estimates with intervals for every window, group and slot. Two errors are told apart: that what is called
//! met is not, and that an agent who is called needed is not.

use std::collections::BTreeMap;

use crate::experiment::replicate::Stop;
use crate::experiment::staff::asked::{Asked, Window};
use crate::experiment::staff::effects::{Space, changed};
use crate::experiment::staff::ground::{Ground, Sums};
use crate::experiment::staff::limits::{Amounts, Figure, Limit};
use crate::results::staffing::Verdict;
use crate::statistics::{Estimate, Ratio};

/// Replications in which one agent fewer is tried, at most.
const ONE_FEWER: u64 = 200;
/// Numbers that may be kept for that at a time.
const KEPT: usize = 4_000_000;

/// What a staffing reaches.
pub struct Reached {
    /// By window, where anybody was offered: the figure in units of results.
    pub windows: BTreeMap<Window, Estimate>,
    /// By group asked for, then slot: service level of its types.
    pub by_slot: Vec<Vec<Estimate>>,
    /// By group asked for: the same over the calendar.
    pub whole: Vec<Estimate>,
}

/// Plays rosters and estimates everything.
///
/// # Errors
/// Why a replication stopped.
pub fn reached(
    ground: &Ground<'_>,
    asked: &Asked<'_>,
    model: &crate::engine::Model,
    groups: &[usize],
    (seed, replications, confidence): (u64, u64, f64),
) -> Result<Reached, Stop> {
    let slots = ground.slots.len();
    let all = asked.all();
    let mut windows = vec![Ratio::default(); all.len()];
    let levels: Vec<Vec<usize>> = groups.iter().map(|group| levels(ground, *group)).collect();
    let mut by_slot = vec![vec![Ratio::default(); slots]; groups.len()];
    let mut whole = vec![Ratio::default(); groups.len()];
    ground.play(model, seed, replications, |one| {
        let one = one.to_vec();
        for (ratio, window) in windows.iter_mut().zip(&all) {
            let [x, a, _] = asked.total(&one, *window);
            ratio.push(x, a);
        }
        for (number, limits) in levels.iter().enumerate() {
            let mut sum = [0.0; 2];
            for (slot, ratio) in by_slot.get_mut(number).into_iter().flatten().enumerate() {
                let cell = |limit: &usize| one.get(limit * slots + slot).copied().unwrap_or_default();
                let [x, a] = limits.iter().map(cell).fold([0.0; 2], |[x, a], cell| [x + cell[0], a + cell[1]]);
                ratio.push(x, a);
                sum = [sum[0] + x, sum[1] + a];
            }
            if let Some(whole) = whole.get_mut(number) {
                whole.push(sum[0], sum[1]);
            }
        }
    })?;
    let estimate = |ratio: &Ratio| ratio.estimate(confidence);
    let in_units = |(window, ratio): (&Window, &Ratio)| {
        let limit = ground.limits.get(window.0)?;
        let estimate = ratio.estimate(confidence).scaled(limit.unit());
        let estimate = if limit.figure == Figure::Asa { estimate.not_negative() } else { estimate.as_share() };
        estimate.mean.map(|_| (*window, estimate))
    };
    Ok(Reached {
        windows: all.iter().zip(&windows).filter_map(in_units).collect(),
        by_slot: by_slot.iter().map(|row| row.iter().map(|ratio| estimate(ratio).as_share()).collect()).collect(),
        whole: whole.iter().map(|ratio| estimate(ratio).as_share()).collect(),
    })
}

/// The limits on the service level of the types that a group takes.
fn levels(ground: &Ground<'_>, group: usize) -> Vec<usize> {
    let takes = |limit: &Limit| {
        let group = ground.model.centre.groups.get(group);
        matches!(limit.figure, Figure::Level(_)) && group.is_some_and(|group| limit.is_taken_by(group))
    };
    // Types by themselves: what is asked of several together is none of a group's own.
    let one = |limit: &Limit| limit.contacts.len() == 1 && (limit.shown_only || limit.over.is_some());
    let limits = ground.limits.iter().enumerate();
    limits.filter(|(_, limit)| one(limit) && takes(limit)).map(|(number, _)| number).collect()
}

/// How an estimate stands to what is asked, both in units of results.
pub fn verdict(estimate: Estimate, asked: f64, at_least: bool) -> Verdict {
    let (Some(low), Some(high)) = (estimate.low, estimate.high) else { return Verdict::TooNearToCall };
    let (kept, broken) = if at_least { (low >= asked, high < asked) } else { (high <= asked, low > asked) };
    match (kept, broken) {
        (true, _) => Verdict::Met,
        (_, true) => Verdict::Missed,
        _ => Verdict::TooNearToCall,
    }
}

/// For each unit the window that suffers most when there is one fewer, and its figure then; units of which there are none are left
/// out.
///
/// # Errors
/// Why a replication stopped.
pub fn one_fewer(
    ground: &Ground<'_>,
    asked: &Asked<'_>,
    space: &Space<'_>,
    counts: &[u32],
    (seed, replications, confidence): (u64, u64, f64),
) -> Result<BTreeMap<usize, (Window, Estimate)>, Stop> {
    let cells = ground.limits.len() * ground.slots.len();
    let replications = replications.min(ONE_FEWER).min((KEPT / cells.max(1)).max(20) as u64);
    let mut base: Vec<Sums> = Vec::new();
    ground.play(&ground.with(&(space.rosters)(counts)), seed, replications, |one| base.push(one.to_vec()))?;
    let mut batches: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, unit) in space.units.iter().enumerate().filter(|(number, _)| space.is_spare(counts, *number)) {
        batches.entry(unit.batch).or_default().push(number);
    }
    let mut found = BTreeMap::new();
    for mut batch in batches.into_values() {
        let start = |unit: &usize| space.units.get(*unit).map_or(0, |unit| unit.start);
        batch.sort_by_key(start);
        let looked_for = space.looked_for(&batch, ground.slots.len());
        let felt = |unit: &usize| start(unit) + space.units.get(*unit).map_or(1, |unit| unit.reach);
        let touched = batch.iter().zip(&looked_for).map(|(unit, slots)| {
            let felt = slots.iter().copied().filter(|slot| *slot < felt(unit));
            windows(asked, ground, &felt.collect::<Vec<usize>>())
        });
        let touched: Vec<Vec<Window>> = touched.collect();
        let mut sums: Vec<Vec<([f64; 3], Ratio)>> =
            touched.iter().map(|windows| vec![Default::default(); windows.len()]).collect();
        let mut before = base.iter();
        ground.play(&ground.with(&(space.rosters)(&changed(counts, &batch, false))), seed, replications, |one| {
            let (Some(before), one) = (before.next(), one.to_vec()) else { return };
            for (nth, slots) in looked_for.iter().enumerate() {
                let windows = touched.get(nth).into_iter().flatten();
                for (window, (sum, ratio)) in windows.zip(sums.get_mut(nth).into_iter().flatten()) {
                    let after = swapped(asked, before, &one, *window, slots);
                    sum.iter_mut().zip(after).for_each(|(sum, value)| *sum += value);
                    ratio.push(after[0], after[1]);
                }
            }
        })?;
        for ((unit, windows), sums) in batch.iter().zip(&touched).zip(&sums) {
            found.extend(worst(ground, asked, windows, sums, confidence).map(|worst| (*unit, worst)));
        }
    }
    Ok(found)
}

/// The window whose figure stands worst to what is asked of it, and that figure. Shares and seconds are of different sizes: what stands
/// worst is told by how many half-widths of its interval a figure is from its limit, and where nothing varies by what it has to spare.
fn worst(
    ground: &Ground<'_>,
    asked: &Asked<'_>,
    windows: &[Window],
    sums: &[(Amounts, Ratio)],
    confidence: f64,
) -> Option<(Window, Estimate)> {
    let counted = windows.iter().zip(sums).filter(|(_, (sum, _))| sum[1] > 0.0);
    let told = counted.filter_map(|(window, (sum, ratio))| {
        let limit = ground.limits.get(window.0)?;
        let estimate = ratio.estimate(confidence).scaled(limit.unit());
        let spare = asked.slack(*window, *sum) / sum[1] * limit.unit();
        let half = estimate.half_width().unwrap_or(0.0);
        let sure = if half > 0.0 { spare / half } else { f64::INFINITY.copysign(spare) };
        Some(((sure, spare / limit.tolerance()), *window, estimate))
    });
    let (_, window, estimate) = told.min_by(|(a, ..), (b, ..)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)))?;
    Some((window, estimate))
}

/// The windows that hold any of these slots.
fn windows(asked: &Asked<'_>, ground: &Ground<'_>, slots: &[usize]) -> Vec<Window> {
    let limits = (0..ground.limits.len()).filter(|limit| asked.judges(*limit));
    let mut windows: Vec<Window> =
        limits.flat_map(|limit| slots.iter().map(move |slot| asked.window(limit, *slot))).collect();
    windows.sort_unstable();
    windows.dedup();
    windows
}

/// What a window adds up to when some of its slots, in order, are taken from another replication's counters.
fn swapped(asked: &Asked<'_>, before: &Sums, after: &Sums, window: Window, slots: &[usize]) -> Amounts {
    let mut total = [0.0; 3];
    for slot in asked.slots_of(window) {
        let from = if slots.binary_search(&slot).is_ok() { after } else { before };
        let cell = from.get(asked.place(window.0, slot)).copied().unwrap_or_default();
        total.iter_mut().zip(cell).for_each(|(sum, value)| *sum += value);
    }
    total
}
