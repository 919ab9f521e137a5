//! Writes `docs/claims.md`: what is claimed of contact centres, put to the test by the scenarios in `scenarios/claims/`.
//!
//! In: the folder of the project. Out: the page, written; with `--check` only compared with what is there. With numbers
//! (`cargo run --release --example claims -- 3 29`) the entries of these claims alone, on standard output.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

mod book;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match asked(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments) {
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

fn asked(root: &Path, arguments: &[String]) -> Result<String, String> {
    let numbers: Vec<u8> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if !numbers.is_empty() {
        return book::entries(root, &numbers);
    }
    let path = root.join(book::PAGE);
    let page = book::page(root)?;
    if arguments.iter().any(|argument| argument == "--check") {
        let there = std::fs::read_to_string(&path).map_err(|why| format!("{}: {why}", book::PAGE))?;
        return if there == page {
            Ok(format!("{} is what the runs say", book::PAGE))
        } else {
            Err(format!(
                "{} is not what the runs say; write it with `cargo run --release --example claims`",
                book::PAGE
            ))
        };
    }
    std::fs::write(&path, page).map_err(|why| format!("{}: {why}", book::PAGE))?;
    Ok(format!("{} is written", book::PAGE))
}
