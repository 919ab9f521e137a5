//! Seeded mutants of each shipped scenario, of the files that they name, and of tables of every kind that is read: none panics, none
//! that must be refused is accepted, and every refusal names file and line, nearly always the line that was changed.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "mutations/readers.rs"]
mod readers;
#[path = "mutations/scenario.rs"]
mod scenario;
#[path = "mutations/tables.rs"]
mod tables;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use readers::{Overlaid, Reader, Told};
use scenario::Lines;
use tables::Cells;

/// Mutants of a scenario: a fifth where nothing is optimised, for whoever changes the program.
const MUTANTS: usize = if cfg!(debug_assertions) { 1000 } else { 5000 };
/// No mutant may take longer.
const LONGEST: Duration = Duration::from_secs(5);

/// A small generator (Steele, Lea and Flood, 2014: SplitMix64), so that the mutants are the same everywhere.
pub struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// A changed file.
pub struct Mutant {
    what: String,
    bytes: Vec<u8>,
    /// The lines that may be named, from 1: the one that was changed and, where a key is missing, its table's header.
    lines: Vec<usize>,
    /// Whether nothing but a refusal is right.
    must: bool,
    /// The change cut the file or took a row: the place may be where that is noticed.
    elsewhere: bool,
}

/// What came of mutants.
#[derive(Default)]
struct Tally {
    refused: usize,
    accepted: usize,
    /// Refusals whose line is known.
    placed: usize,
    on_the_line: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, name: &str, mutant: &Mutant, told: &Told, took: Duration) {
        let Mutant { what, lines, must, elsewhere, .. } = mutant;
        let mut wrong =
            |why: &str| self.wrong.push(format!("{name}: {why}: line {}: {what}: {:?}", lines[0], told.first()));
        if took > LONGEST {
            wrong("slow");
        }
        if told.accepted {
            self.accepted += 1;
            if *must || !told.errors.is_empty() {
                wrong("accepted");
            }
            return;
        }
        self.refused += 1;
        if told.errors.is_empty() {
            wrong("refused without a reason");
        } else if told.line_in(name).is_none() && !told.has_place() {
            wrong("without file and line");
        }
        if !elsewhere {
            self.placed += 1;
            if told.line_in(name).is_some_and(|line| lines.contains(&line)) {
                self.on_the_line += 1;
            } else if std::env::var_os("SHOW_ELSEWHERE").is_some() {
                println!("{name}: line {lines:?} told {:?}: {what}", told.first());
            }
        }
    }

    fn hold(&self, name: &str) {
        let Tally { refused, accepted, on_the_line, placed, wrong } = self;
        println!("{name}: {refused} refused, {accepted} accepted, {on_the_line} of {placed} on the line");
        assert!(wrong.is_empty(), "{} of {name}:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
        assert!(on_the_line * 100 >= placed * 95, "{name}: {on_the_line} of {placed}");
    }
}

/// Tries so many mutants of the file `name`, whose good text is `good`.
fn tried(
    name: &str,
    good: &[u8],
    mutants: usize,
    reader: &dyn Reader,
    tally: &mut Tally,
    mut mutant: impl FnMut(&mut Draws) -> Mutant,
) {
    let told = reader.read(good);
    assert!(told.accepted, "{name}: {:?}", told.first());
    let mut draws = Draws(1);
    for _ in 0..mutants {
        let mutant = mutant(&mut draws);
        if mutant.bytes != good {
            let started = Instant::now();
            let told = reader.read(&mutant.bytes);
            tally.add(name, &mutant, &told, started.elapsed());
        }
    }
}

fn tried_text(name: &str, good: &[u8], mutants: usize, reader: &dyn Reader, tally: &mut Tally) {
    let lines = Lines::new(std::str::from_utf8(good).unwrap());
    tried(name, good, mutants, reader, tally, |draws| lines.mutant(draws));
}

fn tried_table(name: &str, good: &[u8], used: &[&str], reader: &dyn Reader, tally: &mut Tally) {
    let cells = Cells::new(std::str::from_utf8(good).unwrap(), used, name == "i.csv");
    tried(name, good, MUTANTS, reader, tally, |draws| cells.mutant(draws));
}

fn listed(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "toml"));
    files.sort();
    files
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap().to_str().unwrap().to_owned()
}

/// Does something with each file, on two threads.
fn side_by_side(files: Vec<PathBuf>, each: impl Fn(&Path) + Sync) {
    let left = Mutex::new(files);
    let next = || left.lock().unwrap().pop();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(file) = next() {
                    each(&file)
                }
            });
        }
    });
}

#[test]
fn mutants_of_the_shipped_scenarios_are_refused_on_the_right_line_or_harmless() {
    side_by_side(listed("scenarios"), |file| {
        let mut tally = Tally::default();
        let overlaid = Overlaid::of(file);
        tried_text(&name_of(file), &std::fs::read(file).unwrap(), MUTANTS, &overlaid, &mut tally);
        tally.hold(&file.display().to_string());
    });
}

#[test]
fn so_are_mutants_of_those_that_put_claims_to_the_test() {
    // They are many and alike: a few mutants of each, held together.
    let mut tally = Tally::default();
    for file in listed("scenarios/claims") {
        let overlaid = Overlaid::of(&file);
        tried_text(&name_of(&file), &std::fs::read(&file).unwrap(), 100, &overlaid, &mut tally);
    }
    tally.hold("scenarios/claims");
}

#[test]
fn so_are_mutants_of_the_quotes_and_tables_that_they_name() {
    side_by_side(listed("scenarios"), |file| {
        let (overlaid, mut quotes) = (Overlaid::of(file), Tally::default());
        for name in overlaid.named() {
            let (good, reader) = (overlaid.bytes_of(&name), overlaid.over(&name));
            if name.ends_with(".toml") {
                // They are short and alike: held together.
                tried_text(&name, &good, MUTANTS / 5, &reader, &mut quotes);
            } else {
                let mut tally = Tally::default();
                tried_table(&name, &good, &[], &reader, &mut tally);
                tally.hold(&format!("{name} of {}", file.display()));
            }
        }
        quotes.hold(&format!("quotes of {}", file.display()));
    });
}

#[test]
fn so_are_mutants_of_tables_of_every_kind() {
    for table in readers::tables() {
        let mut tally = Tally::default();
        tried_table(table.name, table.text.as_bytes(), table.used, table.reader.as_ref(), &mut tally);
        tally.hold(table.name);
    }
}
