//! A key that a table may have: what editors, lists and the JSON Schema say of it.
//!
//! In: a name, the form of its value in words, a sentence. Out: the same, as data. The words of a form are those of the manual
//! (`share`, `duration`, `list of contact types`, `"a" or "b"`); `scenario/schema/form.rs` knows what each means to an editor. A
//! default stands in the sentence: `(20s if not said)`.

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// The form of its value, its unit or the words that it may be.
    pub form: &'static str,
    /// What it does.
    pub summary: &'static str,
    /// Whether a table without it is refused, whatever else it says.
    pub required: bool,
    /// The keys of the table that its form has in braces.
    pub keys: &'static [Key],
}

/// A key that may be missing.
pub const fn key(name: &'static str, form: &'static str, summary: &'static str) -> Key {
    Key { name, form, summary, required: false, keys: &[] }
}

/// A key that must be there.
pub const fn required(name: &'static str, form: &'static str, summary: &'static str) -> Key {
    Key { required: true, ..key(name, form, summary) }
}

impl Key {
    /// The same with the keys of the table in its form.
    #[must_use]
    pub const fn with(self, keys: &'static [Key]) -> Key {
        Key { keys, ..self }
    }

    /// What holds where it is not there, as its sentence says.
    pub fn default(&self) -> Option<&'static str> {
        let (before, _) = self.summary.split_once(" if not said)")?;
        before.rsplit_once('(').map(|(_, default)| default)
    }
}
