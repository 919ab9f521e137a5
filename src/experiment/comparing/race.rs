//! A race between options: what a selection procedure is told of each replication, and who is left.
//!
//! In: headlines, replication by replication. Out: survivors and the verdict. It simulates nothing.

use crate::experiment::comparing::measured::{Figure, breach};
use crate::experiment::option::Headline;
use crate::measures::{Counted, Demanded, Limited};
use crate::results::Tolerance;
use crate::scenario::Require;
use crate::statistics::selection::{
    Cheapest, Demand, Fault, Kind, Knockout, Observed, Plan, Selection, TwoStage, Verdict,
};

/// How the best is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Procedure {
    /// Options leave one after the other; any number of options, any correlation.
    KimNelson,
    /// Two stages, all options to the end; few options of like spread.
    NelsonMatejcik,
    /// The cheapest that holds the target.
    AndradottirKim,
}

impl Procedure {
    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Procedure::KimNelson => "kim_nelson",
            Procedure::NelsonMatejcik => "nelson_matejcik",
            Procedure::AndradottirKim => "andradottir_kim",
        }
    }
}

/// The procedure.
enum Machine {
    Best(Box<dyn Selection>),
    Cheapest(Box<Cheapest>),
}

/// Options in a race.
pub struct Race<'a> {
    machine: Machine,
    eyes: Eyes<'a>,
    left: Vec<Option<u64>>,
}

impl<'a> Race<'a> {
    /// A race for the option with the most of `by`, or the cheapest that holds its limits. Of each option `first` are the
    /// headlines of the first stage, `targets` the limits that they tell of.
    ///
    /// # Errors
    /// Where a number of the plan is out of its range.
    pub fn new(
        procedure: Procedure,
        plan: Plan,
        by: Figure,
        require: Require,
        targets: &'a [&'a [Demanded]],
        first: &[&[Headline]],
    ) -> Result<Race<'a>, Fault> {
        let most = targets.iter().map(|limits| limits.len()).max().unwrap_or(0);
        let limits = if require == Require::Mean { most } else { most.min(1) };
        let machine = match procedure {
            Procedure::KimNelson => Machine::Best(Box::new(Knockout::new(plan)?)),
            Procedure::NelsonMatejcik => Machine::Best(Box::new(TwoStage::new(plan)?)),
            Procedure::AndradottirKim => {
                Machine::Cheapest(Box::new(Cheapest::new(plan, &vec![demand(require); limits])?))
            }
        };
        let scales = first.iter().zip(targets).map(|(first, limits)| Scale::new(first, limits.len())).collect();
        Ok(Race { machine, eyes: Eyes { by, require, targets, scales, limits }, left: vec![None; plan.options] })
    }

    /// Tells the race the replications up to number `until`, of which each survivor has a headline; it ends where the verdict
    /// falls.
    ///
    /// # Errors
    /// An output is no finite number.
    pub fn feed(&mut self, headlines: &[&[Headline]], until: u64) -> Result<Verdict, Fault> {
        while self.verdict() == Verdict::GoOn && self.seen() < until {
            let before = self.survivors().to_vec();
            let replication = self.seen() as usize;
            let told: Vec<(usize, &Headline)> =
                before.iter().map(|option| (*option, &headlines[*option][replication])).collect();
            self.push(&told)?;
            let seen = self.seen();
            for option in before.into_iter().filter(|option| !self.survivors().contains(option)).collect::<Vec<_>>() {
                self.left[option] = Some(seen);
            }
        }
        Ok(self.verdict())
    }

    fn push(&mut self, told: &[(usize, &Headline)]) -> Result<Verdict, Fault> {
        let eyes = &self.eyes;
        match &mut self.machine {
            Machine::Best(race) => {
                let outputs: Vec<f64> = told.iter().map(|(option, headline)| eyes.output(*option, headline)).collect();
                race.push(&outputs)
            }
            Machine::Cheapest(race) => {
                let each =
                    |(option, headline): &(usize, &Headline)| (headline.month.cost, eyes.limited(*option, headline));
                let all: Vec<(f64, Vec<f64>)> = told.iter().map(each).collect();
                let all: Vec<Observed<'_>> =
                    all.iter().map(|(cost, limited)| Observed { cost: *cost, limited }).collect();
                race.push(&all)
            }
        }
    }

    /// How things stand.
    pub fn verdict(&self) -> Verdict {
        match &self.machine {
            Machine::Best(race) => race.verdict(),
            Machine::Cheapest(race) => race.verdict(),
        }
    }

    /// The options still in the race, ascending.
    pub fn survivors(&self) -> &[usize] {
        match &self.machine {
            Machine::Best(race) => race.survivors(),
            Machine::Cheapest(race) => race.survivors(),
        }
    }

    /// How many replications it was told.
    pub fn seen(&self) -> u64 {
        match &self.machine {
            Machine::Best(race) => race.seen(),
            Machine::Cheapest(race) => race.seen(),
        }
    }

    /// The most replications until it is sure, where that is known.
    pub fn needed(&self) -> Option<u64> {
        match &self.machine {
            Machine::Best(race) => race.needed(),
            Machine::Cheapest(_) => None,
        }
    }

    /// Who leads of the survivors; of those that surely hold their limits, where that is wanted.
    pub fn leader(&self) -> Option<usize> {
        match &self.machine {
            Machine::Best(race) => race.leader(),
            Machine::Cheapest(race) => race.leader(),
        }
    }

    /// Whether an option holds its limits, where that is asked and sure.
    pub fn holds(&self, option: usize) -> Option<bool> {
        match &self.machine {
            Machine::Best(_) => None,
            Machine::Cheapest(race) => race.holds(option),
        }
    }

    /// The same of each of its own limits.
    pub fn each_limit(&self, option: usize) -> Vec<Option<bool>> {
        let Machine::Cheapest(race) = &self.machine else { return Vec::new() };
        let own = self.eyes.targets.get(option).map_or(0, |limits| limits.len());
        // What stands in for limits that it does not have is none of them.
        let own = if self.eyes.require == Require::Mean { own } else { own.min(1) };
        race.each_limit(option).into_iter().take(own).collect()
    }

    /// How near to each limit a figure may be and be called either way; none where the target plays no part.
    pub fn tolerances(&self) -> Vec<Tolerance> {
        if matches!(self.machine, Machine::Best(_)) {
            return Vec::new();
        }
        let told = |measure: &str, bound: f64, within: f64| Tolerance { measure: measure.to_owned(), bound, within };
        match self.eyes.require {
            Require::Mean => {
                let mut all: Vec<Tolerance> = Vec::new();
                for limit in self.eyes.targets.iter().copied().flatten() {
                    let one = told(limit.what.name(), limit.bound, tolerance(limit.what, limit.bound));
                    if !all.contains(&one) {
                        all.push(one);
                    }
                }
                all
            }
            Require::Intervals(share) => vec![told("intervals_on_target", share, OF_INTERVALS)],
            Require::BreachBelow(share) => vec![told("breach", share, demand(self.eyes.require).tolerance)],
        }
    }

    /// Replications after which an option was out.
    pub fn left_after(&self, option: usize) -> Option<u64> {
        self.left.get(option).copied().flatten()
    }
}

