//! Numbers to estimates: means, ratios of sums, paired differences, shares, quantiles, with their intervals.
//!
//! In: numbers, one for each independent replication, in order. Out: an [`Estimate`], or none of what cannot be known:
//! no half-width is ever made from one value. It knows no contact centre and no source of luck: who resamples is handed one.
//! Accumulators stream (memory does not grow with the replications); what compares options keeps a [`Series`] of each. All
//! depend on nothing but the numbers and their order. [`selection`] finds the best of several options, [`sensitivity`] tells
//! which inputs matter.

mod best;
mod chance;
mod clusters;
mod crossing;
pub mod designs;
mod equicoordinate;
mod incomplete_gamma;
mod likelihood;
mod linear;
mod paired;
mod pairs;
mod pooled;
mod quantile;
mod ratio;
mod sample;
mod segment;
pub mod selection;
pub mod sensitivity;
mod series;
mod share;
mod steps;
mod student;
mod survival;

pub use best::{Spread, against_best};
pub use chance::{Limit, Standing, standings};
pub use clusters::Clusters;
pub use crossing::{Crossing, Curve};
pub use equicoordinate::equicoordinate_t;
pub use incomplete_gamma::gamma_below;
pub use likelihood::{Maximum, Parameters, maximise};
pub use linear::{Linear, Response};
pub use paired::{Paired, ratio_difference};
pub use pairs::{Pair, all_pairs, pairs_against};
pub use pooled::{Binned, Pooled};
pub use quantile::{median, order_interval, quantile, quantile_estimate};
pub use ratio::Ratio;
pub use sample::Sample;
pub use series::Series;
pub use share::{Wins, clopper_pearson, wilson};
pub use student::{chi_squared_above, normal, normal_below, student_t};
pub use survival::{Step, kaplan_meier, median_time};

use serde::{Deserialize, Serialize};

/// A figure with its interval of confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The estimate; none where nothing happened.
    pub mean: Option<f64>,
    /// Lower end of the interval; none after one replication.
    pub low: Option<f64>,
    /// Upper end of the interval; none after one replication.
    pub high: Option<f64>,
}

impl Estimate {
    /// A figure that is known exactly, or whose interval cannot be known: only the mean.
    pub fn point(mean: f64) -> Estimate {
        Estimate { mean: finite(mean), low: None, high: None }
    }

    /// `mean` plus and minus `half`; without an interval when `half` is none or not finite.
    pub fn around(mean: f64, half: Option<f64>) -> Estimate {
        let half = half.filter(|half| half.is_finite());
        Estimate {
            mean: finite(mean),
            low: half.and_then(|h| finite(mean - h)),
            high: half.and_then(|h| finite(mean + h)),
        }
    }

    /// Money with two decimals.
    #[must_use]
    pub fn in_cents(self) -> Estimate {
        let cents = |value: f64| finite((value * 100.0).round() / 100.0);
        Estimate { mean: self.mean.and_then(cents), low: self.low.and_then(cents), high: self.high.and_then(cents) }
    }

    /// The interval cut to [0, 1], for shares: a normal interval of a share near its end would leave it.
    #[must_use]
    pub fn as_share(self) -> Estimate {
        self.within(0.0, 1.0)
    }

    /// The interval cut to [0, ∞), for counts and times.
    #[must_use]
    pub fn not_negative(self) -> Estimate {
        self.within(0.0, f64::INFINITY)
    }

    /// Everything cut to [least, most].
    #[must_use]
    pub fn within(self, least: f64, most: f64) -> Estimate {
        let cut = |value: Option<f64>| value.map(|v| v.max(least).min(most));
        Estimate { mean: cut(self.mean), low: cut(self.low), high: cut(self.high) }
    }

    /// Multiplied by a positive factor: microseconds to seconds.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Estimate {
        let times = |value: Option<f64>| value.map(|v| v * factor);
        Estimate { mean: times(self.mean), low: times(self.low), high: times(self.high) }
    }

    /// Half the width of the interval, where there is one.
    pub fn half_width(self) -> Option<f64> {
        Some((self.high? - self.low?) / 2.0)
    }

    /// Whether the interval leaves out zero; false without an interval.
    pub fn leaves_out_zero(self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low > 0.0 || high < 0.0)
    }
}

/// The value itself, unless it is infinite or no number.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
