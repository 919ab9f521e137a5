//! Time by the clock: waiting, busy and on duty, split over the intervals in which it passed.

use super::counts::Count;
use super::tally::{Outside, Tail, Tally};
use crate::units::Time;

impl Tally {
    /// As [`Tally::spread`] of one agent or contact in the rows of its type and of a group; most often within one interval.
    #[inline(always)]
    pub(super) fn spread_one(
        &mut self,
        kind: usize,
        group: Option<usize>,
        count: Count,
        (from, interval): (Time, usize),
        to: Time,
    ) {
        if from < self.warm_up || to > self.timeline.end_of(interval) {
            self.spread_two(kind, group, count, from, to);
            return;
        }
        self.add(kind, interval, count, (to - from).0);
        if let Some(row) = group {
            self.add(row, interval, count, (to - from).0);
        }
    }

    #[inline(never)]
    fn spread_two(&mut self, kind: usize, group: Option<usize>, count: Count, from: Time, to: Time) {
        if count == Count::Queue && from >= self.warm_up && to <= self.calendar_end {
            self.queue_over(kind, from, to);
            group.into_iter().for_each(|row| self.queue_over(row, from, to));
        } else {
            self.spread(&[Some((kind, count)), group.map(|row| (row, count))], from, to, 1);
        }
    }

    /// Somebody waited over one end of an interval or many: what lies between the first and the last is noted, and counted
    /// when the replication ends, so that a wait of days costs no more than one of minutes.
    fn queue_over(&mut self, row: usize, from: Time, to: Time) {
        let (first, last) = (self.timeline.interval(from), self.timeline.search(to));
        self.add(row, first, Count::Queue, (self.timeline.end_of(first).min(to) - from).0);
        if last > first {
            self.add(row, last, Count::Queue, (to - self.timeline.end_of(last - 1)).0);
            let place = self.place(row, 0);
            self.waiting_through[place + first] += 1;
            self.waiting_through[place + last - 1] -= 1;
        }
    }

    /// Spreads `times` × the time from `from` to `to` over the intervals it touches, to the microsecond, from the end of
    /// warm-up on, in each of these rows and counters; what lies past the calendar's end waits for the replication's end.
    pub(super) fn spread(&mut self, places: &[Option<(usize, Count)>], from: Time, to: Time, times: i64) {
        let mut from = from.max(self.warm_up);
        if from >= to || times == 0 {
            return;
        }
        if to > self.calendar_end {
            let tail = |(row, count)| Tail { row, count, from: from.max(self.calendar_end), to, times };
            self.tails.extend(places.iter().copied().flatten().map(tail));
        }
        let to = to.min(self.calendar_end);
        let mut interval = self.timeline.interval(from);
        while from < to {
            let until = self.timeline.end_of(interval).min(to);
            for (row, count) in places.iter().copied().flatten() {
                self.add(row, interval, count, (until - from).0 * times);
            }
            from = until;
            interval += 1;
        }
    }

    /// As [`Tally::spread`], of open time and drain alone.
    pub(super) fn spread_open(&mut self, places: [Option<(usize, Count)>; 3], from: Time, to: Time, times: i64) {
        let within = self.timeline.period(from).is_some_and(|(_, closes)| to <= closes);
        if within {
            self.spread(&places, from, to, times);
        } else {
            self.outside.push(Outside { places, from, to, times });
        }
    }
}
