//! People: how many own ones an option takes, how many of them are to be hired, and by when.
//!
//! They follow from the roster: no luck changes them, so that they have no interval.

use super::page::{Block, section};
use super::words;
use crate::report::language::{Told, say};
use crate::report::{staffed, view};
use crate::results::{Decision, InvoiceLine, OwnPeople};

/// Own people of an option against those of today.
pub fn blocks(name: &str, told: &Told<'_>) -> Vec<Block> {
    let Some(decision) = &told.decision else { return Vec::new() };
    let own = of(name, decision);
    let mut points: Vec<String> = own.iter().map(|people| employed(people, decision, told)).collect();
    if points.is_empty() {
        points.push(say!(told, "people-none"));
    }
    if let Some(today) = decision.today.as_deref().filter(|today| *today != name) {
        let gone = of(today, decision).into_iter().filter(|old| own.iter().all(|new| new.provider != old.provider));
        points.extend(gone.map(|people| no_longer_needed(people, told)));
    }
    points.extend(planned(name, told));
    points.extend(counted(&own, told));
    section(say!(told, "people-heading"), points)
}

/// A sentence about more people than an option needs, and what it says nothing of.
fn and_parting(sentence: String, told: &Told<'_>) -> String {
    format!("{sentence} {}", say!(told, "people-parting"))
}

fn of<'a>(option: &str, decision: &'a Decision) -> Vec<&'a OwnPeople> {
    decision.people.iter().filter(|people| people.option == option).collect()
}

/// People whom an option takes: whom `staff` found; else as many as have its hours, and never fewer than stand in it at once, for nobody
/// is there twice.
fn taken(people: &OwnPeople) -> f64 {
    people.to_employ.unwrap_or_else(|| people.heads.max(people.at_once))
}

/// Whole people.
fn whole(people: &OwnPeople) -> f64 {
    libm::ceil(taken(people))
}

/// Own people of an option who are too few today for its rosters.
pub fn too_few(name: &str, decision: &Decision, told: &Told<'_>) -> Vec<String> {
    let said_so = |people: &&OwnPeople| {
        let today = people.heads_today.filter(|today| *today < taken(people))?;
        let (provider, heads) = (words::option(&people.provider), heads(people, told));
        Some(say!(told, "people-too-few", provider = provider, heads = heads, today = told.count(today)))
    };
    of(name, decision).iter().filter_map(said_so).collect()
}

/// `14 people`.
fn in_people(count: f64, told: &Told<'_>) -> String {
    say!(told, "people-count", count = shown(count, told), people = words::people(count, told))
}

/// The number of people that is shown, by which a text chooses its plural.
fn shown(count: f64, told: &Told<'_>) -> f64 {
    if count < 100.0 { (count * 10.0).round() / 10.0 } else { told.rounded(count) }
}

/// What is counted, where another command counts otherwise; after `staff` what a short calendar stands for, and hours while closed.
fn counted(own: &[&OwnPeople], told: &Told<'_>) -> Vec<String> {
    let Some(staffing) = &told.staffing else {
        return if own.is_empty() { Vec::new() } else { vec![say!(told, "people-full-time")] };
    };
    let weeks = staffed::weeks(told).filter(|_| own.iter().any(|people| people.to_employ.is_some()));
    let what = [weeks, staffed::kept(told)].into_iter().flatten().map(|text| say!(told, "people-counted", what = text));
    what.chain(staffed::closed(staffing).into_iter().map(|closed| format!("{closed}."))).collect()
}

/// `14 people (13.4 full-time by the roster, at most 9 at once)`; with `staff` those who can work what it found.
fn heads(people: &OwnPeople, told: &Told<'_>) -> String {
    let (count, most) = (in_people(whole(people), told), told.count(people.at_once));
    let full_time = full_time(people.heads, told);
    match people.to_employ {
        Some(_) => say!(told, "people-by-hours", people = count, heads = full_time, most = most),
        None => say!(told, "people-by-roster", people = count, heads = full_time, most = most),
    }
}

/// `13.4`; of a little more than a whole number that too, for it takes one person more.
fn full_time(heads: f64, told: &Told<'_>) -> String {
    let text = words::people(heads, told);
    let shown = shown(heads, told);
    let rounded_down = shown.fract().abs() < f64::EPSILON && libm::ceil(heads) > libm::round(heads);
    if rounded_down { say!(told, "people-a-little-over", heads = text) } else { text }
}

