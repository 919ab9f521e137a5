//! An arrival model from a history of counts, as scenario text or JSON.

use std::path::Path;

use busyhour::document::files::Files;
use busyhour::document::tables::Manner;
use busyhour::document::{At, Log, Node, Place, Value, cells};
use busyhour::fit::calm::Dispersion;
use busyhour::fit::{Ask, Fitted, History, Sure, fit, text};
use busyhour::units::{Clock, Span};
use serde_json::{Value as Json, json};

use crate::cli::Done;
use crate::cli::args::FitArguments;
use crate::cli::fault::Failure;
use crate::cli::terminal::{err, out};

/// Fits to the history that `bytes` say, and prints.
///
/// # Errors
/// All problems of the file, or an argument that is wrong.
pub fn run(arguments: &FitArguments, bytes: Vec<u8>, manner: &Manner) -> Done {
    let wrong = |option: &str, why: String| Failure::Input(format!("--{option}: {why}"));
    if arguments.out.is_some() {
        return Err(wrong("out", "there are no plots of a history of counts yet; redirect what is printed".to_owned()));
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
    if arguments.json {
        return out(&as_json(&history, &fitted).to_string());
    }
    out(text(&history, &fitted, contact).trim_end())
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
    log.notes().iter().for_each(|note| err(note));
    history.filter(|_| !log.has_errors()).ok_or_else(|| {
        let problems: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
        Failure::Input(problems.join("\n"))
    })
}

fn as_json(history: &History, fitted: &Fitted) -> Json {
    let sure = |sure: Sure| json!({"value": sure.value, "error": sure.error});
    let test = |one: Dispersion| json!({"index": one.index, "degrees": one.df, "chance": one.chance});
    let (level, spread) = (&fitted.level, &fitted.spread);
    let weekdays: serde_json::Map<String, Json> = busyhour::document::words::WEEKDAYS
        .iter()
        .zip(&level.weekdays)
        .filter_map(|(name, known)| known.map(|known| (*name, known)))
        .map(|(name, known)| (name.to_owned(), sure(Sure { value: known.value, error: known.value * known.error })))
        .collect();
    json!({
        "fitted_to": "counts",
        "days": history.days.len(),
        "left_out": history.left_out.iter().map(|left| json!({"date": left.date.to_string(), "why": left.why})).collect::<Vec<_>>(),
        "interval": history.interval.to_string(),
        "hours": {"from": history.from.to_string(), "to": history.to.to_string()},
        "per_day": sure(level.per_day),
        "at": level.at.to_string(),
        "weekdays": weekdays,
        "growth_per_month": {"value": level.growth.value, "error": level.growth.error, "chance": level.growth_chance, "used": level.grows()},
        "months": level.months.map(|(factors, chance)| json!({"factors": factors, "chance": chance, "used": level.has_months()})),
        "day_cv": sure(spread.day.cv()),
        "day_cv_used": fitted.days_vary(),
        "day_cv_whole": sure(level.day_cv),
        "parts": {
            "from": fitted.parts.iter().map(Clock::to_string).collect::<Vec<_>>(),
            "cv": spread.parts.iter().map(|part| sure(part.cv())).collect::<Vec<_>>(),
        },
        "interval_cv": sure(spread.interval.cv()),
        "interval_cv_used": fitted.intervals_vary(),
        "next_day_correlation": level.next_day,
        "poisson": {
            "days": test(fitted.calm.days),
            "intervals": test(fitted.calm.intervals),
            "within_parts": test(fitted.calm.within_parts),
        },
        "shape": fitted.shape,
    })
}
