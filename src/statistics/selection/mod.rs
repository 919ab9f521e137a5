//! Which of several options is the best, with a promise: procedures that say when they have seen enough.
//!
//! In: a [`Plan`], then for each replication the outputs of the options still in the race, on common luck. Out: a [`Verdict`].
//! The most is wanted by [`Knockout`] and [`TwoStage`] (negate costs), the cheapest that holds its limits by [`Cheapest`].
//! They know no option but its number, run nothing, and have no luck of their own: the same outputs in the same order lead to
//! the same state, so a run is resumed by feeding what was stored.
//!
//! The promise of all: where the best is better than each other by `zone` or more, it is chosen with probability `confidence`
//! or more, for outputs normal over replications (means over many contacts are) with any variances and, but for
//! [`TwoStage`], any correlation. Options nearer to each other than `zone` are all good enough.

mod cheapest;
mod differences;
mod feasible;
mod knockout;
mod two_stage;

#[cfg(test)]
mod promises;

pub use cheapest::{Cheapest, Observed};
pub use feasible::{Check, Demand, Kind};
pub use knockout::Knockout;
pub use two_stage::TwoStage;

/// What is to be promised, and at what price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// How many options, 2 or more.
    pub options: usize,
    /// Replications of every option before the first decision, 2 or more; 10 to 30 are usual, for a variance from fewer is so
    /// uncertain that the promise costs many more.
    pub first_stage: u64,
    /// The indifference zone: the smallest difference worth finding, above 0, in the unit of the outputs.
    pub zone: f64,
    /// Probability of a right choice, above 1/options and below 1.
    pub confidence: f64,
    /// The most replications, `first_stage` or more.
    pub at_most: u64,
}

/// How things stand after a replication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Not sure yet: run one more replication of each of the survivors.
    GoOn,
    /// This option, with the confidence that was asked for.
    Best(usize),
    /// No option holds its limits; only where there are limits.
    NoneHolds,
    /// All replications that were granted are spent and nothing is sure; the leader is only a leader.
    CapReached,
}

/// Why there is no such selection, or why an observation was not taken (nothing has changed then).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Fewer than two options.
    #[error("a selection needs two options or more")]
    Options,
    /// A first stage without variance, or longer than all.
    #[error("the first stage needs two replications or more, and no more than are granted")]
    FirstStage,
    /// A zone, or a tolerance, that is not above zero or not finite.
    #[error("the smallest difference worth finding must be above zero")]
    Zone,
    /// A confidence that chance alone would reach, or certainty.
    #[error("the confidence must lie between 1/options and 1")]
    Confidence,
    /// A limit of a share whose tolerance leaves 0 to 1.
    #[error("a limit of a share and its tolerance must lie between 0 and 1")]
    Share,
    /// Not one output for each option still in the race and each limit.
    #[error("an observation needs one output for each option still in the race")]
    Length,
    /// An output that is infinite or no number, or a share's that is neither 0 nor 1.
    #[error("an output must be a finite number, and 0 or 1 where a share is limited")]
    Output,
}

impl Plan {
    /// The plan, if its numbers are in their ranges.
    fn checked(self) -> Result<Plan, Fault> {
        if self.options < 2 {
            return Err(Fault::Options);
        }
        if self.first_stage < 2 || self.first_stage > self.at_most {
            return Err(Fault::FirstStage);
        }
        if !(self.zone > 0.0 && self.zone.is_finite()) {
            return Err(Fault::Zone);
        }
        if !(self.confidence > 1.0 / self.options as f64 && self.confidence < 1.0) {
            return Err(Fault::Confidence);
        }
        Ok(self)
    }

    /// Whether an observation has one finite output for each survivor.
    fn takes(outputs: &[f64], survivors: &[usize]) -> Result<(), Fault> {
        if outputs.len() != survivors.len() {
            return Err(Fault::Length);
        }
        if outputs.iter().all(|output| output.is_finite()) { Ok(()) } else { Err(Fault::Output) }
    }
}

/// Options numbered from 0 in a race for the largest mean.
pub trait Selection {
    /// Takes one replication's outputs of the survivors, in the order of [`Selection::survivors`]. After the end nothing is
    /// taken any more and the verdict stays.
    ///
    /// # Errors
    /// Where the outputs are not one finite number for each survivor; the state is then unchanged.
    fn push(&mut self, outputs: &[f64]) -> Result<Verdict, Fault>;

    /// How things stand.
    fn verdict(&self) -> Verdict;

    /// The numbers of the options still in the race, ascending.
    fn survivors(&self) -> &[usize];

    /// How many replications were taken.
    fn seen(&self) -> u64;

    /// The most replications that will be needed until it is sure; none before the first stage is over.
    fn needed(&self) -> Option<u64>;

    /// The survivor with the largest mean so far, the first of those that are level; none before the first replication.
    fn leader(&self) -> Option<usize>;
}

/// The first of the options with the largest value.
fn largest(options: &[usize], value: impl Fn(usize) -> f64) -> Option<usize> {
    let better = |best: Option<usize>, option: usize| match best {
        Some(other) if value(other) >= value(option) => Some(other),
        _ => Some(option),
    };
    options.iter().copied().fold(None, better)
}
