//! The shape of the code, held: who may use whom, each outside crate's home, what every file must have.
//!
//! Everything is read from the sources as text. Where a test fails, either the change is wrong or the shape has
//! changed: then this table, ARCHITECTURE.md and docs/design.md change with it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

/// Each module and the modules of ours that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("units", &[]),
    ("random", &[]),
    ("statistics", &[]),
    ("said", &[]),
    ("document", &["units", "said"]),
    ("laws", &["units", "random", "document"]),
    ("centre", &["units", "laws"]),
    ("demand", &["units", "random", "said", "laws", "document", "centre"]),
    ("routing", &["units", "centre"]),
    ("engine", &["units", "random", "laws", "centre", "demand", "routing"]),
    ("erlang", &["units", "centre"]),
    ("results", &["statistics", "said"]),
    ("measures", &["units", "statistics", "said", "centre", "engine", "results"]),
    ("economics", &["units", "statistics", "said", "document", "centre", "routing", "engine", "results"]),
    ("scenario", &["units", "said", "laws", "document", "centre", "demand", "routing", "engine", "economics"]),
    (
        "experiment",
        &[
            "units",
            "laws",
            "random",
            "statistics",
            "said",
            "document",
            "centre",
            "demand",
            "routing",
            "engine",
            "erlang",
            "results",
            "measures",
            "economics",
            "scenario",
        ],
    ),
    ("records", &["units", "document", "centre", "engine", "results", "economics", "scenario"]),
    ("fit", &["units", "statistics", "document", "centre", "laws", "demand", "results", "records"]),
    ("import", &["units", "document"]),
    ("storage", &["units", "document"]),
    ("report", &["units", "said", "results", "storage"]),
    // The binary: it uses the library by its name, so `crate::` means `cli` and `main` only.
    ("cli", &[]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// Outside crates that have one home: a file, or a folder with a slash at its end.
const HOMES: &[(&str, &[&str])] = &[
    ("rand", &["random.rs"]),
    ("rand_distr", &["random.rs"]),
    ("rand_xoshiro", &["random.rs"]),
    ("rayon", &["experiment/replicate.rs"]),
    ("good_lp", &["experiment/staff/solve.rs"]),
    ("microlp", &["experiment/staff/solve.rs"]),
    ("plotters", &["report/figures/"]),
    ("png", &["report/figures/"]),
    ("rust_xlsxwriter", &["report/workbook/"]),
    ("resvg", &["report/figures/png.rs"]),
    ("comfy_table", &["report/terminal/"]),
    ("axum", &["cli/serve/http.rs"]),
    ("tokio", &["cli/serve/http.rs"]),
    ("fluent_bundle", &["report/language/"]),
    ("minijinja", &["report/page/mod.rs"]),
    ("csv", &["report/csv.rs", "report/mod.rs"]),
    ("parquet", &["report/parquet/"]),
    ("postcard", &["results/sweep.rs"]),
    ("crc32c", &["storage/journal.rs"]),
    ("base64", &["storage/digest.rs"]),
    ("sha2", &["storage/digest.rs"]),
    ("signal_hook", &["cli/signals.rs"]),
    ("rustix", &["cli/sweep/clock.rs"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("indicatif", &["cli/terminal.rs"]),
    ("toml", &["document/parse.rs"]),
    ("calamine", &["document/tables/workbook.rs"]),
    ("zip", &["document/tables/workbook.rs"]),
    ("encoding_rs", &["document/tables/"]),
    ("strsim", &["document/value.rs"]),
    ("statrs", &["statistics/student.rs"]),
    ("sobol_burley", &["statistics/designs.rs", "statistics/sensitivity/plan.rs"]),
    ("tempfile", &["storage/", "report/mod.rs"]),
    (
        "jiff",
        &[
            "centre/calendar.rs",
            "centre/calendar_tests.rs",
            "document/",
            "demand/arrivals/",
            "scenario/",
            "economics/",
            "records/",
            "fit/",
            "import/",
        ],
    ),
    (
        "rust_decimal",
        &["document/value.rs", "centre/contact.rs", "economics/", "scenario/", "records/", "results/priced.rs"],
    ),
    (
        "serde",
        &[
            "said.rs",
            "results.rs",
            "results/",
            "statistics/mod.rs",
            "report/json.rs",
            "report/finite.rs",
            "report/page/",
            "storage/publish.rs",
            "cli/serve/",
        ],
    ),
    (
        "serde_json",
        &[
            "import/json.rs",
            "results.rs",
            "report/json.rs",
            "report/finite.rs",
            "report/page/data.rs",
            "storage/publish.rs",
            "scenario/schema/",
            "experiment/sweep/schema.rs",
            "cli/",
            "report/live.rs",
        ],
    ),
];

/// Names that say nothing.
const EMPTY_WORDS: &[&str] = &["util", "utils", "common", "misc", "helper", "helpers", "manager", "stuff"];

/// A source file: its path below `src`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The folder or file of `src` that it belongs to.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// Whether the whole file exists for tests only.
    fn for_tests(&self, all: &[Source]) -> bool {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.contains("/tests/") || path.ends_with("/tests") || declared_for_tests(path, all)
    }

    /// The code that is not for tests, without comments.
    fn code(&self) -> String {
        let body = self.text.split("#[cfg(test)]\nmod ").next().unwrap();
        body.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }
}

/// Whether the parent declares it under `#[cfg(test)]`.
fn declared_for_tests(path: &str, all: &[Source]) -> bool {
    let Some((parent, name)) = path.rsplit_once('/') else { return false };
    all.iter().any(|source| {
        source.path == format!("{parent}/mod.rs")
            && [
                format!("#[cfg(test)]\nmod {name};"),
                format!("#[cfg(test)]\npub mod {name};"),
                format!("#[cfg(test)]\npub(crate) mod {name};"),
            ]
            .iter()
            .any(|declared| source.text.contains(declared.as_str()))
    })
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push(Source { path: name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// The words that follow `before` in a text, each up to the first character that is no part of a name.
fn names_after<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.match_indices(before)
        .map(|(at, _)| {
            let rest = &text[at + before.len()..];
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            &rest[..end]
        })
        .collect()
}

/// Whether a text uses a crate: `name::`, not as the end of a longer name or path.
fn uses_crate(text: &str, name: &str) -> bool {
    let before = |at: usize| text[..at].chars().next_back();
    text.match_indices(&format!("{name}::"))
        .any(|(at, _)| before(at).is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_' && c != ':'))
}

#[test]
fn every_module_uses_only_what_the_table_allows() {
    let all = sources();
    let mut wrong = Vec::new();
    for source in all.iter().filter(|source| !source.for_tests(&all)) {
        let module = source.module();
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{}: the module {module} is not in the table", source.path));
            continue;
        };
        for used in names_after(&source.code(), "crate::") {
            if used != module && MAY_USE.iter().any(|(name, _)| *name == used) && !allowed.contains(&used) {
                wrong.push(format!("{} uses crate::{used}", source.path));
            }
        }
        let grouped = source.code().contains("use crate::{");
        if grouped && module != "main" {
            wrong.push(format!("{} groups modules in `use crate::{{...}}`: write one line for each", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_has_no_circles() {
    // A module may use only those listed before it.
    for (number, (name, allowed)) in MAY_USE.iter().enumerate() {
        for used in *allowed {
            let at = MAY_USE.iter().position(|(other, _)| other == used).unwrap();
            assert!(at < number, "{name} uses {used}, which stands below it");
        }
    }
}

#[test]
fn every_outside_crate_stays_at_home() {
    let all = sources();
    let mut wrong = Vec::new();
    for source in all.iter().filter(|source| !source.for_tests(&all)) {
        for (name, homes) in HOMES {
            let at_home =
                homes.iter().any(|home| source.path == *home || (home.ends_with('/') && source.path.starts_with(home)));
            if !at_home && uses_crate(&source.code(), name) {
                wrong.push(format!("{} uses {name}, whose home is {}", source.path, homes.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_cli_and_storage_touch_files() {
    let all = sources();
    for source in all.iter().filter(|source| !source.for_tests(&all)) {
        let may = ["cli", "storage", "main"].contains(&source.module());
        assert!(may || !uses_crate(&source.code(), "std::fs"), "{} touches the file system", source.path);
    }
}

#[test]
fn nothing_below_cli_prints() {
    let all = sources();
    for source in all.iter().filter(|source| !source.for_tests(&all) && source.module() != "cli") {
        for printing in ["println!", "print!(", "eprintln!", "eprint!(", "dbg!("] {
            assert!(!source.code().contains(printing), "{} has {printing}", source.path);
        }
    }
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{} does not open with //!", source.path);
    }
}

#[test]
fn every_folder_says_what_comes_in_and_what_goes_out() {
    for source in sources().iter().filter(|source| source.path.ends_with("/mod.rs") && !source.path.contains("tests/"))
    {
        let opening: Vec<&str> = source.text.lines().take_while(|line| line.starts_with("//!")).collect();
        let text = opening.join(" ");
        let says = text.contains("In: ") && text.contains("Out: ");
        assert!(says, "{} does not say what comes in and what goes out", source.path);
    }
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    for source in sources() {
        // A list of cases grows with the cases.
        let cases = source.path == "scenario/tests/bad.rs";
        let lines = source.text.lines().count();
        assert!(cases || lines <= 400, "{} has {lines} lines", source.path);
    }
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    for source in sources() {
        for part in source.path.trim_end_matches(".rs").split('/') {
            assert!(!EMPTY_WORDS.contains(&part), "{}", source.path);
        }
    }
}

#[test]
fn the_architecture_page_names_every_module() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    for (name, allowed) in MAY_USE.iter().filter(|(name, _)| !["main", "lib"].contains(name)) {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{name}")));
        let Some(row) = row else { panic!("ARCHITECTURE.md has no row for {name}") };
        for used in *allowed {
            assert!(row.contains(used), "ARCHITECTURE.md does not say that {name} may use {used}");
        }
    }
}
