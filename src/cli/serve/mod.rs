//! `busyhour serve`: a page on this machine where somebody moves staff, volumes, shares and prices and sees what comes of it.
//!
//! In: a scenario file. Out: a page on the loopback until somebody asks to stop; the file, when that is asked for on the page. What is
//! simulated is what `run` and `compare` simulate, on the same callers at each change.

mod http;
mod page;
mod session;
mod version;

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::cli::Done;
use crate::cli::args::Spoken;
use crate::cli::fault::Failure;
use crate::cli::help;
use crate::cli::signals;
use crate::cli::terminal::out;

use session::Session;

/// `serve`.
#[derive(Debug, Args)]
#[command(after_help = help::MORE, after_long_help = help::SERVE)]
pub struct ServeArguments {
    /// The scenario file
    pub scenario: PathBuf,
    /// The port of the page; any that is free if not said
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,
    /// Threads; as many as there are cores if not said. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Language of the decision
    #[arg(long, value_enum, default_value_t, value_name = "LANGUAGE")]
    pub language: Spoken,
}

/// What is said when somebody asks to stop.
const STOPPING: &str = "the page ends; what was not saved is gone";

/// Serves the page until somebody asks to stop, which is its usual end.
///
/// # Errors
/// The file cannot be read, or the port not be had.
pub fn run(arguments: &ServeArguments) -> Done {
    let session = Session::open(arguments)?;
    let socket = (Ipv4Addr::LOCALHOST, arguments.port);
    let taken = |error: std::io::Error| Failure::Io(format!("port {}: {error}; try another --port", arguments.port));
    let listener = TcpListener::bind(socket).map_err(taken)?;
    let port = listener.local_addr().map_err(taken)?.port();
    signals::listen(STOPPING, "the page ended at once")?;
    let key = http::key();
    out(&format!("http://127.0.0.1:{port}/{key}/\nopen this page in a browser on this machine; Ctrl-C ends it"))?;
    http::serve(listener, port, &key, Arc::new(session)).map_err(|error| Failure::Io(format!("the page: {error}")))
}
