//! The agents: who is free, who is busy, who is on duty.
//!
//! A group counts: it takes something new only while fewer of its agents are busy than the roster says. At a step
//! down those who are free go first, the highest number first; those who are busy go when they come free.

use std::collections::VecDeque;

use crate::units::{Span, Time};

/// The agents of one group.
#[derive(Clone, Debug)]
pub struct Agents {
    /// First slot of the group among all slots.
    first: usize,
    /// How many the roster says.
    pub staff: u32,
    /// How many are busy, those above the roster included.
    pub busy: u32,
    /// How many are talking (not in wrap-up).
    pub talking: u32,
    /// Free agents on duty, longest free first.
    idle: VecDeque<u32>,
    /// Since when each has been free.
    free_since: Vec<Time>,
    /// Who is off duty.
    off: Vec<bool>,
    /// Busy time of each so far, for the least occupied.
    busy_time: Vec<Span>,
    /// Since when each has been on duty.
    on_since: Vec<Time>,
    /// The centre has closed, and those on duty stay for whoever waits; then this many are left.
    pub draining_to: Option<u32>,
    /// On duty since `duty_since`, for the record.
    pub on_duty: u32,
    /// Since when `on_duty` has held.
    pub duty_since: Time,
}

impl Agents {
    /// A group whose slots start at `first`, all off duty.
    pub fn new(first: usize, slots: usize) -> Agents {
        Agents {
            first,
            staff: 0,
            busy: 0,
            talking: 0,
            idle: VecDeque::with_capacity(slots),
            free_since: vec![Time::START; slots],
            off: vec![true; slots],
            busy_time: vec![Span::ZERO; slots],
            on_since: vec![Time::START; slots],
            draining_to: None,
            on_duty: 0,
            duty_since: Time::START,
        }
    }

    /// Everybody goes home; a new replication begins.
    pub fn clear(&mut self) {
        self.staff = 0;
        self.busy = 0;
        self.talking = 0;
        self.idle.clear();
        self.off.fill(true);
        self.busy_time.fill(Span::ZERO);
        self.free_since.fill(Time::START);
        self.draining_to = None;
        self.on_duty = 0;
        self.duty_since = Time::START;
    }

    /// How many are free.
    #[inline]
    pub fn free(&self) -> u32 {
        self.idle.len() as u32
    }

    /// Since when the longest free agent has been free; none is free otherwise.
    #[inline]
    pub fn longest_free(&self) -> Option<Time> {
        self.idle.front().map(|&agent| self.free_since[agent as usize])
    }

    /// The smallest busy share among free agents, with the place of that agent among the free.
    pub fn least_occupied(&self, now: Time) -> Option<(f64, usize)> {
        let share = |agent: u32| {
            let agent = agent as usize;
            self.busy_time[agent].0 as f64 / ((now - self.on_since[agent]).0.max(1)) as f64
        };
        let best =
            self.idle.iter().enumerate().min_by(|(_, a), (_, b)| share(**a).total_cmp(&share(**b)).then(a.cmp(b)));
        best.map(|(place, agent)| (share(*agent), place))
    }

    /// The free agent at a place (0 is longest free) starts to work; answers its slot.
    #[inline]
    pub fn take(&mut self, place: usize) -> usize {
        let agent = if place == 0 { self.idle.pop_front() } else { self.idle.remove(place) };
        self.busy += 1;
        self.first + agent.unwrap_or(0) as usize
    }

    /// A busy agent keeps working: on to the next contact without a pause.
    #[inline]
    pub fn may_go_on(&self) -> bool {
        self.busy <= self.staff
    }

    /// A busy agent comes free and stays, or goes home above the roster; whether he stayed.
    #[inline]
    pub fn release(&mut self, slot: usize, now: Time) -> bool {
        let agent = slot - self.first;
        self.busy -= 1;
        if self.busy + self.free() < self.staff {
            self.free_since[agent] = now;
            self.idle.push_back(agent as u32);
            true
        } else {
            self.off[agent] = true;
            false
        }
    }

    /// Adds to an agent's busy time.
    pub fn worked(&mut self, slot: usize, span: Span) {
        self.busy_time[slot - self.first] += span;
    }

    /// An agent's busy time since he came, where it is counted.
    #[cfg(test)]
    pub fn worked_so_far(&self, slot: usize) -> Span {
        self.busy_time[slot - self.first]
    }

    /// The roster changes: free agents go, or those off duty come, lowest number first.
    pub fn set_staff(&mut self, staff: u32, now: Time) {
        self.staff = staff;
        let may_be_free = staff.saturating_sub(self.busy);
        if self.free() > may_be_free {
            let mut numbers: Vec<u32> = self.idle.iter().copied().collect();
            numbers.sort_unstable();
            // Those from this number on go.
            let first_to_go = numbers[may_be_free as usize];
            self.idle.retain(|agent| *agent < first_to_go);
            numbers[may_be_free as usize..].iter().for_each(|agent| self.off[*agent as usize] = true);
        }
        let mut next = 0;
        while self.free() < may_be_free {
            let Some(agent) = (next..self.off.len()).find(|agent| self.off[*agent]) else {
                break;
            };
            self.off[agent] = false;
            self.free_since[agent] = now;
            self.on_since[agent] = now;
            self.busy_time[agent] = Span::ZERO;
            self.idle.push_back(agent as u32);
            next = agent + 1;
        }
    }

    /// How many are on duty now: on the roster, or finishing past its end.
    #[inline]
    pub fn count_on_duty(&self) -> u32 {
        self.staff.max(self.busy)
    }
}
