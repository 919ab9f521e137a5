//! What happens may change once, then it holds: fingerprints of every event and fact of the shipped scenarios, by option.
//!
//! `tests/fingerprints.csv` says of which [`ENGINE_VERSION`] they are. Where pins say that figures changed, these say that the engine
//! did: another fingerprint is another engine, and results of both are not put together.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic)]

mod gallery;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use busyhour::engine::events::{Happening, Kind};
use busyhour::engine::stream::{Fingerprint, Listener, Stream};
use busyhour::engine::{ENGINE_VERSION, Plan, Simulation};
use busyhour::experiment::{Threads, promise};
use busyhour::random::Luck;
use busyhour::scenario::written::Written;
use busyhour::storage::ScenarioFolder;

use gallery::shipped;

const WAY_OUT: &str = "Either this is a fault, or the engine is meant to do something else. Then\n\
    1. raise ENGINE_VERSION in src/engine/mod.rs by one,\n\
    2. write the fingerprints anew: FINGERPRINTS=write cargo test --release --test fingerprints,\n\
    3. say in CHANGELOG.md, in a line marked **value**, what changed and why,\n\
    4. run what compares with theory, all of it: cargo test --release --test reference --test relations --test acceptance";

/// What no shipped scenario has: limits that are renewed and get room again, and people who stay at home after a busy day.
const FURTHER: &str = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 2\nopen = '09:00-12:00'\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 60 }\ntalk_time = '3m'\npatience = '2m'\n\
    [groups.own]\nskills = ['calls']\nroster = 3\nroster_counts = 'scheduled'\n\
    shrinkage = { sickness = 0.1 }\nabsence = { per_point = 0.004, above = 0.5 }\n\
    [groups.rest]\nskills = ['calls']\nroster = 3\n\
    [routing.calls]\ngroups = ['own', 'rest']\nlimits = { own = { per_hour = 10 }, rest = { at_once = 2 } }\n";

/// A fingerprint, and what kinds of things were heard.
#[derive(Default)]
struct Heard {
    fingerprint: Fingerprint,
    kinds: BTreeSet<Kind>,
}

impl Listener for Heard {
    fn hear(&mut self, happening: &Happening) {
        self.fingerprint.hear(happening);
        self.kinds.insert(happening.kind);
    }
}

/// Rows by the name of their scenario and option.
type Rows = BTreeMap<String, String>;

/// The fingerprints of the first replication of every option that is shipped; which kinds of things happen in none.
fn now() -> (Rows, Vec<Kind>) {
    let (threads, mut rows, mut never) = (Threads::new(Some(1)), Rows::new(), BTreeSet::from_iter(Kind::ALL.iter()));
    let here = tempfile::tempdir().unwrap();
    let further = here.path().join("fingerprints_alone.toml");
    std::fs::write(&further, FURTHER).unwrap();
    for path in shipped().into_iter().chain([further]) {
        let folder = ScenarioFolder::of(&path);
        let bytes = folder.scenario().unwrap();
        let written = Written::new(path.display().to_string(), bytes, Box::new(folder), Vec::new());
        let experiment = written.at(&[]).experiment.unwrap();
        let mut scenarios = experiment.options;
        if scenarios.is_empty() {
            scenarios.push(("base".to_owned(), experiment.base));
        }
        for (option, mut scenario) in scenarios {
            promise::size(&mut scenario.model, &threads).unwrap();
            let plan = Plan::new(&scenario.model);
            let mut simulation = Simulation::new(&plan, Stream(Heard::default()));
            simulation.run(Luck::new(scenario.run.seed, 0));
            let Heard { fingerprint, kinds } = &simulation.recorder().0;
            never.retain(|kind| !kinds.contains(kind));
            let name = path.file_stem().unwrap().to_str().unwrap();
            rows.insert(format!("{name},{option}"), format!("{},{:032x}", fingerprint.count, fingerprint.bits));
        }
    }
    (rows, never.into_iter().copied().collect())
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fingerprints.csv")
}

/// The heading of a table of this engine.
fn heading(engine: u32) -> String {
    format!("scenario,option,events,fingerprint of engine {engine}\n")
}

fn written(engine: u32, rows: &Rows) -> String {
    heading(engine) + &rows.iter().map(|(of, told)| format!("{of},{told}\n")).collect::<String>()
}

