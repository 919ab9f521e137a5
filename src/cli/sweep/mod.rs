//! `busyhour sweep`: a scenario at many points, on one machine or in shards on many.
//!
//! In: a plan file, or the folder of a sweep. Out: journals, tables, what is missing. `PLAN` runs all of it or one shard; `plan` tells
//! what it would take; `missing` names shards that are not done; `merge` puts the tables together.

pub mod args;
mod folder;
mod load;
mod merge;
mod missing;
mod plan;
mod run;
mod shard;
mod tables;

use crate::cli::Done;
use crate::cli::sweep::args::{SweepArguments, SweepCommand};

/// Does what was asked for.
///
/// # Errors
/// See [`crate::cli::fault::Failure`].
pub fn sweep(arguments: &SweepArguments) -> Done {
    match &arguments.command {
        None => run::run(&arguments.run),
        Some(SweepCommand::Plan { plan }) => plan::plan(plan),
        Some(SweepCommand::Missing { dir, shards }) => missing::missing(dir, *shards),
        Some(SweepCommand::Merge { dir, threads, quiet }) => merge::merge(dir, *threads, *quiet),
    }
}
