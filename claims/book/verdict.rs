//! From figures to a verdict, by rule.
//!
//! In: cases, each a situation in which the claim holds, does not hold, or the interval does not tell. Out: reproduced where it
//! holds in all, refuted where in none, else what it depends on.

use super::figure::Figure;

/// Whether a claim holds in a situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The whole interval says so.
    Yes,
    /// The whole interval says the contrary.
    No,
    /// The threshold lies within the interval.
    Unsure,
}

impl Figure {
    /// Whether it is above a threshold.
    pub fn above(self, threshold: f64) -> Holds {
        match (self.low > threshold, self.high < threshold) {
            (true, _) => Holds::Yes,
            (_, true) => Holds::No,
            _ => Holds::Unsure,
        }
    }

    /// Whether it is below a threshold.
    pub fn below(self, threshold: f64) -> Holds {
        Figure::exactly(0.0).minus(self).above(-threshold)
    }

    /// Whether it lies between two thresholds.
    pub fn between(self, low: f64, high: f64) -> Holds {
        self.above(low).and(self.below(high))
    }
}

impl Holds {
    /// Both.
    pub fn and(self, other: Holds) -> Holds {
        match (self, other) {
            (Holds::No, _) | (_, Holds::No) => Holds::No,
            (Holds::Yes, Holds::Yes) => Holds::Yes,
            _ => Holds::Unsure,
        }
    }
}

/// A situation, and what came out there.
#[derive(Clone, Debug)]
pub struct Case {
    /// When: `with one line`.
    pub when: &'static str,
    /// Whether the claim holds then.
    pub holds: Holds,
    /// What came out, with the figure.
    pub told: String,
}

/// What the runs of a claim say.
#[derive(Clone, Debug)]
pub struct Found {
    /// What the verdict depends on, if it does.
    pub depends_on: &'static str,
    /// The situations.
    pub cases: Vec<Case>,
    /// What else is worth knowing.
    pub remarks: Vec<String>,
}

impl Found {
    /// Nothing yet; `depends_on` is said where the claim holds in some situations alone.
    pub fn depending_on(depends_on: &'static str) -> Found {
        Found { depends_on, cases: Vec::new(), remarks: Vec::new() }
    }

    /// One situation more.
    pub fn case(mut self, when: &'static str, holds: Holds, told: String) -> Found {
        self.cases.push(Case { when, holds, told });
        self
    }

    /// Something else worth knowing.
    pub fn remark(mut self, remark: String) -> Found {
        self.remarks.push(remark);
        self
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        let any = |holds: Holds| self.cases.iter().any(|case| case.holds == holds);
        match (any(Holds::Unsure), any(Holds::Yes), any(Holds::No)) {
            (true, _, _) | (_, false, false) => Verdict::Undecided,
            (_, true, false) => Verdict::Reproduced,
            (_, false, true) => Verdict::Refuted,
            (_, true, true) => Verdict::Depends,
        }
    }
}

/// What is to be thought of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds in every situation.
    Reproduced,
    /// It holds in none.
    Refuted,
    /// It holds in some.
    Depends,
    /// An interval does not tell: more replications are needed. No entry of the page may end so.
    Undecided,
}
