//! That results are a part of what was asked for, before anything else is said.

use super::page::Block;
use crate::report::language::{Told, say};
use crate::results::INTERRUPTED;

/// Nothing, of what ran to its end.
pub fn blocks(told: &Told<'_>) -> Option<Block> {
    let text = || {
        let replications = told.plain(told.replications as f64, 0);
        say!(told, "interrupted", replications = replications, count = told.replications)
    };
    (told.stopped == INTERRUPTED).then(text).map(Block::Paragraph)
}
