//! The command line: what can be asked.

use std::path::PathBuf;

use busyhour::report::language::Language;
use clap::{Args, Parser, Subcommand};

use crate::cli::check::CheckArguments;
use crate::cli::erlang::ErlangArguments;
use crate::cli::help;
use crate::cli::import::ImportArguments;
use crate::cli::inputs::InputArguments;
use crate::cli::schema::Described;
use crate::cli::serve::ServeArguments;
use crate::cli::sweep::args::SweepArguments;
use crate::cli::table_file::TableArguments;

/// Simulates a contact centre, call by call, and prices it.
#[derive(Debug, Parser)]
#[command(
    name = "busyhour",
    version,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "Start with:  busyhour new phone --out phone.toml",
    after_long_help = help::PROGRAM
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Simulate a scenario: service level by half-hour, waits, costs, figures
    #[command(after_help = help::MORE, after_long_help = help::RUN)]
    Run(RunArguments),
    /// Lay the scenario's options side by side on the same callers, and say which to take
    #[command(after_help = help::MORE, after_long_help = help::COMPARE)]
    Compare(CompareArguments),
    /// Find the fewest agents that meet the target, by simulation; shifts that cover them; people to employ
    Staff(StaffArguments),
    /// Price real call records under a contract: check a vendor's invoice, re-price it under another quote
    Price(PriceArguments),
    /// Fit an arrival model to counts, or handle times and patience to call records, and print scenario text
    Fit(FitArguments),
    /// Read an export of a common system, and write call records or counts by interval for fit, price and scenarios
    Import(ImportArguments),
    /// Run a plan of many points: all of it, or a shard of it on each machine of many; one tidy table
    Sweep(SweepArguments),
    /// Open a page on this machine where staff, volumes, shares and prices are moved, and see what comes of it
    Serve(ServeArguments),
    /// List every problem of a scenario file, with line, column and hint
    #[command(after_help = help::MORE, after_long_help = help::CHECK)]
    Check(CheckArguments),
    /// Erlang's formulas: b (blocking), c (nobody hangs up), a (people hang up)
    #[command(after_help = help::MORE, after_long_help = help::ERLANG)]
    Erlang(ErlangArguments),
    /// List what scenario files may name
    #[command(after_help = help::MORE, after_long_help = help::LIST)]
    List {
        /// What to list
        #[arg(value_enum)]
        what: Listed,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a commented scenario to start from; `busyhour list templates` names them
    #[command(after_help = help::MORE, after_long_help = help::NEW)]
    New {
        /// Which template
        #[arg(value_name = "TEMPLATE", default_value = "phone")]
        template: String,
        /// Write it to this file, which must not be there yet
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Print the JSON Schema of a file, for editors: every key with its form, default and a sentence
    #[command(after_help = help::MORE, after_long_help = help::SCHEMA)]
    Schema {
        /// Of which file
        #[arg(value_enum, default_value_t)]
        of: Described,
    },
    /// Draw tables, figures and the decision again from stored results
    #[command(after_help = help::MORE, after_long_help = help::REPORT)]
    Report {
        /// The folder with results.json
        dir: PathBuf,
        /// Language of the note, the report and the figures
        #[arg(long, value_enum, default_value_t, value_name = "LANGUAGE")]
        language: Spoken,
        /// Print nothing but errors
        #[arg(long)]
        quiet: bool,
    },
    /// Print what a shell needs to complete commands and options
    #[command(after_help = help::MORE, after_long_help = help::COMPLETIONS)]
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the licences of the program and of everything in it
    #[command(after_help = help::MORE, after_long_help = help::LICENCES)]
    Licences,
    /// Print the page of the manual, or write one for each command
    #[command(after_help = help::MORE, after_long_help = help::MAN)]
    Man {
        /// Write the pages into this folder
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// Languages in which the decision can be told.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
pub enum Spoken {
    /// English
    #[default]
    En,
    /// Russian
    Ru,
    /// Ukrainian
    Uk,
}

impl From<Spoken> for Language {
    fn from(spoken: Spoken) -> Language {
        match spoken {
            Spoken::En => Language::English,
            Spoken::Ru => Language::Russian,
            Spoken::Uk => Language::Ukrainian,
        }
    }
}

/// What `list` lists.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Listed {
    /// Between free agents
    Policies,
    /// When people try
    Arrivals,
    /// Laws of times
    Distributions,
    /// Clauses of contracts
    Clauses,
    /// Keys of own cost, and the quantities that they are reckoned from
    Costs,
    /// Figures of the results
    Measures,
    /// Scenarios to start from, for `new`
    Templates,
}

/// What `run` and `compare` share.
#[derive(Debug, Args)]
pub struct Simulate {
    /// The scenario file
    pub scenario: PathBuf,
    /// Change a value: groups.own.roster=5 (may be given more than once)
    #[arg(long, value_name = "PATH=VALUE")]
    pub set: Vec<String>,
    /// Replications, instead of the file's
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub replications: Option<u64>,
    /// Seed, instead of the file's
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Threads; as many as there are cores if not said. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Where results go [default: output/SCENARIO/COMMAND]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Write every contact of the first N replications to contacts.parquet
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub trace: Option<u64>,
    /// Print results.json to standard output, and nothing else; no files unless --out is given
    #[arg(long)]
    pub json: bool,
    /// Draw no figures: tables, the decision and the results alone
    #[arg(long)]
    pub no_figures: bool,
    /// Language of the note, the report and the figures
    #[arg(long, value_enum, default_value_t, value_name = "LANGUAGE")]
    pub language: Spoken,
    /// Print nothing but errors
    #[arg(long)]
    pub quiet: bool,
}

/// `run`.
#[derive(Debug, Args)]
pub struct RunArguments {
    /// What to simulate.
    #[command(flatten)]
    pub simulate: Simulate,
    /// Simulate this option of the file instead of the file as written
    #[arg(long, value_name = "NAME")]
    pub option: Option<String>,
    /// Run every replication twice and compare event for event, draw for draw
    #[arg(long)]
    pub check_determinism: bool,
}

/// `compare`.
#[derive(Debug, Args)]
pub struct CompareArguments {
    /// What to simulate.
    #[command(flatten)]
    pub simulate: Simulate,
    /// Compare only these options: A,B
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub options: Vec<String>,
    /// Run every replication twice and compare event for event, draw for draw
    #[arg(long)]
    pub check_determinism: bool,
    /// Until when.
    #[command(flatten)]
    pub race: UntilSure,
    /// Draw the options over a range of a path, and where they break even: demand.scale=0.5..2 (twice: a map of who wins where)
    #[arg(long, value_name = "PATH=FROM..TO[:STEPS][:log]")]
    pub over: Vec<String>,
    /// Where they break even in calls a day and in handle time, from a quarter of today to four times
    #[arg(long)]
    pub break_even: bool,
    /// Vary calls over rosters that are fixed, too, as if nobody adapted them
    #[arg(long)]
    pub keep_roster: bool,
    /// All that the note can say: break-evens, each input moved alone, and all at once where `evidence` has ranges
    #[arg(long)]
    pub decide: bool,
    /// What inputs are asked about.
    #[command(flatten)]
    pub inputs: InputArguments,
}

/// How the best is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Select {
    /// Kim and Nelson: options leave one after the other, for any number of options
    Kn,
    /// Nelson and Matejcik: two stages, for a few options of like spread
    Nm,
    /// Andradottir and Kim: the cheapest that holds the target; usual where the file has decision.require
    Ak,
}

/// `--until-sure` and what it may be told.
#[derive(Clone, Copy, Debug, Args)]
pub struct UntilSure {
    /// Replicate until it is sure which option is the best; --replications is then the first stage of every option [30 if not
    /// said]
    #[arg(long)]
    pub until_sure: bool,
    /// The smallest difference worth finding, money a month [default: 1 % of the leader's cost]
    #[arg(long, value_name = "MONEY", requires = "until_sure")]
    pub indifference: Option<f64>,
    /// The probability of a right choice
    #[arg(long, value_name = "SHARE", default_value = "0.95", requires = "until_sure")]
    pub sure: f64,
    /// How the best is selected [default: kn]
    #[arg(long, value_enum, requires = "until_sure")]
    pub procedure: Option<Select>,
    /// Replications of an option at most [default: 20000]
    #[arg(long, value_name = "N", requires = "until_sure", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub at_most: Option<u64>,
}

/// `staff`.
#[derive(Debug, Args)]
#[command(
    after_help = help::MORE,
    after_long_help = help::STAFF
)]
pub struct StaffArguments {
    /// What to simulate.
    #[command(flatten)]
    pub simulate: Simulate,
    /// Staff this option of the file instead of the file as written
    #[arg(long, value_name = "NAME")]
    pub option: Option<String>,
    /// Staff these groups: A,B [default: all whose provider is not outsourced]
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub groups: Vec<String>,
    /// Staff each date by itself, instead of all days of a weekday alike
    #[arg(long)]
    pub by_date: bool,
    /// Never more agents at a time: 12, or own=12 of one group (may be given more than once)
    #[arg(long, value_name = "[GROUP=]N")]
    pub at_most: Vec<String>,
    /// Write the program of shifts in LP format, for other solvers
    #[arg(long, value_name = "FILE")]
    pub write_lp: Option<PathBuf>,
}

