//! `--until-sure`: what the command line asks of a race between options, and how the race is run.

use busyhour::experiment::comparing::until_sure::{AT_MOST, Ended, FIRST_STAGE, SHORTEST_FIRST_STAGE, Unsure};
use busyhour::experiment::comparing::{Procedure, Wanted, until_sure};
use busyhour::experiment::{Settings, Threads};
use busyhour::scenario::Scenario;

use crate::cli::args::{CompareArguments, Select, UntilSure};
use crate::cli::fault::Failure;
use crate::cli::simulate::stopped;
use crate::cli::terminal::Progress;

/// What is asked for; none without `--until-sure`. `first` is any of the options, which are so many.
///
/// # Errors
/// Numbers that no race can hold to.
pub fn wanted(arguments: &CompareArguments, first: &Scenario, options: usize) -> Result<Option<Wanted>, Failure> {
    let UntilSure { until_sure, indifference, sure, procedure, at_most } = arguments.race;
    if !until_sure {
        return Ok(None);
    }
    let refuse = |why: String| Err(Failure::Input(why));
    if options < 2 {
        return refuse("--until-sure: there is only one option, and nothing to be sure of".to_owned());
    }
    let first_stage = arguments.simulate.replications.unwrap_or(FIRST_STAGE);
    if first_stage < SHORTEST_FIRST_STAGE {
        return refuse(format!(
            "--replications {first_stage}: with --until-sure these are the first stage of every option, {SHORTEST_FIRST_STAGE} at least"
        ));
    }
    let of_file = first.run.precision.as_ref().map(|precision| precision.at_most);
    let at_most = at_most.unwrap_or_else(|| of_file.unwrap_or(AT_MOST).max(first_stage));
    if at_most < first_stage {
        return refuse(format!(
            "--at-most {at_most}: the first stage alone takes {first_stage} replications of every option"
        ));
    }
    if !(sure > 1.0 / options as f64 && sure < 1.0) {
        return refuse(format!(
            "--sure {sure}: of {options} options write more than chance would reach, and less than 1: 0.95"
        ));
    }
    if indifference.is_some_and(|zone| !(zone > 0.0 && zone.is_finite())) {
        return refuse("--indifference: the smallest difference worth finding must be above zero".to_owned());
    }
    let procedure = procedure.map(|procedure| match procedure {
        Select::Kn => Procedure::KimNelson,
        Select::Nm => Procedure::NelsonMatejcik,
        Select::Ak => Procedure::AndradottirKim,
    });
    Ok(Some(Wanted { procedure, indifference, confidence: sure, first_stage, at_most }))
}

/// The race as the command line of the kept scenario has it: the first stage and the limit may stand in the file otherwise.
pub fn again(wanted: &Wanted) -> String {
    let zone = wanted.indifference.map_or(String::new(), |zone| format!(" --indifference {zone}"));
    let procedure = match wanted.procedure {
        None => "",
        Some(Procedure::KimNelson) => " --procedure kn",
        Some(Procedure::NelsonMatejcik) => " --procedure nm",
        Some(Procedure::AndradottirKim) => " --procedure ak",
    };
    format!(
        " --until-sure{zone} --sure {}{procedure} --replications {} --at-most {}",
        wanted.confidence, wanted.first_stage, wanted.at_most
    )
}

/// Simulates until it is sure. The bar stands at `before`.
///
/// # Errors
/// A replication stopped; there is nothing to be sure of.
pub fn run(
    options: &[(String, Scenario)],
    settings: &Settings,
    wanted: &Wanted,
    threads: &Threads,
    bar: &Progress,
    before: u64,
) -> Result<Ended, Failure> {
    bar.option("until sure");
    until_sure(options, settings, wanted, threads, &mut |done| bar.at(before + done)).map_err(|why| match why {
        Unsure::Stopped { option, stop } => stopped(&option, settings.seed, stop),
        Unsure::Refused(why) => Failure::Input(why),
    })
}
