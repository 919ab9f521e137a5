//! How long the longer tests run and under which seeds, and how many hits of many trials are no more than luck.
//!
//! `BUSYHOUR_SEED=N` moves every seed; `BUSYHOUR_COVERAGE=N` is the number of experiments of each interval (1,000), of which acceptance
//! follows by the binomial law; `BUSYHOUR_ALPHA` is the chance of a false alarm of a test.
#![allow(dead_code)]

use std::ops::RangeInclusive;
use std::str::FromStr;

use busyhour::random::{Luck, Purpose, hash_name};

fn variable<T: FromStr>(name: &str) -> Option<T> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

/// The seed of what has this name, which `BUSYHOUR_SEED` moves.
pub fn seed(name: &str) -> u64 {
    variable(MOVED).map_or_else(|| hash_name(name), |moved| Luck::new(moved, 0).stream(name, Purpose::Deal).bits())
}

const MOVED: &str = "BUSYHOUR_SEED";

/// The seed that a test is written with, unless seeds are moved.
pub fn moved(written: u64, name: &str) -> u64 {
    if std::env::var_os(MOVED).is_some() { seed(name) } else { written }
}

/// Experiments of each interval.
pub fn experiments() -> u64 {
    variable("BUSYHOUR_COVERAGE").unwrap_or(1000)
}

/// The chance of a false alarm, unless one is asked for.
pub fn alpha(usual: f64) -> f64 {
    variable("BUSYHOUR_ALPHA").unwrap_or(usual)
}

/// The chance of `k` of `n` where each has the chance `p`.
pub fn binomial(n: u64, k: u64, p: f64) -> f64 {
    if p <= 0.0 || p >= 1.0 {
        return f64::from(u8::from(k == if p <= 0.0 { 0 } else { n }));
    }
    let (n, k) = (n as f64, k as f64);
    let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
    libm::exp(ways + k * libm::log(p) + (n - k) * libm::log1p(-p))
}

/// Hits of `n` that luck explains where each comes with the chance `p`: others come `alpha` of the times at most, half on each side.
pub fn accepted(n: u64, p: f64, alpha: f64) -> RangeInclusive<u64> {
    let (mut sum, mut least) = (0.0, None);
    for k in 0..=n {
        sum += binomial(n, k, p);
        if sum > alpha / 2.0 && least.is_none() {
            least = Some(k);
        }
        if sum >= 1.0 - alpha / 2.0 {
            return least.unwrap_or(0)..=k;
        }
    }
    least.unwrap_or(0)..=n
}
