//! Results to what people read: terminal, decision, tables, pictures.
//!
//! In: [`Results`](crate::results::Results) and tables by interval. Out: texts and bytes, put in place by `storage`.
//! Knows no scenario, never simulates, prints nothing.

pub mod csv;
pub mod decision;
#[cfg(test)]
mod fixture;
pub mod json;
pub mod figures;
mod numbers;
mod view;