/// The engine and the rows of a table.
fn read(text: &str) -> (u32, Rows) {
    let mut lines = text.lines();
    let engine = lines.next().and_then(|head| head.rsplit(' ').next()?.parse().ok()).unwrap_or(0);
    let row = |line: &str| {
        let mut cells = line.rsplitn(3, ',');
        let (bits, count, of) = (cells.next()?, cells.next()?, cells.next()?);
        Some((of.to_owned(), format!("{count},{bits}")))
    };
    (engine, lines.filter_map(row).collect())
}

/// Scenarios that both tables have, and that are not the same in them.
fn changed(before: &Rows, now: &Rows) -> Vec<String> {
    let others = now.iter().filter(|(of, told)| before.get(*of).is_some_and(|before| before != *told));
    others.map(|(of, told)| format!("{of}: {told} instead of {}", before[of])).collect()
}

/// Whether a table may stay as it is.
fn judge(text: &str, engine: u32, now: &Rows) -> Result<(), String> {
    let (of, before) = read(text);
    let changed = changed(&before, now);
    if of != engine {
        return Err(format!("the fingerprints are of engine {of}, and this is engine {engine}.\n{WAY_OUT}"));
    }
    if !changed.is_empty() {
        return Err(format!("engine {engine} does something else than it did:\n{}\n{WAY_OUT}", changed.join("\n")));
    }
    if before.keys().ne(now.keys()) {
        return Err(format!("scenarios came or went; engine {engine} is what it was: do step 2 alone.\n{WAY_OUT}"));
    }
    Ok(())
}

/// Whether a table may be written anew: other events need another engine.
fn may_write(text: &str, engine: u32, now: &Rows) -> Result<(), String> {
    let (of, before) = read(text);
    let changed = changed(&before, now);
    if of == engine && !changed.is_empty() {
        return Err(format!("not written: these changed and the engine is still {engine}:\n{}", changed.join("\n")));
    }
    Ok(())
}

#[test]
fn every_event_of_every_shipped_scenario_is_what_it_was() {
    let (now, never) = now();
    assert!(now.len() >= 24, "{} options", now.len());
    assert!(never.is_empty(), "no shipped scenario has {never:?}: their fingerprints say nothing of it");
    let before = std::fs::read_to_string(file()).unwrap_or_default();
    if std::env::var("FINGERPRINTS").is_ok_and(|what| what == "write") {
        may_write(&before, ENGINE_VERSION, &now).unwrap_or_else(|why| panic!("{why}\n{WAY_OUT}"));
        std::fs::write(file(), written(ENGINE_VERSION, &now)).unwrap();
        println!("written: {}", file().display());
        return;
    }
    judge(&before, ENGINE_VERSION, &now).unwrap_or_else(|why| panic!("{why}"));
}

#[test]
fn another_fingerprint_needs_another_engine_and_a_new_scenario_does_not() {
    let rows = |all: &[(&str, &str)]| -> Rows {
        all.iter().map(|(of, told)| ((*of).to_owned(), (*told).to_owned())).collect()
    };
    let usual = rows(&[("day,own", "10,0a"), ("day,alfa", "12,0b")]);
    let other = rows(&[("day,own", "10,0a"), ("day,alfa", "12,0c")]);
    let more = rows(&[("day,own", "10,0a"), ("day,alfa", "12,0b"), ("night,base", "3,0d")]);
    let text = written(3, &usual);
    assert_eq!(read(&text), (3, usual.clone()));
    assert_eq!(judge(&text, 3, &usual), Ok(()));
    let told = judge(&text, 3, &other).unwrap_err();
    assert!(told.contains("day,alfa: 12,0c instead of 12,0b") && !told.contains("day,own"), "{told}");
    assert!(["ENGINE_VERSION", "FINGERPRINTS=write", "**value**", "--test reference"].iter().all(|w| told.contains(w)));
    assert!(judge(&text, 4, &usual).unwrap_err().contains("of engine 3, and this is engine 4"));
    assert!(judge(&text, 3, &more).unwrap_err().contains("step 2 alone"));
    // Written anew: nothing that changed under the same engine.
    assert!(may_write(&text, 3, &other).is_err());
    assert_eq!(
        [may_write(&text, 4, &other), may_write(&text, 3, &more), may_write("", 1, &usual)],
        [Ok(()), Ok(()), Ok(())]
    );
}
