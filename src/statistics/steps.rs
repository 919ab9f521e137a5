//! Where a difference along an axis is not the straight line that two points suggest: it bends, or goes in steps.
//!
//! In: the points of a curve, cells in which a step is possible. Out: cells that are not straight by more than luck, and ranges of
//! crossings put together where what lies between them is no more than a step. It does not know what makes the steps.

use super::student::two_sided;
use super::{Sample, Series};

/// How sure it must be that a curve bends, all its points together; a false alarm makes an interval wider, and nothing worse.
const SURE: f64 = 0.999;

/// For each cell between two points, whether the curve bends at one of its ends: the middle of three points lies off the line
/// through the others, replication by replication, by more than luck (paired t test, Bonferroni over the points) and by more than
/// rounding, which may move each of the three by so much.
pub fn bent(points: &[(f64, Series)], rounding: f64) -> Vec<bool> {
    let mut cells = vec![false; points.len().saturating_sub(1)];
    let tests = points.len().saturating_sub(2).max(1) as f64;
    for (number, three) in points.windows(3).enumerate() {
        let [(x0, low), (x1, middle), (x2, high)] = three else { continue };
        let share = (x1 - x0) / (x2 - x0);
        let mut off = Sample::default();
        let triples = low.values().iter().zip(middle.values()).zip(high.values());
        triples.for_each(|((low, middle), high)| off.push(middle - (low + share * (high - low))));
        let largest = [low, middle, high].iter().map(|series| series.centre().abs()).fold(0.0, f64::max);
        let Some(t) = two_sided(1.0 - (1.0 - SURE) / tests, low.n()) else { continue };
        let luck = t * (off.variance().unwrap_or(0.0) / low.n() as f64).sqrt();
        if off.mean().is_some_and(|mean| mean.abs() > luck + 1e-9 * largest + 2.0 * rounding) {
            cells[number] = true;
            cells[number + 1] = true;
        }
    }
    cells
}

/// Ranges of crossings, ascending and apart, put together where the curve goes in steps from the one to the other and gets, at
/// the points between, no further from zero than the largest step there: it may well cross once more.
pub fn teeth(ranges: Vec<(f64, f64)>, points: &[(f64, Series)], steps: &[bool]) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    for (low, high) in ranges {
        match out.last_mut() {
            Some(last) if within_a_step(*last, (low, high), points, steps) => last.1 = high,
            _ => out.push((low, high)),
        }
    }
    out
}

