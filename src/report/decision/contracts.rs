//! Contracts and bills in the note: clauses side by side, and what they come to.

use super::page::Block;
use crate::report::contracts::{Figures, Words, bills, clauses, months};
use crate::report::language::Told;

/// The parts of the note about contracts; none where nobody is paid.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut tables = |heading: &'static str, words: Option<Words>| {
        if let Some(words) = words {
            out.push(Block::Table(heading.to_owned(), words));
        }
    };
    tables("What the contracts say, clause by clause", clauses(told));
    tables("What they come to", bills(told, Figures::WithIntervals));
    tables("The first month, a steady one, the whole horizon", months(told, Figures::WithIntervals));
    out
}
