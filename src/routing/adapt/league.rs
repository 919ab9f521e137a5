//! `league`: shares by place in the table, as in a monthly ranking of vendors: of three the best gets 3 parts, the next 2,
//! the last 1, however close they are.

use super::{Chance, Marks, Rule};

/// The entry.
pub static RULE: Rule = Rule {
    name: "league",
    summary: "shares by place: a part for itself and one for each group that is not better; equals share alike",
    weigh,
};

fn weigh(marks: &[Marks], _: &mut dyn Chance) -> Vec<f64> {
    let means: Vec<f64> = marks.iter().map(|marks| marks.mean().unwrap_or(0.0)).collect();
    let parts = |own: &f64| means.iter().filter(|mean| *mean <= own).count() as f64;
    means.iter().map(parts).collect()
}
