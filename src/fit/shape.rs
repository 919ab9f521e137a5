//! The shape of a day, and what the model expects of each interval of each day.
//!
//! In: a history, levels. Out: a weight for each interval, together 1; expected counts.

use crate::fit::history::History;
use crate::fit::level::Level;

/// Weights by maximum likelihood given the volume of each day; on a weekday with shorter hours those within them share its
/// volume.
pub fn shape(history: &History) -> Vec<f64> {
    let slots = history.open.first().map_or(0, Vec::len);
    let mut shape = vec![1.0 / slots.max(1) as f64; slots];
    for _ in 0..50 {
        let mut sums = vec![(0.0, 0.0); slots];
        for day in &history.days {
            let open = history.open_on(day);
            let within: f64 = open.iter().zip(&shape).map(|(open, weight)| open * weight).sum();
            for ((sum, count), open) in sums.iter_mut().zip(&day.counts).zip(open) {
                *sum = (sum.0 + count, sum.1 + day.total * open / within);
            }
        }
        let next: Vec<f64> = sums.iter().map(|(count, of)| if *of > 0.0 { count / of } else { 0.0 }).collect();
        let all: f64 = next.iter().sum();
        let next: Vec<f64> = next.iter().map(|weight| weight / all).collect();
        let moved = next.iter().zip(&shape).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        shape = next;
        if moved < 1e-14 {
            break;
        }
    }
    shape
}

/// The share of each interval in a day's volume.
pub fn shares(open: &[f64], shape: &[f64]) -> Vec<f64> {
    let within: f64 = open.iter().zip(shape).map(|(open, weight)| open * weight).sum();
    open.iter().zip(shape).map(|(open, weight)| if within > 0.0 { open * weight / within } else { 0.0 }).collect()
}

/// A weekday with so many days has a shape of its own where chance is told from what is usual.
const ENOUGH: usize = 8;

/// The share of each interval in the volume of a day, by weekday.
///
/// Weekdays differ in shape. That is no chance, and must not be taken for busyness of parts and intervals, although one shape
/// is all that a `profile` has.
#[derive(Clone, Debug)]
pub struct Usual {
    /// The shares of each weekday.
    pub shares: [Vec<f64>; 7],
    /// Whether they are the weekday's own; the others have one shape in common.
    pub own: [bool; 7],
}

impl Usual {
    /// Own shares where a weekday has days enough, else those of the common shape.
    pub fn of(history: &History, shape: &[f64]) -> Usual {
        let mut usual = Usual { shares: std::array::from_fn(|_| Vec::new()), own: [false; 7] };
        let slots = usual.shares.iter_mut().zip(&mut usual.own).zip(&history.open).enumerate();
        for (weekday, ((shares_of, own), open)) in slots {
            let days = || history.days.iter().filter(|day| day.weekday == weekday);
            let total: f64 = days().map(|day| day.total).sum();
            *own = days().count() >= ENOUGH;
            *shares_of = match own {
                true => (0..shape.len())
                    .map(|slot| days().filter_map(|day| day.counts.get(slot)).sum::<f64>() / total)
                    .collect(),
                false => shares(open, shape),
            };
        }
        usual
    }

    /// How many shapes were fitted to the days.
    pub fn shapes(&self, history: &History) -> usize {
        let common = history.days.iter().any(|day| self.group(day.weekday) == 7);
        self.own.iter().filter(|own| **own).count() + usize::from(common)
    }

    /// The weekday, or 7 for those that have the common shape.
    pub fn group(&self, weekday: usize) -> usize {
        if self.own.get(weekday) == Some(&true) { weekday } else { 7 }
    }

    /// Expected counts of each day and interval.
    pub fn means(&self, history: &History, level: &Level) -> Vec<Vec<f64>> {
        let of = |(day, level): (&crate::fit::history::Day, &f64)| {
            let shares = self.shares.get(day.weekday).map_or(&[][..], Vec::as_slice);
            shares.iter().map(|share| level * share).collect()
        };
        history.days.iter().zip(&level.of_days).map(of).collect()
    }
}
