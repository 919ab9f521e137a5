//! `parts`: parts of a day that are busy or quiet each by itself, beside the whole day.
//!
//! In: `{ cv = 0.1, from = ["12:00", "18:00"] }`: a new part begins at each time; what comes before the first is a part, too.
//! Out: pieces that know their part, and a law of the factor of each.

use crate::centre::Calendar;
use crate::demand::rates::Piece;
use crate::document::key::required;
use crate::document::{At, Key};
use crate::laws::Gamma;
use crate::units::{Clock, Time};

/// The keys of its table.
pub(super) const KEYS: &[Key] = &[
    required("from", "list of times of day", "a new part begins at each of these"),
    required("cv", "number 0 to 10 | list of numbers 0 to 10", "how much parts differ, one for all or one for each"),
];

/// Most parts of a day.
const MOST: usize = 48;

/// Parts of a day.
pub(super) struct Parts {
    from: Vec<Clock>,
    cvs: Vec<f64>,
}

/// Reads the table.
pub(super) fn read(at: &At<'_>) -> Option<Parts> {
    let table = at.table()?;
    let from = table.need("from").and_then(|at| times(&at));
    let cv = table.need("cv").and_then(|at| {
        let list = if at.is_list() { Some(at.list()?) } else { None };
        let cvs: Vec<Option<f64>> = match &list {
            Some(list) => list.iter().map(|at| at.number(0.0, 10.0)).collect(),
            None => vec![at.number(0.0, 10.0)],
        };
        Some((cvs.into_iter().collect::<Option<Vec<f64>>>()?, list.is_some(), at))
    });
    table.finish();
    let (from, (cvs, listed, at)) = (from?, cv?);
    let count = from.len() + 1;
    if listed && cvs.len() != count {
        at.problem(format!(
            "expected {count} values, one for each part (the first ends at {}), found {}; or one number for all",
            from.first().copied().unwrap_or_default(),
            cvs.len()
        ));
        return None;
    }
    let cvs = if listed { cvs } else { vec![cvs.first().copied().unwrap_or(0.0); count] };
    Some(Parts { from, cvs })
}

/// Times of day, each after the one before.
fn times(at: &At<'_>) -> Option<Vec<Clock>> {
    let clocks: Vec<Option<Clock>> = at.list()?.iter().map(At::clock).collect();
    let clocks: Vec<Clock> = clocks.into_iter().collect::<Option<_>>()?;
    let increasing = clocks.windows(2).all(|pair| pair.first() < pair.last());
    let within = clocks.iter().all(|clock| *clock > Clock::MIDNIGHT && *clock < Clock::DAY_END);
    if clocks.is_empty() || clocks.len() >= MOST || !increasing || !within {
        at.problem(format!(
            "expected 1 to {} times of one day, each after the one before, as in [\"12:00\", \"18:00\"]",
            MOST - 1
        ));
        return None;
    }
    Some(clocks)
}

impl Parts {
    /// The law of each part's factor.
    pub(super) fn laws(&self) -> Vec<Option<Gamma>> {
        self.cvs.iter().map(|cv| super::profile::law(*cv)).collect()
    }

    /// The pieces, each within one part; a piece that a part begins in is cut there.
    pub(super) fn cut(&self, calendar: &Calendar, pieces: &[Piece]) -> Vec<Piece> {
        let mut cut = Vec::with_capacity(pieces.len());
        let mut day: (u32, Vec<Time>) = (u32::MAX, Vec::new());
        for piece in pieces {
            if piece.day != day.0 {
                day = (piece.day, self.from.iter().map(|from| calendar.at(piece.day as usize, *from)).collect());
            }
            let mut start = piece.start;
            let length = (piece.end - piece.start).0 as f64;
            while start < piece.end {
                let part = day.1.partition_point(|from| *from <= start);
                let end = day.1.get(part).map_or(piece.end, |next| piece.end.min(*next));
                let mass = piece.mass * ((end - start).0 as f64 / length);
                cut.push(Piece { start, end, mass, part: part as u32, ..*piece });
                start = end;
            }
        }
        cut
    }
}
