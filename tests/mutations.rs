//! A thousand seeded mutants of each shipped scenario: none panics, none that must be refused is accepted, and every
//! refusal names a place, nearly always the line that was changed.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use busyhour::document::problem::Severity;
use busyhour::scenario::{Loaded, load};
use busyhour::storage::ScenarioFolder;

const MUTANTS: usize = 1000;

/// A small generator (Steele, Lea and Flood, 2014: SplitMix64), so that the mutants are the same everywhere.
struct Draws(u64);

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

/// A changed scenario.
struct Mutant {
    what: String,
    bytes: Vec<u8>,
    /// The line that was changed, from 1.
    line: usize,
    /// Whether nothing but a refusal is right.
    must: bool,
    /// The change took something away or cut the file: the place may be the table's header, or where it is needed.
    elsewhere: bool,
}

/// Lines of a scenario by what can be done to them.
struct Lines {
    text: String,
    lines: Vec<String>,
    keys: Vec<usize>,
    numbers: Vec<usize>,
    texts: Vec<usize>,
    tables: Vec<usize>,
}

impl Lines {
    fn new(text: &str) -> Lines {
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let value = |line: &str| -> Option<String> {
            let (key, value) = line.split_once('=')?;
            let plain = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
            (!key.trim().is_empty() && key.trim().chars().all(plain))
                .then(|| value.split('#').next().unwrap_or("").trim().to_owned())
        };
        let which =
            |is: &dyn Fn(&str) -> bool| (0..lines.len()).filter(|number| is(&lines[*number])).collect::<Vec<_>>();
        Lines {
            keys: which(&|line| value(line).is_some()),
            numbers: which(&|line| value(line).is_some_and(|value| value.parse::<f64>().is_ok())),
            texts: which(&|line| {
                let free = line.trim_start().starts_with("title");
                !free
                    && value(line).is_some_and(|value| {
                        value.len() > 1
                            && value.starts_with('"')
                            && value.matches('"').count() == 2
                            && value.ends_with('"')
                    })
            }),
            tables: which(&|line| line.starts_with('[')),
            text: text.to_owned(),
            lines,
        }
    }

    fn with(&self, number: usize, line: String) -> Vec<u8> {
        let mut lines = self.lines.clone();
        lines[number] = line;
        lines.join("\n").into_bytes()
    }

    fn value(&self, number: usize, value: &str) -> Vec<u8> {
        let key = self.lines[number].split('=').next().unwrap_or_default();
        self.with(number, format!("{key}= {value}"))
    }

    fn mutant(&self, draws: &mut Draws) -> Mutant {
        let make = |what: &str, number: usize, bytes: Vec<u8>, must: bool, elsewhere: bool| Mutant {
            what: what.to_owned(),
            bytes,
            line: number + 1,
            must,
            elsewhere,
        };
        match draws.below(18) {
            0..=4 => {
                const MUST: [&str; 12] = [
                    "nan",
                    "inf",
                    "-inf",
                    "1e400",
                    "\"\"",
                    "\"5\"",
                    "true",
                    "1,5",
                    "99999999999999999999",
                    "0x1G",
                    "=5",
                    "--1",
                ];
                const MAY: [&str; 8] = ["-1", "-0.5", "1e308", "5e-324", "[]", "{}", "2024-01-01", "1_"];
                let number = draws.of(&self.numbers);
                let must = draws.below(3) > 0;
                let value = if must { draws.of(&MUST) } else { draws.of(&MAY) };
                make(&format!("value {value}"), number, self.value(number, value), must, false)
            }
            5..=7 => self.misspelt(draws),
            8 => {
                let number = draws.of(&self.keys);
                let mut lines = self.lines.clone();
                lines.insert(number + 1, lines[number].clone());
                make("duplicate key", number + 1, lines.join("\n").into_bytes(), true, false)
            }
            9 => {
                let number = draws.of(&self.keys);
                make(&format!("missing {}", self.lines[number]), number, self.with(number, String::new()), false, true)
            }
            10..=11 => {
                let number = draws.of(&self.texts);
                make(
                    &format!("unknown name for {}", self.lines[number]),
                    number,
                    self.value(number, "\"no such thing\""),
                    true,
                    false,
                )
            }
            12 => {
                const HOSTILE: [&str; 7] = [
                    "\"\"",
                    "\"a\\u0000b\"",
                    "\"\\u202egnp\"",
                    "\"=cmd|x!A1\"",
                    "\"<script>\"",
                    "\"../../etc/passwd\"",
                    "\"a\\nb\"",
                ];
                let number = draws.of(&self.texts);
                let value = draws.of(&HOSTILE);
                make(&format!("{value} for {}", self.lines[number]), number, self.value(number, value), true, false)
            }
            13 => {
                let at = 1 + draws.below(self.text.len() - 1);
                make("cut", self.line_of(at), self.text.as_bytes()[..at].to_vec(), false, true)
            }
            14 => {
                let mut bytes = self.text.clone().into_bytes();
                let at = draws.below(bytes.len());
                bytes[at] = draws.below(256) as u8;
                make("byte", self.line_of(at), bytes, false, true)
            }
            15 => self.unpunctuated(draws),
            16 => {
                let number = draws.of(&self.tables);
                let line = &self.lines[number];
                let line = match draws.below(2) {
                    0 => format!("[{line}]"),
                    _ => line.replacen('[', "", 1),
                };
                make(&format!("table {line}"), number, self.with(number, line), false, true)
            }
            _ => {
                let bytes = match draws.below(6) {
                    0 => [&b"\xFF"[..], self.text.as_bytes()].concat(),
                    1 => self.text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                    2 => Vec::new(),
                    3 => vec![0; 100],
                    4 => vec![b'['; 50_000],
                    _ => format!("{}a=1", "a.".repeat(50_000)).into_bytes(),
                };
                make("encoding or size", 0, bytes, true, false)
            }
        }
    }

