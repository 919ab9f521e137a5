//! `[[contacts.X.surges]]`: an advert is shown, and for a while so many times as many people try.
//!
//! In: a list of surges, the calendar. Out: the arrivals with them.

use crate::demand::{Arrivals, Surge};
use crate::document::At;
use crate::said::said;
use crate::scenario::context::Context;
use crate::scenario::keys;
use crate::units::Time;

/// Most surges of a type.
const MOST: usize = 10_000;

/// The arrivals with the surges of the list `at`.
pub fn apply(at: &At<'_>, arrivals: Arrivals, context: &Context<'_>) -> Option<Arrivals> {
    let surges = keys::each(at, |item| surge(item, context))?;
    if surges.len() > MOST {
        at.problem(format!(
            "{} surges are more than the limit of {MOST}; write them as a `forecast` by interval",
            surges.len()
        ));
        return None;
    }
    arrivals.surging(&surges).map_err(|why| at.problem(why)).ok()
}

fn surge(at: &At<'_>, context: &Context<'_>) -> Option<Surge> {
    let table = at.table()?;
    let start = keys::need(&table, "at", |at| Some((at.date_time()?, at.clone())));
    let lasts = keys::need(&table, "lasts", At::span_above_zero);
    let times = keys::need(&table, "times", |at| at.number(0.0, 1e6));
    table.finish();
    let ((local, start_at), lasts, times) = (start?, lasts?, times?);
    let calendar = context.calendar;
    let start = calendar.instant_of(local);
    let end = start + lasts;
    if start >= calendar.end || end <= Time::START {
        let (first, last) = (calendar.days.first()?.date, calendar.days.last()?.date);
        start_at.warn(said!(
            "warn-surge-outside",
            "this surge is outside the calendar, which runs from {first} to {last}: it changes nothing",
            first = first.to_string(),
            last = last.to_string(),
        ));
    }
    Some(Surge { start, end, times })
}
