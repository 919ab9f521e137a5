//! Agents of all groups of a provider together: how many are on duty at each instant.
//!
//! In: spans of agents on duty, group by group. Out: pieces of time with their number, those with nobody among them. For what is
//! billed by the peak or by a minimum of agents, which no sum tells.

use crate::centre::{Calendar, GroupId};
use crate::units::Time;

/// Changes of the number of agents on duty.
#[derive(Clone, Debug)]
pub struct Headcount {
    from: Time,
    end: Time,
    changes: Vec<(Time, GroupId, i64)>,
}

impl Headcount {
    /// Nobody, from the end of warm-up to the calendar's end.
    pub fn new(calendar: &Calendar, from: Time) -> Headcount {
        Headcount { from, end: calendar.end, changes: Vec::new() }
    }

    /// Nobody again.
    pub fn reset(&mut self) {
        self.changes.clear();
    }

    /// So many agents of a group were on duty.
    pub fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        if agents > 0 && from < to {
            self.changes.push((from, group, i64::from(agents)));
            self.changes.push((to, group, -i64::from(agents)));
        }
    }

    /// Pieces of time in order: from, to, agents of the groups that `admits` names. Who goes at an instant makes room for who
    /// comes at it.
    pub fn pieces(&self, admits: impl Fn(GroupId) -> bool) -> Vec<(Time, Time, u32)> {
        let mut changes: Vec<(Time, i64)> = Vec::with_capacity(self.changes.len());
        changes
            .extend(self.changes.iter().filter(|(_, group, _)| admits(*group)).map(|(at, _, change)| (*at, *change)));
        changes.sort_unstable();
        let mut pieces: Vec<(Time, Time, u32)> = Vec::new();
        let (mut since, mut now) = (self.from, 0i64);
        let last = changes.last().map_or(self.end, |(at, _)| (*at).max(self.end));
        for (at, change) in changes.into_iter().chain([(last, 0)]) {
            if at > since {
                pieces.push((since, at, u32::try_from(now).unwrap_or(0)));
                since = at;
            }
            now += change;
        }
        pieces
    }
}
