//! The cheapest option that holds its limits, with one promise over both: neither a cheap one that misses them nor a dear one.
//!
//! In: for each replication the cost and the limited outputs of the options still in the race. Out: go on, the best, or that
//! none holds.

use super::differences::{Differences, boundary, spread};
use super::feasible::{Check, Demand};
use super::{Fault, Plan, Verdict, largest};

/// What one option did in one replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observed<'a> {
    /// Its cost: the least is wanted.
    pub cost: f64,
    /// One output for each demand, in order.
    pub limited: &'a [f64],
}

/// The procedure AK: limits are checked and costs compared at the same time, with KN's triangles for both (Andradóttir and
/// Kim, Naval Research Logistics 57, 2010).
///
/// A dearer option leaves only when the cheaper one is known to hold its limits. With k options and s demands each single
/// decision errs with (1 − confidence)/(k − 1 + s) at most: a false choice needs the best to be judged wrong on one of its s
/// demands, or one of the k − 1 others to be judged wrong, on the demand that it misses or on the comparison (Bonferroni, so any
/// correlation is allowed). The promise holds where the best holds its limits by their tolerances, each other either misses one
/// by its tolerance or is dearer by the zone, and none lies between; or where all miss, that none is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Cheapest {
    plan: Plan,
    spread: f64,
    seen: u64,
    survivors: Vec<usize>,
    costs: Differences,
    /// For each option one for each demand.
    checks: Vec<Vec<Check>>,
    /// Row by row: whether the first of two options was found the cheaper, once it was.
    cheaper: Vec<Option<bool>>,
    verdict: Verdict,
}

impl Cheapest {
    /// A race by this plan (its zone is in units of cost) under these demands, the same for each option.
    ///
    /// # Errors
    /// Where a number of the plan or of a demand is out of its range.
    pub fn new(plan: Plan, demands: &[Demand]) -> Result<Cheapest, Fault> {
        let plan = plan.checked()?;
        let error = (1.0 - plan.confidence) / (plan.options - 1 + demands.len()) as f64;
        let checks: Vec<Check> =
            demands.iter().map(|demand| Check::new(*demand, plan.first_stage, error)).collect::<Result<_, _>>()?;
        Ok(Cheapest {
            plan,
            spread: spread(error, plan.first_stage),
            seen: 0,
            survivors: (0..plan.options).collect(),
            costs: Differences::new(plan.options),
            checks: vec![checks; plan.options],
            cheaper: vec![None; plan.options * plan.options],
            verdict: Verdict::GoOn,
        })
    }

