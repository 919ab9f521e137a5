//! Facts to the numbers that planners speak.
//!
//! In: the facts of a replication, as the engine tells them. Out: counters by contact type, group and interval of one
//! replication ([`Tally`]), and over replications every measure with its interval of confidence ([`Collector`]).
//! Over replications and intervals a ratio is the ratio of sums, never the mean of ratios. Knows no money, no event and
//! no file. All measures are listed in [`MEASURES`]: a new one is one line there.

mod by_window;
mod check;
mod collect;
mod counts;
mod dialers;
mod few;
#[cfg(test)]
mod fixture;
mod gauge;
mod grid;
mod histogram;
#[cfg(test)]
mod identities;
mod intervals;
mod legs;
mod machines;
mod memory;
mod others;
mod overtime;
#[cfg(test)]
mod paper;
mod parts;
mod rated;
mod record;
mod reported;
mod risk;
mod rows;
mod served;
mod settle;
pub mod single;
mod size;
mod spans;
mod spread;
mod struck;
mod table;
mod tally;
mod target;
mod timeline;
#[cfg(test)]
mod whole;
#[cfg(test)]
mod windows;

pub use by_window::{InWindows, Windows};
pub use collect::Collector;
pub use counts::{COUNTS, Count, Counts};
pub use few::FEW;
pub use histogram::Histogram;
pub use memory::{Memory, memory};
pub use parts::{Judgement, Part};
pub use risk::{Risks, SHARES};
pub use served::{Counted, Demanded, FEWEST_OFFERED, Limited, Served, demands};
pub use table::{MEASURES, Measure, Of, Unit, measure, on};
pub use tally::{CURVE, RobotCounts, Tally, TrunkCounts};
pub use target::{Verdicts, level, target_met, verdicts};
