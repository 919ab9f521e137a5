//! `results.json`: the text of the results, and the results of the text.
//!
//! In: results or text. Out: the other. The same results give the same bytes, and reading gives back the very
//! numbers that were written. Knows no file.

use serde::Deserialize;

use crate::results::{Estimate, Measures, Results, SCHEMA};

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

/// The text of `results.json`, with a line's end at its end.
pub fn write(results: &Results) -> String {
    debug_assert!(all_finite(results), "a number in the results is not finite");
    // Text of maps with text keys cannot fail to be written; numbers that are not finite become null.
    let mut text = serde_json::to_string_pretty(results).unwrap_or_default();
    text.push('\n');
    text
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

fn finite(e: &Estimate) -> bool {
    [e.mean, e.low, e.high].into_iter().flatten().all(f64::is_finite)
}

fn measures_finite(m: &Measures) -> bool {
    m.by_name.values().all(finite)
        && m.curve.iter().all(|p| finite(&Estimate { mean: p.mean, low: p.low, high: p.high }))
}

fn all_finite(results: &Results) -> bool {
    results.options.0.iter().all(|(_, o)| {
        let tables = [&o.contacts, &o.groups, &o.providers, &o.robots, &o.trunks, &o.dialers, &o.incidents];
        tables.iter().all(|t| t.values().all(measures_finite))
            && measures_finite(&o.total)
            && o.invoices.iter().all(|l| {
                let percentiles = [l.p5, l.p50, l.p95].into_iter().flatten();
                finite(&l.amount) && percentiles.chain([l.quantity, l.worst, l.bites]).all(f64::is_finite)
            })
            && o.time_of_day.values().flatten().all(|row| row.by_name.values().all(finite))
    }) && results.ranking.iter().all(|r| finite(&r.profit) && finite(&r.cost) && finite(&r.against_best))
        && compared_finite(results)
        && results.alternatives.iter().all(|one| finite(&one.saving))
        && results.minutes_or_hours.iter().all(|one| finite(&one.utilisation) && one.utilisation_at_par.is_finite())
}

/// Of pairs, standings and the target.
fn compared_finite(results: &Results) -> bool {
    let pairs = results.comparison.iter().flat_map(|comparison| &comparison.pairs);
    let standings = results.comparison.iter().flat_map(|comparison| &comparison.standings);
    let held = results.constraint.iter().flat_map(|constraint| &constraint.options);
    pairs.flat_map(|pair| [pair.profit, pair.cost, pair.service_level]).flatten().all(|d| finite(&d.difference))
        && standings.into_iter().all(|standing| finite(&standing.against_best) && standing.expected_loss.is_finite())
        && held.into_iter().all(|option| option.limits.iter().all(|limit| finite(&limit.figure)))
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
            let text = super::write(&results);
            let back = read(&text).unwrap();
            assert_eq!(back, results);
            assert_eq!(super::write(&back), text);
        }
    }

    #[test]
    fn options_keep_their_order() {
        let names: Vec<String> =
            read(&super::write(&fixture::compare(3))).unwrap().options.0.into_iter().map(|o| o.0).collect();
        assert_eq!(names, ["own_only", "hybrid", "alfa_only"]);
    }

    #[test]
    fn another_format_is_refused_naming_both() {
        let text = super::write(&fixture::run()).replace("\"schema\": 1,", "\"schema\": 7,");
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
        let text = super::write(&fixture::run());
        assert!(read(&text[..text.len() / 2]).is_err());
    }
}
