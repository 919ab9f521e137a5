//! A share of independent replications: how often a target was met.

use super::Estimate;
use super::student::{beta, normal};

/// `successes` of `n` with Wilson's score interval at `confidence`; none of none.
///
/// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n) (Wilson, JASA 22, 1927). It never leaves \[0, 1\] and is of use at 0 and at n.
/// Replications are independent draws of yes or no, so one replication has an interval, too; like every other it is left out.
pub fn wilson(successes: u64, n: u64, confidence: f64) -> Estimate {
    if n == 0 {
        return Estimate::default();
    }
    let count = n as f64;
    let p = successes.min(n) as f64 / count;
    let Some(z) = normal(0.5 + confidence / 2.0).filter(|_| n > 1) else { return Estimate::point(p) };
    let middle = p + z * z / (2.0 * count);
    let half = z * (p * (1.0 - p) / count + z * z / (4.0 * count * count)).sqrt();
    let scale = 1.0 + z * z / count;
    let low = if successes == 0 { 0.0 } else { (middle - half) / scale };
    let high = if successes >= n { 1.0 } else { (middle + half) / scale };
    Estimate { mean: Some(p), low: Some(low.max(0.0)), high: Some(high.min(1.0)) }
}

/// `successes` of `n` with the exact interval at `confidence` (in (0, 1)); none of none. Never covers less than it says.
///
/// Ends are points of Beta(k, n − k + 1) and Beta(k + 1, n − k) (Clopper and Pearson, Biometrika 26, 1934). One-sided at γ is
/// the end of the two-sided one at 2γ − 1. Wilson's is shorter and right on average: for pictures; this is for promises.
pub fn clopper_pearson(successes: u64, n: u64, confidence: f64) -> Estimate {
    if n == 0 {
        return Estimate::default();
    }
    let k = successes.min(n);
    let tail = (1.0 - confidence) / 2.0;
    let (hits, misses) = (k as f64, (n - k) as f64);
    let low = if k == 0 { Some(0.0) } else { beta(tail, hits, misses + 1.0) };
    let high = if k == n { Some(1.0) } else { beta(1.0 - tail, hits + 1.0, misses) };
    Estimate { mean: Some(hits / n as f64), low, high }
}

/// How often one of several is the best, where those that are level share it.
///
/// Each time it is alone (counts 1), level with others (counts 1/k among k), or behind (counts 0). Such counts are of no binomial law,
/// but the two around them are: how often it is alone, and how often nobody is ahead of it. The expected share lies between their
/// chances, so the lower end of the interval of the one and the upper end of that of the other hold it at least as often as each says.
/// Where nothing is ever level it is the usual interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wins {
    times: u64,
    alone: u64,
    level: u64,
    shares: f64,
}

impl Wins {
    /// Once more: so many are the best and level, it among them; 0 where it is not.
    pub fn push(&mut self, best: usize) {
        self.times += 1;
        self.alone += u64::from(best == 1);
        self.level += u64::from(best > 1);
        self.shares += if best > 0 { 1.0 / best as f64 } else { 0.0 };
    }

    /// How often it was level with others.
    pub fn level(&self) -> u64 {
        self.level
    }

