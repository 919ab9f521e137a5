//! Why something could not be written, in words that say what to do about it.
//!
//! In: what the system said, and of which file. Out: one sentence.

use std::io;
use std::path::{Path, PathBuf};

/// Why something could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The operating system refused.
    #[error("{}: {}", .path.display(), cause(.source))]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The output folder is a file.
    #[error("{}: is a file, not a folder; choose another --out", .0.display())]
    NotAFolder(PathBuf),
    /// The output folder holds something that this program did not write.
    #[error("{}: holds other files; choose another --out", .0.display())]
    NotOurs(PathBuf),
    /// Another process writes into the same folder.
    #[error("{}: in use by {by}; wait for it or choose another --out", .path.display())]
    InUse {
        /// The folder.
        path: PathBuf,
        /// The process, as `pid 4711`.
        by: String,
    },
    /// A file of ours is not whole, in a way that no interrupted process leaves it.
    #[error("{}: is damaged or no file of this program; remove it to reckon what was in it again", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// A file of ours is of another format.
    #[error("{}: has format {found}, this program reads format {known}", .path.display())]
    OtherFormat {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// Ours.
        known: u32,
    },
    /// A picture or table could not be made; a fault of this program.
    #[error("{}: cannot be made: {cause}", .path.display())]
    Content {
        /// The file that would have been written.
        path: PathBuf,
        /// What went wrong.
        cause: String,
    },
}

/// The system's reason in words that say what to do about it.
pub fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "No space left (or no inodes)".to_owned(),
        io::ErrorKind::QuotaExceeded => "the disk quota is used up".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed to write here".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        _ => error.to_string(),
    }
}

/// Ties an error of the system to the file it concerns.
pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Error + '_ {
    move |source| Error::Io { path: path.to_owned(), source }
}
