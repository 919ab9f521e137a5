//! Who earns most at each point of two axes.
//!
//! In: two axes and what was seen, row by row. Out: a [`Map`]. Simulates nothing.

use crate::experiment::along::curves::{best, leads};
use crate::experiment::along::seen::Seen;
use crate::results::{Axis, Cell, Estimate, Map};
use crate::statistics::Series;

/// The map; `seen` are its points, row by row from the lowest, each from the left.
pub fn map(across: Axis, up: Axis, seen: &[Vec<Seen>], confidence: f64) -> Map {
    let options: Vec<String> =
        seen.first().map_or_else(Vec::new, |at| at.iter().map(|seen| seen.option.clone()).collect());
    let width = across.values.len().max(1);
    let points = seen.len() as u64;
    let comparisons = points * (options.len().saturating_sub(1) as u64);
    let cell = |(number, at): (usize, &Vec<Seen>)| {
        let winner = best(at)?;
        let others: Vec<Seen> =
            at.iter().enumerate().filter(|(option, _)| *option != winner).map(|(_, seen)| seen.clone()).collect();
        let second = best(&others).and_then(|second| others.get(second));
        let lead = second.and_then(|second| at[winner].profit.less(&second.profit));
        let money = |series: &Series| series.estimate(confidence, points).in_cents();
        Some(Cell {
            across: number % width,
            up: number / width,
            winner: at[winner].option.clone(),
            runner_up: second.map(|second| second.option.clone()),
            lead: lead.map_or_else(Estimate::default, |lead| lead.estimate(confidence, comparisons).in_cents()),
            sure: !others.is_empty() && leads(at, winner, &[], confidence, comparisons),
            cost: at.iter().map(|seen| money(&seen.cost)).collect(),
            profit: at.iter().map(|seen| money(&seen.profit)).collect(),
            service_level: at.iter().map(|seen| seen.service_level).collect(),
        })
    };
    let cells = seen.iter().enumerate().filter_map(cell).collect();
    Map { across, up, options, cells, left_out: Vec::new(), kept: Vec::new() }
}
