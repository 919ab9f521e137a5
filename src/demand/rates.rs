//! A Poisson process with a rate that changes: one unit-rate process, warped through the cumulated rate.
//!
//! In: pieces of constant rate, how busy days and intervals are. Out: instants in order. Scaling the rate moves the
//! same callers closer together: the k-th caller is the same person under every rate (common random numbers).

use std::sync::Arc;

use crate::centre::Calendar;
use crate::laws::{BLOCK, Gamma};
use crate::random::{Luck, Purpose, Stream, hash_name};
use crate::units::{Time, floor_of_short};

/// Microseconds (71 years): instants within shorter pieces are reckoned without a branch.
const SHORT: f64 = (1u64 << 51) as f64;

/// A stretch of time with a constant rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// First instant.
    pub start: Time,
    /// First instant after it; equal to `start` when the clock skips the piece.
    pub end: Time,
    /// Expected contacts, before the day's busyness.
    pub mass: f64,
    /// Day of the calendar: the number of its busyness.
    pub day: u32,
    /// Place within the day, from 0: the number of the piece's own busyness.
    pub slot: u32,
}

/// How much days and intervals differ from what was expected of them.
#[derive(Clone, Debug, Default)]
pub struct Busyness {
    /// Whose luck it is, when it is shared with other contact types; the type's own otherwise.
    pub shared: Option<u64>,
    /// Factor of a day, mean 1.
    pub day: Option<Gamma>,
    /// Factor of a piece, mean 1.
    pub interval: Option<Gamma>,
}

/// Pieces in order of time, with their busyness.
#[derive(Clone, Debug)]
pub struct Rates {
    pieces: Arc<[Piece]>,
    busyness: Busyness,
}

impl Rates {
    /// From pieces in any order that do not overlap.
    pub fn new(mut pieces: Vec<Piece>, busyness: Busyness) -> Rates {
        pieces.retain(|piece| piece.mass > 0.0);
        pieces.sort_by_key(|piece| (piece.start, piece.end));
        Rates { pieces: pieces.into(), busyness }
    }

    /// The pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Adds the expected contacts of each interval to `expected`.
    pub(super) fn expected(&self, calendar: &Calendar, expected: &mut [f64]) {
        for piece in self.pieces.iter() {
            spread(calendar, piece.start, piece.end, piece.mass, expected);
        }
    }

    /// The same rates, multiplied by each factor from its instant on; by 1 before the first. Parts of a piece share its
    /// busyness, and the k-th contact is the same person.
    pub fn under(&self, factors: &[(Time, f64)]) -> Rates {
        let mut pieces = Vec::with_capacity(self.pieces.len() + factors.len());
        for piece in self.pieces.iter() {
            let holds = factors.partition_point(|(at, _)| *at <= piece.start);
            let mut factor = holds.checked_sub(1).and_then(|last| factors.get(last)).map_or(1.0, |(_, factor)| *factor);
            let within = factors.iter().skip(holds).take_while(|(at, _)| *at < piece.end);
            let length = (piece.end - piece.start).0 as f64;
            let mut start = piece.start;
            for (at, next) in within.copied().chain([(piece.end, 1.0)]) {
                let whole = start == piece.start && at == piece.end;
                let part = if whole { 1.0 } else { (at - start).0 as f64 / length };
                pieces.push(Piece { start, end: at, mass: piece.mass * part * factor, ..*piece });
                (start, factor) = (at, next);
            }
        }
        Rates::new(pieces, self.busyness.clone())
    }

    /// The instants of one replication.
    pub fn source(&self, luck: &Luck, name: &str) -> Warped {
        let own = hash_name(name);
        Warped {
            pieces: Arc::clone(&self.pieces),
            busyness: self.busyness.clone(),
            address: self.busyness.shared.unwrap_or(own),
            luck: *luck,
            stream: luck.stream(name, Purpose::Arrivals),
            gaps: [0.0; BLOCK],
            next_gap: BLOCK,
            instants: [Time::START; BLOCK],
            ready: 0,
            given: 0,
            next: 0,
            start: Time::START,
            last: 0,
            length: 0.0,
            mass: 0.0,
            used: 0.0,
            day: u32::MAX,
            day_factor: 1.0,
        }
    }
}

