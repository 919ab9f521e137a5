//! `busyhour run`: one option, or the file as written.

use busyhour::experiment::assumptions::assumptions;

use crate::cli::Done;
use crate::cli::args::RunArguments;
use crate::cli::simulate::{Job, chosen, load_to_simulate};
use crate::cli::write;

/// Simulates and tells.
///
/// # Errors
/// See [`Failure`](crate::cli::fault::Failure).
pub fn run(arguments: &RunArguments) -> Done {
    let loaded = load_to_simulate(&arguments.simulate)?;
    let experiment = loaded.experiment;
    let assumptions = assumptions(&experiment.inputs());
    let option = chosen(experiment.base, experiment.options, arguments.option.as_deref())?;
    let job = Job {
        command: "run",
        arguments: &arguments.simulate,
        options: vec![option],
        as_written: arguments.option.is_none(),
        race: None,
        resolved: experiment.resolved,
        warnings: loaded.warnings,
        assumptions,
        notes: loaded.notes,
        more: String::new(),
        twice: arguments.check_determinism,
    };
    let (simulated, resolved) = job.simulate()?;
    write::tell(simulated, &resolved, &arguments.simulate)
}
