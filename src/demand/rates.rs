//! A Poisson process with a rate that changes: pieces of constant rate, and how they differ from what was expected.
//!
//! In: pieces, factors by chance, surges. Out: expected contacts by interval, and the source of one replication, which
//! [`warped`](crate::demand::warped) draws.

use std::sync::Arc;

use crate::centre::Calendar;
use crate::demand::arrivals::season::Season;
pub use crate::demand::busyness::Busyness;
use crate::demand::pace::Pace;
use crate::demand::states::States;
use crate::demand::surge::Surge;
use crate::demand::truth::Truth;
use crate::demand::warped::Warped;
use crate::random::Luck;
use crate::units::Time;

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
    /// Part of the day, from 0: the number of the part's busyness.
    pub part: u32,
    /// Place within the day, from 0: the number of the piece's own busyness.
    pub slot: u32,
}

/// Pieces in order of time, with their busyness.
#[derive(Clone, Debug)]
pub struct Rates {
    pub(super) pieces: Arc<[Piece]>,
    pub(super) busyness: Busyness,
    pub(super) states: Option<States>,
    /// What the rates are a forecast of; none where they are the truth.
    pub(super) truth: Option<Box<Truth>>,
    /// How volume goes on beyond the calendar; none where nothing is said.
    season: Option<Arc<Season>>,
    pace: Option<Pace>,
}

impl Rates {
    /// From pieces in any order that do not overlap.
    pub fn new(mut pieces: Vec<Piece>, busyness: Busyness) -> Rates {
        pieces.retain(|piece| piece.mass > 0.0);
        pieces.sort_by_key(|piece| (piece.start, piece.end));
        Rates { pieces: pieces.into(), busyness, states: None, truth: None, season: None, pace: None }
    }

    /// With a rate that also goes through states by chance, whose stationary rate is that of the pieces.
    pub fn through(self, states: States) -> Rates {
        Rates { states: Some(states), ..self }
    }

    /// Of a volume that grows and has its seasons.
    pub fn in_season(self, season: Season) -> Rates {
        Rates { season: Some(Arc::new(season)), ..self }
    }

    /// How volume goes on beyond the calendar, where that is said.
    pub fn season(&self) -> Option<&Season> {
        self.season.as_deref()
    }

    /// As a forecast with this truth behind it.
    pub fn around(self, truth: Truth) -> Rates {
        Rates { truth: Some(Box::new(truth)), ..self }
    }

    /// With handle times of their own by interval.
    pub fn at_pace(self, pace: Pace) -> Rates {
        Rates { pace: Some(pace), ..self }
    }

    /// Times the surges; where several overlap they multiply.
    pub fn surging(self, surges: &[Surge]) -> Rates {
        let mut pieces = self.pieces.to_vec();
        for surge in surges {
            pieces = pieces.iter().flat_map(|piece| surge.cut(piece)).collect();
        }
        let Rates { busyness, states, truth, season, pace, .. } = self;
        Rates { states, truth, season, pace, ..Rates::new(pieces, busyness) }
    }

    /// `volume` times as many contacts, the same people come closer together; handle times of their own by interval `time` times
    /// as long.
    pub(super) fn scaled(self, volume: f64, time: f64) -> Rates {
        let pieces = self.pieces.iter().map(|piece| Piece { mass: piece.mass * volume, ..*piece }).collect();
        let Rates { busyness, states, truth, season, pace, .. } = self;
        Rates { states, truth, season, pace: pace.map(|pace| pace.times(time)), ..Rates::new(pieces, busyness) }
    }

    /// The pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Mean handle times by interval, if they have any of their own.
    pub fn pace(&self) -> Option<&Pace> {
        self.pace.as_ref()
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
        let Rates { busyness, states, truth, season, pace, .. } = self.clone();
        Rates { states, truth, season, pace, ..Rates::new(pieces, busyness) }
    }

    /// The instants of one replication.
    pub fn source(&self, luck: &Luck, name: &str) -> Warped {
        Warped::new(self, luck, name)
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
