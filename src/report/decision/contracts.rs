//! Contracts and bills in the note: clauses side by side, what they come to, what other terms would be worth.

use super::Block;
use crate::report::contracts::{Figures, Words, alternatives, bills, bites, clauses, minutes_or_hours, months};
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
    let sometimes = bites(results);
    if !sometimes.is_empty() {
        out.push(Block::Heading("What bites at times"));
        out.extend(sometimes.into_iter().map(|text| Block::Point(format!("{text}."))));
    }
    let worth = alternatives(results);
    if !worth.is_empty() {
        out.push(Block::Heading("What other terms would be worth"));
        out.extend(worth.into_iter().map(|text| Block::Point(format!("{text}."))));
    }
    let hours = minutes_or_hours(results);
    if !hours.is_empty() {
        out.push(Block::Heading("Minutes or hours"));
        out.extend(hours.into_iter().map(|text| Block::Point(format!("{text}."))));
    }
    out
}
