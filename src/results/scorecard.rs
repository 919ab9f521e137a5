//! What is not money: marks of providers by criteria, shown beside profit and never mixed in. Part of `results.json`.
//!
//! In: names and marks. An option's mark by a criterion is that of its providers, weighted by the contacts that they answered. Knows
//! neither scenario nor money.

use serde::{Deserialize, Serialize};

/// A criterion and how much it counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its name, by the file's author.
    pub name: String,
    /// Its weight; only proportions count.
    pub weight: f64,
}

/// A provider within an option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScoredProvider {
    /// The provider.
    pub name: String,
    /// Its share of the contacts that were answered.
    pub share: f64,
    /// Its marks in the order of [`Scorecard::criteria`]; none where the file has none.
    pub marks: Vec<Option<f64>>,
}

/// The marks of one option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OptionScore {
    /// The option.
    pub option: String,
    /// The weighted mark; none where a mark is missing.
    pub score: Option<f64>,
    /// The mark if all missing ones were the lowest; equal to `high` where none is missing.
    pub low: f64,
    /// The mark if all missing ones were the highest.
    pub high: f64,
    /// By criterion, in the order of [`Scorecard::criteria`]; none where a mark is missing.
    pub by_criterion: Vec<Option<f64>>,
    /// Whose marks went in: the providers that answered anybody.
    pub providers: Vec<ScoredProvider>,
    /// Missing marks in words: `crm of alfa`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// Marks of all options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scorecard {
    /// The highest mark; the lowest is 0.
    pub scale: f64,
    /// The criteria in file order.
    pub criteria: Vec<Criterion>,
    /// The options in file order.
    pub options: Vec<OptionScore>,
}
