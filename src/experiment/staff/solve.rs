//! The only home of the solvers: a program to the cheapest choice.
//!
//! In: a [`Program`]. Out: values of its columns, and whether nothing cheaper can be. The search is cut by its nodes and never by the
//! clock, so that the same program has the same answer everywhere. With the feature `highs` HiGHS solves instead, on one thread.

#[cfg(feature = "highs")]
use good_lp::solvers::highs::{HighsProblem as Stated, highs as solver};
#[cfg(not(feature = "highs"))]
use good_lp::solvers::microlp::{MicroLpProblem as Stated, microlp as solver};
use good_lp::{Expression, ProblemVariables, SolverModel, Variable, variable};

use crate::experiment::staff::program::{Program, Sense};

/// Branches that are looked at, at most.
#[cfg(not(feature = "highs"))]
const NODES: u64 = 20_000;
/// The best bound may be this much below a choice that is taken for the cheapest, as a share.
#[cfg(not(feature = "highs"))]
const GAP: f64 = 1e-6;

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// By column.
    pub values: Vec<f64>,
    /// Nothing cheaper can be.
    pub cheapest: bool,
}

/// The cheapest choice; none where none was found.
pub fn solve(program: &Program) -> Option<Solved> {
    let mut variables = ProblemVariables::new();
    let columns: Vec<Variable> = program
        .columns
        .iter()
        .map(|column| {
            let definition = variable().min(0.0).max(column.most);
            variables.add(if column.whole { definition.integer() } else { definition })
        })
        .collect();
    let sum = |terms: &mut dyn Iterator<Item = (usize, f64)>| {
        let mut sum = Expression::with_capacity(8);
        for (column, factor) in terms {
            if let Some(column) = columns.get(column) {
                sum.add_mul(factor, *column);
            }
        }
        sum
    };
    let costs = sum(&mut program.columns.iter().enumerate().map(|(number, column)| (number, column.cost)));
    let mut problem = variables.minimise(costs).using(solver);
    for row in &program.rows {
        let left = sum(&mut row.terms.iter().copied());
        problem.add_constraint(match row.sense {
            Sense::AtLeast => left.geq(row.right),
            Sense::AtMost => left.leq(row.right),
            Sense::Equal => left.eq(row.right),
        });
    }
    let mut solved = answer(problem, &columns)?;
    let whole = solved.values.iter_mut().zip(&program.columns).filter(|(_, column)| column.whole);
    whole.for_each(|(value, _)| *value = value.round());
    program.kept(&solved.values, 1e-6).then_some(solved)
}

#[cfg(not(feature = "highs"))]
fn answer(problem: Stated, columns: &[Variable]) -> Option<Solved> {
    let mut options = microlp::SolveOptions::default();
    options.node_limit = Some(NODES);
    options.mip_gap = GAP;
    let outcome = problem.as_inner().solve_with(options).ok()?;
    let cheapest = outcome.is_optimal();
    let values: Vec<f64> = outcome.solution()?.iter().map(|(_, value)| value).collect();
    (values.len() == columns.len()).then_some(Solved { values, cheapest })
}

#[cfg(feature = "highs")]
fn answer(problem: Stated, columns: &[Variable]) -> Option<Solved> {
    use good_lp::Solution;
    let solution = problem.set_threads(1).solve().ok()?;
    Some(Solved { values: columns.iter().map(|column| solution.value(*column)).collect(), cheapest: true })
}
