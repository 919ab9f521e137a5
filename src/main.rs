//! The `busyhour` command: arguments in, exit code out.
//!
//! 0 done; 2 the command line or an input is wrong (nothing simulated, nothing written); 3 input or output failed; 4 stopped by
//! a limit while running; 5 what is to be continued or put together does not belong together; 70 a fault of ours; 130, 143, 129
//! interrupted, what was done is kept.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::fault::install_hook();
    cli::main()
}
