//! Contracts and bills in the note: clauses side by side, and what they come to.

use super::page::Block;
use crate::report::contracts::{Figures, Words, bills, clauses, months};
use crate::results::Results;

/// The parts of the note about contracts; none where nobody is paid.
pub fn blocks(results: &Results) -> Vec<Block> {
    let mut out = Vec::new();
    let mut tables = |heading: &'static str, words: Option<Words>| {
        if let Some(words) = words {
            out.push(Block::Table(heading, words));
        }
    };
    tables("What the contracts say, clause by clause", clauses(results));
    tables("What they come to", bills(results, Figures::WithIntervals));
    tables("The first month, a steady one, the whole horizon", months(results, Figures::WithIntervals));
    out
}
