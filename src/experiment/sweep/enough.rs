//! Whether a design has points enough for what is told of it.
//!
//! In: a sweep. Out: in words what will be known too badly to be read, and from how many points on it would not; nothing otherwise.

use crate::experiment::sweep::asked::Sweep;
use crate::experiment::sweep::response::CELLS;
use crate::statistics::designs::Design;
use crate::statistics::normal;

/// An index whose interval is wider says nothing: the same bound as `compare --sobol` draws.
const WIDEST: f64 = 0.5;

/// The width that the interval of a first-order index of one half is expected to have.
///
/// One row adds f_B·(f_ABi − f_A) / V to the index S. Of outputs that are normal and sums of what each input does, the variance of that
/// is 2 S + S² (Isserlis): 5/4 for one half.
fn width(rows: f64, confidence: f64) -> Option<f64> {
    Some(2.0 * normal((1.0 + confidence) / 2.0)? * (1.25 / rows).sqrt())
}

impl Sweep {
    /// What its points are too few for, as lines of a warning.
    pub fn too_few(&self) -> Vec<String> {
        let (axes, points) = (self.plan.axes.len(), self.points());
        match &self.plan.design {
            Design::Saltelli(plan) => {
                let rows = plan.points() / (axes + 2);
                let width_of = |rows: usize| width(rows as f64, self.confidence).unwrap_or(f64::INFINITY);
                if width_of(rows) <= WIDEST {
                    return Vec::new();
                }
                let enough = (1..=16).map(|power| 1 << power).find(|rows| width_of(*rows) <= WIDEST);
                let mut lines = vec![
                    format!("{rows} rows are too few to tell Sobol' indices: the interval of an index"),
                    format!("of 50 % would be about {:.0} points wide", 100.0 * width_of(rows)),
                ];
                lines.extend(enough.map(|rows| format!("take {rows} rows or more")));
                lines
            }
            Design::LatinHypercube { .. } | Design::Sobol { .. } => {
                let enough = 2 * CELLS.max(axes + 1) as u64;
                if points >= enough {
                    return Vec::new();
                }
                vec![
                    format!("{points} points are too few to tell a response: {CELLS} parts of each range and"),
                    format!("{} numbers of a straight response are told of them", axes + 1),
                    format!("take {enough} points or more"),
                ]
            }
            Design::Grid { .. } | Design::Paired { .. } => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::random::{Luck, Purpose};
    use crate::statistics::Sample;

    /// Rows of two normal inputs, each of which has half of the variance: the spread of what rows add to an index is the one that
    /// widths are reckoned from.
    #[test]
    fn the_width_is_that_of_rows_drawn_at_random() {
        let mut stream = Luck::new(7, 0).stream("rows", Purpose::InputError);
        let mut drawn = || normal(stream.uniform().clamp(1e-12, 1.0 - 1e-12)).unwrap();
        let mut added = Sample::default();
        for _ in 0..200_000 {
            let [a, b, other_a, other_b] = [drawn(), drawn(), drawn(), drawn()];
            // Row A with the first input of row B.
            let (f_a, f_b, f_ab) = (a + other_a, b + other_b, b + other_a);
            added.push(f_b * (f_ab - f_a) / 2.0);
        }
        assert!((added.mean().unwrap() - 0.5).abs() < 0.01);
        let spread = added.variance().unwrap().sqrt();
        let expected = width(100.0, 0.95).unwrap();
        assert!((2.0 * 1.959_964 * spread / 10.0 / expected - 1.0).abs() < 0.01, "{spread} {expected}");
    }
}
