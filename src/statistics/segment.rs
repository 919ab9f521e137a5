//! A difference between two neighbouring points of an axis, straight in each replication: where it is zero, and where it may be.
//!
//! In: both points with their series. Out: places. It does not know what the axis is.

use super::{Sample, Series};

/// The difference between two neighbouring points.
pub struct Segment {
    from: f64,
    length: f64,
    /// Means at both ends.
    means: (f64, f64),
    /// Variance at the start, that of the change, and their covariance: Var(u) = start + 2u·both + u²·change.
    variances: (f64, f64, f64),
}

impl Segment {
    pub fn new((x0, low): &(f64, Series), (x1, high): &(f64, Series)) -> Segment {
        let (mut start, mut end, mut change) = (Sample::default(), Sample::default(), Sample::default());
        for (a, b) in low.values().iter().zip(high.values()) {
            start.push(*a);
            end.push(*b);
            change.push(b - a);
        }
        let of = |sample: Sample| sample.variance().unwrap_or(0.0);
        let (s, e, c) = (of(start), of(end), of(change));
        let means = (low.centre(), high.centre());
        Segment { from: *x0, length: x1 - x0, means, variances: (s, c, 0.5 * (e - s - c)) }
    }

    /// The zero of the mean in this segment, its end left to the next one unless that is no change of sign.
    pub fn zero(&self) -> Option<f64> {
        let (a, b) = self.means;
        let crosses = (a <= 0.0 && b > 0.0) || (a >= 0.0 && b < 0.0);
        let flat_end = b.abs() <= 0.0;
        match (crosses, flat_end) {
            (true, _) => Some(self.from + self.length * (a / (a - b))),
            (false, true) => Some(self.from + self.length),
            _ => None,
        }
    }

    /// Where mean² ≤ factor · variance: at most two ranges, between the roots of a quadratic in the share of the way.
    pub fn doubtful(&self, factor: f64) -> Vec<(f64, f64)> {
        let (a, slope) = (self.means.0, self.means.1 - self.means.0);
        let (start, change, both) = self.variances;
        // q₂u² + 2q₁u + q₀ ≤ 0
        let q = [a * a - factor * start, a * slope - factor * both, slope * slope - factor * change];
        let mut ends = vec![0.0];
        ends.extend(roots(q).into_iter().filter(|root| *root > 0.0 && *root < 1.0));
        ends.push(1.0);
        ends.sort_by(f64::total_cmp);
        let value = |u: f64| q[0] + u * (2.0 * q[1] + u * q[2]);
        let negative = ends.windows(2).filter(|pair| value(0.5 * (pair[0] + pair[1])) <= 0.0);
        negative.map(|pair| (self.place(pair[0]), self.place(pair[1]))).collect()
    }

    /// A share of the way as a place on the axis; the end exactly, so that neighbours meet.
    fn place(&self, share: f64) -> f64 {
        self.from + self.length * share
    }
}

/// The real roots of q₂u² + 2q₁u + q₀, without loss of digits (Press et al., Numerical Recipes, 2007, 5.6).
fn roots([q0, q1, q2]: [f64; 3]) -> Vec<f64> {
    let under = q1 * q1 - q2 * q0;
    if under < 0.0 {
        return Vec::new();
    }
    let sum = -(q1 + under.sqrt().copysign(q1));
    [sum / q2, q0 / sum].into_iter().filter(|root| root.is_finite()).collect()
}
