//! Dispersion: how counts of intervals vary against how many are expected, beside what Poisson and the model say.

use super::{HISTORY, MODEL, basis, series};
use crate::report::figures::axis::{decades, power_label};
use crate::report::figures::ink::Look;
use crate::report::figures::panel::{self, Manner, Panel, Point, Scale, Up};
use crate::results::fitted::counts::{FittedCounts, FittedDispersion, VarianceAt};

/// Height of the panel in pixels.
const HEIGHT: i32 = 420;
/// Below this an interval of a variance is drawn as if it ended here: 0 has no logarithm.
const LEAST: f64 = 1e-6;

/// Draws the figure; none where nothing varies.
pub fn draw(fitted: &FittedCounts) -> Option<String> {
    let all: Vec<&VarianceAt> =
        fitted.variance.iter().filter(|at| at.variance.mean.is_some_and(|variance| variance > 0.0)).collect();
    let log = |value: f64| libm::log10(value.max(LEAST));
    let points = |y: fn(&VarianceAt) -> Option<f64>| -> Vec<Point> {
        all.iter().map(|at| Point { x: log(at.mean), y: y(at).map(log), band: None }).collect()
    };
    let mut observed = points(|at| at.variance.mean);
    for (point, at) in observed.iter_mut().zip(&all) {
        point.band = at.variance.low.zip(at.variance.high).map(|(low, high)| (log(low), log(high)));
    }
    let range = (observed.first()?.x - 0.1, observed.last()?.x + 0.1);
    let values = all.iter().flat_map(|at| [at.variance.mean.unwrap_or(at.mean), at.mean, at.expected]).map(log);
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| (low.min(y), high.max(y)));
    let ends = (low - 0.2, high + 0.2);
    let series = vec![
        series("history", HISTORY, Manner::Marks, observed),
        series("model", MODEL, Manner::Line, points(|at| Some(at.expected))),
        series("Poisson", Look { n: 2 }, Manner::Line, points(|at| Some(at.mean))),
    ];
    let panel = Panel {
        heading: format!("variance of counts in {} against their mean; {}", fitted.interval, test(fitted)),
        range,
        ticks: decades(range.0, range.1),
        label: &power_label,
        axis: "contacts expected in an interval (logarithmic)".to_owned(),
        up: Up {
            name: "variance (logarithmic)".to_owned(),
            label: &|log, _| power_label(log),
            scale: Scale::Given { ends, ticks: decades(ends.0, ends.1), decimals: 0 },
        },
        series,
        target: None,
        moment: None,
    };
    let note = format!("{}; groups of intervals with like means; bars hold 95 %", basis(fitted));
    panel::stack("Do counts vary more than Poisson?", &note, &[panel], HEIGHT)
}

/// The test of dispersion of intervals in words.
fn test(fitted: &FittedCounts) -> String {
    let FittedDispersion { index, chance, .. } = fitted.poisson.intervals;
    let chance = if chance < 0.01 { "below 0.01".to_owned() } else { format!("{chance:.2}") };
    format!("index {index:.2}, 1 for Poisson, chance {chance}")
}
