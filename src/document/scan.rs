//! A first look at a text before the TOML reader sees it: quotes and brackets, limits, damage kept to its statement.
//!
//! In: a text. Out: the same text with comments and damaged statements blanked (every byte keeps its place), so that the
//! reader's messages about the rest can be trusted, and so that no input costs it more than a bounded time and memory.
//! A quote or bracket without its partner is reported where it was opened, which is where a person has to look.

use crate::document::text::SOURCE_BYTES;

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
        say(0, 1, format!("this file has {} bytes; at most {SOURCE_BYTES} are read; put long tables into CSV files", text.len()));
        return None;
    }
    let mut scan = Scan { bytes: text.as_bytes(), out: text.as_bytes().to_vec(), at: 0, tokens: 0, tables: 0, header_depth: 0, headers_lost: false, say };
    let mut statements = 0usize;
    while scan.skip_blank().is_ok() && scan.at < scan.bytes.len() {
        statements += 1;
        scan.statement().ok()?;
    }
    if scan.at < scan.bytes.len() {
        return None;
    }
    if statements == 0 {
        (scan.say)(0, 0, "this file is empty; `busyhour new` writes one to start from".to_owned());
        return None;
    }
    let text = String::from_utf8(scan.out).ok()?;
    Some(Sound { text, headers_lost: scan.headers_lost })
}

/// A limit was passed and said.
struct TooMuch;

