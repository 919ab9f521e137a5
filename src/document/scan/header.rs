//! Table headers.

use crate::document::scan::{Scan, TABLES, TooMuch};

impl Scan<'_> {
    /// A table header: one line, whatever stands on it.
    pub(super) fn header(&mut self) -> Result<(), TooMuch> {
        let (start, end) = (self.at, self.line_end(self.at));
        self.tables += 1;
        if self.tables > TABLES {
            (self.say)(start, end, format!("this file has more tables than the limit of {TABLES}"));
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
            (true, false, true) => Some(
                "this table header opens with \"[\" and closes with \"]]\"; write [name] for a table, [[name]] for one of a list",
            ),
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
}
