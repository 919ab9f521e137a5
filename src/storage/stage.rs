//! Files under temporary names: written and safe on disk before anybody can see them.
//!
//! In: bytes, at once or bit by bit. Out: files that wait to be renamed; dropped instead, they leave nothing.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::storage::content::Content;
use crate::storage::error::{Error, at};

/// Start of the names of our temporary files.
pub(super) const TEMPORARY: &str = ".busyhour-";

/// A file that is written and safe on disk under a temporary name.
pub(super) struct Staged<'a> {
    pub(super) path: &'a Path,
    /// Closed: however many files wait, none of them is open.
    file: tempfile::TempPath,
}

impl Staged<'_> {
    /// Puts it in place.
    pub(super) fn rename(self) -> Result<(), Error> {
        // The temporary file goes when its path is dropped, so a rename that fails leaves nothing behind.
        fs::rename(&self.file, self.path).map_err(at(self.path))?;
        // There is nothing under the temporary name any more that could be removed.
        self.file.keep().map(|_| ()).map_err(|e| Error::Io { path: self.path.to_owned(), source: e.error })
    }

    /// Puts it in place unless a file is there already; whether it was put there.
    pub(super) fn rename_if_new(self) -> Result<bool, Error> {
        let Staged { path, file } = self;
        match file.persist_noclobber(path) {
            Ok(()) => Ok(true),
            // The temporary file goes with the failure.
            Err(_) if fs::symlink_metadata(path).is_ok() => Ok(false),
            // A file system that knows no such step, nor links: nobody is kept out there.
            Err(failed) => Staged { path, file: failed.path }.rename().map(|()| true),
        }
    }
}

/// Writes a file under a temporary name.
pub(super) fn stage<'a>(path: &'a Path, content: &Content<'_>) -> Result<Staged<'a>, Error> {
    let mut file = temporary(path)?;
    content.write(&mut file).map_err(at(path))?;
    synced(path, file)
}

/// Ends a file that was written under a temporary name.
pub(super) fn synced(path: &Path, mut file: tempfile::NamedTempFile) -> Result<Staged<'_>, Error> {
    file.flush().and_then(|()| file.as_file().sync_all()).map_err(at(path))?;
    Ok(Staged { path, file: file.into_temp_path() })
}

/// A new file with a temporary name beside `path`.
pub(super) fn temporary(path: &Path) -> Result<tempfile::NamedTempFile, Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    // The library makes temporary files private; results are for everybody whom the umask lets read.
    #[cfg(unix)]
    let readable = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(readable);
    builder.tempfile_in(parent(path)).map_err(at(path))
}

/// A file too long for memory: written bit by bit under a temporary name, put in place with the others. Dropped instead,
/// it leaves nothing.
#[derive(Debug)]
pub struct Streamed {
    pub(super) path: PathBuf,
    pub(super) file: tempfile::NamedTempFile,
}

impl Streamed {
    /// The name that it will have.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// What went wrong while writing, tied to this file.
    pub fn failed(&self, cause: io::Error) -> Error {
        at(&self.path)(cause)
    }
}

impl Write for Streamed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The folder that holds a file.
pub(super) fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
