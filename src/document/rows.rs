//! Lines of a CSV and their cells: what a file read as a whole and one read row by row have in common.
//!
//! In: text. Out: lines with their number and place, cells as text, and sentences about what is wrong. Commas divide; where the
//! header has none, semicolons or tabs do. A cell ends with its line: a quote left open is then one wrong line, not a swallowed
//! file.

use std::ops::Range;

use crate::units::shown;

/// Columns that a file may have at most.
pub(super) const MOST_COLUMNS: usize = 256;
/// Bytes that a line may have at most.
const LINE_BYTES: usize = 64 << 10;

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    line: u32,
    /// The first byte of its line in the text.
    start: u32,
    /// All cells, one behind the other.
    text: Box<str>,
    /// Where each cell ends.
    ends: Box<[u32]>,
}

impl Row {
    /// The cell of a column, without blanks around it.
    pub fn get(&self, column: usize) -> &str {
        let Some(&end) = self.ends.get(column) else { return "" };
        let start = column.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize).unwrap_or("").trim()
    }

    /// Its line in the file, 1 is the header's.
    pub fn line(&self) -> u64 {
        u64::from(self.line)
    }

    /// The first byte of its line in the text.
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    /// How many cells it has.
    pub fn cells(&self) -> usize {
        self.ends.len()
    }

    /// With other texts in the cells for which `other` gives one.
    pub(super) fn rewritten(self, other: impl Fn(usize, &str) -> Option<String>) -> Row {
        let new: Vec<Option<String>> = (0..self.cells()).map(|column| other(column, self.get(column))).collect();
        if new.iter().all(Option::is_none) {
            return self;
        }
        let (mut text, mut ends) = (String::with_capacity(self.text.len()), Vec::with_capacity(new.len()));
        for (column, new) in new.iter().enumerate() {
            text.push_str(new.as_deref().unwrap_or_else(|| self.get(column)));
            ends.push(text.len() as u32);
        }
        Row { text: text.into(), ends: ends.into(), ..self }
    }

    /// With so many cells: empty ones behind its own; fewer only where those behind are `blank`.
    pub(super) fn of_cells(mut self, cells: usize, blank: bool) -> Row {
        let mut ends = self.ends.into_vec();
        let end = ends.last().copied().unwrap_or(0);
        if ends.len() < cells || blank {
            ends.resize(cells, end);
        }
        self.ends = ends.into();
        self
    }
}

/// A line of a text.
#[derive(Clone, Copy, Debug)]
pub struct Line<'t> {
    /// From 1.
    pub number: u32,
    /// Its first byte.
    pub start: u32,
    /// Without its end.
    pub text: &'t str,
}

/// The lines of a text that are not blank; `\n`, `\r\n` and `\r` end a line.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let (mut from, mut number, mut over) = (0usize, 0u32, false);
    let all = std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|_| !over)?;
        number = number.saturating_add(1);
        let (start, bytes) = (from as u32, rest.as_bytes());
        let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            over = true;
            return Some(Line { number, start, text: rest });
        };
        from += end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
        Some(Line { number, start, text: &rest[..end] })
    });
    all.filter(|line| !line.text.trim().is_empty())
}

/// A name as columns of one file are told apart: without blanks and underscores, in lower case.
fn same(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, ' ' | '_')).flat_map(char::to_lowercase).collect()
}

/// What is wrong with the names of columns.
pub(super) fn header_problems(header: &[String]) -> Vec<String> {
    let mut problems = Vec::new();
    if header.len() > MOST_COLUMNS {
        problems.push(format!("{} columns are more than the limit of {MOST_COLUMNS}", header.len()));
    }
    if header.iter().all(|cell| cell.is_empty() || cell.parse::<f64>().is_ok()) {
        problems.push("the first line names the columns; this one holds numbers only".to_owned());
    }
    for (n, cell) in header.iter().enumerate().take(MOST_COLUMNS) {
        if header.iter().take(n).any(|other| !cell.is_empty() && same(other) == same(cell)) {
            problems.push(format!("there are two columns \"{}\"", shown(cell)));
        }
    }
    problems
}

