//! Experiments: an option simulated over replications, options laid side by side.
//!
//! In: checked scenarios. Out: [`Results`](crate::results::Results). Knows no file and no terminal; progress is told to
//! whoever asks.

#[cfg(test)]
mod agency_tests;
pub mod along;
pub mod assumptions;
mod by_time;
mod commitments;
pub mod comparing;
mod contracts;
pub mod determinism;
pub mod estimate;
#[cfg(test)]
mod extending_tests;
#[cfg(test)]
mod incidents_tests;
#[cfg(test)]
mod intake_tests;
pub mod money;
mod needs;
pub mod option;
mod pipeline;
pub mod points;
pub mod precision;
pub mod promise;
pub mod replicate;
#[cfg(test)]
mod reports_tests;
pub mod results;
pub mod risk;
pub mod running;
mod scorecard;
pub mod sensitivity;
pub mod settle;
pub mod size;
pub mod staff;
mod staffing;
pub mod sweep;
pub mod trace;
mod workload;
pub mod years;

pub use option::{Outcome, Settings, Terms, simulate, simulate_under};
pub use replicate::{Stop, Threads};
