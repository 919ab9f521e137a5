//! Scenario text in, results out, every number computed on paper: constant times, written arrivals, one replication.
#![allow(clippy::unwrap_used, clippy::panic)]

mod agency;
mod cases;
mod closing;
mod front;
mod money;

use busyhour::experiment::precision::figure;
use busyhour::experiment::{Settings, Threads, simulate};
use busyhour::scenario::load;

/// A scenario and the figures that paper gives.
pub struct Case {
    /// What it shows.
    pub name: &'static str,
    /// Its calendar: start, days, opening hours and the like.
    pub calendar: &'static str,
    /// The rest of the scenario.
    pub text: &'static str,
    /// Paths of figures and their values.
    pub figures: &'static [(&'static str, f64)],
}

#[test]
fn every_case_agrees_with_paper() {
    let mut wrong = Vec::new();
    for case in cases::CASES.iter().chain(money::CASES).chain(closing::CASES).chain(front::CASES).chain(agency::CASES) {
        let text = format!("format = 1\ncurrency = \"UAH\"\n[calendar]\n{}\n{}", case.calendar, case.text);
        let files: Vec<(&str, &str)> = Vec::new();
        let loaded = load("case.toml", text.as_bytes(), &files, &[]);
        let Some(experiment) = loaded.experiment else {
            wrong.push(format!("{}: {}", case.name, busyhour::document::render(&loaded.problems, &loaded.sources)));
            continue;
        };
        let settings = Settings { replications: 1, precision: None, seed: 1, confidence: 0.95 };
        let results = simulate(&experiment.base, &settings, &Threads::new(Some(1)), |_| {}).unwrap().results;
        for (path, expected) in case.figures {
            let found = figure(&results, path).and_then(|estimate| estimate.mean);
            if !found.is_some_and(|found| (found - expected).abs() < 1e-6 * expected.abs().max(1.0)) {
                wrong.push(format!("{}: {path} is {found:?}, on paper {expected}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
