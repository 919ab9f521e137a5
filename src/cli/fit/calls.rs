//! Handle times, patience and redials from call records, as scenario text or JSON.

use busyhour::document::{Log, Sources, render};
use busyhour::fit::calls::{Ask, fit, text};
use busyhour::records::calls::{Types, read};
use busyhour::records::starts;
use busyhour::report::{figures, json};
use busyhour::units::Span;

use crate::cli::Done;
use crate::cli::args::FitArguments;
use crate::cli::fault::Failure;
use crate::cli::fit::{files, read_as, told};
use crate::cli::terminal::err;

/// Fits to the records of `source`, and prints.
///
/// # Errors
/// All problems of the file, or an argument that is wrong.
pub fn run(arguments: &FitArguments, source: Option<u16>, sources: &Sources, log: Log) -> Done {
    let of_counts = [
        ("column", arguments.column.is_some()),
        ("start", arguments.start.is_some()),
        ("interval", arguments.interval.is_some()),
        ("parts", !arguments.parts.is_empty()),
        ("from", arguments.from.is_some()),
        ("contact", arguments.contact.is_some()),
    ];
    let path = arguments.history.display();
    if let Some((option, _)) = of_counts.iter().find(|(_, given)| *given) {
        return Err(Failure::Input(format!(
            "--{option} belongs to a history of counts, and {path} holds call records"
        )));
    }
    let wrong = |option: &str, why: String| Failure::Input(format!("--{option}: {why}"));
    let within = Span::parse(&arguments.redial_within).map_err(|why| wrong("redial-within", why))?;
    if within == Span::ZERO {
        return Err(wrong("redial-within", "expected a duration above zero".to_owned()));
    }
    let zone = starts::zone(&arguments.timezone).map_err(|why| wrong("timezone", why))?;
    let calls = source.and_then(|source| read(source, sources, &log, &zone, Types::Found));
    let Some(calls) = calls.filter(|_| !log.has_errors()) else {
        return Err(Failure::Input(render(&log.into_problems(), sources)));
    };
    if !arguments.quiet {
        read_as(&calls.read_as);
    }
    if calls.doubtful > 0 {
        let n = calls.doubtful;
        err(&format!("{path}: starts in an hour that the clock repeats, without an offset: {n}, taken as the first"));
    }
    let ask = Ask { within, keep_zeros: arguments.keep_zeros };
    let fitted = fit(&calls, &path.to_string(), &ask).map_err(|why| Failure::Input(format!("{path}: {why}")))?;
    let json = files::as_json("call records", json::value(&fitted))?;
    told(arguments, text(&fitted), &json, figures::of_calls(&fitted))
}
