//! One replication into the accumulators, in parts that touch nothing of each other: each may be added by itself, on any
//! thread, as long as each gets the replications in their order.
//!
//! In: the tally of a replication that has ended, and the verdicts on it. Out: sums in the [`Collector`]. Knows no thread.

use super::collect::Collector;
use super::counts::Count as C;
use super::tally::Tally;
use super::target::{Verdicts, verdicts};
use crate::centre::{Centre, ContactId, DialerId, RobotId, TrunkId};

/// Adds what it is a part of.
pub type Part<'c> = Box<dyn FnMut(&Tally, &Judgement) + Send + 'c>;

/// The verdicts on one replication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// By contact type; of work, which has no target, nothing.
    types: Vec<Verdicts>,
    /// Of all inbound types together.
    all: Verdicts,
}

impl Judgement {
    /// Judges a replication that has ended.
    pub fn new(tally: &Tally, centre: &Centre) -> Judgement {
        let mut judgement = Judgement::default();
        for (index, contact) in centre.contacts.iter().enumerate() {
            let inbound = contact.is_inbound();
            let found = if inbound { verdicts(tally, centre, ContactId(index as u16)) } else { Verdicts::default() };
            if contact.has_target() {
                judgement.all.join(&found);
            }
            judgement.types.push(found);
        }
        judgement
    }

    /// The verdicts on a contact type that people wait in; none of work, which has no target.
    pub(super) fn of(&self, contact: usize) -> Option<&Verdicts> {
        self.types.get(contact)
    }

    /// The verdicts on all inbound types together.
    pub(super) fn all(&self) -> &Verdicts {
        &self.all
    }

    /// Whether every target was met in an interval of the calendar; none where nothing was offered.
    pub fn in_interval(&self, interval: usize) -> Option<bool> {
        self.all.intervals.get(interval).copied().flatten()
    }

    /// Whether every window of every target was met; none where nothing was offered at all.
    pub fn met(&self) -> Option<bool> {
        self.all.met()
    }
}

impl Collector {
    /// Adds a replication that has ended; in the order of replications, on which the last bits depend.
    pub fn add(&mut self, tally: &Tally) {
        let judgement = Judgement::new(tally, &self.centre);
        self.parts().iter_mut().for_each(|part| part(tally, &judgement));
    }

    /// The parts of the collector. A replication is added when every part has had it.
    pub fn parts(&mut self) -> Vec<Part<'_>> {
        let Collector {
            centre,
            clocks,
            n,
            rows,
            cells,
            kept,
            dealt: _,
            trunks,
            robots,
            dialers,
            incidents,
            opinions,
            reports,
        } = self;
        let (centre, clocks) = (&*centre, &*clocks);
        let mut parts: Vec<Part<'_>> = Vec::new();
        let kinds: Vec<Vec<usize>> = rows.iter().map(|row| row.kind.rows.clone()).collect();
        for row in rows {
            parts.push(Box::new(move |tally, _| row.add(tally)));
        }
        for cells in cells {
            parts.push(Box::new(move |tally, _| cells.add(tally, clocks)));
        }
        parts.push(Box::new(move |_, judgement| {
            for (index, found) in
                judgement.types.iter().enumerate().filter(|(index, _)| centre.contacts[*index].is_inbound())
            {
                kept[index].add(found);
            }
            if let Some(total) = kept.last_mut() {
                total.add(&judgement.all);
            }
        }));
        if !opinions.is_empty() || !reports.is_empty() {
            parts.push(Box::new(move |tally, _| {
                opinions.iter_mut().zip(&kinds).for_each(|(opinion, rows)| opinion.add(&tally.marks_of(rows)));
                for (sums, report) in reports.iter_mut().zip(&tally.reports) {
                    if let (Some(sums), Some(report)) = (sums, report) {
                        sums.add(report);
                    }
                }
            }));
        }
        parts.push(Box::new(move |tally, _| {
            *n += 1;
            let time = tally.total().get(C::Time);
            trunks.iter_mut().zip(0..).for_each(|(trunk, index)| trunk.add(tally.trunk(TrunkId(index)), time));
            robots.iter_mut().zip(0..).for_each(|(robot, index)| robot.add(&tally.robot(RobotId(index))));
            dialers.iter_mut().zip(0..).for_each(|(dialer, index)| dialer.add(&tally.dialer(DialerId(index))));
            incidents.iter_mut().zip(&tally.struck).for_each(|(incident, struck)| incident.add(struck));
        }));
        parts
    }
}
