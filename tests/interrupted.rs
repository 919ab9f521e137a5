//! A command that is asked to stop tells what it has, marked, and ends with the signal's exit code; what it tells is what as many
//! replications tell that were asked for from the start.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

const SHOP: &str = "format = 1\ncurrency = \"UAH\"\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"09:00-21:00\"\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 20 }\ntalk_time = \"3m\"\npatience = \"2m\"\n\
    value = { conversion = 0.2, margin = 90 }\n[providers.shop]\nkind = \"in_house\"\n\
    costs = { wage_per_hour = 150 }\n[groups.own]\nprovider = \"shop\"\nskills = [\"calls\"]\nroster = 2\n\
    [options.two]\nset = {}\n[options.three]\nset = { \"groups.own.roster\" = 3 }\n";

/// Runs in a folder with the shop in it; asked to stop by `signal` after a while. Exit code, standard output, standard error.
fn run(folder: &Path, words: &[&str], signal: Option<(&str, u64)>) -> (i32, String, String) {
    std::fs::write(folder.join("shop.toml"), SHOP).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    let child = command.current_dir(folder).args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    if let Some((signal, after)) = signal {
        std::thread::sleep(Duration::from_millis(after));
        let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        assert!(sent.success(), "nothing was left to interrupt");
    }
    let done = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap_or(-1), text(done.stdout), text(done.stderr))
}

/// Results without what tells that they are a part.
fn figures(json: &str) -> (Value, Vec<String>, String) {
    let mut all: Value = serde_json::from_str(json).unwrap();
    let parts = all.as_object_mut().unwrap();
    let warnings = parts.remove("warnings").unwrap();
    parts.remove("warnings_said");
    let warnings = warnings.as_array().unwrap().iter().map(|w| w.as_str().unwrap().to_owned()).collect();
    let stopped = parts.remove("stopped").unwrap().as_str().unwrap().to_owned();
    (all, warnings, stopped)
}

#[test]
fn an_interrupted_run_tells_what_as_many_replications_tell() {
    let folder = tempfile::tempdir().unwrap();
    for (signal, code) in [("-TERM", 143), ("-INT", 130), ("-HUP", 129)] {
        let many = ["run", "shop.toml", "--replications", "2000000", "--json"];
        let (exit, out, err) = run(folder.path(), &many, Some((signal, 1500)));
        assert_eq!(exit, code, "{err}");
        assert!(err.contains("stopping when") && err.contains("PARTIAL"), "{err}");
        let (part, warnings, stopped) = figures(&out);
        assert_eq!(stopped, "interrupted");
        assert!(warnings.iter().any(|warning| warning.starts_with("interrupted: a partial result")), "{warnings:?}");
        let replications = part["replications"].as_u64().unwrap();
        assert!((2..2_000_000).contains(&replications), "{replications}");
        let (exit, out, err) =
            run(folder.path(), &["run", "shop.toml", "--replications", &replications.to_string(), "--json"], None);
        assert_eq!(exit, 0, "{err}");
        let (whole, _, stopped) = figures(&out);
        assert_eq!((whole, stopped.as_str()), (part, "replications"));
    }
}

#[test]
fn an_interrupted_comparison_writes_the_options_it_has_and_says_so_first() {
    let folder = tempfile::tempdir().unwrap();
    let (exit, _, err) = run(
        folder.path(),
        &["compare", "shop.toml", "--replications", "1000000", "--out", "out"],
        Some(("-TERM", 1500)),
    );
    assert_eq!(exit, 143, "{err}");
    let json = std::fs::read_to_string(folder.path().join("out/results.json")).unwrap();
    let (part, warnings, stopped) = figures(&json);
    assert_eq!(stopped, "interrupted");
    let options = part["options"].as_object().unwrap();
    assert!(options.contains_key("two"), "{:?}", options.keys());
    let lacks = if options.contains_key("three") { "replications" } else { "nothing of three" };
    assert!(warnings.iter().any(|warning| warning.contains(lacks)), "{warnings:?}");
    let note = std::fs::read_to_string(folder.path().join("out/decision.md")).unwrap();
    assert!(note.lines().nth(2).unwrap().starts_with("Interrupted: a part of what was asked for."), "{note}");
}

#[test]
fn an_interrupted_race_selects_nothing_and_keeps_what_was_simulated() {
    let folder = tempfile::tempdir().unwrap();
    let words = [
        "compare",
        "shop.toml",
        "--until-sure",
        "--indifference",
        "0.001",
        "--replications",
        "1000",
        "--at-most",
        "1000000",
        "--json",
    ];
    let (exit, out, err) = run(folder.path(), &words, Some(("-TERM", 2500)));
    assert_eq!(exit, 143, "{err}");
    let (part, _, stopped) = figures(&out);
    assert_eq!(stopped, "interrupted");
    assert!(part.get("selected").is_none_or(Value::is_null), "{}", part["selected"]);
    assert_eq!(part["options"].as_object().unwrap().len(), 2);
}

#[test]
fn what_is_asked_beside_the_options_is_missing_where_it_was_interrupted_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let words = [
        "compare",
        "shop.toml",
        "--replications",
        "3000",
        "--over",
        "contacts.calls.arrivals.poisson.per_hour=5..60:200",
        "--json",
    ];
    let (exit, out, err) = run(folder.path(), &[&words[..], &["--keep-roster"]].concat(), Some(("-TERM", 4000)));
    assert_eq!(exit, 143, "{err}");
    let (part, warnings, _) = figures(&out);
    assert_eq!((part["replications"].as_u64(), part["options"].as_object().unwrap().len()), (Some(3000), 2));
    assert!(warnings.iter().any(|warning| warning.contains("what else was asked for")), "{warnings:?}");
}

#[test]
fn a_search_for_staff_writes_nothing_before_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let staffed = format!("{SHOP}[target]\nanswer_within = \"20s\"\nshare = 0.8\n");
    let path = folder.path().join("staffed.toml");
    std::fs::write(&path, staffed).unwrap();
    let (exit, _, err) = run(
        folder.path(),
        &["staff", "staffed.toml", "--replications", "200000", "--out", "out"],
        Some(("-TERM", 1500)),
    );
    assert_eq!(exit, 143, "{err}");
    assert!(err.contains("nothing was written"), "{err}");
    assert!(!folder.path().join("out/results.json").exists());
}
