//! Scenario texts and what comes of them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod bad;
mod bad_front;
mod bad_orders;
mod bad_outbound;
mod bad_vendors;
mod example;
mod many;
mod quotes;
mod rosters;

use crate::document::Sources;
use crate::scenario::{Loaded, Scenario, load};

/// Loads a text with files in memory.
fn loaded(text: &str, files: &[(&str, &str)]) -> Loaded {
    load("shop.toml", text.as_bytes(), &files.to_vec(), &[])
}

/// Problems as `line: path: message`, warnings marked.
fn said(loaded: &Loaded) -> Vec<String> {
    let line = |sources: &Sources, problem: &crate::document::Problem| {
        let mark = if problem.severity == crate::document::problem::Severity::Warning { "warning: " } else { "" };
        format!("{}: {mark}{}: {}", sources.position(problem.place).line, problem.path, problem.message)
    };
    loaded.problems.iter().map(|problem| line(&loaded.sources, problem)).collect()
}

/// A scenario that must be without errors.
fn base(text: &str) -> Scenario {
    let loaded = loaded(text, &[]);
    match loaded.experiment {
        Some(ref experiment) => experiment.base.clone(),
        None => panic!("{:#?}", said(&loaded)),
    }
}
