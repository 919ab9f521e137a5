//! Who comes, and when: arrivals of first attempts for one replication.
//!
//! In: a contact type's arrival model, the calendar, the luck of a replication. Out: instants in order. Knows no
//! agent and no queue.

use crate::centre::Calendar;
use crate::random::Luck;
use crate::units::Time;

/// When first attempts (or pieces of work) arise, by model.
#[derive(Clone, Debug)]
pub enum Arrivals {
    /// Work that is always there (`count` none: endless), from the calendar's start.
    Backlog {
        /// How many pieces.
        count: Option<u64>,
    },
}

impl Arrivals {
    /// Expected first attempts in each interval of the calendar.
    pub fn expected(&self, calendar: &Calendar) -> Vec<f64> {
        vec![0.0; calendar.intervals.len()]
    }

    /// The instants of one replication. `name` is the contact type's, the address of its luck.
    pub fn source(&self, _calendar: &Calendar, _luck: &Luck, _name: &str) -> Source {
        Source { instants: Vec::new() }
    }
}

/// Instants of first attempts in order.
#[derive(Clone, Debug)]
pub struct Source {
    instants: Vec<Time>,
}

impl Iterator for Source {
    type Item = Time;
    fn next(&mut self) -> Option<Time> {
        self.instants.pop()
    }
}
