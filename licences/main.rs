//! Writes `THIRD-PARTY.md`, every crate and asset with its licence, and `THIRD-PARTY.txt`, the texts of the licences of what is in
//! the program, which `busyhour licences` prints.
//!
//! In: what `cargo metadata` says of Cargo.lock, and the sources that it names. Out: the two files, written.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

mod crates;
mod embedded;
mod page;
mod texts;

fn main() -> ExitCode {
    match written(Path::new(env!("CARGO_MANIFEST_DIR"))) {
        Ok(()) => {
            println!("{} and {} are written", page::PAGE, texts::TEXTS);
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn written(root: &Path) -> Result<(), String> {
    let crates = crates::all(root)?;
    let write =
        |name: &str, text: String| std::fs::write(root.join(name), text).map_err(|why| format!("{name}: {why}"));
    write(texts::TEXTS, texts::of(root, &crates)?)?;
    write(page::PAGE, page::of(&crates))
}
