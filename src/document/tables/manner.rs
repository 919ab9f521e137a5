//! How somebody says that a table file is to be read, where the file leaves it open.
//!
//! In: keys of a table of the scenario, or options of the command line. Out: a [`Manner`].

use encoding_rs::Encoding;

use crate::document::key::{Key, key};
use crate::document::tables::dates::Order;
use crate::document::tables::names::INVOICE;
use crate::document::{At, Table};
use crate::units::shown;

/// What separates whole and part of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// `12.5`
    Point,
    /// `12,5`
    Comma,
}

/// How a file is to be read; what is not said is seen from the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The encoding of a text.
    pub encoding: Option<&'static Encoding>,
    /// Whether day or month comes first.
    pub dates: Option<Order>,
    /// The mark of decimals.
    pub decimal: Option<Decimal>,
    /// The line that names the columns.
    pub header: Option<u32>,
    /// It is an invoice: sums are lines of their own, minutes are a quantity. Nobody says it, who reads such a table knows.
    pub is_invoice: bool,
    /// Names of columns that who reads the table knows beside the usual ones, so that its header is found.
    pub also: Vec<&'static str>,
}

impl Manner {
    /// Of an invoice.
    pub fn of_invoice() -> Manner {
        Manner { is_invoice: true, also: INVOICE.concat(), ..Manner::default() }
    }
}

/// The keys of [`Manner::of`]: the sheet of a workbook.
pub const SHEET: Key = key("sheet", "text", "the sheet of a workbook (its first if not said)");
/// How text is encoded.
pub const ENCODING: Key =
    key("encoding", "text", "the encoding of a CSV that is no UTF-8: windows-1251, windows-1252, koi8-u, ibm866");
/// The order of day and month.
pub const DATES: Key =
    key("dates", "\"dmy\" or \"mdy\"", "the order of day and month where dates with dots or slashes leave it open");
/// The decimal mark.
pub const DECIMAL: Key = key("decimal", "\".\" or \",\"", "the decimal mark where numbers leave it open");
/// The line of the header.
pub const HEADER: Key = key("header", "whole number 1 to 1000000", "the line of the header where it is not found");

impl Manner {
    /// Reads the keys of a table that has a `file`.
    pub fn of(table: &Table<'_>) -> Option<Manner> {
        fn read<T>(at: Option<At<'_>>, parse: fn(&str) -> Result<T, String>) -> Option<Option<T>> {
            let Some(at) = at else { return Some(None) };
            parse(at.text()?).map_err(|why| at.problem(why)).ok().map(Some)
        }
        let sheet = read(table.maybe("sheet"), |text| Ok(text.to_owned()));
        let encoding = read(table.maybe("encoding"), encoding);
        let dates = read(table.maybe("dates"), dates);
        let decimal = read(table.maybe("decimal"), decimal);
        let header =
            table.maybe("header").map_or(Some(None), |at| at.whole(1, 1_000_000).map(|line| Some(line as u32)));
        Some(Manner {
            sheet: sheet?,
            encoding: encoding?,
            dates: dates?,
            decimal: decimal?,
            header: header?,
            is_invoice: false,
            also: Vec::new(),
        })
    }
}

/// The encoding of a name.
///
/// # Errors
/// There is none of that name.
pub fn encoding(text: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(text.as_bytes()).ok_or_else(|| {
        format!(
            "there is no encoding \"{}\"; known are utf-8, utf-16le, windows-1251, windows-1252, koi8-u, ibm866 and those of web \
             pages",
            shown(text)
        )
    })
}

/// The order of day and month.
///
/// # Errors
/// It is neither.
pub fn dates(text: &str) -> Result<Order, String> {
    match text {
        "dmy" => Ok(Order::DayFirst),
        "mdy" => Ok(Order::MonthFirst),
        _ => Err(format!("expected \"dmy\" (3.11.2026) or \"mdy\" (11/3/2026), found \"{}\"", shown(text))),
    }
}

/// The mark of decimals.
///
/// # Errors
/// It is neither.
pub fn decimal(text: &str) -> Result<Decimal, String> {
    match text {
        "." | "point" => Ok(Decimal::Point),
        "," | "comma" => Ok(Decimal::Comma),
        _ => Err(format!("expected \"point\" (12.5) or \"comma\" (12,5), found \"{}\"", shown(text))),
    }
}
