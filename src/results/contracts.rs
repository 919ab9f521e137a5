//! What is kept of contracts: what each says, what it would cost on other terms, and where an hour costs what its minutes do.
//!
//! In: nothing; these are types. Out: parts of `results.json`, from which reports draw clauses side by side.

use serde::{Deserialize, Serialize};

use super::Estimate;
use crate::said::Said;

/// A clause in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseTerms {
    /// Its kind: `per_minute`.
    pub clause: String,
    /// Its line on the invoice: its name, its kind if it has none.
    pub line: String,
    /// What it says: `12.00 / 10.50 / 9.00 a minute to 500 / 1,500 / above, rounded up to 60 s`.
    pub terms: String,
    /// The same as phrases, for other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<Said>,
}

/// What a provider's contract says, in the options in which it says this.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractTerms {
    /// Who is paid.
    pub provider: String,
    /// The options, in file order.
    pub options: Vec<String>,
    /// Who quoted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bidder: Option<String>,
    /// The day of the quote: `2026-10-01`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The last day on which it can be accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// The currency of its prices.
    #[serde(default)]
    pub currency: String,
    /// Its clauses, in the order in which all clauses are listed.
    pub clauses: Vec<ClauseTerms>,
}

/// What other terms would save.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// The option.
    pub option: String,
    /// Whose contract.
    pub provider: String,
    /// The other terms: `paying by 6 s instead of 60 s`.
    pub terms: String,
    /// The same as a phrase, for other languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// Money saved in a month, over the horizon; below zero where the other terms are dearer. Paired: the same calls under both.
    pub saving: Estimate,
}

/// Where a provider that bills hours costs what one does that bills minutes.
///
/// An hour at R costs as much as shared minutes at p when the billed utilisation is u = R / (60 p ρ), with ρ = billed / true time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MinutesOrHours {
    /// Who bills minutes.
    pub minutes: String,
    /// The option in which his figures were simulated.
    pub minutes_in: String,
    /// Price of a billed minute p as it is paid: mean over tiers, with surcharges, exchange, and tax where it is a cost.
    pub minute: f64,
    /// Billed for each true minute of handling: ρ.
    pub billed_per_true: f64,
    /// Who bills hours.
    pub hours: String,
    /// The option in which his figures were simulated.
    pub hours_in: String,
    /// Price of an hour R, as it is paid.
    pub hour: f64,
    /// The billed utilisation at which both cost the same; above 1, hours are always dearer.
    pub utilisation_at_par: f64,
    /// The utilisation of the hours that were simulated.
    pub utilisation: Estimate,
}
