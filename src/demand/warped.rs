//! One unit-rate process, warped through the cumulated rate.
//!
//! In: pieces of constant rate, how busy days and intervals are. Out: instants in order. Scaling the rate moves the
//! same callers closer together: the k-th caller is the same person under every rate (common random numbers).

use std::sync::Arc;

use crate::demand::busyness::Factors;
use crate::demand::rates::{Piece, Rates};
use crate::demand::states::Path;
use crate::laws::BLOCK;
use crate::random::{Luck, Purpose, Stream, hash_name};
use crate::units::{Time, floor_of_short};

/// Microseconds (71 years): instants within shorter pieces are reckoned without a branch.
const SHORT: f64 = (1u64 << 51) as f64;

/// Instants of one replication.
#[derive(Clone, Debug)]
pub struct Warped {
    pieces: Arc<[Piece]>,
    factors: Factors,
    /// What comes for each contact of the forecast.
    truth: f64,
    /// The states that the rate goes through.
    path: Option<Path>,
    /// What is left of the present piece when a state has ended within it.
    rest: Option<Piece>,
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
}

impl Warped {
    /// The instants of one replication of the type called `name`.
    pub(super) fn new(rates: &Rates, luck: &Luck, name: &str) -> Warped {
        let own = hash_name(name);
        Warped {
            pieces: Arc::clone(&rates.pieces),
            factors: Factors::new(&rates.busyness, luck, own),
            truth: rates.truth.as_ref().map_or(1.0, |truth| truth.factor(luck, own)),
            path: rates.states.as_ref().map(|states| states.path(luck, own)),
            rest: None,
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
        }
    }

    /// Goes to the next piece; false after the last.
    #[cold]
    fn advance(&mut self) -> bool {
        let Some(piece) = self.rest.take().or_else(|| self.pieces.get(self.next).copied()) else {
            return false;
        };
        let piece = match self.in_one_state(piece) {
            Some((within, rest)) => {
                self.rest = rest;
                within
            }
            None => piece,
        };
        self.next += usize::from(self.rest.is_none());
        let [day, part, interval] = self.factors.of(piece.day, piece.part, piece.slot);
        self.start = piece.start;
        self.length = (piece.end - piece.start).0 as f64;
        self.last = ((piece.end - piece.start).0 - 1).max(0);
        self.mass = piece.mass * day * part * interval * self.truth;
        self.used = 0.0;
        true
    }

    /// The beginning of a piece for which one state lasts, and what is left of it; none without states.
    fn in_one_state(&mut self, piece: Piece) -> Option<(Piece, Option<Piece>)> {
        let (factor, until) = self.path.as_mut()?.at(piece.start);
        if until >= piece.end {
            return Some((Piece { mass: piece.mass * factor, ..piece }, None));
        }
        let share = (until - piece.start).0 as f64 / (piece.end - piece.start).0 as f64;
        let within = Piece { end: until, mass: piece.mass * share * factor, ..piece };
        Some((within, Some(Piece { start: until, mass: piece.mass * (1.0 - share), ..piece })))
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
