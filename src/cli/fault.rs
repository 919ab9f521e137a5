//! Failures and their exit codes, and what is said when the fault is ours.

use std::process::ExitCode;

use busyhour::storage;

use crate::cli::terminal::err;

/// Why a command failed.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The command line or an input is wrong, or was refused by its estimate; the message is complete.
    Input(String),
    /// Reading or writing failed.
    Io(String),
    /// A limit was reached while running.
    Limit(String),
    /// What is to be continued or put together does not belong together.
    Mismatch(String),
    /// Our fault.
    Fault(String),
    /// Somebody asked the process to stop, by this signal; what was done is kept.
    Interrupted(i32, String),
    /// An input is wrong, and standard output says why.
    Told,
}

impl Failure {
    /// Says it on standard error; the exit code.
    pub fn tell(self) -> ExitCode {
        let (code, message) = match self {
            Failure::Input(message) => (2, message),
            Failure::Io(message) => (3, message),
            Failure::Limit(message) => (4, message),
            Failure::Mismatch(message) => (5, message),
            Failure::Interrupted(signal, message) => (128u8.saturating_add(signal as u8), message),
            Failure::Told => return ExitCode::from(2),
            Failure::Fault(message) => (70, format!("{message}\n{}", ours())),
        };
        err(message.trim_end());
        ExitCode::from(code)
    }
}

impl From<storage::Error> for Failure {
    fn from(error: storage::Error) -> Failure {
        match error {
            // Another --out would have done: the choice is wrong, not the disk.
            storage::Error::NotAFolder(_) | storage::Error::NotOurs(_) => Failure::Input(error.to_string()),
            storage::Error::Damaged { .. } | storage::Error::OtherFormat { .. } => Failure::Mismatch(error.to_string()),
            storage::Error::Content { .. } => Failure::Fault(error.to_string()),
            storage::Error::Io { .. } | storage::Error::InUse { .. } => Failure::Io(error.to_string()),
        }
    }
}

/// Turns a panic into exit code 70 with what is needed to repeat it.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|panic| {
        err(&format!("busyhour {} met a fault of its own: {panic}\n{}", env!("CARGO_PKG_VERSION"), ours()));
        std::process::exit(70);
    }));
}

/// Does work that catches its panics: nothing is said of them, whoever catches them does. Afterwards panics are told as before.
pub fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let done = work();
    std::panic::set_hook(hook);
    done
}

fn ours() -> String {
    let command: Vec<String> = std::env::args().map(|word| busyhour::units::shown(&word)).collect();
    format!(
        "this is a fault of the program, not of the input; please report it with the scenario and this command:\n  {}",
        command.join(" ")
    )
}
