//! `thompson`: each group gets the share with which it may be the best, judged by what is known of it (Thompson, 1933). With
//! reviews once a day all contacts of a day are dealt by one belief.

use super::{Chance, Marks, Rule, spread};

/// The entry.
pub static RULE: Rule = Rule {
    name: "thompson",
    summary: "shares as likely as each group is to be the best, by what has been seen of it (Thompson sampling)",
    weigh,
};

/// Beliefs are compared so often: a share is known to 0.016.
const DRAWS: usize = 1000;

fn weigh(marks: &[Marks], chance: &mut dyn Chance) -> Vec<f64> {
    let spread = spread(marks);
    let beliefs: Vec<(f64, f64)> =
        marks.iter().map(|marks| (marks.mean().unwrap_or(0.0), marks.believed(spread))).collect();
    let mut wins = vec![0.0; marks.len()];
    for _ in 0..DRAWS {
        let drawn: Vec<f64> = beliefs.iter().map(|(mean, error)| mean + error * chance.normal()).collect();
        let best = drawn.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // Groups of which only equal marks have been seen are equally good: they share the win.
        let ties = drawn.iter().filter(|one| **one >= best).count().max(1) as f64;
        wins.iter_mut().zip(&drawn).filter(|(_, one)| **one >= best).for_each(|(wins, _)| *wins += 1.0 / ties);
    }
    wins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Luck, Purpose, Stream};

    struct Drawn(Stream);
    impl Chance for Drawn {
        fn normal(&mut self) -> f64 {
            self.0.normal()
        }
    }

    #[test]
    fn the_share_is_the_chance_that_one_belief_beats_the_other() {
        // Two groups with 100 marks each, means 0.5 and 0.6, variance 1: the difference has an error of 0.1421 (n - 1 in the
        // denominator), so the second is better with probability 0.759. A thousand draws know it to 0.0135.
        let marks = |mean: f64| Marks { count: 100, sum: 100.0 * mean, squares: 100.0 * (1.0 + mean * mean) };
        let mut chance = Drawn(Luck::new(1, 0).stream("thompson", Purpose::Deal));
        let wins = weigh(&[marks(0.5), marks(0.6)], &mut chance);
        assert!((wins[1] / 1000.0 - 0.759).abs() < 5.0 * 0.0135, "{wins:?}");
    }
}
