//! What one leg, and one chain, adds to the counters of a row and interval.

use super::counts::{COUNTS, Count as C};
use super::tally::Kind;
use crate::engine::facts::{Chain, Fate, Leg};
use crate::units::Span;

/// Counters of a try as such.
#[inline(always)]
pub(super) fn count_attempt(cell: &mut [i64; COUNTS], leg: &Leg) {
    cell[C::Attempts as usize] += i64::from(!leg.transferred_in);
    if !leg.fate.was_offered() {
        count_never_offered(cell, leg);
    }
}

/// It ended before any queue.
#[inline(never)]
fn count_never_offered(cell: &mut [i64; COUNTS], leg: &Leg) {
    let count = match leg.fate {
        Fate::Closed => C::Closed,
        Fate::Blocked => C::Blocked,
        Fate::Deflected => C::Deflected,
        Fate::AbandonedInIvr => C::AbandonedInIvr,
        Fate::SelfServed => C::SelfServed,
        Fate::Balked | Fate::Abandoned | Fate::Answered | Fate::NotReached | Fate::Unfinished => return,
    };
    cell[count as usize] += 1;
    let transfer = i64::from(leg.transferred_in);
    cell[C::TransferredIn as usize] += transfer;
    cell[C::BlockedTransfers as usize] += if leg.fate == Fate::Blocked { transfer } else { 0 };
}

/// A chain of contacts of one person.
#[inline(always)]
pub(super) fn count_chain(cell: &mut [i64; COUNTS], chain: &Chain) {
    cell[C::People as usize] += 1;
    cell[C::PeopleAnswered as usize] += i64::from(chain.answered);
}

/// It reached a queue or an agent and waited, and was not answered there. Of the answered, the offered and their wait are
/// settled at the end.
pub(super) fn count_lost(cell: &mut [i64; COUNTS], transferred_in: bool, wait: Span) {
    cell[C::Offered as usize] += 1;
    cell[C::Wait as usize] += wait.0;
    cell[C::Delayed as usize] += i64::from(wait > Span::ZERO);
    cell[C::TransferredIn as usize] += i64::from(transferred_in);
}

/// It reached a queue or an agent, waited and ended.
#[inline(always)]
pub(super) fn count_leg(cell: &mut [i64; COUNTS], leg: &Leg, wait: Span, kind: &Kind) {
    if leg.fate != Fate::Answered {
        count_not_answered(cell, leg, wait, kind);
        return;
    }
    cell[C::AnsweredInTime as usize] += i64::from(wait <= kind.answer_within);
    if wait > Span::ZERO {
        cell[C::Delayed as usize] += 1;
        cell[C::WaitAnswered as usize] += wait.0;
    }
    if leg.transferred_in {
        cell[C::TransferredIn as usize] += 1;
    }
    if leg.virtual_hold {
        cell[C::CalledBack as usize] += 1;
    }
    count_answered(cell, leg);
}

/// It reached a queue or an agent, waited, and ended otherwise.
#[inline(always)]
fn count_not_answered(cell: &mut [i64; COUNTS], leg: &Leg, wait: Span, kind: &Kind) {
    let count = match leg.fate {
        Fate::Abandoned => {
            cell[C::AbandonedShort as usize] += i64::from(wait <= kind.short_abandon);
            cell[C::AbandonedInTime as usize] += i64::from(wait <= kind.answer_within);
            C::Abandoned
        }
        Fate::Balked => {
            cell[C::AbandonedInTime as usize] += 1;
            C::Balked
        }
        Fate::NotReached => C::NotReached,
        Fate::Unfinished => C::Unfinished,
        Fate::Answered | Fate::Closed | Fate::Blocked | Fate::Deflected | Fate::AbandonedInIvr | Fate::SelfServed => {
            return;
        }
    };
    count_lost(cell, leg.transferred_in, wait);
    cell[count as usize] += 1;
}

/// An agent took it up.
#[inline(always)]
pub(super) fn count_answered(cell: &mut [i64; COUNTS], leg: &Leg) {
    cell[C::Answered as usize] += 1;
    cell[C::Talk as usize] += leg.talk.0;
    cell[C::Handle as usize] += leg.handle().0;
    if leg.in_service_at_end {
        cell[C::InServiceAtEnd as usize] += 1;
    }
    if let Some(segmented) = leg.segmented {
        cell[C::Interruptions as usize] += i64::from(segmented.interruptions);
        cell[C::CutShort as usize] += i64::from(segmented.cut_short);
        cell[C::Paused as usize] += segmented.paused.0;
    }
}
