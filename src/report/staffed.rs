//! What a staffing is about, in the words that the note and the terminal share: which windows are judged and how, what people count.
//!
//! In: results of `staff`. Out: words. Where the file says no `decision.require`, the verdict is that on the windows: of each type by itself, on as
//! many callers as they took; else it is that of `constraint`, as of a run.

use crate::report::language::{Told, say};
use crate::report::{numbers, view};
use crate::results::Results;
use crate::results::staffing::{StaffedWindow, Staffing, Verdict};

/// The windows whose verdict is that of the target, where `staff` asked for each of them; under the truth, if the forecast errs, as all
/// figures of the run.
pub fn judged(results: &Results) -> Option<&[StaffedWindow]> {
    let staffing = results.staffing.as_ref()?;
    if staffing.rule != "each_window" || staffing.required.is_some() {
        return None;
    }
    let windows = staffing.under_truth.as_ref().map_or(&staffing.windows, |truth| &truth.windows);
    (!windows.is_empty()).then_some(windows)
}

fn count(windows: &[&StaffedWindow], verdict: Verdict) -> usize {
    windows.iter().filter(|window| window.verdict == verdict).count()
}

/// The verdict on all of them together, and what was judged.
pub fn opening(windows: &[StaffedWindow], staffing: &Staffing, told: &Told<'_>) -> String {
    let every: Vec<&StaffedWindow> = windows.iter().collect();
    let of = |verdict| count(&every, verdict);
    let (missed, near) = (of(Verdict::Missed) + of(Verdict::CannotBeMet), of(Verdict::TooNearToCall));
    let (count, all) = (every.len(), every.len().to_string());
    let verdict = match (missed, near) {
        (0, 0) => say!(told, "staffed-met", count = count, all = all),
        (0, near) if near == count => say!(told, "staffed-unsure"),
        (0, near) => say!(told, "staffed-unsure-in", near = near.to_string(), all = all, count = count),
        (missed, 0) => say!(told, "staffed-missed", missed = missed.to_string(), all = all, count = count),
        (missed, near) => {
            let (missed, near) = (missed.to_string(), near.to_string());
            say!(told, "staffed-missed-and-unsure", missed = missed, near = near, all = all, count = count)
        }
    };
    format!("{verdict} {}", kinds(windows, staffing.by_date, told))
}

/// `A window is an interval of a weekday, all its dates together, of each type by itself; its average over all replications is judged.`
pub fn kinds(windows: &[StaffedWindow], by_date: bool, told: &Told<'_>) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for window in windows {
        let kind = match (window.over.as_str(), by_date) {
            ("interval", false) => "interval-of-weekday",
            ("interval", true) => "interval-of-date",
            ("day", false) => "weekday",
            ("day", true) => "date",
            _ if window.day.is_empty() => "calendar",
            _ => "month",
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let single = if kinds.iter().any(|kind| !matches!(*kind, "month" | "calendar")) { "yes" } else { "no" };
    let kinds = kinds.into_iter().map(|kind| say!(told, "staffed-kind", kind = kind));
    let kinds = kinds.reduce(|before, last| say!(told, "staffed-or", before = before, last = last));
    say!(told, "staffed-window", kinds = kinds.unwrap_or_default(), single = single)
}

/// Those of a type, or of all, by one figure.
pub fn of<'a>(windows: &'a [StaffedWindow], contact: &str, figure: &str) -> Vec<&'a StaffedWindow> {
    let is_its =
        |window: &&StaffedWindow| (contact == view::TOTAL || window.contact == contact) && window.figure == figure;
    windows.iter().filter(is_its).collect()
}

/// `met`; of several `of 16 windows met in 13, cannot be told yet in 3`; none where nobody called.
pub fn tally(windows: &[&StaffedWindow], told: &Told<'_>) -> Option<String> {
    let kinds = [
        (Verdict::Met, "met"),
        (Verdict::Missed, "missed"),
        (Verdict::TooNearToCall, "unsure"),
        (Verdict::CannotBeMet, "cannot"),
    ];
    let [of_all @ .., last] = windows else { return None };
    let known = kinds.into_iter().map(|(verdict, kind)| (count(windows, verdict), kind)).filter(|(many, _)| *many > 0);
    if of_all.is_empty() {
        let kind = kinds.iter().find(|(verdict, _)| *verdict == last.verdict).map_or("unsure", |(_, kind)| *kind);
        return Some(say!(told, "staffed-verdict", verdict = kind));
    }
    let each = known.map(|(many, kind)| {
        let verdict = say!(told, "staffed-verdict", verdict = kind);
        say!(told, "staffed-in", verdict = verdict, windows = many.to_string())
    });
    let (each, count) = (each.collect::<Vec<String>>().join(", "), windows.len());
    Some(say!(told, "staffed-tally", all = count.to_string(), count = count, tally = each))
}

/// What else is asked of a type, or of all: `; average wait, to stay within 20 s: met`.
pub fn others(windows: &[StaffedWindow], contact: &str, told: &Told<'_>) -> Vec<String> {
    let limit = |figure: &'static str| {
        let its = of(windows, contact, figure);
        let asked = its.first()?.asked;
        let alike = its.iter().all(|window| (window.asked - asked).abs() < 1e-12);
        let bound = match figure {
            "asa" => say!(told, "seconds", value = told.at_most(asked, 1)),
            _ => told.exact_percent(asked),
        };
        let (alike, verdict) = (if alike { "yes" } else { "no" }, tally(&its, told)?);
        Some(say!(told, "staffed-limit", figure = figure, alike = alike, bound = bound, verdict = verdict))
    };
    ["asa", "abandonment", "occupancy"].into_iter().filter_map(limit).collect()
}

/// What the people of a staffing count beside those of a run, where a short calendar sets both apart; nothing of a week or more.
pub fn weeks(told: &Told<'_>) -> Option<String> {
    (told.days < 6.99).then(|| say!(told, "staffed-weeks", days = told.rounded(told.days)))
}

/// People of groups whose rosters stay, who stand in the count of a provider and in that of no group that was staffed.
pub fn kept(told: &Told<'_>) -> Option<String> {
    let own = told.decision.iter().flat_map(|decision| &decision.people);
    let all: f64 = own.filter_map(|people| people.to_employ).sum();
    let staffed: u32 =
        told.staffing.iter().flat_map(|staffing| &staffing.groups).map(|group| group.people.to_employ).sum();
    let kept = all - f64::from(staffed);
    let (many, people) = (told.plain(kept, 0), told.plain(all, 0));
    (kept > 0.5).then(|| say!(told, "staffed-kept", kept = many, count = kept.round(), all = people))
}

/// Hours that are worked while the centre is closed, by group.
pub fn closed(staffing: &Staffing) -> Vec<String> {
    let groups = staffing.groups.iter().filter(|group| group.closed_hours >= 0.05);
    let told = groups.map(|group| {
        format!(
            "{}: {} agent-hours of its shifts lie outside opening hours: paid, and nobody can call",
            view::name(&group.name, 40),
            numbers::three(group.closed_hours)
        )
    });
    told.collect()
}
