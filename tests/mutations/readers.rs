//! What reads a mutant: scenarios with the files beside them, and readers of records, quantities and invoices.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use busyhour::document::problem::Severity;
use busyhour::document::tables::Manner;
use busyhour::document::{Files, Log, Problem, Sources};
use busyhour::records::{Types, calls, given};
use busyhour::scenario::load;
use busyhour::storage::ScenarioFolder;
use jiff::tz::TimeZone;

/// What came of a file.
pub struct Told {
    pub accepted: bool,
    /// Errors as they are printed: `shop.toml:3:1: calendar.days: ...`.
    pub errors: Vec<String>,
}

impl Told {
    fn of(accepted: bool, problems: &[Problem], sources: &Sources) -> Told {
        let print = |problem: &Problem| {
            let position = sources.position(problem.place);
            let place = format!("{}:{}", sources.name(problem.place.source), position.line);
            format!("{place}:{}: {}", position.column, problem.message)
        };
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).map(print).collect();
        Told { accepted, errors }
    }

    pub fn first(&self) -> Option<&str> {
        self.errors.first().map(String::as_str)
    }

    /// The line of a file in what is told first.
    pub fn line_in(&self, name: &str) -> Option<usize> {
        let name = name.rsplit('/').next().unwrap_or(name);
        let (_, behind) = self.first()?.rsplit_once(&format!("{name}:"))?;
        behind.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    }

    /// Whether what is told first begins with a file and a line.
    pub fn has_place(&self) -> bool {
        let line = self.first().and_then(|first| first.split(':').nth(1)).and_then(|line| line.parse::<usize>().ok());
        line.is_some_and(|line| line > 0)
    }
}

/// Reads a file that was changed.
pub trait Reader: Sync {
    fn read(&self, bytes: &[u8]) -> Told;
}

/// A scenario with its files, kept in memory.
pub struct Overlaid {
    name: String,
    text: Vec<u8>,
    folder: ScenarioFolder,
    kept: Mutex<BTreeMap<String, Result<Vec<u8>, String>>>,
}

impl Overlaid {
    pub fn of(file: &Path) -> Overlaid {
        let name = crate::name_of(file);
        Overlaid { name, text: std::fs::read(file).unwrap(), folder: ScenarioFolder::of(file), kept: Mutex::default() }
    }

    /// The files that it names.
    pub fn named(&self) -> Vec<String> {
        self.read(&self.text);
        self.kept.lock().unwrap().keys().cloned().collect()
    }

    pub fn bytes_of(&self, name: &str) -> Vec<u8> {
        self.bytes(name).unwrap()
    }

    /// Reads it with another file in place of the one of this name.
    pub fn over<'o>(&'o self, name: &'o str) -> Over<'o> {
        Over { scenario: self, name }
    }
}

impl Files for Overlaid {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        let mut kept = self.kept.lock().unwrap();
        kept.entry(name.to_owned()).or_insert_with(|| self.folder.bytes(name)).clone()
    }
}

impl Reader for Overlaid {
    fn read(&self, bytes: &[u8]) -> Told {
        let loaded = load(&self.name, bytes, self, &[]);
        Told::of(loaded.experiment.is_some(), &loaded.problems, &loaded.sources)
    }
}

/// A scenario of which one file is another.
pub struct Over<'o> {
    scenario: &'o Overlaid,
    name: &'o str,
}

impl Reader for Over<'_> {
    fn read(&self, bytes: &[u8]) -> Told {
        let files = Replaced { other: self.scenario, name: self.name, bytes };
        let loaded = load(&self.scenario.name, &self.scenario.text, &files, &[]);
        Told::of(loaded.experiment.is_some(), &loaded.problems, &loaded.sources)
    }
}

struct Replaced<'r> {
    other: &'r Overlaid,
    name: &'r str,
    bytes: &'r [u8],
}

impl Files for Replaced<'_> {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        if name == self.name { Ok(self.bytes.to_vec()) } else { self.other.bytes(name) }
    }
}

/// A scenario in memory whose one file is the table.
struct Beside {
    scenario: String,
    name: &'static str,
}

struct One<'b>(&'static str, &'b [u8]);

impl Files for One<'_> {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        if name == self.0 { Ok(self.1.to_vec()) } else { Err(format!("there is no file {name}")) }
    }
}

