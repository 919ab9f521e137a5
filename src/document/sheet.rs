//! A CSV by its header: columns by name or alias, rows with their line, problems with file and line.
//!
//! In: the value that names the file, and the files. Out: cells as text. Commas divide; where the header has none,
//! semicolons or tabs do. A cell ends with its line: a quote left open is then one wrong line, not a swallowed file.

use std::cell::Cell;

use crate::document::value::nearest;
use crate::document::{At, Files};
use crate::units::shown;

/// Rows that a file may have at most.
const MOST_ROWS: usize = 10_000_000;
/// Columns that a file may have at most.
const MOST_COLUMNS: usize = 256;
/// Bytes that a line may have at most.
const LINE_BYTES: usize = 64 << 10;
/// Problems told of one file.
const MOST_PROBLEMS: u32 = 20;

/// A CSV file with a header.
#[derive(Clone, Debug)]
pub struct Sheet {
    name: String,
    header: Vec<String>,
    rows: Vec<Row>,
    told: Cell<u32>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    line: u32,
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

    fn cells(&self) -> usize {
        self.ends.len()
    }
}

impl Sheet {
    /// Reads the file that `at` names; says what is wrong with it.
    pub fn read(at: &At<'_>, files: &dyn Files) -> Option<Sheet> {
        let name = at.text()?;
        match files.text(name) {
            Ok(text) => Sheet::parse(at, name, &text),
            Err(why) => {
                at.problem(why);
                None
            }
        }
    }

    fn parse(at: &At<'_>, name: &str, text: &str) -> Option<Sheet> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut sheet = Sheet { name: name.to_owned(), header: Vec::new(), rows: Vec::new(), told: Cell::new(0) };
        let mut lines = lines(text).filter(|(_, line)| !line.trim().is_empty());
        let Some((first, header)) = lines.next() else {
            sheet.problem(at, 1, "this file is empty; it needs a line that names the columns");
            return None;
        };
        let mark = ([',', ';', '\t'].into_iter()).find(|mark| header.contains(*mark)).unwrap_or(',');
        sheet.header(at, first, row(first, header, mark))?;
        for (line, text) in lines {
            if sheet.rows.len() == MOST_ROWS {
                sheet.problem(at, line.into(), format!("more than {MOST_ROWS} rows"));
                break;
            }
            match row(line, text, mark).and_then(|row| sheet.fits(row, text, mark)) {
                Ok(row) => sheet.rows.push(row),
                Err(why) => sheet.problem(at, line.into(), why),
            }
            if sheet.told.get() > MOST_PROBLEMS {
                break;
            }
        }
        (sheet.told.get() == 0).then_some(sheet)
    }

    /// Takes the header, or says what is wrong with it.
    fn header(&mut self, at: &At<'_>, line: u32, row: Result<Row, String>) -> Option<()> {
        let row = row.map_err(|why| self.problem(at, line.into(), why)).ok()?;
        self.header = (0..row.cells()).map(|column| row.get(column).to_owned()).collect();
        let mut problems = Vec::new();
        if self.header.len() > MOST_COLUMNS {
            problems.push(format!("{} columns are more than the limit of {MOST_COLUMNS}", self.header.len()));
        }
        if self.header.iter().all(|cell| cell.is_empty() || cell.parse::<f64>().is_ok()) {
            problems.push("the first line names the columns; this one holds numbers only".to_owned());
        }
        for (n, cell) in self.header.iter().enumerate().take(MOST_COLUMNS) {
            if self.header.iter().take(n).any(|other| !cell.is_empty() && folded(other) == folded(cell)) {
                problems.push(format!("there are two columns \"{}\"", shown(cell)));
            }
        }
        problems.iter().for_each(|why| self.problem(at, line.into(), why));
        problems.is_empty().then_some(())
    }

