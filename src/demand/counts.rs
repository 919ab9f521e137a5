//! Exactly so many contacts in each interval, as a history had them, at random instants within it.
//!
//! In: counts by day and interval, and which of the history's days each day of the calendar may repeat. Out: instants
//! in order. Each interval has its own address of chance, so no day depends on another.

use std::sync::Arc;

use crate::centre::Calendar;
use crate::demand::rates::spread;
use crate::random::{Luck, Purpose, hash_name};
use crate::units::Time;

/// Counts of one day of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedDay {
    /// Slot of the day (see [`CalendarDay::starts`]) and contacts in it, in order.
    pub counts: Vec<(u32, u32)>,
}

/// A day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// Where each slot of the day starts, and last where the last one ends.
    pub starts: Vec<Time>,
    /// Days of the history that it may repeat; one is taken at random.
    pub candidates: Vec<u32>,
}

/// A history laid on the calendar.
#[derive(Clone, Debug)]
pub struct Counts {
    history: Arc<[CountedDay]>,
    days: Arc<[CalendarDay]>,
}

impl Counts {
    /// From the days of a history and the days of the calendar, in order.
    pub fn new(history: Vec<CountedDay>, days: Vec<CalendarDay>) -> Counts {
        Counts { history: history.into(), days: days.into() }
    }

    /// Adds the expected contacts of each interval to `expected`.
    pub(super) fn expected(&self, calendar: &Calendar, expected: &mut [f64]) {
        for day in self.days.iter() {
            let part = 1.0 / day.candidates.len().max(1) as f64;
            for counted in day.candidates.iter().filter_map(|&position| self.history.get(position as usize)) {
                for &(slot, count) in &counted.counts {
                    if let Some((start, end)) = day.slot(slot) {
                        spread(calendar, start, end, f64::from(count) * part, expected);
                    }
                }
            }
        }
    }

    /// The instants of one replication.
    pub fn source(&self, luck: &Luck, name: &str) -> Placed {
        Placed {
            counts: self.clone(),
            luck: *luck,
            address: hash_name(name),
            day: 0,
            candidate: None,
            row: 0,
            buffer: Vec::new(),
        }
    }
}

impl CalendarDay {
    /// Where a slot starts and ends.
    fn slot(&self, slot: u32) -> Option<(Time, Time)> {
        let start = self.starts.get(slot as usize)?;
        let end = self.starts.get(slot as usize + 1)?;
        Some((*start, *end))
    }
}

/// Instants of one replication.
#[derive(Clone, Debug)]
pub struct Placed {
    counts: Counts,
    luck: Luck,
    address: u64,
    day: usize,
    /// The history's day that the present day repeats.
    candidate: Option<usize>,
    row: usize,
    /// Instants of the present slot, latest first; used again for every slot.
    buffer: Vec<Time>,
}

impl Placed {
    /// Fills the buffer from the next slot that has contacts; false after the last.
    fn refill(&mut self) -> bool {
        while let Some(day) = self.counts.days.get(self.day) {
            let candidate = match (self.candidate, day.candidates.as_slice()) {
                (Some(candidate), _) => candidate,
                (None, []) => usize::MAX,
                (None, [only]) => *only as usize,
                (None, several) => {
                    let u = self.luck.at(self.address, Purpose::Busyness, self.day as u64, 0).uniform();
                    several.get((u * several.len() as f64) as usize).map_or(usize::MAX, |position| *position as usize)
                }
            };
            self.candidate = Some(candidate);
            let counted = self.counts.history.get(candidate);
            let Some(&(slot, count)) = counted.and_then(|counted| counted.counts.get(self.row)) else {
                (self.day, self.candidate, self.row) = (self.day + 1, None, 0);
                continue;
            };
            self.row += 1;
            let Some((start, end)) = day.slot(slot).filter(|_| count > 0) else {
                continue;
            };
            let length = (end - start).0;
            // Ordinals of busyness and of instants cannot meet: they have different purposes.
            let mut stream = self.luck.at(self.address, Purpose::Arrivals, self.day as u64, slot + 1);
            self.buffer.clear();
            self.buffer.extend(
                (0..count)
                    .map(|_| Time(start.0 + ((stream.uniform() * length as f64) as i64).min((length - 1).max(0)))),
            );
            self.buffer.sort_unstable_by(|a, b| b.cmp(a));
            return true;
        }
        false
    }
}

impl Iterator for Placed {
    type Item = Time;

    fn next(&mut self) -> Option<Time> {
        if self.buffer.is_empty() && !self.refill() {
            return None;
        }
        self.buffer.pop()
    }
}
