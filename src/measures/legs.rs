//! What one leg, and one chain, adds to the counters of a row and interval.

use super::counts::{COUNTS, Count as C};
use super::tally::Kind;
use crate::engine::facts::{Chain, Fate, Leg};
use crate::units::Span;

/// Counters of a try as such.
#[inline(always)]
pub(super) fn count_attempt(cell: &mut [i64; COUNTS], leg: &Leg) {
    cell[C::Attempts as usize] += i64::from(!leg.transferred_in);
    let before = match leg.fate {
        Fate::Closed => Some(C::Closed),
        Fate::Blocked => Some(C::Blocked),
        Fate::Deflected => Some(C::Deflected),
        Fate::AbandonedInIvr => Some(C::AbandonedInIvr),
        Fate::SelfServed => Some(C::SelfServed),
        Fate::Balked | Fate::Abandoned | Fate::Answered | Fate::NotReached | Fate::Unfinished => None,
    };
    if let Some(count) = before {
        cell[count as usize] += 1;
        let transfer = i64::from(leg.transferred_in);
        cell[C::TransferredIn as usize] += transfer;
        cell[C::BlockedTransfers as usize] += if leg.fate == Fate::Blocked { transfer } else { 0 };
    }
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
    let in_time = i64::from(wait <= kind.answer_within);
    match leg.fate {
        Fate::Answered => {
            cell[C::AnsweredInTime as usize] += in_time;
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
        Fate::Abandoned => {
            count_lost(cell, leg.transferred_in, wait);
            cell[C::Abandoned as usize] += 1;
            cell[C::AbandonedShort as usize] += i64::from(wait <= kind.short_abandon);
            cell[C::AbandonedInTime as usize] += in_time;
        }
        Fate::Balked => {
            count_lost(cell, leg.transferred_in, wait);
            cell[C::Balked as usize] += 1;
            cell[C::AbandonedInTime as usize] += 1;
        }
        Fate::NotReached => {
            count_lost(cell, leg.transferred_in, wait);
            cell[C::NotReached as usize] += 1;
        }
        Fate::Unfinished => {
            count_lost(cell, leg.transferred_in, wait);
            cell[C::Unfinished as usize] += 1;
        }
        Fate::Closed | Fate::Blocked | Fate::Deflected | Fate::AbandonedInIvr | Fate::SelfServed => {}
    }
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
