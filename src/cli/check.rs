//! `busyhour check`: every problem of a scenario file.

use std::path::Path;

use crate::cli::Done;
use crate::cli::simulate::load;
use crate::cli::terminal::{err, out};

/// Checks a file.
///
/// # Errors
/// All problems of the file.
pub fn check(scenario: &Path, set: &[String]) -> Done {
    let loaded = load(scenario, set)?;
    loaded.warnings.iter().for_each(|warning| err(warning));
    let centre = &loaded.experiment.base.model.centre;
    let count = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    out(&format!(
        "{}: no errors, {}; {}, {}, {}, {}",
        scenario.display(),
        count(loaded.warnings.len(), "warning"),
        count(centre.calendar.days.len(), "day"),
        count(centre.contacts.len(), "contact type"),
        count(centre.groups.len(), "group"),
        count(loaded.experiment.options.len(), "option"),
    ))
}
