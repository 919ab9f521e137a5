//! Files that one process at a time may write.
//!
//! In: a path. Out: a lock that is held until it is dropped, or the number of the process that holds it. The system lets go of a
//! lock when its process ends, however it ends: nothing is ever left locked. Where the file system knows no locks nobody is kept out,
//! and the lock says so.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
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
    /// Why it keeps nobody out, if it does not.
    pub(super) open: Option<Unlocked>,
}

/// A file that cannot be locked: another process could write it, too.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: cannot be locked: {why}\n  {},\n  or use a file system that has locks", .path.display(), other(.by.as_deref()))]
pub struct Unlocked {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub why: String,
    /// The process that took it last and did not let it go: it may have been killed, or be at work.
    pub by: Option<String>,
}

fn other(by: Option<&str>) -> String {
    match by {
        Some(by) => format!("see that pid {by}, which took it last, does not write it"),
        None => "see that no other process writes it".to_owned(),
    }
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
        Lock::take_by(path, what, File::try_lock)
    }

    /// The same by what locks a file.
    fn take_by(path: &Path, what: &Path, lock: impl Fn(&File) -> Result<(), TryLockError>) -> Result<Lock, Error> {
        loop {
            let mut options = OpenOptions::new();
            let mut file = options.read(true).write(true).create(true).truncate(false).open(path).map_err(at(what))?;
            let open = match lock(&file) {
                Ok(()) => None,
                Err(TryLockError::WouldBlock) => {
                    let by = pid(path).map_or_else(|| "another process".to_owned(), |pid| format!("pid {pid}"));
                    return Err(Error::InUse { path: what.to_owned(), by });
                }
                // Some network file systems know no locks: better to write, and to say so, than to refuse.
                Err(TryLockError::Error(error)) => {
                    Some(Unlocked { path: what.to_owned(), why: in_words(&error), by: pid(path) })
                }
            };
            // Who had it before may have removed its file between our opening and our locking: then it is another file.
            if !is_at(&file, path) {
                continue;
            }
            file.set_len(0)
                .and_then(|()| write!(file, "{}", std::process::id()))
                .and_then(|()| file.sync_all())
                .map_err(at(what))?;
            return Ok(Lock { path: path.to_owned(), file, stays: false, open });
        }
    }

    /// Whether the lock's file is left behind when it is let go: it may say something by being there.
    pub fn stay(&mut self, stays: bool) {
        self.stays = stays;
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Where nobody is kept out another may have made it his own.
        let is_ours = self.open.is_none() || pid(&self.path).is_some_and(|pid| pid == std::process::id().to_string());
        if !self.stays && is_ours {
            // While it is held: nobody else can have made it his own.
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// The process that a lock's file names.
fn pid(path: &Path) -> Option<String> {
    let pid = fs::read_to_string(path).unwrap_or_default().trim().to_owned();
    (!pid.is_empty()).then_some(pid)
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::Unsupported => "the file system has no locks".to_owned(),
        _ => error.to_string(),
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
    fn a_file_system_without_locks_is_written_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let (path, what) = (folder.path().join(".busyhour-lock-x"), folder.path().join("x"));
        let without = |kind: io::ErrorKind| move |_: &File| Err(TryLockError::Error(io::Error::from(kind)));
        let first = Lock::take_by(&path, &what, without(io::ErrorKind::Unsupported)).unwrap();
        let told = first.open.as_ref().unwrap();
        assert_eq!((told.why.as_str(), told.by.as_deref()), ("the file system has no locks", None));
        // Whoever comes next is told of the first.
        let second = Lock::take_by(&path, &what, without(io::ErrorKind::OutOfMemory)).unwrap();
        let told = second.open.as_ref().unwrap().to_string();
        assert!(told.contains(&format!("see that pid {}", std::process::id())), "{told}");
        assert!(told.starts_with(&what.display().to_string()), "{told}");
        assert!(Lock::take(&path, &what).unwrap().open.is_none());
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
