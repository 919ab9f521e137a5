//! The decision in words, as the page sets it.
//!
//! In: blocks of the note. Out: passages: the first page, its details, how it was reckoned.

use super::cells::word;
use super::shape::{Passage, Row, Section, Table};
use crate::report::contracts::Words;
use crate::report::decision::{self, Block};
use crate::report::language::{Told, say};

/// The note: what is to be done first, details to open.
pub fn decision(told: &Told<'_>) -> Section {
    let (blocks, _) = decision::note_and_basis(told);
    let (first, rest) = match blocks.iter().position(|block| matches!(block, Block::Part(_))) {
        Some(at) => blocks.split_at(at),
        None => (blocks.as_slice(), &[][..]),
    };
    let details = rest.split_first().and_then(|(part, rest)| match part {
        Block::Part(heading) => Some((heading.clone(), passages(rest))),
        _ => None,
    });
    let heading = say!(told, "page-decision");
    Section { id: "decision", heading, passages: passages(first), details, ..Section::default() }
}

/// Blocks as passages: each heading with what follows it.
pub fn passages(blocks: &[Block]) -> Vec<Passage> {
    let mut out: Vec<Passage> = Vec::new();
    for block in blocks {
        match block {
            Block::Part(heading) | Block::Heading(heading) => {
                out.push(Passage { heading: heading.clone(), ..Passage::default() });
            }
            Block::Table(heading, words) => {
                let table = Some(table(heading, words));
                out.push(Passage { heading: heading.clone(), table, ..Passage::default() });
            }
            Block::Paragraph(text) => last(&mut out).paragraphs.push(text.clone()),
            Block::Point(text) => last(&mut out).points.push(text.clone()),
        }
    }
    out
}

fn last(passages: &mut Vec<Passage>) -> &mut Passage {
    if passages.is_empty() {
        passages.push(Passage::default());
    }
    let at = passages.len() - 1;
    &mut passages[at]
}

fn table(caption: &str, words: &Words) -> Table {
    let row = |(name, cells): &(String, Vec<String>)| Row {
        name: name.clone(),
        cells: cells.iter().map(word).collect(),
        bar: Vec::new(),
    };
    Table {
        caption: caption.to_owned(),
        corner: words.corner.clone(),
        columns: words.columns.clone(),
        rows: words.rows.iter().map(row).collect(),
        ..Table::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_heading_keeps_what_follows_it() {
        let blocks = [
            Block::Paragraph("first".to_owned()),
            Block::Heading("why".to_owned()),
            Block::Point("a".to_owned()),
            Block::Point("b".to_owned()),
        ];
        let found = passages(&blocks);
        assert_eq!((found[0].heading.as_str(), found[0].paragraphs.as_slice()), ("", &["first".to_owned()][..]));
        assert_eq!((found[1].heading.as_str(), found[1].points.len()), ("why", 2));
    }
}
