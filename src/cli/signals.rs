//! Signals that ask a long command to stop: what was done is kept, and the command says how to go on. A second one ends it at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use busyhour::experiment::Threads;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::iterator::Signals;

use crate::cli::fault::Failure;
use crate::cli::terminal::err;

/// The first signal that came; a process is asked as a whole.
static ASKED: AtomicUsize = AtomicUsize::new(0);

/// What is said at the second signal where nothing is kept.
pub const NOTHING_KEPT: &str = "stopped at once; nothing is kept";

/// Listens from now on. `how` is said at the first signal: what is done with it; `at_once` at the second, which ends the process: what is
/// kept, and how to go on later.
///
/// # Errors
/// The system does not let us.
pub fn listen(how: &'static str, at_once: &'static str) -> Result<(), Failure> {
    let signals = Signals::new([SIGINT, SIGTERM, SIGHUP]);
    let mut signals = signals.map_err(|error| Failure::Io(format!("signals cannot be heard: {error}")))?;
    // The thread ends with the process.
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                if ASKED.swap(signal as usize, Ordering::Relaxed) != 0 {
                    err(at_once);
                    std::process::exit(128 + signal);
                }
                err(how);
            }
        })
        .map_err(|error| Failure::Io(format!("signals cannot be heard: {error}")))?;
    Ok(())
}

/// The signal that asked to stop, if any did.
pub fn asked() -> Option<i32> {
    match ASKED.load(Ordering::Relaxed) {
        0 => None,
        signal => Some(signal as i32),
    }
}

/// So many threads, as many as there are cores if not said, that begin no replication once somebody asked to stop.
pub fn threads(count: Option<u16>) -> Threads {
    Threads::new(count.map(usize::from)).until(|| asked().is_some())
}

/// That somebody asked to stop, and what is kept.
pub fn interrupted(kept: impl Into<String>) -> Failure {
    Failure::Interrupted(asked().unwrap_or(SIGINT), kept.into())
}

/// A file that grows beyond what the process may write is an error of that write, not the end of the process.
pub fn survive_large_files() {
    // A handler that does nothing: the write then fails. Where it cannot be set, all is as it was.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
}
