//! A scenario file as written, to be read at several points: the same text with further changes by path.
//!
//! In: a name, bytes, the files that they name, the changes of the command line. Out: what [`load_at`] makes of them, as often as
//! asked for: an axis, a tornado, a plan of points all read the file again with a few values more. Knows no axis.

use crate::document::Files;
use crate::scenario::load::{Loaded, Turned, load_at};

/// A scenario file, and what the command line changes in it.
pub struct Written {
    name: String,
    bytes: Vec<u8>,
    files: Box<dyn Files>,
    sets: Vec<(String, String)>,
}

/// A path and its value, as in `--set PATH=VALUE`.
pub type Set = (String, String);

impl Written {
    /// `name` is the path as the user gave it; `sets` are the changes of the command line.
    pub fn new(name: String, bytes: Vec<u8>, files: Box<dyn Files>, sets: Vec<Set>) -> Written {
        Written { name, bytes, files, sets }
    }

    /// The path as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The changes of the command line.
    pub fn sets(&self) -> &[Set] {
        &self.sets
    }

    /// The file with the changes of the command line, and then those of a point.
    pub fn at(&self, point: &[Set]) -> Loaded {
        let sets: Vec<Set> = self.sets.iter().chain(point).cloned().collect();
        // What knobs do to the file is told when it is read as it is.
        let turned = if point.is_empty() { Turned::Everywhere } else { Turned::Nowhere };
        load_at(&self.name, &self.bytes, self.files.as_ref(), &sets, turned)
    }
}
