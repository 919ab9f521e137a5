//! How far money that is taken as straight between volumes lies from what is simulated there: the plan that comes with the
//! program, and what `between_levels` says of it.

#![allow(clippy::unwrap_used)]

use super::Amount;
use super::response::{Grid, THINNED};
use super::volume::Calendar;
use crate::experiment::replicate::Threads;
use crate::scenario::load;

/// Cost and what is earned of a month, the mean over replications.
fn money(grid: &Grid<'_>, level: usize) -> [f64; 2] {
    let cell = grid.cell((level, THINNED.len() + level));
    let mean = |of: &dyn Fn(&super::response::Figures) -> f64| cell.iter().map(of).sum::<f64>() / cell.len() as f64;
    let paid = |figures: &super::response::Figures| -> f64 {
        let of = |split: crate::economics::planned::Split| split.wages + split.prices + split.fixed;
        figures.providers.iter().map(|planned| of(planned.month(0))).sum()
    };
    [mean(&paid), mean(&|figures| figures.earned)]
}

#[test]
fn between_two_volumes_of_the_shipped_plan_cost_lies_within_ten_per_cent_of_the_line() {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/claims/c26_when_does_a_firm_that_rents_buy_its_own.toml");
    let bytes = std::fs::read(path).unwrap();
    let experiment = load("c26.toml", &bytes, &Vec::new(), &[]).experiment.unwrap();
    let plan = experiment.base.plan.clone().unwrap();
    let amount = Amount { replications: 4, seed: 26, confidence: 0.95 };
    let mut calendar = Calendar::new(&experiment.base, &plan);
    assert_eq!(calendar.levels.len(), 9);
    // Two neighbours low, two high; between each the middle. All on the same callers.
    let levels = calendar.levels.clone();
    let middle = |lower: usize| (levels[lower] + levels[lower + 1]) / 2.0;
    calendar.levels = vec![levels[1], middle(1), levels[2], levels[6], middle(6), levels[7]];
    let mut off = Vec::new();
    for (name, scenario) in &experiment.options {
        let grid = Grid::new(scenario, &plan, &calendar, amount, &Threads::new(Some(1))).unwrap();
        for first in [0, 3] {
            let [low, here, high] = [first, first + 1, first + 2].map(|level| money(&grid, level));
            let of = |part: usize| ((low[part] + high[part]) / 2.0 - here[part]) / here[part];
            off.push((name.as_str(), of(0)));
            assert!(of(0).abs() < 0.1 && of(1).abs() < 0.05, "{name}: {low:?} {here:?} {high:?}");
        }
        assert!(grid.bend(&calendar.levels).unwrap() > 0.0, "{name}");
    }
    // The step that the line smooths: own people at few calls, where the middle costs what the greater volume does.
    let most = off.iter().map(|(_, off)| off.abs()).fold(0.0, f64::max);
    assert!(off.iter().any(|(name, off)| *name == "own" && off.abs() >= most) && most > 0.05, "{off:?}");
}
