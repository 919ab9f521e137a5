//! What call records say of handle times, patience and redials; what a history of counts says stands in [`counts`].
//!
//! In: nothing; `fit` fills these. Out: data that is written as JSON and drawn. Times are seconds, intervals of 95 %.

use serde::Serialize;

use crate::statistics::Estimate;

pub mod counts;

/// A file of call records, fitted.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedCalls {
    /// The file.
    pub file: String,
    /// Its records.
    pub records: u64,
    /// Within what somebody who calls again is counted.
    pub redial_within: f64,
    /// The file says who called.
    pub has_callers: bool,
    /// Each contact type, in the order in which the file names them.
    pub contacts: Vec<FittedContact>,
}

/// One contact type.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedContact {
    /// Its name.
    pub name: String,
    /// Records that were answered.
    pub answered: u64,
    /// Records that were abandoned.
    pub abandoned: u64,
    /// Records that were blocked.
    pub blocked: u64,
    /// Talk time.
    pub talk: FittedTimes,
    /// Hold time.
    pub hold: FittedTimes,
    /// After-call work.
    pub wrap: FittedTimes,
    /// All three together: the mean is the handle time.
    pub handle: FittedTimes,
    /// How long people wait.
    pub patience: FittedPatience,
    /// Who calls again after abandoning, and after being blocked; none where the file does not say who called.
    pub redials: Vec<FittedRedials>,
    /// Records of people who were answered before, where the file says so.
    pub repeats: Option<Estimate>,
}

/// Times that were all seen.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedTimes {
    /// How many.
    pub count: u64,
    /// How many are 0 beyond what the law explains: they stand apart from it.
    pub zeros_apart: u64,
    /// Those that stand apart are no times at all: they are left out of what is printed.
    pub zeros_left_out: bool,
    /// In what steps they are recorded; 0 where none is seen.
    pub step: f64,
    /// The mean of all, zeros among them.
    pub mean: Estimate,
    /// The coefficient of variation of all.
    pub cv: Option<f64>,
    /// Laws, the likeliest for its number of parameters first.
    pub laws: Vec<FittedLaw>,
    /// The share of times that are no longer than each of these.
    pub curve: Vec<CurveAt>,
}

/// A law by maximum likelihood.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FittedLaw {
    /// Its name in a scenario.
    pub law: &'static str,
    /// Its mean.
    pub mean: Estimate,
    /// The standard error of the mean.
    pub mean_error: f64,
    /// Its coefficient of variation; without an interval where the law has no other.
    pub cv: Estimate,
    /// The standard error of that.
    pub cv_error: f64,
    /// Akaike's criterion: the smaller, the better.
    pub aic: f64,
    /// The largest distance between its distribution and that of the data (Kolmogorov and Smirnov).
    pub distance: f64,
}

/// A point of a distribution.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CurveAt {
    /// The time.
    pub t: f64,
    /// By the data.
    pub data: f64,
    /// By the first law.
    pub law: Option<f64>,
}

/// How long people wait.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedPatience {
    /// Who gave up after a wait: how long they were ready to wait is known.
    pub ended: u64,
    /// Who was answered: they were ready to wait longer than they did.
    pub censored: u64,
    /// Who gave up at 0: told apart, and not in the law.
    pub at_once: u64,
    /// Who was transferred or dialled back: not looked at.
    pub left_out: u64,
    /// All waits together.
    pub exposure: f64,
    /// The longest wait.
    pub longest: f64,
    /// Waits are there only of those who gave up: nothing can be said.
    pub only_of_abandoned: bool,
    /// Laws, the likeliest for its number of parameters first.
    pub laws: Vec<FittedLaw>,
    /// The share that is ready to wait longer than each of these, by Kaplan and Meier.
    pub survival: Vec<SurvivalAt>,
    /// The median by it, where it is reached.
    pub median: Estimate,
}

/// A step of the share that lasts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SurvivalAt {
    /// The time.
    pub t: f64,
    /// By the data.
    pub share: Estimate,
    /// By the first law.
    pub law: Option<f64>,
    /// Who was still waiting just before.
    pub at_risk: u64,
}

/// Who calls again.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedRedials {
    /// After which outcome.
    pub on: &'static str,
    /// Records with that outcome whose caller is known and whose time is over before the file ends.
    pub tries: u64,
    /// Records whose time is not over: left out.
    pub unfinished: u64,
    /// Records without a caller: left out.
    pub unknown: u64,
    /// The share that calls again within each of these times, the last of them all that is counted.
    pub within: Vec<(f64, Estimate)>,
    /// How long they take.
    pub delay: FittedTimes,
}
