//! The shipped scenarios, and the program run on them as a user would.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The folder of shipped scenarios.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// Every shipped scenario, by name: those that answer a planner's question, then those that put a claim to the test.
pub fn shipped() -> Vec<PathBuf> {
    let (mut files, claims) = (listed(&folder()), listed(&folder().join("claims")));
    assert!(files.len() >= 8 && claims.len() >= 20, "{files:?} {claims:?}");
    files.extend(claims);
    files
}

/// The scenarios in a folder, by name.
pub fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    files
}

/// `compare` for a scenario with options, `run` for one without.
pub fn command(scenario: &Path) -> &'static str {
    if std::fs::read_to_string(scenario).unwrap().contains("\n[options.") { "compare" } else { "run" }
}

/// The program with a scenario and further arguments, to be started.
pub fn busyhour(scenario: &Path, more: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    program.arg(command(scenario)).arg(scenario).args(more);
    program
}

/// What a program wrote to standard output, which must have ended well.
pub fn output(mut program: Command) -> Vec<u8> {
    let out = program.output().unwrap();
    assert!(out.status.success(), "{program:?}\n{}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

/// The results of a scenario.
pub fn results(scenario: &Path, more: &[&str]) -> Value {
    let mut program = busyhour(scenario, more);
    program.arg("--json");
    serde_json::from_slice(&output(program)).unwrap()
}

/// The results of a shipped scenario with its own settings.
pub fn whole(name: &str) -> Value {
    results(&folder().join(format!("{name}.toml")), &[])
}

/// The mean of a measure; none where nothing happened.
pub fn mean(measures: &Value, name: &str) -> Option<f64> {
    measures.get(name).unwrap_or_else(|| panic!("no {name} in {measures}")).get("mean").unwrap().as_f64()
}

/// Names and values of a table.
pub fn each(table: &Value) -> impl Iterator<Item = (&String, &Value)> {
    table.as_object().unwrap().iter()
}

/// The options, best first.
pub fn ranking(results: &Value) -> Vec<&str> {
    results["ranking"].as_array().unwrap().iter().map(|ranked| ranked["option"].as_str().unwrap()).collect()
}
