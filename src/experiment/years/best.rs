//! How sure the best month to switch is.
//!
//! In: by month that is possible, and of never, the present value in each replication. Out: the chance that each is the best, and
//! between which the best lies. Knows no money.
//!
//! By the bootstrap over replications: they are drawn anew, and each time the best is found. The percentiles of few replications
//! lie too close together; they are taken further out, as much as Student's t is longer than the normal law (the expanded
//! percentile interval: Hesterberg, The American Statistician 69, 2015). So many are drawn that the ends stand on some of them.

use crate::random::{Luck, Purpose};
use crate::statistics::{Series, Standing, normal_below, standings, student_t};

/// Bootstrap samples at least: they leave a standard error of a chance of 0.011 or less.
const LEAST: f64 = 2_000.0;
/// At most.
const MOST: f64 = 400_000.0;
/// So many are expected beyond each end.
const BEYOND: f64 = 20.0;

/// The chances of all, and between which the best lies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Best {
    /// The chance that each is the best, in their order.
    pub chances: Vec<f64>,
    /// The place of the first that the best may be.
    pub low: usize,
    /// Of the last.
    pub high: usize,
}

impl Best {
    /// Of these values, by place and replication. Of one replication the best is sure, for nothing else is known.
    pub fn of(values: &[&[f64]], confidence: f64, seed: u64) -> Best {
        let tail = tail(values.first().map_or(0, |values| values.len()), confidence);
        let resamples = (BEYOND / tail).clamp(LEAST, MOST).ceil() as u32;
        let series: Option<Vec<Series>> = values.iter().map(|values| Series::of_values(values)).collect();
        let mut stream = Luck::new(seed, 0).stream("switch", Purpose::Resampling);
        let found = series.as_ref().and_then(|series| standings(series, &[], resamples, &mut || stream.uniform()));
        let chances = match found {
            // Sums of shares, without the error of their last digits.
            Some(standings) => {
                standings.iter().map(|standing: &Standing| (standing.best * 1e12).round() / 1e12).collect()
            }
            None => certain(values),
        };
        let (low, high) = ends(&chances, tail);
        Best { chances, low, high }
    }
}

/// The share of bootstrap samples beyond each end: less than (1 - confidence) / 2 where replications are few.
fn tail(replications: usize, confidence: f64) -> f64 {
    let share = (1.0 - confidence) / 2.0;
    let degrees = replications.saturating_sub(1) as f64;
    student_t(1.0 - share, degrees).map_or(share, |t| normal_below(-t))
}

fn certain(values: &[&[f64]]) -> Vec<f64> {
    let first = |values: &&[f64]| values.first().copied().unwrap_or(f64::NEG_INFINITY);
    let most = values.iter().map(first).fold(f64::NEG_INFINITY, f64::max);
    let best = values.iter().position(|values| first(values) >= most);
    (0..values.len()).map(|place| if Some(place) == best { 1.0 } else { 0.0 }).collect()
}

/// The places with so much of the chances before and behind them.
fn ends(chances: &[f64], tail: f64) -> (usize, usize) {
    let reach = |share: f64| {
        let mut sum = 0.0;
        let found = chances.iter().position(|chance| {
            sum += chance;
            sum > share
        });
        found.unwrap_or(chances.len().saturating_sub(1))
    };
    (reach(tail), reach(1.0 - tail - 1e-12))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const MONTHS: usize = 40;

    /// Present values of going in each of 40 months, or never. Renting costs as much as owning in month `level`, and each month 1
    /// more against it; in a replication all of this is dearer or cheaper by a part `common` of its own (normal), each month by one
    /// of its own, half as large. Going in month m saves what the months from m on cost more rented.
    fn straight(level: f64, common: f64, replications: usize, seed: u64) -> Vec<Vec<f64>> {
        let mut by_place = vec![Vec::new(); MONTHS + 1];
        for replication in 0..replications {
            let mut stream = Luck::new(seed, replication as u64).stream("straight costs", Purpose::Resampling);
            let mut normal = || crate::statistics::normal(stream.uniform().clamp(1e-12, 1.0 - 1e-12)).unwrap();
            let all = common * normal();
            let saved: Vec<f64> =
                (0..MONTHS).map(|month| month as f64 - level + all + 0.5 * common * normal()).collect();
            for (place, values) in by_place.iter_mut().enumerate() {
                values.push(saved.get(place..).unwrap_or_default().iter().sum());
            }
        }
        by_place
    }

    /// In how many of `runs` samples the best month lies in its interval; `spoil` is by which deviations are multiplied before.
    fn covered(level: f64, replications: usize, confidence: f64, spoil: f64, runs: u64) -> u64 {
        // The first month that saves anything.
        let truth = level.ceil() as usize;
        let holds = |seed: &u64| {
            let mut values = straight(level, 6.0, replications, *seed);
            for values in &mut values {
                let mean = values.iter().sum::<f64>() / replications as f64;
                values.iter_mut().for_each(|value| *value = mean + spoil * (*value - mean));
            }
            let values: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
            let best = Best::of(&values, confidence, *seed);
            (best.low..=best.high).contains(&truth)
        };
        (1..=runs).filter(holds).count() as u64
    }

    #[test]
    fn the_interval_of_the_best_month_holds_it_as_often_as_it_says() {
        // 400 samples at 90 %: a standard error of 1.5 points. Months are whole, so that an interval may hold more than it promises,
        // never less: at least 90 % less three standard errors, 342; and so few that it is no interval of everything.
        for (replications, level) in [(8, 19.5), (30, 19.5)] {
            let held = covered(level, replications, 0.9, 1.0, 400);
            assert!((342..=399).contains(&held), "{held} of 400 with {replications} replications");
        }
    }

    #[test]
    fn an_interval_made_too_narrow_is_found_out() {
        let held = covered(19.5, 8, 0.9, 0.4, 400);
        assert!(held < 342, "{held} of 400");
    }

    #[test]
    fn ends_are_further_out_where_replications_are_few_and_stand_on_samples() {
        // Student's t of 19 degrees at 99.95 %: 3.883; the normal law leaves 5.2e-5 beyond.
        assert!((tail(20, 0.999) / 5.2e-5 - 1.0).abs() < 0.02, "{}", tail(20, 0.999));
        assert!((tail(1_000_000, 0.95) - 0.025).abs() < 1e-5);
        assert!(MOST * tail(20, 0.999) > BEYOND);
        let sure = Best::of(&[&[1.0], &[3.0], &[2.0]], 0.95, 1);
        assert_eq!((sure.chances.as_slice(), sure.low, sure.high), (&[0.0, 1.0, 0.0][..], 1, 1));
    }
}
