//! What a vendor's own report would show against what happened.

use super::page::{Block, section};
use super::words;
use crate::report::language::Told;
use crate::results::{Decision, Measures};

/// One line of a report: its measure, what the report shows, and the words.
const LINES: [(&str, &str, &str); 2] = [
    ("service_level_reported", "service_level", "answered in time"),
    ("abandonment_reported", "abandonment", "gave up"),
];

/// The reports of an option's vendors.
pub fn blocks(name: &str, told: &Told<'_>) -> Vec<Block> {
    let Some(option) = words::find(told, name) else { return Vec::new() };
    let is_own = |provider: &str| {
        let owns =
            |decision: &Decision| decision.people.iter().any(|one| one.option == name && one.provider == provider);
        told.decision.as_ref().is_some_and(owns)
    };
    let vendors = option.providers.iter().filter(|(provider, m)| !is_own(provider) && m.get("offered").mean.is_some());
    let mut points: Vec<String> = Vec::new();
    let mut alike: Vec<String> = Vec::new();
    for (provider, measures) in vendors {
        match of_vendor(provider, measures, told) {
            Some(text) => points.push(text),
            None => alike.push(words::option(provider)),
        }
    }
    if !alike.is_empty() {
        let (reports, one) = match alike.as_slice() {
            [one] => ("report is", one.clone()),
            _ => ("reports are", "NAME".to_owned()),
        };
        points.push(format!(
            "{}: the {reports} taken to show what we count (providers.{one}.reports says what one leaves out).",
            words::listed(&alike, told)
        ));
    }
    section("What the vendors' own reports would show", points)
}

/// What a vendor's report would show; none where nothing is said of it.
fn of_vendor(provider: &str, measures: &Measures, told: &Told<'_>) -> Option<String> {
    let name = words::option(provider);
    let line = |(reported, ours, what): (&str, &str, &str)| {
        let (shown, true_one) = (words::share(measures.get(reported), told)?, words::share(measures.get(ours), told)?);
        Some(format!("{shown} {what}, by our count {true_one}"))
    };
    let mut parts: Vec<String> = LINES.into_iter().filter_map(line).collect();
    parts.extend(
        both(measures, "asa_reported", "asa", |time| words::seconds(time, told))
            .map(|(shown, ours)| format!("an average wait of {shown}, by our count {ours}")),
    );
    parts.extend(
        both(measures, "csat_reported", "csat", |mark| words::number(mark, told))
            .map(|(shown, ours)| format!("a mark of {shown}, by our count {ours}")),
    );
    (!parts.is_empty()).then(|| format!("{name} would show {}.", parts.join("; ")))
}

fn both(
    measures: &Measures,
    reported: &str,
    ours: &str,
    write: impl Fn(crate::results::Estimate) -> Option<String>,
) -> Option<(String, String)> {
    Some((write(measures.get(reported))?, write(measures.get(ours))?))
}
