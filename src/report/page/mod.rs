//! `report.html`: results as one page that needs nothing else, no network and no server.
//!
//! In: results told in a language. Out: one HTML file. Every word of the results goes through templates that escape it; numbers of
//! charts stand as JSON that no reader of HTML takes for a tag; a policy names the only scripts and styles that may run, by their
//! digests. Without scripts all words and tables are there. One file for each section; what does not apply is left out.

mod along;
mod cells;
pub(super) mod cost;
mod data;
pub(super) mod days;
pub(super) mod demand;
pub(super) mod erlang;
mod inputs;
pub(super) mod money;
mod options;
pub(super) mod shape;
#[cfg(test)]
mod tests;
mod validity;
pub(super) mod waits;
mod words;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};

use crate::report::language::{Language, Told, say};
use crate::report::view;
use crate::results::Results;
use crate::storage;
use shape::{Chart, Section};

/// The file's name.
pub const REPORT: &str = "report.html";

/// Why a page cannot be made: a fault in its templates.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Fault(#[from] minijinja::Error);

/// The charts' own library, as it was published.
const UPLOT: &str = include_str!("../../../assets/uplot/uPlot.iife.min.js");
const UPLOT_LICENCE: &str = include_str!("../../../assets/uplot/LICENSE");
const UPLOT_STYLE: &str = include_str!("../../../assets/uplot/uPlot.min.css");
const STYLE: &str = include_str!("page.css");
/// The page's own scripts, in the order in which they need each other.
const SCRIPT: &str =
    concat!(include_str!("tables.js"), include_str!("ink.js"), include_str!("charts.js"), include_str!("start.js"));

/// The page.
///
/// # Errors
/// A template is faulty, which a test would have found.
pub fn html(results: &Results, language: Language) -> Result<String, Fault> {
    let told = &Told::new(results, language);
    let mut sections = sections(told);
    let charts: Vec<Chart> = sections.iter().flat_map(|section| section.charts.clone()).collect();
    data::lay_tables(&mut sections, told);
    let style = [UPLOT_STYLE, STYLE].concat();
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.add_template("parts.html", include_str!("parts.html"))?;
    templates.add_template("page.html", include_str!("page.html"))?;
    let page = context! {
        language => language.code(),
        policy => policy(&style),
        style => Value::from_safe_string(style),
        library_licence => Value::from_safe_string(UPLOT_LICENCE.to_owned()),
        library => Value::from_safe_string(UPLOT.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        data => Value::from_safe_string(data::json(&charts, told)),
        title => view::line(&results.title),
        subtitle => subtitle(told),
        labels => Value::from(Serde(data::labels(told))),
        sections => Value::from(Serde(sections)),
    };
    Ok(templates.get_template("page.html")?.render(page)?)
}

/// What may run and be loaded: these scripts, this style, pictures within the page, and nothing from anywhere.
fn policy(style: &str) -> String {
    let digest = |text: &str| format!("'{}'", storage::digest::source(text));
    format!(
        "default-src 'none'; script-src {} {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        digest(UPLOT),
        digest(SCRIPT),
        digest(style)
    )
}

fn subtitle(told: &Told<'_>) -> String {
    let scenario = view::name(&told.scenario, view::NAME);
    let (count, days) = (view::replications_in_words(told), told.rounded(told.days));
    say!(told, "page-subtitle", scenario = scenario, count = count, days = days, seed = told.seed.to_string())
}

/// All sections that apply, in the order in which an owner, a planner and a reviewer look for them.
fn sections(told: &Told<'_>) -> Vec<Section> {
    let all = [
        Some(words::decision(told)),
        options::side_by_side(told),
        options::contacts(told),
        waits::by_time(told),
        days::agents(told),
        days::heat_map(told),
        waits::curves(told),
        cost::against_service_level(told),
        money::invoices(told),
        money::bills(told),
        inputs::tornado(told),
        along::break_even(told),
        demand::reports(told),
        demand::hidden(told),
        Some(validity::validity(told)),
        erlang::beside(told),
    ];
    all.into_iter().flatten().collect()
}
