//! Problems found in a document: collected, never thrown, each with its place, its path and a way out.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::document::node::Place;
use crate::said::Said;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The scenario cannot run.
    Error,
    /// It runs, but somebody should know.
    Warning,
}

/// Something that is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The path of the value: `groups.own.skills[1]`; empty for syntax.
    pub path: String,
    /// What is wrong, what was expected and, where there is one, the nearest valid name.
    pub message: String,
    /// The key that nobody asked for, if that is what is wrong and no known one is near.
    pub unknown: Option<String>,
    /// A warning as a phrase: results keep it, and other languages say it.
    pub said: Option<Said>,
}

/// The problems found so far, shared by all who read.
#[derive(Debug, Default)]
pub struct Log {
    problems: RefCell<Vec<Problem>>,
    /// How things were read that could have been read otherwise.
    notes: RefCell<Vec<String>>,
    /// What readers asked for, where that is kept.
    asked: Option<RefCell<BTreeSet<Asked>>>,
}

/// What a reader asked for: a key of the table at a path, or a value of some form at it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// Where.
    pub path: String,
    /// What for.
    pub what: Wanted,
}

/// What a reader wants of a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// A key that may be missing.
    Key(&'static str),
    /// A key that must be there.
    Required(&'static str),
    /// One of these words.
    Words(Vec<&'static str>),
    /// A number from one to the other, as text; whole or not.
    Number(String, String, bool),
    /// A form by its name: `duration`, `true or false`.
    Form(&'static str),
}

impl Log {
    /// A log without problems.
    pub fn new() -> Log {
        Log::default()
    }

    /// A log that also keeps what readers ask for, by which descriptions of a document are held to its readers.
    pub fn asking() -> Log {
        Log { asked: Some(RefCell::default()), ..Log::default() }
    }

    /// What readers have asked for, in the order of paths; nothing unless it was made by [`Log::asking`].
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.iter().flat_map(|asked| asked.borrow().iter().cloned().collect::<Vec<_>>()).collect()
    }

    /// Keeps what a reader asks for.
    pub(super) fn wants(&self, path: &str, what: impl FnOnce() -> Wanted) {
        if let Some(asked) = &self.asked {
            asked.borrow_mut().insert(Asked { path: path.to_owned(), what: what() });
        }
    }

    /// Adds a problem.
    pub fn push(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// Adds an error.
    pub fn error(&self, place: Place, path: &str, message: impl Into<String>) {
        self.push(Problem {
            severity: Severity::Error,
            place,
            path: path.to_owned(),
            message: message.into(),
            unknown: None,
            said: None,
        });
    }

    /// Adds an error: at `path` stands `key`, which nobody asked for.
    pub(super) fn unknown(&self, place: Place, path: &str, key: &str, message: String) {
        let (path, unknown) = (path.to_owned(), Some(key.to_owned()));
        self.push(Problem { severity: Severity::Error, place, path, message, unknown, said: None });
    }

    /// Adds a warning.
    pub fn warning(&self, place: Place, path: &str, said: Said) {
        let (path, message) = (path.to_owned(), said.english());
        self.push(Problem { severity: Severity::Warning, place, path, message, unknown: None, said: Some(said) });
    }

    /// Adds how something was read, once.
    pub fn note(&self, message: String) {
        let mut notes = self.notes.borrow_mut();
        if !notes.contains(&message) {
            notes.push(message);
        }
    }

    /// How things were read, in the order in which they were.
    pub fn notes(&self) -> Vec<String> {
        self.notes.borrow().clone()
    }

    /// Whether an error was found.
    pub fn has_errors(&self) -> bool {
        self.problems.borrow().iter().any(|problem| problem.severity == Severity::Error)
    }

    /// All problems, in the order of the text.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| (problem.place.source, problem.place.start, problem.severity));
        problems.dedup();
        problems
    }
}