/// `price`.
#[derive(Debug, Args)]
#[command(
    group(clap::ArgGroup::new("who").required(true).args(["provider", "all"])),
    after_help = help::MORE,
    after_long_help = help::PRICE
)]
pub struct PriceArguments {
    /// The scenario file with the contracts
    pub scenario: PathBuf,
    /// Under whose contract
    #[arg(long, value_name = "NAME")]
    pub provider: Option<String>,
    /// Under every contract and all own costs of the file, side by side
    #[arg(long)]
    pub all: bool,
    /// The call records, a row for each contact
    #[arg(long, value_name = "CALLS.csv")]
    pub calls: PathBuf,
    /// Quantities that are not calls: `sms = 200`, of several months in tables by month
    #[arg(long, value_name = "USAGE.toml")]
    pub usage: Option<PathBuf>,
    /// The vendor's invoice, to lay beside: line, amount and perhaps month, quantity
    #[arg(long, value_name = "INVOICE.csv", conflicts_with = "all")]
    pub against: Option<PathBuf>,
    /// How the call records are read.
    #[command(flatten)]
    pub table: TableArguments,
    /// Change a value: providers.alfa.contract.vat.rate=0 (may be given more than once)
    #[arg(long, value_name = "PATH=VALUE")]
    pub set: Vec<String>,
    /// Take the contracts of this option of the file
    #[arg(long, value_name = "NAME")]
    pub option: Option<String>,
    /// Write results.json and invoices.csv there; without it nothing is written
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Print the invoices as JSON to standard output, and nothing else
    #[arg(long)]
    pub json: bool,
    /// Print nothing but errors
    #[arg(long)]
    pub quiet: bool,
}

