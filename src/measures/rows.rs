//! Accumulators of one row (a type, the total, a group, a provider) over the whole calendar.

use super::counts::{Count as C, Counts};
use super::gauge::{Gauge, bounded};
use super::histogram::Histogram;
use super::table::{MEASURES, Unit, on};
use super::tally::{CURVE, Tally};
use super::target::Verdicts;
use crate::results::{CurvePoint, Measures};
use crate::statistics::{Estimate, Ratio, Sample, wilson};
use crate::units::Span;

const QUANTILES: [&str; 3] = ["wait_p50", "wait_p90", "wait_p95"];
const SHARES: [f64; 3] = [0.5, 0.9, 0.95];

/// What a row is, and from which rows of a tally it is summed.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// A bit of [`on`].
    pub on: u16,
    /// Rows of the tally.
    pub rows: Vec<usize>,
    /// T, when all its contacts have the same.
    pub answer_within: Option<Span>,
}

/// Everything about one row.
pub(super) struct Row {
    pub kind: Kind,
    gauges: Vec<Gauge>,
    curve: [Ratio; CURVE.len()],
    at_target: Ratio,
    waits: Histogram,
    quantiles: [Sample; QUANTILES.len()],
    /// For rows that are the sum of several.
    scratch: Option<Histogram>,
}

impl Row {
    pub fn new(kind: Kind) -> Row {
        let gauges = MEASURES.iter().filter(|measure| measure.on & kind.on != 0).filter_map(Gauge::new).collect();
        Row {
            kind,
            gauges,
            curve: Default::default(),
            at_target: Ratio::default(),
            waits: Histogram::default(),
            quantiles: Default::default(),
            scratch: None,
        }
    }

    /// Whether people wait in it.
    fn waits(&self) -> bool {
        self.kind.on != on::WORK
    }

    /// One replication.
    pub fn add(&mut self, tally: &Tally) {
        let mut counts = Counts::default();
        let mut curve = [0i64; CURVE.len()];
        for (nth, &row) in self.kind.rows.iter().enumerate() {
            let mut one = tally.sum(row);
            if nth > 0 {
                // Rows of one centre share their clock.
                one[C::Time] = 0;
            }
            counts += &one;
            curve.iter_mut().zip(&tally.curves[row]).for_each(|(sum, count)| *sum += count);
        }
        self.gauges.iter_mut().for_each(|gauge| gauge.push(&counts));
        if !self.waits() {
            return;
        }
        let offered = counts.get(C::Offered);
        let mut within = 0;
        for (ratio, count) in self.curve.iter_mut().zip(curve) {
            within += count;
            ratio.push(within as f64, offered);
        }
        self.at_target.push(counts.get(C::AnsweredInTime), offered);
        self.add_waits(tally);
    }

    /// A measure of it that is a ratio of sums, over `n` replications.
    pub fn ratio(&self, measure: &str, n: u64) -> Option<Ratio> {
        self.gauges.iter().find(|gauge| gauge.measure.name == measure)?.ratio(n)
    }

    fn add_waits(&mut self, tally: &Tally) {
        let waits = match self.kind.rows.as_slice() {
            [only] => &tally.waits[*only],
            several => {
                let scratch = self.scratch.get_or_insert_default();
                scratch.clear();
                several.iter().for_each(|row| scratch.merge(&tally.waits[*row]));
                scratch
            }
        };
        for (sample, seconds) in self.quantiles.iter_mut().zip(waits.quantiles(SHARES)) {
            seconds.into_iter().for_each(|seconds| sample.push(seconds));
        }
        self.waits.merge(waits);
    }

    /// Measures and curve after `n` replications.
    pub fn finish(&self, n: u64, confidence: f64) -> Measures {
        let mut measures = Measures::default();
        for gauge in &self.gauges {
            measures.by_name.insert(gauge.measure.name.to_owned(), gauge.estimate(n, confidence));
        }
        if !self.waits() {
            return measures;
        }
        for ((sample, name), pooled) in self.quantiles.iter().zip(QUANTILES).zip(self.waits.quantiles(SHARES)) {
            // The pooled quantile, with the spread of the replications' own (sectioning; Asmussen and Glynn, 2007, III.4).
            let estimate =
                pooled.map_or(Estimate::default(), |mean| Estimate::around(mean, sample.half_width(confidence)));
            measures.by_name.insert(name.to_owned(), bounded(estimate, Unit::Seconds));
        }
        measures.curve = self.curve_points(confidence);
        measures
    }

    fn curve_points(&self, confidence: f64) -> Vec<CurvePoint> {
        let point = |t: f64, ratio: &Ratio| {
            let Estimate { mean, low, high } = ratio.estimate(confidence).as_share();
            CurvePoint { t, mean, low, high }
        };
        let mut points: Vec<CurvePoint> =
            CURVE.iter().zip(&self.curve).map(|(t, ratio)| point(*t as f64, ratio)).collect();
        if let Some(target) = self.kind.answer_within {
            let t = target.in_seconds();
            let place = points.partition_point(|point| point.t < t);
            if !CURVE.iter().any(|seconds| Span::seconds(*seconds) == target) {
                points.insert(place, point(t, &self.at_target));
            }
        }
        points
    }
}

/// Shares of windows that met the target, of a type or of all types together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kept {
    intervals: Ratio,
    days: Ratio,
    months: Ratio,
    met: u64,
    judged: u64,
}

impl Kept {
    /// One replication.
    pub fn add(&mut self, verdicts: &Verdicts) {
        push(&mut self.intervals, &verdicts.intervals, true);
        push(&mut self.days, &verdicts.days, true);
        push(&mut self.months, &verdicts.kept, false);
        if let Some(met) = verdicts.met() {
            self.judged += 1;
            self.met += u64::from(met);
        }
    }

    /// The shares, among the other measures of the row.
    pub fn finish(&self, measures: &mut Measures, confidence: f64) {
        for (name, ratio) in
            [("intervals_on_target", self.intervals), ("days_on_target", self.days), ("breach", self.months)]
        {
            measures.by_name.insert(name.to_owned(), ratio.estimate(confidence).as_share());
        }
        measures.by_name.insert("replications_on_target".to_owned(), wilson(self.met, self.judged, confidence));
    }
}

/// Counts the windows with a verdict, and those that have this one.
fn push(ratio: &mut Ratio, verdicts: &[Option<bool>], wanted: bool) {
    let judged = verdicts.iter().flatten().count();
    let found = verdicts.iter().flatten().filter(|met| **met == wanted).count();
    ratio.push(found as f64, judged as f64);
}
