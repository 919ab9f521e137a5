//! The pages of the project: which there are, their fenced blocks, their links.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All pages: those at the top, of the book, and beside scenarios and benches.
pub fn pages() -> Vec<PathBuf> {
    let mut pages = listed(&root());
    pages.extend(book());
    for folder in ["scenarios", "benches"] {
        pages.extend(listed(&root().join(folder)));
    }
    pages.sort();
    pages
}

/// All pages of the book: those below `docs`.
pub fn book() -> Vec<PathBuf> {
    let (mut folders, mut pages) = (vec![root().join("docs")], Vec::new());
    while let Some(folder) = folders.pop() {
        pages.extend(listed(&folder));
        folders.extend(entries(&folder).filter(|path| path.is_dir()));
    }
    pages.sort();
    pages
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    entries(folder).filter(|path| path.extension().is_some_and(|ext| ext == "md")).collect()
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())
}

/// A fenced block: what stands behind its first fence, its text, and the line on which its text begins (from 1).
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub info: String,
    pub text: String,
    pub line: usize,
}

impl Block {
    /// The language, and what else is said of it: `sh exit=2`.
    pub fn kind(&self) -> (&str, &str) {
        self.info.split_once(' ').unwrap_or((&self.info, ""))
    }
}

/// The fenced blocks of a page, in order.
pub fn blocks(page: &str) -> Vec<Block> {
    let (mut blocks, mut open) = (Vec::new(), None::<Block>);
    for (at, line) in page.split_inclusive('\n').enumerate() {
        match (open.take(), line.strip_prefix("```")) {
            (Some(block), Some(_)) => blocks.push(block),
            (Some(block), None) => open = Some(Block { text: block.text + line, ..block }),
            (None, Some(info)) => {
                open = Some(Block { info: info.trim().to_owned(), text: String::new(), line: at + 2 });
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block does not end: {open:?}");
    blocks
}

/// What the links of a page lead to, in order.
pub fn links(page: &str) -> Vec<String> {
    page.match_indices("](").map(|(at, _)| page[at + 2..].split(')').next().unwrap().to_owned()).collect()
}
