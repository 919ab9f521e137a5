//! What the program says to wrong input: exit code and first line, each case by itself, and nothing left behind.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "bad_input/command_line.rs"]
mod command_line;
#[path = "bad_input/files.rs"]
mod files;
#[path = "bad_input/limits.rs"]
mod limits;
#[path = "bad_input/several.rs"]
mod several;
#[path = "bad_input/sixty_two/mod.rs"]
mod sixty_two;

use std::path::Path;
use std::process::{Command, Output};

/// A scenario without a mistake.
const GOOD: &str = r#"format = 1
currency = "UAH"
[calendar]
start = 2026-11-02
days = 2
open = "08:00-20:00"
[run]
replications = 2
[contacts.calls]
arrivals.poisson = { per_hour = 10 }
talk_time.exponential = { mean = "3m" }
patience.exponential = { mean = "2m" }
[providers.alfa]
kind = "outsourced"
[[providers.alfa.contract.per_minute]]
price = 10.5
[groups.own]
provider = "alfa"
skills = ["calls"]
roster = 2
[options.more]
set = { "groups.own.roster" = 3 }
"#;

/// A folder with `shop.toml` in it.
fn folder(scenario: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.toml"), scenario).unwrap();
    folder
}

/// Runs the program in a folder.
fn busyhour(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_busyhour")).args(arguments).current_dir(folder).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("ended by a signal: {output:?}"))
}

/// All that was said on standard error.
fn said(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!said.contains("panicked") && !said.contains("fault of"), "{said}");
    said
}

fn first_line(output: &Output) -> String {
    said(output).lines().next().unwrap_or_default().to_owned()
}

/// Names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
