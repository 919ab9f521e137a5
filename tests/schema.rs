//! The JSON Schema of scenario files: what is shipped is valid by it, what is misspelt is not.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use busyhour::experiment::sweep;
use busyhour::scenario::schema;
use jsonschema::Validator;
use serde_json::Value;

fn validator(schema: &Value) -> Validator {
    jsonschema::draft7::new(schema).unwrap()
}

/// TOML as editors hand it to a schema: dates are texts.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.iter().map(json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
        other => serde_json::to_value(other).unwrap(),
    }
}

fn problems(text: &str) -> Vec<String> {
    problems_by(&schema::schema(), text)
}

fn problems_by(schema: &Value, text: &str) -> Vec<String> {
    let document = json(&text.parse::<toml::Table>().map(toml::Value::Table).unwrap());
    validator(schema).iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(toml_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files
}

fn is_scenario(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("format")) && text.contains("calendar")
}

#[test]
fn every_shipped_scenario_and_every_one_of_the_manual_is_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for file in toml_files(&root.join("scenarios")) {
        let text = fs::read_to_string(&file).unwrap();
        if is_scenario(&text) {
            assert!(problems(&text).is_empty(), "{}: {:#?}", file.display(), problems(&text));
            seen += 1;
        }
    }
    for page in fs::read_dir(root.join("docs")).unwrap().flatten().map(|entry| entry.path()) {
        let Ok(text) = fs::read_to_string(&page) else { continue };
        for block in text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()) {
            if is_scenario(block) {
                assert!(problems(block).is_empty(), "{}: {:#?}\n{block}", page.display(), problems(block));
                seen += 1;
            }
        }
    }
    assert!(seen > 25, "only {seen}");
}

const GOOD: &str = r#"
format = 1
[calendar]
start = 2026-11-02
days = 5
open = { mon-fri = "09:00-17:00" }
[contacts.calls]
arrivals.poisson = { per_hour = 40 }
talk_time.lognormal = { mean = "3m", cv = 1.0 }
never_abandons = 0.1
[groups.own]
skills = ["calls"]
roster = { "09:00" = 3 }
[routing.calls]
choose = "random"
[providers.own]
kind = "in_house"
contract.vat = { rate = 0.2 }
"#;

#[test]
fn what_is_misspelt_out_of_range_or_no_word_of_the_format_is_not_valid() {
    assert!(problems(GOOD).is_empty(), "{:#?}", problems(GOOD));
    for (from, to) in [
        ("format = 1", "format = 2"),
        ("never_abandons", "never_abandon"),
        ("never_abandons = 0.1", "never_abandons = 2"),
        ("choose = \"random\"", "choose = \"randomly\""),
        ("mean = \"3m\"", "mean = \"3 minutes\""),
        ("mean = \"3m\"", "mean = 180"),
        ("talk_time.lognormal", "talk_time.lognormall"),
        ("cv = 1.0", "cv = 1.0, phases = 2"),
        ("mon-fri = ", "monday = "),
        ("\"09:00-17:00\"", "\"9 to 5\""),
        ("\"09:00\" = 3", "\"9am\" = 3"),
        ("\"09:00\" = 3", "\"09:00\" = 3.5"),
        ("days = 5", "days = 0"),
        ("days = 5", ""),
        ("[routing.calls]", "[route.calls]"),
        ("kind = \"in_house\"", "kind = \"house\""),
        ("rate = 0.2", "rate = 20"),
    ] {
        assert!(GOOD.contains(from), "{from}");
        assert!(!problems(&GOOD.replacen(from, to, 1)).is_empty(), "{to} passes");
    }
}

#[test]
fn plans_and_quotes_are_valid_by_their_own_schemas_and_not_when_misspelt() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (plan, quote) = (sweep::schema::schema(), schema::quote());
    let mut plans = toml_files(&root.join("scenarios/sweeps"));
    plans.push(root.join("templates/sweep.toml"));
    let quotes = toml_files(&root.join("scenarios/quotes"));
    assert!(plans.len() >= 3 && quotes.len() >= 3);
    for (schema, files) in [(&plan, &plans), (&quote, &quotes)] {
        for file in files {
            let found = problems_by(schema, &fs::read_to_string(file).unwrap());
            assert!(found.is_empty(), "{}: {found:#?}", file.display());
        }
    }
    let text = fs::read_to_string(root.join("templates/sweep.toml")).unwrap();
    for (from, to) in [
        ("kind = \"grid\"", "kind = \"greed\""),
        ("from = 200", "form = 200"),
        ("steps = 5", "steps = 1"),
        ("[\"150s\", \"180s\", \"210s\"]", "\"150s\""),
        ("[4, 6, 8]", "[4]"),
        ("replications = 20", "replications = 0"),
        ("scenario = ", "scenarios = "),
        ("response = [\"total.service_level\", \"total.asa\"]", "response = \"total.asa\""),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(!problems_by(&plan, &text.replacen(from, to, 1)).is_empty(), "{to} passes");
    }
    let text = fs::read_to_string(root.join("scenarios/quotes/alfa.toml")).unwrap();
    for (from, to) in [("[quote]", "[quoted]"), ("bidder", "biddr"), ("price", "prize")] {
        assert!(text.contains(from), "{from}");
        assert!(!problems_by(&quote, &text.replacen(from, to, 1)).is_empty(), "{to} passes");
    }
}

/// All keys of all tables of a schema.
fn keys(here: &Value, into: &mut BTreeSet<String>) {
    match here {
        Value::Object(entries) => {
            if let Some(Value::Object(properties)) = entries.get("properties").filter(|_| entries.contains_key("type"))
            {
                into.extend(properties.keys().cloned());
            }
            entries.values().for_each(|value| keys(value, into));
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, into)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_schema_is_in_the_manual() {
    let pages =
        [include_str!("../docs/scenario.md"), include_str!("../docs/contracts.md"), include_str!("../docs/sweeps.md")];
    let pages = pages.concat();
    let words: BTreeSet<&str> = pages.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').collect();
    let mut known = BTreeSet::new();
    keys(&schema::schema(), &mut known);
    keys(&schema::quote(), &mut known);
    keys(&sweep::schema::schema(), &mut known);
    let missing: Vec<&String> = known.iter().filter(|key| !words.contains(key.as_str())).collect();
    assert!(known.len() > 400 && missing.is_empty(), "{} keys; the manual lacks {missing:?}", known.len());
}
