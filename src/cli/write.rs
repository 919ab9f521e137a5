//! What a simulation leaves: files in its folder, JSON or tables on standard output.

use busyhour::report;
use busyhour::results::Results;

use crate::cli::Done;
use crate::cli::args::Simulate;
use crate::cli::fault::Failure;
use crate::cli::simulate::Simulated;
use crate::cli::terminal::out;

/// Writes the files and prints what was asked for.
///
/// # Errors
/// Reading or writing failed.
pub fn tell(simulated: &Simulated, resolved: &str, arguments: &Simulate, text: fn(&Results) -> String) -> Done {
    let io = |error: busyhour::storage::Error| Failure::Io(error.to_string());
    let mut written = String::new();
    if let Some(folder) = &simulated.out {
        let paths = report::write_all(&simulated.results, Some(&simulated.tables), Some(resolved), folder, true).map_err(io)?;
        let figures = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "svg")).count();
        written = format!("\n{} files in {} ({figures} figures)", paths.len(), folder.path().display());
    }
    if arguments.json {
        return out(&report::json::text(&simulated.results));
    }
    if arguments.quiet {
        return Ok(());
    }
    out(&format!("{}\n{}{written}", text(&simulated.results).trim_end(), report::decision::note(&simulated.results).trim_end()))
}
