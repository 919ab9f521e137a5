//! Options side by side on the same callers: which one, how sure, and which of those that hold the target costs the least.
//!
//! In: each option's headlines, one for each replication. Out: the ranking, every pair, the standing of each, the constraint; and
//! replications until it is sure. Options may have unlike numbers of replications: what is paired takes those that both have.
//! Knows no contact centre beyond the limits of its targets.

pub mod constraint;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp)]
mod constraint_tests;
pub mod measured;
pub mod pairs;
pub mod race;
pub mod ranking;
pub mod standing;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp)]
mod tests;
pub mod until_sure;

pub use constraint::constraint;
pub use pairs::comparison;
pub use ranking::rank;
pub use until_sure::{Procedure, Wanted, until_sure};
