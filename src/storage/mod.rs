//! Everything that touches files: results published whole or not at all.
//!
//! In: names and bytes. Out: files. Knows no scenario, no measure and no picture.

pub mod content;
mod error;
pub mod folder;
pub mod input;
pub mod publish;
mod stage;

pub use content::Content;
pub use error::Error;
pub use folder::ScenarioFolder;
pub use input::{Unread, input};
pub use publish::{OutFolder, RESULTS, publish};
pub use stage::Streamed;
