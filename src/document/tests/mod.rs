//! Tests of the whole folder: a realistic file, damaged and changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod changes;
mod syntax;

/// A shop with all sections.
const SHOP: &str = include_str!("shop.toml");
