//! `--trace`: the rows of `contacts.parquet` are the contacts that the results count.
#![allow(clippy::unwrap_used, clippy::panic)]

mod gallery;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;
use std::process::Output;

use busyhour::engine::facts::Fate;
use gallery::{busyhour, each, folder, mean, output, shipped};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Row, RowAccessor};
use serde_json::Value;

/// What is compared of a row; waits and handling in microseconds.
struct Leg {
    option: String,
    replication: i64,
    contact: String,
    inbound: bool,
    fate: String,
    by: Option<String>,
    wait: Option<i64>,
    handle: i64,
    transferred_in: bool,
    in_service_at_end: bool,
    counted: bool,
    arrival: f64,
    /// Type and number of the first contact of its chain.
    person: (String, i64),
}

/// The place of a column.
fn at(row: &Row, column: &str) -> usize {
    row.get_column_iter().position(|(name, _)| name == column).unwrap()
}

fn micros(row: &Row, column: &str) -> Option<i64> {
    row.get_double(at(row, column)).ok().map(|seconds| (seconds * 1e6).round() as i64)
}

fn leg(row: &Row) -> Leg {
    let text = |column| row.get_string(at(row, column)).ok().cloned();
    let yes = |column| row.get_bool(at(row, column)).unwrap();
    let number = |column| row.get_long(at(row, column)).unwrap();
    Leg {
        option: text("option").unwrap(),
        replication: number("replication"),
        contact: text("contact").unwrap(),
        inbound: text("direction").unwrap() == "inbound",
        fate: text("fate").unwrap(),
        by: text("answered_by"),
        wait: micros(row, "wait_s"),
        handle: ["talk_s", "hold_s", "wrap_s"].into_iter().filter_map(|column| micros(row, column)).sum(),
        transferred_in: yes("transferred_in"),
        in_service_at_end: yes("in_service_at_end"),
        counted: yes("counted"),
        arrival: row.get_double(at(row, "arrival_s")).unwrap(),
        person: (text("person_type").unwrap(), number("person_number")),
    }
}

fn legs(folder: &Path) -> Vec<Leg> {
    let file = SerializedFileReader::new(File::open(folder.join("contacts.parquet")).unwrap()).unwrap();
    file.get_row_iter(None).unwrap().map(|row| leg(&row.unwrap())).collect()
}

/// Ties a table of names to the engine's own fates: a fate without a name here does not compile, and a name is a fate that
/// the scenario below must meet.
macro_rules! fates {
    ($($fate:ident = $name:literal),* $(,)?) => {
        /// How a leg can end, and the measure that counts it.
        const FATES: &[&str] = &[$($name),*];

        const _: fn(Fate) -> &'static str = |fate| match fate {
            $(Fate::$fate => $name,)*
        };
    };
}

fates! {
    Closed = "closed",
    Blocked = "blocked",
    Deflected = "deflected",
    AbandonedInIvr = "abandoned_in_ivr",
    SelfServed = "self_served",
    Balked = "balked",
    Abandoned = "abandoned",
    Answered = "answered",
    NotReached = "not_reached",
    Unfinished = "unfinished",
}

/// Those that never reached a queue.
const BEFORE: [&str; 5] = ["closed", "blocked", "deflected", "abandoned_in_ivr", "self_served"];

/// Counts and sums over legs, by the names of the measures.
#[derive(Default)]
struct Sums {
    counts: BTreeMap<&'static str, i64>,
    wait: i64,
    wait_answered: i64,
    handle: i64,
}

impl Sums {
    fn add(&mut self, leg: &Leg) {
        let offered = !BEFORE.contains(&leg.fate.as_str());
        let mut count = |name, is: bool| *self.counts.entry(name).or_default() += i64::from(is);
        count("attempts", !leg.transferred_in);
        count("transferred_in", leg.transferred_in);
        count("offered", offered);
        count("in_service_at_end", leg.in_service_at_end);
        FATES.iter().for_each(|fate| count(*fate, leg.fate == *fate));
        assert_eq!(leg.wait.is_some(), offered);
        assert_eq!(leg.by.is_some(), leg.fate == "answered");
        self.wait += leg.wait.unwrap_or(0);
        self.wait_answered += leg.wait.filter(|_| leg.by.is_some()).unwrap_or(0);
        self.handle += leg.handle;
    }