    /// Takes one replication of the survivors, in the order of [`Cheapest::survivors`]. After the end nothing is taken any more.
    ///
    /// # Errors
    /// Where outputs are missing, too many or not of their kind; the state is then unchanged.
    pub fn push(&mut self, outputs: &[Observed<'_>]) -> Result<Verdict, Fault> {
        if self.verdict != Verdict::GoOn {
            return Ok(self.verdict);
        }
        self.takes(outputs)?;
        self.seen += 1;
        let costs: Vec<f64> = outputs.iter().map(|output| output.cost).collect();
        self.costs.push(&self.survivors, &costs, self.seen <= self.plan.first_stage);
        for (option, output) in self.survivors.iter().zip(outputs) {
            for (check, value) in self.checks[*option].iter_mut().zip(output.limited) {
                check.push(*value)?;
            }
        }
        if self.seen >= self.plan.first_stage {
            self.verdict = self.screen();
        }
        Ok(self.verdict)
    }

    /// Whether an observation has all that is needed of each survivor.
    fn takes(&self, outputs: &[Observed<'_>]) -> Result<(), Fault> {
        let costs: Vec<f64> = outputs.iter().map(|output| output.cost).collect();
        Plan::takes(&costs, &self.survivors)?;
        for (option, output) in self.survivors.iter().zip(outputs) {
            let checks = &self.checks[*option];
            if checks.len() != output.limited.len() {
                return Err(Fault::Length);
            }
            if checks.iter().zip(output.limited).any(|(check, value)| !check.takes(*value)) {
                return Err(Fault::Output);
            }
        }
        Ok(())
    }

    /// Lets those leave that miss a limit or are dearer than one that holds all, and says how things stand.
    fn screen(&mut self) -> Verdict {
        let kept: Vec<usize> =
            self.survivors.iter().copied().filter(|option| self.holds(*option) != Some(false)).collect();
        self.survivors = kept;
        self.compare();
        let beaten = |option: &usize| {
            let beats = |other: &usize| self.holds(*other) == Some(true) && self.is_cheaper(*other, *option);
            self.survivors.iter().any(beats)
        };
        self.survivors = self.survivors.iter().copied().filter(|option| !beaten(option)).collect();
        match self.survivors[..] {
            [] => Verdict::NoneHolds,
            [only] if self.holds(only) == Some(true) => Verdict::Best(only),
            _ if self.seen >= self.plan.at_most => Verdict::CapReached,
            _ => Verdict::GoOn,
        }
    }

    /// Decides each comparison of two survivors that is not decided yet and is now sure. Those exactly level when the triangle
    /// is spent: the first.
    fn compare(&mut self) {
        for (at, first) in self.survivors.iter().enumerate() {
            for second in &self.survivors[at + 1..] {
                let lead = self.costs.lead(*second, *first);
                let variance = self.costs.variance(*first, *second);
                let free = boundary(self.spread, variance, self.plan.zone, self.seen);
                let place = first * self.plan.options + second;
                if self.cheaper[place].is_none() && lead.abs() >= free {
                    self.cheaper[place] = Some(lead >= 0.0);
                }
            }
        }
    }

    /// Whether the first was found the cheaper of two.
    fn is_cheaper(&self, first: usize, second: usize) -> bool {
        let (low, high) = (first.min(second), first.max(second));
        self.cheaper[low * self.plan.options + high] == Some(first < second) && first != second
    }

    /// Whether an option holds all its limits; none while that is not sure, or of a number that is no option.
    pub fn holds(&self, option: usize) -> Option<bool> {
        let answers = || self.checks.get(option).into_iter().flatten().map(Check::answer);
        if answers().any(|answer| answer == Some(false)) {
            return Some(false);
        }
        (option < self.plan.options && answers().all(|answer| answer == Some(true))).then_some(true)
    }

    /// The same of each of its limits; empty of a number that is no option.
    pub fn each_limit(&self, option: usize) -> Vec<Option<bool>> {
        self.checks.get(option).into_iter().flatten().map(Check::answer).collect()
    }

    /// How things stand.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The numbers of the options still in the race, ascending.
    pub fn survivors(&self) -> &[usize] {
        &self.survivors
    }

    /// How many replications were taken.
    pub fn seen(&self) -> u64 {
        self.seen
    }

    /// The cheapest so far of those that surely hold their limits, the first of those that are level; none where none does yet.
    pub fn leader(&self) -> Option<usize> {
        let sure: Vec<usize> =
            self.survivors.iter().copied().filter(|option| self.holds(*option) == Some(true)).collect();
        largest(&sure, |option| -self.costs.sum(option))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::Kind;
    use super::*;

    const PLAN: Plan = Plan { options: 3, first_stage: 5, zone: 1.0, confidence: 0.9, at_most: 60 };
    const LEVEL: Demand = Demand { kind: Kind::MeanAtLeast, bound: 0.8, tolerance: 0.02 };

    /// Runs to the end; each option has a mean cost and a mean level, with a small wave on both.
    fn run(plan: Plan, options: &[(f64, f64)]) -> Cheapest {
        let mut race = Cheapest::new(plan, &[LEVEL]).unwrap();
        let mut number = 0;
        while race.verdict() == Verdict::GoOn {
            let wave = f64::from(number * number % 7) - 2.0;
            let levels: Vec<[f64; 1]> =
                race.survivors().iter().map(|option| [options[*option].1 + 0.01 * (wave - 0.3)]).collect();
            let outputs: Vec<Observed<'_>> = race
                .survivors()
                .iter()
                .zip(&levels)
                .map(|(option, limited)| Observed { cost: options[*option].0 * (1.0 + 0.02 * wave), limited })
                .collect();
            race.push(&outputs).unwrap();
            number += 1;
        }
        race
    }

    #[test]
    fn the_cheapest_that_misses_its_limit_leaves_and_the_next_wins() {
        let race = run(PLAN, &[(10.0, 0.6), (20.0, 0.9), (30.0, 0.95)]);
        assert_eq!((race.verdict(), race.holds(0), race.holds(1)), (Verdict::Best(1), Some(false), Some(true)));
        assert_eq!(race.leader(), Some(1));
    }

    #[test]
    fn the_risk_is_shared_by_the_other_options_and_the_demands() {
        // Three options and two demands: 10 % in four parts.
        let race = Cheapest::new(PLAN, &[LEVEL, LEVEL]).unwrap();
        let error = (1.0 - PLAN.confidence) / 4.0;
        assert_eq!(race.spread.to_bits(), spread(error, 5).to_bits());
        assert_eq!(race.checks[2][1], Check::new(LEVEL, 5, error).unwrap());
        assert_eq!((race.checks.len(), race.checks[0].len()), (3, 2));
    }

    #[test]
    fn where_all_miss_none_is_chosen() {
        assert_eq!(run(PLAN, &[(10.0, 0.6), (20.0, 0.7), (30.0, 0.5)]).verdict(), Verdict::NoneHolds);
    }

    #[test]
    fn a_dear_option_waits_until_the_cheap_one_is_known_to_hold() {
        // The cheap one's level is so near to the bound that it is not judged soon; the dear one must not leave before.
        let mut race = Cheapest::new(Plan { options: 2, ..PLAN }, &[LEVEL]).unwrap();
        for number in 0..8 {
            let off = if number % 2 == 0 { 0.3 } else { -0.3 };
            let (cheap, dear) = ([0.8 + off], [0.95]);
            let outputs = [Observed { cost: 10.0 + off, limited: &cheap }, Observed { cost: 20.0, limited: &dear }];
            assert_eq!(race.push(&outputs), Ok(Verdict::GoOn));
        }
        assert!(race.is_cheaper(0, 1) && race.holds(0).is_none() && race.leader() == Some(1));
        // What was decided stays decided: a comparison that could be opened again would err more often than it may.
        let late = [Observed { cost: 900.0, limited: &[0.8] }, Observed { cost: 20.0, limited: &[0.95] }];
        assert_eq!((race.push(&late), race.is_cheaper(0, 1)), (Ok(Verdict::GoOn), true));
        // At last it misses by much, and the dear one wins after all.
        while race.verdict() == Verdict::GoOn {
            race.push(&[Observed { cost: 10.0, limited: &[0.1] }, Observed { cost: 20.0, limited: &[0.95] }]).unwrap();
        }
        assert_eq!(race.verdict(), Verdict::Best(1));
    }

    #[test]
    fn of_copies_that_hold_the_first_is_chosen() {
        assert_eq!(run(PLAN, &[(20.0, 0.9), (10.0, 0.9), (10.0, 0.9)]).verdict(), Verdict::Best(1));
    }

    #[test]
    fn the_cap_says_that_it_could_not() {
        let mut race = Cheapest::new(Plan { options: 2, at_most: 6, zone: 0.01, ..PLAN }, &[LEVEL]).unwrap();
        let verdicts: Vec<Verdict> = (0..7)
            .map(|number| {
                let wave = f64::from(number % 3);
                let outputs =
                    [Observed { cost: 10.0 + wave, limited: &[0.9] }, Observed { cost: 10.5, limited: &[0.9] }];
                race.push(&outputs).unwrap()
            })
            .collect();
        assert_eq!(verdicts[4..], [Verdict::GoOn, Verdict::CapReached, Verdict::CapReached]);
        assert_eq!((race.seen(), race.leader()), (6, Some(1)));
    }

    #[test]
    fn outputs_that_do_not_fit_change_nothing() {
        let mut race = Cheapest::new(PLAN, &[LEVEL]).unwrap();
        let fresh = race.clone();
        let good = Observed { cost: 1.0, limited: &[0.9] };
        assert_eq!(race.push(&[good, good]), Err(Fault::Length));
        assert_eq!(race.push(&[good, good, Observed { cost: 1.0, limited: &[] }]), Err(Fault::Length));
        assert_eq!(race.push(&[good, good, Observed { cost: 1.0, limited: &[f64::NAN] }]), Err(Fault::Output));
        assert_eq!(race.push(&[good, good, Observed { cost: f64::NAN, limited: &[0.9] }]), Err(Fault::Output));
        assert_eq!((race == fresh, race.holds(7)), (true, None));
    }
}
