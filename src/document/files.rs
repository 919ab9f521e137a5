//! Files that a document names: handed in by whoever may touch the file system.

use crate::document::text::decode;
use crate::units::shown;

/// Files by the names that a document gives them.
pub trait Files: Sync {
    /// The bytes of a file, named relative to the document's folder.
    ///
    /// # Errors
    /// Why they cannot be had, as a sentence without a full stop.
    fn bytes(&self, name: &str) -> Result<Vec<u8>, String>;

    /// The text of a file.
    ///
    /// # Errors
    /// Why it cannot be had, or that it is none, as a sentence without a full stop.
    fn text(&self, name: &str) -> Result<String, String> {
        decode(&self.bytes(name)?).map_err(|why| format!("the file \"{}\" is not text: {why}", shown(name)))
    }
}

/// Texts in memory: for tests, and for documents that name no file.
impl Files for Vec<(&str, &str)> {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        let found = self.iter().find(|(known, _)| *known == name);
        found.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| format!("there is no file \"{}\"", shown(name)))
    }
}
