//! A table that a document names, by its header: columns by name or alias, rows with their line, problems with file and line.
//!
//! In: the value that names the file, how it is to be read, and the files. Out: cells as text, and how the file was read. What kinds of
//! files there are stands in [`tables`](crate::document::tables).

use std::cell::{Cell, RefCell};

pub use crate::document::rows::Row;
use crate::document::tables::layout::Layout;
use crate::document::tables::{Manner, TableText, names, place};
use crate::document::value::nearest;
use crate::document::{At, Files};
use crate::said::Said;
use crate::units::shown;

/// Rows that a file may have at most.
pub(super) const MOST_ROWS: usize = 10_000_000;
/// Problems told of one file.
pub(super) const MOST_PROBLEMS: u32 = 20;
/// What is said of a file without a line.
pub(super) const EMPTY: &str = "this file is empty; it needs a line that names the columns";

/// A table with a header.
#[derive(Clone, Debug)]
pub struct Sheet {
    name: String,
    /// Of a workbook.
    sheet: Option<String>,
    header: Vec<String>,
    /// The line of the header.
    first: u32,
    rows: Vec<Row>,
    told: Cell<u32>,
    /// How the file was read.
    manner: Vec<String>,
    used: RefCell<Vec<(usize, String)>>,
}

impl Sheet {
    /// Reads the file that `at` names; says what is wrong with it.
    pub fn read(at: &At<'_>, manner: &Manner, files: &dyn Files) -> Option<Sheet> {
        let name = at.text()?;
        let refuse = |why: String| {
            at.problem(why);
            None
        };
        let bytes = match files.bytes(name) {
            Ok(bytes) => bytes,
            Err(why) => return refuse(why),
        };
        match TableText::read(&bytes, manner) {
            Ok(table) => Sheet::parse(at, name, &table, manner),
            Err(not) => refuse(format!("{}:{}: cannot be read: {}", shown(name), not.line(&bytes), not.message)),
        }
    }

    /// Reads the file of a value that is its name, or a table with `file` and how it is to be read.
    pub fn named(at: &At<'_>, files: &dyn Files) -> Option<Sheet> {
        if at.is_text() {
            return Sheet::read(at, &Manner::default(), files);
        }
        let table = at.table()?;
        let (file, manner) = (table.need("file"), Manner::of(&table));
        table.finish();
        Sheet::read(&file?, &manner?, files)
    }