    /// Holds measures, means over `n` replications, against the sums.
    fn check(&self, measures: &Value, n: f64, what: &str) {
        for name in FATES.iter().chain(&["attempts", "transferred_in", "offered", "in_service_at_end"]) {
            let (reported, ours) = (mean(measures, name).unwrap() * n, self.counts.get(name).copied().unwrap_or(0));
            assert!((reported - ours as f64).abs() < 1e-6, "{what}.{name}: {reported} against {ours}");
        }
        let count = |name| self.counts.get(name).copied().unwrap_or(0);
        let answered = count("answered");
        for (name, sum, of) in [
            ("wait", self.wait, count("offered")),
            ("asa", self.wait_answered, answered),
            ("handle_time", self.handle, answered),
        ] {
            let ours = (of > 0).then(|| sum as f64 / 1e6 / of as f64);
            match (ours, mean(measures, name)) {
                (None, None) => {}
                (Some(ours), Some(reported)) => {
                    assert!((ours - reported).abs() <= 1e-9 * ours, "{what}.{name}: {reported} against {ours}")
                }
                other => panic!("{what}.{name}: {other:?}"),
            }
        }
    }
}

/// Runs a scenario, all of it traced, and holds the rows against the results; the rows.
fn rows_that_add_up(scenario: &Path, replications: u32) -> Vec<Leg> {
    let (out, n) = (tempfile::tempdir().unwrap(), replications.to_string());
    let at = out.path().to_str().unwrap();
    output(busyhour(scenario, &["--quiet", "--replications", &n, "--trace", &n, "--out", at]));
    let text = std::fs::read_to_string(out.path().join("results.json")).unwrap();
    let results: Value = serde_json::from_str(&text).unwrap();
    let (legs, n) = (legs(out.path()), f64::from(replications));
    for (option, of_option) in each(&results["options"]) {
        let what = |name: &str| format!("{} {option} {name}", scenario.display());
        let mine = || legs.iter().filter(|leg| leg.option == *option && leg.counted);
        for (contact, measures) in each(&of_option["contacts"]).filter(|(_, of)| of.get("offered").is_some()) {
            let mut sums = Sums::default();
            mine().filter(|leg| leg.contact == *contact).for_each(|leg| sums.add(leg));
            sums.check(measures, n, &what(contact));
        }
        let agree = |measures: &[&Value], counted: usize, of: &str| {
            let reported = measures
                .iter()
                .filter(|measures| measures.is_object())
                .filter_map(|of| mean(of, "answered"))
                .sum::<f64>()
                * n;
            assert!((reported - counted as f64).abs() < 1e-6, "{}: {reported} against {counted}", what(of));
        };
        // Other clients' contacts are in the rows, as they took agents; they are in no total and no group's counts.
        let ours = || mine().filter(|leg| leg.inbound && !leg.contact.ends_with("(other clients)"));
        let first_legs = ours().filter(|leg| !leg.transferred_in && leg.by.is_some()).count();
        // Chats have a total of their own.
        agree(&[&of_option["total"], &of_option["totals"]["chat"]], first_legs, "total");
        for (group, measures) in each(&of_option["groups"]) {
            let answered = ours().filter(|leg| leg.by.as_ref() == Some(group)).count();
            agree(&[measures], answered, group);
        }
    }
    legs
}

#[test]
fn rows_of_every_shipped_scenario_add_up_to_its_results() {
    for scenario in shipped() {
        let legs = rows_that_add_up(&scenario, 1);
        assert!(legs.len() > 100, "{}", scenario.display());
    }
}

