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

/// Expected counts of each day and interval.
pub fn means(history: &History, level: &Level, shape: &[f64]) -> Vec<Vec<f64>> {
    let shares: Vec<Vec<f64>> = history.open.iter().map(|open| shares(open, shape)).collect();
    let of = |(day, level): (&crate::fit::history::Day, &f64)| {
        let shares = shares.get(day.weekday).map_or(&[][..], Vec::as_slice);
        shares.iter().map(|share| level * share).collect()
    };
    history.days.iter().zip(&level.of_days).map(of).collect()
}
