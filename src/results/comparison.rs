//! How the options of a comparison stand to each other: differences, chances, who holds the target, what was selected.
//!
//! Money is of a month over the horizon, in the scenario's currency; shares and chances are 0 to 1. All of it is luck only: the
//! inputs are taken as the scenario says. `docs/decision.md` explains how each number is made.

use serde::{Deserialize, Serialize};

use super::Estimate;

/// Every pair, and the standing of each option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What the best has most of: `profit` (a month over the horizon), or `service_level` where no money is known.
    pub by: String,
    /// How many pairs all intervals of one measure hold together for (Bonferroni).
    pub comparisons: u64,
    /// Every two options in file order, the first before the second; of very many options only pairs with the leader.
    pub pairs: Vec<PairDifferences>,
    /// One for each option, in file order; empty where one of them has no figure.
    pub standings: Vec<OptionStanding>,
}

/// The first option less the second, on the same callers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PairDifferences {
    /// The first option.
    pub first: String,
    /// The second option.
    pub second: String,
    /// Replications that both have, from the first on.
    pub replications: u64,
    /// Profit a month; none where no money is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profit: Option<Difference>,
    /// Cost a month; none where no money is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Difference>,
    /// Service level of the total by the definition of the targets, a ratio of sums; none where nothing was offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_level: Option<Difference>,
}

/// One measure of the first option less the same of the second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The difference; its interval and those of all other pairs hold together. Without width where it never varies.
    pub difference: Estimate,
    /// Correlation of both over the replications, -1 to 1; none where one never varies. Below zero common luck does harm.
    pub correlation: Option<f64>,
    /// How many times as many replications with luck of their own would tell as much; none where the difference never varies.
    pub gain: Option<f64>,
}

/// How one option stands among the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OptionStanding {
    /// The option.
    pub option: String,
    /// Replications of it, against all options that have as many.
    pub replications: u64,
    /// What it has more than the best of the others, in intervals that hold together (Hsu): one that begins at zero belongs to
    /// the best, one that ends at zero to an option that is not better than the best.
    pub against_best: Estimate,
    /// Chance that it is the best; options that are level share it.
    pub best: f64,
    /// Chance that it holds the target as `decision.require` means it; none where there is no target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds_target: Option<f64>,
    /// Chance that it is the best of those that hold the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best_that_holds: Option<f64>,
    /// Chance that it costs the least; none where no money is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cheapest: Option<f64>,
    /// Chance that it costs the least of those that hold the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cheapest_that_holds: Option<f64>,
    /// What choosing it loses on average against the option whose mean is truly the best, in units of `by`; 0 or more. Regret
    /// (`risk.regret`) is another thing: what it loses in each replication against the best of that one.
    pub expected_loss: f64,
}

/// Which options hold the target, and which of them costs the least.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Constraint {
    /// What holding means: `mean`, `intervals` or `breach_below`.
    pub require: String,
    /// The share of intervals at least, or of replications with a breach at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// Confidence in all of it together: one half of the risk for who holds, the other for who is cheaper.
    pub confidence: f64,
    /// Those that hold first, then those of which it cannot be told, then those that miss; each from the cheapest on.
    pub options: Vec<OptionConstraint>,
    /// The cheapest of those that surely hold; none where none does, or no money is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cheapest: Option<String>,
    /// Options that may yet be cheaper and hold; empty where the cheapest is sure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<String>,
}

/// One option and the target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OptionConstraint {
    /// The option.
    pub option: String,
    /// Whether it holds the target: every limit of it surely held; false where one is surely missed; none where it cannot be told.
    pub holds: Option<bool>,
    /// Each limit.
    pub limits: Vec<LimitFigure>,
    /// Cost a month; none where no money is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Estimate>,
    /// Cost a month less that of the cheapest that holds, paired; none of that one itself, or where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dearer_by: Option<Estimate>,
}

/// A limit of the target and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LimitFigure {
    /// The contact types that are judged together.
    pub contacts: Vec<String>,
    /// The measure: a service level by its definition, `abandonment`, `asa` (seconds), `occupancy`, `intervals_on_target`,
    /// `breach` (share of replications in which the target was missed).
    pub measure: String,
    /// The limit.
    pub bound: f64,
    /// Whether it is the least that is allowed, not the most.
    pub at_least: bool,
    /// The figure; its interval and those of all limits of all options hold together.
    pub figure: Estimate,
    /// Whether it holds; none where the interval has the bound within.
    pub holds: Option<bool>,
}

/// What replications until it was sure came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Selected {
    /// `kim_nelson`, `nelson_matejcik` or `andradottir_kim`.
    pub procedure: String,
    /// What is wanted: the most `profit` or `service_level`, the least `cost` of those that hold the target.
    pub by: String,
    /// Probability of a right choice that was asked for.
    pub confidence: f64,
    /// The smallest difference worth finding, in money a month, or as a share where `by` is `service_level`.
    pub indifference: f64,
    /// Whether that was asked for; else it is the usual one.
    pub indifference_asked: bool,
    /// How near to a limit of the target a figure may be and be called either way; empty where the target plays no part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tolerances: Vec<Tolerance>,
    /// Replications of every option before the first decision.
    pub first_stage: u64,
    /// The most replications of an option.
    pub at_most: u64,
    /// Replications after which it ended.
    pub replications: u64,
    /// `best`, `none_holds` or `at_most`.
    pub verdict: String,
    /// The option that was selected; where the limit came first, the one that led; none where none holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// Those that could not be told apart, where the limit came first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undecided: Vec<String>,
    /// Those that the race had not let go when the limit came, though their paired interval says that they are behind `option`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub behind: Vec<String>,
    /// Where the limit came first: the differences of the undecided are below this, at the confidence asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference_below: Option<f64>,
    /// Each option, in file order.
    pub options: Vec<Raced>,
}

/// A limit of the target in a race: within the tolerance it may be called held or missed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tolerance {
    /// The measure, as in [`LimitFigure`].
    pub measure: String,
    /// The limit.
    pub bound: f64,
    /// The tolerance, in units of the measure: 0.01 is a point of service.
    pub within: f64,
}

/// One option in the race.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Raced {
    /// The option.
    pub option: String,
    /// Replications of it that were simulated.
    pub replications: u64,
    /// Replications after which it was out; none where it stayed to the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_after: Option<u64>,
    /// Whether it holds the target, where that was asked and became sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<bool>,
    /// The same of each of its limits, in the order of `constraint`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Option<bool>>,
}