/// Spreads `mass` evenly between two instants over the calendar's intervals.
pub(super) fn spread(calendar: &Calendar, start: Time, end: Time, mass: f64, expected: &mut [f64]) {
    let first = calendar.interval_of(start);
    let length = (end - start).0;
    for (interval, sum) in calendar.intervals.iter().zip(expected.iter_mut()).skip(first) {
        if length <= 0 {
            *sum += mass;
            return;
        }
        if interval.start >= end {
            return;
        }
        let overlap = (interval.end.min(end) - interval.start.max(start)).0;
        *sum += mass * (overlap.max(0) as f64 / length as f64);
    }
}

/// Instants of one replication.
#[derive(Clone, Debug)]
pub struct Warped {
    pieces: Arc<[Piece]>,
    busyness: Busyness,
    address: u64,
    luck: Luck,
    stream: Stream,
    /// Gaps of the unit-rate process, drawn in blocks.
    gaps: [f64; BLOCK],
    next_gap: usize,
    /// Instants that are known already, so many, and how many of them were given away.
    instants: [Time; BLOCK],
    ready: usize,
    given: usize,
    /// Position of the piece after the present one.
    next: usize,
    start: Time,
    /// Last microsecond of the present piece, from its start.
    last: i64,
    length: f64,
    /// Expected contacts of the present piece, busyness included, and how many units of the process it has used up.
    /// Counting within the piece keeps the precision over any number of arrivals.
    mass: f64,
    used: f64,
    day: u32,
    day_factor: f64,
}

impl Warped {
    /// Goes to the next piece; false after the last.
    #[cold]
    fn advance(&mut self) -> bool {
        let Some(piece) = self.pieces.get(self.next).copied() else {
            return false;
        };
        self.next += 1;
        let number = u64::from(piece.day);
        if piece.day != self.day {
            self.day = piece.day;
            let factor = |law: &Gamma| law.draw(&mut self.luck.at(self.address, Purpose::Busyness, number, 0));
            self.day_factor = self.busyness.day.as_ref().map_or(1.0, factor);
        }
        let factor = |law: &Gamma| law.draw(&mut self.luck.at(self.address, Purpose::Busyness, number, piece.slot + 1));
        let interval_factor = self.busyness.interval.as_ref().map_or(1.0, factor);
        self.start = piece.start;
        self.length = (piece.end - piece.start).0 as f64;
        self.last = ((piece.end - piece.start).0 - 1).max(0);
        self.mass = piece.mass * self.day_factor * interval_factor;
        self.used = 0.0;
        true
    }

    /// The next instants, as many as fall into one piece; false after the last piece, and ever after.
    #[inline(never)]
    fn refill(&mut self) -> bool {
        loop {
            if self.next_gap >= BLOCK {
                self.stream.fill_exponential(&mut self.gaps);
                self.next_gap = 0;
            }
            let mut used = [0.0; BLOCK];
            let mut count = 0;
            for gap in &self.gaps[self.next_gap..] {
                if *gap >= self.mass - self.used {
                    break;
                }
                self.used += gap;
                used[count] = self.used;
                count += 1;
            }
            self.next_gap += count;
            if count > 0 {
                self.warp(&used[..count]);
                (self.given, self.ready) = (0, count);
                return true;
            }
            // The gap reaches beyond the piece.
            self.gaps[self.next_gap] -= self.mass - self.used;
            if !self.advance() {
                self.used = self.mass;
                return false;
            }
        }
    }

    /// The instants at which so much of the present piece is used up.
    fn warp(&mut self, used: &[f64]) {
        let (start, mass, length, last) = (self.start.0, self.mass, self.length, self.last);
        let short = length < SHORT;
        for (instant, used) in self.instants.iter_mut().zip(used) {
            let offset = used / mass * length;
            let offset = if short { floor_of_short(offset) } else { offset as i64 };
            *instant = Time(start + offset.min(last));
        }
    }
}

impl Iterator for Warped {
    type Item = Time;

    #[inline]
    fn next(&mut self) -> Option<Time> {
        if self.given >= self.ready && !self.refill() {
            return None;
        }
        let instant = self.instants[self.given];
        self.given += 1;
        Some(instant)
    }
}