impl Reader for Beside {
    fn read(&self, bytes: &[u8]) -> Told {
        let loaded = load("shop.toml", self.scenario.as_bytes(), &One(self.name, bytes), &[]);
        Told::of(loaded.experiment.is_some(), &loaded.problems, &loaded.sources)
    }
}

/// A table that a command reads by itself.
struct Alone(&'static str, fn(u16, &Sources, &Log) -> bool);

impl Reader for Alone {
    fn read(&self, bytes: &[u8]) -> Told {
        let (mut sources, log) = (Sources::new(), Log::new());
        let source = sources.add_table(self.0, bytes, &Manner::default(), &log);
        let read = source.is_some_and(|source| self.1(source, &sources, &log));
        let accepted = read && !log.has_errors();
        Told::of(accepted, &log.into_problems(), &sources)
    }
}

/// A table with its reader.
pub struct Table {
    pub name: &'static str,
    pub text: String,
    /// Columns of numbers without which it is not read.
    pub used: &'static [&'static str],
    pub reader: Box<dyn Reader>,
}

const SHOP: &str = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 2\nopen = '08:00-20:00'\n[contacts.calls]\n\
    arrivals.ARRIVALS\ntalk_time = TALK\n[groups.own]\nskills = ['calls']\nroster = ROSTER\n";

/// The shop with a file somewhere.
fn shop(name: &'static str, place: &str, value: &str) -> Box<dyn Reader> {
    let usual = [("ARRIVALS", "poisson = { per_hour = 5 }"), ("TALK", "'3m'"), ("ROSTER", "3")];
    let put = |text: String, (of, usual): (&str, &str)| text.replace(of, if of == place { value } else { usual });
    Box::new(Beside { scenario: usual.into_iter().fold(SHOP.to_owned(), put), name })
}

/// Half hours of two days with what stands behind each.
fn half_hours(header: &str, row: impl Fn(u32) -> String) -> String {
    let times = (0..48).map(|n| {
        let (day, half) = (2 + n / 24, 16 + n % 24);
        format!("2026-11-{day:02} {:02}:{:02},{}", half / 2, half % 2 * 30, row(n))
    });
    std::iter::once(header.to_owned()).chain(times).collect::<Vec<_>>().join("\n") + "\n"
}

/// A table of every kind.
pub fn tables() -> Vec<Table> {
    let history = half_hours("start,calls", |n| format!("{}", 10 + n % 3));
    let forecast = half_hours("start,forecast,aht", |n| format!("{}.5,{}", 10 + n % 3, 180 + n % 7));
    let roster = (0..24).map(|n| format!("{:02}:{:02},{}\n", 8 + n / 2, n % 2 * 30, 2 + n % 3)).collect::<String>();
    let calls = half_hours("start,contact,outcome,wait_s,talk_s,wrap_s", |n| {
        format!("calls,answered,{}.5,{},10", n % 9, 100 + n)
    });
    let measured = (0..50).map(|n| format!("{},{n}\n", 60 + n % 17)).collect::<String>();
    let invoice = (0..12).map(|n| format!("clause {n},{}.50,{}\n", 1000 + n, 10 + n)).collect::<String>();
    let records = |source: u16, sources: &Sources, log: &Log| {
        calls::read(source, sources, log, &TimeZone::UTC, Types::Found).is_some()
    };
    let given = |source: u16, sources: &Sources, log: &Log| given::read(source, sources, log).is_some();
    let table = |name, text, used, reader| Table { name, text, used, reader };
    vec![
        table("h.csv", history, &["calls"], shop("h.csv", "ARRIVALS", "history = { file = 'h.csv' }")),
        table("f.csv", forecast, &["forecast", "aht"], shop("f.csv", "ARRIVALS", "forecast = { file = 'f.csv' }")),
        table("r.csv", format!("time,agents\n{roster}"), &["agents"], shop("r.csv", "ROSTER", "'r.csv'")),
        table(
            "m.csv",
            format!("talk,n\n{measured}"),
            &["talk"],
            shop("m.csv", "TALK", "{ empirical = { file = 'm.csv', column = 'talk' } }"),
        ),
        table("c.csv", calls, &["wait_s", "talk_s", "wrap_s"], Box::new(Alone("c.csv", records))),
        table(
            "i.csv",
            format!("line,amount,quantity\n{invoice}"),
            &["amount", "quantity"],
            Box::new(Alone("i.csv", given)),
        ),
    ]
}
