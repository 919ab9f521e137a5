//! How sure a ranking is: the chance that each option is the best, and what choosing it may cost.
//!
//! In: a [`Series`] for each option (the most is wanted: negate costs), limits that an option must hold, a source of luck.
//! Out: a [`Standing`] for each. It knows no seed: the caller hands in uniform numbers from an address of its own.
//!
//! By the bootstrap over replications (Efron, Annals of Statistics 7, 1979) and not by a normal law, for four reasons: all
//! options are resampled together, so any correlation that common luck brought is kept; costs of a month are skewed; copies of
//! one option make every covariance singular and do no harm here; and limits on other measures come in without a formula.
//! It is the chance in the light of these replications ("luck only"), not over what the inputs might be.

use super::Series;

/// What an option must reach besides: a measure of it whose mean is to be at least `at_least` (negate both for "at most").
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The measure over the same replications.
    pub measure: Series,
    /// The least that its mean may be.
    pub at_least: f64,
}

/// How an option stands among the others. Chances are 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// The chance that its mean is the greatest of all options. Those that are level share it.
    pub best: f64,
    /// The chance that its mean holds all its limits; 1 without any.
    pub holds: f64,
    /// The chance that it is the greatest among those that hold theirs. What is missing to 1 over all options: none holds.
    pub best_that_holds: f64,
    /// What is lost on average by choosing it, 0 or more: E\[largest mean − its mean\], limits aside. The expected opportunity
    /// cost (Chick and Inoue, Operations Research 49, 2001): how wrong, where `best` says how often.
    pub expected_loss: f64,
}

/// The standing of each option from `resamples` (1 or more; 2,000 leave a standard error of 0.011 or less).
///
/// `limits` has a list for each option, or is empty. `uniform` gives independent numbers on [0, 1). Deviations are stretched by
/// √(n/(n − 1)), without which resampling n values sees too small a variance. None of no options, from fewer than two
/// replications, or where numbers of replications or options differ.
pub fn standings(
    options: &[Series],
    limits: &[Vec<Limit>],
    resamples: u32,
    uniform: &mut impl FnMut() -> f64,
) -> Option<Vec<Standing>> {
    let n = options.first()?.n();
    let measures = || limits.iter().flatten().map(|limit| &limit.measure);
    let unlike = options.iter().chain(measures()).any(|series| series.n() != n);
    if n < 2 || resamples == 0 || unlike || !(limits.is_empty() || limits.len() == options.len()) {
        return None;
    }
    let all: Vec<&Series> = options.iter().chain(measures()).collect();
    let mut tally = vec![Standing::default(); options.len()];
    let mut means = vec![0.0; all.len()];
    let mut times = vec![0u32; n as usize];
    for _ in 0..resamples {
        resample(&mut times, uniform);
        means.iter_mut().zip(&all).for_each(|(mean, series)| *mean = resampled(series, &times));
        let (values, judged) = means.split_at(options.len());
        count(&mut tally, values, &held(limits, judged, options.len()));
    }
    let share = 1.0 / f64::from(resamples);
    for standing in &mut tally {
        standing.best *= share;
        standing.holds *= share;
        standing.best_that_holds *= share;
        standing.expected_loss *= share;
    }
    Some(tally)
}

/// How often each replication is drawn among as many: one bootstrap sample.
pub(super) fn resample(times: &mut [u32], uniform: &mut impl FnMut() -> f64) {
    times.fill(0);
    let n = times.len();
    for _ in 0..n {
        let drawn = (uniform() * n as f64) as usize;
        times[drawn.min(n - 1)] += 1;
    }
}

/// The mean of a series in which each replication stands so many times, its deviation stretched.
fn resampled(series: &Series, times: &[u32]) -> f64 {
    let n = times.len() as f64;
    let centre = series.centre();
    let away: f64 = series.values().iter().zip(times).map(|(value, times)| f64::from(*times) * (value - centre)).sum();
    centre + away / n * (n / (n - 1.0)).sqrt()
}

