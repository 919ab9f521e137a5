//! Files that appear whole or not at all, in a folder that is ours.
//!
//! In: names and bytes. Out: files, by temporary name, fsync and rename, `results.json` last, so that its presence
//! means that the results are complete. Knows nothing of what the bytes say.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;

use crate::storage::content::Content;
use crate::storage::error::{Error, at};
use crate::storage::lock::{Lock, Unlocked};
use crate::storage::stage::{Streamed, TEMPORARY, parent, stage, synced, temporary};

/// The file whose presence means that the results are complete.
pub const RESULTS: &str = "results.json";
/// Held and present while a folder is being written; left behind by a process that was killed.
const LOCK: &str = ".busyhour-lock";

/// Writes a file so that it appears whole or not at all, and is there after a power cut.
///
/// # Errors
/// When any step fails; an older file of that name is then as it was.
pub fn publish(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let staged = stage(path, &Content::Stream(Box::new(|file| file.write_all(bytes))))?;
    staged.rename()?;
    sync_folder(parent(path))
}

/// The same for a file that must not be there: whether it was not. Of several processes that try, one wins.
///
/// # Errors
/// When any step fails.
pub fn publish_new(path: &Path, bytes: &[u8]) -> Result<bool, Error> {
    let staged = stage(path, &Content::Stream(Box::new(|file| file.write_all(bytes))))?;
    let is_new = staged.rename_if_new()?;
    sync_folder(parent(path))?;
    Ok(is_new)
}

/// Makes the names in a folder durable. Systems that cannot open folders have nothing to sync.
pub(super) fn sync_folder(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) { File::open(folder).and_then(|f| f.sync_all()).map_err(at(folder)) } else { Ok(()) }
}

/// How a folder of some kind of results is told from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Files of which one, if it is ours, says that the folder is.
    pub ours: &'static [&'static str],
    /// The file that is put in place last: its presence means that the others are complete.
    pub last: &'static str,
}

/// A folder with `results.json`.
const OF_RESULTS: Marks = Marks { ours: &[RESULTS], last: RESULTS };

/// A folder for results: made, probed, locked, and known to hold nothing of anybody else.
#[derive(Debug)]
pub struct OutFolder {
    path: PathBuf,
    /// The file that comes last.
    last: &'static str,
    /// Held until the folder is let go.
    lock: Lock,
    /// Something was put in place.
    touched: AtomicBool,
    /// The results stand.
    complete: AtomicBool,
}

impl OutFolder {
    /// Makes the folder with its parents, checks that it may be written, takes it for this process and removes
    /// temporary files that a killed process left behind.
    ///
    /// # Errors
    /// When it is a file, cannot be written, is in use, or holds files that this program did not write.
    pub fn open(path: &Path) -> Result<OutFolder, Error> {
        OutFolder::open_marked(path, OF_RESULTS)
    }

    /// The same for results of another kind.
    ///
    /// # Errors
    /// See [`OutFolder::open`].
    pub fn open_marked(path: &Path, marks: Marks) -> Result<OutFolder, Error> {
        claim(path, marks)?;
        // A lock without an owner marks a folder that was left half-written: it stays so until results stand.
        let half_written = path.join(LOCK).exists();
        let lock = Lock::take(&path.join(LOCK), path)?;
        remove_temporaries(path)?;
        remove_temporaries(&path.join("figures"))?;
        let (touched, complete) = (AtomicBool::new(half_written), AtomicBool::new(false));
        Ok(OutFolder { path: path.to_owned(), last: marks.last, lock, touched, complete })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why no other process is kept from writing here, if none is.
    pub fn unlocked(&self) -> Option<&Unlocked> {
        self.lock.open.as_ref()
    }

    /// Begins a file that is too long for memory; [`OutFolder::publish_all`] puts it in place.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn stream(&self, name: &str) -> Result<Streamed, Error> {
        let path = self.path.join(name);
        let file = temporary(&path)?;
        Ok(Streamed { path, file })
    }

