//! `busyhour compare`: the options of a file side by side on the same callers.

use busyhour::document::value::unknown_name;

use crate::cli::Done;
use crate::cli::args::CompareArguments;
use crate::cli::fault::Failure;
use crate::cli::simulate::{Job, load_to_simulate};
use crate::cli::write;

/// Simulates and tells.
///
/// # Errors
/// See [`Failure`].
pub fn compare(arguments: &CompareArguments) -> Done {
    let loaded = load_to_simulate(&arguments.simulate)?;
    let experiment = loaded.experiment;
    let names: Vec<String> = experiment.options.iter().map(|(name, _)| name.clone()).collect();
    if names.is_empty() {
        return Err(Failure::Input(format!(
            "{}: there are no options to compare; declare some as [options.NAME] with `set` or `without`, or use `busyhour run`",
            arguments.simulate.scenario.display()
        )));
    }
    for wanted in &arguments.options {
        if !names.contains(wanted) {
            return Err(Failure::Input(format!("--options: {}", unknown_name("option", wanted, &names))));
        }
    }
    let mut options = experiment.options;
    if !arguments.options.is_empty() {
        options.retain(|(name, _)| arguments.options.contains(name));
    }
    let job = Job {
        command: "compare",
        arguments: &arguments.simulate,
        options,
        as_written: false,
        resolved: experiment.resolved,
        warnings: loaded.warnings,
    };
    let (simulated, resolved) = job.simulate()?;
    write::tell(simulated, &resolved, &arguments.simulate)
}
