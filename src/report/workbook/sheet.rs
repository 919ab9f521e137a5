//! A sheet while it is written: headings, rows of typed cells, widths.

use rust_xlsxwriter::{Chart, ExcelDateTime, Format, FormatAlign, Worksheet, XlsxError};

use crate::results::Estimate;

/// Characters that a cell takes.
const MOST_CHARACTERS: usize = 32_767;
/// Height of a line of a heading, in points.
const LINE: f64 = 15.0;
/// The widest column, in characters.
const WIDEST: f64 = 60.0;

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// 0 to 1, in per cent.
    Share,
    /// Seconds.
    Seconds,
    /// Contacts, agents.
    Count,
    /// Currency.
    Money,
    /// As it is.
    Plain,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text, never a formula.
    Text(String),
    /// A number; an empty cell where there is none.
    Number(Option<f64>, Look),
    /// A date and time of the local clock, `2026-11-02T08:00`, or a time of day, `08:00`.
    Moment(String),
}

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    /// A figure and both ends of its interval.
    pub fn estimate(estimate: Estimate, look: Look) -> [Cell; 3] {
        [estimate.mean, estimate.low, estimate.high].map(|value| Cell::Number(value, look))
    }
}

/// The headings of a figure with its interval.
pub fn with_interval(name: &str) -> [String; 3] {
    [name.to_owned(), format!("{name}, low"), format!("{name}, high")]
}

struct Formats {
    heading: Format,
    title: Format,
    text: Format,
    guarded: Format,
    looks: [Format; 5],
    moment: Format,
    clock: Format,
}

/// A sheet.
pub struct Sheet {
    sheet: Worksheet,
    formats: Formats,
    row: u32,
    widths: Vec<f64>,
    /// Rows of headings, with their texts.
    headings: Vec<(u32, Vec<String>)>,
}

