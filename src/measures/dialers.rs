//! What dialers did: counters of one replication, and their accumulator over replications.
//!
//! In: calls that a dialer placed, lines that it held. Out: measures of each dialer. Who talked for how long is counted with
//! contacts and groups.

use super::counts::Count;
use super::machines::insert;
use super::tally::{Tally, calling_time};
use crate::centre::{Centre, DialerId, GroupId};
use crate::engine::facts::{CallEnd, Placed};
use crate::results::Measures;
use crate::statistics::{Ratio, Sample};
use crate::units::Time;

/// What one dialer did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DialerCounts {
    /// Calls.
    pub dials: i64,
    /// Calls that a person answered and an agent took.
    pub connected: i64,
    /// Calls that a person answered and nobody took.
    pub abandoned: i64,
    /// Calls that a machine answered.
    pub machines: i64,
    /// Records that were called at all.
    pub called: i64,
    /// Records given up after their last attempt.
    pub unreached: i64,
    /// Lines x time, microseconds.
    pub lines: i64,
    /// The hours in which it may call, microseconds.
    pub time: i64,
    /// Agents of its groups on duty and not busy x time, microseconds.
    pub idle: i64,
}

/// The counters of all dialers in one replication.
#[derive(Clone, Debug, Default)]
pub(super) struct Dialers {
    counts: Vec<DialerCounts>,
    time: Vec<i64>,
    groups: Vec<Vec<GroupId>>,
}

impl Dialers {
    /// At zero; calls of records that arose before `warm_up` was over count nowhere.
    pub fn new(centre: &Centre, warm_up: Time) -> Dialers {
        let able = |dialer: &crate::centre::Dialer| {
            let groups = centre.groups.iter().enumerate();
            groups
                .filter(|(_, group)| group.skill(dialer.contacts).is_some())
                .map(|(id, _)| GroupId(id as u16))
                .collect()
        };
        Dialers {
            counts: vec![DialerCounts::default(); centre.dialers.len()],
            time: centre.dialers.iter().map(|dialer| calling_time(&dialer.hours, &centre.calendar, warm_up)).collect(),
            groups: centre.dialers.iter().map(able).collect(),
        }
    }

    /// Ready for the next replication.
    pub fn reset(&mut self) {
        self.counts.fill(DialerCounts::default());
    }

    /// A call ended.
    pub fn placed(&mut self, placed: &Placed) {
        let counts = &mut self.counts[placed.dialer.index()];
        counts.dials += 1;
        counts.called += i64::from(placed.attempt == 1);
        match placed.end {
            CallEnd::Unanswered => {}
            CallEnd::Machine => counts.machines += 1,
            CallEnd::Connected => counts.connected += 1,
            CallEnd::Abandoned => counts.abandoned += 1,
        }
        counts.unreached += i64::from(placed.last && placed.end != CallEnd::Connected);
    }

    /// So many lines rang or were in talk.
    pub fn lines(&mut self, dialer: DialerId, lines: u32, length: i64) {
        self.counts[dialer.index()].lines += length * i64::from(lines);
    }
}

impl Tally {
    /// What a dialer did.
    pub fn dialer(&self, dialer: DialerId) -> DialerCounts {
        let Dialers { counts, time, groups } = &self.dialers;
        let index = dialer.index();
        let idle = |group: &GroupId| {
            let counts = self.group(*group);
            (counts[Count::OnDuty] - counts[Count::Busy]).max(0)
        };
        DialerCounts { time: time[index], idle: groups[index].iter().map(idle).sum(), ..counts[index] }
    }
}

/// A dialer over replications.
#[derive(Clone, Debug, Default)]
pub(super) struct Placements {
    counts: [Sample; 6],
    abandonment: Ratio,
    per_record: Ratio,
    idle: Ratio,
    lines: Ratio,
}

impl Placements {
    /// One replication.
    pub fn add(&mut self, dialer: &DialerCounts) {
        let answered = dialer.connected + dialer.abandoned;
        let counts = [dialer.dials, answered, dialer.connected, dialer.abandoned, dialer.machines, dialer.unreached];
        self.counts.iter_mut().zip(counts).for_each(|(sample, count)| sample.push(count as f64));
        self.abandonment.push(dialer.abandoned as f64, answered as f64);
        self.per_record.push(dialer.dials as f64, dialer.called as f64);
        self.idle.push(dialer.idle as f64 / 1e6, dialer.connected as f64);
        self.lines.push(dialer.lines as f64, dialer.time as f64);
    }

    pub fn finish(&self, confidence: f64) -> Measures {
        let mut measures = Measures::default();
        let names = ["dials", "answered", "connected", "abandoned", "machines", "unreached"];
        for (name, sample) in names.into_iter().zip(&self.counts) {
            insert(&mut measures, name, sample.estimate(confidence));
        }
        let ratios = [
            ("abandonment", &self.abandonment),
            ("dials_per_record", &self.per_record),
            ("idle_between_calls", &self.idle),
            ("lines_busy", &self.lines),
        ];
        for (name, ratio) in ratios {
            insert(&mut measures, name, ratio.estimate(confidence));
        }
        measures
    }
}
