//! Which inputs matter: Sobol' indices of an output over a plan of points.
//!
//! In: a [`Plan`] of points in the unit cube and the output at each. Out: for each input an [`Importance`] with intervals. It
//! knows neither inputs nor outputs: the caller maps a number on (0, 1) to a value of his input by its quantile.
//!
//! Run all points on the same luck: then the noise is in every output alike and adds little; luck of its own would count as
//! an input that nobody named, and shows up in no index but in the variance.

mod indices;
mod plan;

pub use indices::{Importance, importances};
pub use plan::{Plan, PlanFault};
