//! `[survey]` and `contacts.X.value.satisfaction`: what people think, and who says so.
//!
//! In: their tables. Out: a [`Survey`], a [`Satisfaction`].

use crate::centre::survey::{BEST, Satisfaction, Survey, WORST};
use crate::document::At;
use crate::scenario::keys;

/// Reads `{ asked = 1.0, responds = 0.2 }`, or `responds = { happy = 0.15, unhappy = 0.4, from = 4 }`.
pub fn survey(at: &At<'_>) -> Option<Survey> {
    let table = at.table()?;
    let asked = keys::or(&table, "asked", 1.0, At::share);
    let responds = keys::need(&table, "responds", responds);
    if let Some(at) = table.maybe("robot") {
        at.problem(
            "the survey is heard on the caller's own line and takes no robot's port; if a robot calls afterwards, let a follow-up \
             of `answered` lead to an outbound contact type with that robot",
        );
    }
    table.finish();
    let (happy, unhappy, happy_from) = responds?;
    Some(Survey { asked: asked?, happy, unhappy, happy_from })
}

fn responds(at: &At<'_>) -> Option<(f64, f64, f64)> {
    if at.is_number() {
        return at.share().map(|share| (share, share, 4.0));
    }
    let table = at.table()?;
    let (happy, unhappy) = (keys::need(&table, "happy", At::share), keys::need(&table, "unhappy", At::share));
    let from = keys::or(&table, "from", 4.0, mark);
    table.finish();
    Some((happy?, unhappy?, from?))
}

fn mark(at: &At<'_>) -> Option<f64> {
    at.number(WORST, BEST)
}

/// Reads `{ best = 4.6, per_minute = 0.5, unresolved = 1.5 }`.
pub fn satisfaction(at: &At<'_>) -> Option<Satisfaction> {
    let table = at.table()?;
    let best = keys::or(&table, "best", BEST, mark);
    let per_minute = keys::or(&table, "per_minute", 0.0, |at| at.number(0.0, 100.0));
    let unresolved = keys::or(&table, "unresolved", 0.0, |at| at.number(0.0, BEST - WORST));
    table.finish();
    Some(Satisfaction { best: best?, per_minute: per_minute?, unresolved: unresolved? })
}