/// A limit as the procedure knows it. Of means the outputs are margins in units of the tolerance, so that one demand stands for
/// limits of every kind.
fn demand(require: Require) -> Demand {
    match require {
        Require::BreachBelow(share) => {
            Demand { kind: Kind::ShareAtMost, bound: share, tolerance: (0.4 * share.min(1.0 - share)).min(0.05) }
        }
        Require::Mean | Require::Intervals(_) => Demand { kind: Kind::MeanAtLeast, bound: 0.0, tolerance: 1.0 },
    }
}

/// How near to its limit the share of intervals may be and be called either way.
const OF_INTERVALS: f64 = 0.01;

/// How near to its limit a figure may be and be called either way: one point of a share, half a one of abandonment, a twentieth
/// of an average speed of answer, half a second at least.
fn tolerance(what: Limited, bound: f64) -> f64 {
    match what {
        Limited::Level(_) | Limited::Occupancy => 0.01,
        Limited::Abandonment => 0.005,
        Limited::Asa => (0.05 * bound).max(0.5),
    }
}

/// What the race looks at.
struct Eyes<'a> {
    by: Figure,
    require: Require,
    targets: &'a [&'a [Demanded]],
    scales: Vec<Scale>,
    limits: usize,
}

impl Eyes<'_> {
    /// What is wanted most, of one replication.
    fn output(&self, option: usize, headline: &Headline) -> f64 {
        match self.by {
            Figure::Profit => headline.month.profit,
            Figure::Cost => -headline.month.cost,
            Figure::ServiceLevel => {
                let (level, of) = self.scales[option].level;
                level + margin(headline.served.level, level, of)
            }
        }
    }

    /// What is limited, of one replication: for each limit its margin in tolerances, or whether there was a breach.
    fn limited(&self, option: usize, headline: &Headline) -> Vec<f64> {
        let scale = &self.scales[option];
        let mut outputs: Vec<f64> = match self.require {
            Require::Mean => {
                let all = self.targets[option].iter().zip(&headline.served.demanded).zip(&scale.wholes);
                all.map(|((limit, counted), of)| {
                    let sign = if limit.at_least() { 1.0 } else { -1.0 };
                    sign * margin(*counted, limit.bound, *of) / tolerance(limit.what, limit.bound)
                })
                .collect()
            }
            Require::Intervals(share) => vec![margin(headline.served.intervals, share, scale.intervals) / OF_INTERVALS],
            Require::BreachBelow(_) => vec![breach(headline)],
        };
        // Who has fewer limits than others holds those that he does not have.
        outputs.resize(self.limits, 1.0);
        outputs
    }
}

/// By how much part over whole is above a share, of one replication, so that its mean is that of the ratio of sums.
fn margin(counted: Counted, share: f64, usual: f64) -> f64 {
    if usual > 0.0 { (counted.part - share * counted.of) / usual } else { 0.0 }
}

/// The first stage of an option, by which later replications are scaled: fixed from then on.
struct Scale {
    /// Service level of the total, and its mean whole.
    level: (f64, f64),
    /// The mean whole of each limit.
    wholes: Vec<f64>,
    /// The mean number of intervals judged.
    intervals: f64,
}

impl Scale {
    fn new(first: &[Headline], limits: usize) -> Scale {
        let n = first.len().max(1) as f64;
        let sum = |of: &dyn Fn(&Headline) -> f64| first.iter().map(of).sum::<f64>();
        let whole = sum(&|headline| headline.served.level.of);
        let level = if whole > 0.0 { sum(&|headline| headline.served.level.part) / whole } else { 0.0 };
        let mean_of =
            |limit: usize| sum(&|headline| headline.served.demanded.get(limit).map_or(0.0, |counted| counted.of)) / n;
        Scale {
            level: (level, whole / n),
            wholes: (0..limits).map(mean_of).collect(),
            intervals: sum(&|headline| headline.served.intervals.of) / n,
        }
    }
}
