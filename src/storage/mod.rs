//! Everything that touches files: results published whole or not at all.
//!
//! In: names and bytes. Out: files. Knows no scenario, no measure and no picture.

pub mod content;
pub mod digest;
mod error;
pub mod folder;
pub mod input;
pub mod journal;
mod lock;
pub mod publish;
pub mod remembered;
mod stage;

pub use content::Content;
pub use error::{Error, cause};
pub use folder::ScenarioFolder;
pub use input::{Unread, input};
pub use lock::Unlocked;
pub use publish::{Marks, OutFolder, RESULTS, claim, create_durably, publish, publish_new};
pub use stage::Streamed;
