//! Whether an option holds a limit, with both errors controlled: calling it kept when it is missed, and missed when it is kept.
//!
//! In: one output for each replication. Out: yes, no, or not yet. It compares no options.

use super::super::Sample;
use super::Fault;
use super::differences::{boundary, spread};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The mean of the outputs must be the bound or more.
    ///
    /// A ratio Σx / Σa ≥ r is a mean: feed (x − r·a) / (a usual a) with bound 0; nothing need be made linear. A share of
    /// intervals that meet a target is the mean of each replication's share.
    MeanAtLeast,
    /// The mean of the outputs must be the bound or less.
    MeanAtMost,
    /// Outputs are 0 or 1 (a breach), and the chance of a 1 must be the bound or less.
    ShareAtMost,
}

/// A limit that an option must hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    /// What is limited.
    pub kind: Kind,
    /// The limit, in the unit of the outputs; a share within 0 and 1.
    pub bound: f64,
    /// Above 0: an option whose truth is nearer to the bound than this may be called either way.
    pub tolerance: f64,
}

/// A check of one option against one [`Demand`].
///
/// Means: the sequential check of Andradóttir and Kim (Naval Research Logistics 57, 2010; Batur and Kim, ACM TOMACS 20, 2010),
/// the triangle of KN around the bound. Shares: Wald's sequential test of bound − tolerance against bound + tolerance (Annals of
/// Mathematical Statistics 16, 1945) with the thresholds at which both errors are held exactly by Ville's inequality, whatever
/// the share and however rare the breach, where a normal law would fail.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    demand: Demand,
    error: f64,
    first_stage: u64,
    /// h² for means.
    spread: f64,
    /// Outputs less the bound; negated where the mean is to be at most it.
    margin: Sample,
    /// Variance of the first stage.
    variance: f64,
    /// Log of the likelihood of "missed" over that of "kept", for shares.
    against: f64,
    answer: Option<bool>,
}

impl Check {
    /// A check that errs with probability `error` (0 to ½, ends excluded) or less. Means are judged from replication
    /// `first_stage` on (2 or more), shares from the first.
    ///
    /// # Errors
    /// Where a number is out of its range.
    pub fn new(demand: Demand, first_stage: u64, error: f64) -> Result<Check, Fault> {
        let Demand { kind, bound, tolerance } = demand;
        if !(tolerance > 0.0 && tolerance.is_finite() && bound.is_finite()) {
            return Err(Fault::Zone);
        }
        if kind == Kind::ShareAtMost && !(bound - tolerance > 0.0 && bound + tolerance < 1.0) {
            return Err(Fault::Share);
        }
        if !(error > 0.0 && error < 0.5) {
            return Err(Fault::Confidence);
        }
        if first_stage < 2 {
            return Err(Fault::FirstStage);
        }
        let spread = spread(error, first_stage);
        let margin = Sample::default();
        Ok(Check { demand, error, first_stage, spread, margin, variance: 0.0, against: 0.0, answer: None })
    }

    /// Whether it would take this output.
    pub(super) fn takes(&self, output: f64) -> bool {
        let (zero, one) = (output.abs() <= 0.0, (output - 1.0).abs() <= 0.0);
        output.is_finite() && (self.demand.kind != Kind::ShareAtMost || zero || one)
    }

    /// One replication's output; the answer once it is sure, which no later output changes.
    ///
    /// # Errors
    /// Where the output is not finite, or of a share neither 0 nor 1; it is then not taken.
    pub fn push(&mut self, output: f64) -> Result<Option<bool>, Fault> {
        if !self.takes(output) {
            return Err(Fault::Output);
        }
        if self.answer.is_none() {
            self.answer = match self.demand.kind {
                Kind::MeanAtLeast => self.mean(output - self.demand.bound),
                Kind::MeanAtMost => self.mean(self.demand.bound - output),
                Kind::ShareAtMost => self.share(output),
            };
        }
        Ok(self.answer)
    }

    /// Whether the limit holds; none while it is not sure.
    pub fn answer(&self) -> Option<bool> {
        self.answer
    }

    /// A mean's margin: kept or missed where the sum of margins leaves the triangle.
    fn mean(&mut self, margin: f64) -> Option<bool> {
        self.margin.push(margin);
        let seen = self.margin.n();
        if seen == self.first_stage {
            self.variance = self.margin.variance().unwrap_or(0.0);
        }
        let free = boundary(self.spread, self.variance, self.demand.tolerance, seen);
        let sum = self.margin.sum();
        (seen >= self.first_stage && sum.abs() >= free).then_some(sum >= 0.0)
    }

