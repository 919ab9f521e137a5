//! Any table as CSV: columns that are said when it begins, rows of cells.
//!
//! In: columns, rows. Out: the bytes of a CSV file: a heading, then rows, which may be made apart and put behind one another. The shortest
//! digits that read back to the same number; text that no spreadsheet takes for a formula.

use std::io::{self, Write};

use super::csv::{Lines, guarded};
use crate::results::sweep::{Cell, Column};

/// Rows of a table as bytes.
pub struct CsvRows {
    lines: Lines<Vec<u8>>,
}

impl CsvRows {
    /// The beginning of a table: its heading.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn under(columns: &[Column]) -> io::Result<CsvRows> {
        let mut rows = CsvRows::behind();
        for column in columns {
            rows.lines.text(&guarded(&column.name))?;
        }
        rows.lines.end_row()?;
        Ok(rows)
    }

    /// Rows that stand behind others: without a heading.
    pub fn behind() -> CsvRows {
        CsvRows { lines: Lines::new(Vec::new()) }
    }

    /// One row more.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            match cell {
                Cell::Text(text) => self.lines.text(&guarded(text))?,
                Cell::Whole(number) => self.lines.text(&number.to_string())?,
                Cell::Number(number) => self.lines.number(*number)?,
            }
        }
        self.lines.end_row()
    }

    /// Their bytes.
    ///
    /// # Errors
    /// What was held cannot be written.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        self.lines.into_inner()
    }
}

/// A table of columns as CSV: the dictionary of a sweep's tables.
///
/// # Errors
/// `output` cannot be written.
pub fn dictionary(tables: &[(&str, Vec<Column>)], output: impl Write) -> io::Result<()> {
    let mut lines = Lines::new(output);
    for heading in ["table", "column", "type", "unit", "definition"] {
        lines.text(heading)?;
    }
    lines.end_row()?;
    for (table, columns) in tables {
        for column in columns {
            let kind = format!("{:?}", column.kind).to_lowercase();
            for text in [*table, &column.name, &kind, &column.unit, &column.definition] {
                lines.text(&guarded(text))?;
            }
            lines.end_row()?;
        }
    }
    lines.finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::results::sweep::Kind;

    #[test]
    fn cells_are_written_as_they_are_and_no_formula_gets_through() {
        let column =
            |name: &str, kind| Column { name: name.to_owned(), kind, unit: "s".to_owned(), definition: "d".to_owned() };
        let columns = [column("point", Kind::Whole), column("option", Kind::Text), column("asa_s", Kind::Number)];
        let mut table = CsvRows::under(&columns).unwrap();
        table.row(&[Cell::Whole(u64::MAX), Cell::Text("=1+1, \"x\"".into()), Cell::Number(Some(0.1))]).unwrap();
        let mut more = CsvRows::behind();
        more.row(&[Cell::Whole(0), Cell::Text("own".into()), Cell::Number(None)]).unwrap();
        let bytes = [table.finish().unwrap(), more.finish().unwrap()].concat();
        let expected = "point,option,asa_s\n18446744073709551615,\"'=1+1, \"\"x\"\"\",0.1\n0,own,\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
        let mut bytes = Vec::new();
        dictionary(&[("points", columns.to_vec())], &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("table,column,type,unit,definition\npoints,point,whole,s,d\n"), "{text}");
    }
}
