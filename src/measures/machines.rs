//! Accumulators of trunks and robots.

use super::gauge::bounded;
use super::table::measure;
use super::tally::{RobotCounts, TrunkCounts};
use crate::results::Measures;
use crate::statistics::{Estimate, Ratio, Sample};

/// A trunk over replications.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    busy: Ratio,
    full: Ratio,
    peak: Sample,
}

impl Lines {
    /// One replication; `time` is open time and drain, microseconds.
    pub fn add(&mut self, trunk: &TrunkCounts, time: f64) {
        self.busy.push(trunk.busy as f64, time);
        self.full.push(trunk.full as f64, time);
        self.peak.push(f64::from(trunk.peak));
    }

    pub fn finish(&self, confidence: f64) -> Measures {
        let mut measures = Measures::default();
        insert(&mut measures, "lines_busy", self.busy.estimate(confidence));
        insert(&mut measures, "all_lines_busy", self.full.estimate(confidence));
        insert(&mut measures, "peak_lines", self.peak.estimate(confidence));
        measures
    }
}

/// A robot over replications.
#[derive(Clone, Debug)]
pub(super) struct Calls {
    counts: [Sample; 7],
    by_attempt: Vec<Sample>,
    ports: Ratio,
    per_confirmed: Ratio,
}

impl Calls {
    /// For a robot with so many attempts.
    pub fn new(attempts: usize) -> Calls {
        Calls {
            counts: Default::default(),
            by_attempt: vec![Sample::default(); attempts.max(1)],
            ports: Ratio::default(),
            per_confirmed: Ratio::default(),
        }
    }

    /// One replication.
    pub fn add(&mut self, robot: &RobotCounts) {
        let confirmed: i64 = robot.confirmed.iter().sum();
        let counts =
            [robot.dials, robot.reached, confirmed, robot.cancelled, robot.to_people, robot.to_work, robot.unreached];
        self.counts.iter_mut().zip(counts).for_each(|(sample, count)| sample.push(count as f64));
        self.by_attempt.iter_mut().zip(&robot.confirmed).for_each(|(sample, count)| sample.push(*count as f64));
        self.ports.push(robot.ports as f64, robot.time as f64);
        self.per_confirmed.push(robot.dials as f64, confirmed as f64);
    }

    pub fn finish(&self, confidence: f64) -> Measures {
        let mut measures = Measures::default();
        let names = ["dials", "reached", "confirmed", "cancelled", "to_people", "to_work", "unreached"];
        for (name, sample) in names.into_iter().zip(&self.counts) {
            insert(&mut measures, name, sample.estimate(confidence));
        }
        insert(&mut measures, "ports_busy", self.ports.estimate(confidence));
        insert(&mut measures, "dials_per_confirmed", self.per_confirmed.estimate(confidence));
        for (index, sample) in self.by_attempt.iter().enumerate() {
            insert(&mut measures, &format!("confirmed_by_attempt_{}", index + 1), sample.estimate(confidence));
        }
        measures
    }
}

/// A measure under its name, within what its unit allows.
pub(super) fn insert(measures: &mut Measures, name: &str, estimate: Estimate) {
    let bounds = measure(name).map_or_else(|| estimate.not_negative(), |measure| bounded(estimate, measure.unit));
    measures.by_name.insert(name.to_owned(), bounds);
}