/// Callers that meet every fate: tried too early, blocked, put off by a recording, a menu or the queue, out of patience, not
/// there when dialled back, left waiting for a desk at which nobody is any more.
const EVERY_FATE: &str = r#"
format = 1
calendar = { start = 2026-11-02, days = 2, open = "09:00-12:00" }
run = { replications = 3, warm_up = "1d" }

[contacts.sales]
arrivals.poisson = { per_hour = 60 }
hours = "08:00-12:00"
talk_time.exponential = { mean = "4m" }
wrap_up = "20s"
hold_time = "10s"
patience.exponential = { mean = "3m" }
balks = { queue = 2, share = 0.5 }

[[contacts.sales.follow_ups]]
on = ["answered"]
share = 0.5
to = "support"
transfer = true

[contacts.support]
talk_time.exponential = { mean = "3m" }
patience = "5m"

[contacts.orders]
arrivals.poisson = { per_hour = 40 }
talk_time.exponential = { mean = "3m" }
patience.exponential = { mean = "4m" }
deflects = { share = 0.2, recording = "15s" }
ivr = { time = "30s", self_service = 0.2, hangs_up = 0.2 }
virtual_hold = { when_wait_over = "0s", accepts = 0.5, reached = 0.5, ring = "20s" }

[contacts.complaints]
arrivals.poisson = { per_hour = 6 }
talk_time = "4m"

[contacts.letters]
direction = "back_office"
arrivals.poisson = { per_hour = 10 }
talk_time = "2m"

[groups.own]
skills = ["sales", "support", "letters"]
roster = 4

[groups.others]
skills = ["sales"]
roster = 1

[groups.desk]
skills = ["orders"]
roster = 2

[groups.mornings]
skills = ["complaints"]
roster = { "09:00" = 1, "10:00" = 0 }

[routing.sales]
split = { own = 1.0 }
overflow = [{ after = "30s", to = ["others"] }]

[trunks.city]
lines = 8
carries = ["sales", "support"]
"#;

#[test]
fn every_fate_a_transfer_an_overflow_and_the_warm_up_are_in_the_rows() {
    let root = tempfile::tempdir().unwrap();
    let scenario = root.path().join("fates.toml");
    std::fs::write(&scenario, EVERY_FATE).unwrap();
    let legs = rows_that_add_up(&scenario, 3);
    let some = |what: &str, is: &dyn Fn(&Leg) -> bool| assert!(legs.iter().any(is), "no {what}");
    for fate in FATES {
        some(fate, &|leg| leg.fate == *fate && leg.inbound && leg.counted);
    }
    some("transfer", &|leg| leg.transferred_in && leg.contact == "support");
    some("overflow", &|leg| leg.by.as_deref() == Some("others") && leg.wait > Some(30_000_000));
    some("work", &|leg| leg.contact == "letters" && !leg.inbound);
    some("warm-up", &|leg| !leg.counted);
    assert!(legs.iter().all(|leg| leg.counted == (leg.arrival >= 86_400.0)));
    // Nobody calls twice here: one row of its own for each person, and one more for each who was transferred.
    let rows_of = |leg: &Leg| {
        legs.iter().filter(|other| (other.replication, &other.person) == (leg.replication, &leg.person)).count()
    };
    for leg in legs.iter().filter(|leg| leg.transferred_in) {
        assert_eq!((leg.person.0.as_str(), rows_of(leg)), ("sales", 2));
    }
    let transfers = legs.iter().filter(|leg| leg.transferred_in).count();
    let people: BTreeSet<(i64, &(String, i64))> = legs.iter().map(|leg| (leg.replication, &leg.person)).collect();
    assert_eq!(people.len(), legs.len() - transfers);
}

