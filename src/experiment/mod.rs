//! To come.

pub mod replicate;
