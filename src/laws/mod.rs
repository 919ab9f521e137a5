//! Distributions of times by their names in the trade: mean and cv are of the thing itself, not of its logarithm.
//!
//! In: parameters. Out: draws, in seconds, from a stream of chance. One file for each law.

use crate::random::Stream;

/// A law of a non-negative time in seconds.
#[derive(Clone, Debug)]
pub enum Law {
    /// Always the same.
    Constant(f64),
}

impl Law {
    /// One draw, seconds.
    pub fn draw(&self, _stream: &mut Stream) -> f64 {
        match self {
            Law::Constant(seconds) => *seconds,
        }
    }

    /// The mean, seconds.
    pub fn mean(&self) -> f64 {
        match self {
            Law::Constant(seconds) => *seconds,
        }
    }
}
