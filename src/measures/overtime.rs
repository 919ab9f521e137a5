//! Overtime: agents on duty past the roster, because they finish what they do or stay for whoever waits.
//!
//! In: agents on duty. Out: the part of it that no roster has: the gaps between its spans, and more people than its spans
//! have. Where the roster counts people scheduled, those who are away leave room for those who stay.

use super::counts::Count as C;
use super::tally::Tally;
use crate::centre::GroupId;
use crate::units::Time;

impl Tally {
    /// Counts what of the time on duty was overtime.
    pub(super) fn overtime(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        let mut at = from;
        let mut next = self.roster_from(group, from);
        while at < to {
            let (start, end, rostered) = self.roster_span(group, next).unwrap_or((Time::NEVER, Time::NEVER, 0));
            self.past(group, agents, at, start.min(to));
            let (start, end) = (start.max(at).min(to), end.min(to));
            self.past(group, agents.saturating_sub(rostered), start, end);
            at = end.max(start);
            next += 1;
        }
    }

    fn past(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        if agents > 0 && from < to {
            let rows = [Some(self.group_row(group)), Some(self.total_row())];
            self.spread(&rows.map(|row| row.map(|row| (row, C::Overtime))), from, to, i64::from(agents));
        }
    }

    fn roster_from(&self, group: GroupId, from: Time) -> usize {
        self.rosters.get(group.index()).map_or(0, |roster| roster.partition_point(|(_, end, _)| *end <= from))
    }

    fn roster_span(&self, group: GroupId, number: usize) -> Option<(Time, Time, u32)> {
        self.rosters.get(group.index())?.get(number).copied()
    }
}