/// An open bracket.
#[derive(Clone, Copy)]
struct Open {
    byte: u8,
    at: usize,
    depth: usize,
    /// Something follows it on its line.
    filled: bool,
}

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
            (self.say)(self.at, self.at + 1, format!("this file holds more than {TOKENS} words and marks; put long tables into CSV files"));
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

    /// A table header: one line, whatever stands on it.
    fn header(&mut self) -> Result<(), TooMuch> {
        let (start, end) = (self.at, self.line_end(self.at));
        self.tables += 1;
        if self.tables > TABLES {
            (self.say)(start, end, format!("this file has more than {TABLES} tables"));
            return Err(TooMuch);
        }
        let (mut dots, mut close, mut sound) = (0usize, start, true);
        while self.at < end {
            match self.bytes[self.at] {
                b'"' | b'\'' => {
                    let open = self.at;
                    if !self.text(end) {
                        (self.say)(open, end, "the quote opened here is not closed on its line".to_owned());
                        self.at = end;
                        sound = false;
                    }
                    close = self.at;
                    continue;
                }
                b'#' => {
                    self.comment();
                    continue;
                }
                b'.' => dots += 1,
                b' ' | b'\t' | b'\r' => {
                    self.at += 1;
                    continue;
                }
                _ => {}
            }
            self.at += 1;
            close = self.at;
            self.spend(1)?;
        }
        self.deep(dots + 1, start)?;
        let header = &self.bytes[start..close.min(end)];
        let (double, doubly) = (header.starts_with(b"[["), header.ends_with(b"]]"));
        let message = match (header.ends_with(b"]"), double, doubly) {
            (false, true, _) | (true, true, false) => Some("this table header is not closed; write [[name]]"),
            (false, false, _) => Some("this table header is not closed; write [name]"),
            (true, false, true) => Some("this table header opens with \"[\" and closes with \"]]\"; write [name] for a table, [[name]] for one of a list"),
            _ => None,
        };
        if let (Some(message), true) = (message, sound) {
            (self.say)(start, close.min(end), message.to_owned());
            sound = false;
        }
        self.header_depth = if sound { dots + 1 } else { 0 };
        if !sound {
            // Its keys have no table: they are passed over until the next header.
            self.headers_lost = true;
            self.blank(start, end);
        }
        Ok(())
    }

    /// `key = value` up to its line end, over several lines while a bracket is open; false if it is damaged.
    fn key_and_value(&mut self) -> Result<bool, TooMuch> {
        let mut open: Vec<Open> = Vec::new();
        let mut at_line: Vec<Open> = Vec::new();
        let (mut whole, mut dots, mut last, mut assigned) = (true, 0usize, b' ', false);
        while let Some(byte) = self.peek() {
            if !matches!(byte, b'\n' | b'\r' | b' ' | b'\t' | b'#') {
                if let Some(top) = open.last_mut() {
                    top.filled = true;
                }
            }
            match byte {
                b'\n' => {
                    if assigned && last == b'=' && open.is_empty() {
                        (self.say)(self.at - 1, self.at, "there is no value after \"=\"".to_owned());
                        return Ok(false);
                    }
                    if open.is_empty() {
                        break;
                    }
                    if self.ends_early(&open, last) {
                        self.unclosed(&open);
                        return Ok(false);
                    }
                    self.at += 1;
                    self.skip_blank()?;
                    at_line.clone_from(&open);
                    dots = 0;
                    if matches!(self.peek(), Some(b']' | b'}')) {
                        whole &= self.close_filled(&mut open);
                    }
                    continue;
                }
                b'#' => {
                    self.comment();
                    continue;
                }
                b'"' | b'\'' => {
                    let quote = self.at;
                    if !self.text(self.bytes.len()) {
                        if self.say_quote(quote, last) {
                            self.at = self.bytes.len();
                            return Ok(false);
                        }
                        self.at = self.line_end(quote);
                        whole = false;
                        if at_line.is_empty() {
                            return Ok(false);
                        }
                        open.clone_from(&at_line);
                        last = b',';
                        continue;
                    }
                    self.spend(1)?;
                    last = byte;
                    continue;
                }
                b'[' | b'{' => {
                    let base = open.last().map_or(self.header_depth, |top| top.depth);
                    let depth = base + dots + 1;
                    self.deep(depth, self.at)?;
                    open.push(Open { byte, at: self.at, depth, filled: false });
                }
                b']' | b'}' => {
                    // `name]` is a header without its start.
                    let lost = byte == b']' && open.is_empty() && !assigned;
                    self.headers_lost |= lost;
                    self.header_depth = if lost { 0 } else { self.header_depth };
                    whole &= self.close(&mut open);
                }
                b'.' => {
                    dots += 1;
                    let base = open.last().map_or(self.header_depth, |top| top.depth);
                    self.deep(base + dots, self.at)?;
                }
                b'=' => assigned = true,
                b',' if open.is_empty() && !at_line.is_empty() && matches!(last, b']' | b'}') => {
                    let opener = if last == b']' { '[' } else { '{' };
                    let message = format!("the list or table that began on an earlier line ends here already; a \"{opener}\" is missing on this line");
                    (self.say)(self.at - 1, self.at, message);
                    return Ok(false);
                }
                _ => {}
            }
            let blank = matches!(byte, b' ' | b'\t' | b'\r');
            let word = byte.is_ascii_alphanumeric() || byte >= 0x80 || byte == b'_' || byte == b'-';
            if !(word && (last.is_ascii_alphanumeric() || last >= 0x80)) {
                self.spend(1)?;
            }
            // The depth of a dotted key lasts until the bracket that is its value; past a comma a new key begins.
            if byte == b',' || byte == b'[' || byte == b'{' || byte == b']' || byte == b'}' {
                dots = 0;
            }
            if !blank {
                last = byte;
            }
            self.at += 1;
        }
        if self.at >= self.bytes.len() && !open.is_empty() {
            self.unclosed(&open);
            return Ok(false);
        }
        Ok(whole)
    }

    /// After a line end within brackets: whether the next line can only be a new statement.
    fn ends_early(&self, open: &[Open], last: u8) -> bool {
        let mut next = self.at + 1;
        while let Some(b' ' | b'\t' | b'\r' | b'\n' | b'#') = self.bytes.get(next) {
            next = if self.bytes[next] == b'#' { self.line_end(next) } else { next + 1 };
        }
        let line = self.line(next.min(self.bytes.len()));
        let in_list = open.last().is_some_and(|top| top.byte == b'[');
        looks_like_header(line) || (looks_like_assignment(line) && (in_list || !matches!(last, b',' | b'{')))
    }

    fn unclosed(&mut self, open: &[Open]) {
        if let Some(first) = open.first() {
            let name = if first.byte == b'[' { "list" } else { "table" };
            let close = if first.byte == b'[' { ']' } else { '}' };
            (self.say)(first.at, first.at + 1, format!("the {name} opened here is never closed; a \"{close}\" is missing"));
        }
    }

    /// A line that starts with a closing bracket closes what was left open at a line's end, not what began within one.
    fn close_filled(&mut self, open: &mut Vec<Open>) -> bool {
        let Some(byte) = self.peek() else { return true };
        let opener = if byte == b']' { b'[' } else { b'{' };
        let (Some(top), Some(below)) = (open.last().copied(), open.iter().rev().nth(1).copied()) else { return true };
        let own_line = self.line_end(top.at) < self.at && self.line_end(below.at) < top.at;
        if top.byte == opener && own_line && below.byte == opener && self.begins_text(top.at) {
            self.unclosed(&[top]);
            open.pop();
            return false;
        }
        true
    }

    /// Whether something other than a comment follows on the line of an opening bracket.
    fn begins_text(&self, at: usize) -> bool {
        !self.line(at + 1).trim_start().is_empty() && !self.line(at + 1).trim_start().starts_with('#')
    }

    fn close(&mut self, open: &mut Vec<Open>) -> bool {
        let byte = self.bytes[self.at];
        let opener = if byte == b']' { b'[' } else { b'{' };
        match open.last() {
            Some(top) if top.byte == opener => {
                open.pop();
                true
            }
            _ => {
                if let Some(n) = open.iter().rposition(|one| one.byte == opener) {
                    let inner: Vec<Open> = open.drain(n..).skip(1).collect();
                    self.unclosed(&inner);
                } else {
                    let at = self.at;
                    (self.say)(at, at + 1, format!("this \"{}\" closes nothing; its \"{}\" is missing", byte as char, opener as char));
                }
                false
            }
        }
    }

    /// Says that a quote is not closed; true when the text runs to the end of the file.
    fn say_quote(&mut self, quote: usize, last: u8) -> bool {
        let triple = self.bytes[quote..].starts_with(b"\"\"\"") || self.bytes[quote..].starts_with(b"'''");
        let before = quote.checked_sub(1).map(|n| self.bytes[n]);
        let end = self.line_end(quote);
        let message = if triple {
            "the text of several lines that is opened here is never closed"
        } else if before.is_some_and(|byte| byte.is_ascii_alphanumeric()) && last != b'=' {
            "this quote closes nothing, or the quote before the text is missing"
        } else {
            "the quote opened here is not closed on its line"
        };
        (self.say)(quote, end, message.to_owned());
        triple
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

/// `[name]` or `[[name.name]]` with nothing behind it: no list of values looks so.
fn looks_like_header(line: &str) -> bool {
    let line = line.trim();
    let Some(inner) = line.strip_prefix('[') else { return false };
    let inner = inner.strip_prefix('[').unwrap_or(inner).trim_start();
    let Some(end) = inner.find(']') else { return false };
    let (name, tail) = inner.split_at(end);
    let tail = tail.trim_start_matches(']').trim_start();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '"' | '\'');
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(plain)
        && !matches!(name.trim(), "true" | "false" | "inf" | "nan")
        && (tail.is_empty() || tail.starts_with('#'))
}

/// `key =`, `"quoted".key =`.
fn looks_like_assignment(line: &str) -> bool {
    let Some((key, _)) = line.split_once('=') else { return false };
    let key = key.trim();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '"' | '\'' | ':');
    key.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\'')) && key.chars().all(plain)
}
