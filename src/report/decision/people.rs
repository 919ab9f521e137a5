//! People: how many own ones an option takes, how many of them are to be hired, and by when.
//!
//! They follow from the roster: no luck changes them, so that they have no interval.

use super::page::{Block, section};
use super::words;
use crate::report::language::Told;
use crate::report::{staffed, view};
use crate::results::{Decision, InvoiceLine, OwnPeople};

/// Own people of an option against those of today.
pub fn blocks(name: &str, told: &Told<'_>) -> Vec<Block> {
    let Some(decision) = &told.decision else { return Vec::new() };
    let own = of(name, decision);
    let mut points: Vec<String> = own.iter().map(|people| employed(people, decision, told)).collect();
    if points.is_empty() {
        points.push("No own people: nobody is to be hired.".to_owned());
    }
    if let Some(today) = decision.today.as_deref().filter(|today| *today != name) {
        let gone = of(today, decision).into_iter().filter(|old| own.iter().all(|new| new.provider != old.provider));
        points.extend(gone.map(|people| no_longer_needed(people, told)));
    }
    points.extend(planned(name, told));
    points.extend(counted(&own, told));
    section("People: how many to hire, and by when", points)
}

/// Said where there are more people than an option needs.
const PARTING: &str = "What parting with them costs is not in the scenario.";

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
        Some(format!(
            "{} takes {}, and has {}",
            words::option(&people.provider),
            heads(people, told),
            told.count(today)
        ))
    };
    of(name, decision).iter().filter_map(said_so).collect()
}

/// `14 people`.
fn in_people(count: f64, told: &Told<'_>) -> String {
    match words::people(count, told).as_str() {
        "1" => "1 person".to_owned(),
        people => format!("{people} people"),
    }
}

/// What is counted, where another command counts otherwise; after `staff` what a short calendar stands for, and hours while closed.
fn counted(own: &[&OwnPeople], told: &Told<'_>) -> Vec<String> {
    let Some(staffing) = &told.staffing else {
        let said_so = "People are full-time ones for the hours of the rosters; how many can work shifts that cover the same, busyhour staff tells.";
        return if own.is_empty() { Vec::new() } else { vec![said_so.to_owned()] };
    };
    let weeks = staffed::weeks(told).filter(|_| own.iter().any(|people| people.to_employ.is_some()));
    let what = [weeks, staffed::kept(told)].into_iter().flatten().map(|text| format!("What is counted: {text}."));
    what.chain(staffed::closed(staffing).into_iter().map(|closed| format!("{closed}."))).collect()
}

/// `14 people (13.4 full-time by the roster, at most 9 at once)`; with `staff` those who can work what it found.
fn heads(people: &OwnPeople, told: &Told<'_>) -> String {
    let by = if people.to_employ.is_some() { "by its hours, as run counts" } else { "by the roster" };
    let found = if people.to_employ.is_some() { " to work this roster" } else { "" };
    format!(
        "{}{found} ({} full-time {by}, at most {} at once)",
        in_people(whole(people), told),
        full_time(people.heads, told),
        told.count(people.at_once)
    )
}

/// `13.4`; of a little more than a whole number that too, for it takes one person more.
fn full_time(heads: f64, told: &Told<'_>) -> String {
    let text = words::people(heads, told);
    let rounded_down = !text.contains('.') && libm::ceil(heads) > libm::round(heads);
    if rounded_down { format!("a little over {text}") } else { text }
}

/// Today's people whom an option does without: as many as there are, where that is said.
fn no_longer_needed(people: &OwnPeople, told: &Told<'_>) -> String {
    let today = people.heads_today.map_or_else(
        || heads(people, told),
        |today| {
            format!("{} (by the roster it takes {} full-time)", in_people(today, told), full_time(people.heads, told))
        },
    );
    format!("{}: {today} of today are no longer needed. {PARTING}", words::option(&people.provider))
}

/// How many there are, how many come, and by when.
fn employed(people: &OwnPeople, decision: &Decision, told: &Told<'_>) -> String {
    let today = people.heads_today.or_else(|| {
        let today = decision.today.as_deref()?;
        let before = of(today, decision).into_iter().find(|old| old.provider == people.provider);
        Some(before.map_or(0.0, whole))
    });
    let head = format!("{}: {}", words::option(&people.provider), heads(people, told));
    let Some(today) = today else {
        return format!(
            "{head}. How many there are today is not said (costs.hiring.heads_today, decision.today): by {} all of them work.",
            date(&decision.first_day)
        );
    };
    // Of seven and a half there are enough for seven and a quarter.
    let new = libm::ceil(taken(people) - today - 1e-9);
    if new <= 0.0 {
        if new < 0.0 {
            let fewer = told.count(-new);
            return format!("{head}, {fewer} fewer than today: nobody is to be hired. {PARTING}");
        }
        return format!("{head}: nobody is to be hired.");
    }
    let billed = billed(new, people, told).unwrap_or_default();
    format!(
        "{head}. Today {}: hire {}.{billed}{}",
        in_people(today, told),
        by_when(new, people, decision, told),
        learning(people, told)
    )
}

/// What the bill charges as hired, where that are not as many whole people.
fn billed(new: f64, people: &OwnPeople, told: &Told<'_>) -> Option<String> {
    let option = words::find(told, &people.option)?;
    let hired =
        |line: &&InvoiceLine| line.provider == people.provider && line.clause == "hiring" && line.quantity > 0.0;
    // The first month of those billed; the sum over the calendar stands last.
    let heads = told.count(option.invoices.iter().find(hired)?.quantity);
    (heads != told.count(new)).then(|| {
        format!(
            " The bill charges {heads} full-time: people by their paid hours on average, those past the roster among them."
        )
    })
}

/// `2 people by 2026-10-04, 28 days before the first day`.
fn by_when(new: f64, people: &OwnPeople, decision: &Decision, told: &Told<'_>) -> String {
    match (&people.hire_by, people.lead_days) {
        (Some(by), Some(days)) => {
            let days = view::days_in_words(days);
            format!("{} by {}, {days} before they are needed", in_people(new, told), date(by))
        }
        _ => format!(
            "{} to work on {}; how long hiring takes is not said (costs.hiring.lead_time)",
            in_people(new, told),
            date(&decision.first_day)
        ),
    }
}

/// Training, and when the new ones are as quick as the others.
fn learning(people: &OwnPeople, told: &Told<'_>) -> String {
    let trained = (people.training_hours > 0.0)
        .then(|| format!(" Each is trained for {} paid hours.", told.count(people.training_hours)));
    let settled = people
        .settled_after_days
        .map(|days| format!(" They are as quick as the others after {}.", view::days_in_words(days)));
    [trained, settled].into_iter().flatten().collect()
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
    let short = short.map_or(String::new(), |there| format!("; hiring limits leave {}", words::people(there, told)));
    let month = view::name(&month.month, 10);
    Some(format!(
        "Over the plan the most paid hours are in {month}: those of {} full-time people, hours past the roster among them{short}.",
        full_time(heads, told)
    ))
}

/// A date, as it was written.
fn date(text: &str) -> String {
    view::name(text, 10)
}
