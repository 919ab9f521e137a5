//! Fully sequential selection: after each replication, options that are surely not the best leave the race.
//!
//! In: outputs of the survivors. Out: go on, or the best. For any number of options and any correlation.

use super::differences::{Differences, boundary, spread};
use super::{Fault, Plan, Selection, Verdict, largest};

/// The procedure KN with c = 1 (Kim and Nelson, ACM TOMACS 11, 2001): needs few replications where common luck is strong,
/// since it looks at the variances of differences alone.
///
/// ```
/// use busyhour::statistics::selection::{Knockout, Plan, Selection, Verdict};
///
/// let plan = Plan { options: 2, first_stage: 10, zone: 50.0, confidence: 0.95, at_most: 1000 };
/// let mut race = Knockout::new(plan).unwrap();
/// let mut month = 0.0;
/// while race.verdict() == Verdict::GoOn {
///     month += 1.0;
///     let busy = (month * 0.7_f64).fract() * 300.0;
///     race.push(&[-1000.0 - busy, -1200.0 - 1.1 * busy]).unwrap();
/// }
/// assert_eq!(race.verdict(), Verdict::Best(0));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Knockout {
    plan: Plan,
    /// h² of the paper.
    spread: f64,
    seen: u64,
    survivors: Vec<usize>,
    differences: Differences,
    verdict: Verdict,
}

impl Knockout {
    /// A race by this plan.
    ///
    /// # Errors
    /// Where a number of the plan is out of its range.
    pub fn new(plan: Plan) -> Result<Knockout, Fault> {
        let plan = plan.checked()?;
        let error = (1.0 - plan.confidence) / (plan.options - 1) as f64;
        Ok(Knockout {
            plan,
            spread: spread(error, plan.first_stage),
            seen: 0,
            survivors: (0..plan.options).collect(),
            differences: Differences::new(plan.options),
            verdict: Verdict::GoOn,
        })
    }

    /// Spoils the procedure: triangles of this share of their size, so that tests can see that they see.
    #[cfg(test)]
    pub(super) fn hurry(&mut self, share: f64) {
        self.spread *= share;
    }

    /// How far one option may be behind another and stay, as a difference of sums.
    fn allowance(&self, first: usize, second: usize) -> f64 {
        boundary(self.spread, self.differences.variance(first, second), self.plan.zone, self.seen)
    }

    /// Whether an option is behind no survivor by more than chance may do.
    fn stays(&self, option: usize) -> bool {
        let behind = |other: &usize| self.differences.lead(*other, option) <= self.allowance(option, *other);
        self.survivors.iter().filter(|other| **other != option).all(behind)
    }

    /// Lets those leave that are surely not the best, and says how things stand.
    fn screen(&mut self) -> Verdict {
        let stay: Vec<usize> = self.survivors.iter().copied().filter(|option| self.stays(*option)).collect();
        self.survivors = stay;
        // Beyond the last triangle only those can be left together that are exactly level.
        let spent = self.needed().is_none_or(|needed| self.seen >= needed);
        match self.leader() {
            Some(leader) if spent || self.survivors.len() == 1 => Verdict::Best(leader),
            _ if self.seen >= self.plan.at_most => Verdict::CapReached,
            _ => Verdict::GoOn,
        }
    }
}

impl Selection for Knockout {
    fn push(&mut self, outputs: &[f64]) -> Result<Verdict, Fault> {
        if self.verdict != Verdict::GoOn {
            return Ok(self.verdict);
        }
        Plan::takes(outputs, &self.survivors)?;
        self.seen += 1;
        self.differences.push(&self.survivors, outputs, self.seen <= self.plan.first_stage);
        if self.seen >= self.plan.first_stage {
            self.verdict = self.screen();
        }
        Ok(self.verdict)
    }

    fn verdict(&self) -> Verdict {
        self.verdict
    }

    fn survivors(&self) -> &[usize] {
        &self.survivors
    }

    fn seen(&self) -> u64 {
        self.seen
    }

    fn needed(&self) -> Option<u64> {
        if self.seen < self.plan.first_stage {
            return None;
        }
        let zone = self.plan.zone * self.plan.zone;
        let pairs = self.survivors.iter().flat_map(|i| self.survivors.iter().map(move |l| (*i, *l)));
        let widest = pairs.filter(|(i, l)| i < l).map(|(i, l)| self.differences.variance(i, l)).fold(0.0, f64::max);
        Some(((self.spread * widest / zone) as u64).saturating_add(1).max(self.plan.first_stage))
    }

