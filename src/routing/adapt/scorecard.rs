//! What groups are judged by: one yardstick, or several with weights.
//!
//! In: what was seen of each group by each yardstick. Out: [`Marks`] for each group, which a rule makes shares of. One yardstick's
//! marks go as they are. Of several each is turned into points, so that units do not matter: the mean over groups is worth 1, and
//! a group has a point more (or less) for each time that it is above (or below) it by the mean size of the groups' means. What is
//! good has mean / mean of all, what costs 2 − cost / mean cost of all. A scorecard's mark is the weighted mean of points.
//!
//! Chance is that of the whole: yardsticks look at the same contacts, and a mean of two that say the same is no surer than either.
//! So the variance of the points has the covariances of the means in it, from the contacts that both of a pair looked at.

use crate::centre::provider::Reports;
use crate::routing::adapt::Marks;
use crate::routing::adapt::yardstick::{Outcome, Worth, Yardstick};

/// Yardsticks with their weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard(Vec<(&'static Yardstick, f64)>);

impl From<&'static Yardstick> for Scorecard {
    /// One yardstick, as it is.
    fn from(stick: &'static Yardstick) -> Scorecard {
        Scorecard(vec![(stick, 1.0)])
    }
}

impl Scorecard {
    /// Yardsticks, each once, with weights above 0; only their proportions matter.
    pub fn weighted(mut sticks: Vec<(&'static Yardstick, f64)>) -> Scorecard {
        let sum: f64 = sticks.iter().map(|(_, weight)| weight).sum();
        sticks.iter_mut().for_each(|(_, weight)| *weight /= sum);
        Scorecard(sticks)
    }

    /// Whether money is part of it.
    pub fn money(&self) -> bool {
        self.0.iter().any(|(stick, _)| stick.money)
    }

    /// Nothing was seen yet of a group.
    pub fn nothing(&self) -> Seen {
        let sticks = self.0.len();
        Seen {
            marks: vec![Marks::default(); sticks],
            pairs: vec![Pair::default(); sticks * (sticks - sticks.min(1)) / 2],
        }
    }

    /// Marks one more contact of a group.
    #[inline]
    pub fn mark(&self, seen: &mut Seen, outcome: &Outcome, worth: &Worth, reports: &Reports) {
        let mut pairs = seen.pairs.iter_mut();
        for (place, ((stick, _), marks)) in self.0.iter().zip(&mut seen.marks).enumerate() {
            let mark = stick.marked(outcome, worth, reports);
            if let Some(mark) = mark {
                marks.add(mark);
            }
            for ((other, _), pair) in self.0[..place].iter().zip(&mut pairs) {
                if let (Some(mark), Some(other)) = (mark, other.marked(outcome, worth, reports)) {
                    pair.add(other, mark);
                }
            }
        }
    }

    /// What a group is judged by where it is also paid for all its contacts together, which costs them alike.
    pub fn less(&self, seen: &Seen, paid: f64) -> Seen {
        let less =
            |((stick, _), marks): (&(&Yardstick, f64), &Marks)| if stick.money { marks.less(paid) } else { *marks };
        Seen { marks: self.0.iter().zip(&seen.marks).map(less).collect(), pairs: seen.pairs.clone() }
    }

    /// The marks of each group, from what was seen of it. A group that some yardstick has not seen has no marks.
    pub fn marks(&self, seen: &[Seen]) -> Vec<Marks> {
        if self.0.len() == 1 {
            return seen.iter().map(|seen| seen.marks.first().copied().unwrap_or_default()).collect();
        }
        let lines: Vec<Line> = self.0.iter().enumerate().map(|(k, (_, weight))| Line::new(seen, k, *weight)).collect();
        seen.iter().map(|seen| together(&lines, seen)).collect()
    }
}

/// What was seen of one group, by each yardstick of a scorecard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    marks: Vec<Marks>,
    /// Of the second with the first, the third with the first and the second, and so on.
    pairs: Vec<Pair>,
}

impl Seen {
    /// A new replication begins.
    pub fn clear(&mut self) {
        self.marks.fill(Marks::default());
        self.pairs.fill(Pair::default());
    }
}

/// The contacts that two yardsticks both looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Pair {
    count: u64,
    first: f64,
    second: f64,
    product: f64,
}

impl Pair {
    fn add(&mut self, first: f64, second: f64) {
        self.count += 1;
        self.first += first;
        self.second += second;
        self.product += first * second;
    }

    /// The covariance of the two means, of which one is over `firsts` contacts and the other over `seconds`: that of the marks by
    /// the share of contacts that both have.
    fn of_means(&self, firsts: u64, seconds: u64) -> f64 {
        if self.count < 2 {
            return 0.0;
        }
        let n = self.count as f64;
        let of_marks = (self.product - self.first * self.second / n) / (n - 1.0);
        of_marks * n / (firsts as f64 * seconds as f64)
    }
}

/// One yardstick over all groups.
struct Line {
    weight: f64,
    /// The mean of the groups' means.
    mean: f64,
    /// Points for a unit of it; 0 where it is nought everywhere.
    each: f64,
    /// The spread of all marks.
    spread: f64,
}

impl Line {
    fn new(seen: &[Seen], place: usize, weight: f64) -> Line {
        let marks: Vec<Marks> = seen.iter().filter_map(|seen| seen.marks.get(place)).copied().collect();
        let means = || marks.iter().map(|marks| marks.mean().unwrap_or(0.0));
        let groups = marks.len().max(1) as f64;
        let size = means().map(f64::abs).sum::<f64>() / groups;
        let each = if size > 0.0 { 1.0 / size } else { 0.0 };
        Line { weight, mean: means().sum::<f64>() / groups, each, spread: super::spread(&marks) }
    }

    /// Weighted points of a mean.
    fn points(&self, mean: f64) -> f64 {
        self.weight * (1.0 + (mean - self.mean) * self.each)
    }
}

/// A group's marks by the whole scorecard: points with their variance, over as many contacts as the yardsticks have by weight (the
/// harmonic mean, in which few count).
fn together(lines: &[Line], seen: &Seen) -> Marks {
    if seen.marks.iter().any(|marks| marks.count == 0) {
        return Marks::default();
    }
    let (mut points, mut variance, mut rarity) = (0.0, 0.0, 0.0);
    let mut pairs = seen.pairs.iter();
    for (place, (line, marks)) in lines.iter().zip(&seen.marks).enumerate() {
        points += line.points(marks.mean().unwrap_or(0.0));
        rarity += line.weight / marks.count as f64;
        let (scale, error) = (line.weight * line.each, marks.believed(line.spread));
        variance += scale * scale * error * error;
        for ((other, others), pair) in lines[..place].iter().zip(&seen.marks).zip(&mut pairs) {
            variance += 2.0 * scale * other.weight * other.each * pair.of_means(others.count, marks.count);
        }
    }
    let count = libm::round(1.0 / rarity).max(1.0);
    let squares = count * (points * points + (count - 1.0) * variance.max(0.0));
    Marks { count: count as u64, sum: count * points, squares }
}

#[cfg(test)]
#[path = "tests/scorecard.rs"]
mod tests;
