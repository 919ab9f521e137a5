//! Any table as Parquet: columns that are said when it begins, rows of cells.
//!
//! In: columns, rows. Out: bytes. Text and numbers that come again stand in dictionaries, whole numbers as their differences; all of
//! it is old enough for every reader.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, Encoding, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{ColumnPath, Type};

use crate::report::csv::guarded;
use crate::report::parquet::{Unflushed, cause};
use crate::results::sweep::{Cell, Column, Kind};

/// Cells of a row group: some 30 MB, however many columns there are.
const GROUP_CELLS: usize = 4_000_000;

/// A table that is being written.
pub struct TableFile<W: Write + Send> {
    file: SerializedFileWriter<Unflushed<W>>,
    held: Rows,
    most: usize,
}

/// Rows by column. They can be made on any thread, and put behind those of a table.
pub struct Rows {
    columns: Vec<Held>,
    rows: usize,
}

/// The values of a column.
enum Held {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    Number { values: Vec<f64>, there: Vec<i16> },
}

impl Held {
    fn of(kind: Kind) -> Held {
        match kind {
            Kind::Text => Held::Text(Vec::new()),
            Kind::Whole => Held::Whole(Vec::new()),
            Kind::Number => Held::Number { values: Vec::new(), there: Vec::new() },
        }
    }

    /// Takes a cell; false if it is of another kind.
    fn take(&mut self, cell: &Cell) -> bool {
        match (self, cell) {
            (Held::Text(texts), Cell::Text(text)) => texts.push(ByteArray::from(guarded(text).into_bytes())),
            (Held::Whole(numbers), Cell::Whole(number)) => numbers.push(*number as i64),
            (Held::Number { values, there }, Cell::Number(number)) => {
                values.extend(number);
                there.push(i16::from(number.is_some()));
            }
            _ => return false,
        }
        true
    }

    /// Takes these rows of the same column of another table.
    fn extend(&mut self, other: &Held, rows: &Range<usize>) {
        match (self, other) {
            (Held::Text(texts), Held::Text(more)) => {
                texts.extend_from_slice(more.get(rows.clone()).unwrap_or_default())
            }
            (Held::Whole(numbers), Held::Whole(more)) => {
                numbers.extend_from_slice(more.get(rows.clone()).unwrap_or_default());
            }
            (Held::Number { values, there }, Held::Number { values: more, there: of_them }) => {
                // Only those that are there have a value.
                let count = |rows: &[i16]| rows.iter().filter(|there| **there != 0).count();
                let (before, taken) = (of_them.get(..rows.start), of_them.get(rows.clone()).unwrap_or_default());
                let first = count(before.unwrap_or_default());
                values.extend_from_slice(more.get(first..first + count(taken)).unwrap_or_default());
                there.extend_from_slice(taken);
            }
            _ => {}
        }
    }

    fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        match (self, writer) {
            (Held::Text(texts), ColumnWriter::ByteArrayColumnWriter(writer)) => {
                writer.write_batch(texts, None, None)?;
                texts.clear();
            }
            (Held::Whole(numbers), ColumnWriter::Int64ColumnWriter(writer)) => {
                writer.write_batch(numbers, None, None)?;
                numbers.clear();
            }
            (Held::Number { values, there }, ColumnWriter::DoubleColumnWriter(writer)) => {
                writer.write_batch(values, Some(there), None)?;
                values.clear();
                there.clear();
            }
            _ => return Err(ParquetError::General("a column has another type".to_owned())),
        }
        Ok(())
    }
}

impl Rows {
    /// None yet, of a table with these columns.
    pub fn new(columns: &[Column]) -> Rows {
        Rows { columns: columns.iter().map(|column| Held::of(column.kind)).collect(), rows: 0 }
    }

    /// One row more.
    ///
    /// # Errors
    /// The row is none of this table, or a number of it is not finite.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let fits =
            cells.len() == self.columns.len() && self.columns.iter_mut().zip(cells).all(|(held, cell)| held.take(cell));
        if !fits {
            return Err(io::Error::other("a row of another table"));
        }
        self.rows += 1;
        Ok(())
    }
}

