//! `contacts.parquet`: a row for each leg of a contact, written as it comes.
//!
//! In: names of an option, rows. Out: bytes of a Parquet file, a row group at a time, so that memory does not grow with
//! contacts. The same rows give the same bytes. Knows no file.

mod columns;

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, Encoding};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::ColumnPath;

pub use columns::{COLUMNS, Column};

use crate::report::csv::guarded;
use crate::report::parquet::cause;
use crate::report::parquet::contacts::columns::{List, Values};
use crate::results::legs::{FATES, LegNames, LegRow};

/// Name of the file.
pub const CONTACTS: &str = "contacts.parquet";
/// Rows held before they are written: what DuckDB makes of a row group, and about 20 MB.
pub const ROW_GROUP: usize = 122_880;
/// Values handed over at once.
const BATCH: usize = 4096;

/// A Parquet file of contacts that is being written.
pub struct ContactsFile<W: Write + Send> {
    file: SerializedFileWriter<W>,
    lists: Lists,
    rows: Vec<LegRow>,
}

/// The names that rows refer to, as the file holds them.
#[derive(Default)]
struct Lists {
    option: Vec<ByteArray>,
    contacts: Vec<ByteArray>,
    directions: Vec<ByteArray>,
    groups: Vec<ByteArray>,
    fates: Vec<ByteArray>,
}

impl<W: Write + Send> ContactsFile<W> {
    /// Begins a file; `about` is kept in it beside the rows: where they come from.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn new(output: W, about: &[(&str, String)]) -> io::Result<ContactsFile<W>> {
        let fields: Vec<String> = COLUMNS.iter().map(Column::field).collect();
        let schema = parse_message_type(&format!("message contacts {{ {} }}", fields.join(" "))).map_err(cause)?;
        let about = about.iter().map(|(key, value)| KeyValue::new((*key).to_owned(), value.clone())).collect();
        let file = SerializedFileWriter::new(output, Arc::new(schema), Arc::new(properties(about))).map_err(cause)?;
        let lists = Lists { fates: texts(&FATES), ..Lists::default() };
        Ok(ContactsFile { file, lists, rows: Vec::new() })
    }

    /// The rows that follow are of this option.
    ///
    /// # Errors
    /// What was held cannot be written.
    pub fn option(&mut self, names: &LegNames) -> io::Result<()> {
        self.write_rows()?;
        self.lists.option = texts(&[&names.option]);
        self.lists.contacts = texts(&names.contacts);
        self.lists.directions = texts(&names.directions);
        self.lists.groups = texts(&names.groups);
        Ok(())
    }

    /// One row more.
    ///
    /// # Errors
    /// What was held cannot be written.
    pub fn row(&mut self, row: &LegRow) -> io::Result<()> {
        self.rows.push(*row);
        if self.rows.len() >= ROW_GROUP { self.write_rows() } else { Ok(()) }
    }

    /// Writes what is held and the file's end, without which it is no Parquet file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.write_rows()?;
        self.file.finish().map(|_| ()).map_err(cause)
    }

    /// Writes the rows that are held as a row group.
    fn write_rows(&mut self) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut group = self.file.next_row_group().map_err(cause)?;
        for column in COLUMNS {
            let Some(mut writer) = group.next_column().map_err(cause)? else { break };
            for rows in self.rows.chunks(BATCH) {
                write_column(column, rows, &self.lists, writer.untyped()).map_err(cause)?;
            }
            writer.close().map_err(cause)?;
        }
        group.close().map_err(cause)?;
        self.rows.clear();
        Ok(())
    }
}

/// Hands a column's values over to Parquet: those that are there, and for each row whether it is.
fn write_column(
    column: &Column,
    rows: &[LegRow],
    lists: &Lists,
    writer: &mut ColumnWriter<'_>,
) -> Result<(), ParquetError> {
    let there = |there: &dyn Fn(&LegRow) -> bool| -> Option<Vec<i16>> {
        column.may_be_empty.then(|| rows.iter().map(|row| i16::from(there(row))).collect())
    };
    match (&column.values, writer) {
        (Values::Text(list, of), ColumnWriter::ByteArrayColumnWriter(writer)) => {
            let names = match list {
                List::Option => &lists.option,
                List::Contacts => &lists.contacts,
                List::Directions => &lists.directions,
                List::Groups => &lists.groups,
                List::Fates => &lists.fates,
            };
            let name = |row: &LegRow| of(row).and_then(|position| names.get(usize::from(position)));
            let values: Vec<ByteArray> = rows.iter().filter_map(name).cloned().collect();
            writer.write_batch(&values, there(&|row| name(row).is_some()).as_deref(), None)?;
        }
        (Values::Seconds(of), ColumnWriter::DoubleColumnWriter(writer)) => {
            let values: Vec<f64> = rows.iter().filter_map(of).map(seconds).collect();
            writer.write_batch(&values, there(&|row| of(row).is_some()).as_deref(), None)?;
        }
        (Values::Whole(of) | Values::Local(of), ColumnWriter::Int64ColumnWriter(writer)) => {
            let values: Vec<i64> = rows.iter().map(of).collect();
            writer.write_batch(&values, None, None)?;
        }
        (Values::Flag(of), ColumnWriter::BoolColumnWriter(writer)) => {
            let values: Vec<bool> = rows.iter().map(of).collect();
            writer.write_batch(&values, None, None)?;
        }
        _ => return Err(ParquetError::General(format!("the column {} has another type", column.name))),
    }
    Ok(())
}

/// Seconds of so many microseconds: the double nearest to the decimal, so that 20 s is 20.0 and comparisons hold.
fn seconds(micros: i64) -> f64 {
    micros as f64 / 1e6
}

/// Names as the file holds them; made harmless as in the CSV files, so that both can be joined.
fn texts(names: &[impl AsRef<str>]) -> Vec<ByteArray> {
    names.iter().map(|name| ByteArray::from(guarded(name.as_ref()).into_bytes())).collect()
}

/// How columns are laid out: names once in a dictionary, seconds as they are, what grows by its steps; all of it is old
/// enough for every reader. Without a page index, whose size would grow with the rows and be held to the end.
fn properties(about: Vec<KeyValue>) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .set_key_value_metadata(Some(about));
    for column in COLUMNS {
        let encoding = match column.values {
            Values::Text(..) | Values::Flag(_) => continue,
            Values::Seconds(_) => Encoding::PLAIN,
            Values::Whole(_) | Values::Local(_) => Encoding::DELTA_BINARY_PACKED,
        };
        let path = ColumnPath::from(column.name);
        properties = properties.set_column_dictionary_enabled(path.clone(), false).set_column_encoding(path, encoding);
    }
    properties.build()
}

#[cfg(test)]
mod tests;
