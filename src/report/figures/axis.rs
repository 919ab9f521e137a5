//! An axis that is labelled where its figure says, not where the drawing library would; round places for labels.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

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

/// Round places between two ends, about as many as asked for, and the decimals that tell one from the next.
pub fn rounds(low: f64, high: f64, about: f64) -> (Vec<f64>, usize) {
    let rough = ((high - low) / about).max(1e-9);
    let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|unit| unit * power).find(|step| *step >= rough).unwrap_or(rough);
    let first = libm::ceil(low / step - 1e-9) as i64;
    let places = (0..20).map(|nth| (first + nth) as f64 * step).take_while(|place| *place <= high + step * 1e-9);
    (places.collect(), (-libm::floor(libm::log10(step) + 1e-9)).max(0.0) as usize)
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
    fn labels_are_round_and_have_the_decimals_that_tell_them_apart() {
        assert_eq!(rounds(-3.0, 96.0, 6.0), (vec![0.0, 20.0, 40.0, 60.0, 80.0], 0));
        let (places, decimals) = rounds(3.0, 3.9, 5.0);
        assert_eq!((places.len(), decimals), (5, 1));
        assert_eq!(rounds(0.0, 1.0, 5.0).0.len(), 6);
    }

    #[test]
    fn powers_of_ten_have_2_and_5_between_them_where_they_are_few() {
        assert_eq!(decades(-1.5, 2.1), [-1.0, 0.0, 1.0, 2.0]);
        assert_eq!(decades(0.1, 1.1).into_iter().map(power_label).collect::<Vec<_>>(), ["2", "5", "10"]);
        assert_eq!([-2.0, -0.69897, 3.0].map(power_label), ["0.01", "0.2", "1000"]);
    }
}
