//! Signals that ask a long command to stop: what was done is kept, and the command says how to go on. A second one ends it at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::iterator::Signals;

use crate::cli::fault::Failure;
use crate::cli::terminal::err;

/// Whether somebody asked to stop.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    signal: Arc<AtomicUsize>,
}

impl Asked {
    /// Listens from now on. `how` is said at the first signal: what is done with it, and how to go on later.
    ///
    /// # Errors
    /// The system does not let us.
    pub fn listen(how: &'static str) -> Result<Asked, Failure> {
        let asked = Asked::default();
        let signals = Signals::new([SIGINT, SIGTERM, SIGHUP]);
        let mut signals = signals.map_err(|error| Failure::Io(format!("signals cannot be heard: {error}")))?;
        let first = asked.signal.clone();
        // The thread ends with the process.
        std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                for signal in signals.forever() {
                    if first.swap(signal as usize, Ordering::Relaxed) != 0 {
                        std::process::exit(128 + signal);
                    }
                    err(how);
                }
            })
            .map_err(|error| Failure::Io(format!("signals cannot be heard: {error}")))?;
        Ok(asked)
    }

    /// The signal that came, if any.
    pub fn signal(&self) -> Option<i32> {
        match self.signal.load(Ordering::Relaxed) {
            0 => None,
            signal => Some(signal as i32),
        }
    }
}

/// A file that grows beyond what the process may write is an error of that write, not the end of the process.
pub fn survive_large_files() {
    // A handler that does nothing: the write then fails. Where it cannot be set, all is as it was.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
}
