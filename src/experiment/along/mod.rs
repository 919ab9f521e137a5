//! Options along one axis, over a map of two, and where they break even.
//!
//! In: paths with their points, a file as written, which options. Out: curves, winners by stretch and break-evens, or a map; or
//! why the question is refused before anything is simulated. All points meet the same callers; rosters that are sized and vendors
//! that promise are solved again at each.

pub mod asked;
pub(in crate::experiment) mod axis;
pub(in crate::experiment) mod curves;
pub(in crate::experiment) mod envelope;
mod finer;
mod map;
mod seen;
mod study;

#[cfg(test)]
mod queues_tests;
#[cfg(test)]
mod tests;

pub use asked::Asked;
pub use axis::Moving;
pub use study::{Allowed, Study};
