//! What a provider's own report shows beside what happened.
//!
//! In: legs, and what each report leaves out. Out: the measures of such a report, by provider. Who had a contact is decided as for
//! groups: so a report that leaves out nothing shows what happened.

use super::gauge::bounded;
use super::table::Unit;
use super::tally::Tally;
use crate::centre::provider::Reports;
use crate::centre::survey::{BEST, WORST};
use crate::centre::{Centre, GroupId};
use crate::engine::facts::{Fate, Leg, Rated};
use crate::results::Measures;
use crate::statistics::{Estimate, Ratio};
use crate::units::{MICROS, Span};

/// One provider's report of one replication.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report {
    reports: Reports,
    offered: i64,
    answered: i64,
    in_time: i64,
    lost: i64,
    waited: i64,
    /// Marks in thousandths, and how many.
    marks: (i64, i64),
}

impl Report {
    /// An empty report of each provider that has one of its own; nothing where none has.
    pub fn of_all(centre: &Centre) -> Vec<Option<Report>> {
        let report =
            |reports| Report { reports, offered: 0, answered: 0, in_time: 0, lost: 0, waited: 0, marks: (0, 0) };
        if centre.providers.iter().all(|provider| provider.reports.is_none()) {
            return Vec::new();
        }
        centre.providers.iter().map(|provider| provider.reports.map(report)).collect()
    }

    /// A new replication begins.
    pub fn reset(&mut self) {
        (self.offered, self.answered, self.in_time, self.lost, self.waited) = (0, 0, 0, 0, 0);
        self.marks = (0, 0);
    }

    /// A contact that one of its groups had for so long, and answered or lost.
    fn add(&mut self, wait: Span, answer_within: Span, answered: bool, lost: bool) {
        if !self.reports.shows(wait, lost) {
            return;
        }
        self.offered += 1;
        self.lost += i64::from(lost);
        if answered {
            self.answered += 1;
            self.in_time += i64::from(wait <= answer_within);
            self.waited += wait.0;
        }
    }
}

impl Tally {
    /// The mark of an answered contact, in the report of whoever answered it.
    pub(super) fn report_mark(&mut self, rated: &Rated) {
        let provider = self.provider_of.get(rated.by.index()).copied();
        if let Some(Some(report)) = provider.and_then(|provider| self.reports.get_mut(provider))
            && report.reports.shows(rated.wait, false)
        {
            report.marks.0 += i64::from(rated.mark);
            report.marks.1 += 1;
        }
    }

    /// A leg of a person, in the reports of those who had it.
    #[inline(never)]
    pub(super) fn report(&mut self, leg: &Leg) {
        if matches!(leg.fate, Fate::Closed | Fate::Blocked) {
            return;
        }
        let within = self.kinds[leg.contact.index()].answer_within;
        let lost = matches!(leg.fate, Fate::Abandoned | Fate::Balked);
        let by = leg.by.filter(|_| leg.fate == Fate::Answered);
        if let Some(dealt) = leg.diverted_from.filter(|dealt| leg.home != Some(*dealt)) {
            self.report_to(dealt, Span::ZERO, within, (false, false));
        }
        match (leg.home, by) {
            (Some(home), Some(by)) if home != by => {
                self.report_to(home, leg.wait, within, (false, false));
                self.report_to(by, leg.delivered, within, (true, false));
            }
            (Some(group), _) | (None, Some(group)) => {
                self.report_to(group, leg.wait, within, (by.is_some(), lost));
            }
            (None, None) => {}
        }
    }

    fn report_to(&mut self, group: GroupId, wait: Span, within: Span, (answered, lost): (bool, bool)) {
        let provider = self.provider_of.get(group.index()).copied();
        if let Some(Some(report)) = provider.and_then(|provider| self.reports.get_mut(provider)) {
            report.add(wait, within, answered, lost);
        }
    }
}

/// A provider's reports over replications.
#[derive(Clone, Debug, Default)]
pub(super) struct Reported {
    offered: Ratio,
    answered: Ratio,
    service_level: Ratio,
    abandonment: Ratio,
    asa: Ratio,
    csat: Ratio,
    bias: f64,
}

impl Reported {
    /// One replication.
    pub fn add(&mut self, report: &Report) {
        let Report { reports, offered, answered, in_time, lost, waited, marks } = *report;
        self.bias = reports.csat_bias;
        self.offered.push(offered as f64, 1.0);
        self.answered.push(answered as f64, 1.0);
        self.service_level.push(in_time as f64, offered as f64);
        self.abandonment.push(lost as f64, offered as f64);
        self.asa.push(waited as f64 / MICROS as f64, answered as f64);
        self.csat.push(marks.0 as f64 / 1000.0, marks.1 as f64);
    }

    /// The measures, among the others of the provider.
    pub fn finish(&self, measures: &mut Measures, confidence: f64) {
        let mut insert = |name: &str, estimate: Estimate, unit| {
            measures.by_name.insert(format!("{name}_reported"), bounded(estimate, unit));
        };
        insert("offered", self.offered.estimate(confidence), Unit::Number);
        insert("answered", self.answered.estimate(confidence), Unit::Number);
        insert("service_level", self.service_level.estimate(confidence), Unit::Share);
        insert("abandonment", self.abandonment.estimate(confidence), Unit::Share);
        insert("asa", self.asa.estimate(confidence), Unit::Seconds);
        let csat = self.csat.estimate(confidence);
        if csat.mean.is_some() {
            let flattered = |mark: Option<f64>| mark.map(|mark| (mark + self.bias).clamp(WORST, BEST));
            let Estimate { mean, low, high } = csat;
            insert(
                "csat",
                Estimate { mean: flattered(mean), low: flattered(low), high: flattered(high) },
                Unit::Number,
            );
        }
    }
}
