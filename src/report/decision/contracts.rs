//! Contracts and bills in the note: clauses side by side, and what they come to.

use super::page::Block;
use crate::report::contracts::{Figures, Words, bills, clauses, months};
use crate::report::language::{Told, say};

/// The parts of the note about contracts; none where nobody is paid.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut tables = |heading: String, words: Option<Words>| {
        if let Some(words) = words {
            out.push(Block::Table(heading, words));
        }
    };
    tables(say!(told, "contracts-clauses-heading"), clauses(told));
    tables(say!(told, "contracts-bills-heading"), bills(told, Figures::WithIntervals));
    tables(say!(told, "contracts-months-heading"), months(told, Figures::WithIntervals));
    out
}
