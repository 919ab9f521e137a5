//! `busyhour sweep`: a scenario at many points, on one machine or in shards on many.
//!
//! In: a plan file, or the folder of a sweep. Out: journals, tables, what is missing. `PLAN` runs all of it or one shard; `plan` tells
//! what it would take; `missing` names shards that are not done; `merge` puts the tables together.

pub mod args;
mod clock;
mod folder;
mod load;
mod merge;
mod missing;
mod plan;
mod run;
mod shard;
mod tables;

use busyhour::experiment::sweep::asked::Sweep;

use crate::cli::Done;
use crate::cli::sweep::args::{SweepArguments, SweepCommand};
use crate::cli::terminal::err;

/// Does what was asked for.
///
/// # Errors
/// See [`crate::cli::fault::Failure`].
pub fn sweep(arguments: &SweepArguments) -> Done {
    match &arguments.command {
        None => run::run(&arguments.run),
        Some(SweepCommand::Plan { plan, json }) => plan::plan(plan, *json),
        Some(SweepCommand::Missing { dir, shards }) => missing::missing(dir, *shards),
        Some(SweepCommand::Merge { dir, threads, json, quiet }) => merge::merge(dir, *threads, Say::of(*json, *quiet)),
    }
}

/// What is said of a sweep that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// How much was written, and where.
    Words,
    /// The manifest.
    Json,
    /// Nothing.
    Nothing,
}

impl Say {
    fn of(json: bool, quiet: bool) -> Say {
        match (json, quiet) {
            (true, _) => Say::Json,
            (false, true) => Say::Nothing,
            (false, false) => Say::Words,
        }
    }
}

/// Says what the points of a plan are too few for.
fn warn(sweep: &Sweep) {
    let lines = sweep.too_few();
    if !lines.is_empty() {
        err(&format!("warning: {}", lines.join("\n  ")));
    }
}
