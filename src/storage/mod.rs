//! Everything that touches files: results published whole or not at all.
//!
//! In: names and bytes. Out: files. Knows no scenario, no measure and no picture.

pub mod folder;
pub mod publish;

pub use folder::ScenarioFolder;
pub use publish::{Content, Error, OutFolder, RESULTS, publish};
