//! Who calls again after giving up or being blocked.
//!
//! In: the records of a contact type, with callers. Out: [`FittedRedials`]: shares with Wilson's intervals, and how long it takes, from
//! the end of the one attempt to the start of the next of the same caller and type. Attempts whose time is not over when the file
//! ends are left out, those that were repeated already among them: else who calls soon would be counted more often.

use super::times::{self, CONFIDENCE};
use crate::records::{CallRecord, Outcome};
use crate::results::fitted::FittedRedials;
use crate::statistics::wilson;
use crate::units::Span;

/// Times at which the share is told, if they are shorter than all that is counted.
const TOLD: [Span; 4] = [Span::minutes(1), Span::minutes(5), Span::minutes(15), Span::minutes(60)];

/// Counts after one outcome; `end` is the last start of the file, `within` how long somebody has.
pub fn fit(records: &[&CallRecord], outcome: Outcome, on: &'static str, end: i64, within: Span) -> FittedRedials {
    let mut fitted = FittedRedials { on, ..Default::default() };
    let mut known: Vec<&CallRecord> = records.iter().filter(|record| record.caller.is_some()).copied().collect();
    known.sort_by_key(|record| (record.caller, record.at, record.line));
    fitted.unknown =
        records.iter().filter(|record| record.outcome == outcome && record.caller.is_none()).count() as u64;
    let mut delays: Vec<Span> = Vec::new();
    for (place, record) in known.iter().enumerate().filter(|(_, record)| record.outcome == outcome) {
        let over = record.at.0 + record.wait.0;
        if over + within.0 > end {
            fitted.unfinished += 1;
            continue;
        }
        fitted.tries += 1;
        let next = known.get(place + 1).filter(|next| next.caller == record.caller);
        // A record may begin before the one before it was over: then it came at once.
        let delay = next.map(|next| Span((next.at.0 - over).max(0)));
        delays.extend(delay.filter(|delay| *delay <= within));
    }
    let share = |time: Span| {
        let soon = delays.iter().filter(|delay| **delay <= time).count() as u64;
        (time.in_seconds(), wilson(soon, fitted.tries, CONFIDENCE))
    };
    let told = TOLD.into_iter().filter(|time| *time < within).chain([within]);
    fitted.within = told.map(share).collect();
    fitted.delay = times::fit(&delays);
    fitted
}
