//! `busyhour import`: exports of common systems to call records or counts.
//!
//! In: arguments. Out: CSV on standard output or in a file, how it was made on standard error.

use std::path::PathBuf;

use busyhour::document::value::unknown_name;
use busyhour::document::{Log, Sources, render};
use busyhour::import::{Ask, KINDS, import, kind, open};
use busyhour::records::starts;
use busyhour::storage::{Unread, input, publish};
use clap::Args;

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::table_file::TableArguments;
use crate::cli::terminal::{err, out};

/// `import`.
#[derive(Debug, Args)]
#[command(after_help = crate::cli::help::MORE, after_long_help = crate::cli::help::IMPORT)]
pub struct ImportArguments {
    /// Of which system: genesys, avaya, nice, amazon-connect, asterisk, generic
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// The export: CSV, .xlsx, or records as JSON
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write there instead of to standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// The zone of the centre's clock, for exports whose times are UTC or have an offset
    #[arg(long, value_name = "NAME")]
    pub timezone: Option<String>,
    /// Only this queue, skill or split
    #[arg(long, value_name = "NAME")]
    pub queue: Option<String>,
    /// Only these media, such as voice,callback
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub media: Vec<String>,
    /// Leave out rows that cannot be read, and list them
    #[arg(long)]
    pub skip_bad: bool,
    /// How it is read.
    #[command(flatten)]
    pub table: TableArguments,
    /// Print nothing but errors and the table
    #[arg(long)]
    pub quiet: bool,
}

/// Reads the export, and writes what it holds.
///
/// # Errors
/// All problems of the file, or an argument that is wrong; nothing was written.
pub fn run(arguments: &ImportArguments) -> Done {
    let names: Vec<String> = KINDS.iter().map(|kind| kind.name.to_owned()).collect();
    let kind = kind(&arguments.kind)
        .ok_or_else(|| Failure::Input(format!("KIND: {}", unknown_name("kind of export", &arguments.kind, &names))))?;
    let zone = arguments.timezone.as_deref().map(starts::zone).transpose();
    let zone = zone.map_err(|why| Failure::Input(format!("--timezone: {why}")))?;
    let manner = kind.manner(arguments.table.manner()?);
    let bytes = input(&arguments.file).map_err(|unread| match unread {
        Unread::Wrong(why) => Failure::Input(why),
        Unread::Failed(why) => Failure::Io(why),
    })?;
    let (mut sources, log) = (Sources::new(), Log::new());
    let name = arguments.file.display().to_string();
    let opened = open(kind, (&name, &bytes, &manner), (&mut sources, &log)).map_err(Failure::Input)?;
    drop(bytes);
    let (queue, media) = (arguments.queue.as_deref(), arguments.media.as_slice());
    let made = opened.ok_or_else(Vec::new).and_then(|(source, shift)| {
        let ask = Ask { zone: zone.as_ref(), queue, media, skip: arguments.skip_bad, shift };
        import(kind, (source, &sources, &log), &ask)
    });
    let made = made.map_err(|lines| {
        let page = render(&log.into_problems(), &sources);
        Failure::Input(format!("{page}{}", lines.join("\n")).trim_end().to_owned())
    })?;
    if !arguments.quiet {
        made.notes.iter().for_each(|note| err(note));
    }
    match &arguments.out {
        Some(path) => Ok(publish(path, made.csv.as_bytes())?),
        None => out(made.csv.trim_end()),
    }
}
