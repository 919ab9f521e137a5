//! A CSV that somebody names on the command line, read row by row: a million rows take the memory of their text.
//!
//! In: a source text. Out: rows with their cells as text; problems with file, line and column of the cell. How lines are taken
//! apart stands in [`rows`]; a table that a scenario names is a [`Sheet`](crate::document::Sheet).

use std::cell::Cell;

use crate::document::rows::{self, Line, Row, cell_range, folded, header_problems, lines, mark_of};
use crate::document::sheet::{EMPTY, MOST_PROBLEMS, MOST_ROWS};
use crate::document::value::nearest;
use crate::document::{Log, Place, Sources};
use crate::units::shown;

/// A CSV with a header, whose rows are handed out one by one.
#[derive(Debug)]
pub struct Roll<'a> {
    source: u16,
    text: &'a str,
    log: &'a Log,
    mark: char,
    header: Vec<String>,
    /// The line of the header.
    first: Line<'a>,
    told: Cell<u32>,
}

impl<'a> Roll<'a> {
    /// Reads the header of a source.
    ///
    /// # Errors
    /// None after it was said what is wrong with the header.
    pub fn open(source: u16, sources: &'a Sources, log: &'a Log) -> Option<Roll<'a>> {
        let text = sources.text(source);
        let Some(first) = lines(text).next() else {
            log.error(Place { source, start: 0, end: 0 }, "", EMPTY);
            return None;
        };
        let (mark, told) = (mark_of(first.text), Cell::new(0));
        let mut roll = Roll { source, text, log, mark, header: Vec::new(), first, told };
        let row = rows::row(first, mark).map_err(|why| roll.whole_line(first, why)).ok()?;
        roll.header = (0..row.cells()).map(|column| row.get(column).to_owned()).collect();
        let problems = header_problems(&roll.header);
        problems.iter().for_each(|why| roll.whole_line(first, why));
        problems.is_empty().then_some(roll)
    }

    /// The rows in file order; lines without text are no rows. Lines that are no rows are told and passed over. After too
    /// many problems there are no more rows.
    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        let lines = lines(self.text).skip(1).enumerate();
        lines.take_while(|(n, line)| self.goes_on(*n, *line)).filter_map(|(_, line)| {
            let read = rows::row(line, self.mark);
            let fits = read.and_then(|row| rows::fits(row, self.header.len(), line.text, self.mark));
            fits.map_err(|why| self.whole_line(line, why)).ok()
        })
    }

    fn goes_on(&self, rows: usize, line: Line<'_>) -> bool {
        if rows >= MOST_ROWS {
            self.whole_line(line, format!("more than {MOST_ROWS} rows"));
        }
        rows < MOST_ROWS && self.told.get() <= MOST_PROBLEMS
    }

    /// Whether nothing was wrong so far.
    pub fn is_sound(&self) -> bool {
        self.told.get() == 0
    }

    /// The first of these columns that the header has; letters of either case, blanks and underscores alike.
    pub fn maybe(&self, aliases: &[&str]) -> Option<usize> {
        aliases.iter().find_map(|alias| self.header.iter().position(|cell| folded(cell) == folded(alias)))
    }

    /// The first of these columns that the header has; a problem that lists what it has if there is none.
    pub fn need(&self, aliases: &[&str]) -> Option<usize> {
        let found = self.maybe(aliases);
        if found.is_none() {
            let wanted = aliases.first().copied().unwrap_or_default();
            let near = aliases.iter().find_map(|alias| nearest(alias, self.header.iter().map(String::as_str)));
            let hint = near.map_or(String::new(), |near| format!("; is \"{}\" meant?", shown(near)));
            let has: Vec<String> = self.header.iter().take(16).map(|cell| format!("\"{}\"", shown(cell))).collect();
            self.whole_line(
                self.first,
                format!("there is no column \"{wanted}\"; the columns are {}{hint}", has.join(", ")),
            );
        }
        found
    }

    /// A cell read by one of [`cells`](crate::document::cells); a problem at its place if it cannot be.
    pub fn cell<T>(&self, row: &Row, column: usize, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        read(row.get(column)).map_err(|why| self.problem(row, column, why)).ok()
    }

    /// Says what is wrong with a cell; of many problems the first 20.
    pub fn problem(&self, row: &Row, column: usize, message: impl AsRef<str>) {
        let rest = self.text.get(row.start()..).unwrap_or("");
        let line = rest.split(['\n', '\r']).next().unwrap_or("");
        let cell = cell_range(line, self.mark, column);
        let name = self.header.get(column).map_or("", String::as_str);
        let (start, end) = (row.start() + cell.start, row.start() + cell.end.max(cell.start));
        self.tell(start, end, &format!("{}: {}", shown(name), message.as_ref()));
    }

    fn whole_line(&self, line: Line<'_>, message: impl AsRef<str>) {
        let start = line.start as usize;
        self.tell(start, start + line.text.len(), message.as_ref());
    }

    fn tell(&self, start: usize, end: usize, message: &str) {
        let told = self.told.get().saturating_add(1);
        self.told.set(told);
        let place = Place { source: self.source, start: start as u32, end: end as u32 };
        if told <= MOST_PROBLEMS {
            self.log.error(place, "", message);
        } else if told == MOST_PROBLEMS + 1 {
            self.log.error(place, "", "more problems follow; repair these first");
        }
    }
}
