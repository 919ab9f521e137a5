//! Results may change once, then they hold: fingerprints of every figure of every shipped scenario and claim.
//!
//! `tests/pins.csv` has a row for each option of each scenario, so that a change says where, and one for each measure over all of
//! them, so that it says what: a new scenario leaves the rows of the others, a new measure leaves those of the other measures.
//! What is fingerprinted are the numbers of `results.json` with their paths: no wording, no version, no order of keys.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic)]

mod gallery;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gallery::{results, shipped};
use serde_json::{Value, json};

const WAY_OUT: &str = "Either this is a fault, or the values are meant to change: then write the pins anew with\n\
                       \n    PINS=write cargo test --release --test pins\n\n\
                       and a line marked **value** in CHANGELOG.md that says what changed and why.";

/// How many numbers there are, and the sum of their hashes, which no order changes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Pin {
    numbers: u64,
    fingerprint: u64,
}

/// Pins by the name of their row.
type Pins = BTreeMap<String, Pin>;

/// The hash of a number at its path (Fowler, Noll and Vo), mixed (Steele, Lea and Flood) because hashes are summed.
fn hash(path: &str, number: &str) -> u64 {
    let bytes = path.bytes().chain([0]).chain(number.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// Adds every number below a value to the row of its place and to that of its measure.
fn add(pins: &mut Pins, row: &str, path: &str, measure: &str, value: &Value) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                // An estimate belongs to what it estimates.
                let of = if ["mean", "low", "high"].contains(&key.as_str()) { measure } else { key };
                add(pins, row, &format!("{path}/{key}"), of, value);
            }
        }
        Value::Array(items) => {
            for (place, value) in items.iter().enumerate() {
                add(pins, row, &format!("{path}/{place}"), measure, value);
            }
        }
        Value::String(_) => {}
        Value::Number(_) | Value::Bool(_) | Value::Null => {
            let hash = hash(path, &value.to_string());
            for row in [row.to_owned(), format!("measure,{measure}")] {
                let pin = pins.entry(row).or_default();
                pin.numbers += 1;
                pin.fingerprint = pin.fingerprint.wrapping_add(hash);
            }
        }
    }
}

/// The pins of a scenario's results: a row for each option, and one for what compares them.
fn pin(pins: &mut Pins, name: &str, results: &Value) {
    for (key, value) in results.as_object().unwrap() {
        match key.as_str() {
            "busyhour" | "schema" | "engine" | "title" | "warnings" => {}
            "options" => {
                for (option, value) in value.as_object().unwrap() {
                    add(pins, &format!("{name},{option}"), &format!("{name}/{option}"), "", value);
                }
            }
            _ => add(pins, &format!("{name},together"), &format!("{name}/{key}"), key, value),
        }
    }
}

/// The pins of all that is shipped, after two replications with the seed that is written.
fn now() -> Pins {
    let mut pins = Pins::new();
    for scenario in shipped() {
        let name = scenario.file_stem().unwrap().to_str().unwrap();
        pin(&mut pins, name, &results(&scenario, &["--replications", "2"]));
    }
    pins
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pins.csv")
}

const HEADER: &str = "scenario,option,numbers,fingerprint\n";

fn written(pins: &Pins) -> String {
    let rows = pins.iter().map(|(row, pin)| format!("{row},{},{:016x}\n", pin.numbers, pin.fingerprint));
    HEADER.chars().chain(rows.collect::<String>().chars()).collect()
}

/// Rows that are in one text and not in the other, each with its sign.
fn changes(before: &str, after: &str) -> Vec<String> {
    let rows = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    let (before, after) = (rows(before), rows(after));
    let gone = before.iter().filter(|row| !after.contains(row)).map(|row| format!("- {row}"));
    gone.chain(after.iter().filter(|row| !before.contains(row)).map(|row| format!("+ {row}"))).collect()
}

#[test]
fn every_figure_of_every_shipped_scenario_is_what_it_was() {
    let now = written(&now());
    if std::env::var("PINS").is_ok_and(|what| what == "write") {
        std::fs::write(file(), now).unwrap();
        println!("written: {}", file().display());
        return;
    }
    let before = std::fs::read_to_string(file()).unwrap();
    let changes = changes(&before, &now);
    assert!(changes.is_empty(), "figures are not what they were:\n{}\n\n{WAY_OUT}", changes.join("\n"));
}

#[test]
fn a_number_that_changes_in_its_last_digit_changes_the_row_of_its_option_and_of_its_measure() {
    let of = |wait: f64, reworded: &str| {
        let some = json!({ "mean": wait, "low": 1.0 });
        let option = json!({ "total": { "wait": some, "calls": { "mean": 7 } }, "unit": reworded });
        let mut pins = Pins::new();
        pin(
            &mut pins,
            "day",
            &json!({ "title": reworded, "seed": 1, "options": { "base": option, "more": { "wait": 2 } } }),
        );
        written(&pins)
    };
    assert_eq!(of(0.3, "a"), of(0.3, "b"));
    let told = changes(&of(0.3, "a"), &of(0.1 + 0.2, "a"));
    let rows: Vec<&str> = told.iter().filter_map(|row| row.rsplitn(3, ',').nth(2)).collect();
    assert_eq!(rows, ["- day,base", "- measure,wait", "+ day,base", "+ measure,wait"]);
}
