//! Shares of windows that come in clusters: days of a replication depend on each other, replications do not.
//!
//! In: for each cluster in order, how many of its windows there were and how many were hit. Out: the share with an interval that
//! counts as many windows as the clusters are worth. It does not know what a window is.

use super::student::{beta, two_sided};
use super::{Estimate, Ratio, clopper_pearson};

/// Hits among windows, cluster by cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clusters {
    ratio: Ratio,
}

impl Clusters {
    /// A cluster of `of` windows, `hits` of them hit; one without windows says nothing.
    pub fn push(&mut self, hits: u64, of: u64) {
        if of > 0 {
            self.ratio.push(hits as f64, of as f64);
        }
    }

    /// Windows in all.
    pub fn windows(&self) -> u64 {
        self.ratio.sum_a() as u64
    }

    /// Windows that were hit.
    pub fn hits(&self) -> u64 {
        self.ratio.sum_x() as u64
    }

    /// How many independent windows know the share as well: p (1 − p) / var, at most as many as there are. As many as clusters
    /// where none or all were hit, for then their variance says nothing. None from fewer than two clusters.
    pub fn effective(&self) -> Option<f64> {
        let (share, all, n) = (self.ratio.value()?, self.ratio.sum_a(), self.ratio.n() as f64);
        if n < 2.0 {
            return None;
        }
        if self.windows() == self.ratio.n() || share <= 0.0 || share >= 1.0 {
            return Some(n);
        }
        let error = self.ratio.standard_error()?;
        let worth = share * (1.0 - share) / (error * error);
        Some(if worth.is_finite() { worth.clamp(1.0, all) } else { all })
    }

    /// The share with the interval of Clopper and Pearson for as many windows as the clusters are worth.
    ///
    /// Korn and Graubard, Survey Methodology 24, 1998: n* = n / deff · (t(n − 1) / t(clusters − 1))². Clusters of one window each
    /// have the exact interval.
    pub fn share(&self, confidence: f64) -> Estimate {
        let Some(share) = self.ratio.value() else { return Estimate::default() };
        let Some(worth) = self.effective() else { return Estimate::point(share) };
        let clusters = self.ratio.n();
        if self.windows() == clusters {
            return clopper_pearson(self.hits(), clusters, confidence);
        }
        let fewer = if share <= 0.0 || share >= 1.0 {
            1.0
        } else {
            match (two_sided(confidence, self.windows()), two_sided(confidence, clusters)) {
                (Some(all), Some(own)) => (all / own) * (all / own),
                _ => 1.0,
            }
        };
        let n = worth * fewer;
        let (hits, tail) = (share * n, (1.0 - confidence) / 2.0);
        let low = if share <= 0.0 { Some(0.0) } else { beta(tail, hits, n - hits + 1.0) };
        let high = if share >= 1.0 { Some(1.0) } else { beta(1.0 - tail, hits + 1.0, n - hits) };
        Estimate { mean: Some(share), low, high }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(clusters: &[(u64, u64)]) -> Clusters {
        let mut sum = Clusters::default();
        clusters.iter().for_each(|(hits, of)| sum.push(*hits, *of));
        sum
    }

    #[test]
    fn clusters_of_one_window_have_the_exact_interval() {
        let ones: Vec<(u64, u64)> = (0..148).map(|k| (u64::from(k < 15), 1)).collect();
        assert_eq!(of(&ones).share(0.95), clopper_pearson(15, 148, 0.95));
    }

    #[test]
    fn windows_that_are_all_alike_within_their_cluster_are_worth_one() {
        // 30 clusters of 20 windows, all hit or none: nobody knows more than from 30.
        let alike: Vec<(u64, u64)> = (0..30).map(|k| (if k % 3 == 0 { 20 } else { 0 }, 20)).collect();
        let worth = of(&alike).effective().unwrap();
        assert!((worth - 29.0).abs() < 1e-9, "{worth}");
        let (found, one) = (of(&alike).share(0.95), clopper_pearson(10, 30, 0.95));
        assert!(found.low.unwrap() < one.low.unwrap() + 0.01 && found.high.unwrap() > one.high.unwrap() - 0.01);
    }

    #[test]
    fn none_of_many_dependent_windows_is_bounded_by_the_clusters() {
        let found = of(&[(0, 30); 20]).share(0.95);
        assert_eq!((found.mean, found.low), (Some(0.0), Some(0.0)));
        assert!((found.high.unwrap() - clopper_pearson(0, 20, 0.95).high.unwrap()).abs() < 1e-9);
    }

    #[test]
    fn one_cluster_has_no_interval_and_none_no_share() {
        assert_eq!(of(&[(3, 10)]).share(0.95), Estimate::point(0.3));
        assert_eq!(of(&[(0, 0)]).share(0.95), Estimate::default());
    }
}
