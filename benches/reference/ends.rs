//! When agents come free: a winner tree over their slots, or a heap of ends.
//!
//! The tree's key is the time with the number of the slot in its last bits, so one comparison of integers decides both
//! the time and the tie, and a change is one walk from leaf to root without a branch.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::NEVER;

/// Bits for the number of a slot.
const BITS: u32 = 14;

/// The ends of work of agents in groups.
pub trait Ends {
    /// For groups of so many agents.
    fn new(groups: &[usize]) -> Self;
    /// Everybody is free.
    fn clear(&mut self);
    /// When the first agent comes free; [`NEVER`] if nobody works.
    fn first(&self) -> u64;
    /// The group of the agent who comes free first.
    fn group(&self) -> usize;
    /// A free agent of the group works until then.
    fn begin(&mut self, group: usize, until: u64);
    /// The agent who comes free first goes on with other work.
    fn go_on(&mut self, until: u64);
    /// The agent who comes free first is free.
    fn end(&mut self);
}

/// A winner tree over slots.
pub struct WinnerTree {
    leaves: usize,
    nodes: Vec<u64>,
    group_of_slot: Vec<u8>,
    free: Vec<Vec<u32>>,
    first_slots: Vec<usize>,
}

impl WinnerTree {
    #[inline]
    fn set(&mut self, slot: usize, key: u64) {
        let mut node = self.leaves + slot;
        self.nodes[node] = key;
        let mut best = key;
        while node > 1 {
            best = best.min(self.nodes[node ^ 1]);
            node >>= 1;
            self.nodes[node] = best;
        }
    }

    #[inline]
    fn slot(&self) -> usize {
        (self.nodes[1] & ((1 << BITS) - 1)) as usize
    }
}

impl Ends for WinnerTree {
    fn new(groups: &[usize]) -> WinnerTree {
        let slots: usize = groups.iter().sum();
        let leaves = slots.next_power_of_two().max(2);
        assert!(leaves <= 1 << BITS, "more slots than the key has room for");
        let group_of_slot = groups.iter().enumerate().flat_map(|(group, count)| vec![group as u8; *count]).collect();
        let first_slots = groups.iter().scan(0, |sum, count| Some(std::mem::replace(sum, *sum + count)));
        let mut tree = WinnerTree {
            leaves,
            nodes: vec![NEVER; 2 * leaves],
            group_of_slot,
            free: groups.iter().map(|count| Vec::with_capacity(*count)).collect(),
            first_slots: first_slots.chain([slots]).collect(),
        };
        tree.clear();
        tree
    }

    fn clear(&mut self) {
        self.nodes.fill(NEVER);
        for (group, free) in self.free.iter_mut().enumerate() {
            free.clear();
            free.extend((self.first_slots[group]..self.first_slots[group + 1]).rev().map(|slot| slot as u32));
        }
    }

    #[inline]
    fn first(&self) -> u64 {
        // Of NEVER this leaves a time that is later than any other.
        self.nodes[1] >> BITS
    }

    #[inline]
    fn group(&self) -> usize {
        self.group_of_slot[self.slot()] as usize
    }

    #[inline]
    fn begin(&mut self, group: usize, until: u64) {
        if let Some(slot) = self.free[group].pop() {
            self.set(slot as usize, until << BITS | u64::from(slot));
        }
    }

    #[inline]
    fn go_on(&mut self, until: u64) {
        let slot = self.slot();
        self.set(slot, until << BITS | slot as u64);
    }

    #[inline]
    fn end(&mut self) {
        let slot = self.slot();
        let group = self.group();
        self.free[group].push(slot as u32);
        self.set(slot, NEVER);
    }
}

/// The heap of the standard library: time, and the group in the last bits.
pub struct Heap(BinaryHeap<Reverse<u64>>);

impl Ends for Heap {
    fn new(groups: &[usize]) -> Heap {
        Heap(BinaryHeap::with_capacity(groups.iter().sum()))
    }

    fn clear(&mut self) {
        self.0.clear();
    }

    #[inline]
    fn first(&self) -> u64 {
        self.0.peek().map_or(NEVER, |key| key.0) >> BITS
    }

    #[inline]
    fn group(&self) -> usize {
        self.0.peek().map_or(0, |key| (key.0 & ((1 << BITS) - 1)) as usize)
    }

    #[inline]
    fn begin(&mut self, group: usize, until: u64) {
        self.0.push(Reverse(until << BITS | group as u64));
    }

    #[inline]
    fn go_on(&mut self, until: u64) {
        let group = self.group();
        self.0.pop();
        self.begin(group, until);
    }

    #[inline]
    fn end(&mut self) {
        self.0.pop();
    }
}
