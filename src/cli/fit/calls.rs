//! Handle times, patience and redials from call records, as scenario text or JSON.

use std::path::Path;

use busyhour::document::{Log, Sources, render};
use busyhour::fit::calls::{fit, text};
use busyhour::records::calls::{Types, read};
use busyhour::records::starts;
use busyhour::report::figures;
use busyhour::results::fitted::FittedCalls;
use busyhour::storage::{Content, OutFolder};
use busyhour::units::Span;
use serde_json::{Value as Json, json};

use crate::cli::Done;
use crate::cli::args::FitArguments;
use crate::cli::fault::Failure;
use crate::cli::terminal::{err, out, warn_unlocked};

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
    err(&calls.read_as);
    if calls.doubtful > 0 {
        let n = calls.doubtful;
        err(&format!("{path}: starts in an hour that the clock repeats, without an offset: {n}, taken as the first"));
    }
    let fitted = fit(&calls, &path.to_string(), within).map_err(|why| Failure::Input(format!("{path}: {why}")))?;
    let json = as_json(&fitted)?;
    let written = match &arguments.out {
        Some(folder) => write(&fitted, &json, folder)?,
        None => String::new(),
    };
    if arguments.json {
        return out(&json);
    }
    out(&format!("{}{written}", text(&fitted).trim_end()))
}

fn as_json(fitted: &FittedCalls) -> Result<String, Failure> {
    let mut told: Json = json!({"fitted_to": "call records"});
    match (told.as_object_mut(), serde_json::to_value(fitted)) {
        (Some(told), Ok(Json::Object(all))) => told.extend(all),
        (_, Err(why)) => return Err(Failure::Fault(format!("JSON: {why}"))),
        _ => {}
    }
    Ok(told.to_string())
}

/// Writes text, JSON and plots, whole or not at all; says so in a comment.
fn write(fitted: &FittedCalls, json: &str, folder: &Path) -> Result<String, Failure> {
    let out = OutFolder::open(folder)?;
    warn_unlocked(out.unlocked());
    let mut files: Vec<(String, Content<'_>)> = vec![
        ("fitted.toml".to_owned(), text(fitted).into_bytes().into()),
        ("fitted.json".to_owned(), json.as_bytes().to_vec().into()),
    ];
    let mut obsolete = Vec::new();
    for (name, svg) in figures::of_calls(fitted) {
        let [svg_name, png_name] = ["svg", "png"].map(|end| format!("figures/{name}.{end}"));
        let Some(svg) = svg else {
            obsolete.extend([svg_name, png_name]);
            continue;
        };
        let png = figures::png(&svg).map_err(|why| Failure::Fault(format!("{png_name}: {why}")))?;
        files.push((svg_name, svg.into_bytes().into()));
        files.push((png_name, png.into()));
    }
    let paths = out.publish_all(&files, Vec::new(), &obsolete)?;
    Ok(format!("\n# {} files in {}", paths.len(), folder.display()))
}
