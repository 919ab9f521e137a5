//! Pieces of the note and how they are set: as Markdown, and as lines of a terminal.
//!
//! In: blocks of words. Out: text. Knows no result.

use crate::report::contracts::Words;

/// A piece of the note.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// What follows stands behind the first page. A terminal shows it before that page.
    Part(String),
    /// A heading.
    Heading(String),
    /// Sentences that belong together.
    Paragraph(String),
    /// One point of a list.
    Point(String),
    /// A heading and its table; a terminal shows its own.
    Table(String, Words),
}

impl Block {
    /// Whether its sentences have these words.
    pub fn says(&self, words: &str) -> bool {
        matches!(self, Block::Paragraph(text) | Block::Point(text) if text.contains(words))
    }
}

/// Width of a terminal that every text fits.
const WIDTH: usize = 80;

/// A heading and its points; nothing where there are none.
pub fn section(heading: impl Into<String>, points: Vec<String>) -> Vec<Block> {
    if points.is_empty() {
        return Vec::new();
    }
    std::iter::once(Block::Heading(heading.into())).chain(points.into_iter().map(Block::Point)).collect()
}

/// Blocks as Markdown, below a title.
pub fn markdown(title: &str, blocks: Vec<Block>) -> String {
    let mut out = format!("# {title}\n");
    let mut in_list = false;
    for block in blocks {
        let is_point = matches!(block, Block::Point(_));
        if !(in_list && is_point) {
            out.push('\n');
        }
        match block {
            Block::Part(text) => out.push_str(&format!("# {text}\n")),
            Block::Heading(text) => out.push_str(&format!("## {text}\n")),
            Block::Paragraph(text) => out.push_str(&format!("{}\n", escaped(&text))),
            Block::Point(text) => out.push_str(&format!("- {}\n", escaped(&text))),
            Block::Table(heading, words) => out.push_str(&format!("## {heading}\n\n{}", table(&words))),
        }
        in_list = is_point;
    }
    out
}

/// The same words, broken at 80 columns.
pub fn text(blocks: Vec<Block>) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Heading(text) => out.push_str(&format!("\n{text}\n")),
            Block::Paragraph(text) => wrap(&text, "", "", &mut out),
            Block::Point(text) => wrap(&text, "- ", "  ", &mut out),
            Block::Table(..) | Block::Part(_) => {}
        }
    }
    out
}

/// A table as Markdown has it.
fn table(words: &Words) -> String {
    let row = |label: &str, cells: &[String]| {
        let cells = cells.iter().map(|cell| escaped(cell)).collect::<Vec<String>>().join(" | ");
        format!("| {} | {cells} |\n", escaped(label))
    };
    let rule = format!("|---{}|\n", "|---".repeat(words.columns.len()));
    let rows: String = words.rows.iter().map(|(label, cells)| row(label, cells)).collect();
    row(&words.corner, &words.columns) + &rule + &rows
}

/// Text whose signs Markdown and HTML take for text; a path with brackets is set as code.
fn escaped(text: &str) -> String {
    text.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

/// A word of it. `[evidence]` and `contacts.calls.hours[0]` have their signs as they are, between marks of code.
fn word(text: &str) -> String {
    let inner = text.trim_start_matches('(').trim_end_matches([',', '.', ';', ':', ')']);
    let is_path = inner.contains('[')
        && inner.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']'));
    match text.split_once(inner) {
        Some((before, after)) if is_path => format!("{before}`{inner}`{after}"),
        _ => signs(text),
    }
}

fn signs(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // "< 0.1 %" is no tag: it stays readable in the file as it is.
        let opens_tag = c == '<' && rest.peek().is_some_and(|next| *next != ' ');
        if opens_tag || matches!(c, '\\' | '`' | '*' | '[' | ']' | '|' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Breaks a text at spaces; a word longer than the line is broken where the line ends.
pub fn wrap(text: &str, first: &str, next: &str, out: &mut String) {
    let mut line = first.to_owned();
    let mut length = line.chars().count();
    let mut fresh = true;
    // "95 %" stays on one line.
    let text = text.replace(" %", "\u{A0}%");
    for word in text.split(' ') {
        for piece in pieces(word, WIDTH - next.len()) {
            let size = piece.chars().count();
            if !fresh && length + 1 + size > WIDTH {
                out.push_str(line.trim_end());
                out.push('\n');
                line = next.to_owned();
                length = next.len();
                fresh = true;
            }
            if !fresh {
                line.push(' ');
                length += 1;
            }
            line.push_str(&piece.replace('\u{A0}', " "));
            length += size;
            fresh = false;
        }
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

fn pieces(word: &str, most: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.is_empty() { vec![String::new()] } else { letters.chunks(most).map(|c| c.iter().collect()).collect() }
}