impl Sheet {
    /// A sheet without rows.
    ///
    /// # Errors
    /// The name is none that a sheet may have.
    pub fn new(name: &str) -> Result<Sheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        let number = |format: &str| Format::new().set_num_format(format);
        let formats = Formats {
            heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            title: Format::new().set_bold().set_font_size(14),
            text: Format::new().set_align(FormatAlign::Top),
            guarded: Format::new().set_align(FormatAlign::Top).set_quote_prefix(),
            looks: [number("0.0 %"), number("#,##0.0"), number("#,##0.0"), number("#,##0.00"), Format::new()],
            moment: number("yyyy-mm-dd hh:mm"),
            clock: number("hh:mm"),
        };
        Ok(Sheet { sheet, formats, row: 0, widths: Vec::new(), headings: Vec::new() })
    }

    /// The number of the row that comes next, from 0.
    pub fn next_row(&self) -> u32 {
        self.row
    }

    /// A line of text of its own.
    ///
    /// # Errors
    /// See [`XlsxError`].
    pub fn line(&mut self, text: &str) -> Result<(), XlsxError> {
        self.put(0, &Cell::text(text), false)?;
        self.row += 1;
        Ok(())
    }

    /// The sheet's title.
    ///
    /// # Errors
    /// See [`XlsxError`].
    pub fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, cut(text), &self.formats.title)?;
        self.row += 1;
        Ok(())
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.row += 1;
    }

    /// The headings of a table; `until` is the number of its rows, for the filter. They stay where they are when one scrolls.
    ///
    /// # Errors
    /// See [`XlsxError`].
    pub fn headings(&mut self, names: &[String], rows: usize) -> Result<(), XlsxError> {
        for (column, name) in names.iter().enumerate() {
            self.sheet.write_string_with_format(self.row, column as u16, cut(name), &self.formats.heading)?;
            self.widen(column, name.chars().count().min(14));
        }
        self.headings.push((self.row, names.to_vec()));
        self.sheet.set_repeat_rows(self.row, self.row)?;
        if rows > 0 && !names.is_empty() {
            self.sheet.autofilter(self.row, 0, self.row + rows as u32, names.len() as u16 - 1)?;
        }
        self.row += 1;
        self.sheet.set_freeze_panes(self.row, 1)?;
        Ok(())
    }

    /// A row.
    ///
    /// # Errors
    /// See [`XlsxError`].
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        for (column, cell) in cells.iter().enumerate() {
            self.put(column as u16, cell, true)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A chart with its upper left corner in a cell.
    ///
    /// # Errors
    /// See [`XlsxError`].
    pub fn chart(&mut self, row: u32, column: u16, chart: &Chart) -> Result<(), XlsxError> {
        self.sheet.insert_chart(row, column, chart)?;
        Ok(())
    }

    fn put(&mut self, column: u16, cell: &Cell, widens: bool) -> Result<(), XlsxError> {
        let (formats, row) = (&self.formats, self.row);
        let width = match cell {
            Cell::Text(text) => {
                // What begins like a formula stays text, in this file and when it is written as CSV.
                let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
                let format = if is_formula { &formats.guarded } else { &formats.text };
                self.sheet.write_string_with_format(row, column, cut(text), format)?;
                text.chars().count()
            }
            Cell::Number(Some(value), look) if value.is_finite() => {
                self.sheet.write_number_with_format(row, column, *value, &formats.looks[*look as usize])?;
                10
            }
            Cell::Number(..) => 0,
            Cell::Moment(text) => {
                let moment = if text.contains('T') { &formats.moment } else { &formats.clock };
                match ExcelDateTime::parse_from_str(text) {
                    Ok(time) => self.sheet.write_datetime_with_format(row, column, &time, moment)?,
                    Err(_) => self.sheet.write_string_with_format(row, column, cut(text), &formats.text)?,
                };
                text.len()
            }
        };
        if widens {
            self.widen(usize::from(column), width);
        }
        Ok(())
    }

    fn widen(&mut self, column: usize, characters: usize) {
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 8.0);
        }
        self.widths[column] = self.widths[column].max(characters as f64 + 2.0).min(WIDEST);
    }

    /// The sheet as it is written.
    ///
    /// # Errors
    /// See [`XlsxError`].
    pub fn finish(mut self) -> Result<Worksheet, XlsxError> {
        for (column, width) in self.widths.iter().enumerate() {
            self.sheet.set_column_width(column as u16, *width)?;
        }
        for (row, names) in &self.headings {
            let width = |column: usize| self.widths.get(column).copied().unwrap_or(8.0);
            let lines = names.iter().enumerate().map(|(column, name)| lines(name, width(column))).max().unwrap_or(1);
            self.sheet.set_row_height(*row, LINE * lines as f64)?;
        }
        Ok(self.sheet)
    }
}

/// Lines of a heading in a column so many characters wide, broken between words as a spreadsheet breaks them.
fn lines(heading: &str, width: f64) -> usize {
    // Bold letters are wider than those that columns are measured by.
    let most = ((width - 1.0) / 1.1).max(1.0) as usize;
    let (mut lines, mut filled) = (1, 0);
    for word in heading.split_whitespace() {
        let length = word.chars().count();
        if filled > 0 && filled + 1 + length > most {
            (lines, filled) = (lines + 1, 0);
        }
        filled += length + usize::from(filled > 0);
        // A word longer than the column goes on in the next line.
        lines += filled.saturating_sub(1) / most;
        filled = (filled.max(1) - 1) % most + 1;
    }
    lines
}

/// Text as long as a cell takes, without what no file of this kind can hold.
fn cut(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_heading_takes_the_lines_that_its_words_need() {
        // Ten characters wide are eight bold ones: service | level, cost, | UAH a | month.
        assert_eq!([lines("option", 10.0), lines("service level", 10.0), lines("cost, UAH a month", 10.0)], [1, 2, 3]);
        assert_eq!(lines("performances", 10.0), 2);
        assert_eq!(lines("", 10.0), 1);
    }
}
