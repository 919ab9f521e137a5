//! `busyhour check`: every problem of a scenario file.

use std::path::Path;

use busyhour::experiment::{estimate, years};
use busyhour::scenario::{Experiment, Scenario};

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::simulate::load;
use crate::cli::terminal::{err, out};

/// Checks a file.
///
/// # Errors
/// All problems of the file.
pub fn check(scenario: &Path, set: &[String]) -> Done {
    let loaded = load(scenario, set)?;
    refuse(scenario, &loaded.experiment)?;
    loaded.warnings.iter().chain(&loaded.notes).for_each(|told| err(told));
    let centre = &loaded.experiment.base.model.centre;
    let count = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    out(&format!(
        "{}: no errors, {}; {}, {}, {}, {}",
        scenario.display(),
        count(loaded.warnings.len(), "warning"),
        count(centre.calendar.days.len(), "day"),
        count(centre.contacts.len(), "contact type"),
        count(centre.groups.len(), "group"),
        count(loaded.experiment.options.len(), "option"),
    ))
}

/// What `run` and `compare` would refuse by its estimate: too many contacts, too much memory, work without end, a
/// plan of too much volume.
fn refuse(file: &Path, experiment: &Experiment) -> Done {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let base = [("base".to_owned(), experiment.base.clone())];
    let most = |scenario: &Scenario| scenario.run.precision.as_ref().map_or(scenario.run.replications, |p| p.at_most);
    for options in [&base[..], &experiment.options] {
        let replications = options.iter().map(|(_, scenario)| most(scenario)).max().unwrap_or(1);
        if let Some(why) = estimate::refusal(options, replications, threads) {
            return Err(Failure::Input(format!("{}:1:1: {why}", file.display())));
        }
    }
    let replications = experiment.options.iter().map(|(_, scenario)| most(scenario)).max().unwrap_or(1);
    match years::limit::refusal(&experiment.options, replications) {
        Some(why) => Err(Failure::Input(format!("{}:1:1: [plan]: {why}", file.display()))),
        None => Ok(()),
    }
}
