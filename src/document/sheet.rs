//! A CSV by its header: columns by name or alias, rows with their line, problems with file and line.
//!
//! In: the value that names the file, and the files. Out: cells as text. How lines are taken apart stands in
//! [`rows`](crate::document::rows).

use std::cell::Cell;

pub use crate::document::rows::Row;
use crate::document::rows::{fits, folded, header_problems, lines, mark_of, row};
use crate::document::value::nearest;
use crate::document::{At, Files};
use crate::units::shown;

/// Rows that a file may have at most.
pub(super) const MOST_ROWS: usize = 10_000_000;
/// Problems told of one file.
pub(super) const MOST_PROBLEMS: u32 = 20;
/// What is said of a file without a line.
pub(super) const EMPTY: &str = "this file is empty; it needs a line that names the columns";

/// A CSV file with a header.
#[derive(Clone, Debug)]
pub struct Sheet {
    name: String,
    header: Vec<String>,
    rows: Vec<Row>,
    told: Cell<u32>,
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
        let mut lines = lines(text);
        let Some(first) = lines.next() else {
            sheet.problem(at, 1, EMPTY);
            return None;
        };
        let mark = mark_of(first.text);
        sheet.header(at, first.number, row(first, mark))?;
        for line in lines {
            let number = line.number.into();
            if sheet.rows.len() == MOST_ROWS {
                sheet.problem(at, number, format!("more than {MOST_ROWS} rows"));
                break;
            }
            match row(line, mark).and_then(|row| fits(row, sheet.header.len(), line.text, mark)) {
                Ok(row) => sheet.rows.push(row),
                Err(why) => sheet.problem(at, number, why),
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
        let problems = header_problems(&self.header);
        problems.iter().for_each(|why| self.problem(at, line.into(), why));
        problems.is_empty().then_some(())
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
#[path = "tests/sheets.rs"]
mod tests;