#[test]
fn the_file_is_the_same_with_one_two_and_three_threads_and_the_results_are_those_without_it() {
    let scenario = folder().join("three_vendors.toml");
    let write = |more: &[&str]| {
        let out = tempfile::tempdir().unwrap();
        let common = ["--quiet", "--replications", "5", "--out", out.path().to_str().unwrap()];
        output(busyhour(&scenario, &[&common[..], more].concat()));
        let read = |name: &str| std::fs::read(out.path().join(name)).ok();
        (read("contacts.parquet"), read("results.json").unwrap())
    };
    let (contacts, results) = write(&["--trace", "3", "--threads", "1"]);
    assert!(contacts.is_some());
    for threads in ["2", "3"] {
        assert!(write(&["--trace", "3", "--threads", threads]) == (contacts.clone(), results.clone()), "{threads}");
    }
    assert!(write(&[]) == (None, results));
}

#[test]
fn rows_come_by_option_and_replication_and_only_those_asked_for() {
    let out = tempfile::tempdir().unwrap();
    let at = out.path().to_str().unwrap();
    let scenario = folder().join("own_or_vendor_8.toml");
    output(busyhour(&scenario, &["--quiet", "--replications", "6", "--trace", "3", "--out", at]));
    let text = std::fs::read_to_string(out.path().join("results.json")).unwrap();
    let results: Value = serde_json::from_str(&text).unwrap();
    let options: Vec<&String> = each(&results["options"]).map(|(name, _)| name).collect();
    let mut groups: Vec<(usize, i64)> = legs(out.path())
        .iter()
        .map(|leg| (options.iter().position(|name| **name == leg.option).unwrap(), leg.replication))
        .collect();
    assert!(groups.is_sorted());
    groups.dedup();
    let wanted: Vec<(usize, i64)> = (0..options.len()).flat_map(|option| (0..3).map(move |n| (option, n))).collect();
    assert_eq!(groups, wanted);
}

#[test]
fn a_later_run_without_trace_removes_the_file_and_a_report_keeps_it() {
    let out = tempfile::tempdir().unwrap();
    let at = out.path().to_str().unwrap();
    let scenario = folder().join("own_or_vendor_8.toml");
    let file = out.path().join("contacts.parquet");
    output(busyhour(&scenario, &["--quiet", "--replications", "2", "--trace", "1", "--out", at]));
    let first = std::fs::read(&file).unwrap();
    let mut again = std::process::Command::new(env!("CARGO_BIN_EXE_busyhour"));
    again.args(["report", at, "--quiet"]);
    output(again);
    assert_eq!(std::fs::read(&file).unwrap(), first);
    output(busyhour(&scenario, &["--quiet", "--replications", "2", "--out", at]));
    assert!(!file.exists());
}

#[test]
fn a_trace_of_what_is_not_run_is_refused_before_anything_is_simulated() {
    let root = tempfile::tempdir().unwrap();
    let scenario = folder().join("one_queue.toml");
    let precise = root.path().join("precise.toml");
    let precision = "precision = { of = \"contacts.calls.service_level\", half_width = 0.1, at_most = 99 }";
    let text = std::fs::read_to_string(&scenario).unwrap();
    std::fs::write(&precise, text.replace("replications = 200", precision)).unwrap();
    let new = root.path().join("new");
    let at = new.to_str().unwrap();
    for (scenario, more, message) in [
        (&scenario, &["--trace", "0", "--out", at][..], "0 is not in 1..="),
        (&scenario, &["--trace", "6", "--replications", "5", "--out", at], "only 5 replications are sure to be run"),
        (&scenario, &["--trace", "2", "--replications", "1", "--out", at], "only 1 replication is sure to be run"),
        (&scenario, &["--trace", "1", "--json"], "--trace 1: --json writes no files"),
        (&precise, &["--trace", "31", "--out", at], "--trace 31: only 30 replications are sure to be run"),
    ] {
        let told: Output = busyhour(scenario, more).output().unwrap();
        assert_eq!(told.status.code(), Some(2), "{more:?}");
        let said = String::from_utf8_lossy(&told.stderr).into_owned();
        assert!(said.contains(message), "{said}");
        assert!(told.stdout.is_empty() && !new.exists(), "{more:?}");
    }
    output(busyhour(&precise, &["--trace", "2", "--quiet", "--out", at]));
    assert!(new.join("contacts.parquet").exists());
}
