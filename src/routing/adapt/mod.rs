//! More to the better ones: shares of a split that are reviewed, `routing.X.adaptive`. One file for each rule and one line in
//! [`RULES`]; what a group is judged by is one line in [`yardstick::YARDSTICKS`], or several of them ([`scorecard`]).
//!
//! In: what was observed of each group's contacts so far. Out: new shares that add up to 1. Measured on noise as in life: few
//! contacts, those that this group happened to get.

#[cfg(test)]
pub mod league;
pub mod proportional;
pub mod scorecard;
pub mod thompson;
pub mod winner_takes_all;
pub mod yardstick;

use crate::centre::GroupId;
use crate::centre::provider::Reports;
use crate::routing::adapt::scorecard::Scorecard;
use crate::routing::adapt::yardstick::Worth;

/// What was observed of one group: marks of contacts, in its favour the larger they are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Marks {
    /// How many contacts were marked.
    pub count: u64,
    /// Their marks.
    pub sum: f64,
    /// The squares of their marks.
    pub squares: f64,
}

impl Marks {
    /// One more contact.
    pub fn add(&mut self, mark: f64) {
        self.count += 1;
        self.sum += mark;
        self.squares += mark * mark;
    }

    /// The same contacts, each marked lower by as much as `all` comes to over them.
    pub fn less(&self, all: f64) -> Marks {
        if self.count == 0 {
            return *self;
        }
        let each = all / self.count as f64;
        Marks { count: self.count, sum: self.sum - all, squares: self.squares - each * (2.0 * self.sum - all) }
    }

    /// The mean mark; none before the first.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / self.count as f64)
    }

    /// The standard error of the mean; none before the second mark.
    pub fn error(&self) -> Option<f64> {
        let n = self.count as f64;
        let mean = self.mean()?;
        (self.count > 1).then(|| ((self.squares / n - mean * mean).max(0.0) / (n - 1.0)).sqrt())
    }

    /// The standard error that is believed: with few marks, or all alike, the spread seen is too small, so never less than half
    /// of what the `spread` of all groups' marks makes of so many.
    pub fn believed(&self, spread: f64) -> f64 {
        self.error().unwrap_or(0.0).max(spread / (self.count.max(1) as f64).sqrt() / 2.0)
    }
}

/// The standard deviation of the marks of all groups together.
pub fn spread(marks: &[Marks]) -> f64 {
    let (count, sum, squares) = marks
        .iter()
        .fold((0.0, 0.0, 0.0), |(n, sum, squares), m| (n + m.count as f64, sum + m.sum, squares + m.squares));
    if count > 0.0 { (squares / count - (sum / count) * (sum / count)).max(0.0).sqrt() } else { 0.0 }
}

/// Normal values by address: a rule that needs luck asks for as many as it likes, always the same ones at one review.
pub trait Chance {
    /// The next value, mean 0 and variance 1.
    fn normal(&mut self) -> f64;
}

/// An entry of the table of rules.
#[derive(Debug)]
pub struct Rule {
    /// Its name in the scenario.
    pub name: &'static str,
    /// One line for `list policies`.
    pub summary: &'static str,
    /// From what was observed of each group to a weight for each, none negative; what all have in common does not matter.
    pub weigh: fn(&[Marks], &mut dyn Chance) -> Vec<f64>,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.name == other.name
    }
}

/// All rules.
pub const RULES: &[&Rule] = &[
    &proportional::RULE,
    &thompson::RULE,
    &winner_takes_all::RULE,
    #[cfg(test)]
    &league::RULE,
];

/// Whose figures groups are judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// What happened, as the shop's own switch and orders show it.
    True,
    /// What the vendor's own report says.
    Reported,
}

/// A split whose shares are reviewed.
#[derive(Clone, Debug, PartialEq)]
pub struct Adaptive {
    /// The groups, at least 2.
    pub among: Vec<GroupId>,
    /// What they are judged by.
    pub by: Scorecard,
    /// How marks become shares.
    pub rule: &'static Rule,
    /// So many days between reviews, at least 1; the first review is after the first of them.
    pub review_days: u32,
    /// No group gets less than this, 0 to 1 / groups: without it a group that began badly is never heard of again.
    pub at_least: f64,
    /// Whose figures they are judged by.
    pub figures: Figures,
    /// What the contacts of each group are worth, by group of `among`.
    pub worth: Vec<Worth>,
    /// What each group's report makes of its contacts, by group of `among`; nothing where true figures are looked at.
    pub reports: Vec<Reports>,
}

impl Adaptive {
    /// Whether some group is judged by money and paid by the hour.
    pub fn pays_hours(&self) -> bool {
        self.by.money() && self.worth.iter().any(|worth| worth.per_hour > 0.0)
    }

    /// Shares after a review: by the rule's weights, none below `at_least`. Groups that nobody has heard of share alike with
    /// the others until they are.
    pub fn shares(&self, marks: &[Marks], chance: &mut dyn Chance) -> Vec<f64> {
        let groups = self.among.len();
        let equal = vec![1.0 / groups as f64; groups];
        if marks.iter().any(|marks| marks.count == 0) {
            return equal;
        }
        let weights = (self.rule.weigh)(marks, chance);
        let sum: f64 = weights.iter().sum();
        if !(sum > 0.0 && sum.is_finite()) {
            return equal;
        }
        floored(weights.iter().map(|weight| weight / sum).collect(), self.at_least)
    }
}

