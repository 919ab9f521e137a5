//! Figures as cells of tables and as numbers of charts.
//!
//! In: estimates. Out: cells with their intervals in the notation of the language, numbers of four digits, marks of bars.

use super::shape::{Cell, Mark};
use crate::report::language::{Told, say};
use crate::report::numbers::NOTHING;
use crate::results::Estimate;

/// A figure written by `write`, with its interval.
pub fn figure(estimate: Estimate, write: impl Fn(f64) -> String) -> Cell {
    let Some(mean) = estimate.mean else { return Cell { text: NOTHING.to_owned(), ..Cell::default() } };
    let end = |end: Option<f64>| end.map_or_else(|| "…".to_owned(), &write);
    let interval = match (estimate.low, estimate.high) {
        (None, None) => String::new(),
        (low, high) => format!("{} – {}", end(low), end(high)),
    };
    Cell { text: write(mean), interval, order: Some(mean), ..Cell::default() }
}

/// A share in per cent.
pub fn share(estimate: Estimate, told: &Told<'_>) -> Cell {
    figure(estimate, |value| told.percent(value))
}

/// A number of three digits.
pub fn number(estimate: Estimate, told: &Told<'_>) -> Cell {
    figure(estimate, |value| told.three(value))
}

/// Seconds.
pub fn seconds(estimate: Estimate, told: &Told<'_>) -> Cell {
    figure(estimate, |value| told.seconds(value))
}

/// Seconds of a target, as short as they go.
pub fn limit(seconds: f64, told: &Told<'_>) -> String {
    say!(told, "seconds", value = told.at_most(seconds, 1))
}

/// A number that no luck changes, or that has an interval nowhere.
pub fn exact(value: Option<f64>, write: impl Fn(f64) -> String) -> Cell {
    figure(Estimate { mean: value, low: None, high: None }, write)
}

/// Words.
pub fn word(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), is_word: true, ..Cell::default() }
}

/// Five digits of a number: more than a chart can show, and enough that nearly all is not all.
pub fn five(value: f64) -> f64 {
    if !value.is_finite() || value == 0.0 {
        return 0.0;
    }
    format!("{value:.4e}").parse().unwrap_or(value)
}

/// Means, lower and upper ends, as a chart has them.
pub fn columns(estimates: impl Iterator<Item = Estimate>) -> [Vec<Option<f64>>; 3] {
    let mut all = [Vec::new(), Vec::new(), Vec::new()];
    for estimate in estimates {
        for (column, value) in all.iter_mut().zip([estimate.mean, estimate.low, estimate.high]) {
            column.push(value.filter(|value| value.is_finite()).map(five));
        }
    }
    all
}

/// From one number to another, to which marks of bars are laid.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    low: f64,
    high: f64,
}

/// The least width of a mark, in per cent: one that is narrower is not seen.
const LEAST: f64 = 0.6;

impl Range {
    /// All numbers, and nought.
    pub fn with_nought(numbers: impl Iterator<Item = f64>) -> Range {
        let numbers = numbers.filter(|number| number.is_finite());
        let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(low, high), number| (low.min(number), high.max(number)));
        Range { low, high: if high > low { high } else { low + 1.0 } }
    }

    /// Its ends.
    pub fn ends(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    fn place(&self, value: f64) -> f64 {
        100.0 * (value - self.low) / (self.high - self.low)
    }

    /// A mark from one number to another.
    pub fn mark(&self, class: &'static str, from: f64, to: f64) -> Mark {
        let (left, right) = (self.place(from.min(to)), self.place(from.max(to)));
        let width = (right - left).max(LEAST);
        // A mark at the right end stays within.
        Mark { class, from: hundredth(left.min(100.0 - width).max(0.0)), width: hundredth(width) }
    }
}

fn hundredth(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::report::language::Language;
    use crate::results::Results;

    #[test]
    fn figures_have_their_intervals_in_the_notation_of_the_language() {
        let results = Results::default();
        let told = Told::new(&results, Language::Ukrainian);
        let cell = share(Estimate { mean: Some(0.8137), low: Some(0.8), high: None }, &told);
        assert_eq!((cell.text.as_str(), cell.interval.as_str()), ("81,4 %", "80,0 % – …"));
        assert_eq!(number(Estimate::default(), &told).order, None);
    }

    #[test]
    fn marks_lie_between_the_ends_and_are_never_too_narrow_to_be_seen() {
        let range = Range::with_nought([-50.0, 150.0].into_iter());
        assert_eq!(range.mark("a", 0.0, 100.0), Mark { class: "a", from: 25.0, width: 50.0 });
        assert_eq!(range.mark("a", 150.0, 150.0), Mark { class: "a", from: 99.4, width: 0.6 });
        assert_eq!(Range::with_nought(std::iter::empty()).ends(), (0.0, 1.0));
    }

    #[test]
    fn a_chart_has_five_digits() {
        assert_eq!([0.813724, 1_234_567.0, 0.0, f64::NAN].map(five), [0.81372, 1_234_600.0, 0.0, 0.0]);
    }
}
