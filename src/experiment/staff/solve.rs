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

/// Branches that are looked at in a program of one day, at most; each costs more, and there are more of them, in one of several.
const NODES: u64 = 20_000;
/// And in any.
const FEWEST: u64 = 300;
/// The best bound may be this much below a choice that is taken for the cheapest, as a share.
const GAP: f64 = 1e-6;

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// By column.
    pub values: Vec<f64>,
    /// Nothing can be cheaper by more than this share of the cost; 0 where nothing can be cheaper.
    pub gap: f64,
}

/// The cheapest choice; none where none was found. The search is cut earlier in a program of more `days`.
pub fn solve(program: &Program, days: usize) -> Option<Solved> {
    if program.rows.is_empty() {
        // Nothing is asked, nothing costs less than nothing, and not every solver takes a program without a row.
        return Some(Solved { values: vec![0.0; program.columns.len()], gap: 0.0 });
    }
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
    let mut solved = answer(problem, &columns, days)?;
    let whole = solved.values.iter_mut().zip(&program.columns).filter(|(_, column)| column.whole);
    whole.for_each(|(value, _)| *value = value.round());
    program.kept(&solved.values, 1e-6).then_some(solved)
}

/// Branches that are looked at in a program of so many days.
fn nodes(days: usize) -> u64 {
    (NODES / (days as u64).saturating_mul(days as u64).max(1)).max(FEWEST)
}

#[cfg(not(feature = "highs"))]
fn answer(problem: Stated, columns: &[Variable], days: usize) -> Option<Solved> {
    let mut options = microlp::SolveOptions::default();
    options.node_limit = Some(nodes(days));
    options.mip_gap = GAP;
    let outcome = problem.as_inner().solve_with(options).ok()?;
    let found = outcome.solution()?;
    let gap = if outcome.is_optimal() { 0.0 } else { found.gap().unwrap_or(f64::INFINITY) };
    let values: Vec<f64> = found.iter().map(|(_, value)| value).collect();
    (values.len() == columns.len()).then_some(Solved { values, gap })
}

#[cfg(feature = "highs")]
fn answer(problem: Stated, columns: &[Variable], days: usize) -> Option<Solved> {
    use good_lp::Solution;
    use good_lp::solvers::SolutionStatus;
    let nodes = i32::try_from(nodes(days)).unwrap_or(i32::MAX);
    let problem = problem.set_threads(1).set_mip_rel_gap(GAP as f32).ok()?.set_option("mip_max_nodes", nodes);
    let solution = problem.solve().ok()?;
    let gap = match solution.status() {
        SolutionStatus::Optimal => 0.0,
        SolutionStatus::GapLimit => GAP,
        // Cut; by how much cheaper a choice may be is not told.
        SolutionStatus::TimeLimit => f64::INFINITY,
    };
    Some(Solved { values: columns.iter().map(|column| solution.value(*column)).collect(), gap })
}
