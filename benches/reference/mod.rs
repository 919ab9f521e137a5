//! Loops written by hand for one centre each: the floor that the general engine is measured against.
//!
//! In: a centre as a few numbers, the number of a replication. Out: counters by type and interval. They use nothing of
//! the engine, but the same generator (Xoshiro256++, ziggurat), one stream for each purpose, integers of microseconds, and
//! every value of a contact is drawn when it is born. That they compute the right thing is held by `agreement.rs`.

// Each bench uses a part of this; the functions of the platform are as fast as any loop of this kind would have them.
#![allow(dead_code, clippy::disallowed_methods)]

pub mod agreement;
pub mod boxed;
pub mod day;
pub mod draws;
pub mod ends;
pub mod pool;
pub mod recursion;

/// Microseconds of a second.
pub const MICROS: f64 = 1e6;
/// A time that never comes.
pub const NEVER: u64 = u64::MAX;
/// Length of an interval, microseconds.
pub const INTERVAL: u64 = 1_800_000_000;
/// An answer within this is in time, microseconds.
pub const IN_TIME: u64 = 20_000_000;

/// What is counted of one type in one interval of arrival; times in microseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    /// Everybody who came.
    pub offered: u64,
    /// Answered.
    pub answered: u64,
    /// Gave up.
    pub abandoned: u64,
    /// Answered in time.
    pub in_time: u64,
    /// Wait of all.
    pub wait: u64,
}

impl Cell {
    /// Answered after so long.
    #[inline]
    pub fn answered(&mut self, wait: u64) {
        self.offered += 1;
        self.answered += 1;
        self.in_time += u64::from(wait <= IN_TIME);
        self.wait += wait;
    }

    /// Gave up after so long.
    #[inline]
    pub fn abandoned(&mut self, wait: u64) {
        self.offered += 1;
        self.abandoned += 1;
        self.wait += wait;
    }
}

/// Counters of one replication: by type, then interval.
#[derive(Clone, Debug)]
pub struct Counters {
    /// The cells of the first type, then of the next.
    pub cells: Vec<Cell>,
    /// Intervals of each type.
    pub intervals: usize,
}

impl Counters {
    /// Room for so many types and intervals.
    pub fn new(types: usize, intervals: usize) -> Counters {
        Counters { cells: vec![Cell::default(); types * intervals], intervals }
    }

    /// Ready for the next replication.
    pub fn clear(&mut self) {
        self.cells.fill(Cell::default());
    }
}

/// Somebody who waits, or is about to.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// When he came.
    pub at: u64,
    /// When he gives up.
    pub gives_up: u64,
    /// How long he talks.
    pub talk: u64,
    /// His cell.
    pub cell: u32,
}
