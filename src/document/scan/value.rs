//! `key = value`, over several lines while a bracket is open.

use crate::document::scan::lines::{looks_like_assignment, looks_like_header};
use crate::document::scan::{Scan, TooMuch};

/// An open bracket.
#[derive(Clone, Copy)]
struct Open {
    byte: u8,
    at: usize,
    depth: usize,
}

/// How far a statement has been looked through.
struct Statement {
    open: Vec<Open>,
    /// Open when the line began: what a damaged line falls back to.
    at_line: Vec<Open>,
    /// Nothing was damaged.
    whole: bool,
    /// `=` was passed.
    assigned: bool,
    /// Points of the dotted key that is being passed.
    dots: usize,
    /// The last byte that is no blank.
    last: u8,
}

/// Whether the statement goes on.
enum Next {
    On,
    /// It ends here, sound or with its damage passed.
    Ends,
    /// It is damaged, and where it ends has to be found.
    Broken,
}

impl Statement {
    fn depth(&self, header: usize) -> usize {
        self.open.last().map_or(header, |top| top.depth) + self.dots
    }
}

impl Scan<'_> {
    /// Passes `key = value` up to its line end; false if it is damaged.
    pub(super) fn key_and_value(&mut self) -> Result<bool, TooMuch> {
        let mut so_far =
            Statement { open: Vec::new(), at_line: Vec::new(), whole: true, assigned: false, dots: 0, last: b' ' };
        while let Some(byte) = self.peek() {
            let next = match byte {
                b'\n' => self.line_ends(&mut so_far)?,
                b'"' | b'\'' => self.quoted(&mut so_far, byte)?,
                b'#' => {
                    self.comment();
                    Next::On
                }
                _ => self.mark(&mut so_far, byte)?,
            };
            match next {
                Next::On => {}
                Next::Ends => return Ok(so_far.whole),
                Next::Broken => return Ok(false),
            }
        }
        if so_far.whole {
            self.unclosed(&so_far.open);
        }
        Ok(so_far.whole && so_far.open.is_empty())
    }

    fn line_ends(&mut self, so_far: &mut Statement) -> Result<Next, TooMuch> {
        if so_far.open.is_empty() {
            if so_far.assigned && so_far.last == b'=' {
                (self.say)(self.at - 1, self.at, "there is no value after \"=\"".to_owned());
                return Ok(Next::Broken);
            }
            return Ok(Next::Ends);
        }
        if self.ends_early(&so_far.open, so_far.last) {
            self.unclosed(&so_far.open);
            return Ok(Next::Broken);
        }
        self.at += 1;
        self.skip_blank()?;
        so_far.at_line.clone_from(&so_far.open);
        so_far.dots = 0;
        if matches!(self.peek(), Some(b']' | b'}')) {
            so_far.whole &= self.close_filled(&mut so_far.open);
        }
        Ok(Next::On)
    }

    /// A text in quotes. A quote without its partner spoils its line, and no more if brackets were open before.
    fn quoted(&mut self, so_far: &mut Statement, byte: u8) -> Result<Next, TooMuch> {
        let quote = self.at;
        if self.text(self.bytes.len()) {
            self.spend(1)?;
            so_far.last = byte;
            return Ok(Next::On);
        }
        if self.say_quote(quote, so_far.last) {
            self.at = self.bytes.len();
            return Ok(Next::Broken);
        }
        self.at = self.line_end(quote);
        so_far.whole = false;
        if so_far.at_line.is_empty() {
            return Ok(Next::Broken);
        }
        so_far.open.clone_from(&so_far.at_line);
        so_far.last = b',';
        Ok(Next::On)
    }

    fn mark(&mut self, so_far: &mut Statement, byte: u8) -> Result<Next, TooMuch> {
        match byte {
            b'[' | b'{' => {
                let depth = so_far.depth(self.header_depth) + 1;
                self.deep(depth, self.at)?;
                so_far.open.push(Open { byte, at: self.at, depth });
            }
            b']' | b'}' => {
                // `name]` is a header without its start.
                if byte == b']' && so_far.open.is_empty() && !so_far.assigned {
                    self.headers_lost = true;
                    self.header_depth = 0;
                }
                so_far.whole &= self.close(&mut so_far.open);
            }
            b'.' => {
                so_far.dots += 1;
                self.deep(so_far.depth(self.header_depth), self.at)?;
            }
            b'=' => so_far.assigned = true,
            b',' if so_far.open.is_empty() && !so_far.at_line.is_empty() && matches!(so_far.last, b']' | b'}') => {
                let opener = if so_far.last == b']' { '[' } else { '{' };
                let message = format!(
                    "the list or table that began on an earlier line ends here already; a \"{opener}\" is missing on this line"
                );
                (self.say)(self.at - 1, self.at, message);
                return Ok(Next::Broken);
            }
            _ => {}
        }
        // The depth of a dotted key lasts until the bracket that is its value; past a comma a new key begins.
        if matches!(byte, b',' | b'[' | b'{' | b']' | b'}') {
            so_far.dots = 0;
        }
        let word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
        if !((word(byte) || byte == b'_' || byte == b'-') && word(so_far.last)) {
            self.spend(1)?;
        }
        if !matches!(byte, b' ' | b'\t' | b'\r') {
            so_far.last = byte;
        }
        self.at += 1;
        Ok(Next::On)
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
            (self.say)(
                first.at,
                first.at + 1,
                format!("the {name} opened here is never closed; a \"{close}\" is missing"),
            );
        }
    }

    /// A line that starts with a closing bracket closes what was left open at a line's end, not what began within one.
    fn close_filled(&mut self, open: &mut Vec<Open>) -> bool {
        let Some(byte) = self.peek() else { return true };
        let opener = if byte == b']' { b'[' } else { b'{' };
        let (Some(top), Some(below)) = (open.last().copied(), open.iter().rev().nth(1).copied()) else { return true };
        if top.byte != opener || below.byte != opener {
            return true;
        }
        let own_line = self.line_end(top.at) < self.at && self.line_end(below.at) < top.at;
        if own_line && self.begins_text(top.at) {
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
                    (self.say)(
                        at,
                        at + 1,
                        format!("this \"{}\" closes nothing; its \"{}\" is missing", byte as char, opener as char),
                    );
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
}
