//! `busyhour serve`: a page on this machine where somebody moves staff, volumes, shares and prices and sees what comes of it.
//!
//! In: a scenario file. Out: a page on the loopback until somebody asks to stop; the file, when that is asked for on the page. What is
//! simulated is what `run` and `compare` simulate, on the same callers at each change.

mod http;
mod page;
mod session;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

use crate::cli::Done;
use crate::cli::args::ServeArguments;
use crate::cli::fault::Failure;
use crate::cli::signals;
use crate::cli::terminal::out;

use session::Session;

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
    signals::listen(STOPPING)?;
    let key = http::key();
    out(&format!("http://127.0.0.1:{port}/{key}/\nopen this page in a browser on this machine; Ctrl-C ends it"))?;
    http::serve(listener, port, &key, Arc::new(session)).map_err(|error| Failure::Io(format!("the page: {error}")))
}
