//! What a vendor's own report would show against what happened.

use super::page::{Block, section};
use super::words;
use crate::report::language::{Told, say};
use crate::results::{Decision, Measures};

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
        let one = if let [one] = alike.as_slice() { one.as_str() } else { "NAME" };
        let vendors = words::listed(&alike, told);
        points.push(say!(told, "reports-alike", vendors = vendors, count = alike.len(), one = one));
    }
    section(say!(told, "reports-heading"), points)
}

/// What a vendor's report would show; none where nothing is said of it.
fn of_vendor(provider: &str, measures: &Measures, told: &Told<'_>) -> Option<String> {
    let lines = [
        both(measures, "service_level", |level| words::share(level, told))
            .map(|(shown, ours)| say!(told, "reports-in-time", shown = shown, ours = ours)),
        both(measures, "abandonment", |share| words::share(share, told))
            .map(|(shown, ours)| say!(told, "reports-gave-up", shown = shown, ours = ours)),
        both(measures, "asa", |time| words::seconds(time, told))
            .map(|(shown, ours)| say!(told, "reports-wait", shown = shown, ours = ours)),
        both(measures, "csat", |mark| words::number(mark, told))
            .map(|(shown, ours)| say!(told, "reports-mark", shown = shown, ours = ours)),
    ];
    let parts: Vec<String> = lines.into_iter().flatten().collect();
    let vendor = words::option(provider);
    (!parts.is_empty()).then(|| say!(told, "reports-of", vendor = vendor, parts = parts.join("; ")))
}

/// A measure as the report shows it, and as we count it.
fn both(
    measures: &Measures,
    name: &str,
    write: impl Fn(crate::results::Estimate) -> Option<String>,
) -> Option<(String, String)> {
    Some((write(measures.get(&format!("{name}_reported")))?, write(measures.get(name))?))
}