    fn leader(&self) -> Option<usize> {
        largest(&self.survivors, |option| self.differences.sum(option)).filter(|_| self.seen > 0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PLAN: Plan = Plan { options: 3, first_stage: 4, zone: 1.0, confidence: 0.9, at_most: 100 };

    fn wave(number: u64) -> f64 {
        [0.0, 2.0, -1.0, 1.0, -2.0][number as usize % 5]
    }

    #[test]
    fn a_race_on_paper_ends_where_the_triangle_says() {
        let plan = Plan { options: 2, first_stage: 3, zone: 1.0, confidence: 0.75, at_most: 100 };
        // h² = (2·0.25)^(−2/2) − 1 = 1, times n₀ − 1: 2. Differences 3, 0, 3: S² = 3. Triangle 3 − r/2: 1.5 at three, and 6 > 1.5.
        let mut race = Knockout::new(plan).unwrap();
        assert_eq!(race.push(&[3.0, 0.0]), Ok(Verdict::GoOn));
        assert_eq!(race.push(&[0.0, 0.0]), Ok(Verdict::GoOn));
        assert_eq!((race.needed(), race.push(&[3.0, 0.0])), (None, Ok(Verdict::Best(0))));
        // Differences 0.9, −2.1, 0.9 (S² = 3 again): sum −0.3 is inside 1.5; at four −0.3 − 0.6 inside 1; at five −1.5 outside 0.5.
        let mut race = Knockout::new(plan).unwrap();
        for difference in [0.9, -2.1, 0.9, -0.6] {
            assert_eq!(race.push(&[difference, 0.0]), Ok(Verdict::GoOn));
        }
        assert_eq!((race.needed(), race.leader()), (Some(7), Some(1)));
        assert_eq!(race.push(&[-0.6, 0.0]), Ok(Verdict::Best(1)));
    }

    #[test]
    fn who_left_is_asked_no_more_and_the_verdict_stays() {
        let mut race = Knockout::new(PLAN).unwrap();
        for number in 0..4 {
            race.push(&[wave(number) + wave(number + 1), wave(number), -90.0]).unwrap();
        }
        assert_eq!(race.survivors(), [0, 1]);
        assert_eq!(race.push(&[1.0, 2.0, 3.0]), Err(Fault::Length));
        assert_eq!(race.seen(), 4);
        while race.push(&[9.0, 0.0]).unwrap() == Verdict::GoOn {}
        let end = race.clone();
        assert_eq!((race.push(&[0.0; 7]), race == end), (Ok(Verdict::Best(0)), true));
    }

    #[test]
    fn copies_end_with_the_first_of_them() {
        let mut race = Knockout::new(PLAN).unwrap();
        let verdict =
            (0..4).map(|number| race.push(&[wave(number) - 50.0, wave(number), wave(number)]).unwrap()).last();
        assert_eq!(verdict, Some(Verdict::Best(1)));
    }

    #[test]
    fn the_cap_says_that_it_could_not() {
        let mut race = Knockout::new(Plan { at_most: 6, zone: 0.01, ..PLAN }).unwrap();
        let all: Vec<Verdict> = (0..7)
            .map(|n| race.push(&[wave(n), wave(n + 2), wave(n * n)][..race.survivors().len()]).unwrap())
            .collect();
        assert_eq!(all[4..], [Verdict::GoOn, Verdict::CapReached, Verdict::CapReached]);
        assert!(race.seen() == 6 && race.leader().is_some() && race.needed() > Some(6));
    }

    #[test]
    fn a_race_is_resumed_by_feeding_it_again() {
        let feed = |race: &mut Knockout, from: u64, to: u64| {
            for number in from..to {
                let all = [wave(number), wave(number + 1) + 0.3, wave(3 * number) + 0.1];
                let outputs: Vec<f64> = race.survivors().iter().map(|option| all[*option]).collect();
                race.push(&outputs).unwrap();
            }
        };
        let (mut whole, mut cut) = (Knockout::new(PLAN).unwrap(), Knockout::new(PLAN).unwrap());
        feed(&mut whole, 0, 60);
        feed(&mut cut, 0, 7);
        let mut resumed = Knockout::new(PLAN).unwrap();
        feed(&mut resumed, 0, 7);
        assert_eq!(resumed, cut);
        feed(&mut resumed, 7, 60);
        assert_eq!(resumed, whole);
    }

    #[test]
    fn plans_and_outputs_out_of_range_are_refused() {
        for (plan, fault) in [
            (Plan { options: 1, ..PLAN }, Fault::Options),
            (Plan { first_stage: 1, ..PLAN }, Fault::FirstStage),
            (Plan { at_most: 3, ..PLAN }, Fault::FirstStage),
            (Plan { zone: 0.0, ..PLAN }, Fault::Zone),
            (Plan { zone: f64::NAN, ..PLAN }, Fault::Zone),
            (Plan { confidence: 1.0 / 3.0, ..PLAN }, Fault::Confidence),
            (Plan { confidence: 1.0, ..PLAN }, Fault::Confidence),
        ] {
            assert_eq!(Knockout::new(plan), Err(fault));
        }
        // A zone whose square is no number any more asks for all replications there are.
        let mut endless = Knockout::new(Plan { zone: 1e-200, first_stage: 2, ..PLAN }).unwrap();
        endless.push(&[1.0, 2.0, 0.0]).unwrap();
        assert_eq!((endless.push(&[2.0, 0.0, 1.0]), endless.needed()), (Ok(Verdict::GoOn), Some(u64::MAX)));
        let mut race = Knockout::new(PLAN).unwrap();
        assert_eq!(race.push(&[1.0, f64::INFINITY, 0.0]), Err(Fault::Output));
        assert_eq!((race.seen(), race.leader()), (0, None));
    }
}
