//! `--check-determinism`: every replication that was simulated is run twice more, and laid beside itself.

use busyhour::engine::Plan;
use busyhour::experiment::determinism::{Unrepeated, repeated};
use busyhour::experiment::{Outcome, Threads};
use busyhour::scenario::Scenario;

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::simulate::stopped;
use crate::cli::terminal::{Progress, err};

/// Compares the replications of each option that has an outcome, and says how much was compared unless it is to be quiet.
///
/// # Errors
/// The first difference: a fault of the program. Nothing is published then.
pub fn check(
    options: &[(String, Scenario)],
    outcomes: &[(String, Outcome)],
    seed: u64,
    threads: &Threads,
    quiet: bool,
) -> Done {
    let all: u64 = outcomes.iter().map(|(_, outcome)| outcome.replications).sum();
    let bar = Progress::new(all, quiet);
    let (mut done, mut same) = (0, 0);
    for (name, outcome) in outcomes {
        let Some((_, scenario)) = options.iter().find(|(known, _)| known == name) else { continue };
        bar.option(name);
        let plan = Plan::new(&scenario.model);
        let told = repeated(&plan, seed, outcome.replications, threads, |replications| bar.at(done + replications));
        same += told.map_err(|why| match why {
            Unrepeated::Stopped(stop) => stopped(name, seed, stop),
            Unrepeated::Differs(found) => Failure::Fault(format!("option \"{name}\", seed {seed}, {found}")),
        })?;
        done += outcome.replications;
    }
    bar.finish();
    if !quiet {
        let replications = if all == 1 { "replication" } else { "replications" };
        err(&format!("run twice: {all} {replications}, {same} events and facts, no difference"));
    }
    Ok(())
}
