//! What `new` prints runs as it is: without a warning, and to a decision where there are options.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn busyhour(folder: &Path, line: &str) -> Output {
    let arguments = line.split_whitespace();
    Command::new(env!("CARGO_BIN_EXE_busyhour")).args(arguments).current_dir(folder).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The output of a command that must do.
fn done(folder: &Path, line: &str) -> String {
    let output = busyhour(folder, line);
    assert!(output.status.success(), "busyhour {line}\n{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

const TEMPLATES: [&str; 6] = ["phone", "shop", "quotes", "robot", "multi_skill", "sweep"];

#[test]
fn every_template_runs_without_a_warning_and_options_end_in_a_decision() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for name in TEMPLATES.into_iter().filter(|name| *name != "sweep") {
        done(folder, &format!("new {name} --out {name}.toml"));
        let checked = done(folder, &format!("check {name}.toml"));
        assert!(checked.contains("no errors, 0 warnings"), "{name}: {checked}");
        let text = fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap();
        let command = if text.contains("\n[options.") { "compare" } else { "run" };
        let printed = done(folder, &format!("{command} {name}.toml --replications 8 --no-figures --out {name}"));
        assert!(!printed.contains("warning"), "{name}: {printed}");
        if command == "compare" {
            assert!(printed.contains("The decision"), "{name}: {printed}");
            assert!(printed.contains("We recommend") || printed.contains("We cannot"), "{name}: {printed}");
        }
    }
}

#[test]
fn the_plan_comes_with_its_scenario_and_runs() {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), "new sweep --out plan.toml");
    assert!(folder.path().join("phone.toml").exists());
    let planned = done(folder.path(), "sweep plan plan.toml");
    assert!(planned.contains("45 points"), "{planned}");
}

#[test]
fn every_key_of_a_template_is_explained_where_it_is_first_written() {
    for name in TEMPLATES {
        let text =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("templates/{name}.toml"))).unwrap();
        let (mut known, mut above) = (Vec::new(), "");
        for line in text.lines() {
            let key = line.split(['=', '{']).next().unwrap().trim();
            let is_key = line.contains(" = ") && !line.starts_with('#');
            if is_key && !known.contains(&key) {
                let explained = line.contains(" # ") || above.starts_with('#') || key.starts_with("without");
                assert!(explained, "{name}: {line}");
                known.push(key);
            }
            above = line;
        }
    }
}

#[test]
fn a_file_that_is_there_is_kept_and_a_name_that_is_none_is_told_the_nearest() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.toml"), "mine").unwrap();
    let refused = busyhour(folder.path(), "new shop --out mine.toml");
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("mine.toml")).unwrap(), "mine");
    fs::write(folder.path().join("phone.toml"), "mine").unwrap();
    assert_eq!(busyhour(folder.path(), "new sweep --out plan.toml").status.code(), Some(2));
    assert!(!folder.path().join("plan.toml").exists(), "neither of the two is written");
    let unknown = busyhour(folder.path(), "new shp");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("did you mean \"shop\"?"), "{}", said(&unknown));
    let listed = done(folder.path(), "list templates");
    assert!(TEMPLATES.iter().all(|name| listed.contains(name)), "{listed}");
    assert_eq!(done(folder.path(), "new"), done(folder.path(), "new phone"));
}
