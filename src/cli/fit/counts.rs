//! An arrival model from a history of counts, as scenario text, JSON and plots.

use std::path::Path;

use busyhour::document::files::Files;
use busyhour::document::tables::Manner;
use busyhour::document::{At, Log, Node, Place, Value, cells};
use busyhour::fit::{Ask, History, fit, results, text};
use busyhour::report::{figures, json};
use busyhour::units::{Clock, Span};

use crate::cli::Done;
use crate::cli::args::FitArguments;
use crate::cli::fault::Failure;
use crate::cli::fit::{files, read_as, told};

/// Fits to the history that `bytes` say, and prints.
///
/// # Errors
/// All problems of the file, or an argument that is wrong.
pub fn run(arguments: &FitArguments, bytes: Vec<u8>, manner: &Manner) -> Done {
    let wrong = |option: &str, why: String| Failure::Input(format!("--{option}: {why}"));
    if arguments.keep_zeros {
        let path = arguments.history.display();
        return Err(Failure::Input(format!("--keep-zeros belongs to call records, and {path} is a history of counts")));
    }
    let interval = arguments.interval.as_deref().map(Span::parse).transpose().map_err(|why| wrong("interval", why))?;
    if interval == Some(Span::ZERO) {
        return Err(wrong("interval", "expected a duration above zero".to_owned()));
    }
    let parts = arguments.parts.iter().map(|text| Clock::parse(text)).collect::<Result<Vec<Clock>, String>>();
    let mut parts = parts.map_err(|why| wrong("parts", why))?;
    parts.sort_unstable();
    parts.dedup();
    let parts = (!parts.is_empty()).then_some(parts);
    let from = arguments.from.as_deref().map(cells::date).transpose().map_err(|why| wrong("from", why))?;
    let contact = arguments.contact.as_deref().unwrap_or("calls");
    busyhour::document::words::name(contact).map_err(|why| wrong("contact", why))?;
    let history = history(arguments, bytes, manner, interval)?;
    let path = arguments.history.display();
    let fitted = fit(&history, &Ask { parts, from }).map_err(|why| Failure::Input(format!("{path}: {why}")))?;
    let text = text(&history, &fitted, contact);
    let fitted = results(&history, &fitted);
    told(arguments, text, &files::as_json("counts", json::value(&fitted))?, figures::of_counts(&fitted))
}

/// The one file of a history.
struct OneFile(Vec<u8>);

impl Files for OneFile {
    fn bytes(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone())
    }
}

fn history(
    arguments: &FitArguments,
    bytes: Vec<u8>,
    manner: &Manner,
    interval: Option<Span>,
) -> Result<History, Failure> {
    let (name, content) = (arguments.history.display().to_string(), OneFile(bytes));
    let log = Log::new();
    let node = |text: &str| Node { value: Value::Text(text.to_owned()), place: Place::default() };
    let file = node(Path::new(&name).file_name().and_then(|name| name.to_str()).unwrap_or(&name));
    let (column, start) = (arguments.column.as_deref().map(node), arguments.start.as_deref().map(node));
    let at = |node| At::root(node, &log);
    let (column, start) = (column.as_ref().map(at), start.as_ref().map(at));
    let named = [column.as_ref(), start.as_ref()];
    let history = History::read(&at(&file), (&content, manner), named, interval);
    drop((column, start));
    if !arguments.quiet {
        log.notes().iter().for_each(|note| read_as(note));
    }
    history.filter(|_| !log.has_errors()).ok_or_else(|| {
        let problems: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
        Failure::Input(problems.join("\n"))
    })
}
