//! What commands print for other programs: JSON alone, the same that they tell people, with the same exit codes.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn busyhour(words: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Command::new(env!("CARGO_BIN_EXE_busyhour")).current_dir(root).args(words).output().unwrap()
}

/// Standard output as JSON, and nothing on standard error.
fn json_of(output: &Output) -> Value {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.is_empty(), "{said}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_problem_that_check_tells_is_in_its_json_at_the_same_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.toml");
    let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n[contacts.calls]\narrivals.poisson = { per_hour = -4 }\n\
        talk_time = \"3 minutes\"\n[groups.own]\nskills = [\"cals\"]\nroster = 2\n";
    std::fs::write(&file, text).unwrap();
    let name = file.to_str().unwrap();
    let (told, output) = (busyhour(&["check", name]), busyhour(&["check", name, "--json"]));
    assert_eq!((told.status.code(), output.status.code()), (Some(2), Some(2)));
    let (told, json) = (String::from_utf8(told.stderr).unwrap(), json_of(&output));
    let problems = json["problems"].as_array().unwrap();
    assert_eq!((json["errors"].as_u64(), problems.len()), (Some(3), 3), "{told}");
    assert_eq!(json["holds"], Value::Null);
    for (problem, line) in problems.iter().zip([6, 7, 9]) {
        let text = |key: &str| problem[key].as_str().unwrap();
        assert_eq!((text("severity"), text("file"), problem["line"].as_u64()), ("error", name, Some(line)));
        assert_eq!(text("at"), format!("{name}:{line}:{}", problem["column"]));
        assert!(told.contains(&format!("{}: {}: {}", text("at"), text("path"), text("message"))), "{told}");
    }
}

#[test]
fn a_file_without_errors_tells_what_it_holds() {
    let output = busyhour(&["check", "scenarios/three_quotes.toml", "--json"]);
    let json = json_of(&output);
    assert_eq!((output.status.code(), json["errors"].as_u64(), &json["problems"]), (Some(0), Some(0), &json!([])));
    assert!(
        json["holds"]["options"].as_u64() >= Some(3) && json["holds"]["contact_types"].as_u64() >= Some(1),
        "{json}"
    );
    let quiet = busyhour(&["check", "scenarios/three_quotes.toml", "--quiet"]);
    assert!(quiet.status.success() && quiet.stdout.is_empty() && quiet.stderr.is_empty());
}

#[test]
fn a_file_that_is_refused_by_its_estimate_is_an_error_in_json_too() {
    let huge =
        ["check", "scenarios/one_queue.toml", "--set", "contacts.calls.arrivals.poisson.per_hour=900000000", "--json"];
    let output = busyhour(&huge);
    let json = json_of(&output);
    assert_eq!((output.status.code(), json["errors"].as_u64()), (Some(2), Some(1)), "{json}");
}

#[test]
fn every_list_has_the_names_of_its_text() {
    for what in ["policies", "arrivals", "distributions", "clauses", "costs", "measures", "templates"] {
        let text = String::from_utf8(busyhour(&["list", what]).stdout).unwrap();
        let mut told: Vec<&str> = text.lines().filter_map(|line| line.split_whitespace().next()).collect();
        let json = json_of(&busyhour(&["list", what, "--json"]));
        let name = |entry: &Value| entry["name"].as_str().unwrap().to_owned();
        let mut listed = Vec::new();
        for entry in json.as_array().unwrap() {
            listed.push(name(entry));
            listed.extend(entry["below"].as_array().unwrap().iter().map(name));
        }
        told.retain(|name| !name.is_empty());
        assert_eq!(told, listed, "{what}");
    }
}

#[test]
fn a_plan_tells_its_points_and_a_sweep_its_manifest() {
    const PLAN: &str = "scenarios/sweeps/calls_and_handle_time.toml";
    let text = String::from_utf8(busyhour(&["sweep", "plan", PLAN]).stdout).unwrap();
    let json = json_of(&busyhour(&["sweep", "plan", PLAN, "--json"]));
    let (points, options) = (json["points"].as_u64().unwrap(), json["options"].as_array().unwrap().len());
    assert!(text.starts_with(&format!("{points} points, {options} option")), "{text}\n{json}");
    let estimate = &json["estimate"];
    assert!(
        ["seconds_on_one_thread", "contacts", "bytes_of_tables"].iter().all(|key| estimate[key].as_f64() > Some(0.0))
    );
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let output = busyhour(&["sweep", PLAN, "--out", out, "--json"]);
    let kept = std::fs::read(folder.path().join("manifest.json")).unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), String::from_utf8(kept.clone()).unwrap());
    let merged = busyhour(&["sweep", "merge", out, "--json"]);
    assert_eq!(merged.stdout, kept);
}

#[test]
fn formulas_and_schemas_are_json() {
    let json = json_of(&busyhour(&["erlang", "c", "--calls", "100", "--per", "30m", "--aht", "180s", "--json"]));
    assert_eq!(json["agents"], 14);
    for (of, key) in [("scenario", "calendar"), ("plan", "axes"), ("quote", "contract")] {
        let schema = json_of(&busyhour(&["schema", of]));
        assert!(schema["properties"][key].is_object(), "{of}");
    }
}
