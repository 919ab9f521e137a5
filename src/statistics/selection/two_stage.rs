//! Two-stage selection for few options: one look at the variances, then as many replications as they demand.
//!
//! In: outputs of all options. Out: go on, or the best, with intervals against the best of the others.

use super::super::best::intervals;
use super::super::{Estimate, equicoordinate_t};
use super::differences::Differences;
use super::{Fault, Plan, Selection, Verdict, largest};

/// Nelson and Matejcik's procedure for common luck (Management Science 41, 1995): N = max(n₀, ⌈(g·S/δ)²⌉).
///
/// It takes all differences to have one variance (sphericity), for which the paper finds it robust: where they differ the
/// promise may be missed slightly. In return the number of replications is known after the first stage, and at the end there
/// are intervals against the best of half-width δ or less, at the same confidence and at no price.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoStage {
    plan: Plan,
    /// g of the paper.
    point: f64,
    seen: u64,
    needed: Option<u64>,
    all: Vec<usize>,
    differences: Differences,
    verdict: Verdict,
}

impl TwoStage {
    /// A selection by this plan.
    ///
    /// # Errors
    /// Where a number of the plan is out of its range.
    pub fn new(plan: Plan) -> Result<TwoStage, Fault> {
        let plan = plan.checked()?;
        let df = ((plan.options - 1) as f64) * (plan.first_stage - 1) as f64;
        let point = equicoordinate_t(plan.confidence, plan.options - 1, df, 0.5).ok_or(Fault::Confidence)?;
        Ok(TwoStage {
            plan,
            point,
            seen: 0,
            needed: None,
            all: (0..plan.options).collect(),
            differences: Differences::new(plan.options),
            verdict: Verdict::GoOn,
        })
    }

    /// Spoils the procedure: point g of this share of their size, so that tests can see that they see.
    #[cfg(test)]
    pub(super) fn hurry(&mut self, share: f64) {
        self.point *= share;
    }

    /// For each option its mean less the largest of the others, in intervals that hold together at the plan's confidence; of
    /// half-width `zone` or less once the best is chosen. None before the first stage is over.
    pub fn against_best(&self) -> Option<Vec<Estimate>> {
        self.needed?;
        let n = self.seen as f64;
        let half = self.point * (self.differences.pooled_variance() / n).sqrt();
        let means: Vec<f64> = self.all.iter().map(|option| self.differences.sum(*option) / n).collect();
        Some(intervals(&means, |_, _| half))
    }

    /// The number of replications that the first stage's variances demand.
    fn demand(&self) -> u64 {
        let wide = self.point.max(0.0) / self.plan.zone;
        let demanded = (wide * wide * self.differences.pooled_variance()).ceil();
        (demanded as u64).max(self.plan.first_stage)
    }
}

impl Selection for TwoStage {
    fn push(&mut self, outputs: &[f64]) -> Result<Verdict, Fault> {
        if self.verdict != Verdict::GoOn {
            return Ok(self.verdict);
        }
        Plan::takes(outputs, &self.all)?;
        self.seen += 1;
        self.differences.push(&self.all, outputs, self.seen <= self.plan.first_stage);
        if self.seen == self.plan.first_stage {
            self.needed = Some(self.demand());
        }
        self.verdict = match (self.leader(), self.needed) {
            (Some(leader), Some(needed)) if self.seen >= needed => Verdict::Best(leader),
            _ if self.seen >= self.plan.at_most => Verdict::CapReached,
            _ => Verdict::GoOn,
        };
        Ok(self.verdict)
    }

    fn verdict(&self) -> Verdict {
        self.verdict
    }

    fn survivors(&self) -> &[usize] {
        &self.all
    }

    fn seen(&self) -> u64 {
        self.seen
    }

    fn needed(&self) -> Option<u64> {
        self.needed
    }

    fn leader(&self) -> Option<usize> {
        largest(&self.all, |option| self.differences.sum(option)).filter(|_| self.seen > 0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PLAN: Plan = Plan { options: 2, first_stage: 10, zone: 1.0, confidence: 0.95, at_most: 200 };

    fn run(plan: Plan, shift: f64, scale: f64) -> TwoStage {
        let mut selection = TwoStage::new(plan).unwrap();
        let mut number = 0;
        while selection.verdict() == Verdict::GoOn {
            // Differences −1 and 1 in turn, times the scale: variance 10/9 of its square over ten.
            let wave = if number % 2 == 0 { scale } else { -scale };
            selection.push(&[shift + 0.5 * wave + 7.0 * wave, 7.5 * wave - wave]).unwrap();
            number += 1;
        }
        selection
    }

    #[test]
    fn the_number_of_replications_is_stein_s_on_paper() {
        // (1.8331 · 3.0/1)² · 10/9 = 33.60 → 34.
        let selection = run(PLAN, 0.2, 3.0);
        assert_eq!((selection.needed(), selection.seen(), selection.verdict()), (Some(34), 34, Verdict::Best(0)));
        // The half-width that it had left is just below the zone: 1.8331 · √(10/34).
        let found = selection.against_best().unwrap();
        let half = found[0].high.unwrap() - 0.2;
        assert!((half - 1.83311 * (10.0f64 / 34.0).sqrt()).abs() < 1e-4 && half <= 1.0, "{half}");
        assert!((found[1].high.unwrap() - half + 0.2).abs() < 1e-9);
    }

    #[test]
    fn options_that_hardly_differ_in_spread_need_the_first_stage_only() {
        assert_eq!(run(PLAN, -0.2, 0.01).verdict(), Verdict::Best(1));
        assert_eq!(run(PLAN, -0.2, 0.01).seen(), 10);
    }

    #[test]
    fn copies_end_after_the_first_stage_with_the_first_and_no_margin() {
        let mut selection = TwoStage::new(Plan { options: 3, ..PLAN }).unwrap();
        for number in 0..10 {
            let value = f64::from(number % 4);
            selection.push(&[value - 1.0, value, value]).unwrap();
        }
        assert_eq!(selection.verdict(), Verdict::Best(1));
        let margin = selection.against_best().unwrap()[1];
        assert_eq!((margin.mean, margin.low, margin.high), (Some(0.0), Some(0.0), Some(0.0)));
    }

    #[test]
    fn the_cap_says_that_it_could_not_and_what_it_would_have_taken() {
        let selection = run(Plan { at_most: 20, ..PLAN }, 0.2, 3.0);
        assert_eq!((selection.verdict(), selection.seen(), selection.needed()), (Verdict::CapReached, 20, Some(34)));
        assert!(selection.against_best().unwrap()[0].high.unwrap() - 0.2 > 1.0);
    }

    #[test]
    fn before_the_first_stage_is_over_nothing_is_said() {
        let mut selection = TwoStage::new(PLAN).unwrap();
        assert_eq!((selection.leader(), selection.needed()), (None, None));
        selection.push(&[1.0, 2.0]).unwrap();
        assert_eq!((selection.leader(), selection.needed(), selection.against_best()), (Some(1), None, None));
        assert_eq!(selection.push(&[1.0]), Err(Fault::Length));
        for number in 2..=10 {
            assert_eq!(selection.needed(), None);
            selection.push(&[1.0, f64::from(number)]).unwrap();
        }
        assert!(selection.needed().is_some());
        assert_eq!(TwoStage::new(Plan { zone: -1.0, ..PLAN }), Err(Fault::Zone));
    }
}
