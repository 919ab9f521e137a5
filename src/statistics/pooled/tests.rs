//! Quantiles of clusters against those of independent values, and whether their intervals cover.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::statistics::quantile_estimate;

/// Uniform numbers without a generator: multiples of the golden section.
fn uniform(k: u64) -> f64 {
    (k as f64 * 0.618_033_988_749_895).fract()
}

#[test]
fn one_value_of_each_replication_has_the_ranks_of_the_binomial_law() {
    let mut pooled = Pooled::default();
    (1..=200).for_each(|k| pooled.push([uniform(k)]));
    let mut sorted = pooled.values().to_vec();
    sorted.sort_by(f64::total_cmp);
    for (p, found) in [0.05, 0.5, 0.95].iter().zip(pooled.quantiles(&[0.05, 0.5, 0.95], 0.95)) {
        assert_eq!(found, quantile_estimate(&sorted, *p, 0.95), "{p}");
    }
}

#[test]
fn values_that_repeat_within_a_replication_make_no_interval_narrower() {
    let (mut once, mut often) = (Pooled::default(), Pooled::default());
    for k in 1..=100 {
        once.push([uniform(k)]);
        often.push([uniform(k); 30]);
    }
    let width = |pooled: &Pooled| pooled.quantiles(&[0.5], 0.95)[0].half_width().unwrap();
    assert!((width(&often) / width(&once) - 1.0).abs() < 0.1, "{} {}", width(&once), width(&often));
    // Independent values narrow it.
    let mut spread = Pooled::default();
    (0..100).for_each(|k| spread.push((1..=30).map(|day| uniform(30 * k + day))));
    assert!(width(&spread) < 0.5 * width(&once));
}

#[test]
fn intervals_of_quantiles_of_clusters_cover() {
    // Ten days of a replication share half of what they are; 40 replications, 400 times.
    let luck =
        |run: u64, k: u64| crate::random::Luck::new(5, run).at(k, crate::random::Purpose::Arrivals, 0, 0).normal();
    let truth = crate::statistics::normal(0.05).unwrap() * 2f64.sqrt();
    let mut covered = 0;
    for run in 0..400 {
        let mut pooled = Pooled::default();
        for replication in 0..40 {
            let shared = luck(run, 100 * replication);
            pooled.push((1..=10).map(|day| shared + luck(run, 100 * replication + day)));
        }
        let found = pooled.quantiles(&[0.05], 0.9)[0];
        covered += u32::from(found.low.unwrap() <= truth && truth <= found.high.unwrap());
    }
    // 90 % of 400 less five standard errors of 6.
    assert!(covered >= 330, "{covered}");
}

#[test]
fn shares_by_the_thousandth_are_those_of_all_values() {
    let (mut pooled, mut binned) = (Pooled::default(), Binned::default());
    for k in 0..60 {
        let shares: Vec<f64> = (1..=20).map(|day| (uniform(20 * k + day) * 1000.0).round() / 1000.0).collect();
        binned.push(&shares);
        pooled.push(shares);
    }
    assert_eq!(binned.mean(0.95), pooled.mean(0.95).as_share());
    for (exact, found) in
        pooled.quantiles(&[0.05, 0.5, 0.95], 0.95).iter().zip(binned.quantiles(&[0.05, 0.5, 0.95], 0.95))
    {
        let near = |a: Option<f64>, b: Option<f64>| (a.unwrap() - b.unwrap()).abs() < 0.0021;
        assert!(
            near(exact.mean, found.mean) && near(exact.low, found.low) && near(exact.high, found.high),
            "{exact:?} {found:?}"
        );
    }
    assert_eq!(Binned::default().quantiles(&[0.5], 0.95), [Estimate::default()]);
}
