//! `busyhour fit`: from a history of counts or from call records, by the file's header.
//!
//! In: arguments. Out: scenario text or JSON on standard output; plots where a folder is named.

mod calls;
mod counts;
mod files;

use busyhour::document::{Log, Sources};
use busyhour::records::calls::are_calls;
use busyhour::storage::{Unread, input};

use crate::cli::Done;
use crate::cli::args::FitArguments;
use crate::cli::fault::Failure;
use crate::cli::terminal::{err, out};

/// Reads the file, and fits to what it is.
///
/// # Errors
/// All problems of the file, or an argument that is wrong.
pub fn run(arguments: &FitArguments) -> Done {
    let bytes = input(&arguments.history).map_err(|unread| match unread {
        Unread::Wrong(why) => Failure::Input(why),
        Unread::Failed(why) => Failure::Io(why),
    })?;
    let (mut sources, log, manner) = (Sources::new(), Log::new(), arguments.table.manner()?);
    let source = sources.add_table(&arguments.history.display().to_string(), &bytes, &manner, &log);
    if arguments.calls || source.is_some_and(|source| are_calls(source, &sources)) {
        return calls::run(arguments, source, &sources, log);
    }
    counts::run(arguments, bytes, &manner)
}

/// Writes a fit where a folder is named, and prints it. What to do next goes to standard error: what is printed is scenario text.
fn told(
    arguments: &FitArguments,
    text: String,
    json: &str,
    drawn: impl IntoIterator<Item = (&'static str, Option<String>)>,
) -> Done {
    let text = text.trim_end().to_owned();
    let written = match &arguments.out {
        Some(folder) => files::write(folder, format!("{text}\n"), json, drawn)?,
        None => String::new(),
    };
    if arguments.json {
        return out(json);
    }
    out(&format!("{text}{written}"))?;
    if !arguments.quiet {
        let look = if arguments.out.is_some() { "look at the figures, " } else { "" };
        err(&format!("Next: {look}paste this into a scenario and `busyhour check` it"));
    }
    Ok(())
}

/// Letters of a line on a terminal.
const WIDTH: usize = 80;

/// How a file was read, in lines that fit a terminal where columns have short names.
fn read_as(note: &str) {
    let mut line = String::new();
    for piece in note.split_inclusive("; ") {
        if !line.is_empty() && line.chars().count() + piece.trim_end().chars().count() > WIDTH {
            err(line.trim_end());
            line = "  ".to_owned();
        }
        line += piece;
    }
    err(line.trim_end());
}
