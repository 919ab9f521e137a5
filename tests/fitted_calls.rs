//! Calls of a simulated centre, written as records and fitted again through the command line: what was put in comes out, and what is
//! printed is a scenario.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use busyhour::experiment::trace::trace;
use busyhour::results::legs::{FATES, LegRow};
use busyhour::scenario::load;
use jiff::civil;
use serde_json::Value;

const HEADER: &str = "start,contact,outcome,wait_s,talk_s,wrap_s,caller";

/// Ten days without a night, with rather few agents.
const TRUTH: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 10
[contacts.calls]
arrivals.poisson = { per_hour = 60 }
talk_time.lognormal = { mean = "181s", cv = 1.32 }
wrap_up.gamma = { mean = "30s", cv = 0.5 }
patience.weibull = { mean = "120s", cv = 1.3 }
[[contacts.calls.follow_ups]]
on = "abandoned"
to = "calls"
share = 0.4
after.exponential = { mean = "4m" }
[groups.own]
skills = ["calls"]
roster = 4
"#;

/// A leg as a row of records; none where it was neither answered nor given up.
fn record(leg: &LegRow) -> Option<String> {
    let seconds = |micros: i64| micros as f64 / 1e6;
    let start = civil::date(1970, 1, 1).at(0, 0, 0, 0) + jiff::SignedDuration::from_micros(leg.local);
    let (wait, caller) = (seconds(leg.wait?), leg.first_number);
    match (FATES[usize::from(leg.fate)], leg.handling) {
        ("answered", Some(of)) if !leg.in_service_at_end => {
            Some(format!("{start},calls,answered,{wait:.6},{:.6},{:.6},{caller}\n", seconds(of.talk), seconds(of.wrap)))
        }
        ("abandoned", _) => Some(format!("{start},calls,abandoned,{wait:.6},,,{caller}\n")),
        _ => None,
    }
}

/// The records of one replication.
fn simulated() -> String {
    let loaded = load("truth.toml", TRUTH.as_bytes(), &Vec::<(&str, &str)>::new(), &[]);
    let scenario = loaded.experiment.unwrap().base;
    let mut text = format!("{HEADER}\n");
    let told = trace(
        &scenario,
        5,
        1,
        |leg| {
            let _ = write!(text, "{}", record(leg).unwrap_or_default());
            Ok::<(), ()>(())
        },
        |_| {},
    );
    assert!(told.is_ok());
    text
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_busyhour")).args(arguments).output().unwrap()
}

/// A file of this text; its path.
fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Value and standard error of a law's mean or cv.
fn of(laws: &Value, law: &str, what: &str) -> (f64, f64) {
    let all = laws.as_array().unwrap();
    let found = all.iter().find(|one| one["law"] == law).unwrap_or_else(|| panic!("no {law} in {laws}"));
    (found[what]["mean"].as_f64().unwrap(), found[format!("{what}_error")].as_f64().unwrap())
}