    /// The share, with the interval that `of` gives of whole counts: [`wilson`] or [`clopper_pearson`]. None of none.
    pub fn estimate(&self, of: fn(u64, u64, f64) -> Estimate, confidence: f64) -> Estimate {
        let (least, most) =
            (of(self.alone, self.times, confidence), of(self.alone + self.level, self.times, confidence));
        let mean = (self.times > 0).then(|| self.shares / self.times as f64);
        Estimate { mean, low: least.low, high: most.high }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_level_counts_in_part_and_its_interval_lies_around_both_whole_counts() {
        let mut wins = Wins::default();
        // 81 times alone, 60 times level with one, 30 times with two, 92 times behind: 81 + 30 + 10 of 263.
        for (best, times) in [(1, 81), (2, 60), (3, 30), (0, 92)] {
            (0..times).for_each(|_| wins.push(best));
        }
        let found = wins.estimate(clopper_pearson, 0.95);
        assert!((found.mean.unwrap() - 121.0 / 263.0).abs() < 1e-12);
        // Newcombe, 1998: the lower end of 81 of 263. The upper one of 171 is 1 less the lower one of 92 of 263.
        assert!((found.low.unwrap() - 0.2527).abs() < 6e-5, "{found:?}");
        assert_eq!(found.high, clopper_pearson(171, 263, 0.95).high);
        assert_eq!((wins.level(), found.high > found.mean), (90, true));
        assert_eq!(Wins::default().estimate(wilson, 0.95), Estimate::default());
    }

    #[test]
    fn the_interval_of_shared_wins_holds_the_truth_as_often_as_it_says() {
        use crate::random::{Luck, Purpose};
        // Alone in 20 %, level with one in 30 %: a share of 35 %. 921 of 1,000 is missed once in 10,000 at 95 %.
        let held = (0..1000u64).filter(|number| {
            let mut stream = Luck::new(1, *number).stream("wins", Purpose::Arrivals);
            let mut wins = Wins::default();
            for _ in 0..60 {
                let drawn = stream.uniform();
                wins.push(if drawn < 0.2 {
                    1
                } else if drawn < 0.5 {
                    2
                } else {
                    0
                });
            }
            let found = wins.estimate(clopper_pearson, 0.95);
            found.low.unwrap() <= 0.35 && 0.35 <= found.high.unwrap()
        });
        assert!(held.count() >= 921);
    }

    #[test]
    fn wilson_s_interval_agrees_with_published_values() {
        // Newcombe, Statistics in Medicine 17, 1998, table I: 81/263, 15/148, 0/20, 1/29.
        for (k, n, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let found = wilson(k, n, 0.95);
            assert!((found.low.unwrap() - low).abs() < 6e-5, "{found:?}");
            assert!((found.high.unwrap() - high).abs() < 6e-5, "{found:?}");
        }
    }

    #[test]
    fn the_exact_interval_agrees_with_published_values() {
        // Newcombe, Statistics in Medicine 17, 1998, table I, method 5.
        for (k, n, low, high) in
            [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0, 0.1684), (1, 29, 0.0009, 0.1776)]
        {
            let found = clopper_pearson(k, n, 0.95);
            assert!((found.low.unwrap() - low).abs() < 6e-5, "{found:?}");
            assert!((found.high.unwrap() - high).abs() < 6e-5, "{found:?}");
        }
        // None of n: 1 − (α/2)^(1/n); all of n is its mirror.
        let (none, all) = (clopper_pearson(0, 50, 0.9), clopper_pearson(50, 50, 0.9));
        let bound = 1.0 - libm::pow(0.05, 1.0 / 50.0);
        assert!((none.high.unwrap() - bound).abs() < 1e-9 && (all.low.unwrap() - 1.0 + bound).abs() < 1e-9);
        assert_eq!(clopper_pearson(0, 0, 0.95), Estimate::default());
    }

    #[test]
    fn the_exact_interval_never_covers_less_than_it_says() {
        // The sum over all outcomes of n = 25 whose interval holds p, for shares from 2 to 98 %.
        let holds: Vec<Estimate> = (0..=25).map(|k| clopper_pearson(k, 25, 0.9)).collect();
        for p in (1..50).map(|step| f64::from(step) * 0.02) {
            let mut chance = libm::pow(1.0 - p, 25.0);
            let mut covered = 0.0;
            for (k, interval) in holds.iter().enumerate() {
                if interval.low.unwrap() <= p && p <= interval.high.unwrap() {
                    covered += chance;
                }
                chance *= (25 - k) as f64 / (k + 1) as f64 * p / (1.0 - p);
            }
            assert!((0.9..1.0 + 1e-12).contains(&covered), "{p}: {covered}");
        }
    }

    #[test]
    fn always_and_never_stay_inside_zero_and_one() {
        assert_eq!(wilson(20, 20, 0.95).high, Some(1.0));
        assert_eq!(wilson(0, 20, 0.95).low, Some(0.0));
        assert_eq!(wilson(0, 0, 0.95), Estimate::default());
        assert_eq!(wilson(1, 1, 0.95), Estimate::point(1.0));
    }
}
