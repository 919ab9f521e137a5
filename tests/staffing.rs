//! `busyhour staff` as a user meets it: what the shipped scenario promises, the files, the roster put back, what is refused.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn program(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_busyhour")).args(arguments).output().unwrap()
}

fn shipped() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/how_many_people.toml").display().to_string()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_shipped_scenario_needs_fewer_than_the_formula_before_the_peak_and_more_in_the_afternoon() {
    let root = tempfile::tempdir().unwrap();
    let (out, lp) = (root.path().join("out"), root.path().join("shifts.lp"));
    let (out_text, lp_text) = (out.display().to_string(), lp.display().to_string());
    let done = program(&["staff", &shipped(), "--no-figures", "--out", &out_text, "--write-lp", &lp_text]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let told = text(&done.stdout);
    assert!(told.lines().all(|line| line.chars().count() <= 80 || line.contains(&out_text)), "{told}");
    let results: Value = serde_json::from_slice(&std::fs::read(out.join("results.json")).unwrap()).unwrap();
    let group = &results["staffing"]["groups"][0];
    let rows = group["rows"].as_array().unwrap();
    let less = |row: &&Value| row["needed"].as_u64() < row["formula"].as_u64();
    let more = |row: &&Value| row["needed"].as_u64() > row["formula"].as_u64();
    let before = |row: &&Value| row["start"].as_str().unwrap() < "09:30";
    let after = |row: &&Value| row["start"].as_str().unwrap() >= "12:00";
    assert!(rows.iter().filter(before).filter(less).count() >= 2, "{told}");
    assert!(rows.iter().filter(after).filter(more).count() >= 6, "{told}");
    assert!(rows.iter().all(|row| row["verdict"] != "missed"), "{told}");
    let hours = |key: &str| group[key].as_f64().unwrap();
    assert!(hours("needed_hours") <= hours("scheduled_hours") && hours("paid_hours") <= 1.3 * hours("needed_hours"));
    assert!(std::fs::read_to_string(&lp).unwrap().ends_with("End\n"));
    assert!(std::fs::read_to_string(out.join("staffing.csv")).unwrap().lines().count() == 1 + rows.len());
    put_back(&out, root.path(), &results);
}

/// The printed roster in the place of the file's gives the same service.
fn put_back(out: &Path, root: &Path, results: &Value) {
    let roster = std::fs::read_to_string(out.join("roster.toml")).unwrap();
    let file = std::fs::read_to_string(shipped()).unwrap().replace("roster.sized = { at_least = 1 }\n", "");
    let again = root.join("how_many_people.toml");
    std::fs::write(&again, format!("{file}\n{roster}")).unwrap();
    let run = program(&["run", &again.display().to_string(), "--json"]);
    assert!(run.status.success(), "{}", text(&run.stderr));
    let run: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(run["options"]["base"]["contacts"], results["options"]["base"]["contacts"]);
}

#[test]
fn what_cannot_be_asked_is_refused_with_a_way_out() {
    let refused = |arguments: &[&str], said: &str| {
        let shipped = shipped();
        let done = program(&[&["staff", shipped.as_str(), "--json"], arguments].concat());
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(text(&done.stderr).contains(said), "{}", text(&done.stderr));
    };
    refused(&["--groups", "owm"], "did you mean \"own\"?");
    refused(&["--at-most", "own=many"], "expected a number of agents or GROUP=N");
    refused(&["--option", "x"], "--option");
    refused(&["--trace", "1"], "`busyhour run` writes contacts");
}

/// A file in a folder of its own.
fn written(root: &Path, text: &str) -> String {
    let path = root.join("shop.toml");
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Calls for one group of ours and one of a vendor, and work for a third, none of whose rosters opens the doors.
const SHOP: &str = "format = 1\n[run]\nreplications = 20\n[calendar]\nstart = 2026-11-02\ndays = 2\nopen = \"08:00-10:00\"\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 20 }\ntalk_time.exponential = { mean = \"3m\" }\n\
    patience.exponential = { mean = \"3m\" }\n[contacts.mail]\ndirection = \"back_office\"\n\
    arrivals.poisson = { per_hour = 5 }\ntalk_time = \"3m\"\ndue = \"1h\"\n\
    [providers.city]\nkind = \"outsourced\"\n[providers.shop]\nkind = \"in_house\"\n\
    [groups.own]\nprovider = \"shop\"\nskills = [\"calls\"]\nroster = { \"09:00\" = 1 }\n\
    [groups.city]\nprovider = \"city\"\nskills = [\"calls\"]\nroster = { \"09:00\" = 1 }\n\
    [groups.desk]\nprovider = \"shop\"\nskills = [\"mail\"]\nroster = 1\n\
    [shifts.short]\nstarts = \"08:00\"\nlasts = \"2h\"\n";

#[test]
fn what_staff_would_leave_out_or_lose_is_refused_or_told() {
    let root = tempfile::tempdir().unwrap();
    let shop = written(root.path(), SHOP);
    let refused = |arguments: &[&str], said: &str| {
        let done = program(&[&["staff", shop.as_str(), "--json"], arguments].concat());
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(text(&done.stderr).contains(said), "{}", text(&done.stderr));
    };
    refused(&["--at-most", "city=3"], "group \"city\" is not staffed here");
    refused(&["--groups", "desk"], "group \"desk\" answers nothing that has a target");
    refused(&["--write-lp", &shop], "is no program that was written here and would be lost");
    assert_eq!(std::fs::read_to_string(&shop).unwrap(), SHOP);
    // A program that was written here may be written again; the roster of the file, which is replaced, is not warned of.
    let lp = root.path().join("shop.lp").display().to_string();
    for _ in 0..2 {
        let done = program(&["staff", &shop, "--json", "--write-lp", &lp]);
        assert!(done.status.success(), "{}", text(&done.stderr));
        assert!(!text(&done.stderr).contains("open without staff"), "{}", text(&done.stderr));
        assert!(text(&done.stderr).contains("\"desk\": not staffed, the roster stays"), "{}", text(&done.stderr));
        let results: Value = serde_json::from_slice(&done.stdout).unwrap();
        let groups = results["staffing"]["groups"].as_array().unwrap();
        assert_eq!(groups.iter().map(|group| group["name"].as_str().unwrap()).collect::<Vec<_>>(), ["own"]);
    }
    let run = program(&["run", &shop, "--json"]);
    assert!(text(&run.stderr).contains("contacts.calls: open without staff"), "{}", text(&run.stderr));
}

#[test]
fn work_alone_asks_for_nobody_and_that_is_said() {
    let root = tempfile::tempdir().unwrap();
    let desk = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n[contacts.mail]\ndirection = \"back_office\"\n\
        arrivals.poisson = { per_hour = 5 }\ntalk_time = \"3m\"\ndue = \"1h\"\n\
        [groups.desk]\nskills = [\"mail\"]\nroster = 1\n";
    let done = program(&["staff", &written(root.path(), desk), "--json"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("nothing is asked of its agents"), "{}", text(&done.stderr));
}