    fn parse(at: &At<'_>, name: &str, table: &TableText, manner: &Manner) -> Option<Sheet> {
        let mut sheet = Sheet {
            name: name.to_owned(),
            sheet: table.sheet.clone(),
            header: Vec::new(),
            first: 1,
            rows: Vec::new(),
            told: Cell::new(0),
            manner: Vec::new(),
            used: RefCell::default(),
        };
        let layout = match Layout::find(table, manner) {
            Ok(Some(layout)) => layout,
            Ok(None) => {
                sheet.problem(at, 1, EMPTY);
                return None;
            }
            Err(wrong) => {
                wrong.iter().for_each(|(line, why)| sheet.problem(at, line.number.into(), why));
                return None;
            }
        };
        (sheet.header, sheet.first) = (layout.header.clone(), layout.first.number);
        sheet.manner.clone_from(&layout.told);
        for row in layout.rows() {
            match row {
                Ok(row) if sheet.rows.len() == MOST_ROWS => {
                    sheet.problem(
                        at,
                        row.line(),
                        format!("more than the limit of {MOST_ROWS} rows in a file; split it by month"),
                    );
                    break;
                }
                Ok(row) => sheet.rows.push(row),
                Err((line, why)) => sheet.problem(at, line.number.into(), why),
            }
            if sheet.told.get() > MOST_PROBLEMS {
                break;
            }
        }
        (sheet.told.get() == 0).then_some(sheet)
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rows in file order; lines without text are no rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The line of the last row; of the header where there is none.
    pub fn last_line(&self) -> u64 {
        self.rows.last().map_or(self.first.into(), Row::line)
    }

    /// Says that no row follows the header.
    pub fn no_rows(&self, at: &At<'_>) {
        self.problem(at, self.first.into(), "no row follows the line that names the columns");
    }

    /// Says that the header lacks something: `what` is missing, and what to do.
    pub fn lacks(&self, at: &At<'_>, what: &str, way_out: &str) {
        self.problem(at, self.first.into(), format!("there is no {what}; the columns are {}{way_out}", self.columns()));
    }

    /// The first of these columns that the header has: see [`names::column`].
    pub fn maybe(&self, aliases: &[&str]) -> Option<usize> {
        names::column(&self.header, aliases)
    }

    /// As [`Sheet::maybe`], of a column that is then used for what the first name says.
    pub fn takes(&self, aliases: &[&str]) -> Option<usize> {
        let found = self.maybe(aliases)?;
        self.uses(found, aliases.first().copied().unwrap_or_default());
        Some(found)
    }

    /// Notes what a column is used for.
    pub fn uses(&self, column: usize, what: &str) {
        let mut used = self.used.borrow_mut();
        if !used.iter().any(|(known, of)| *known == column && of == what) {
            used.push((column, what.to_owned()));
        }
    }

    /// Notes how something was read.
    pub fn note(&mut self, what: String) {
        self.manner.push(what);
    }

    /// The first of these columns that the header has; a problem that lists what it has if there is none.
    pub fn need(&self, at: &At<'_>, aliases: &[&str]) -> Option<usize> {
        let found = self.takes(aliases);
        if found.is_none() {
            let wanted = names::listed(aliases);
            let near = aliases.iter().find_map(|alias| nearest(alias, self.header.iter().map(String::as_str)));
            let hint = near.map_or(String::new(), |near| format!("; is \"{}\" meant?", shown(near)));
            self.lacks(at, &format!("column {wanted}"), &hint);
        }
        found
    }

    /// The column of a name that the scenario gives at `at`; a problem if the header lacks it.
    pub fn column_named(&self, at: &At<'_>, name: &str) -> Option<usize> {
        // As it stands, before what is alike.
        let found = self.header.iter().position(|cell| cell == name).or_else(|| self.maybe(&[name]));
        if found.is_none() {
            let hint = match nearest(name, self.header.iter().map(String::as_str)) {
                Some(near) => format!("; did you mean \"{}\"?", shown(near)),
                None => format!("; it has {}", self.columns()),
            };
            at.problem(format!("{} has no column \"{}\"{hint}", shown(&self.name), shown(name)));
        }
        found
    }

    /// The name of a column in the file.
    pub fn column(&self, column: usize) -> &str {
        self.header.get(column).map_or("", String::as_str)
    }

    /// How many columns the header names.
    pub fn width(&self) -> usize {
        self.header.len()
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
        let name = shown(self.column(column));
        let said = |why| self.problem_at(at, row.line(), column, &format!("column \"{name}\": {why}"));
        read(row.get(column)).map_err(said).ok()
    }

    /// Says what is wrong in a line of the file that `at` names; of many problems the first 20.
    pub fn problem(&self, at: &At<'_>, line: u64, message: impl AsRef<str>) {
        self.problem_at(at, line, 0, message.as_ref());
    }

    /// Warns of a line of the file that `at` names; `said` has a place for it, `{place}`.
    pub fn warn(&self, at: &At<'_>, line: u64, said: impl FnOnce(String) -> Said) {
        at.warn(said(self.place(line, 0)));
    }

    fn problem_at(&self, at: &At<'_>, line: u64, column: usize, message: &str) {
        let told = self.told.get().saturating_add(1);
        self.told.set(told);
        let message = if told <= MOST_PROBLEMS { message } else { "more problems follow; repair these first" };
        if told <= MOST_PROBLEMS + 1 {
            at.problem(format!("{}: {message}", self.place(line, column)));
        }
    }

    /// `counts.csv:7`, or `counts.xlsx:May!C7`.
    fn place(&self, line: u64, column: usize) -> String {
        let name = shown(&self.name);
        match &self.sheet {
            Some(sheet) => {
                let cell = place((line.max(1) - 1) as u32, column as u32);
                format!("{name}:{}!{cell}", shown(sheet))
            }
            None => format!("{name}:{line}"),
        }
    }

    /// Tells how the file was read, where that was not plain: the usual spelling under this program's own names.
    pub fn tell(&self, at: &At<'_>) {
        let used = self.used.borrow();
        let own = |(column, what): &(usize, String)| names::folded(self.column(*column)) == names::folded(what);
        if self.manner.is_empty() && used.iter().all(own) {
            return;
        }
        at.log().note(read_as(
            &self.name,
            &self.manner,
            used.iter().map(|(column, what)| (self.column(*column), what.as_str())),
        ));
    }
}

/// How a file was read, as one sentence: what was decided, and which columns mean what.
pub(super) fn read_as<'u>(name: &str, manner: &[String], used: impl Iterator<Item = (&'u str, &'u str)>) -> String {
    let used = used.map(|(column, what)| format!("{what} from \"{}\"", shown(column)));
    let parts: Vec<String> = manner.iter().cloned().chain(used).collect();
    format!("{}: {}", shown(name), parts.join("; "))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
#[path = "tests/sheets.rs"]
mod tests;
