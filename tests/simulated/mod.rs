//! The text of a scenario, simulated.
#![allow(clippy::unwrap_used, clippy::panic)]

use busyhour::experiment::{Outcome, Settings, Threads, simulate};
use busyhour::scenario::load;

/// What comes of a scenario without options.
pub fn outcome(text: &str, replications: u64, seed: u64, threads: usize) -> Outcome {
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = load("shop.toml", text.as_bytes(), &files, &[]);
    let scenario = loaded.experiment.unwrap_or_else(|| panic!("{:#?}", loaded.problems)).base;
    let settings = Settings { replications, precision: None, seed, confidence: 0.95 };
    simulate(&scenario, &settings, &Threads::new(Some(threads)), |_| {}).unwrap()
}
