//! Text to a tree whose every value knows its place, and reading from it with all problems collected.
//!
//! In: TOML text, edits by path. Out: typed values, or problems with file, line, column and a way out. Reading never
//! stops at the first problem: a reader answers `None` after it has said why. Knows no contact centre: scenario
//! parts read themselves from a [`Table`], each in its own file.

pub mod cells;
pub mod edit;
pub mod files;
pub mod key;
mod months;
pub mod node;
pub mod parse;
pub mod path;
pub mod problem;
pub mod rewrite;
pub mod roll;
pub mod rows;
mod scan;
pub mod shares;
pub mod sheet;
pub mod sources;
mod syntax;
pub mod table;
pub mod tables;
pub mod text;
pub mod value;
pub mod variant;
mod without;
pub mod words;

#[cfg(test)]
mod tests;

pub use files::Files;
pub use key::Key;
pub use node::{Entry, Node, Place, Value};
pub use parse::parse;
pub use problem::{Log, Problem};
pub use roll::Roll;
pub use sheet::Sheet;
pub use sources::{Sources, render};
pub use table::Table;
pub use value::At;
pub use variant::variant;
