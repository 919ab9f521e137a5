//! `[target]`: a table, or the trade's short form `"80/20"`.
//!
//! In: a value. Out: a [`Target`]; a contact type's own starts from the scenario's and says only what differs.

use crate::centre::Target;
use crate::centre::target::{Over, ServiceLevel};
use crate::document::At;
use crate::scenario::keys;
use crate::units::{Span, shown};

/// The longest answer time that a target may allow.
const LONGEST: Span = Span::hours(31 * 24);

/// Reads a target; what it does not say is as in `base`.
pub fn read(at: &At<'_>, base: &Target) -> Option<Target> {
    if at.is_text() { short_form(at, base) } else { long_form(at, base) }
}

/// `"80/20"`: 80 % within 20 seconds.
fn short_form(at: &At<'_>, base: &Target) -> Option<Target> {
    let text = at.text()?;
    let parsed = text.split_once('/').and_then(|(share, within)| Some((plain(share)?, plain(within)?)));
    match parsed {
        Some((share, within)) if share <= 100.0 && within <= LONGEST.in_seconds() => {
            Some(Target { share: share / 100.0, answer_within: Span::from_seconds(within), ..base.clone() })
        }
        _ => {
            at.problem(format!(
                "\"{}\" is not a target; write \"80/20\" (80 % within 20 seconds) or a table",
                shown(text)
            ));
            None
        }
    }
}

/// A plain decimal number without sign.
fn plain(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if digits { text.parse().ok() } else { None }
}

/// The table of all keys.
fn long_form(at: &At<'_>, base: &Target) -> Option<Target> {
    const OVER: [(&str, Over); 3] = [("month", Over::Month), ("day", Over::Day), ("interval", Over::Interval)];
    let table = at.table()?;
    let answer_within = keys::or(&table, "answer_within", base.answer_within, within);
    let share = keys::or(&table, "share", base.share, At::share);
    let short_abandon = keys::or(&table, "short_abandon", base.short_abandon, within);
    let definition = keys::or(&table, "definition", base.definition, |at| at.one_of(&ServiceLevel::ALL));
    let over = keys::or(&table, "over", base.over, |at| at.one_of(&OVER));
    let abandonment = keys::or(&table, "abandonment_at_most", base.abandonment_at_most, |at| at.share().map(Some));
    let asa = keys::or(&table, "asa_at_most", base.asa_at_most, |at| within(at).map(Some));
    let occupancy = keys::or(&table, "occupancy_at_most", base.occupancy_at_most, |at| at.share().map(Some));
    table.finish();
    Some(Target {
        answer_within: answer_within?,
        share: share?,
        short_abandon: short_abandon?,
        definition: definition?,
        over: over?,
        abandonment_at_most: abandonment?,
        asa_at_most: asa?,
        occupancy_at_most: occupancy?,
    })
}

/// A wait that a target may name.
fn within(at: &At<'_>) -> Option<Span> {
    let span = at.span()?;
    if span > LONGEST {
        at.problem(format!("{span} is longer than a target may allow, 31 days"));
        return None;
    }
    Some(span)
}
