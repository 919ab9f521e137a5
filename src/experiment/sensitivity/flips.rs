//! Where the best option changes along one input.
//!
//! In: what was observed at a few values, that of the file first. Out: [`Flip`]s. Between the values each option's profit is
//! drawn straight: the best changes where the highest of these lines does. Simulates nothing.

use crate::experiment::along::curves;
use crate::experiment::along::envelope::{self, Boundary};
use crate::experiment::sensitivity::Study;
use crate::experiment::sensitivity::observed::Observed;
use crate::results::inputs::Flip;
use crate::statistics::{Curve, Series};

/// The options that take the lead below the value as written, the nearest first, and those above it; each once on a side. A change
/// exactly at the value as written lies on the side on which another option leads.
pub fn flips(study: &Study<'_>, points: &[(f64, &Observed)]) -> Vec<Flip> {
    let Some((base, _)) = points.first().copied() else { return Vec::new() };
    let Some(lines) = Lines::new(study, points) else { return Vec::new() };
    let boundaries = envelope::boundaries(&lines.places, &lines.means);
    let near = lines.rounding();
    let below = boundaries.iter().rev().filter(|one| one.at <= base + near).map(|one| (one, one.from, one.to, "below"));
    let above = boundaries.iter().filter(|one| one.at >= base - near).map(|one| (one, one.to, one.from, "above"));
    let mut found: Vec<Flip> = Vec::new();
    for (boundary, to, from, side) in below.chain(above) {
        let name = &lines.names[to];
        let is_known = found.iter().any(|flip| flip.side == side && flip.to == *name);
        if name != study.best && !is_known && lines.leads_beyond(boundary, to, from, side) {
            found.push(lines.flip(boundary, to, side));
        }
    }
    found
}

/// Middles of the cells in which the best option surely changes along a line that bends, for more points: a place there is known
/// worse than luck allows.
pub fn halves(study: &Study<'_>, points: &[(f64, &Observed)]) -> Vec<f64> {
    let Some(lines) = Lines::new(study, points) else { return Vec::new() };
    let confidence = study.points.settings.confidence;
    let mut found: Vec<f64> = Vec::new();
    for boundary in envelope::boundaries(&lines.places, &lines.means) {
        let cells = lines.curve(&boundary).map_or_else(Vec::new, |curve| curve.coarse(confidence, boundary.at));
        found.extend(cells.into_iter().map(|(low, high)| 0.5 * (low + high)));
    }
    found.sort_by(f64::total_cmp);
    found.dedup();
    found
}

/// The profits of all options over the values, ascending.
struct Lines<'a> {
    study: &'a Study<'a>,
    names: Vec<String>,
    places: Vec<f64>,
    /// By option, then by place.
    profits: Vec<Vec<Series>>,
    means: Vec<Vec<f64>>,
}

impl<'a> Lines<'a> {
    /// None of one replication, which tells no difference from luck.
    fn new(study: &'a Study<'a>, points: &[(f64, &Observed)]) -> Option<Lines<'a>> {
        let mut sorted: Vec<(f64, &Observed)> = Vec::new();
        for (value, observed) in points {
            // The base may stand at an end of its range, or outside it.
            if sorted.iter().all(|(known, _)| known.total_cmp(value).is_ne()) {
                sorted.push((*value, *observed));
            }
        }
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let names: Vec<String> = sorted.first()?.1.options().iter().map(|(name, _)| name.clone()).collect();
        let of = |name: &String| sorted.iter().map(|(_, observed)| observed.profit(name).cloned()).collect();
        let profits: Vec<Vec<Series>> = names.iter().map(of).collect::<Option<_>>()?;
        if profits.iter().flatten().any(|series| series.n() < 2) {
            return None;
        }
        let means = profits.iter().map(|line| line.iter().map(Series::centre).collect()).collect();
        Some(Lines { study, names, places: sorted.into_iter().map(|(value, _)| value).collect(), profits, means })
    }

    /// What rounding may move a place.
    fn rounding(&self) -> f64 {
        let (first, last) = (self.places.first(), self.places.last());
        first.zip(last).map_or(0.0, |(first, last)| 1e-9 * (last - first))
    }

    /// Whether the option that takes over earns more somewhere beyond: lines that only touch change nothing.
    fn leads_beyond(&self, boundary: &Boundary, to: usize, from: usize, side: &str) -> bool {
        let beyond = |place: f64| {
            if side == "below" { place < boundary.at - self.rounding() } else { place > boundary.at + self.rounding() }
        };
        let mut nth = 0..self.places.len();
        nth.any(|nth| beyond(self.places[nth]) && self.means[to][nth] > self.means[from][nth])
    }

    fn flip(&self, boundary: &Boundary, to: usize, side: &str) -> Flip {
        let (low, high) = self.interval(boundary);
        let end = if side == "below" { 0 } else { self.places.len() - 1 };
        let own = self.means[to][end];
        let ahead = |other: usize| {
            let mean = self.means[other][end];
            mean > own || (mean >= own && self.names[other] == self.study.best)
        };
        let returns = (0..self.names.len()).filter(|other| *other != to).any(ahead);
        let equal = self.equal(boundary, to, side);
        Flip { to: self.names[to].clone(), side: side.to_owned(), at: boundary.at, low, high, equal, returns }
    }

    /// The options that earn what the one that takes over earns at all values beyond.
    fn equal(&self, boundary: &Boundary, to: usize, side: &str) -> Vec<String> {
        let beyond = |nth: &usize| {
            if side == "below" { self.places[*nth] < boundary.at } else { self.places[*nth] > boundary.at }
        };
        let same = |other: usize| {
            let mut nth = (0..self.places.len()).filter(beyond);
            nth.all(|nth| curves::same(&self.profits[to][nth], &self.profits[other][nth]))
        };
        let others = (0..self.names.len()).filter(|other| *other != to && same(*other));
        others.map(|other| self.names[other].clone()).collect()
    }

    /// How much more the one that takes over earns than the other.
    fn curve(&self, boundary: &Boundary) -> Option<Curve> {
        let both = self.profits[boundary.to].iter().zip(&self.profits[boundary.from]);
        let lead = self.places.iter().zip(both).filter_map(|(place, (to, from))| Some((*place, to.less(from)?)));
        let largest = self.means.iter().flatten().map(|mean| mean.abs()).fold(0.0, f64::max);
        Curve::new(lead.collect()).map(|curve| curve.rounded(curves::rounding(largest)))
    }

    /// The interval of the place at which both options of a boundary earn the same.
    fn interval(&self, boundary: &Boundary) -> (Option<f64>, Option<f64>) {
        let crossings = self.curve(boundary).map(|curve| curve.crossings(self.study.points.settings.confidence));
        let (at, near) = (boundary.at, self.rounding());
        let holds = |low: Option<f64>, high: Option<f64>| {
            low.is_none_or(|low| low <= at + near) && high.is_none_or(|high| at <= high + near)
        };
        let found = crossings.unwrap_or_default().into_iter().find(|one| holds(one.low, one.high));
        found.map_or((None, None), |one| (one.low, one.high))
    }
}
