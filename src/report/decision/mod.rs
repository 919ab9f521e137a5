//! The decision in plain words: which option, by how much, how sure, at what service, where it flips, what it binds to.
//!
//! In: results. Out: `decision.md` and the same words for a terminal. At most three significant digits, no figure
//! without its interval unless no luck changes it; where one replication or too few cannot carry a statement, it is not made. It is about the option that
//! `report::chosen` names: by profit, or the cheapest that holds the target where the file asks for that. What was
//! not asked for is said in a line with the command that asks. One file for each part, in the order in which they are read.

mod basis;
mod bill;
mod contracts;
mod flips;
mod input_flips;
mod input_names;
mod inputs;
mod interrupted;
mod leaving;
mod map;
mod options;
mod page;
mod people;
mod places;
mod recommendation;
mod reports;
mod required;
mod scores;
mod service;
mod sure;
mod target;
mod terms;
mod today;
mod turns;
mod verdict;
mod words;
mod years;

pub(super) use input_flips::of_input;
pub(super) use input_names::axis;
pub(super) use page::{Block, wrap};
pub(super) use places::bare as place;
pub use sure::FEWEST;

use crate::report::chosen;
use crate::report::language::{Language, Told, say};
use crate::results::Results;

/// The note: of a comparison a first page from the recommendation to the cost of leaving, then the details that it rests on; of a run
/// a verdict.
fn blocks(told: &Told<'_>) -> Vec<Block> {
    let (mut blocks, basis) = note_and_basis(told);
    blocks.extend(basis);
    blocks
}

/// The note, and how it was reckoned apart from it.
pub(super) fn note_and_basis(told: &Told<'_>) -> (Vec<Block>, Vec<Block>) {
    let mut blocks = match chosen::chosen(told) {
        None => verdict::blocks(told),
        Some(chosen) => comparison(chosen.option, told),
    };
    blocks.splice(0..0, interrupted::blocks(told));
    let mut basis = basis::blocks(&blocks, told);
    // Word for word, for those who look something up.
    if chosen::chosen(told).is_some() {
        basis.extend(contracts::blocks(told));
    }
    (blocks, basis)
}

/// The parts of a comparison.
fn comparison(best: &str, told: &Told<'_>) -> Vec<Block> {
    let parts = [
        recommendation::blocks(told),
        years::short(best, told).into_iter().collect(),
        service::blocks(best, told),
        bill::blocks(best, told),
        people::blocks(best, told),
        flips::blocks(told),
        today::blocks(told),
        terms::blocks(told),
        reports::blocks(best, told),
        leaving::blocks(best, told),
        vec![details(told)],
        options::blocks(told),
        sure::blocks(told),
        inputs::blocks(told),
        service::details(best, told),
        bill::details(best, told),
        terms::others(told),
        years::blocks(told),
        scores::blocks(told),
    ];
    parts.into_iter().flatten().collect()
}

/// What parts the first page from what it rests on.
fn details(told: &Told<'_>) -> Block {
    Block::Part(say!(told, "note-details"))
}

/// `decision.md`.
pub fn markdown(results: &Results, language: Language) -> String {
    let told = &Told::new(results, language);
    page::markdown(&say!(told, "note-title"), blocks(told))
}

/// The same words, broken at 80 columns. Of a comparison the first lines stand last, below the first page and that below its details:
/// above the prompt is the reader's eye in a terminal.
pub fn text(results: &Results, language: Language) -> String {
    let told = &Told::new(results, language);
    let mut all = blocks(told);
    if told.command == "compare" {
        let first = all.iter().position(|block| !matches!(block, Block::Paragraph(_))).unwrap_or(0);
        let answer: Vec<Block> = all.drain(..first).collect();
        let details = all.iter().position(|block| matches!(block, Block::Part(_))).unwrap_or(0);
        all.rotate_left(details);
        // Without sections there is nothing before it.
        if !all.is_empty() {
            all.push(Block::Heading(say!(told, "note-decision")));
        }
        all.extend(answer);
    }
    page::text(all)
}

/// The sentences of the first page, one after the other: the answer before what it rests on.
pub fn first_page(told: &Told<'_>) -> Vec<String> {
    let sentence = |block| match block {
        Block::Paragraph(text) | Block::Point(text) => Some(text),
        _ => None,
    };
    let first = blocks(told).into_iter().take_while(|block| !matches!(block, Block::Part(_)));
    first.filter_map(sentence).collect()
}

#[cfg(test)]
mod tests;
