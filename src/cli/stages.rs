//! What `compare` does beside the options as they are: each a stage that is prepared before anything is simulated and adds to the
//! results after it.
//!
//! In: the command line and the file to be read again. Out: stages, or why one of them is refused. A stage has its own file; here
//! stands their order.

use busyhour::experiment::{Settings, Threads};
use busyhour::results::Results;
use busyhour::scenario::written::Written;

use crate::cli::args::CompareArguments;
use crate::cli::fault::Failure;
use crate::cli::{inputs, over, years};

/// What all stages start from.
pub struct Ground<'a> {
    /// The file, with the changes of the command line.
    pub written: &'a Written,
    /// The options that are compared, in file order.
    pub options: Vec<String>,
    /// How much is simulated of each. With a precision the replications that were run stand in the results.
    pub settings: Settings,
    /// The command line.
    pub arguments: &'a CompareArguments,
}

impl Ground<'_> {
    /// The most replications of an option that a stage simulates at a point: the file's, or those of the command line. What
    /// is refused for its size is refused by this number.
    pub fn at_most(&self) -> u64 {
        self.settings.at_most()
    }

    /// Replications of an option at a point, once the options are simulated: as many as all of them have, fewer than the file's
    /// where a precision was reached. A race may have run many more; a stage never takes more than it was checked for.
    pub fn replications(&self, results: &Results) -> u64 {
        results.replications.min(self.at_most())
    }

    /// Threads as the command line wants them.
    pub fn threads(&self) -> Threads {
        Threads::new(self.arguments.simulate.threads.map(usize::from))
    }

    /// Whether only errors are told.
    pub fn quiet(&self) -> bool {
        self.arguments.simulate.quiet || self.arguments.simulate.json
    }
}

/// Adds to the results of the options as they are.
pub type Stage<'a> = Box<dyn FnOnce(&mut Results) -> Result<(), Failure> + 'a>;

/// The stages that the command line asks for, in the order in which they run.
///
/// # Errors
/// One of them is refused; nothing was simulated.
pub fn prepare<'a>(ground: &'a Ground<'a>) -> Result<Vec<Stage<'a>>, Failure> {
    let mut stages = over::stages(ground)?;
    stages.extend(inputs::prepare(ground)?);
    stages.extend(years::prepare(ground)?);
    Ok(stages)
}
