//! Tables for a terminal of 80 columns, plain text without colour.
//!
//! In: results. Out: text. A `run` is shown by contact type and by time of day, a `compare` by option, best first.

mod axes;
mod compare;
mod contracts;
mod day;
pub(super) mod inputs;
mod invoice;
mod price;
mod run;
mod scorecard;
mod side_by_side;
mod sparkline;
mod staff;
mod sure;
mod years;

pub use price::price;

use crate::report::language::{Language, Told};
use crate::report::{numbers, view};
use crate::results::Results;

/// The tables that fit the command that made the results.
pub fn text(results: &Results) -> String {
    if let Some(staffing) = &results.staffing {
        return heading(results) + &staff::tables(staffing, results);
    }
    if results.command == "compare" { compare(results) } else { run(results) }
}

/// Tables of a plain run: headline by contact type, service by time of day, other work, money.
pub fn run(results: &Results) -> String {
    let mut out = heading(results);
    for (name, option) in &results.options.0 {
        if results.options.0.len() > 1 {
            out.push_str(&format!("\n{}\n", view::name(name, 60)));
        }
        out.push_str(&run::tables(option, results));
        out.push_str(&day::table(option, results.days));
        out.push_str(&invoice::tables(option));
    }
    out + &scorecard::table(results) + &footnote(results)
}

/// Options side by side, best first.
pub fn compare(results: &Results) -> String {
    let studies = axes::tables(results) + &inputs::tables(results) + &scorecard::table(results);
    heading(results)
        + &compare::tables(results)
        + &sparkline::lines(results)
        + &sure::pairs(results)
        + &contracts::tables(results)
        + &studies
        + &years::table(results)
        + &footnote(results)
}

fn heading(results: &Results) -> String {
    let title = if results.title.is_empty() { &results.scenario } else { &results.title };
    format!("{}\n", view::name(title, 78))
}

fn footnote(results: &Results) -> String {
    let english = Told::new(results, Language::English);
    let month = if view::has_money(results) { format!("{}.\n", view::month_in_words(&english)) } else { String::new() };
    if results.replications < 2 {
        return format!("\nOne replication (seed {}): no intervals.\n{month}", results.seed);
    }
    format!("\n±: half the interval of confidence ({}). Seed {}.\n{month}", view::basis(results), results.seed)
}

/// Money of a month.
fn money(money: crate::results::Estimate) -> String {
    numbers::with_interval(money, numbers::Kind::Money)
}

#[cfg(test)]
mod tests;
