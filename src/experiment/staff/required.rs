//! How a staffing stands to `decision.require`.
//!
//! In: a staffing, what was simulated with its roster. Out: the judgement by which `compare` says whether an option holds the target.
//! It searches nothing.

use crate::experiment::comparing::constraint;
use crate::experiment::option::Outcome;
use crate::results::staffing::{Required, Staffing};
use crate::said::{self, Said, said};
use crate::scenario::Scenario;

/// The judgement at `confidence`; none where the scenario says no `decision.require`, or there is no target.
pub fn required(staffing: &Staffing, scenario: &Scenario, outcome: &Outcome, confidence: f64) -> Option<Required> {
    let require = scenario.decision.said()?;
    let options = [(staffing.option.clone(), outcome.clone())];
    let judged = constraint(&options, require, confidence)?.options.into_iter().next()?;
    Some(Required {
        require: require.name().to_owned(),
        share: require.share(),
        searched: staffing.rule == require.name(),
        replications: outcome.replications,
        holds: judged.holds,
        limits: judged.limits,
    })
}

/// What is to be said where agents are asked for by another rule than the one that the scenario says; none where they are not.
pub fn warning(required: &Required) -> Option<Said> {
    (!required.searched).then(|| {
        said::warning(said!(
            "warn-not-searched-for",
            "decision.require: agents are not searched for by {rule}, which is no sum over intervals: each type is asked for \
             its target in each window that it names; what the roster comes to is told",
            rule = required.require.as_str(),
        ))
    })
}
