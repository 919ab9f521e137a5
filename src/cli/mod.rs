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

use clap::Parser;

use crate::cli::args::{Arguments, Command};
use crate::cli::fault::Failure;

/// Runs the command line.
pub fn main() -> ExitCode {
    signals::survive_large_files();
    let arguments = match Arguments::try_parse() {
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
