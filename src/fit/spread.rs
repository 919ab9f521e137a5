//! How much days, parts of days and intervals vary beyond Poisson.
//!
//! In: counts and what was expected. Out: the variance of each factor with its standard error. Products of deviations of
//! different parts of a day tell the day's factor; of different intervals of one part that of the part; what one interval has
//! more than Poisson is its own. Moments, as ratios of sums over days, with the jackknife over days for their errors.

use crate::fit::Sure;
use crate::fit::history::History;
use crate::units::Clock;

/// Times its error that a variance must have to be believed.
const SURE: f64 = 2.0;

/// The squared cv of a factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variance(pub Sure);

impl Variance {
    /// The cv and its standard error; 0 where the variance is not above 0.
    pub fn cv(&self) -> Sure {
        let Sure { value, error } = self.0;
        if value <= 0.0 {
            return Sure { value: 0.0, error: error.max(0.0).sqrt() };
        }
        Sure { value: value.sqrt(), error: error / (2.0 * value.sqrt()) }
    }

    /// Whether it is surely above 0.
    pub fn stands(&self) -> bool {
        self.0.value > SURE * self.0.error
    }
}

/// The factors.
#[derive(Clone, Debug)]
pub struct Spread {
    /// Of days.
    pub day: Variance,
    /// Of each part; empty without parts.
    pub parts: Vec<Variance>,
    /// Of intervals.
    pub interval: Variance,
}

/// Sums of one part of one day, or of many.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    /// Products of deviations of different intervals, and of what was expected of them.
    within: (f64, f64),
    /// Squares of deviations of intervals.
    squares: f64,
    /// Squares of what was expected.
    expected_squares: f64,
    /// What was expected.
    expected: f64,
}

/// Sums of one day, or of many.
#[derive(Clone, Debug, Default)]
struct Day {
    /// Products of deviations of different parts, and of what was expected of them.
    across: (f64, f64),
    parts: Vec<Sums>,
}

/// Estimates the variances; `fitted` coefficients of the levels took their share of the deviations.
pub fn spread(history: &History, means: &[Vec<f64>], from: &[Clock], fitted: usize) -> Spread {
    let part_of = history.parts_of(from);
    let days: Vec<Day> = history
        .days
        .iter()
        .zip(means)
        .map(|(day, means)| Day::of(&day.counts, means, &part_of, from.len() + 1))
        .collect();
    let mut all = Day { parts: vec![Sums::default(); from.len() + 1], ..Day::default() };
    days.iter().for_each(|day| all.add(day, 1.0));
    let whole = estimates(&all, days.len(), fitted);
    let without: Vec<Vec<f64>> = days
        .iter()
        .map(|day| {
            let mut others = all.clone();
            others.add(day, -1.0);
            estimates(&others, days.len() - 1, fitted)
        })
        .collect();
    let count = days.len() as f64;
    let variance = |position: usize| {
        let of = |values: &Vec<f64>| values.get(position).copied().unwrap_or(0.0);
        let mean = without.iter().map(of).sum::<f64>() / count;
        let squares: f64 = without.iter().map(|values| (of(values) - mean) * (of(values) - mean)).sum();
        Variance(Sure { value: of(&whole), error: ((count - 1.0) / count * squares).sqrt() })
    };
    let parts = if from.is_empty() { 0 } else { from.len() + 1 };
    Spread { day: variance(0), interval: variance(1), parts: (0..parts).map(|part| variance(2 + part)).collect() }
}

impl Day {
    fn of(counts: &[f64], means: &[f64], part_of: &[usize], parts: usize) -> Day {
        let mut day = Day { parts: vec![Sums::default(); parts], ..Day::default() };
        let mut off = vec![0.0; parts];
        for ((count, mean), part) in counts.iter().zip(means).zip(part_of) {
            let (Some(sums), Some(off)) = (day.parts.get_mut(*part), off.get_mut(*part)) else { continue };
            sums.squares += (count - mean) * (count - mean);
            sums.expected_squares += mean * mean;
            sums.expected += mean;
            *off += count - mean;
        }
        let (mut all, mut expected) = (0.0, 0.0);
        for (sums, off) in day.parts.iter_mut().zip(&off) {
            sums.within = (off * off - sums.squares, sums.expected * sums.expected - sums.expected_squares);
            all += off;
            expected += sums.expected;
        }
        let own: f64 = off.iter().map(|off| off * off).sum();
        let own_expected: f64 = day.parts.iter().map(|sums| sums.expected * sums.expected).sum();
        day.across = (all * all - own, expected * expected - own_expected);
        day
    }

    fn add(&mut self, other: &Day, times: f64) {
        self.across.0 += times * other.across.0;
        self.across.1 += times * other.across.1;
        for (sums, more) in self.parts.iter_mut().zip(&other.parts) {
            sums.within.0 += times * more.within.0;
            sums.within.1 += times * more.within.1;
            sums.squares += times * more.squares;
            sums.expected_squares += times * more.expected_squares;
            sums.expected += times * more.expected;
        }
    }
}

/// Variances of the day, of intervals, and of each part.
fn estimates(all: &Day, days: usize, fitted: usize) -> Vec<f64> {
    let days = days as f64;
    // Deviations from fitted levels are smaller than from the true ones, all alike; an interval's own from its fitted weight.
    let levels = days / (days - fitted as f64).max(1.0);
    let weights = days / (days - 1.0).max(1.0);
    let ratio = |(above, below): (f64, f64)| if below > 0.0 { above / below } else { 0.0 };
    let within: Vec<f64> = all.parts.iter().map(|sums| ratio(sums.within)).collect();
    let day = match within.as_slice() {
        [only] => only * levels,
        _ => ratio(all.across) * levels,
    };
    let (mut own, mut expected, mut scaled) = (0.0, 0.0, 0.0);
    for (sums, within) in all.parts.iter().zip(&within) {
        own += (sums.squares - within * sums.expected_squares) * weights;
        expected += sums.expected;
        scaled += (1.0 + within * levels) * sums.expected_squares;
    }
    let interval = ratio((own - expected, scaled));
    let parts = within.iter().map(|within| (1.0 + within * levels) / (1.0 + day.max(0.0)) - 1.0);
    [day, interval].into_iter().chain(parts).collect()
}
