//! `busyhour schema`: the JSON Schemas of the files that people write, for editors.

use busyhour::experiment::sweep;
use busyhour::scenario::schema;

use crate::cli::Done;
use crate::cli::terminal::out_json;

/// Files that people write.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
pub enum Described {
    /// A scenario
    #[default]
    Scenario,
    /// A plan of many points, for `sweep`
    Plan,
    /// A bidder's quote, which scenarios name
    Quote,
}

/// Prints one.
///
/// # Errors
/// Standard output cannot be written.
pub fn schema(of: Described) -> Done {
    out_json(&match of {
        Described::Scenario => schema::schema(),
        Described::Plan => sweep::schema::schema(),
        Described::Quote => schema::quote(),
    })
}
