//! What a simulation leaves: files in its folder, JSON or tables on standard output.

use busyhour::report::{self, Look};
use busyhour::results::{INTERRUPTED, Results};

use crate::cli::Done;
use crate::cli::args::Simulate;
use crate::cli::fault::Failure;
use crate::cli::signals;
use crate::cli::simulate::Simulated;
use crate::cli::terminal::out;

/// Writes the files and prints what was asked for.
///
/// # Errors
/// Reading or writing failed.
pub fn tell(mut simulated: Simulated, resolved: &str, arguments: &Simulate) -> Done {
    let mut written = String::new();
    let is_part = simulated.results.stopped == INTERRUPTED;
    if let Some(folder) = &simulated.out {
        let contacts = simulated.contacts.take();
        let look = Look { figures: !arguments.no_figures, language: arguments.language.into() };
        let paths = report::write_all(&simulated.results, &simulated.tables, Some(resolved), contacts, folder, look)?;
        let figures = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "svg")).count();
        written = format!("\n{} files in {} ({figures} figures)", paths.len(), folder.path().display());
        // What to read first, of what there is.
        let named = |name: &str| paths.iter().find(|path| path.file_name().is_some_and(|file| file == name));
        if let Some(first) = ["report.html", "roster.toml", "decision.md"].into_iter().find_map(named) {
            written.push_str(&format!("\nNext: open {}", first.display()));
        }
    }
    if arguments.json {
        let text = report::json::write(&simulated.results).map_err(|error| Failure::Fault(error.to_string()))?;
        out(&text)?;
    } else if !arguments.quiet {
        out(&text(&simulated.results, arguments, &written))?;
    }
    if is_part {
        return Err(signals::interrupted(PARTIAL));
    }
    Ok(())
}

/// What a terminal shows.
fn text(results: &Results, arguments: &Simulate, written: &str) -> String {
    if results.staffing.is_some() {
        return format!("{}{written}", report::terminal::text(results));
    }
    let decision = report::decision::text(results, arguments.language.into());
    format!("{}\n{}{written}", report::terminal::text(results).trim_end(), decision.trim_end())
}

/// Said of an interrupted command that wrote what it had.
const PARTIAL: &str = "PARTIAL these results are of the replications before the interruption, and say so\nfor all of them, give the same command again";