/// Shares that add up to 1, none below a floor: those that were get it, and the others keep their proportions.
fn floored(mut shares: Vec<f64>, floor: f64) -> Vec<f64> {
    let mut at_floor = vec![false; shares.len()];
    loop {
        let above = || shares.iter().zip(&at_floor).filter(|(_, at_floor)| !**at_floor).map(|(share, _)| *share);
        let (sum, count) = (above().sum::<f64>(), above().count());
        let left = 1.0 - floor * (shares.len() - count) as f64;
        for (share, at_floor) in shares.iter_mut().zip(&at_floor) {
            *share = match (at_floor, sum > 0.0) {
                (true, _) => floor,
                (false, true) => *share * left / sum,
                (false, false) => left / count.max(1) as f64,
            };
        }
        let mut found = false;
        for (share, at_floor) in shares.iter().zip(&mut at_floor) {
            let below = !*at_floor && *share < floor;
            *at_floor |= below;
            found |= below;
        }
        if !found {
            return shares;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;
    impl Chance for Fixed {
        fn normal(&mut self) -> f64 {
            0.0
        }
    }

    fn marks(of: &[f64]) -> Marks {
        let mut marks = Marks::default();
        of.iter().for_each(|mark| marks.add(*mark));
        marks
    }

    fn adaptive(rule: &'static Rule, at_least: f64) -> Adaptive {
        Adaptive {
            among: vec![GroupId(0), GroupId(1), GroupId(2)],
            by: yardstick::YARDSTICKS[0].into(),
            rule,
            review_days: 1,
            at_least,
            figures: Figures::True,
            worth: vec![Worth::default(); 3],
            reports: vec![Reports::default(); 3],
        }
    }

    #[test]
    fn marks_have_the_mean_and_error_of_a_sample() {
        let marks = marks(&[1.0, 2.0, 3.0, 6.0]);
        // Mean 3, sample variance 14 / 3, error the root of 14 / 12.
        assert!((marks.mean().unwrap_or(0.0) - 3.0).abs() < 1e-12);
        assert!((marks.error().unwrap_or(0.0) - (14.0f64 / 12.0).sqrt()).abs() < 1e-12);
        assert_eq!((Marks::default().mean(), Marks::default().error()), (None, None));
    }

    #[test]
    fn what_is_paid_for_all_is_shared_alike_and_leaves_the_spread() {
        // 6 over 4 contacts: 1.5 off each.
        let (less, each) = (marks(&[1.0, 2.0, 3.0, 6.0]).less(6.0), marks(&[-0.5, 0.5, 1.5, 4.5]));
        assert_eq!((less.count, less.sum, less.squares), (each.count, each.sum, each.squares));
        assert_eq!(Marks::default().less(6.0), Marks::default());
    }

    #[test]
    fn a_floor_takes_only_from_those_who_have_more() {
        let close = |got: Vec<f64>, expected: &[f64]| {
            got.len() == expected.len() && got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12)
        };
        assert!(close(floored(vec![2.0 / 3.0, 1.0 / 3.0], 0.05), &[2.0 / 3.0, 1.0 / 3.0]));
        assert!(close(floored(vec![0.98, 0.01, 0.01], 0.1), &[0.8, 0.1, 0.1]));
        // Of 0.9 left for the first two, 0.88 and 0.1 would give 0.808 and 0.092, so the second gets its floor, too.
        assert!(close(floored(vec![0.88, 0.1, 0.02], 0.1), &[0.8, 0.1, 0.1]));
    }

    #[test]
    fn shares_add_up_to_one_and_nobody_gets_less_than_the_floor() {
        let seen = [marks(&[0.2, 0.4]), marks(&[0.6, 0.6]), marks(&[0.0, 0.0])];
        for rule in RULES {
            for at_least in [0.0, 0.05, 1.0 / 3.0] {
                let shares = adaptive(rule, at_least).shares(&seen, &mut Fixed);
                assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{}: {shares:?}", rule.name);
                assert!(shares.iter().all(|share| *share >= at_least - 1e-12), "{}: {shares:?}", rule.name);
                assert!(shares[1] >= shares[0] && shares[0] >= shares[2], "{}: {shares:?}", rule.name);
            }
        }
    }

    #[test]
    fn groups_that_all_have_the_same_marks_share_alike() {
        // Everybody answered in time everywhere: no rule may favour who stands first in the file.
        for (rule, mark) in RULES.iter().flat_map(|rule| [(rule, 1.0), (rule, 0.0), (rule, -30.0)]) {
            let seen = [marks(&[mark; 4]), marks(&[mark; 9]), marks(&[mark])];
            let shares = adaptive(rule, 0.05).shares(&seen, &mut Fixed);
            assert!(shares.iter().all(|share| (share - 1.0 / 3.0).abs() < 1e-9), "{}: {shares:?}", rule.name);
        }
    }

    #[test]
    fn a_group_that_nobody_has_heard_of_is_heard_first() {
        let seen = [marks(&[1.0, 1.0]), Marks::default(), marks(&[0.0])];
        for rule in RULES {
            assert_eq!(adaptive(rule, 0.0).shares(&seen, &mut Fixed), [1.0 / 3.0; 3], "{}", rule.name);
        }
    }
}
