//! A bank's calls of 164 weekdays, five minutes by five minutes, are replayed exactly: where the file is at hand.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const HISTORY: &str = "bank_calls_5min_2003.csv";
const SCENARIO: &str = r#"
format = 1
title = "Calls to a bank, 2003"
[calendar]
start = 2003-03-03
days = 236
open = { mon-fri = "07:00-21:05" }
interval = "5m"
[run]
replications = 1
[contacts.calls]
arrivals.history = { file = "bank_calls_5min_2003.csv", missing = "skip" }
talk_time.exponential = { mean = "60s" }
patience.exponential = { mean = "60s" }
[groups.own]
skills = ["calls"]
roster = 40
"#;

#[test]
fn every_five_minutes_of_a_bank_have_as_many_attempts_as_its_file_says() {
    let history = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(HISTORY);
    let folder = tempfile::tempdir().unwrap();
    if std::fs::copy(history, folder.path().join(HISTORY)).is_err() {
        eprintln!("skipped: {HISTORY} is not there");
        return;
    }
    let (scenario, out) = (folder.path().join("bank.toml"), folder.path().join("out"));
    std::fs::write(&scenario, SCENARIO).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    program.arg("run").arg(&scenario).arg("--out").arg(&out).arg("--quiet");
    assert!(program.status().unwrap().success());

    let mut simulated = attempts(&out.join("intervals.csv"));
    let mut days = std::collections::BTreeSet::new();
    for row in csv::Reader::from_path(folder.path().join(HISTORY)).unwrap().records().map(Result::unwrap) {
        let start = row[0].replace(' ', "T");
        assert_eq!(simulated.remove(&start[..16]), Some(row[4].parse().unwrap()), "{start}");
        days.insert(row[1].to_owned());
    }
    assert_eq!(days.len(), 164);
    // Nobody calls when the file says nothing.
    assert!(simulated.values().all(|attempts| *attempts == 0));
}

/// Attempts of all contacts by the start of their interval.
fn attempts(intervals: &Path) -> BTreeMap<String, u32> {
    let mut reader = csv::Reader::from_path(intervals).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (contact, start, attempts) = (column("contact"), column("start"), column("attempts"));
    let rows = reader.records().map(Result::unwrap).filter(|row| &row[contact] == "calls");
    rows.map(|row| (row[start].to_owned(), row[attempts].parse().unwrap())).collect()
}
