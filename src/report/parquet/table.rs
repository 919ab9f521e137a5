//! Any table as Parquet: columns that are said when it begins, rows of cells.
//!
//! In: columns, rows. Out: bytes. Text and numbers that come again stand in dictionaries, whole numbers as their differences; all of
//! it is old enough for every reader.

use std::io::{self, Write};
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
use crate::report::parquet::cause;
use crate::results::sweep::{Cell, Column, Kind};

/// Cells of a row group: some 30 MB, however many columns there are.
const GROUP_CELLS: usize = 4_000_000;

/// A table that is being written.
pub struct TableFile<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Held>,
    rows: usize,
    most: usize,
}

/// The values of a column that wait to be written.
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
                let number = number.filter(|number| number.is_finite());
                values.extend(number);
                there.push(i16::from(number.is_some()));
            }
            _ => return false,
        }
        true
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
            file: SerializedFileWriter::new(output, Arc::new(schema), properties).map_err(cause)?,
            columns: columns.iter().map(|column| Held::of(column.kind)).collect(),
            rows: 0,
            most: (GROUP_CELLS / columns.len().max(1)).max(1),
        })
    }

    /// One row more.
    ///
    /// # Errors
    /// What was held cannot be written, or the row is none of this table.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let fits =
            cells.len() == self.columns.len() && self.columns.iter_mut().zip(cells).all(|(held, cell)| held.take(cell));
        if !fits {
            return Err(io::Error::other("a row of another table"));
        }
        self.rows += 1;
        if self.rows >= self.most { self.write_rows() } else { Ok(()) }
    }

    /// Writes what is held and the file's end, without which it is no Parquet file; gives back where it was written to.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.write_rows()?;
        self.file.into_inner().map_err(cause)
    }

    fn write_rows(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group().map_err(cause)?;
        for held in &mut self.columns {
            let Some(mut writer) = group.next_column().map_err(cause)? else { break };
            held.write(writer.untyped()).map_err(cause)?;
            writer.close().map_err(cause)?;
        }
        group.close().map_err(cause)?;
        self.rows = 0;
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
    fn a_row_of_another_table_is_refused() {
        let mut file = TableFile::new(Vec::new(), &columns(), &[]).unwrap();
        assert!(file.row(&row(0)[..2]).is_err());
        assert!(file.row(&[Cell::Whole(1), Cell::Whole(2), Cell::Number(None)]).is_err());
    }
}