/// `fit`.
#[derive(Debug, Args)]
#[command(
    after_help = help::MORE,
    after_long_help = help::FIT
)]
pub struct FitArguments {
    /// Counts by interval, or call records; which, its header says
    #[arg(value_name = "HISTORY.csv")]
    pub history: PathBuf,
    /// How it is read.
    #[command(flatten)]
    pub table: TableArguments,
    /// The file holds call records, whatever its header says
    #[arg(long)]
    pub calls: bool,
    /// Of call records: within what time somebody calls again, if he does
    #[arg(long, value_name = "TIME", default_value = "1h")]
    pub redial_within: String,
    /// Of call records: talk of 0 s is talk, too, and is not left out
    #[arg(long)]
    pub keep_zeros: bool,
    /// Of call records: the zone of their starts
    #[arg(long, value_name = "NAME", default_value = "UTC")]
    pub timezone: String,
    /// Write text, JSON and plots (SVG and PNG) into this folder
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The column of counts, where it is not found by a usual name such as calls
    #[arg(long, value_name = "NAME")]
    pub column: Option<String>,
    /// The column of dates and times, where it is not found by a usual name such as start
    #[arg(long, value_name = "NAME")]
    pub start: Option<String>,
    /// Interval of the model [default: 30m, or the file's if that is longer]
    #[arg(long, value_name = "TIME")]
    pub interval: Option<String>,
    /// When parts of the day begin that may be busy by themselves [default: 12:00,17:00]
    #[arg(long, value_name = "TIMES", value_delimiter = ',')]
    pub parts: Vec<String>,
    /// The day whose level per_day tells: the first of the calendar to simulate [default: the first open day after the history]
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// The contact type's name; call records name their own [default: calls]
    #[arg(long, value_name = "NAME")]
    pub contact: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Do not say how columns were read, nor what to do next
    #[arg(long)]
    pub quiet: bool,
}
