//! An axis that is labelled where its figure says, not where the drawing library would.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

/// Labels of an axis, about.
const TICKS: f64 = 6.0;

/// A linear axis with its labelled places.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Its ends.
    pub ends: (f64, f64),
    /// Where it is labelled.
    pub ticks: Vec<f64>,
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let part = (value - self.ends.0) / (self.ends.1 - self.ends.0);
        limit.0 + (part * f64::from(limit.1 - limit.0)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        // The library asks a second time for places between the labelled ones.
        if hint.weight().allow_light_points() { Vec::new() } else { self.ticks.clone() }
    }

    fn range(&self) -> Range<f64> {
        self.ends.0..self.ends.1
    }
}

/// Round amounts between two ends.
pub fn round_ticks(low: f64, high: f64) -> Vec<f64> {
    let rough = (high - low) / TICKS;
    let power = libm::pow(10.0, libm::floor(libm::log10(rough.max(1e-9))));
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|unit| unit * power).find(|step| *step >= rough).unwrap_or(rough);
    let first = libm::ceil(low / step) as i64;
    (0..20).map(|nth| (first + nth) as f64 * step).take_while(|tick| *tick <= high).collect()
}

/// A round amount with as many decimals as amounts up to `most` need.
pub fn round_label(value: f64, most: f64) -> String {
    let decimals = if most >= 10.0 {
        0
    } else if most >= 1.0 {
        1
    } else {
        2
    };
    format!("{value:.decimals$}")
}

/// Powers of ten between two ends that are given by their logarithms, with 2 and 5 between them where there are few.
pub fn decades(low: f64, high: f64) -> Vec<f64> {
    let steps: &[f64] = if high - low < 2.5 { &[1.0, 2.0, 5.0] } else { &[1.0] };
    let powers = libm::floor(low) as i32..=libm::ceil(high) as i32;
    let all = powers.flat_map(|power| steps.iter().map(move |step| f64::from(power) + libm::log10(*step)));
    all.filter(|tick| (low..=high).contains(tick)).collect()
}

/// The amount whose logarithm this is.
pub fn power_label(log: f64) -> String {
    let value = libm::pow(10.0, log);
    format!("{value:.*}", libm::ceil(-log - 1e-9).max(0.0) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_round() {
        assert_eq!(round_ticks(-3.0, 96.0), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(
            [(20.0, 96.0), (0.5, 2.0), (0.25, 0.5)].map(|(value, most)| round_label(value, most)),
            ["20", "0.5", "0.25"]
        );
        assert_eq!(decades(-1.5, 2.1), [-1.0, 0.0, 1.0, 2.0]);
        assert_eq!(decades(0.1, 1.1).into_iter().map(power_label).collect::<Vec<_>>(), ["2", "5", "10"]);
        assert_eq!([-2.0, -0.69897, 3.0].map(power_label), ["0.01", "0.2", "1000"]);
    }
}
