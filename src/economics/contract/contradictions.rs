//! Clauses of one contract that cannot both hold: refused at both places.
//!
//! In: the clauses that could be read, with their places. Out: a problem at each of two that contradict each other.

use super::Entry;
use crate::document::At;
use crate::economics::clauses::Stage;

/// None after a problem has been logged at both of two clauses that contradict each other.
pub(super) fn none(entries: &[(&At<'_>, &Entry)]) -> Option<()> {
    let mut fine = Some(());
    for (nth, (at, entry)) in entries.iter().enumerate() {
        for (other_at, other) in entries.iter().skip(nth + 1) {
            let Some(why) = contradict(entry, other) else { continue };
            at.problem(format!("contradicts \"{}\" of the same contract: {why}", other.name));
            other_at.problem(format!("contradicts \"{}\" of the same contract: {why}", entry.name));
            fine = None;
        }
    }
    fine
}

/// Why two clauses contradict each other.
fn contradict(a: &Entry, b: &Entry) -> Option<String> {
    if a.kind != b.kind {
        return of_two_kinds(a, b).or_else(|| of_two_kinds(b, a));
    }
    match a.kind {
        "package" if a.clause.unit() != b.clause.unit() => Some(
            "packages are one choice, so they include the same unit; give both minutes or both contacts".to_owned(),
        ),
        "package" if a.clause.carries() || b.clause.carries() => {
            Some("what rolls over belongs to one package; of a choice of several none can have `rollover`".to_owned())
        }
        "forecast_band" if a.clause.covers() == b.clause.covers() => {
            Some("two forecasts for one line; keep one, or name another line in \"covers\"".to_owned())
        }
        "monthly_minimum" if a.clause.base() == b.clause.base() => {
            Some("two minimums for the same lines; keep one, or let each cover lines of its own".to_owned())
        }
        "baseline" | "cost_plus" => Some("a contract has one such price; keep one".to_owned()),
        "performance_credit" if a.clause.credits() == b.clause.credits() && a.window == b.window => {
            Some("two ladders on the same measure; make them one".to_owned())
        }
        _ => None,
    }
}

fn of_two_kinds(a: &Entry, b: &Entry) -> Option<String> {
    let overlap = !a.window.is_restricted() && !b.window.is_restricted();
    match (a.kind, b.kind) {
        ("package", "per_minute" | "per_contact") if overlap && a.clause.unit() == b.clause.unit() => {
            Some("both pay for the same contacts; restrict one by `contacts`, `hours` or `days`, or give the package's `over`".to_owned())
        }
        ("cost_plus", _) if b.clause.stage() == Stage::Usage => {
            Some("the price is the vendor's cost and a margin, which pays for all of its work; keep one".to_owned())
        }
        _ => None,
    }
}
