//! `busyhour run`: one option, or the file as written.

use busyhour::document::value::unknown_name;

use crate::cli::Done;
use crate::cli::args::RunArguments;
use crate::cli::fault::Failure;
use crate::cli::simulate::{Job, load_to_simulate};
use crate::cli::write;

/// Simulates and tells.
///
/// # Errors
/// See [`Failure`].
pub fn run(arguments: &RunArguments) -> Done {
    let loaded = load_to_simulate(&arguments.simulate)?;
    let experiment = loaded.experiment;
    let option = match &arguments.option {
        None => ("base".to_owned(), experiment.base),
        Some(name) => {
            let names: Vec<String> = experiment.options.iter().map(|(name, _)| name.clone()).collect();
            let found = experiment.options.into_iter().find(|(known, _)| known == name);
            found.ok_or_else(|| Failure::Input(format!("--option: {}", unknown_name("option", name, &names))))?
        }
    };
    let job = Job {
        command: "run",
        arguments: &arguments.simulate,
        options: vec![option],
        resolved: experiment.resolved,
        warnings: loaded.warnings,
    };
    let (simulated, resolved) = job.simulate()?;
    write::tell(simulated, &resolved, &arguments.simulate)
}
