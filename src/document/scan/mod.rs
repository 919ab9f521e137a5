//! A first look at a text before the TOML reader sees it: quotes and brackets, limits, damage kept to its statement.
//!
//! In: a text. Out: the same text with comments and damaged statements blanked (every byte keeps its place), so that the
//! reader's messages about the rest can be trusted, and so that no input costs it more than a bounded time and memory.
//! A quote or bracket without its partner is reported where it was opened, which is where a person has to look.

mod header;
mod lines;
mod value;

use crate::document::text::SOURCE_BYTES;
use lines::{looks_like_assignment, looks_like_header};

/// Characters in one text value.
pub const TEXT_CHARACTERS: usize = 4096;
/// Tables and lists within each other, dotted keys counted as the tables that they are.
pub const NESTING: usize = 64;
/// Tables with a header.
pub const TABLES: usize = 10_000;
/// Words, marks and gaps in one text; a list of 200,000 numbers has so many.
pub const TOKENS: usize = 600_000;

/// A text that may be handed to the TOML reader.
#[derive(Debug)]
pub struct Sound {
    /// The text, with spaces where comments and damaged statements stood.
    pub text: String,
    /// Whether a table header was among them: keys may then seem to stand twice.
    pub headers_lost: bool,
}

/// Looks through a text; `say` takes problems as first byte, byte after the last, message.
///
/// `None` when the text is too large, too deep or empty and must not be read on.
pub fn scan(text: &str, say: &mut dyn FnMut(usize, usize, String)) -> Option<Sound> {
    if text.len() > SOURCE_BYTES {
        say(
            0,
            1,
            format!(
                "this file has {} bytes; at most {SOURCE_BYTES} are read; put long tables into CSV files",
                text.len()
            ),
        );
        return None;
    }
    let mut scan = Scan {
        bytes: text.as_bytes(),
        out: text.as_bytes().to_vec(),
        at: 0,
        tokens: 0,
        tables: 0,
        header_depth: 0,
        headers_lost: false,
        say,
    };
    let mut statements = 0usize;
    while scan.skip_blank().is_ok() && scan.at < scan.bytes.len() {
        statements += 1;
        scan.statement().ok()?;
    }
    if scan.at < scan.bytes.len() {
        return None;
    }
    if statements == 0 {
        (scan.say)(0, 0, "this file is empty; a scenario starts with `format = 1`".to_owned());
        return None;
    }
    let text = String::from_utf8(scan.out).ok()?;
    Some(Sound { text, headers_lost: scan.headers_lost })
}

/// A limit was passed and said.
struct TooMuch;

struct Scan<'a> {
    bytes: &'a [u8],
    out: Vec<u8>,
    at: usize,
    tokens: usize,
    tables: usize,
    header_depth: usize,
    headers_lost: bool,
    say: &'a mut dyn FnMut(usize, usize, String),
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn spend(&mut self, tokens: usize) -> Result<(), TooMuch> {
        self.tokens += tokens;
        if self.tokens > TOKENS {
            (self.say)(
                self.at,
                self.at + 1,
                format!(
                    "this file holds more words and marks than the limit of {TOKENS}; put long tables into CSV files"
                ),
            );
            return Err(TooMuch);
        }
        Ok(())
    }

    fn deep(&mut self, depth: usize, at: usize) -> Result<(), TooMuch> {
        if depth > NESTING {
            (self.say)(at, at + 1, format!("tables and lists are nested deeper than {NESTING} here"));
            return Err(TooMuch);
        }
        Ok(())
    }

    fn line_end(&self, from: usize) -> usize {
        self.bytes[from..].iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |n| from + n)
    }

    fn line(&self, from: usize) -> &str {
        std::str::from_utf8(&self.bytes[from..self.line_end(from)]).unwrap_or("")
    }

    fn blank(&mut self, from: usize, to: usize) {
        for byte in &mut self.out[from..to] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }

    /// Passes blank lines and comments; of many line ends in a row one is kept.
    fn skip_blank(&mut self) -> Result<(), TooMuch> {
        let mut kept = None;
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => {
                    if let Some(before) = kept.replace(self.at) {
                        self.out[before] = b' ';
                    }
                    self.at += 1;
                }
                b'\r' if self.bytes.get(self.at + 1) == Some(&b'\n') => {
                    self.out[self.at] = b' ';
                    self.at += 1;
                }
                b' ' | b'\t' => self.at += 1,
                b'#' => self.comment(),
                _ => break,
            }
        }
        self.spend(2)
    }

    fn comment(&mut self) {
        let end = self.line_end(self.at);
        let odd = |byte: &u8| (*byte < 0x20 && *byte != b'\t') || *byte == 0x7F;
        let tail = if self.bytes[..end].ends_with(b"\r") { end - 1 } else { end };
        if let Some(n) = self.bytes[self.at..tail.max(self.at)].iter().position(odd) {
            let at = self.at + n;
            (self.say)(at, at + 1, "a control character stands in this comment; remove it".to_owned());
        }
        self.blank(self.at, end);
        self.at = end;
    }

    fn statement(&mut self) -> Result<(), TooMuch> {
        let start = self.at;
        if self.peek() == Some(b'[') {
            return self.header();
        }
        let whole = self.key_and_value()?;
        if !whole {
            self.recover();
        }
        if !whole || (self.headers_lost && self.header_depth == 0) {
            self.blank(start, self.at);
        }
        Ok(())
    }

    /// Passes a quoted text that ends before `limit`; false when it is not closed, and then nothing is passed.
    fn text(&mut self, limit: usize) -> bool {
        let rest = &self.bytes[self.at..limit];
        let quote = rest[0];
        let triple = rest.len() >= 3 && rest[1] == quote && rest[2] == quote;
        let mut n = if triple { 3 } else { 1 };
        loop {
            match rest.get(n) {
                None => return false,
                Some(b'\n') if !triple => return false,
                Some(b'\\') if quote == b'"' => n += if rest.get(n + 1) == Some(&b'\n') { 1 } else { 2 },
                Some(byte) if *byte == quote && !triple => {
                    self.at += n + 1;
                    return true;
                }
                Some(byte) if *byte == quote && rest[n..].starts_with(&[quote; 3]) => {
                    n += 3;
                    // Up to two quotes may stand before the closing three.
                    n += rest[n..].iter().take(2).take_while(|byte| **byte == quote).count();
                    self.at += n;
                    return true;
                }
                Some(_) => n += 1,
            }
        }
    }

    /// Passes lines until one that looks like a statement.
    fn recover(&mut self) {
        self.at = self.line_end(self.at);
        while self.at < self.bytes.len() {
            let line = self.line(self.at + 1);
            let trimmed = line.trim_start();
            if looks_like_header(line) || looks_like_assignment(line) || trimmed.starts_with("[[") {
                return;
            }
            self.at = self.line_end(self.at + 1);
        }
    }
}
