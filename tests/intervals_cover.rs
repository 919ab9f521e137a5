//! Intervals of confidence cover the truth as often as they say: 1,000 experiments each, whose truth is known.
//!
//! 921 to 975 hits: a false alarm once in 10,000, while a true coverage of 0.909 is seen with 90 % power.

use busyhour::random::{Luck, Purpose, Stream};
use busyhour::statistics::{Paired, Ratio, Sample, ratio_difference};

const EXPERIMENTS: u64 = 1000;

/// How many of the experiments have an interval that holds the truth.
fn hits(name: &str, truth: f64, experiment: impl Fn(&mut Stream) -> busyhour::statistics::Estimate) -> usize {
    (0..EXPERIMENTS)
        .filter(|replication| {
            let estimate = experiment(&mut Luck::new(1, *replication).stream(name, Purpose::Arrivals));
            matches!((estimate.low, estimate.high), (Some(low), Some(high)) if low <= truth && truth <= high)
        })
        .count()
}

fn covers(hits: usize) {
    assert!((921..=975).contains(&hits), "{hits} of 1,000 intervals hold the truth");
}

/// A day: how busy it is, how many were offered and how many of them were answered in time.
fn day(stream: &mut Stream) -> (f64, f64) {
    let busy = 0.5 + stream.uniform();
    let offered = (100.0 * busy).floor();
    let chance = 0.95 - 0.2 * busy;
    let answered = (0..offered as u32).filter(|_| stream.uniform() < chance).count();
    (answered as f64, offered)
}

/// Answered and offered of [`day`] in the mean, summed over the offered of each day.
fn truth() -> f64 {
    let steps = 1_000_000;
    let sums = (0..steps).fold((0.0, 0.0), |(x, a), k| {
        let busy = 0.5 + (f64::from(k) + 0.5) / f64::from(steps);
        let offered = (100.0 * busy).floor();
        (x + offered * (0.95 - 0.2 * busy), a + offered)
    });
    sums.0 / sums.1
}

#[test]
fn the_interval_of_a_mean_covers_it() {
    covers(hits("mean", 1.0, |stream| {
        let mut sample = Sample::default();
        // Gamma of shape 4 and mean 1: skewed as a day's cost may be.
        (0..40).for_each(|_| sample.push((0..4).map(|_| stream.exponential()).sum::<f64>() / 4.0));
        sample.estimate(0.95)
    }));
}

#[test]
fn the_interval_of_a_ratio_of_sums_covers_it() {
    covers(hits("ratio", truth(), |stream| {
        let mut ratio = Ratio::default();
        (0..40).for_each(|_| {
            let (answered, offered) = day(stream);
            ratio.push(answered, offered);
        });
        ratio.estimate(0.95)
    }));
}

#[test]
fn the_interval_of_a_paired_difference_covers_it() {
    covers(hits("paired", 0.5, |stream| {
        let mut paired = Paired::default();
        (0..30).for_each(|_| {
            let shared = 10.0 * stream.normal();
            paired.push(shared + 0.5 + stream.normal(), shared + stream.normal());
        });
        paired.estimate(0.95, 1)
    }));
}

#[test]
fn the_interval_of_a_difference_of_two_ratios_covers_it() {
    covers(hits("ratios", 0.1, |stream| {
        let days: Vec<(f64, f64)> = (0..40).map(|_| day(stream)).collect();
        let less: Vec<(f64, f64)> = days.iter().map(|(x, a)| (x - 0.1 * a + stream.normal(), *a)).collect();
        ratio_difference(&days, &less, 0.95, 1)
    }));
}