/// Which options hold all their limits; `judged` are the means of all limits in order.
fn held(limits: &[Vec<Limit>], judged: &[f64], options: usize) -> Vec<bool> {
    let mut means = judged.iter();
    let of = |own: &Vec<Limit>| {
        own.iter().zip(means.by_ref()).fold(true, |all, (limit, mean)| all && *mean >= limit.at_least)
    };
    if limits.is_empty() { vec![true; options] } else { limits.iter().map(of).collect() }
}

/// One resample's means and who holds, added to the tally.
fn count(tally: &mut [Standing], values: &[f64], holds: &[bool]) {
    let largest = |among: &dyn Fn(usize) -> bool| {
        let of = values.iter().enumerate().filter(|(option, _)| among(*option));
        of.map(|(_, value)| *value).fold(f64::NEG_INFINITY, f64::max)
    };
    let (best, best_that_holds) = (largest(&|_| true), largest(&|option| holds[option]));
    let level = |value: f64, top: f64| value >= top;
    let shared = |top: f64| 1.0 / values.iter().filter(|value| level(**value, top)).count().max(1) as f64;
    let held = values.iter().zip(holds).filter(|(value, holds)| **holds && level(**value, best_that_holds)).count();
    for ((standing, value), holds) in tally.iter_mut().zip(values).zip(holds) {
        standing.expected_loss += best - value;
        standing.holds += f64::from(u8::from(*holds));
        if level(*value, best) {
            standing.best += shared(best);
        }
        if *holds && level(*value, best_that_holds) {
            standing.best_that_holds += 1.0 / held as f64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::normal_below;
    use super::*;
    use crate::random::{Luck, Purpose, Stream};

    fn luck(number: u64) -> Stream {
        Luck::new(1, number).stream("chance", Purpose::Arrivals)
    }

    fn stand(options: &[Series], limits: &[Vec<Limit>]) -> Vec<Standing> {
        let mut stream = luck(0);
        standings(options, limits, 4000, &mut || stream.uniform()).unwrap()
    }

    /// Values with mean and standard deviation of the mean exactly as said.
    fn exact(number: u64, n: usize, mean: f64, error: f64) -> Series {
        let mut stream = luck(number);
        let drawn: Vec<f64> = (0..n).map(|_| stream.normal()).collect();
        let plain = Series::of_values(&drawn).unwrap();
        let scale = error * (n as f64 / plain.variance().unwrap()).sqrt();
        let values: Vec<f64> = drawn.iter().map(|value| mean + (value - plain.centre()) * scale).collect();
        Series::of_values(&values).unwrap()
    }

    #[test]
    fn of_two_normal_options_chance_and_regret_are_the_closed_forms() {
        // The difference is normal with mean 1 and standard error 1: Φ(1) = 0.841; regret of the second 1·Φ(1) + φ(1) = 1.083, of
        // the first φ(1) − Φ(−1) = 0.083. Paired: the second is a constant, so its copy may be shifted along without effect.
        let first = exact(1, 60, 1.0, 1.0);
        let second = Series::of_values(&[0.0; 60]).unwrap();
        let found = stand(&[first, second], &[]);
        // Four standard errors of 4,000 resamples, and as much again for the tails of 60 values.
        assert!((found[0].best - normal_below(1.0)).abs() < 0.03, "{found:?}");
        assert!((found[0].best + found[1].best - 1.0).abs() < 1e-9);
        assert!(
            (found[1].expected_loss - 1.083).abs() < 0.09 && (found[0].expected_loss - 0.083).abs() < 0.03,
            "{found:?}"
        );
        assert!(found.iter().all(|standing| (standing.holds - 1.0).abs() < 1e-9));
    }

    #[test]
    fn common_luck_makes_the_chance_surer() {
        let noise = exact(2, 50, 0.0, 3.0);
        let shift = |by: f64, other: &Series| {
            let values: Vec<f64> = noise.values().iter().zip(other.values()).map(|(a, b)| a + b + by).collect();
            Series::of_values(&values).unwrap()
        };
        let (own, still) = (exact(3, 50, 0.0, 0.3), Series::of_values(&[0.0; 50]).unwrap());
        let paired = stand(&[shift(1.0, &own), shift(0.0, &still)], &[]);
        assert!(paired[0].best > 0.99, "{paired:?}");
        let apart = stand(&[exact(4, 50, 1.0, 3.0), exact(5, 50, 0.0, 3.0)], &[]);
        assert!(apart[0].best < 0.75, "{apart:?}");
    }

    #[test]
    fn copies_share_their_chance_and_regret_nothing() {
        let series = exact(6, 10, 2.0, 0.5);
        let found = stand(&[series.clone(), series.clone(), exact(7, 10, -90.0, 0.1)], &[]);
        assert!((found[0].best - 0.5).abs() < 1e-9 && (found[1].best - 0.5).abs() < 1e-9);
        assert!((found[1].best_that_holds - 0.5).abs() < 1e-9 && found[2].best_that_holds < 1e-9);
        assert!(found[0].expected_loss.abs() < 1e-12 && found[2].expected_loss > 90.0 && found[2].best < 1e-9);
    }

    #[test]
    fn the_dearer_option_wins_where_the_cheaper_seldom_holds_its_limit() {
        let costs = [exact(8, 40, 100.0, 1.0).negated(), exact(9, 40, 120.0, 1.0).negated()];
        let limit = |number: u64, mean: f64| vec![Limit { measure: exact(number, 40, mean, 0.01), at_least: 0.8 }];
        // The cheaper is one standard error below its target, the dearer ten above: Φ(−1) = 0.159.
        let found = stand(&costs, &[limit(10, 0.79), limit(11, 0.9)]);
        assert!(found[0].best > 0.999 && (found[0].holds - 0.159).abs() < 0.04, "{found:?}");
        assert!((found[0].best_that_holds - found[0].holds).abs() < 1e-9);
        assert!(
            (found[1].best_that_holds - 1.0 + found[0].holds).abs() < 1e-9
                && (found[1].expected_loss - 20.0).abs() < 0.5
        );
        // Where neither holds, nobody is the best that does.
        let none = stand(&costs, &[limit(10, 0.5), limit(11, 0.5)]);
        assert!(none.iter().all(|standing| standing.best_that_holds < 1e-9 && standing.holds < 1e-9));
    }

    #[test]
    fn five_replications_are_as_unsure_as_their_variance_says() {
        // Without the stretch the standard error of a resampled mean is √(4/5) of the true one, so 7 % here.
        let found = stand(&[exact(12, 5, 1.0, 1.0), Series::of_values(&[0.0; 5]).unwrap()], &[]);
        let mut stream = luck(13);
        let mut times = vec![0; 5];
        let series = exact(12, 5, 1.0, 1.0);
        let mut sample = super::super::Sample::default();
        for _ in 0..4000 {
            resample(&mut times, &mut || stream.uniform());
            sample.push(resampled(&series, &times));
        }
        assert!((sample.variance().unwrap() - 1.0).abs() < 0.1, "{:?}", sample.variance());
        assert!(found[0].best > 0.7 && found[0].best < 0.95);
    }

    #[test]
    fn nothing_can_be_said_without_options_replications_or_equal_lengths() {
        let (one, two) = (Series::of_values(&[1.0]).unwrap(), Series::of_values(&[1.0, 2.0]).unwrap());
        let mut half = || 0.5;
        assert_eq!(standings(&[], &[], 10, &mut half), None);
        assert_eq!(standings(std::slice::from_ref(&one), &[], 10, &mut half), None);
        assert_eq!(standings(&[two.clone(), one], &[], 10, &mut half), None);
        assert_eq!(standings(std::slice::from_ref(&two), &[vec![], vec![]], 10, &mut half), None);
        assert_eq!(standings(&[two], &[], 0, &mut half), None);
    }
}