    /// Puts files in place, given by name relative to the folder or `streamed` before, and removes `obsolete` ones, so
    /// that results are never a mixture of two runs: all are written under temporary names first, then renamed,
    /// `results.json` last. Returns their paths.
    ///
    /// # Errors
    /// When any cannot be written: while staging, nothing has changed; later `results.json` is absent.
    pub fn publish_all(
        &self,
        files: &[(String, Content<'_>)],
        streamed: Vec<Streamed>,
        obsolete: &[String],
    ) -> Result<Vec<PathBuf>, Error> {
        // From here on a failure may leave folders behind: the lock stays to say that they are ours.
        self.touched.store(true, Ordering::Relaxed);
        let (long, written_before): (Vec<PathBuf>, Vec<_>) = streamed.into_iter().map(|s| (s.path, s.file)).unzip();
        let names = files.iter().map(|(name, _)| self.path.join(name));
        let paths: Vec<PathBuf> = long.into_iter().chain(names).collect();
        let (streams, written) = paths.split_at(written_before.len());
        for path in written {
            fs::create_dir_all(parent(path)).map_err(at(path))?;
        }
        let mut staged = Vec::new();
        for (path, file) in streams.iter().zip(written_before) {
            staged.push(synced(path, file)?);
        }
        for (path, (_, content)) in written.iter().zip(files) {
            staged.push(stage(path, content)?);
        }
        let results = self.path.join(self.last);
        let (last, others): (Vec<_>, Vec<_>) = staged.into_iter().partition(|s| s.path == results);
        if !last.is_empty() {
            remove(&results)?;
        }
        for name in obsolete {
            remove(&self.path.join(name))?;
        }
        for file in others {
            file.rename()?;
        }
        let figures = self.path.join("figures");
        if figures.is_dir() {
            sync_folder(&figures)?;
        }
        sync_folder(&self.path)?;
        let done = !last.is_empty();
        for file in last {
            file.rename()?;
        }
        sync_folder(&self.path)?;
        self.complete.fetch_or(done, Ordering::Relaxed);
        Ok(paths)
    }
}

impl Drop for OutFolder {
    /// The lock's file goes when the folder is complete or untouched; it stays to mark a half-written one as ours.
    fn drop(&mut self) {
        self.lock.stay(self.touched.load(Ordering::Relaxed) && !self.complete.load(Ordering::Relaxed));
    }
}

/// Makes a folder, and checks that it holds nothing of anybody else. It is not locked: several processes may claim it.
///
/// # Errors
/// It is a file, cannot be made, or holds other files.
pub fn claim(path: &Path, marks: Marks) -> Result<(), Error> {
    if path.exists() && !path.is_dir() {
        return Err(Error::NotAFolder(path.to_owned()));
    }
    create_durably(path)?;
    if is_ours(path, marks)? { Ok(()) } else { Err(Error::NotOurs(path.to_owned())) }
}

/// Makes a folder with its parents, so that they are still there after a power cut: a new folder's name is kept by the
/// folder above it.
///
/// # Errors
/// It cannot be made.
pub fn create_durably(path: &Path) -> Result<(), Error> {
    let new: Vec<&Path> =
        path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).collect();
    fs::create_dir_all(path).map_err(at(path))?;
    new.into_iter().try_for_each(|folder| sync_folder(parent(folder)))
}

/// Whether a folder is empty, holds results of ours, or was being written by us.
fn is_ours(folder: &Path, marks: Marks) -> Result<bool, Error> {
    #[derive(Deserialize)]
    struct Head {
        #[allow(dead_code, reason = "only its presence counts")]
        busyhour: String,
    }
    let marked = || -> Result<Option<bool>, Error> {
        let Some(mark) = marks.ours.iter().map(|name| folder.join(name)).find(|path| path.is_file()) else {
            return Ok(folder.join(LOCK).exists().then_some(true));
        };
        let bytes = fs::read(&mark).map_err(at(&mark))?;
        Ok(Some(serde_json::from_slice::<Head>(&bytes).is_ok()))
    };
    if let Some(ours) = marked()? {
        return Ok(ours);
    }
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let name = entry.map_err(at(folder))?.file_name();
        if !name.to_string_lossy().starts_with(TEMPORARY) {
            // Another process of ours may have marked it since we looked.
            return Ok(marked()?.unwrap_or(false));
        }
    }
    Ok(true)
}

/// Removes a file; its absence is no error.
fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(at(path)(e)),
        _ => Ok(()),
    }
}

/// Removes what a killed process left half-written.
fn remove_temporaries(folder: &Path) -> Result<(), Error> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(TEMPORARY) && name != LOCK {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
