//! Files with rows, as planners have them: a CSV in any encoding and with any mark between its cells, or a sheet of a workbook.
//!
//! In: bytes, and what somebody says of how to read them. Out: one text with a line for each row (line n of the text is row n of a
//! sheet), its header, rows whose dates and numbers are written in one way, and what was decided on the way, as sentences.
//! What a file leaves open is not guessed: such cells stay as they are, and who reads them refuses them with a way out.

pub mod dates;
pub mod dialect;
pub mod encoding;
pub mod layout;
pub mod manner;
pub mod names;
pub mod numbers;
pub mod sums;
pub mod units;
mod workbook;

pub use manner::Manner;
pub use workbook::place;

use crate::document::text::NotText;

/// A table file as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableText {
    /// A line for each row.
    pub text: String,
    /// The sheet, if the file is a workbook.
    pub sheet: Option<String>,
    /// What was decided.
    pub told: Vec<String>,
}

impl TableText {
    /// Text that is a table already.
    pub fn plain(text: impl Into<String>) -> TableText {
        TableText { text: text.into(), ..TableText::default() }
    }

    /// Reads a file, whatever its kind.
    ///
    /// # Errors
    /// Why it is neither text nor a workbook, and what to do.
    pub fn read(bytes: &[u8], manner: &Manner) -> Result<TableText, NotText> {
        let refuse = |message: &str| Err(NotText { byte: 0, message: message.to_owned() });
        if bytes.starts_with(b"PK\x03\x04") {
            return workbook::read(bytes, manner).map_err(|message| NotText { byte: 0, message });
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return refuse(
                "this is a workbook of the old kind (.xls), or one with a password; save it as .xlsx or CSV",
            );
        }
        if is_web_page(bytes) {
            return refuse("this is a web page, whatever its name says; open it in a spreadsheet and save it as .xlsx");
        }
        if manner.sheet.is_some() {
            return refuse("this file is no workbook and has no sheets; leave `sheet` out");
        }
        let (text, told) = encoding::decode(bytes, manner.encoding)?;
        Ok(TableText { text, sheet: None, told: told.into_iter().collect() })
    }
}

/// The cell of a sheet at a line of its text and a column in characters, both from 1.
pub fn place_in_sheet(text: &str, line: usize, column: usize) -> String {
    let (mut quoted, mut cell) = (false, 0);
    for c in text.chars().take(column.saturating_sub(1)) {
        quoted ^= c == '"';
        cell += u32::from(c == ',' && !quoted);
    }
    place((line.max(1) - 1) as u32, cell)
}

/// Some systems call a page with a table in it `.xls`.
fn is_web_page(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]).trim_start().to_lowercase();
    ["<!doctype", "<html", "<table", "<?xml"].iter().any(|start| head.starts_with(start))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod workbook_tests;
