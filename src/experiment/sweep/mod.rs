//! Sweeps: a scenario at many points, each in its own replications, in pieces that do not depend on how the work was cut.
//!
//! In: a plan file and its scenario. Out: blocks of replications, and tables made of them. Luck is addressed: a point's numbers
//! are the same whichever shard, thread or process reckons it. Knows no file.

pub mod asked;
pub mod axes;
mod enough;
pub mod figures;
pub mod plan;
pub mod progress;
pub mod response;
pub mod schema;
pub mod tables;
pub mod work;
