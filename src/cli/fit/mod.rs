//! `busyhour fit`: from a history of counts or from call records, by the file's header.
//!
//! In: arguments. Out: scenario text or JSON on standard output; plots where a folder is named.

mod calls;
mod counts;

use busyhour::document::{Log, Sources};
use busyhour::records::calls::are_calls;
use busyhour::storage::{Unread, input};

use crate::cli::Done;
use crate::cli::args::FitArguments;
use crate::cli::fault::Failure;

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
