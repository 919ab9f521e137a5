//! What is known only when a replication ends: the drain, the last interval, and the total of all types.

use super::counts::{COUNTS, Count, SUMMED};
use super::histogram::bucket;
use super::legs::{count_attempt, count_leg};
use super::size::curve_point;
use super::tally::Tally;
use crate::engine::facts::{Fate, Leg};
use crate::units::Time;

/// What a group's row counts of the contacts that reach it.
const IN_GROUPS: [Count; 22] = [
    Count::Offered,
    Count::TransferredIn,
    Count::Wait,
    Count::Delayed,
    Count::Answered,
    Count::AnsweredInTime,
    Count::WaitAnswered,
    Count::Talk,
    Count::Handle,
    Count::Interruptions,
    Count::CutShort,
    Count::Paused,
    Count::InServiceAtEnd,
    Count::Abandoned,
    Count::AbandonedShort,
    Count::AbandonedInTime,
    Count::Balked,
    Count::CalledBack,
    Count::NotReached,
    Count::Unfinished,
    Count::BusyInbound,
    Count::Queue,
];

impl Tally {
    /// Counts what lies past the calendar's end, as far as the replication went, in the last interval.
    pub(super) fn settle_tails(&mut self, end: Time) {
        let Some(last) = self.intervals().checked_sub(1) else { return };
        let tails = std::mem::take(&mut self.tails);
        for tail in &tails {
            let length = tail.to.min(end) - tail.from;
            self.add(tail.row, last, tail.count, length.0.max(0) * tail.times);
        }
        self.tails = tails;
        self.tails.clear();
    }

    /// Counts those who waited through whole intervals.
    fn settle_queues(&mut self) {
        let intervals = self.timeline.intervals();
        let Tally { cells, waiting_through, timeline, .. } = self;
        for (cells, through) in cells.chunks_exact_mut(intervals).zip(waiting_through.chunks_exact(intervals)) {
            let mut waiting = 0;
            for next in 1..intervals {
                waiting += through[next - 1];
                if waiting != 0 {
                    let length = timeline.end_of(next) - timeline.end_of(next - 1);
                    cells[next][Count::Queue as usize] += waiting * length.0;
                }
            }
        }
    }

    /// An opening period and its drain.
    fn until_drained(&self, period: usize, end: Time) -> (Time, Time) {
        let (from, to) = self.timeline.open()[period];
        let next = self.timeline.open().get(period + 1).map_or(Time::NEVER, |(from, _)| *from);
        (from, to.max(self.drained[period]).min(next).min(end))
    }

    /// Counts of what reached outside the opening hours that part which was open time or drain.
    fn settle_outside(&mut self, end: Time) {
        let outside = std::mem::take(&mut self.outside);
        for one in &outside {
            let first = self.timeline.period(one.from).map_or(0, |(period, _)| period);
            for period in first..self.timeline.open().len() {
                let (from, to) = self.until_drained(period, end);
                if from >= one.to {
                    break;
                }
                self.spread(&one.places, one.from.max(from), one.to.min(to), one.times);
            }
        }
        self.outside = outside;
        self.outside.clear();
    }

    /// Open time and drain of each interval, for every row.
    pub(super) fn settle_time(&mut self, end: Time) {
        for period in 0..self.timeline.open().len() {
            let (from, to) = self.until_drained(period, end);
            self.spread(&[Some((0, Count::Time))], from, to, 1);
        }
        self.settle_outside(end);
        self.settle_tails(end);
        for interval in 0..self.intervals() {
            let time = self.slice(0, interval)[Count::Time as usize];
            (1..self.rows()).for_each(|row| self.add(row, interval, Count::Time, time));
        }
    }

    /// What was counted of the answered and of the others, of inbound contacts and of work, is put together; the total is
    /// the sum of the types.
    pub(super) fn settle_sums(&mut self) {
        self.settle_queues();
        self.settle_own_groups();
        let inbound = |row: usize| self.kinds.get(row).is_none_or(|kind| kind.inbound);
        let intervals = self.timeline.intervals();
        for (row, cells) in self.cells.chunks_exact_mut(intervals).enumerate() {
            for cell in cells {
                cell[Count::Busy as usize] += cell[Count::BusyInbound as usize];
                if inbound(row) {
                    cell[Count::Offered as usize] += cell[Count::Answered as usize];
                    cell[Count::Wait as usize] += cell[Count::WaitAnswered as usize];
                }
            }
        }
        let total = self.total_row();
        let (types, others) = self.cells.split_at_mut(total * intervals);
        for (row, kind) in self.kinds.iter().enumerate() {
            let cells = &types[row * intervals..(row + 1) * intervals];
            for (sum, cell) in others[..intervals].iter_mut().zip(cells) {
                sum[Count::Busy as usize] += cell[Count::Busy as usize];
                if kind.in_total {
                    sum[..SUMMED].iter_mut().zip(&cell[..SUMMED]).for_each(|(sum, count)| *sum += count);
                }
            }
        }
        for row in 0..total {
            if self.kinds[row].in_total {
                self.add_waits(row, total);
            }
        }
        self.waits[total].without(&self.transferred);
        let sums = (0..self.rows()).map(|row| self.sum(row)).collect();
        self.sums = sums;
    }

    /// What happened to a type that has a group of its own happened in that group.
    fn settle_own_groups(&mut self) {
        for row in 0..self.kinds.len() {
            let Some(own) = self.kinds[row].own_group.map(|group| self.group_row(group)) else { continue };
            for interval in 0..self.intervals() {
                let (from, to) = (self.place(row, interval), self.place(own, interval));
                for count in IN_GROUPS {
                    self.cells[to][count as usize] += self.cells[from][count as usize];
                }
            }
            self.add_waits(row, own);
        }
    }

    /// Adds the waits of a type's row to those of a row after it.
    fn add_waits(&mut self, row: usize, to: usize) {
        let (types, others) = self.waits.split_at_mut(to);
        others[0].merge(&types[row]);
        let curve = self.curves[row];
        self.curves[to].iter_mut().zip(curve).for_each(|(sum, count)| *sum += count);
    }

    /// A transferred leg is no contact of its own: what the total will get with its type is taken off.
    #[cold]
    pub(super) fn leave_out_of_total(&mut self, interval: usize, leg: &Leg) {
        let total = self.total_row();
        let mut counts = [0; COUNTS];
        count_attempt(&mut counts, leg);
        if leg.fate.was_offered() {
            count_leg(&mut counts, leg, leg.wait, &self.kinds[leg.contact.index()]);
            self.transferred.record(bucket(leg.wait.0));
            if leg.fate == Fate::Answered {
                counts[Count::HandleTransferred as usize] -= leg.handle().0;
                self.curves[total][curve_point(leg.wait)] -= 1;
            }
        }
        self.slice_mut(total, interval).iter_mut().zip(counts).for_each(|(sum, count)| *sum -= count);
    }
}
