//! What a simulation leaves: files in its folder, JSON or tables on standard output.

use busyhour::report::{self, Look};

use crate::cli::Done;
use crate::cli::args::Simulate;
use crate::cli::simulate::Simulated;
use crate::cli::terminal::out;

/// Writes the files and prints what was asked for.
///
/// # Errors
/// Reading or writing failed.
pub fn tell(mut simulated: Simulated, resolved: &str, arguments: &Simulate) -> Done {
    let mut written = String::new();
    if let Some(folder) = &simulated.out {
        let contacts = simulated.contacts.take();
        let look = Look { figures: !arguments.no_figures, language: arguments.language.into() };
        let paths = report::write_all(&simulated.results, &simulated.tables, Some(resolved), contacts, folder, look)?;
        let figures = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "svg")).count();
        written = format!("\n{} files in {} ({figures} figures)", paths.len(), folder.path().display());
    }
    if arguments.json {
        return out(&report::json::write(&simulated.results));
    }
    if arguments.quiet {
        return Ok(());
    }
    if simulated.results.staffing.is_some() {
        return out(&format!("{}{written}", report::terminal::text(&simulated.results)));
    }
    out(&format!(
        "{}\n{}{written}",
        report::terminal::text(&simulated.results).trim_end(),
        report::decision::text(&simulated.results, arguments.language.into()).trim_end()
    ))
}
