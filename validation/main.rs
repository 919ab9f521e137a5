//! Writes what `docs/validation.md` shows of runs: simulation against theory, and a model of a real centre against its record.
//!
//! In: the folder of the project, with the scenarios that lie here. Out: the parts of the page that are made by runs, and its plots in
//! `docs/validation`; with `--check` only compared with what is there.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

mod book;

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    match asked(Path::new(env!("CARGO_MANIFEST_DIR")), check) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn asked(root: &Path, check: bool) -> Result<String, String> {
    let files = book::files(root)?;
    if check {
        let differs = files
            .iter()
            .find(|(name, text)| !std::fs::read_to_string(root.join(name)).is_ok_and(|there| there == *text));
        return match differs {
            None => Ok(format!("{} and its plots are what the runs say", book::PAGE)),
            Some((name, _)) => Err(format!("{name} is not what the runs say; {}", book::WRITE)),
        };
    }
    for (name, text) in &files {
        std::fs::write(root.join(name), text).map_err(|why| format!("{name}: {why}"))?;
    }
    Ok(format!("{} and its plots are written", book::PAGE))
}
