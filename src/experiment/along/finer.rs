//! More points where two options may earn the same.
//!
//! In: an axis with what was seen at its points. Out: the same with points put between. A cell, the way between two neighbours as
//! asked for, in which the best option changes is parted into quarters. Where an option's staff changes in it, costs go in
//! steps and may cross many times: then it is parted into eighths, and so are its neighbours, from which the next ones are
//! where the best changes there, too. A tooth shorter than an eighth may stay unseen. Where a line bends and the best surely
//! changes, cells are halved until they are as narrow as luck lets them be.

use crate::experiment::along::asked::{Kind, place};
use crate::experiment::along::axis::Moving;
use crate::experiment::along::curves;
use crate::experiment::along::seen::{Heard, Seen, seen};
use crate::experiment::points::{PointFault, Points};
use crate::results::Unit;
use crate::scenario::written::Set;

/// Parts of a cell in which the best option changes.
const PARTS: usize = 4;
/// Parts of a cell in which it may change in steps.
const STEPPED: usize = 8;
/// Most points that are put between those of one axis.
pub const MOST: usize = 56;
/// Most points that are put on one axis to halve cells.
const HALVES: usize = 16;
/// So many are usual: three cells in steps.
pub const USUAL: usize = 3 * (STEPPED - 1);

/// A point with what is set and seen there.
type Known = ((f64, Set), Vec<Seen>);

/// Puts the points between.
///
/// # Errors
/// A point cannot be simulated.
pub fn refine(
    axis: &mut Moving,
    all: &mut Vec<Vec<Seen>>,
    points: &Points<'_>,
    heard: &mut Heard<'_>,
) -> Result<(), PointFault> {
    let asked = axis.axis.values.clone();
    let together = asked.len() + MOST;
    let of_a_point = points.options.len() as u64 * points.settings.replications;
    loop {
        let wanted = wanted(&asked, axis, all);
        let left = together.saturating_sub(all.len());
        let more: Vec<(f64, Set)> = wanted.into_iter().take(left).collect();
        if more.is_empty() {
            return Ok(());
        }
        let done = all.len() as u64 * of_a_point;
        put(axis, all, more, together, points, &mut |name, replications| heard(name, done + replications))?;
    }
}

/// Halves cells in which the best surely changes along a line that bends. What is seen there is for places of break-evens only.
///
/// # Errors
/// A point cannot be simulated.
pub fn halve(
    axis: &mut Moving,
    all: &mut Vec<Vec<Seen>>,
    points: &Points<'_>,
    heard: &mut Heard<'_>,
) -> Result<(), PointFault> {
    let kind = match axis.axis.unit {
        Unit::Names => return Ok(()),
        Unit::Seconds => Kind::Spans,
        _ => Kind::Numbers,
    };
    let together = all.len() + HALVES;
    let of_a_point = points.options.len() as u64 * points.settings.replications;
    loop {
        let cells = curves::coarse(&axis.axis, axis.factor, all, points.settings.confidence);
        let inside = |(low, high): (f64, f64)| {
            let at = place(0.5 * (low + high), kind);
            let set = Set::value(&axis.axis.path, &at.text);
            // What takes whole numbers only has nothing between two of them.
            let taken = || points.written.at(std::slice::from_ref(&set)).experiment.is_some();
            (low < at.value && at.value < high && taken()).then_some((at.value, set))
        };
        let left = together.saturating_sub(all.len());
        let more: Vec<(f64, Set)> = cells.into_iter().filter_map(inside).take(left).collect();
        if more.is_empty() {
            return Ok(());
        }
        let done = all.len() as u64 * of_a_point;
        put(axis, all, more, together, points, &mut |name, replications| heard(name, done + replications))?;
    }
}

/// Simulates more points, and puts them among those that are known.
fn put(
    axis: &mut Moving,
    all: &mut Vec<Vec<Seen>>,
    more: Vec<(f64, Set)>,
    together: usize,
    points: &Points<'_>,
    heard: &mut Heard<'_>,
) -> Result<(), PointFault> {
    let sets: Vec<Vec<Set>> = more.iter().map(|(_, set)| vec![set.clone()]).collect();
    let found = seen(points, &sets, together, heard)?;
    let values = axis.axis.values.iter().copied();
    let known = values.zip(std::mem::take(&mut axis.sets)).zip(std::mem::take(all));
    let mut merged: Vec<Known> = known.chain(more.into_iter().zip(found)).collect();
    merged.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
    axis.axis.values = merged.iter().map(|((value, _), _)| *value).collect();
    axis.axis.shown = axis.axis.values.iter().map(|value| value * axis.factor).collect();
    (axis.sets, *all) = merged.into_iter().map(|((_, set), seen)| (set, seen)).unzip();
    Ok(())
}

/// The points that are missing, those of cells in which the best changes before those of their neighbours.
fn wanted(asked: &[f64], axis: &Moving, all: &[Vec<Seen>]) -> Vec<(f64, Set)> {
    let cells = asked.len().saturating_sub(1);
    let inside = |cell: usize| {
        let within = |value: &f64| asked[cell] <= *value && *value <= asked[cell + 1];
        let seen = axis.axis.values.iter().zip(all).filter(move |(value, _)| within(value));
        seen.map(|(_, seen)| seen.clone()).collect::<Vec<_>>()
    };
    let cells: Vec<Vec<Vec<Seen>>> = (0..cells).map(inside).collect();
    let changes: Vec<bool> =
        cells.iter().map(|at| at.windows(2).any(|two| curves::best(&two[0]) != curves::best(&two[1]))).collect();
    let steps = |at: &[Vec<Seen>]| {
        let ends: Vec<Vec<Seen>> = at.first().into_iter().chain(at.last()).cloned().collect();
        (0..at.first().map_or(0, Vec::len)).any(|option| curves::steps(&ends, option))
    };
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (cell, at) in cells.iter().enumerate().filter(|(cell, _)| changes[*cell]) {
        order.push((cell, if steps(at) { STEPPED } else { PARTS }));
    }
    for (cell, at) in cells.iter().enumerate().filter(|(cell, _)| !changes[*cell]) {
        let beside = |other: Option<usize>| other.and_then(|other| changes.get(other)) == Some(&true);
        if steps(at) && (beside(cell.checked_sub(1)) || beside(Some(cell + 1))) {
            order.push((cell, STEPPED));
        }
    }
    let missing = |value: &f64| axis.axis.values.iter().all(|known| known.to_bits() != value.to_bits());
    let put = |(cell, parts): (usize, usize)| {
        let (from, to, log) = (asked[cell], asked[cell + 1], axis.axis.log);
        (1..parts).map(move |part| {
            let share = part as f64 / parts as f64;
            place(if log { from * libm::pow(to / from, share) } else { from + share * (to - from) }, Kind::Numbers)
        })
    };
    let places = order.into_iter().flat_map(put).filter(|at| missing(&at.value));
    places.map(|at| (at.value, Set::value(&axis.axis.path, &at.text))).collect()
}
