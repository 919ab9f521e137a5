//! What incidents did: how often they came, how long they lasted, and how people were served meanwhile.
//!
//! In: spells, told when a replication begins, and legs of people. Out: counters by incident, and measures of them. A contact
//! belongs to every incident that lasted when it arrived.

use super::counts::{COUNTS, Count as C, Counts};
use super::gauge::{Gauge, bounded};
use super::legs::{count_attempt, count_leg};
use super::table::{Unit, measure};
use super::tally::{Kind, Tally};
use crate::centre::IncidentId;
use crate::engine::facts::{Fate, Leg};
use crate::results::Measures;
use crate::statistics::Sample;
use crate::units::{Span, Time};

/// Measures of people who arrived during an incident.
const MEASURES: [&str; 9] =
    ["attempts", "blocked", "offered", "answered", "abandoned", "service_level", "abandonment", "blocking", "asa"];

/// One incident in one replication.
#[derive(Clone, Debug)]
pub(super) struct Struck {
    /// From, to; in order, without overlap.
    spells: Vec<(Time, Time)>,
    counts: [i64; COUNTS],
    happened: i64,
    /// Microseconds of the calendar.
    lasted: i64,
}

impl Struck {
    /// One that has not happened.
    pub const NOT_YET: Struck = Struck { spells: Vec::new(), counts: [0; COUNTS], happened: 0, lasted: 0 };

    /// A new replication begins.
    pub fn reset(&mut self) {
        self.spells.clear();
        (self.counts, self.happened, self.lasted) = ([0; COUNTS], 0, 0);
    }

    fn lasts_at(&self, at: Time) -> bool {
        let next = self.spells.partition_point(|(from, _)| *from <= at);
        next.checked_sub(1).and_then(|last| self.spells.get(last)).is_some_and(|(_, to)| at < *to)
    }

    /// Its counters, those put together that follow from others.
    fn settled(&self) -> Counts {
        let mut counts = Counts::default();
        counts.add_cell(&self.counts);
        counts[C::Offered] += counts[C::Answered];
        counts[C::Wait] += counts[C::WaitAnswered];
        counts
    }
}

impl Tally {
    /// An incident happens; the part before the end of warm-up and after the calendar counts nowhere.
    pub(super) fn strikes(&mut self, incident: IncidentId, from: Time, to: Time) {
        let (warm_up, end) = (self.warm_up, self.calendar_end);
        let Some(struck) = self.struck.get_mut(incident.index()) else { return };
        let length = to.min(end) - from.max(warm_up);
        struck.spells.push((from, to));
        struck.happened += i64::from(length > Span::ZERO);
        struck.lasted += length.0.max(0);
    }

    /// A leg of a person, in all incidents that lasted when it arrived.
    #[inline(never)]
    pub(super) fn during_incidents(&mut self, leg: &Leg) {
        if leg.transferred_in {
            return;
        }
        let kind: Kind = self.kinds[leg.contact.index()];
        for struck in self.struck.iter_mut().filter(|struck| struck.lasts_at(leg.at)) {
            count_attempt(&mut struck.counts, leg);
            if !matches!(leg.fate, Fate::Closed | Fate::Blocked) {
                count_leg(&mut struck.counts, leg, leg.wait, &kind);
            }
        }
    }
}

/// One incident over replications.
pub(super) struct Strikes {
    happened: Sample,
    hours: Sample,
    gauges: Vec<Gauge>,
}

impl Strikes {
    pub fn new() -> Strikes {
        let gauges = MEASURES.iter().filter_map(|name| measure(name)).filter_map(Gauge::new).collect();
        Strikes { happened: Sample::default(), hours: Sample::default(), gauges }
    }

    /// One replication.
    pub fn add(&mut self, struck: &Struck) {
        self.happened.push(struck.happened as f64);
        self.hours.push(Span(struck.lasted).in_seconds() / 3600.0);
        let counts = struck.settled();
        self.gauges.iter_mut().for_each(|gauge| gauge.push(&counts));
    }

    /// Measures after `n` replications.
    pub fn finish(&self, n: u64, confidence: f64) -> Measures {
        let mut measures = Measures::default();
        for gauge in &self.gauges {
            measures.by_name.insert(gauge.measure.name.to_owned(), gauge.estimate(n, confidence));
        }
        for (name, sample) in [("incidents", &self.happened), ("incident_hours", &self.hours)] {
            measures.by_name.insert(name.to_owned(), bounded(sample.estimate(confidence), Unit::Number));
        }
        measures
    }
}