    /// A share's yes or no: kept or missed where one is 1/error times as likely as the other.
    fn share(&mut self, output: f64) -> Option<bool> {
        let (kept, missed) = (self.demand.bound - self.demand.tolerance, self.demand.bound + self.demand.tolerance);
        let ratio = if output > 0.5 { missed / kept } else { (1.0 - missed) / (1.0 - kept) };
        self.against += libm::log(ratio);
        (self.against.abs() >= -libm::log(self.error)).then_some(self.against < 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Luck, Purpose};

    const LEAST: Demand = Demand { kind: Kind::MeanAtLeast, bound: 0.8, tolerance: 0.01 };
    const BREACH: Demand = Demand { kind: Kind::ShareAtMost, bound: 0.1, tolerance: 0.03 };

    /// How many of 1,000 checks answer wrongly at an error of 5 %, and how many outputs they took on average.
    fn wrong(demand: Demand, truth: f64, spoil: impl Fn(&mut Check)) -> (usize, f64) {
        let right = match demand.kind {
            Kind::MeanAtLeast => truth >= demand.bound,
            Kind::MeanAtMost | Kind::ShareAtMost => truth <= demand.bound,
        };
        let mut taken = 0.0;
        let count = (0..1000)
            .filter(|number| {
                let mut stream = Luck::new(1, *number).stream("feasible", Purpose::Arrivals);
                let mut check = Check::new(demand, 10, 0.05).unwrap();
                spoil(&mut check);
                let share = demand.kind == Kind::ShareAtMost;
                let output = |draw: f64, normal: f64| {
                    if share { f64::from(u8::from(draw < truth)) } else { truth + 0.04 * normal }
                };
                let answer = std::iter::repeat_with(|| {
                    taken += 1.0;
                    check.push(output(stream.uniform(), stream.normal())).unwrap()
                });
                answer.flatten().next() != Some(right)
            })
            .count();
        (count, taken / 1000.0)
    }

    #[test]
    fn at_the_tolerance_both_errors_are_as_rare_as_promised() {
        // 5 % or fewer of 1,000: 79 are exceeded once in 10,000 where it is 5 %.
        let most = Demand { kind: Kind::MeanAtMost, ..LEAST };
        for (demand, off) in [(LEAST, 0.01), (most, 0.01), (BREACH, 0.03)] {
            for truth in [demand.bound - off, demand.bound + off] {
                let (count, _) = wrong(demand, truth, |_| ());
                assert!(count <= 79, "{demand:?} {truth}: {count}");
            }
        }
    }

    #[test]
    fn the_count_of_errors_sees_a_check_that_stops_too_soon() {
        for (demand, truth) in [(LEAST, 0.79), (LEAST, 0.81), (BREACH, 0.07), (BREACH, 0.13)] {
            let (count, _) = wrong(demand, truth, |check| {
                check.spread *= 0.5;
                check.error = 0.2;
            });
            assert!(count > 79, "{demand:?} {truth}: {count}");
        }
    }

    #[test]
    fn what_is_far_from_the_limit_is_judged_soon() {
        let ((near, long), (far, short)) = (wrong(LEAST, 0.81, |_| ()), wrong(LEAST, 0.9, |_| ()));
        assert!(near < 79 && far == 0 && long > 2.0 * short && short < 12.0, "{long} {short}");
        let ((_, long), (far, short)) = (wrong(BREACH, 0.13, |_| ()), wrong(BREACH, 0.6, |_| ()));
        assert!(far == 0 && long > 5.0 * short, "{long} {short}");
    }

    #[test]
    fn wald_s_test_stops_on_paper() {
        // Breach: log(0.13/0.07) = 0.6190 each, none: log(0.87/0.93) = −0.06669; threshold log 20 = 2.9957: 5 breaches, 45 without.
        let mut check = Check::new(BREACH, 2, 0.05).unwrap();
        let answers: Vec<Option<bool>> = (0..5).map(|_| check.push(1.0).unwrap()).collect();
        assert_eq!(answers, [None, None, None, None, Some(false)]);
        let mut check = Check::new(BREACH, 2, 0.05).unwrap();
        assert!((0..44).all(|_| check.push(0.0).unwrap().is_none()));
        assert_eq!(check.push(0.0).unwrap(), Some(true));
        assert_eq!(check.push(1.0).unwrap(), Some(true));
    }

    #[test]
    fn a_mean_s_triangle_is_that_of_the_first_stage_on_paper() {
        // h² = (2·0.25)^(−2/1) − 1 = 3; margins 1 and −1: S² = 2; triangle 3 − r/2 at a tolerance of 1, whatever comes later.
        let demand = Demand { kind: Kind::MeanAtLeast, bound: 5.0, tolerance: 1.0 };
        let mut check = Check::new(demand, 2, 0.25).unwrap();
        assert_eq!([6.0, 4.0, 6.4].map(|output| check.push(output).unwrap()), [None, None, None]);
        assert_eq!(check.push(15.0).unwrap(), Some(true));
        let mut check = Check::new(Demand { kind: Kind::MeanAtMost, ..demand }, 2, 0.25).unwrap();
        assert_eq!([6.0, 4.0, 15.0].map(|output| check.push(output).unwrap()), [None, None, Some(false)]);
    }

    #[test]
    fn a_constant_is_judged_after_the_first_stage() {
        let mut check = Check::new(LEAST, 3, 0.05).unwrap();
        assert_eq!([0.8, 0.8, 0.8].map(|output| check.push(output).unwrap()), [None, None, Some(true)]);
    }

    #[test]
    fn what_cannot_be_checked_is_refused() {
        assert_eq!(Check::new(Demand { tolerance: 0.0, ..LEAST }, 10, 0.05), Err(Fault::Zone));
        assert_eq!(Check::new(Demand { tolerance: 0.1, ..BREACH }, 10, 0.05), Err(Fault::Share));
        assert_eq!(Check::new(LEAST, 10, 0.5), Err(Fault::Confidence));
        assert_eq!(Check::new(LEAST, 1, 0.05), Err(Fault::FirstStage));
        let mut check = Check::new(BREACH, 2, 0.05).unwrap();
        assert_eq!(
            (check.push(0.5), check.push(f64::NAN), check.answer()),
            (Err(Fault::Output), Err(Fault::Output), None)
        );
    }
}
