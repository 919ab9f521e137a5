//! What is kept of an experiment, put together.

use crate::experiment::compare::rank;
use crate::experiment::option::{Outcome, Settings};
use crate::results::{IntervalTables, Results, SCHEMA, indexed};
use crate::scenario::Scenario;

/// The results of a command over its options, with the tables by interval of each.
pub fn results(
    command: &str,
    scenario: &Scenario,
    settings: &Settings,
    options: Vec<(String, Outcome)>,
    warnings: Vec<String>,
) -> (Results, Vec<(String, IntervalTables)>) {
    let ranking = if command == "compare" { rank(&options, settings.confidence) } else { Vec::new() };
    let calendar = &scenario.model.centre.calendar;
    let covered = (calendar.end - (crate::units::Time::START + scenario.run.warm_up)).in_seconds() / 86_400.0;
    let results = Results {
        busyhour: env!("CARGO_PKG_VERSION").to_owned(),
        schema: SCHEMA,
        scenario: scenario.name.clone(),
        title: scenario.title.clone(),
        currency: scenario.currency.clone(),
        command: command.to_owned(),
        seed: settings.seed,
        replications: options.iter().map(|(_, outcome)| outcome.replications).min().unwrap_or(0),
        confidence: settings.confidence,
        days: covered,
        stopped: options.first().map_or("replications", |(_, outcome)| outcome.stopped).to_owned(),
        warnings,
        options: indexed::Options::default(),
        ranking,
        break_even: Vec::new(),
    };
    let mut results = results;
    let mut tables = Vec::new();
    for (name, outcome) in options {
        tables.push((name.clone(), outcome.intervals));
        results.options.0.push((name, outcome.results));
    }
    (results, tables)
}
