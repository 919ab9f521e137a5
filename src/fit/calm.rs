//! Whether counts are Poisson: of days, of intervals given their day, of intervals given their part of the day.
//!
//! In: counts, levels, the shape. Out: indexes of dispersion with the chance that Poisson counts vary as much. Given a total,
//! Poisson counts are multinomial, so the last two do not depend on how busy days are (Fisher 1950; Brown & Zhao 2002).

use crate::fit::history::History;
use crate::fit::level::Level;
use crate::fit::shape::shares;
use crate::statistics::chi_squared_above;
use crate::units::Clock;

/// A test of dispersion.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dispersion {
    /// Chi-squared divided by its degrees of freedom: 1 for Poisson.
    pub index: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// The chance that Poisson counts vary as much or more.
    pub chance: f64,
}

/// The tests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calm {
    /// Of days around their levels.
    pub days: Dispersion,
    /// Of intervals given the volume of their day.
    pub intervals: Dispersion,
    /// Of intervals given the volume of their part of the day.
    pub within_parts: Dispersion,
}

/// Makes the tests.
pub fn calm(history: &History, level: &Level, shape: &[f64], parts: &[Clock]) -> Calm {
    let of_days = history.days.iter().zip(&level.of_days);
    let squares: f64 = of_days.map(|(day, mean)| (day.total - mean) * (day.total - mean) / mean).sum();
    let days = history.days.len().saturating_sub(level.parameters) as f64;
    Calm {
        days: Dispersion::of(squares, days),
        intervals: given(history, shape, &history.parts_of(&[])),
        within_parts: given(history, shape, &history.parts_of(parts)),
    }
}

/// Intervals given the volume of the part of the day that they belong to.
fn given(history: &History, shape: &[f64], part_of: &[usize]) -> Dispersion {
    let parts = part_of.iter().max().map_or(0, |last| last + 1);
    let by_weekday: Vec<Vec<f64>> = history.open.iter().map(|open| shares(open, shape)).collect();
    let (mut squares, mut df) = (0.0, 0.0);
    let mut ever = vec![false; part_of.len()];
    for day in &history.days {
        let shares = by_weekday.get(day.weekday).map_or(&[][..], Vec::as_slice);
        for part in 0..parts {
            let own = || (0..part_of.len()).filter(move |slot| part_of.get(*slot) == Some(&part));
            let count = |slot: usize| day.counts.get(slot).copied().unwrap_or(0.0);
            let share = |slot: usize| shares.get(slot).copied().unwrap_or(0.0);
            let total: f64 = own().map(count).sum();
            let weight: f64 = own().map(share).sum();
            if total <= 0.0 || weight <= 0.0 {
                continue;
            }
            let mut cells = 0.0;
            for slot in own().filter(|slot| share(*slot) > 0.0) {
                let mean = total * share(slot) / weight;
                squares += (count(slot) - mean) * (count(slot) - mean) / mean;
                cells += 1.0;
                if let Some(ever) = ever.get_mut(slot) {
                    *ever = true;
                }
            }
            df += cells - 1.0;
        }
    }
    let weights = ever.iter().filter(|ever| **ever).count() as f64;
    Dispersion::of(squares, df - (weights - parts as f64))
}

impl Dispersion {
    fn of(squares: f64, df: f64) -> Dispersion {
        let index = if df > 0.0 { squares / df } else { f64::NAN };
        Dispersion { index, df, chance: chi_squared_above(squares, df) }
    }
}
