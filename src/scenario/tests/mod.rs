//! Scenario texts and what comes of them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod bad;
mod bad_arrivals;
mod bad_front;
mod bad_orders;
mod bad_outbound;
mod bad_shifts;
mod bad_vendors;
mod example;
mod input_rule;
mod inputs;
mod knobs;
mod many;
mod part_weeks;
mod plan;
mod quotes;
mod rosters;
mod scorecards;
mod sets;
mod settling;
mod without_effect;
mod year;

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

/// What stands in a good text, what stands there instead, and what is said of it.
type Mistake = (&'static str, &'static str, &'static [&'static str]);

/// Holds what is said of each mistake in a good text, all of those that differ at once.
fn told(good: &str, mistakes: &[Mistake], files: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (from, to, expected) in mistakes {
        assert!(good.contains(from), "{from}");
        let got = said(&loaded(&good.replacen(from, to, 1), files));
        if got != *expected {
            wrong.push(format!("{to}\n  got      {got:#?}\n  expected {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A scenario that must be without errors.
fn base(text: &str) -> Scenario {
    let loaded = loaded(text, &[]);
    match loaded.experiment {
        Some(ref experiment) => experiment.base.clone(),
        None => panic!("{:#?}", said(&loaded)),
    }
}