impl<W: Write + Send> TableFile<W> {
    /// Begins a table; `about` is kept in it beside the rows: where they come from.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn new(output: W, columns: &[Column], about: &[(&str, String)]) -> io::Result<TableFile<W>> {
        let fields = columns.iter().map(field).collect::<Result<Vec<_>, _>>().map_err(cause)?;
        let schema = Type::group_type_builder("rows").with_fields(fields).build().map_err(cause)?;
        let about = about.iter().map(|(key, value)| KeyValue::new((*key).to_owned(), value.clone())).collect();
        let properties = Arc::new(properties(columns, about));
        Ok(TableFile {
            file: SerializedFileWriter::new(Unflushed(output), Arc::new(schema), properties).map_err(cause)?,
            held: Rows::new(columns),
            most: (GROUP_CELLS / columns.len().max(1)).max(1),
        })
    }

    /// One row more.
    ///
    /// # Errors
    /// What was held cannot be written, or the row is none of this table.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.held.row(cells)?;
        if self.held.rows >= self.most { self.write_rows() } else { Ok(()) }
    }

    /// Rows of this table that were made elsewhere; the file is the same as if each had been given to [`TableFile::row`].
    ///
    /// # Errors
    /// What was held cannot be written.
    pub fn append(&mut self, more: &Rows) -> io::Result<()> {
        let mut from = 0;
        while from < more.rows {
            let rows = from..more.rows.min(from + self.most - self.held.rows);
            self.held.columns.iter_mut().zip(&more.columns).for_each(|(held, more)| held.extend(more, &rows));
            self.held.rows += rows.len();
            from = rows.end;
            if self.held.rows >= self.most {
                self.write_rows()?;
            }
        }
        Ok(())
    }

    /// Writes what is held and the file's end, without which it is no Parquet file; gives back where it was written to, which is to be flushed.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.write_rows()?;
        self.file.into_inner().map(|Unflushed(output)| output).map_err(cause)
    }

    fn write_rows(&mut self) -> io::Result<()> {
        if self.held.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group().map_err(cause)?;
        for held in &mut self.held.columns {
            let Some(mut writer) = group.next_column().map_err(cause)? else { break };
            held.write(writer.untyped()).map_err(cause)?;
            writer.close().map_err(cause)?;
        }
        group.close().map_err(cause)?;
        self.held.rows = 0;
        Ok(())
    }
}

/// A column of the schema. Built, not parsed: names may hold what a schema text could not.
fn field(column: &Column) -> Result<Arc<Type>, ParquetError> {
    let (physical, repetition) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Repetition::REQUIRED),
        Kind::Whole => (Physical::INT64, Repetition::REQUIRED),
        Kind::Number => (Physical::DOUBLE, Repetition::OPTIONAL),
    };
    let builder = Type::primitive_type_builder(&column.name, physical).with_repetition(repetition);
    let builder = match column.kind {
        Kind::Text => builder.with_logical_type(Some(LogicalType::String)).with_converted_type(ConvertedType::UTF8),
        _ => builder,
    };
    builder.build().map(Arc::new)
}

fn properties(columns: &[Column], about: Vec<KeyValue>) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .set_key_value_metadata(Some(about));
    for column in columns.iter().filter(|column| column.kind == Kind::Whole) {
        let path = ColumnPath::from(column.name.as_str());
        properties = properties
            .set_column_dictionary_enabled(path.clone(), false)
            .set_column_encoding(path, Encoding::DELTA_BINARY_PACKED);
    }
    properties.build()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::*;

    fn columns() -> Vec<Column> {
        [("point", Kind::Whole), ("talk time.mean", Kind::Text), ("asa_s", Kind::Number)]
            .map(|(name, kind)| Column { name: name.to_owned(), kind, unit: String::new(), definition: String::new() })
            .to_vec()
    }

    fn row(number: u64) -> [Cell; 3] {
        let value = (!number.is_multiple_of(3)).then_some(number as f64 / 8.0);
        [Cell::Whole(number), Cell::Text(format!("={number}").into()), Cell::Number(value)]
    }

    #[test]
    fn what_was_written_is_read_again_over_several_row_groups() {
        let mut file = TableFile::new(Vec::new(), &columns(), &[("seed", "7".to_owned())]).unwrap();
        file.most = 10;
        (0..35).for_each(|number| file.row(&row(number)).unwrap());
        let bytes = file.finish().unwrap();
        let mut read = tempfile::tempfile().unwrap();
        read.write_all(&bytes).unwrap();
        let reader = SerializedFileReader::new(read).unwrap();
        assert_eq!(reader.metadata().num_row_groups(), 4);
        for (number, found) in reader.get_row_iter(None).unwrap().enumerate() {
            let cells: Vec<Field> = found.unwrap().get_column_iter().map(|(_, field)| field.clone()).collect();
            let value = (!number.is_multiple_of(3)).then_some(number as f64 / 8.0);
            let expected = [
                Field::Long(number as i64),
                Field::Str(format!("'={number}")),
                value.map_or(Field::Null, Field::Double),
            ];
            assert_eq!(cells, expected);
        }
    }

    #[test]
    fn rows_made_elsewhere_give_the_bytes_of_rows_given_one_by_one() {
        let begin = || {
            let mut file = TableFile::new(Vec::new(), &columns(), &[]).unwrap();
            file.most = 10;
            file
        };
        let mut one_by_one = begin();
        (0..47).for_each(|number| one_by_one.row(&row(number)).unwrap());
        // Batches that end before, at and behind the ends of row groups, one over several of them, one of nothing.
        let mut in_batches = begin();
        for batch in [0..3, 3..10, 10..10, 10..21, 21..46, 46..47] {
            let mut rows = Rows::new(&columns());
            batch.for_each(|number| rows.row(&row(number)).unwrap());
            in_batches.append(&rows).unwrap();
        }
        assert_eq!(in_batches.finish().unwrap(), one_by_one.finish().unwrap());
    }

    #[test]
    fn a_row_of_another_table_is_refused() {
        let mut file = TableFile::new(Vec::new(), &columns(), &[]).unwrap();
        assert!(file.row(&row(0)[..2]).is_err());
        assert!(file.row(&[Cell::Whole(1), Cell::Whole(2), Cell::Number(None)]).is_err());
    }
}
