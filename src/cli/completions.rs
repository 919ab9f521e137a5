//! `busyhour completions` and `busyhour man`: what a shell and `man` know of the commands.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::Done;
use crate::cli::args::Arguments;
use crate::cli::fault::Failure;
use crate::cli::terminal::{err, out};

/// Prints the completions for a shell.
///
/// # Errors
/// Standard output cannot be written.
pub fn completions(shell: Shell) -> Done {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "busyhour", &mut text);
    out(&String::from_utf8_lossy(&text))
}

/// Prints the page of the program, or writes one for each command into a folder.
///
/// # Errors
/// The folder or standard output cannot be written.
pub fn man(folder: Option<&Path>) -> Done {
    let failed = |error: std::io::Error| Failure::Io(format!("the pages of the manual: {error}"));
    let Some(folder) = folder else {
        let mut text = Vec::new();
        clap_mangen::Man::new(Arguments::command()).render(&mut text).map_err(failed)?;
        return out(&String::from_utf8_lossy(&text));
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(Arguments::command(), folder).map_err(failed)?;
    err(&format!("Next: man -l {}", folder.join("busyhour.1").display()));
    Ok(())
}
