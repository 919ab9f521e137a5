//! A trunk: the telephone lines that calls hold while they queue and talk.

/// A bundle of lines.
#[derive(Clone, Debug)]
pub struct Trunk {
    /// Its name in the scenario.
    pub name: String,
    /// How many calls it carries at once.
    pub lines: u32,
}
