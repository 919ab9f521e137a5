//! The benchmark day as an event loop: two types, two groups, rosters by half-hour, lazy patience.
//!
//! a tries the first group, then the second; the second takes b first, then a. A group above its roster takes nothing
//! new. A change of the roster is a bound of the loop, the next caller of a type a variable.

use std::collections::VecDeque;

use rand_xoshiro::Xoshiro256PlusPlus;

use super::draws::{DayDraws, exponential, stream};
use super::ends::Ends;
use super::{Caller, Counters, INTERVAL, NEVER};

/// A contact type of the day.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Expected callers by half-hour.
    pub masses: Vec<f64>,
    /// Mean of the logarithm of talk, seconds.
    pub mu: f64,
    /// Its standard deviation.
    pub sigma: f64,
    /// Mean patience, seconds.
    pub patience: f64,
}

/// The day.
#[derive(Clone, Debug)]
pub struct Day {
    /// a and b.
    pub kinds: [Kind; 2],
    /// Agents by half-hour, of both groups.
    pub rosters: [Vec<usize>; 2],
}

/// Callers of one type: one unit-rate process, warped through the expected callers of each half-hour.
struct Arrivals<'d> {
    masses: &'d [f64],
    cell: u32,
    gaps: Xoshiro256PlusPlus,
    draws: DayDraws,
    at: u64,
    interval: usize,
    used: f64,
}

impl<'d> Arrivals<'d> {
    fn new(kind: &'d Kind, number: usize, replication: u64) -> Arrivals<'d> {
        let mut arrivals = Arrivals {
            masses: &kind.masses,
            cell: (number * kind.masses.len()) as u32,
            gaps: stream(replication, 8 * number as u64 + 1),
            draws: DayDraws::new(kind, number as u64, replication),
            at: 0,
            interval: 0,
            used: 0.0,
        };
        arrivals.advance();
        arrivals
    }

    #[inline]
    fn advance(&mut self) {
        self.used += exponential(&mut self.gaps);
        while let Some(mass) = self.masses.get(self.interval) {
            if self.used < *mass {
                let offset = (self.used / mass * INTERVAL as f64) as i64 as u64;
                self.at = self.interval as u64 * INTERVAL + offset;
                return;
            }
            self.used -= mass;
            self.interval += 1;
        }
        self.at = NEVER;
    }

    #[inline]
    fn next(&mut self) -> Caller {
        let (at, cell) = (self.at, self.cell + self.interval as u32);
        self.advance();
        Caller { at, gives_up: at + self.draws.patience(), talk: self.draws.talk(), cell }
    }
}

/// The loop, kept for its memory.
pub struct Loop<'d, E> {
    day: &'d Day,
    ends: E,
    waiting: [VecDeque<Caller>; 2],
    staff: [usize; 2],
    busy: [usize; 2],
}

impl<'d, E: Ends> Loop<'d, E> {
    /// A loop for this day.
    pub fn new(day: &'d Day) -> Loop<'d, E> {
        let most = |roster: &Vec<usize>| roster.iter().copied().max().unwrap_or(0);
        Loop {
            ends: E::new(&[most(&day.rosters[0]), most(&day.rosters[1])]),
            waiting: [VecDeque::with_capacity(1000), VecDeque::with_capacity(1000)],
            staff: [0; 2],
            busy: [0; 2],
            day,
        }
    }

    /// One replication, until the last caller has left.
    pub fn run(&mut self, replication: u64, out: &mut Counters) {
        self.ends.clear();
        self.waiting.iter_mut().for_each(VecDeque::clear);
        self.busy = [0; 2];
        let day = self.day;
        let mut a = Arrivals::new(&day.kinds[0], 0, replication);
        let mut b = Arrivals::new(&day.kinds[1], 1, replication);
        for interval in 0..day.rosters[0].len() {
            for group in [0, 1] {
                self.staff[group] = day.rosters[group][interval];
                self.call_in(group, interval as u64 * INTERVAL, out);
            }
            self.until((interval as u64 + 1) * INTERVAL, &mut a, &mut b, out);
        }
        self.until(NEVER, &mut a, &mut b, out);
    }

    /// The events before `end`.
    fn until(&mut self, end: u64, a: &mut Arrivals<'_>, b: &mut Arrivals<'_>, out: &mut Counters) {
        loop {
            let work = self.ends.first();
            let arrival = a.at.min(b.at);
            if work.min(arrival) >= end || (arrival == NEVER && self.busy == [0; 2]) {
                break;
            }
            if work <= arrival {
                self.comes_free(work, out);
            } else if a.at <= b.at {
                let caller = a.next();
                match (self.busy[0] < self.staff[0], self.busy[1] < self.staff[1]) {
                    (true, _) => self.answer_at_once(0, &caller, out),
                    (_, true) => self.answer_at_once(1, &caller, out),
                    _ => self.waiting[0].push_back(caller),
                }
            } else {
                let caller = b.next();
                if self.busy[1] < self.staff[1] {
                    self.answer_at_once(1, &caller, out);
                } else {
                    self.waiting[1].push_back(caller);
                }
            }
        }
    }

    #[inline]
    fn answer_at_once(&mut self, group: usize, caller: &Caller, out: &mut Counters) {
        self.busy[group] += 1;
        self.ends.begin(group, caller.at + caller.talk);
        out.cells[caller.cell as usize].answered(0);
    }

    #[inline]
    fn comes_free(&mut self, now: u64, out: &mut Counters) {
        let group = self.ends.group();
        if self.busy[group] <= self.staff[group]
            && let Some(caller) = self.next_for(group, now, out)
        {
            self.ends.go_on(now + caller.talk);
            out.cells[caller.cell as usize].answered(now - caller.at);
        } else {
            self.busy[group] -= 1;
            self.ends.end();
        }
    }

    /// Agents who come on duty take those who wait.
    fn call_in(&mut self, group: usize, now: u64, out: &mut Counters) {
        while self.busy[group] < self.staff[group] {
            let Some(caller) = self.next_for(group, now, out) else { return };
            self.busy[group] += 1;
            self.ends.begin(group, now + caller.talk);
            out.cells[caller.cell as usize].answered(now - caller.at);
        }
    }

    /// Whom an agent of the group takes next: of the second group b before a.
    #[inline]
    fn next_for(&mut self, group: usize, now: u64, out: &mut Counters) -> Option<Caller> {
        let other = if group == 1 { self.head(1, now, out) } else { None };
        other.or_else(|| self.head(0, now, out))
    }

    #[inline]
    fn head(&mut self, kind: usize, now: u64, out: &mut Counters) -> Option<Caller> {
        while let Some(caller) = self.waiting[kind].pop_front() {
            if caller.gives_up >= now {
                return Some(caller);
            }
            out.cells[caller.cell as usize].abandoned(caller.gives_up - caller.at);
        }
        None
    }
}
