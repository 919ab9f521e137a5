//! `busyhour check`: every problem of a scenario file.

use std::path::PathBuf;

use busyhour::document::problem::Severity;
use busyhour::document::sources::sorted;
use busyhour::experiment::{estimate, years};
use busyhour::scenario::load::Loaded;
use busyhour::scenario::{Experiment, Scenario};
use clap::Args;
use serde_json::{Value, json};

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::simulate::{load, read, tell};
use crate::cli::terminal::{out, out_json};

/// `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// The scenario file
    scenario: PathBuf,
    /// Change a value: groups.own.roster=5 (may be given more than once)
    #[arg(long, value_name = "PATH=VALUE")]
    set: Vec<String>,
    /// Print all problems as JSON to standard output, and nothing else
    #[arg(long)]
    json: bool,
    /// Print nothing but errors
    #[arg(long)]
    quiet: bool,
}

/// Checks a file.
///
/// # Errors
/// All problems of the file.
pub fn check(arguments: &CheckArguments) -> Done {
    if arguments.json {
        return as_json(arguments);
    }
    let loaded = load(&arguments.scenario, &arguments.set)?;
    let file = arguments.scenario.display();
    if let Some(why) = refusal(&loaded.experiment) {
        return Err(Failure::Input(format!("{file}:1:1: {why}")));
    }
    if arguments.quiet {
        return Ok(());
    }
    tell(&loaded.warnings, &loaded.notes);
    let count = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    let counts = counts(&loaded.experiment).map(|(n, what)| count(n, what)).join(", ");
    out(&format!("{file}: no errors, {}; {counts}", count(loaded.warnings.len(), "warning")))?;
    let next = if loaded.experiment.options.is_empty() { "run" } else { "compare" };
    out(&format!("Next: busyhour {next} {file}"))
}

/// What there is in a file: how many, and of what.
fn counts(experiment: &Experiment) -> [(usize, &'static str); 4] {
    let centre = &experiment.base.model.centre;
    [
        (centre.calendar.days.len(), "day"),
        (centre.contacts.len(), "contact type"),
        (centre.groups.len(), "group"),
        (experiment.options.len(), "option"),
    ]
}

/// Prints what is wrong, for programs.
fn as_json(arguments: &CheckArguments) -> Done {
    let (_, loaded) = read(&arguments.scenario, &arguments.set)?;
    let mut problems = problems(&loaded);
    let refused = loaded.experiment.as_ref().and_then(refusal);
    problems.extend(refused.map(|why| {
        let file = arguments.scenario.display().to_string();
        json!({ "severity": "error", "at": format!("{file}:1:1"), "file": file, "line": 1, "column": 1, "path": "", "message": why })
    }));
    let errors = problems.iter().filter(|problem| problem["severity"] == "error").count();
    let holds = loaded.experiment.as_ref().map(|experiment| {
        let key = |what: &str| format!("{}s", what.replace(' ', "_"));
        counts(experiment).into_iter().map(|(n, what)| (key(what), json!(n))).collect::<serde_json::Map<_, _>>()
    });
    let told = json!({
        "file": arguments.scenario.display().to_string(),
        "errors": errors,
        "warnings": problems.len() - errors,
        "problems": problems,
        "read_as": loaded.notes,
        "holds": holds,
    });
    out_json(&told)?;
    if errors > 0 { Err(Failure::Told) } else { Ok(()) }
}

/// Every problem with its place, errors first.
fn problems(loaded: &Loaded) -> Vec<Value> {
    let one = |problem: &&busyhour::document::Problem| {
        let position = loaded.sources.position(problem.place);
        json!({
            "severity": if problem.severity == Severity::Warning { "warning" } else { "error" },
            "at": loaded.sources.locate(problem.place),
            "file": loaded.sources.name(problem.place.source),
            "line": position.line,
            "column": position.column,
            "path": problem.path,
            "message": problem.message,
        })
    };
    sorted(&loaded.problems).iter().map(one).collect()
}

/// What `run` and `compare` would refuse by its estimate: too many contacts, too much memory, work without end, a
/// plan of too much volume.
fn refusal(experiment: &Experiment) -> Option<String> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let base = [("base".to_owned(), experiment.base.clone())];
    let most = |scenario: &Scenario| scenario.run.precision.as_ref().map_or(scenario.run.replications, |p| p.at_most);
    for options in [&base[..], &experiment.options] {
        let replications = options.iter().map(|(_, scenario)| most(scenario)).max().unwrap_or(1);
        if let Some(why) = estimate::refusal(options, replications, threads) {
            return Some(why);
        }
    }
    let replications = experiment.options.iter().map(|(_, scenario)| most(scenario)).max().unwrap_or(1);
    years::limit::refusal(&experiment.options, replications).map(|why| format!("[plan]: {why}"))
}
