//! A CSV by its header: columns by name or alias, rows with their line, problems with file and line.
//!
//! In: the value that names the file, and the files. Out: cells as text. Commas, semicolons and tabs are told apart by
//! the header.

use csv::StringRecord;

use crate::document::{At, Files};
use crate::document::value::nearest;
use crate::units::shown;

/// Rows that a file may have at most.
const MOST_ROWS: usize = 10_000_000;

/// A CSV file with a header.
#[derive(Clone, Debug)]
pub struct Sheet {
    name: String,
    header: Vec<String>,
    rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row(StringRecord);

impl Row {
    /// The cell of a column, without blanks around it.
    pub fn get(&self, column: usize) -> &str {
        self.0.get(column).unwrap_or("").trim()
    }

    /// Its line in the file, 1 is the header's.
    pub fn line(&self) -> u64 {
        self.0.position().map_or(0, csv::Position::line)
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
        let first = text.lines().next().unwrap_or("");
        let delimiter = [b',', b';', b'\t'].into_iter().find(|&mark| first.bytes().any(|byte| byte == mark)).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
        let mut sheet = Sheet { name: name.to_owned(), header: Vec::new(), rows: Vec::new() };
        match reader.headers() {
            Ok(header) => sheet.header = header.iter().map(|cell| cell.trim().to_owned()).collect(),
            Err(error) => {
                sheet.problem(at, 1, error.to_string());
                return None;
            }
        }
        for (n, cell) in sheet.header.iter().enumerate() {
            if sheet.header.iter().take(n).any(|other| other == cell) {
                sheet.problem(at, 1, format!("there are two columns \"{}\"", shown(cell)));
                return None;
            }
        }
        for record in reader.into_records() {
            match record {
                Ok(record) if record.iter().any(|cell| cell.contains('\n')) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    sheet.problem(at, line, "a quote is never closed, or a cell runs over several lines");
                    return None;
                }
                Ok(record) => sheet.rows.push(Row(record)),
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    sheet.problem(at, line, wrong_row(&error));
                    return None;
                }
            }
            if sheet.rows.len() > MOST_ROWS {
                at.problem(format!("{}: has more than {MOST_ROWS} rows", shown(name)));
                return None;
            }
        }
        Some(sheet)
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rows in file order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The first of these columns that the header has, letters of either case.
    pub fn maybe(&self, aliases: &[&str]) -> Option<usize> {
        aliases.iter().find_map(|alias| self.header.iter().position(|cell| cell.eq_ignore_ascii_case(alias)))
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

    /// Says what is wrong in a line of the file that `at` names.
    pub fn problem(&self, at: &At<'_>, line: u64, message: impl AsRef<str>) {
        at.problem(format!("{}:{line}: {}", shown(&self.name), message.as_ref()));
    }
}

fn wrong_row(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("{len} cells, the header has {expected_len}"),
        _ => error.to_string(),
    }
}
