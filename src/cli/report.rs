//! `busyhour report`: tables, figures and the decision again, from stored results.

use std::path::Path;

use busyhour::engine::ENGINE_VERSION;
use busyhour::report::json::ReadError;
use busyhour::report::{self, Look, language::Language};
use busyhour::storage::OutFolder;

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::terminal::{out, warn_unlocked};

/// Draws again what `results.json` holds.
///
/// # Errors
/// There are no results, they are of another version, or the folder cannot be written.
pub fn report(dir: &Path, language: Language, quiet: bool) -> Done {
    let path = dir.join("results.json");
    if path.exists() && !path.is_file() {
        return Err(Failure::Input(format!("{}: not a regular file", path.display())));
    }
    let text = std::fs::read_to_string(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            Failure::Input(format!("{}: no results here; `busyhour run` writes them", path.display()))
        }
        _ => Failure::Io(format!("{}: {error}", path.display())),
    })?;
    let results = report::json::read(&text).map_err(|error| {
        let told = format!("{}: {error}", path.display());
        if matches!(error, ReadError::OtherFormat { .. }) { Failure::Mismatch(told) } else { Failure::Input(told) }
    })?;
    if results.engine != ENGINE_VERSION {
        return Err(Failure::Mismatch(format!(
            "{}: the results are of engine {} (written by busyhour {}), this program has engine {ENGINE_VERSION}; simulate again",
            path.display(),
            results.engine,
            busyhour::units::shown(&results.busyhour)
        )));
    }
    let folder = OutFolder::open(dir)?;
    warn_unlocked(folder.unlocked());
    let paths = report::write_all(&results, &[], None, None, &folder, Look { language, ..Look::default() })?;
    if quiet {
        return Ok(());
    }
    let text = report::terminal::text(&results);
    out(&format!(
        "{}\n{}\n{} files in {}",
        text.trim_end(),
        report::decision::text(&results, language).trim_end(),
        paths.len(),
        dir.display()
    ))
}