/// Today's people whom an option does without: as many as there are, where that is said.
fn no_longer_needed(people: &OwnPeople, told: &Told<'_>) -> String {
    let all = match people.heads_today {
        Some(today) => {
            let (people, heads) = (in_people(today, told), full_time(people.heads, told));
            say!(told, "people-of-today", people = people, heads = heads)
        }
        None => heads(people, told),
    };
    and_parting(say!(told, "people-not-needed", provider = words::option(&people.provider), people = all), told)
}

/// How many there are, how many come, and by when.
fn employed(people: &OwnPeople, decision: &Decision, told: &Told<'_>) -> String {
    let today = people.heads_today.or_else(|| {
        let today = decision.today.as_deref()?;
        let before = of(today, decision).into_iter().find(|old| old.provider == people.provider);
        Some(before.map_or(0.0, whole))
    });
    let (provider, heads) = (words::option(&people.provider), heads(people, told));
    let Some(today) = today else {
        return say!(
            told,
            "people-today-unknown",
            provider = provider,
            heads = heads,
            date = date(&decision.first_day)
        );
    };
    // Of seven and a half there are enough for seven and a quarter.
    let new = libm::ceil(taken(people) - today - 1e-9);
    if new < 0.0 {
        let fewer = told.count(-new);
        let sentence = say!(told, "people-fewer", provider = provider, heads = heads, fewer = fewer);
        return and_parting(sentence, told);
    }
    if new == 0.0 {
        return say!(told, "people-enough", provider = provider, heads = heads);
    }
    let hired = by_when(new, people, decision, told);
    let today = in_people(today, told);
    let hire = say!(told, "people-hire", provider = provider, heads = heads, today = today, hired = hired);
    let others = billed(new, people, told).into_iter().chain(learning(people, told));
    std::iter::once(hire).chain(others).collect::<Vec<_>>().join(" ")
}

/// What the bill charges as hired, where that are not as many whole people.
fn billed(new: f64, people: &OwnPeople, told: &Told<'_>) -> Option<String> {
    let option = words::find(told, &people.option)?;
    let hired =
        |line: &&InvoiceLine| line.provider == people.provider && line.clause == "hiring" && line.quantity > 0.0;
    // The first month of those billed; the sum over the calendar stands last.
    let heads = told.count(option.invoices.iter().find(hired)?.quantity);
    (heads != told.count(new)).then(|| say!(told, "people-billed", heads = heads))
}

/// `2 people by 2026-10-04, 28 days before they are needed`.
fn by_when(new: f64, people: &OwnPeople, decision: &Decision, told: &Told<'_>) -> String {
    let (count, new) = (shown(new, told), words::people(new, told));
    match (&people.hire_by, people.lead_days) {
        (Some(by), Some(days)) => {
            say!(told, "people-hire-by", count = count, people = new, date = date(by), days = told.rounded(days))
        }
        _ => say!(told, "people-hire-for", count = count, people = new, date = date(&decision.first_day)),
    }
}

/// Training, and when the new ones are as quick as the others.
fn learning(people: &OwnPeople, told: &Told<'_>) -> Vec<String> {
    let trained = Some(people.training_hours).filter(|hours| *hours > 0.0);
    let trained = trained.map(|hours| say!(told, "people-trained", hours = told.rounded(hours)));
    let settled = people.settled_after_days.map(|days| say!(told, "people-settled", days = told.rounded(days)));
    trained.into_iter().chain(settled).collect()
}

/// The most people that a plan over years asks for.
fn planned(name: &str, told: &Told<'_>) -> Option<String> {
    let years = told.years.as_ref()?;
    let option = years.options.iter().find(|one| one.option == name)?;
    let needed =
        option.months.iter().zip(&years.calendar).filter_map(|(m, month)| Some((m.heads_needed?, m.heads, month)));
    // Of equal months the first.
    let most = needed.reduce(|most, next| if next.0 > most.0 { next } else { most })?;
    let (heads, there, month) = most;
    let short = there.filter(|there| *there < heads);
    let short = short.map(|there| say!(told, "people-short", people = words::people(there, told)));
    let (month, heads) = (view::name(&month.month, 10), full_time(heads, told));
    Some(say!(told, "people-planned", month = month, heads = heads, short = short.unwrap_or_default()))
}

/// A date, as it was written.
fn date(text: &str) -> String {
    view::name(text, 10)
}
