//! Parquet: the only home of its crate.
//!
//! In: rows. Out: bytes of Parquet files, a row group at a time, so that memory does not grow with the rows; the same rows give the
//! same bytes. Knows no file.

pub mod contacts;
pub mod table;

use std::io;

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
