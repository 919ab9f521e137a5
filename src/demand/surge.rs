//! A surge: for a while so many times as many people try as usually.
//!
//! In: pieces of constant rate. Out: the same pieces, cut where the surge begins and ends, with its factor between. The
//! factors of chance stay those of the whole piece.

use crate::demand::rates::Piece;
use crate::units::Time;

/// A stretch of time in which the rate is multiplied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surge {
    /// First instant.
    pub start: Time,
    /// First instant after it.
    pub end: Time,
    /// Factor of the rate, at least 0.
    pub times: f64,
}

impl Surge {
    /// A piece as the surge leaves it: what lies before, within and after.
    pub(super) fn cut(&self, piece: &Piece) -> Vec<Piece> {
        if piece.end <= piece.start {
            // An hour that the clock skips: all of its contacts come at one instant.
            let within = self.start <= piece.start && piece.start < self.end;
            return vec![Piece { mass: piece.mass * if within { self.times } else { 1.0 }, ..*piece }];
        }
        let length = (piece.end - piece.start).0 as f64;
        let (from, to) = (self.start.max(piece.start), self.end.min(piece.end));
        if from >= to {
            return vec![*piece];
        }
        let parts = [(piece.start, from, 1.0), (from, to, self.times), (to, piece.end, 1.0)];
        let part = |(start, end, times): (Time, Time, f64)| {
            let share = (end - start).0 as f64 / length;
            Piece { start, end, mass: piece.mass * share * times, ..*piece }
        };
        parts.into_iter().filter(|(start, end, _)| start < end).map(part).collect()
    }
}
