//! Files that a document names: handed in by whoever may touch the file system.

/// Texts by the names that a document gives them.
pub trait Files: Sync {
    /// The text of a file, named relative to the document's folder.
    ///
    /// # Errors
    /// Why it cannot be had, as a sentence without a full stop.
    fn text(&self, name: &str) -> Result<String, String>;
}

/// Texts in memory: for tests, and for documents that name no file.
impl Files for Vec<(&str, &str)> {
    fn text(&self, name: &str) -> Result<String, String> {
        let found = self.iter().find(|(known, _)| *known == name);
        found
            .map(|(_, text)| (*text).to_owned())
            .ok_or_else(|| format!("there is no file \"{}\"", crate::units::shown(name)))
    }
}
