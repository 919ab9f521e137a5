//! Arguments, files, terminal, exit codes; one file for each command. The only place that prints.
//!
//! In: the command line. Out: text on standard output, progress and messages on standard error, an exit code.

mod args;
mod check;
mod compare;
mod completions;
mod erlang;
pub mod fault;
mod fit;
mod help;
mod import;
mod inputs;
mod licences;
mod list;
mod new;
mod over;
mod price;
mod race;
mod report;
mod run;
mod schema;
mod serve;
mod signals;
mod simulate;
mod staff;
mod stages;
mod sweep;
mod table_file;
mod terminal;
mod trace;
mod twice;
mod write;
mod years;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::cli::args::{Arguments, Command};
use crate::cli::fault::Failure;

/// What was asked for.
fn parsed() -> Result<Arguments, clap::Error> {
    let mut command = with_negative_numbers(Arguments::command());
    let mut matches = command.try_get_matches_from_mut(std::env::args_os())?;
    Arguments::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
}

/// A value may begin with a minus: whether it may be negative is said by who reads it, who knows what is allowed.
fn with_negative_numbers(command: clap::Command) -> clap::Command {
    let of_value = |arg: clap::Arg| {
        let takes = arg.get_action().takes_values();
        arg.allow_negative_numbers(takes)
    };
    command.mut_args(of_value).mut_subcommands(with_negative_numbers)
}

/// Runs the command line.
pub fn main() -> ExitCode {
    signals::survive_large_files();
    let arguments = match parsed() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no mistakes: clap prints them to standard output and exits with 0.
            if error.use_stderr() {
                let _ = error.print();
                return ExitCode::from(2);
            }
            return match error.print() {
                Err(failed) if failed.kind() != std::io::ErrorKind::BrokenPipe => {
                    Failure::Io(format!("standard output: {failed}")).tell()
                }
                _ => ExitCode::SUCCESS,
            };
        }
    };
    let done = match arguments.command {
        Command::Run(run) => run::run(&run),
        Command::Compare(compare) => compare::compare(&compare),
        Command::Staff(arguments) => staff::run(&arguments),
        Command::Price(arguments) => price::run(&arguments),
        Command::Fit(arguments) => fit::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Sweep(arguments) => sweep::sweep(&arguments),
        Command::Check(arguments) => check::check(&arguments),
        Command::Erlang(erlang) => erlang::erlang(&erlang),
        Command::List { what, json } => list::list(what, json),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Report { dir, language, quiet } => report::report(&dir, language.into(), quiet),
        Command::New { template, out } => new::new(&template, out.as_deref()),
        Command::Completions { shell } => completions::completions(shell),
        Command::Man { out } => completions::man(out.as_deref()),
        Command::Licences => licences::licences(),
        Command::Schema { of } => schema::schema(of),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

/// Why a command ended without success.
pub type Done = Result<(), Failure>;
