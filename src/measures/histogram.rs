//! Waits by size: integer counts in buckets that are at most 1 % wide, so that merging them does not depend on the order.

/// Buckets to each doubling: the width of a bucket is 1/128 of its start, or less.
const STEPS: i64 = 128;
/// Doublings beyond the linear part: waits to 2⁴⁴ µs, 203 days; longer ones fall into the last bucket.
const OCTAVES: i64 = 37;
const BUCKETS: usize = (STEPS * (OCTAVES + 1)) as usize;

/// How often waits of each size occurred. A wait of nothing has a bucket of its own.
///
/// Linear to 128 µs, then 128 buckets to each doubling (the layout of HdrHistogram, Tene 2012).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    counts: Box<[u64; BUCKETS]>,
    total: u64,
}

impl Default for Histogram {
    fn default() -> Histogram {
        Histogram { counts: Box::new([0; BUCKETS]), total: 0 }
    }
}

/// The bucket of a wait, microseconds.
#[inline(always)]
pub(super) fn bucket(micros: i64) -> usize {
    let micros = micros.max(0);
    if micros < STEPS {
        return micros as usize;
    }
    let octave = i64::from(63 - micros.leading_zeros()) - 7;
    (((octave << 7) + (micros >> octave)) as usize).min(BUCKETS - 1)
}

/// First value of a bucket and its width.
fn bounds(bucket: usize) -> (i64, i64) {
    let index = bucket as i64;
    if index < 2 * STEPS {
        return (index, 1);
    }
    let octave = index / STEPS - 1;
    ((index - octave * STEPS) << octave, 1 << octave)
}

impl Histogram {
    /// What one takes, whatever it holds.
    pub(super) const BYTES: usize = BUCKETS * size_of::<u64>();

    /// One wait more, in the bucket of its length.
    #[inline]
    pub fn record(&mut self, bucket: usize) {
        self.counts[bucket.min(BUCKETS - 1)] += 1;
        self.total += 1;
    }

    /// All waits of another.
    pub fn merge(&mut self, other: &Histogram) {
        if other.total > 0 {
            self.counts.iter_mut().zip(other.counts.iter()).for_each(|(sum, count)| *sum += count);
            self.total += other.total;
        }
    }

    /// Takes the waits of another off; all of them are in this one.
    pub fn without(&mut self, other: &Histogram) {
        if other.total > 0 {
            self.counts.iter_mut().zip(other.counts.iter()).for_each(|(sum, count)| *sum -= count);
            self.total -= other.total;
        }
    }

    /// Empties it.
    pub fn clear(&mut self) {
        if self.total > 0 {
            self.counts.fill(0);
            self.total = 0;
        }
    }

    /// How many waits.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The wait in seconds that a share `p` (0 to 1) of all stay at or below, within 1 %, evenly spread within its bucket;
    /// none of none. Exactly 0 where at least that share did not wait.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        self.quantiles([p])[0]
    }

    /// The same for several shares in ascending order, in one pass.
    pub fn quantiles<const N: usize>(&self, shares: [f64; N]) -> [Option<f64>; N] {
        let mut found = [None; N];
        let ranks = shares.map(|p| (p.clamp(0.0, 1.0) * self.total as f64).max(f64::MIN_POSITIVE));
        let (mut below, mut next) = (0u64, 0);
        for (index, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            while next < N && (below + count) as f64 >= ranks[next] {
                let (start, width) = bounds(index);
                // The values of a bucket are integers: a bucket of width 1 holds one value and nothing else.
                let part = (ranks[next] - below as f64) / *count as f64 * (width - 1) as f64;
                found[next] = Some((start as f64 + part) / 1e6);
                next += 1;
            }
            below += count;
            if next == N || below == self.total {
                break;
            }
        }
        found
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn buckets_follow_each_other_without_gaps_and_are_at_most_one_percent_wide() {
        let mut next = 0;
        for index in 0..BUCKETS {
            let (start, width) = bounds(index);
            assert_eq!(start, next, "bucket {index}");
            assert!(start < 128 || (width - 1) * 100 <= start, "bucket {index}: {start} {width}");
            assert_eq!((bucket(start), bucket(start + width - 1)), (index, index));
            next = start + width;
        }
        assert_eq!(bucket(i64::MAX), BUCKETS - 1);
        assert_eq!(bucket(-1), 0);
    }

    #[test]
    fn half_the_callers_did_not_wait_at_all() {
        let mut waits = Histogram::default();
        for k in 0..10 {
            waits.record(bucket(if k < 5 { 0 } else { 30_000_000 }));
        }
        assert_eq!(waits.quantile(0.5), Some(0.0));
        assert!((waits.quantile(0.6).unwrap() - 30.0).abs() < 0.3);
        assert_eq!(waits.quantiles([0.5, 0.6]), [waits.quantile(0.5), waits.quantile(0.6)]);
        assert_eq!(Histogram::default().quantile(0.5), None);
    }

    proptest! {
        #[test]
        fn a_quantile_is_within_one_percent_of_the_exact_one(mut waits in prop::collection::vec(0i64..100_000_000_000, 1..300), p in 0.01f64..0.99) {
            let mut histogram = Histogram::default();
            waits.iter().for_each(|wait| histogram.record(bucket(*wait)));
            waits.sort_unstable();
            let rank = ((p * waits.len() as f64).ceil() as usize).clamp(1, waits.len());
            let exact = waits[rank - 1] as f64 / 1e6;
            let found = histogram.quantile(p).unwrap();
            prop_assert!((found - exact).abs() <= 0.01 * exact + 1e-9, "{} {}", found, exact);
        }

        #[test]
        fn merging_does_not_depend_on_the_order(a in prop::collection::vec(0i64..1_000_000_000, 0..50), b in prop::collection::vec(0i64..1_000_000_000, 0..50)) {
            let of = |parts: &[&Vec<i64>]| {
                let mut whole = Histogram::default();
                for part in parts {
                    let mut one = Histogram::default();
                    part.iter().for_each(|wait| one.record(bucket(*wait)));
                    whole.merge(&one);
                }
                whole
            };
            prop_assert_eq!(of(&[&a, &b]), of(&[&b, &a]));
        }
    }
}
