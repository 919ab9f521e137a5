//! `busyhour schema`: the JSON Schema of a scenario file, for editors.

use busyhour::scenario::schema;

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::terminal::out;

/// Prints it.
///
/// # Errors
/// Standard output cannot be written.
pub fn schema() -> Done {
    let text = serde_json::to_string_pretty(&schema::schema());
    out(&text.map_err(|error| Failure::Io(format!("the schema: {error}")))?)
}
