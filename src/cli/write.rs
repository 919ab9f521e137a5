//! What a simulation leaves: files in its folder, JSON or tables on standard output.

use busyhour::report;

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
        let figures = !arguments.no_figures;
        let paths =
            report::write_all(&simulated.results, &simulated.tables, Some(resolved), contacts, folder, figures)?;
        let figures = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "svg")).count();
        written = format!("\n{} files in {} ({figures} figures)", paths.len(), folder.path().display());
        // What to read first, of what there is.
        let named = |name: &str| paths.iter().find(|path| path.file_name().is_some_and(|file| file == name));
        if let Some(first) = ["report.html", "roster.toml", "decision.md"].into_iter().find_map(named) {
            written.push_str(&format!("\nNext: open {}", first.display()));
        }
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
        report::decision::text(&simulated.results).trim_end()
    ))
}