/// A row has as many cells as the header.
pub(super) fn fits(row: Row, columns: usize, text: &str, mark: char) -> Result<Row, String> {
    let cells = row.cells();
    if cells == columns {
        return Ok(row);
    }
    let hint = if mark == ',' && cells > columns && decimal_comma(text) {
        "; numbers are written with a point, not a comma"
    } else if mark == ',' && columns == 1 {
        ""
    } else if mark == ',' && text.contains(';') {
        "; cells are divided by \",\" as in the header, not by \";\""
    } else if mark == ';' && text.contains(',') {
        "; cells are divided by \";\" as in the header, not by \",\""
    } else {
        ""
    };
    Err(format!("{cells} {}, the header has {columns}{hint}", if cells == 1 { "cell" } else { "cells" }))
}

/// Takes a line apart. A cell may stand in quotes, with two quotes for one.
pub(crate) fn row(line: Line<'_>, mark: char) -> Result<Row, String> {
    let text = line.text;
    if text.len() > LINE_BYTES {
        return Err(format!("this line has {} bytes, more than the limit of {LINE_BYTES}", text.len()));
    }
    if text.contains('\0') {
        return Err("this line holds NUL bytes: it is no text".to_owned());
    }
    let (mut cells, mut ends) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    loop {
        let start = rest.trim_start_matches(' ');
        if let Some(quoted) = start.strip_prefix('"') {
            rest = quoted_cell(quoted, &mut cells)?.trim_start_matches(' ');
            if !(rest.is_empty() || rest.starts_with(mark)) {
                return Err(format!("text stands behind the closing quote: \"{}\"", shown(rest)));
            }
        } else {
            let end = rest.find(mark).unwrap_or(rest.len());
            cells.push_str(&rest[..end]);
            rest = &rest[end..];
        }
        ends.push(cells.len() as u32);
        match rest.strip_prefix(mark) {
            Some(tail) => rest = tail,
            None => return Ok(Row { line: line.number, start: line.start, text: cells.into(), ends: ends.into() }),
        }
    }
}

/// Adds a cell to a line, in quotes where it needs them.
pub(crate) fn add_cell(cell: &str, line: &mut String) {
    if cell.contains([',', '"']) {
        line.push('"');
        line.push_str(&cell.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(cell);
    }
}

/// Cells as a line, divided by commas; never blank, since blank lines are no rows.
pub(crate) fn joined<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let mut line = String::new();
    for (n, cell) in cells.into_iter().enumerate() {
        if n > 0 {
            line.push(',');
        }
        add_cell(cell, &mut line);
    }
    if line.trim().is_empty() { "\"\"".to_owned() } else { line }
}

/// Where the text of a cell stands in its line: without blanks around it, with its quotes.
pub(super) fn cell_range(line: &str, mark: char, column: usize) -> Range<usize> {
    let (mut from, mut quoted, mut n) = (0, false, 0);
    let mut to = line.len();
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c == mark && !quoted && n == column => {
                to = at;
                break;
            }
            c if c == mark && !quoted => {
                n += 1;
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    if n < column {
        return line.len()..line.len();
    }
    let cell = line.get(from..to).unwrap_or("");
    let start = from + (cell.len() - cell.trim_start().len());
    start..(start + cell.trim().len())
}

/// Adds a cell in quotes, its first quote taken, and gives what follows it.
fn quoted_cell<'t>(mut rest: &'t str, cells: &mut String) -> Result<&'t str, String> {
    loop {
        let (before, after) = rest.split_once('"').ok_or("a quote is not closed on its line")?;
        cells.push_str(before);
        match after.strip_prefix('"') {
            Some(tail) => {
                cells.push('"');
                rest = tail;
            }
            None => return Ok(after),
        }
    }
}

/// `12,5` between digits.
fn decimal_comma(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).any(|three| three[0].is_ascii_digit() && three[1] == b',' && three[2].is_ascii_digit())
}
