//! Parquet: the only home of its crate.
//!
//! In: rows. Out: bytes of Parquet files, a row group at a time, so that memory does not grow with the rows; the same rows give the
//! same bytes. Knows no file.

pub mod contacts;
pub mod table;

use std::io::{self, Write};

use parquet::errors::ParquetError;

/// What the system said, where it was the system.
fn cause(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

/// Hands on bytes, and no wish to see them written at once: the crate flushes after every column, for each of which a buffer below would
/// go to the file. Whoever owns what is below flushes it once, at the end.
struct Unflushed<W>(W);

impl<W: Write> Write for Unflushed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
