//! What a staffing is about, in the words that the note and the terminal share: which windows are judged and how, what people count.
//!
//! In: results of `staff`. Out: words. Where the file says no `decision.require`, the verdict is that on the windows: of each type by itself, on as
//! many callers as they took; else it is that of `constraint`, as of a run.

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
pub fn opening(windows: &[StaffedWindow], staffing: &Staffing) -> String {
    let all: Vec<&StaffedWindow> = windows.iter().collect();
    let of = |verdict| count(&all, verdict);
    let missed = of(Verdict::Missed) + of(Verdict::CannotBeMet);
    let near = of(Verdict::TooNearToCall);
    let verdict = match (missed, near, all.len()) {
        (0, 0, 1) => "The target is met".to_owned(),
        (0, 0, all) => format!("The target is met in all {all} windows"),
        (0, near, all) if near == all => "Whether the target is met cannot be told yet".to_owned(),
        (0, near, all) => {
            format!("Whether the target is met cannot be told yet in {near} of {all} windows; the others meet it")
        }
        (_, _, 1) => "The target is missed".to_owned(),
        (missed, 0, all) => format!("The target is missed in {missed} of {all} windows"),
        (missed, near, all) => {
            format!("The target is missed in {missed} of {all} windows, and cannot be told yet in {near}")
        }
    };
    format!("{verdict}. {}", kinds(windows, staffing.by_date))
}

/// `A window is an interval of a weekday, all its dates together, of each type by itself; its average over all replications is judged.`
pub fn kinds(windows: &[StaffedWindow], by_date: bool) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for window in windows {
        let kind = match (window.over.as_str(), by_date) {
            ("interval", false) => "an interval of a weekday, all its dates together",
            ("interval", true) => "an interval of a date",
            ("day", false) => "a weekday, all its dates together",
            ("day", true) => "a date",
            _ if window.day.is_empty() => "the whole calendar",
            _ => "a month",
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let single = if kinds.iter().any(|kind| !matches!(*kind, "a month" | "the whole calendar")) {
        "; in a single replication it may miss, which is told as a share of days or intervals"
    } else {
        ""
    };
    format!(
        "A window is {}, of each type by itself; its average over all replications is judged{single}.",
        kinds.join(", or ")
    )
}

/// Those of a type, or of all, by one figure.
pub fn of<'a>(windows: &'a [StaffedWindow], contact: &str, figure: &str) -> Vec<&'a StaffedWindow> {
    let is_its =
        |window: &&StaffedWindow| (contact == view::TOTAL || window.contact == contact) && window.figure == figure;
    windows.iter().filter(is_its).collect()
}

/// `met`; of several `met in 13 of 16 windows, too near to call in 3`; none where nobody called.
pub fn tally(windows: &[&StaffedWindow]) -> Option<String> {
    let words = [
        (Verdict::Met, "met"),
        (Verdict::Missed, "missed"),
        (Verdict::TooNearToCall, "cannot be told yet"),
        (Verdict::CannotBeMet, "cannot be met"),
    ];
    let [of_all @ .., last] = windows else { return None };
    if of_all.is_empty() {
        let word = words.iter().find(|(verdict, _)| *verdict == last.verdict).map_or("", |(_, word)| *word);
        return Some(word.to_owned());
    }
    let told = words.iter().filter_map(|(verdict, word)| {
        let many = count(windows, *verdict);
        (many > 0).then(|| format!("{word} in {many}"))
    });
    let told: Vec<String> = told.collect();
    Some(format!("of {} windows {}", windows.len(), told.join(", ")))
}

/// What else is asked of a type, or of all: `; average wait, to stay within 20 s: met`.
pub fn others(windows: &[StaffedWindow], contact: &str) -> Vec<String> {
    let figures = [("asa", "average wait"), ("abandonment", "share that gives up"), ("occupancy", "occupancy")];
    let told = |(figure, name): (&str, &str)| {
        let its = of(windows, contact, figure);
        let asked = its.first()?.asked;
        let alike = its.iter().all(|window| (window.asked - asked).abs() < 1e-12);
        let asked = if figure == "asa" { view::time(asked) } else { numbers::exact_percent(asked) };
        let within = if alike { format!("to stay within {asked}") } else { "to stay within its limits".to_owned() };
        Some(format!("; {name}, {within}: {}", tally(&its)?))
    };
    figures.into_iter().filter_map(told).collect()
}

/// What the people of a staffing count beside those of a run, where a short calendar sets both apart; nothing of a week or more.
pub fn weeks(results: &Results) -> Option<String> {
    let days = view::days_in_words(results.days);
    (results.days < 6.99).then(|| format!("people to employ are for a week of the {days} simulated and no others, full-time people for weeks all of such days"))
}

/// People of groups whose rosters stay, who stand in the count of a provider and in that of no group that was staffed.
pub fn kept(results: &Results) -> Option<String> {
    let own = results.decision.iter().flat_map(|decision| &decision.people);
    let all: f64 = own.filter_map(|people| people.to_employ).sum();
    let staffed: u32 =
        results.staffing.iter().flat_map(|staffing| &staffing.groups).map(|group| group.people.to_employ).sum();
    let kept = all - f64::from(staffed);
    let are = if kept > 1.5 { "are full-time people" } else { "is a full-time person" };
    (kept > 0.5).then(|| {
        format!(
            "{} of the {} people {are} of groups whose rosters stay",
            numbers::plain(kept, 0),
            numbers::plain(all, 0)
        )
    })
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
