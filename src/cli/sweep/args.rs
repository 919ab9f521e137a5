//! The command line of `sweep`: what can be asked.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::help;

/// `sweep`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = help::MORE,
    after_long_help = help::SWEEP
)]
pub struct SweepArguments {
    /// What else to do with a sweep.
    #[command(subcommand)]
    pub command: Option<SweepCommand>,
    /// The run.
    #[command(flatten)]
    pub run: SweepRun,
}

/// What can be done with a sweep beside running it.
#[derive(Debug, Subcommand)]
pub enum SweepCommand {
    /// Show the points of a plan, and what it would take in time and on disk; runs nothing but a short trial
    Plan {
        /// The plan file
        plan: PathBuf,
        /// Print JSON to standard output, and nothing else
        #[arg(long)]
        json: bool,
    },
    /// Print the shards that are not done, as in 3,17: fits sbatch --array
    Missing {
        /// The folder of the sweep
        dir: PathBuf,
        /// How many shards there are [default: as many as those that were begun say]
        #[arg(long, value_name = "N")]
        shards: Option<u64>,
    },
    /// Put the shards of a sweep together: tables, response, manifest
    Merge {
        /// The folder of the sweep
        dir: PathBuf,
        /// Threads; as many as there are cores if not said. The tables do not depend on it
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
        threads: Option<u16>,
        /// Print manifest.json to standard output, and nothing else
        #[arg(long)]
        json: bool,
        /// Print nothing but errors
        #[arg(long)]
        quiet: bool,
    },
}

/// A run of a sweep.
#[derive(Debug, Args)]
pub struct SweepRun {
    /// The plan file
    pub plan: Option<PathBuf>,
    /// Run this part alone: 3/8; auto takes the number that a job array gives, of --shards
    #[arg(long, value_name = "I/N|auto")]
    pub shard: Option<String>,
    /// Of how many shards, with --shard auto
    #[arg(long, value_name = "N")]
    pub shards: Option<u64>,
    /// Where results go [default: output/PLAN/sweep]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Threads; as many as there are cores if not said. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Print manifest.json to standard output when all is done, and nothing else
    #[arg(long, conflicts_with = "shard")]
    pub json: bool,
    /// Print nothing but errors
    #[arg(long)]
    pub quiet: bool,
    /// A point that panics, for the test of what is then left.
    #[cfg(test)]
    #[arg(skip)]
    pub panics_at: Option<u64>,
}
