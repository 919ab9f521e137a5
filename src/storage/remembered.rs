//! Files that are read once: the same texts however often they are asked for, and what they were.
//!
//! In: files. Out: their bytes, from memory after the first time. A scenario that is read at thousands of points reads its files
//! once, and none of them can change meanwhile.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::document::Files;
use crate::storage::digest::digest;

/// Bytes by name, or why there are none.
type Known = BTreeMap<String, Result<Vec<u8>, String>>;

/// Files that are read once.
#[derive(Clone)]
pub struct Remembered {
    files: Arc<dyn Files + Send + Sync>,
    known: Arc<Mutex<Known>>,
}

impl Remembered {
    /// None read so far.
    pub fn new(files: impl Files + Send + 'static) -> Remembered {
        Remembered { files: Arc::new(files), known: Arc::default() }
    }

    /// All files that were read so far, with their names.
    pub fn contents(&self) -> Vec<(String, Vec<u8>)> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().filter_map(|(name, bytes)| Some((name.clone(), bytes.as_ref().ok()?.clone()))).collect()
    }

    /// The digest of all files that were read so far, with their names.
    pub fn digest(&self) -> String {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let pieces = known.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_deref().unwrap_or_default()]);
        digest(pieces)
    }
}

impl Files for Remembered {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(name.to_owned()).or_insert_with(|| self.files.bytes(name)).clone()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::storage::ScenarioFolder;

    #[test]
    fn a_file_that_changes_is_the_same_until_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profile.csv");
        std::fs::write(&path, "1").unwrap();
        let files = Remembered::new(ScenarioFolder::of(&folder.path().join("shop.toml")));
        assert_eq!(files.text("profile.csv").as_deref(), Ok("1"));
        let before = files.digest();
        std::fs::write(&path, "2").unwrap();
        assert_eq!((files.text("profile.csv").as_deref(), files.digest()), (Ok("1"), before.clone()));
        let again = Remembered::new(ScenarioFolder::of(&folder.path().join("shop.toml")));
        assert_eq!(again.text("profile.csv").as_deref(), Ok("2"));
        assert_ne!(again.digest(), before);
    }
}