fn within_a_step(first: (f64, f64), second: (f64, f64), points: &[(f64, Series)], steps: &[bool]) -> bool {
    let cells = points.windows(2).zip(steps).filter(|(pair, _)| pair[0].0 < second.1 && pair[1].0 > first.0);
    let (mut largest, mut all) = (0.0_f64, true);
    for (pair, steps) in cells {
        all &= *steps;
        largest = largest.max((pair[1].1.centre() - pair[0].1.centre()).abs());
    }
    let between = points.iter().filter(|(x, _)| first.1 <= *x && *x <= second.0);
    all && between.map(|(_, series)| series.centre().abs()).fold(0.0, f64::max) <= largest
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::Curve;
    use super::*;
    use crate::random::{Luck, Purpose};
    use std::cmp::Ordering;

    /// From 0 to 140 it rises by 1 from −10 and falls back by 40 at 40, 80 and 120: through zero upwards at 10, 50, 90 and 130,
    /// downwards in the steps. Above 140 it rises by 3, so that the step at 160 ends at 30. Below 0 it is far below zero.
    fn saw(x: f64) -> f64 {
        if x < 0.0 { -60.0 } else { x - 40.0 * libm::floor(x / 40.0) - 10.0 + 2.0 * (x - 140.0).max(0.0) }
    }

    fn curve(places: &[f64], difference: impl Fn(f64, usize) -> f64) -> Vec<(f64, Series)> {
        let series = |x: f64| Series::of_values(&[0, 1, 2].map(|j| difference(x, j))).unwrap();
        places.iter().map(|x| (*x, series(*x))).collect()
    }

    #[test]
    fn a_saw_whose_crossings_are_known_is_one_stretch_that_holds_them_all() {
        let places: Vec<f64> = (0..40).map(|number| f64::from(number) * 6.0 - 30.5).collect();
        let points = curve(&places, |x, _| saw(x));
        let steps = vec![true; points.len() - 1];
        let found = Curve::new(points.clone()).unwrap().stepping(steps).crossings(0.95);
        assert_eq!(found.len(), 1, "{found:?}");
        // The cells around 10 and 130.
        assert_eq!((found[0].low, found[0].high), (Some(5.5), Some(131.5)));
        assert_eq!((found[0].below, found[0].above), (Some(Ordering::Less), Some(Ordering::Greater)));
        assert_eq!((found[0].changes, found[0].steps), (7, true));
        // Unless it is known that there are steps they are crossings by themselves, but for two in neighbouring cells.
        assert_eq!(Curve::new(points).unwrap().crossings(0.95).len(), 6);
    }

    #[test]
    fn a_single_step_is_known_no_finer_than_its_cell() {
        let points = curve(&[0.0, 10.0, 20.0, 30.0], |x, _| if x < 13.0 { -5.0 } else { 7.0 });
        let steps = vec![false, true, false];
        let found = Curve::new(points).unwrap().stepping(steps).crossings(0.95);
        assert_eq!((found.len(), found[0].low, found[0].high, found[0].changes), (1, Some(10.0), Some(20.0), 1));
    }

    #[test]
    fn far_from_zero_between_two_crossings_they_stay_two() {
        let points = curve(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0], |x, _| (x - 3.0).abs() - 1.7);
        let found = Curve::new(points).unwrap().stepping(vec![true; 6]).crossings(0.95);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!((found[0].low, found[0].high), (Some(1.0), Some(2.0)));
    }

    #[test]
    fn amounts_rounded_to_cents_are_straight_and_a_bend_of_ten_cents_is_none() {
        // 3.333 a call against 2,000,000 + 1.111 a call, bills in cents: at 900,005 calls less than a cent off the line.
        let cents = |value: f64| (value * 100.0).round() / 100.0;
        let bills = |calls: f64| cents(3.333 * calls) - cents(2_000_000.0 + 1.111 * calls);
        let places = [900_001.0, 900_005.0, 900_090.0];
        let bend =
            |more: f64| curve(&places, |x, _| bills(x) + if x > 900_004.0 && x < 900_006.0 { more } else { 0.0 });
        // Both bills may be half a cent off.
        assert_eq!(bent(&bend(0.0), 0.01), [false, false]);
        assert_eq!(bent(&bend(0.1), 0.01), [true, true]);
        assert_eq!(bent(&bend(0.0), 0.0), [true, true]);
    }

    #[test]
    fn a_bend_beyond_luck_is_seen_and_luck_is_not() {
        let bent_at = |bow: f64| {
            let alarms = (0..1000u64).filter(|number| {
                let mut stream = Luck::new(1, *number).stream("bend", Purpose::Arrivals);
                let series = |centre: f64, stream: &mut crate::random::Stream| {
                    Series::of_values(&(0..20).map(|_| centre + stream.normal()).collect::<Vec<_>>()).unwrap()
                };
                let points: Vec<(f64, Series)> =
                    [-1.0, bow, 1.0].iter().zip([0.0, 1.0, 2.0]).map(|(y, x)| (x, series(*y, &mut stream))).collect();
                bent(&points, 0.0) == [true, true]
            });
            alarms.count()
        };
        // One false alarm in 1,000 is promised: more than 6 once in 10,000. A bow of 3 is 11 standard errors of it, √(1.5/20).
        assert!(bent_at(0.0) <= 6);
        assert_eq!(bent_at(3.0), 1000);
    }
}
