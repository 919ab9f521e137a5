//! Quantiles of what several windows of each replication show: bills of months, service of days.
//!
//! In: values, replication by replication in their order. Out: mean and quantiles with intervals that take replications for
//! independent and what is within one not. [`Pooled`] keeps every value, [`Binned`] counts shares by the thousandth and does not
//! grow. Knows no window by name.
//!
//! The interval of a quantile is that of Woodruff (JASA 47, 1952): the share of values up to it is a share of clusters, whose
//! interval is read back on the values; here as ranks of the binomial law for as many values as the clusters are worth (Korn and
//! Graubard, 1998), which are the usual ones where each replication has one value.

use super::{Clusters, Estimate, Ratio, normal, order_interval, quantile};

/// Above so many values ranks are those of the normal law.
const MANY: f64 = 5_000.0;

/// Shares of values below which the ends of the interval of the `p`-quantile lie; none where so few are not that sure.
fn levels(p: f64, worth: f64, confidence: f64) -> Option<(f64, f64)> {
    if worth < MANY {
        let n = worth as u64;
        let (low, high) = order_interval(n, p, confidence)?;
        return Some(((low - 1) as f64 / n as f64, high as f64 / n as f64));
    }
    let half = normal(0.5 + confidence / 2.0)? * (p * (1.0 - p) / worth).sqrt();
    (p - half > 0.0 && p + half < 1.0).then_some((p - half, p + half))
}

/// Ranks from 0 of the ends of an interval among `n` values.
fn ranks((low, high): (f64, f64), n: usize) -> (usize, usize) {
    // Shares of whole numbers: what rounding added is no rank.
    let last = n.saturating_sub(1);
    let low = (low * n as f64 + 1e-9) as usize;
    let high = (high * n as f64 - 1e-9).ceil() as usize;
    (low.min(last), high.saturating_sub(1).min(last))
}

/// Every value, by replication.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pooled {
    values: Vec<f64>,
    /// Where each replication's values end.
    ends: Vec<usize>,
}

impl Pooled {
    /// A replication's values.
    pub fn push(&mut self, values: impl IntoIterator<Item = f64>) {
        self.values.extend(values);
        self.ends.push(self.values.len());
    }

    /// All values, in order.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The values of each replication.
    pub fn replications(&self) -> impl Iterator<Item = &[f64]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(from, to)| self.values.get(from..*to).unwrap_or_default())
    }

    /// The mean of all values with its interval.
    pub fn mean(&self, confidence: f64) -> Estimate {
        let mut ratio = Ratio::default();
        self.replications().for_each(|values| ratio.push(values.iter().sum(), values.len() as f64));
        ratio.estimate(confidence)
    }

    /// The `p`-quantiles with their intervals.
    pub fn quantiles(&self, shares: &[f64], confidence: f64) -> Vec<Estimate> {
        let mut sorted = self.values.clone();
        sorted.sort_by(f64::total_cmp);
        let estimate = |p: &f64| {
            let Some(mean) = quantile(&sorted, *p) else { return Estimate::default() };
            let mut below = Clusters::default();
            for values in self.replications() {
                below.push(values.iter().filter(|value| **value <= mean).count() as u64, values.len() as u64);
            }
            let found = below.effective().and_then(|worth| levels(*p, worth, confidence));
            let ends = found.map(|levels| ranks(levels, sorted.len()));
            let at = |rank: usize| sorted.get(rank).copied();
            Estimate { mean: Some(mean), low: ends.and_then(|ends| at(ends.0)), high: ends.and_then(|ends| at(ends.1)) }
        };
        shares.iter().map(estimate).collect()
    }
}

/// Bins of a share: thousandths from 0 to 1.
const BINS: usize = 1001;

/// Shares, 0 to 1, counted by the thousandth.
#[derive(Clone, Debug, PartialEq)]
pub struct Binned {
    /// By thousandth: values up to it.
    below: Vec<Clusters>,
    mean: Ratio,
    counts: Vec<u32>,
}

impl Default for Binned {
    fn default() -> Binned {
        Binned { below: vec![Clusters::default(); BINS], mean: Ratio::default(), counts: vec![0; BINS] }
    }
}

impl Binned {
    /// A replication's shares.
    pub fn push(&mut self, shares: &[f64]) {
        self.counts.fill(0);
        for share in shares {
            let bin = (share * (BINS - 1) as f64).round() as usize;
            self.counts[bin.min(BINS - 1)] += 1;
        }
        let mut sum = 0;
        for (below, count) in self.below.iter_mut().zip(&self.counts) {
            sum += u64::from(*count);
            below.push(sum, shares.len() as u64);
        }
        self.mean.push(shares.iter().sum(), shares.len() as f64);
    }

    /// The mean of all values with its interval.
    pub fn mean(&self, confidence: f64) -> Estimate {
        self.mean.estimate(confidence).as_share()
    }

    /// The `p`-quantiles with their intervals, to the thousandth.
    pub fn quantiles(&self, shares: &[f64], confidence: f64) -> Vec<Estimate> {
        let all = self.below.last().map_or(0, Clusters::windows);
        let value = |rank: u64| {
            let bin = self.below.partition_point(|below| below.hits() <= rank);
            (bin < BINS).then(|| bin as f64 / (BINS - 1) as f64)
        };
        let estimate = |p: &f64| {
            if all == 0 {
                return Estimate::default();
            }
            let bin = self.below.partition_point(|below| (below.hits() as f64) < p * all as f64).min(BINS - 1);
            let worth = self.below.get(bin).and_then(Clusters::effective);
            let ends = worth.and_then(|worth| levels(*p, worth, confidence)).map(|levels| ranks(levels, all as usize));
            Estimate {
                mean: Some(bin as f64 / (BINS - 1) as f64),
                low: ends.and_then(|ends| value(ends.0 as u64)),
                high: ends.and_then(|ends| value(ends.1 as u64)),
            }
        };
        shares.iter().map(estimate).collect()
    }
}

#[cfg(test)]
mod tests;
