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

/// A change at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// The path.
    pub path: String,
    /// What is made of what stands there.
    pub to: To,
}

/// What a value becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// This, as in `--set PATH=VALUE`.
    Value(String),
    /// So many times the number or the duration that each option has there; where there is none nothing changes.
    Times(f64),
}

impl Set {
    /// A value for a path.
    pub fn value(path: &str, text: &str) -> Set {
        Set { path: path.to_owned(), to: To::Value(text.to_owned()) }
    }

    /// What each option has at a path, so many times.
    pub fn times(path: &str, factor: f64) -> Set {
        Set { path: path.to_owned(), to: To::Times(factor) }
    }
}

impl std::fmt::Display for Set {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.to {
            To::Value(text) => write!(out, "{} = {text}", self.path),
            To::Times(factor) => write!(out, "{} times {factor}", self.path),
        }
    }
}

impl Written {
    /// `name` is the path as the user gave it; `sets` are the changes of the command line.
    pub fn new(name: String, bytes: Vec<u8>, files: Box<dyn Files>, sets: Vec<(String, String)>) -> Written {
        Written { name, bytes, files, sets }
    }

    /// The path as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The changes of the command line.
    pub fn sets(&self) -> &[(String, String)] {
        &self.sets
    }

    /// The file with the changes of the command line, and then those of a point.
    pub fn at(&self, point: &[Set]) -> Loaded {
        let sets = self.sets.iter().map(|(path, text)| Set::value(path, text)).chain(point.iter().cloned());
        // What knobs do to the file is told when it is read as it is.
        let turned = if point.is_empty() { Turned::Everywhere } else { Turned::Nowhere };
        load_at(&self.name, &self.bytes, self.files.as_ref(), &sets.collect::<Vec<_>>(), turned)
    }
}
