//! A catalogue of shifts laid on one day: who may start when, and when each break may be taken.
//!
//! In: kinds of shifts. Out: candidates, and the grain in which they cover. Knows no need.

use crate::scenario::catalogue::{Rest, ShiftKind};
use crate::units::{Clock, Span};

/// Breaks begin at multiples of about this from the start of their window.
const BREAKS_BEGIN: Span = Span::minutes(15);

/// Work of one kind of shift from one start, with its breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pattern {
    /// Position of the kind in the catalogue.
    pub kind: usize,
    /// When it starts.
    pub start: Clock,
    /// When each break begins, from the start.
    pub rests: Vec<Span>,
}

/// The longest time of which the interval and every time of these shifts are multiples.
pub fn grain(kinds: &[ShiftKind], interval: Span) -> Span {
    let times = kinds.iter().flat_map(|kind| {
        let rests = kind.breaks.iter().flat_map(|rest| [rest.from, rest.lasts]);
        [kind.starts.0.0, kind.every, kind.lasts].into_iter().chain(rests)
    });
    Span(times.fold(interval.0, |grain, time| common(grain, time.0)).max(1))
}

fn common(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { common(b, a % b) }
}

/// The starts of a kind.
pub fn starts(kind: &ShiftKind) -> impl Iterator<Item = Clock> + '_ {
    let (first, last) = kind.starts;
    let times = (last.0 - first.0).0 / kind.every.0.max(1);
    (0..=times).map(move |nth| Clock(first.0 + Span(kind.every.0 * nth)))
}

/// When a break may begin, from the start of the shift.
pub fn begins(rest: &Rest, grain: Span) -> Vec<Span> {
    let step = Span((BREAKS_BEGIN.0 + grain.0 - 1) / grain.0.max(1) * grain.0.max(1));
    let times = ((rest.to - rest.from - rest.lasts).0 / step.0.max(1)).max(0);
    (0..=times).map(|nth| rest.from + Span(step.0 * nth)).collect()
}

/// A shift of a kind with every break as early as may be.
pub fn earliest(kinds: &[ShiftKind], kind: usize, start: Clock) -> Pattern {
    let rests = kinds.get(kind).map_or_else(Vec::new, |kind| kind.breaks.iter().map(|rest| rest.from).collect());
    Pattern { kind, start, rests }
}

/// Whole minutes of a time.
pub fn minutes(span: Span) -> i64 {
    span.0 / Span::minutes(1).0
}
