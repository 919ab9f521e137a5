//! A table that somebody names on the command line, read row by row: a million rows take the memory of their text.
//!
//! In: a source text. Out: rows with their cells as text; problems with file, line and column of the cell; how the file was read. What
//! kinds of files there are stands in [`tables`](crate::document::tables); a table that a scenario names is a
//! [`Sheet`](crate::document::Sheet).

use std::cell::{Cell, RefCell};

use crate::document::rows::{Line, Row, cell_range};
use crate::document::sheet::{EMPTY, MOST_PROBLEMS, MOST_ROWS, read_as};
use crate::document::tables::layout::Layout;
use crate::document::tables::names;
use crate::document::value::nearest;
use crate::document::{Log, Place, Sources};
use crate::units::shown;

/// A table with a header, whose rows are handed out one by one.
#[derive(Debug)]
pub struct Roll<'a> {
    source: u16,
    name: &'a str,
    text: &'a str,
    log: &'a Log,
    layout: Layout<'a>,
    told: Cell<u32>,
    used: RefCell<Vec<(usize, String)>>,
}

impl<'a> Roll<'a> {
    /// Reads the header of a source.
    ///
    /// # Errors
    /// None after it was said what is wrong with the header.
    pub fn open(source: u16, sources: &'a Sources, log: &'a Log) -> Option<Roll<'a>> {
        let (table, manner) = sources.table(source)?;
        let wrong = |line: Line<'_>, why: &str| {
            let start = line.start;
            log.error(Place { source, start, end: start + line.text.len() as u32 }, "", why);
        };
        let layout = match Layout::find(table, manner) {
            Ok(Some(layout)) => layout,
            Ok(None) => {
                log.error(Place { source, start: 0, end: 0 }, "", EMPTY);
                return None;
            }
            Err(problems) => {
                problems.iter().for_each(|(line, why)| wrong(*line, why));
                return None;
            }
        };
        let (name, text) = (sources.name(source), table.text.as_str());
        Some(Roll { source, name, text, log, layout, told: Cell::new(0), used: RefCell::default() })
    }

    /// The rows in file order; lines without text are no rows. Lines that are no rows are told and passed over. After too
    /// many problems there are no more rows.
    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        let rows = self.layout.rows().enumerate();
        rows.take_while(|(n, row)| self.goes_on(*n, row.as_ref().err().map(|(line, _)| *line)))
            .filter_map(|(_, row)| row.map_err(|(line, why)| self.whole_line(line, why)).ok())
    }

    fn goes_on(&self, rows: usize, line: Option<Line<'_>>) -> bool {
        if rows == MOST_ROWS {
            self.whole_line(line.unwrap_or(self.layout.first), format!("more than {MOST_ROWS} rows"));
        }
        rows < MOST_ROWS && self.told.get() <= MOST_PROBLEMS
    }

    /// Whether nothing was wrong so far.
    pub fn is_sound(&self) -> bool {
        self.told.get() == 0
    }

    /// The first of these columns that the header has: see [`names::column`].
    pub fn maybe(&self, aliases: &[&str]) -> Option<usize> {
        names::column(&self.layout.header, aliases)
    }

    /// As [`Roll::maybe`], of a column that is then used for what the first name says.
    pub fn takes(&self, aliases: &[&str]) -> Option<usize> {
        let found = self.maybe(aliases)?;
        self.used.borrow_mut().push((found, aliases.first().copied().unwrap_or_default().to_owned()));
        Some(found)
    }

    /// The first of these columns that the header has; a problem that lists what it has if there is none.
    pub fn need(&self, aliases: &[&str]) -> Option<usize> {
        let found = self.takes(aliases);
        if found.is_none() {
            let (wanted, header) = (names::listed(aliases), &self.layout.header);
            let near = aliases.iter().find_map(|alias| nearest(alias, header.iter().map(String::as_str)));
            let hint = near.map_or(String::new(), |near| format!("; is \"{}\" meant?", shown(near)));
            let has: Vec<String> = header.iter().take(16).map(|cell| format!("\"{}\"", shown(cell))).collect();
            self.whole_line(
                self.layout.first,
                format!("there is no column {wanted}; the columns are {}{hint}", has.join(", ")),
            );
        }
        found
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.layout.header
    }

    /// What is said above the table under one of these names: see [`Layout::title`].
    pub fn title(&self, wanted: &[&str]) -> Option<(&str, String)> {
        self.layout.title(wanted)
    }

    /// How the file was read: what was decided, and which columns mean what.
    pub fn read_as(&self) -> String {
        let (used, header) = (self.used.borrow(), &self.layout.header);
        let used = used.iter().map(|(column, what)| (header.get(*column).map_or("", String::as_str), what.as_str()));
        read_as(self.name, &self.layout.told, used)
    }

    /// A cell read by one of [`cells`](crate::document::cells); a problem at its place if it cannot be.
    pub fn cell<T>(&self, row: &Row, column: usize, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        read(row.get(column)).map_err(|why| self.problem(row, column, why)).ok()
    }

    /// Where a cell stands.
    pub fn place(&self, row: &Row, column: usize) -> Place {
        let rest = self.text.get(row.start()..).unwrap_or("");
        let line = rest.split(['\n', '\r']).next().unwrap_or("");
        let cell = cell_range(line, self.layout.mark, column);
        let (start, end) = (row.start() + cell.start, row.start() + cell.end.max(cell.start));
        Place { source: self.source, start: start as u32, end: end as u32 }
    }

    /// Says what is wrong with a cell; of many problems the first 20.
    pub fn problem(&self, row: &Row, column: usize, message: impl AsRef<str>) {
        let name = self.layout.header.get(column).map_or("", String::as_str);
        self.tell(self.place(row, column), &format!("{}: {}", shown(name), message.as_ref()));
    }

    fn whole_line(&self, line: Line<'_>, message: impl AsRef<str>) {
        let end = line.start + line.text.len() as u32;
        self.tell(Place { source: self.source, start: line.start, end }, message.as_ref());
    }

    fn tell(&self, place: Place, message: &str) {
        let told = self.told.get().saturating_add(1);
        self.told.set(told);
        if told <= MOST_PROBLEMS {
            self.log.error(place, "", message);
        } else if told == MOST_PROBLEMS + 1 {
            self.log.error(place, "", "more problems follow; repair these first");
        }
    }
}
