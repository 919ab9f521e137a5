//! Agents and lines of a centre, for the simulators that bring an event list but no queue. It knows no time.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// Groups that a type tries, and types that a group takes, best first.
const TRIES: [&[usize]; 2] = [&[0, 1], &[1]];
const TAKES: [&[usize]; 2] = [&[0], &[1, 0]];

/// Free and busy agents by group.
#[derive(Clone, Serialize, Deserialize)]
pub struct Agents {
    staff: Vec<u32>,
    busy: Vec<u32>,
}

impl Agents {
    pub fn new(groups: usize) -> Self {
        Self { staff: vec![0; groups], busy: vec![0; groups] }
    }

    /// Agents above the roster finish their call.
    pub fn roster(&mut self, group: usize, staff: u32) {
        self.staff[group] = staff;
    }

    pub fn is_free(&self, group: usize) -> bool {
        self.busy[group] < self.staff[group]
    }

    /// Takes a free agent of the first group that the type tries, and names the group.
    pub fn seize_for(&mut self, kind: usize) -> Option<usize> {
        let group = TRIES[kind].iter().copied().find(|group| *group < self.staff.len() && self.is_free(*group))?;
        self.busy[group] += 1;
        Some(group)
    }

    pub fn seize(&mut self, group: usize) {
        self.busy[group] += 1;
    }

    pub fn release(&mut self, group: usize) {
        self.busy[group] -= 1;
    }

    pub fn takes(group: usize) -> &'static [usize] {
        TAKES[group]
    }
}

/// Those who wait, in order of arrival, with what is needed to forget their patience.
#[derive(Clone, Serialize, Deserialize)]
pub struct Line<Key> {
    first: u64,
    waiting: VecDeque<Option<(f64, Key)>>,
}

impl<Key> Line<Key> {
    pub const fn new() -> Self {
        Self { first: 0, waiting: VecDeque::new() }
    }

    /// The number that the next contact to join will have.
    pub fn next_number(&self) -> u64 {
        self.first + self.waiting.len() as u64
    }

    pub fn join(&mut self, arrived: f64, key: Key) {
        self.waiting.push_back(Some((arrived, key)));
    }

    /// Takes the contact with this number out: when it arrived, if it still waits.
    pub fn leave(&mut self, number: u64) -> Option<f64> {
        let place = number.checked_sub(self.first)?;
        self.waiting.get_mut(place as usize)?.take().map(|(arrived, _)| arrived)
    }

    pub fn pop(&mut self) -> Option<(f64, Key)> {
        loop {
            let contact = self.waiting.pop_front()?;
            self.first += 1;
            if contact.is_some() {
                return contact;
            }
        }
    }
}
