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
    let mut text = if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    if stdout.is_terminal() && !has_utf8(|name| std::env::var(name).ok()) {
        text = in_ascii(&text);
    }
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::Io(format!("standard output: {error}"))),
    }
}

/// Prints JSON to standard output.
///
/// # Errors
/// See [`out`].
pub fn out_json(told: &serde_json::Value) -> Result<(), Failure> {
    out(&serde_json::to_string_pretty(told).map_err(|error| Failure::Fault(error.to_string()))?)
}

/// Whether the terminal's language says that it shows UTF-8; a system that says nothing is taken to.
fn has_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    let said = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    said.is_none_or(|value| {
        let value = value.to_lowercase();
        value.contains("utf-8") || value.contains("utf8")
    })
}

/// The same text with what we draw in letters that every terminal has, as wide; names stay as they are.
fn in_ascii(text: &str) -> String {
    let letter = |letter: char| match letter {
        '█' | '▇' => '#',
        '▆' | '▅' | '▉' | '▊' => '+',
        '▄' | '▃' | '▋' | '▌' => '=',
        '▂' | '▁' | '▍' | '▎' | '▏' => '-',
        '–' | '−' => '-',
        '×' => 'x',
        '…' => '~',
        other => other,
    };
    text.replace("± ", "+-").replace('±', "+").chars().map(letter).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_without_utf_8_gets_letters_that_it_has_in_the_same_width() {
        let text = "service level  87.3 % ± 0.1  ▁▄█  5–6 × 2…";
        let ascii = in_ascii(text);
        assert_eq!(ascii, "service level  87.3 % +-0.1  -=#  5-6 x 2~");
        assert_eq!(ascii.chars().count(), text.chars().count());
    }

    #[test]
    fn the_language_of_the_terminal_says_what_it_shows() {
        let with = |set: &'static [(&str, &str)]| {
            has_utf8(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        assert!(with(&[("LANG", "uk_UA.UTF-8")]) && with(&[]) && with(&[("LANG", "C.utf8")]));
        assert!(!with(&[("LANG", "C")]) && !with(&[("LC_ALL", "POSIX"), ("LANG", "en_GB.UTF-8")]));
        assert!(with(&[("LC_ALL", ""), ("LANG", "en_GB.UTF-8")]));
    }
}
