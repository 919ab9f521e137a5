//! What inputs do to the answer: one at a time ([`tornado`]), over their ranges ([`sobol`]), drawn together ([`input_error`]).
//!
//! In: a file as written, its numbers as inputs, the options in the order of their profit. Out: types of
//! [`crate::results::inputs`]. All options meet the same callers at every point, and rosters that are sized are solved again there;
//! those that stand in the file stay. Money is profit of a month over the horizon. Knows no table and no figure.

mod asked;
mod base;
mod chosen;
#[cfg(test)]
mod flip_tests;
mod flips;
pub mod input_error;
mod observed;
mod range;
pub mod sobol;
#[cfg(test)]
mod tests;
pub mod tornado;
mod unmeasured;

pub use asked::Asked;
pub use chosen::{Chosen, Moved, Which, choose};

use crate::experiment::points::{PointFault, Points};

/// What is studied.
pub struct Study<'a> {
    /// Where options are simulated.
    pub points: Points<'a>,
    /// The option with the largest profit.
    pub best: &'a str,
    /// The next one, if there are two.
    pub runner_up: Option<&'a str>,
}

/// Hears how many points are done.
pub type Progress<'a> = &'a mut dyn FnMut(u64);

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StudyFault {
    /// What was asked for cannot be had; the message is complete.
    Input(String),
    /// There is nothing at a point.
    Point(PointFault),
}

impl From<PointFault> for StudyFault {
    fn from(fault: PointFault) -> StudyFault {
        StudyFault::Point(fault)
    }
}