    fn misspelt(&self, draws: &mut Draws) -> Mutant {
        let number = draws.of(&self.keys);
        let (key, value) = self.lines[number].split_once('=').expect("a key");
        let key = key.trim_end();
        let at = draws.below(key.len());
        let key = match draws.below(4) {
            0 if key.trim_start().len() > 1 => format!("{}{}", &key[..at], &key[at + 1..]),
            1 => format!("{}{}{}", &key[..at], draws.of(&['q', 'x', 'z']), &key[at..]),
            2 => key.to_uppercase(),
            _ => format!("{key}s"),
        };
        // A key that the user may choose, such as an option's name, is right under any spelling.
        Mutant {
            what: format!("key {key}"),
            bytes: self.with(number, format!("{key} ={value}")),
            line: number + 1,
            must: true,
            elsewhere: false,
        }
    }

    /// Takes a quote, bracket, brace or equals sign from a line that is no comment.
    fn unpunctuated(&self, draws: &mut Draws) -> Mutant {
        let number = draws.of(&self.keys);
        let line = self.lines[number].split('#').next().unwrap_or_default().trim_end().to_owned();
        let marks: Vec<usize> = line.char_indices().filter(|(_, c)| "\"[]{}=".contains(*c)).map(|(at, _)| at).collect();
        let at = draws.of(&marks);
        let line = format!("{}{}", &line[..at], &line[at + 1..]);
        Mutant {
            what: format!("punctuation {line}"),
            bytes: self.with(number, line),
            line: number + 1,
            must: true,
            elsewhere: false,
        }
    }

    fn line_of(&self, at: usize) -> usize {
        self.text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count()
    }
}

/// What came of the mutants of one scenario.
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
    fn add(&mut self, mutant: &Mutant, loaded: &Loaded) {
        let errors: Vec<_> = loaded.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
        if loaded.experiment.is_some() {
            self.accepted += 1;
            if mutant.must || !errors.is_empty() {
                self.wrong.push(format!("accepted: line {}: {}", mutant.line, mutant.what));
            }
            return;
        }
        self.refused += 1;
        if errors.is_empty() {
            self.wrong.push(format!("refused without a reason: line {}: {}", mutant.line, mutant.what));
        }
        let lines: Vec<usize> = errors.iter().map(|problem| loaded.sources.position(problem.place).line).collect();
        if !mutant.elsewhere {
            self.placed += 1;
            if lines.first() == Some(&mutant.line) {
                self.on_the_line += 1;
            } else if std::env::var_os("SHOW_ELSEWHERE").is_some() {
                println!("line {} told {lines:?}: {}: {}", mutant.line, mutant.what, errors[0].message);
            }
        }
    }
}

fn listed(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "toml"));
    files.sort();
    files
}

/// What comes of so many mutants of a scenario.
fn tried(file: &Path, mutants: usize, tally: &mut Tally) {
    let text = std::fs::read_to_string(file).unwrap();
    let folder = ScenarioFolder::of(file);
    let name = file.file_name().unwrap().to_str().unwrap();
    let good = load(name, text.as_bytes(), &folder, &[]);
    assert!(good.experiment.is_some(), "{name}: {:?}", good.problems);
    let lines = Lines::new(&text);
    let mut draws = Draws(1);
    for _ in 0..mutants {
        let mutant = lines.mutant(&mut draws);
        if mutant.bytes == text.as_bytes() {
            continue;
        }
        tally.add(&mutant, &load(name, &mutant.bytes, &folder, &[]));
    }
}

impl Tally {
    fn hold(&self, name: &str) {
        let Tally { refused, accepted, on_the_line, placed, wrong } = self;
        println!("{name}: {refused} refused, {accepted} accepted, {on_the_line} of {placed} on the line");
        assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
        assert!(on_the_line * 100 >= placed * 95, "{name}: {on_the_line} of {placed}");
    }
}

#[test]
fn mutants_of_the_shipped_scenarios_are_refused_on_the_right_line_or_harmless() {
    for file in listed("scenarios") {
        let mut tally = Tally::default();
        tried(&file, MUTANTS, &mut tally);
        tally.hold(&file.display().to_string());
    }
}

#[test]
fn so_are_mutants_of_those_that_put_claims_to_the_test() {
    // They are many and alike: a few mutants of each, held together.
    let mut tally = Tally::default();
    for file in listed("scenarios/claims") {
        tried(&file, MUTANTS / 10, &mut tally);
    }
    tally.hold("scenarios/claims");
}
