//! `busyhour licences`: what others made that is in the program, and under which licences.

use crate::cli::Done;
use crate::cli::terminal::out;

/// Ours, then those of others.
const OURS: &str = include_str!("../../LICENSE");
const OF_OTHERS: &str = include_str!("../../THIRD-PARTY.txt");

/// Prints them.
///
/// # Errors
/// Standard output cannot be written.
pub fn licences() -> Done {
    out(&format!("busyhour\n\n{OURS}\n{}", OF_OTHERS.trim_end()))
}
