//! The sixty-two bad inputs that a good tool answers well, by their numbers: exit code and first line of each, and nothing left behind.
//!
//! What is said stands in `said.txt` beside this file; `SIXTY_TWO=write` writes it anew, to be read before it is kept. What is
//! no input of this program has a reason instead, and the nearest input that it has.

mod command;
mod history;
mod scenario;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::{GOOD, busyhour, code, first_line, names};

/// What has to be said.
const SAID: &str = include_str!("said.txt");

/// One bad input.
pub struct Row {
    /// Its number.
    number: u8,
    /// What is wrong.
    what: String,
    /// Files of its folder, beside a scenario without a mistake.
    files: Vec<(String, Vec<u8>)>,
    /// What else is done to the folder.
    before: Option<fn(&Path)>,
    /// What is asked of the program.
    arguments: Vec<String>,
    /// How it ends.
    code: i32,
}

impl Row {
    /// An input that is refused, of `run shop.toml` if nothing else is said.
    fn new(number: u8, what: &str) -> Row {
        let arguments = ["run", "shop.toml"].map(str::to_owned).to_vec();
        Row { number, what: what.to_owned(), files: Vec::new(), before: None, arguments, code: 2 }
    }

    fn named(mut self, what: &str) -> Row {
        self.what = what.to_owned();
        self
    }

    fn file(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Row {
        self.files.push((name.to_owned(), bytes.into()));
        self
    }

    fn asked(mut self, arguments: &[&str]) -> Row {
        self.arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        self
    }

    fn before(mut self, before: fn(&Path)) -> Row {
        self.before = Some(before);
        self
    }

    fn ends(mut self, code: i32) -> Row {
        self.code = code;
        self
    }

    /// Exit code and first line.
    fn said(&self, wrong: &mut Vec<String>) -> String {
        let folder = crate::folder(GOOD);
        for (name, bytes) in &self.files {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        if let Some(before) = self.before {
            before(folder.path());
        }
        let (there, started) = (names(folder.path()), Instant::now());
        let output = busyhour(folder.path(), &self.arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let (found, line) = (code(&output), first_line(&output));
        if found != self.code {
            wrong.push(format!("{} {}: ended with {found} instead of {}: {line}", self.number, self.what, self.code));
        }
        if started.elapsed() > Duration::from_secs(5) {
            wrong.push(format!("{} {}: took {:?}", self.number, self.what, started.elapsed()));
        }
        if matches!(self.code, 2 | 3 | 5) && names(folder.path()) != there {
            wrong.push(format!("{} {}: left {:?}", self.number, self.what, names(folder.path())));
        }
        format!("[{found}] {line}")
    }
}

/// Numbers that are no input of this program: why, which rows above are their nearest.
const ABSENT: [(u8, &str); 3] = [
    (25, "no distribution has an infinite variance; the nearest is a spread beyond what is simulated"),
    (
        33,
        "agents are counted and have no shifts by person, so that shifts add up; the nearest is a time that stands twice",
    ),
    (
        62,
        "no command reads two files of results; the nearest is results of another format, and a partial result says so itself",
    ),
];

#[test]
fn each_of_the_sixty_two_ends_with_its_code_and_says_what_it_should() {
    let rows = scenario::rows().into_iter().chain(history::rows()).chain(command::rows());
    let (mut said, mut wrong) = (String::new(), Vec::new());
    let mut by_number: BTreeMap<u8, Vec<Row>> = BTreeMap::new();
    rows.for_each(|row| by_number.entry(row.number).or_default().push(row));
    assert_eq!(
        by_number.keys().copied().collect::<Vec<_>>(),
        (1..=62).collect::<Vec<_>>(),
        "every number has its rows"
    );
    for (number, rows) in &by_number {
        if let Some((_, why)) = ABSENT.iter().find(|(absent, _)| absent == number) {
            writeln!(said, "## {number} does not apply: {why}").unwrap();
        }
        for row in rows {
            writeln!(said, "## {number} {}\n{}", row.what, row.said(&mut wrong)).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    if std::env::var_os("SIXTY_TWO").is_some_and(|what| what == "write") {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input/sixty_two/said.txt");
        std::fs::write(file, &said).unwrap();
        return;
    }
    let differ = SAID.lines().zip(said.lines()).filter(|(known, new)| known != new);
    let differ: Vec<String> = differ.map(|(known, new)| format!("expected {known}\ngot      {new}")).collect();
    assert!(differ.is_empty() && SAID.lines().count() == said.lines().count(), "{}", differ.join("\n"));
}
