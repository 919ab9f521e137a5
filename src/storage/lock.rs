//! Files that one process at a time may write.
//!
//! In: a path. Out: a lock that is held until it is dropped, or the number of the process that holds it. The system lets go of a
//! lock when its process ends, however it ends: nothing is ever left locked.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::storage::error::{Error, at};
use crate::storage::stage::{TEMPORARY, parent};

/// A lock that is held.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// Holds the lock until it is closed.
    file: File,
    /// Its file is left behind.
    stays: bool,
}

/// Where the lock of a file lies: beside it, under a name of ours.
pub(super) fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    parent(path).join(format!("{TEMPORARY}lock-{name}"))
}

impl Lock {
    /// Takes the lock at `path`; `what` is in use if somebody else has it.
    ///
    /// # Errors
    /// Another process has it; it cannot be written, by which it is also the probe that its folder can be.
    pub fn take(path: &Path, what: &Path) -> Result<Lock, Error> {
        loop {
            let mut options = OpenOptions::new();
            let mut file = options.read(true).write(true).create(true).truncate(false).open(path).map_err(at(what))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let pid = fs::read_to_string(path).unwrap_or_default();
                    let pid = pid.trim();
                    let by = if pid.is_empty() { "another process".to_owned() } else { format!("pid {pid}") };
                    return Err(Error::InUse { path: what.to_owned(), by });
                }
                // Some network file systems know no locks: better to write than to refuse.
                Err(TryLockError::Error(_)) => {}
            }
            // Who had it before may have removed its file between our opening and our locking: then it is another file.
            if !is_at(&file, path) {
                continue;
            }
            file.set_len(0)
                .and_then(|()| write!(file, "{}", std::process::id()))
                .and_then(|()| file.sync_all())
                .map_err(at(what))?;
            return Ok(Lock { path: path.to_owned(), file, stays: false });
        }
    }

    /// Whether the lock's file is left behind when it is let go: it may say something by being there.
    pub fn stay(&mut self, stays: bool) {
        self.stays = stays;
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if !self.stays {
            // While it is held: nobody else can have made it his own.
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// Whether an open file is the one that a path names.
fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        match (file.metadata(), fs::metadata(path)) {
            (Ok(open), Ok(named)) => open.ino() == named.ino() && open.dev() == named.dev(),
            _ => false,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_had_by_one_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (path, what) = (folder.path().join(".busyhour-lock-x"), folder.path().join("x"));
        let lock = Lock::take(&path, &what).unwrap();
        let error = Lock::take(&path, &what).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("{}: in use by pid {}; wait for it or choose another --out", what.display(), std::process::id())
        );
        drop(lock);
        assert!(!path.exists());
    }

    #[test]
    fn the_file_of_a_process_that_was_killed_keeps_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".busyhour-lock");
        fs::write(&path, "4711").unwrap();
        let mut lock = Lock::take(&path, folder.path()).unwrap();
        lock.stay(true);
        drop(lock);
        assert_eq!(fs::read_to_string(&path).unwrap(), std::process::id().to_string());
    }
}
