//! Writing to the terminal: results to standard output, everything else to standard error; a closed pipe is no fault.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use busyhour::storage::Unlocked;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::fault::Failure;

/// Prints text to standard output. A reader that has gone away (`| head`) ends the command in peace.
///
/// # Errors
/// Standard output cannot be written, as on a full disk.
pub fn out(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    let text = if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::Io(format!("standard output: {error}"))),
    }
}

/// Prints text to standard error. It is tried twice: where errors go to a file on the disk that is full, what was given up a moment ago
/// has made room. If that fails too nobody can be told.
pub fn err(text: &str) {
    let line = format!("{text}\n");
    let mut stderr = std::io::stderr().lock();
    if stderr.write_all(line.as_bytes()).is_err() {
        let _ = stderr.write_all(line.as_bytes());
    }
}

/// Says that other processes are not kept from writing something, if they are not.
pub fn warn_unlocked(unlocked: Option<&Unlocked>) {
    if let Some(unlocked) = unlocked {
        err(&format!("warning: {unlocked}"));
    }
}

/// A progress bar on a terminal, nothing elsewhere.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar over `total` replications of all options.
    pub fn new(total: u64, quiet: bool) -> Progress {
        Progress::of(total, "replications", quiet)
    }

    /// A bar over so many of `what`.
    pub fn of(total: u64, what: &str, quiet: bool) -> Progress {
        if quiet || !std::io::stderr().is_terminal() {
            return Progress(ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden()));
        }
        let bar = ProgressBar::new(total);
        let style =
            ProgressStyle::with_template(&format!("{{msg:16!}} {{bar:20}} {{pos}}/{{len}} {what}, {{eta}} left"));
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(100));
        Progress(bar)
    }

    /// Says which option is simulated.
    pub fn option(&self, name: &str) {
        self.0.set_message(name.to_owned());
    }

    /// So many replications have been run, over all options.
    pub fn at(&self, done: u64) {
        self.0.set_position(done);
    }

    /// Clears the bar.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