    /// A row has as many cells as the header.
    fn fits(&self, row: Row, text: &str, mark: char) -> Result<Row, String> {
        let (cells, columns) = (row.cells(), self.header.len());
        if cells == columns {
            return Ok(row);
        }
        let hint = if mark == ',' && cells > columns && decimal_comma(text) {
            "; numbers are written with a point, not a comma"
        } else if mark == ',' && columns == 1 {
            ""
        } else if mark == ',' && text.contains(';') {
            "; cells are divided by \",\" as in the header, not by \";\""
        } else {
            ""
        };
        Err(format!("{cells} cells, the header has {columns}{hint}"))
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rows in file order; lines without text are no rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The first of these columns that the header has; letters of either case, blanks and underscores alike.
    pub fn maybe(&self, aliases: &[&str]) -> Option<usize> {
        aliases.iter().find_map(|alias| self.header.iter().position(|cell| folded(cell) == folded(alias)))
    }

    /// The first of these columns that the header has; a problem that lists what it has if there is none.
    pub fn need(&self, at: &At<'_>, aliases: &[&str]) -> Option<usize> {
        let found = self.maybe(aliases);
        if found.is_none() {
            let wanted = aliases.iter().map(|alias| format!("\"{alias}\"")).collect::<Vec<_>>().join(" or ");
            let near = aliases.iter().find_map(|alias| nearest(alias, self.header.iter().map(String::as_str)));
            let hint = near.map_or(String::new(), |near| format!("; is \"{}\" meant?", shown(near)));
            self.problem(at, 1, format!("there is no column {wanted}; the columns are {}{hint}", self.columns()));
        }
        found
    }

    /// The column of a name that the scenario gives at `at`; a problem if the header lacks it.
    pub fn column_named(&self, at: &At<'_>, name: &str) -> Option<usize> {
        let found = self.maybe(&[name]);
        if found.is_none() {
            let hint = match nearest(name, self.header.iter().map(String::as_str)) {
                Some(near) => format!("; did you mean \"{}\"?", shown(near)),
                None => format!("; it has {}", self.columns()),
            };
            at.problem(format!("{} has no column \"{}\"{hint}", shown(&self.name), shown(name)));
        }
        found
    }

    /// The header as a list for messages.
    pub fn columns(&self) -> String {
        self.header.iter().take(12).map(|cell| format!("\"{}\"", shown(cell))).collect::<Vec<_>>().join(", ")
    }

    /// A cell read by one of [`crate::document::cells`]; a problem with its line and column if it cannot be.
    pub fn cell<T>(
        &self,
        at: &At<'_>,
        row: &Row,
        column: usize,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let name = self.header.get(column).map_or("", String::as_str);
        read(row.get(column))
            .map_err(|why| self.problem(at, row.line(), format!("column \"{}\": {why}", shown(name))))
            .ok()
    }

    /// Says what is wrong in a line of the file that `at` names; of many problems the first 20.
    pub fn problem(&self, at: &At<'_>, line: u64, message: impl AsRef<str>) {
        let told = self.told.get().saturating_add(1);
        self.told.set(told);
        if told <= MOST_PROBLEMS {
            at.problem(format!("{}:{line}: {}", shown(&self.name), message.as_ref()));
        } else if told == MOST_PROBLEMS + 1 {
            at.problem(format!("{}:{line}: more problems follow; repair these first", shown(&self.name)));
        }
    }
}

/// A name as columns are compared: without blanks and underscores, in lower case.
fn folded(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, ' ' | '_')).flat_map(char::to_lowercase).collect()
}

/// Lines with their numbers from 1; `\n`, `\r\n` and `\r` end a line.
fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut rest = Some(text);
    let mut number = 0u32;
    std::iter::from_fn(move || {
        let text = rest?;
        number = number.saturating_add(1);
        match text.find(['\n', '\r']) {
            Some(end) => {
                let width = if text[end..].starts_with("\r\n") { 2 } else { 1 };
                rest = Some(&text[end + width..]);
                Some((number, &text[..end]))
            }
            None => {
                rest = None;
                Some((number, text))
            }
        }
    })
}

/// Takes a line apart. A cell may stand in quotes, with two quotes for one.
fn row(line: u32, text: &str, mark: char) -> Result<Row, String> {
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
            None => return Ok(Row { line, text: cells.into(), ends: ends.into() }),
        }
    }
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
#[path = "tests/sheets.rs"]
mod tests;
