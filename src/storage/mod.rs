//! Everything that touches files: results published whole or not at all.
//!
//! In: names and bytes. Out: files. Knows no scenario, no measure and no picture.

pub mod content;
pub mod folder;
pub mod publish;

pub use content::Content;
pub use folder::ScenarioFolder;
pub use publish::{Error, OutFolder, RESULTS, publish};
