//! What is compared with theory and with a record, and the parts of the page that say what came of it.
//!
//! In: the folder of the project, with its scenarios. Out: files by name: the page with its parts written anew, and its plots.
#![allow(dead_code, unused_imports)]

use std::path::Path;

pub mod bank;
pub mod chains;
pub mod comparison;
pub mod day;
pub mod formulas;
pub mod plot;
pub mod queues;
pub mod runs;
pub mod types;
pub mod write;

pub use comparison::Comparison;

/// The page, from the folder of the project.
pub const PAGE: &str = "docs/validation.md";

/// What writes it.
pub const WRITE: &str = "write it with `cargo run --release --example validation`";

/// All comparisons with theory, in the order of the page.
///
/// # Errors
/// A scenario cannot be read or run, or a figure is not there.
pub fn comparisons(root: &Path) -> Result<Vec<Comparison>, String> {
    let all =
        [queues::erlang_c, queues::erlang_a, queues::m_g_1, day::day, types::redials, types::priorities, types::skills];
    all.iter().map(|one| one(root)).collect()
}

/// The page and its plots.
///
/// # Errors
/// See [`comparisons`]; or the page has no place for what is written.
pub fn files(root: &Path) -> Result<Vec<(String, String)>, String> {
    written(root, &comparisons(root)?, &bank::all(root)?)
}

/// The same of what was run already.
///
/// # Errors
/// The page cannot be read, or has no place for what is written.
pub fn written(
    root: &Path,
    comparisons: &[Comparison],
    models: &[bank::Modelled],
) -> Result<Vec<(String, String)>, String> {
    let page = std::fs::read_to_string(root.join(PAGE)).map_err(|why| format!("{PAGE}: {why}"))?;
    let page = write::into(&page, "theory", &write::theory(comparisons))?;
    let page = write::into(&page, "bank", &write::bank(models))?;
    let plots = comparisons.iter().map(|one| (format!("docs/{}", write::plot_of(one)), plot::svg(one)));
    Ok([(PAGE.to_owned(), page)].into_iter().chain(plots).collect())
}
