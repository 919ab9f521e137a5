//! What is to stand in a file: bytes, or whoever writes them.
//!
//! In: bytes or a writer. Out: the same, into a file that somebody else has opened.

use std::io::{self, BufWriter, Write};

/// Writes a file's content.
pub type Writing<'c> = Box<dyn Fn(&mut dyn Write) -> io::Result<()> + 'c>;

/// What a file holds.
pub enum Content<'c> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What this writes, bit by bit: more than should be in memory at a time.
    Stream(Writing<'c>),
}

impl From<Vec<u8>> for Content<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Content::Bytes(bytes)
    }
}

impl Content<'_> {
    pub(super) fn write(&self, file: &mut dyn Write) -> io::Result<()> {
        match self {
            Content::Bytes(bytes) => file.write_all(bytes),
            Content::Stream(write) => {
                let mut file = BufWriter::new(file);
                write(&mut file)?;
                file.flush()
            }
        }
    }
}
