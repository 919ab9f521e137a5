//! How a table file that the command line names is to be read.
//!
//! In: options. Out: a manner.

use busyhour::document::tables::{Manner, manner};
use clap::Args;

use crate::cli::fault::Failure;

/// What a table file leaves open.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "How the file is read, where it does not show it")]
pub struct TableArguments {
    /// The sheet of a workbook [default: the first that is shown]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The encoding, such as windows-1251, windows-1252, utf-16le
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Day first or month first, as in 3/11/2026: dmy or mdy
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<String>,
    /// The decimal mark: point or comma
    #[arg(long, value_name = "MARK")]
    pub decimal: Option<String>,
    /// The line that names the columns
    #[arg(long, value_name = "LINE")]
    pub header: Option<u32>,
}

impl TableArguments {
    /// What they say.
    ///
    /// # Errors
    /// One of them is no such thing.
    pub fn manner(&self) -> Result<Manner, Failure> {
        fn read<T>(name: &str, text: Option<&str>, parse: fn(&str) -> Result<T, String>) -> Result<Option<T>, Failure> {
            text.map(parse).transpose().map_err(|why| Failure::Input(format!("--{name}: {why}")))
        }
        Ok(Manner {
            sheet: self.sheet.clone(),
            encoding: read("encoding", self.encoding.as_deref(), manner::encoding)?,
            dates: read("dates", self.dates.as_deref(), manner::dates)?,
            decimal: read("decimal", self.decimal.as_deref(), manner::decimal)?,
            header: self.header,
            is_invoice: false,
            also: Vec::new(),
        })
    }
}
