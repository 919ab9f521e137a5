//! Regret: what each option earned less than the best of the same replication, whose truth all options met.
//!
//! In: headlines of all options, replication by replication. Out: its mean, what it stays below in 95 of 100, how often none.

use crate::experiment::option::Outcome;
use crate::results::risk::Regret;
use crate::statistics::{Sample, Wins, quantile_estimate, wilson};

/// The regret of each option, in their order.
pub fn of(options: &[(String, Outcome)], confidence: f64) -> Vec<Regret> {
    let profits: Vec<Vec<f64>> = options
        .iter()
        .map(|(_, outcome)| outcome.headlines.iter().map(|headline| headline.month.profit).collect())
        .collect();
    let names = options.iter().map(|(name, _)| name.clone());
    names.zip(regrets(&profits)).map(|(option, (lost, wins))| regret(option, lost, &wins, confidence)).collect()
}

/// For each option what it lost in each replication that all have, and how often it is the best in it.
fn regrets(profits: &[Vec<f64>]) -> Vec<(Vec<f64>, Wins)> {
    let replications = profits.iter().map(Vec::len).min().unwrap_or(0);
    let mut found = vec![(Vec::with_capacity(replications), Wins::default()); profits.len()];
    for replication in 0..replications {
        let of = |option: &Vec<f64>| option.get(replication).copied().unwrap_or(f64::NAN);
        let best = profits.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let level = profits.iter().filter(|option| of(option) >= best).count().max(1);
        for ((lost, wins), option) in found.iter_mut().zip(profits) {
            let own = of(option);
            lost.push(best - own);
            wins.push(if own >= best { level } else { 0 });
        }
    }
    found
}

fn regret(option: String, mut lost: Vec<f64>, wins: &Wins, confidence: f64) -> Regret {
    let mut sample = Sample::default();
    lost.iter().for_each(|lost| sample.push(*lost));
    lost.sort_by(f64::total_cmp);
    Regret {
        option,
        mean: sample.estimate(confidence).not_negative().in_cents(),
        p95: quantile_estimate(&lost, 0.95, confidence).in_cents(),
        best: wins.estimate(wilson, confidence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_each_replication_regrets_nothing_and_those_that_are_level_share_it() {
        let found = regrets(&[vec![10.0, 4.0, 7.0], vec![8.0, 6.0, 7.0]]);
        let lost: Vec<&[f64]> = found.iter().map(|(lost, _)| lost.as_slice()).collect();
        assert_eq!(lost, [&[0.0, 2.0, 0.0][..], &[2.0, 0.0, 0.0][..]]);
        // Each is the best once alone and once level: between one and two of three.
        for (lost, wins) in &found {
            let best = regret("one".to_owned(), lost.clone(), wins, 0.95).best;
            let (one, two) = (wilson(1, 3, 0.95), wilson(2, 3, 0.95));
            assert_eq!((best.mean, best.low, best.high), (Some(0.5), one.low, two.high));
        }
    }

    #[test]
    fn the_only_option_regrets_nothing() {
        let found = regrets(&[vec![-3.0, 5.0]]);
        assert_eq!((found.len(), found[0].0.as_slice()), (1, &[0.0, 0.0][..]));
        let regret = regret("only".to_owned(), found[0].0.clone(), &found[0].1, 0.95);
        assert_eq!((regret.mean.mean, regret.best.mean), (Some(0.0), Some(1.0)));
    }
}
