//! `busyhour compare`: the options of a file side by side on the same callers, and what else was asked about them.

use std::cell::RefCell;
use std::time::Instant;

use busyhour::document::value::unknown_name;
use busyhour::experiment::assumptions::assumptions;
use busyhour::experiment::estimate;

use crate::cli::Done;
use crate::cli::args::CompareArguments;
use crate::cli::fault::Failure;
use crate::cli::simulate::{Job, load_to_simulate, mark_interrupted, settings};
use crate::cli::stages::{self, Ground};
use crate::cli::write;
use crate::cli::{over, race, signals, years};

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
        if arguments.options.iter().filter(|one| *one == wanted).count() > 1 {
            return Err(Failure::Input(format!(
                "--options: \"{wanted}\" is named twice, and an option is no rival of its own; to lay it beside itself declare a second \
                 one that sets nothing else ([options.NAME])"
            )));
        }
    }
    let assumptions = assumptions(&experiment.inputs());
    let mut options = experiment.options;
    if !arguments.options.is_empty() {
        options.retain(|(name, _)| arguments.options.contains(name));
    }
    let mut warnings = loaded.warnings;
    warnings.extend(years::unswitched(&options));
    let race = match options.first() {
        Some((_, first)) => race::wanted(arguments, first, options.len())?,
        None => None,
    };
    let ground = options.first().map(|(_, first)| Ground {
        written: &loaded.written,
        options: options.iter().map(|(name, _)| name.clone()).collect(),
        settings: settings(&arguments.simulate, first),
        arguments,
        work: RefCell::default(),
    });
    let stages = ground.as_ref().map_or_else(|| Ok(Vec::new()), stages::prepare)?;
    let job = Job {
        command: "compare",
        arguments: &arguments.simulate,
        options,
        as_written: false,
        race,
        resolved: experiment.resolved,
        warnings,
        assumptions,
        notes: loaded.notes,
        more: over::again(arguments) + &arguments.inputs.again(),
        twice: arguments.check_determinism,
    };
    let contacts = estimate::first_attempts_of(&job.options);
    #[expect(clippy::disallowed_methods, reason = "only progress is told by it")]
    let begun = Instant::now();
    let (mut simulated, resolved) = job.simulate()?;
    let results = &simulated.results;
    let run = results.selected.as_ref().map_or(results.replications, |selected| selected.replications);
    if let Some(ground) = &ground {
        ground.announce(results, begun.elapsed().as_secs_f64() / (contacts * run as f64));
    }
    for stage in stages {
        let done =
            if signals::asked().is_some() { Err(signals::interrupted("")) } else { stage(&mut simulated.results) };
        match done {
            // It was asked for beside the options: what is known of those stays.
            Err(Failure::Interrupted(..)) => {
                mark_interrupted(&mut simulated.results, &["what else was asked for".to_owned()]);
                break;
            }
            done => done?,
        }
    }
    write::tell(simulated, &resolved, &arguments.simulate)
}
