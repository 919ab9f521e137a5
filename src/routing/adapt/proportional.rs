//! `proportional`: shares in proportion to the marks, as with a scorecard at the end of the week.

use super::{Chance, Marks, Rule};

/// The entry.
pub static RULE: Rule = Rule {
    name: "proportional",
    summary: "shares in proportion to the mean marks; where some are below 0, to what they are above the worst",
    weigh,
};

fn weigh(marks: &[Marks], _: &mut dyn Chance) -> Vec<f64> {
    let means: Vec<f64> = marks.iter().map(|marks| marks.mean().unwrap_or(0.0)).collect();
    let worst = means.iter().copied().fold(0.0, f64::min);
    means.iter().map(|mean| mean - worst).collect()
}
