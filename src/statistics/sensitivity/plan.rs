//! The points at which a model is run for Sobol' indices.
//!
//! In: how many inputs, how many base rows, a seed. Out: any point by its number, so that shards need no common memory.

use sobol_burley::{NUM_DIMENSIONS, sample};

use super::super::designs::middle;

/// Rows A, B and AB₁ to AB_d: AB_i is A with input i from B (Saltelli et al., Computer Physics Communications 181, 2010).
///
/// A and B are the first and the second half of an Owen-scrambled Sobol' sequence in 2d dimensions with the direction numbers of
/// Joe and Kuo, 2008 (crate `sobol_burley`: Burley, Journal of Computer Graphics Techniques 9, 2020).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    inputs: usize,
    rows: usize,
    seed: u32,
}

/// Why there is no such plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// Too few or too many inputs.
    #[error("a plan has 1 to {} inputs", NUM_DIMENSIONS / 2)]
    Inputs,
    /// Too few, too many, or not a power of two.
    #[error("a plan has 2 to 65,536 base rows, a power of two")]
    Rows,
}

impl Plan {
    /// A plan for `inputs` (1 to 128) with `rows` base rows: a power of two from 2 to 2¹⁶, where the sequence is balanced.
    ///
    /// # Errors
    /// Where a number is out of its range.
    pub fn new(inputs: usize, rows: usize, seed: u32) -> Result<Plan, PlanFault> {
        if inputs == 0 || inputs > NUM_DIMENSIONS as usize / 2 {
            return Err(PlanFault::Inputs);
        }
        if !(2..=1 << 16).contains(&rows) || !rows.is_power_of_two() {
            return Err(PlanFault::Rows);
        }
        Ok(Plan { inputs, rows, seed })
    }

    /// How many inputs.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many points: rows × (inputs + 2), row by row: A, B, AB₁, ..., AB_d. The first half is the plan of half the rows.
    pub fn points(&self) -> usize {
        self.rows * (self.inputs + 2)
    }

    /// Point number `number` (from 0), one value on (0, 1), ends excluded, for each input; none beyond the last.
    pub fn point(&self, number: usize) -> Option<Vec<f64>> {
        let (row, which) = (number / (self.inputs + 2), number % (self.inputs + 2));
        let from_b = |input: usize| which == 1 || which == input + 2;
        let value = |input: usize| self.value(row, if from_b(input) { self.inputs + input } else { input });
        (row < self.rows).then(|| (0..self.inputs).map(value).collect())
    }

    /// One coordinate of the sequence, moved by half of its 2⁻²³ so that it is never 0 or 1.
    fn value(&self, row: usize, dimension: usize) -> f64 {
        middle(sample(row as u32, dimension as u32, self.seed))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_a_b_and_a_with_one_input_of_b() {
        let plan = Plan::new(3, 4, 7).unwrap();
        assert_eq!(plan.points(), 20);
        for row in 0..4 {
            let point = |which: usize| plan.point(row * 5 + which).unwrap();
            let (a, b) = (point(0), point(1));
            for i in 0..3 {
                let mixed = point(2 + i);
                assert!((0..3).all(|l| mixed[l] == if l == i { b[l] } else { a[l] }));
                assert!(a[i] != b[i]);
            }
        }
        assert_eq!(plan.point(20), None);
    }

    #[test]
    fn every_input_of_a_and_b_fills_its_range_evenly() {
        let plan = Plan::new(64, 256, 1).unwrap();
        for which in 0..2 {
            for input in 0..64 {
                let mut cells = [false; 256];
                for row in 0..256 {
                    let value = plan.point(row * 66 + which).unwrap()[input];
                    assert!(value > 0.0 && value < 1.0);
                    // In the middle of its cell of 2⁻²³, so never at an end of the range.
                    assert!((value * f64::from(1u32 << 24)) as u64 % 2 == 1);
                    cells[(value * 256.0) as usize] = true;
                }
                assert!(cells.iter().all(|cell| *cell), "input {input} of {which}");
            }
        }
    }

    #[test]
    fn half_the_rows_are_the_plan_of_half_the_size_and_a_seed_changes_all() {
        let (small, large) = (Plan::new(2, 8, 3).unwrap(), Plan::new(2, 16, 3).unwrap());
        assert!((0..small.points()).all(|number| small.point(number) == large.point(number)));
        assert_ne!(Plan::new(2, 8, 4).unwrap().point(0), small.point(0));
    }

    #[test]
    fn sizes_out_of_range_are_refused() {
        assert_eq!(Plan::new(0, 8, 1), Err(PlanFault::Inputs));
        assert_eq!(Plan::new(129, 8, 1), Err(PlanFault::Inputs));
        for rows in [0, 1, 12, 1 << 17] {
            assert_eq!(Plan::new(2, rows, 1), Err(PlanFault::Rows));
        }
        assert!(Plan::new(128, 1 << 16, 1).unwrap().point(130 * (1 << 16) - 1).is_some());
    }
}
