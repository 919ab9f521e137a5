//! `winner_takes_all`: everything above the floor to the group with the best mean so far.

use super::{Chance, Marks, Rule};

/// The entry.
pub static RULE: Rule = Rule {
    name: "winner_takes_all",
    summary: "all but the floor to the group with the best mean mark; equals share alike",
    weigh,
};

fn weigh(marks: &[Marks], _: &mut dyn Chance) -> Vec<f64> {
    let mean = |marks: &Marks| marks.mean().unwrap_or(f64::NEG_INFINITY);
    let best = marks.iter().map(mean).fold(f64::NEG_INFINITY, f64::max);
    marks.iter().map(|marks| if mean(marks) >= best { 1.0 } else { 0.0 }).collect()
}
