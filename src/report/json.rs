//! `results.json`: the text of the results, and the results of the text.
//!
//! In: results or text. Out: the other. The same results give the same bytes, and reading gives back the very
//! numbers that were written. Knows no file.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::report::finite::{self, NotFinite};
use crate::results::{Results, SCHEMA};

/// Why stored results cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is not results of this program.
    #[error("these are not results of busyhour")]
    NotOurs,
    /// Another version of the format.
    #[error("the results have format {found} (written by busyhour {program}), this program reads format {SCHEMA}")]
    OtherFormat {
        /// Its format.
        found: u64,
        /// The program that wrote it.
        program: String,
    },
    /// Damaged.
    #[error("{0}")]
    Damaged(#[from] serde_json::Error),
}

/// Why results cannot be written: a fault of the program.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// JSON has no such numbers; `null` in its place would say that there is nothing to tell.
    #[error("the results cannot be written: {0}")]
    NotFinite(#[from] NotFinite),
    /// They are no JSON.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
}

/// The text of `results.json`, with a line's end at its end.
///
/// # Errors
/// A number is not finite.
pub fn write(results: &Results) -> Result<String, WriteError> {
    finite::check(results)?;
    let mut text = serde_json::to_string_pretty(results)?;
    text.push('\n');
    Ok(text)
}

/// Something that is no results as JSON, if all numbers of it are numbers.
///
/// # Errors
/// A number is not finite.
pub fn value(told: &impl Serialize) -> Result<Value, WriteError> {
    finite::check(told)?;
    Ok(serde_json::to_value(told)?)
}

/// A text as it stands in JSON.
pub fn quoted(text: &str) -> String {
    // Text cannot fail to be written.
    serde_json::to_string(text).unwrap_or_default()
}

/// Reads what [`write()`] wrote.
///
/// # Errors
/// When it is something else, of another format, or damaged.
pub fn read(text: &str) -> Result<Results, ReadError> {
    #[derive(Deserialize)]
    struct Head {
        busyhour: Option<String>,
        schema: Option<u64>,
    }
    let head: Head = serde_json::from_str(text).map_err(|e| if e.is_data() { ReadError::NotOurs } else { e.into() })?;
    match head {
        Head { busyhour: Some(program), schema: Some(found) } if found != u64::from(SCHEMA) => {
            Err(ReadError::OtherFormat { found, program })
        }
        Head { busyhour: Some(_), schema: Some(_) } => Ok(serde_json::from_str(text)?),
        _ => Err(ReadError::NotOurs),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn what_is_written_reads_back_to_the_same_numbers_and_the_same_bytes() {
        let [quotes, run] = [fixture::quotes(), fixture::run()];
        for results in [fixture::compare(3), quotes, run, fixture::one_replication(), fixture::nothing_happened()] {
            let text = super::write(&results).unwrap();
            let back = read(&text).unwrap();
            assert_eq!(back, results);
            assert_eq!(super::write(&back).unwrap(), text);
        }
    }

    #[test]
    fn options_keep_their_order() {
        let names: Vec<String> =
            read(&super::write(&fixture::compare(3)).unwrap()).unwrap().options.0.into_iter().map(|o| o.0).collect();
        assert_eq!(names, ["own_only", "hybrid", "alfa_only"]);
    }

    #[test]
    fn another_format_is_refused_naming_both() {
        let text = super::write(&fixture::run()).unwrap().replace("\"schema\": 1,", "\"schema\": 7,");
        let message = read(&text).unwrap_err().to_string();
        assert!(message.contains("format 7") && message.contains("format 1"), "{message}");
    }

    #[test]
    fn other_files_and_damaged_ones_are_refused() {
        for text in [
            "",
            "{",
            "[]",
            "{}",
            "null",
            "{\"schema\": 1}",
            "{\"busyhour\": \"0.1.0\", \"schema\": 1}",
            "{\"busyhour\": 3}",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        let text = super::write(&fixture::run()).unwrap();
        assert!(read(&text[..text.len() / 2]).is_err());
    }
}
