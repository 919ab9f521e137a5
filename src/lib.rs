//! `busyhour` simulates a contact centre, call by call, and prices it.
#![warn(missing_docs)]

pub mod centre;
pub mod demand;
pub mod document;
pub mod economics;
pub mod engine;
pub mod erlang;
pub mod experiment;
pub mod laws;
pub mod measures;
pub mod random;
pub mod report;
pub mod results;
pub mod routing;
pub mod scenario;
pub mod statistics;
pub mod storage;
pub mod units;
