//! Hyperexponential: a mix of exponential laws, short matters and long ones.

use super::{Law, LawEntry};
use crate::document::key::required;
use crate::document::{Files, Table, shares};
use crate::random::Stream;

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "hyperexponential",
    summary: "a mix of exponential laws by shares; cv above 1",
    keys: &[
        required("shares", "list of shares", "how often each part is drawn; together 1"),
        required("means", "list of durations", "the mean of each part"),
    ],
    read,
};

/// A hyperexponential law.
#[derive(Clone, Debug, PartialEq)]
pub struct Hyperexponential {
    /// Cumulated share and mean of each part; the last cumulated share is beyond 1.
    parts: Vec<(f64, f64)>,
    mean: f64,
    variance: f64,
}

impl Hyperexponential {
    /// With parts of (share, mean in seconds); shares are positive and are taken relative to their sum.
    pub fn new(parts: &[(f64, f64)]) -> Hyperexponential {
        let total: f64 = parts.iter().map(|(share, _)| share).sum();
        let mean = parts.iter().map(|(share, mean)| share * mean).sum::<f64>() / total;
        let square = parts.iter().map(|(share, mean)| share * 2.0 * mean * mean).sum::<f64>() / total;
        let mut sum = 0.0;
        let mut cumulated: Vec<(f64, f64)> = parts
            .iter()
            .map(|(share, mean)| {
                sum += share / total;
                (sum, *mean)
            })
            .collect();
        if let Some(last) = cumulated.last_mut() {
            last.0 = 2.0;
        }
        Hyperexponential { parts: cumulated, mean, variance: square - mean * mean }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        let u = stream.uniform();
        let mean = self.parts.iter().find(|(upto, _)| u < *upto).map_or(self.mean, |(_, mean)| *mean);
        mean * stream.exponential()
    }

    pub(super) fn mean(&self) -> f64 {
        self.mean
    }

    pub(super) fn variance(&self) -> f64 {
        self.variance
    }
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    let shares = table.need("shares").and_then(|at| Some((at.list()?, at)));
    let means = table.need("means").and_then(|at| Some((at.list()?, at)));
    let ((shares, shares_at), (means, means_at)) = (shares?, means?);
    let share_values: Vec<Option<f64>> = shares.iter().map(|at| at.share()).collect();
    let mean_values: Vec<Option<f64>> = means.iter().map(|at| Some(at.span_above_zero()?.in_seconds())).collect();
    let shares: Vec<f64> = share_values.into_iter().collect::<Option<_>>()?;
    let means: Vec<f64> = mean_values.into_iter().collect::<Option<_>>()?;
    if shares.is_empty() || shares.len() != means.len() || shares.len() > 100 {
        means_at.problem(format!(
            "expected one mean for each share (1 to 100 of them), found {} shares and {} means",
            shares.len(),
            means.len()
        ));
        return None;
    }
    shares::are_all(&shares_at, shares.iter().sum())?;
    let parts: Vec<(f64, f64)> = shares.into_iter().zip(means).collect();
    Some(Law::Hyperexponential(Hyperexponential::new(&parts)))
}
