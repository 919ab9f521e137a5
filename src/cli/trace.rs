//! `--trace`: the contacts of the first replications, written to `contacts.parquet` as they happen.

use std::io;

use busyhour::experiment::Settings;
use busyhour::experiment::trace::{Untold, names, trace};
use busyhour::report::parquet::contacts::{CONTACTS, ContactsFile};
use busyhour::scenario::Scenario;
use busyhour::storage::{OutFolder, Streamed};

use crate::cli::args::Simulate;
use crate::cli::fault::Failure;
use crate::cli::simulate::stopped;
use crate::cli::terminal::Progress;

/// How many replications are to be written; 0 if none.
///
/// # Errors
/// So many are not sure to be run, or there is no folder to write to.
pub fn wanted(arguments: &Simulate, settings: &Settings) -> Result<u64, Failure> {
    let Some(wanted) = arguments.trace else { return Ok(0) };
    if arguments.json && arguments.out.is_none() {
        return Err(Failure::Input(format!(
            "--trace {wanted}: --json writes no files; say with --out where {CONTACTS} goes"
        )));
    }
    let sure = settings.at_least();
    if wanted <= sure {
        return Ok(wanted);
    }
    let are = if sure == 1 { "replication is" } else { "replications are" };
    Err(Failure::Input(format!(
        "--trace {wanted}: only {sure} {are} sure to be run; ask for {sure} at most, or for more with --replications"
    )))
}

/// Writes the contacts of the first `replications` of each option, in the order of options; published with the results.
///
/// # Errors
/// It cannot be written, or a replication stopped.
pub fn write(
    options: &[(String, Scenario)],
    seed: u64,
    replications: u64,
    folder: &OutFolder,
    bar: &Progress,
) -> Result<Streamed, Failure> {
    let mut stream = folder.stream(CONTACTS)?;
    match tell(options, seed, replications, &mut stream, bar) {
        Ok(()) => Ok(stream),
        Err(Unwritten::Disk(cause)) => Err(stream.failed(cause).into()),
        Err(Unwritten::Simulated(failure)) => Err(failure),
    }
}

/// Why the file was not written to its end.
enum Unwritten {
    Disk(io::Error),
    Simulated(Failure),
}

impl From<io::Error> for Unwritten {
    fn from(cause: io::Error) -> Unwritten {
        Unwritten::Disk(cause)
    }
}

fn tell(
    options: &[(String, Scenario)],
    seed: u64,
    replications: u64,
    stream: &mut Streamed,
    bar: &Progress,
) -> Result<(), Unwritten> {
    let mut file = ContactsFile::new(stream, &about(options, seed))?;
    for (index, (option, scenario)) in options.iter().enumerate() {
        bar.option(CONTACTS);
        let before = index as u64 * replications;
        file.option(&names(option, &scenario.model))?;
        trace(scenario, seed, replications, |row| file.row(row), |done| bar.at(before + done)).map_err(
            |why| match why {
                Untold::Refused(cause) => Unwritten::Disk(cause),
                Untold::Stopped(stop) => Unwritten::Simulated(stopped(option, seed, stop)),
            },
        )?;
    }
    Ok(file.finish()?)
}

/// Where the rows come from, kept in the file.
fn about(options: &[(String, Scenario)], seed: u64) -> Vec<(&'static str, String)> {
    let mut about = vec![("busyhour", env!("CARGO_PKG_VERSION").to_owned()), ("seed", seed.to_string())];
    if let Some((_, scenario)) = options.first() {
        let calendar = &scenario.model.centre.calendar;
        about.push(("scenario", scenario.name.clone()));
        about.extend(calendar.days.first().map(|day| ("start", day.date.to_string())));
        about.extend(calendar.zone.iana_name().map(|zone| ("timezone", zone.to_owned())));
    }
    about
}