#[test]
fn a_simulated_centre_is_found_again_in_its_records() {
    let folder = tempfile::tempdir().unwrap();
    let calls = file(folder.path(), "calls.csv", &simulated());
    let output = run(&["fit", &calls, "--json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["fitted_to"], "call records");
    let contact = &json["contacts"][0];
    let (talk, wrap, patience) = (&contact["talk"]["laws"], &contact["wrap"]["laws"], &contact["patience"]["laws"]);
    let redials = &contact["redials"][0];
    let delay = &redials["delay"]["laws"];
    // Within 3.5 standard errors: of eight, one of none once in 270 seeds.
    for (name, (value, error), truth) in [
        ("talk mean", of(talk, "lognormal", "mean"), 181.0),
        ("talk cv", of(talk, "lognormal", "cv"), 1.32),
        ("wrap mean", of(wrap, "gamma", "mean"), 30.0),
        ("wrap cv", of(wrap, "gamma", "cv"), 0.5),
        ("patience mean", of(patience, "weibull", "mean"), 120.0),
        ("patience cv", of(patience, "weibull", "cv"), 1.3),
        ("delay", of(delay, "exponential", "mean"), 240.0),
    ] {
        assert!((value - truth).abs() < 3.5 * error, "{name}: {value} +- {error}, truth {truth}");
        assert!(error < 0.08 * truth, "{name}: {value} +- {error}");
    }
    for (laws, best) in [(talk, "lognormal"), (wrap, "gamma"), (patience, "weibull")] {
        assert_eq!(laws[0]["law"], best);
    }
    let share = &redials["within"].as_array().unwrap().last().unwrap()[1];
    let (share, tries) = (share["mean"].as_f64().unwrap(), redials["tries"].as_f64().unwrap());
    assert!((share - 0.4).abs() < 3.5 * (0.24 / tries).sqrt() && tries > 1000.0, "{share} of {tries}");
    // The mean wait of those who gave up alone is far from the truth: the censored are what makes the difference.
    let ended: f64 = contact["patience"]["ended"].as_f64().unwrap();
    assert!(contact["patience"]["exposure"].as_f64().unwrap() / ended > 80.0);
}

#[test]
fn what_is_printed_is_a_scenario_that_check_accepts() {
    let folder = tempfile::tempdir().unwrap();
    let calls = file(folder.path(), "calls.csv", &simulated());
    let output = run(&["fit", &calls]);
    let fragment = String::from_utf8(output.stdout).unwrap();
    assert!(fragment.starts_with("# Fitted to call records: "), "{fragment}");
    assert!(fragment.lines().skip(1).all(|line| line.chars().count() <= 80), "{fragment}");
    for key in ["talk_time.lognormal", "wrap_up.gamma", "patience.weibull", "follow_ups]]\non = \"abandoned\""] {
        assert!(fragment.contains(key), "{key}: {fragment}");
    }
    let scenario = format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n{fragment}\n[contacts.calls.arrivals.poisson]\nper_hour = 60\n\
         [groups.own]\nskills = [\"calls\"]\nroster = 4\n"
    );
    let output = run(&["check", &file(folder.path(), "pasted.toml", &scenario)]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("no errors, 0 warnings"), "{said}\n{scenario}");
}

#[test]
fn a_folder_takes_text_json_and_plots_and_the_same_bytes_again() {
    let folder = tempfile::tempdir().unwrap();
    let calls = file(folder.path(), "calls.csv", &simulated());
    let out = folder.path().join("out");
    let names = ["fitted.toml", "fitted.json", "figures/handle_time.svg", "figures/patience.png"];
    let written = || -> Vec<Vec<u8>> {
        let output = run(&["fit", &calls, "--out", out.to_str().unwrap()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(String::from_utf8(output.stdout).unwrap().contains("# 6 files in "));
        names.iter().map(|name| std::fs::read(out.join(name)).unwrap()).collect()
    };
    let first = written();
    assert_eq!(first, written());
    let svg = String::from_utf8(first[2].clone()).unwrap();
    assert!(svg.contains("calls: talk") && svg.contains("lognormal"));
    assert_eq!(first[1], run(&["fit", &calls, "--json"]).stdout.trim_ascii_end());
}

#[test]
fn bad_files_and_options_are_told_and_exit_with_two() {
    let folder = tempfile::tempdir().unwrap();
    let ok = format!("{HEADER}\n2026-11-02 09:15,calls,answered,5,60,0,a\n");
    for (text, options, told) in [
        (format!("{HEADER}\n"), vec![], "there are no calls to fit to"),
        (String::new(), vec!["--calls"], "this file is empty"),
        (ok.replace("wait_s", "weit_s"), vec![], "there is no column \"wait_s\""),
        (ok.replace(",5,60", ",-5,60"), vec![], "calls.csv:2:33: wait_s: expected seconds"),
        (ok.replace("2026-11-02", "02/11/2026"), vec![], "calls.csv:2:1: start:"),
        ("start,calls\n2026-11-02 09:00,3\n".to_owned(), vec!["--calls"], "there is no column \"contact\""),
        (ok.clone(), vec!["--column", "n"], "--column belongs to a history of counts"),
        (ok.clone(), vec!["--redial-within", "0s"], "--redial-within: expected a duration above zero"),
        (ok.clone(), vec!["--timezone", "Kyiv"], "--timezone: there is no zone \"Kyiv\""),
    ] {
        let calls = file(folder.path(), "calls.csv", &text);
        let output = run(&[vec!["fit", calls.as_str()], options].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.contains(told)), (Some(2), true), "{told}\n{said}");
        assert!(output.stdout.is_empty());
    }
}
