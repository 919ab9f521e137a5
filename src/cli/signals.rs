//! Signals that ask a long command to stop: what was done is kept, and the command says how to go on. A second one ends it at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

use crate::cli::fault::Failure;

/// Whether somebody asked to stop.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    signal: Arc<AtomicUsize>,
}

impl Asked {
    /// Listens from now on.
    ///
    /// # Errors
    /// The system does not let us.
    pub fn listen() -> Result<Asked, Failure> {
        let asked = Asked::default();
        let again = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // In this order: the second one finds the flag that the first one left.
            flag::register_conditional_shutdown(signal, 128 + signal, again.clone())
                .and_then(|_| flag::register(signal, again.clone()))
                .and_then(|_| flag::register_usize(signal, asked.signal.clone(), signal as usize))
                .map_err(|error| Failure::Io(format!("signals cannot be heard: {error}")))?;
        }
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
