//! Hours at which nothing can happen: people who try while the doors are shut, dialers without agents, rules that never hold.
//!
//! In: the parts of a scenario and its calendar. Out: warnings at `hours`.

use crate::centre::calendar::Calendar;
use crate::centre::group::Roster;
use crate::centre::{ContactId, Hours};
use crate::demand::Arrivals;
use crate::document::At;
use crate::said::said;
use crate::scenario::check::{Parts, Places};
use crate::scenario::context::Context;
use crate::scenario::without_effect::{of_key, placed};
use crate::units::Time;

/// Looks at all hours that the scenario gives.
pub fn check(places: &Places<'_, '_>, context: &Context<'_>, parts: &Parts) {
    let calendar = context.calendar;
    // A centre that never opens has been told so.
    if !context.sure || calendar.open.is_empty() {
        return;
    }
    callers(places, calendar, parts);
    for robot in parts.robots.iter().flatten() {
        let Some(at) = places.of("robots", &robot.name) else { continue };
        if never(&robot.hours, calendar, &[(Time::START, calendar.end)]) {
            of_key(&at, "hours").warn(said!(
                "warn-robot-never-calls",
                "no day of the calendar has these hours: the robot never calls; widen them"
            ));
        }
    }
    for dialer in parts.dialers.iter().flatten() {
        let Some(at) = places.of("dialers", &dialer.name) else { continue };
        if staffed(dialer.contacts, calendar, parts).is_some_and(|duty| never(&dialer.hours, calendar, &duty)) {
            of_key(&at, "hours").warn(said!(
                "warn-dialer-never-calls",
                "no agent who could talk is on duty within these hours: the dialer never calls; widen them"
            ));
        }
    }
    rules(places, calendar, parts);
}

/// Whether hours meet none of some stretches.
fn never(hours: &Hours, calendar: &Calendar, stretches: &[(Time, Time)]) -> bool {
    let over = hours.over(calendar);
    stretches.iter().all(|(from, to)| over.within(*from, *to).next().is_none())
}

/// People who only try while it is closed.
fn callers(places: &Places<'_, '_>, calendar: &Calendar, parts: &Parts) {
    for read in parts.contacts.iter().flatten() {
        let (contact, arrivals) = (&read.contact, &read.arrivals);
        let (Some(hours), true) = (&contact.hours, contact.ours && contact.is_inbound()) else { continue };
        let dated = arrivals.as_ref().is_some_and(|arrivals| !matches!(arrivals, Arrivals::Backlog { .. }));
        let Some(at) = places.of("contacts", &contact.name).filter(|_| dated) else { continue };
        if never(hours, calendar, &calendar.open) {
            of_key(&at, "hours").warn(said!(
                "warn-all-turned-away",
                "the centre is never open within these hours: everybody is turned away as closed; change them, or calendar.open"
            ));
        }
    }
}

/// When somebody who takes a type is on duty; none where that is not known before the run.
fn staffed(contact: ContactId, calendar: &Calendar, parts: &Parts) -> Option<Vec<(Time, Time)>> {
    let mut duty = Vec::new();
    for group in &parts.groups {
        let group = group.as_ref()?;
        if group.skill(contact).is_none() {
            continue;
        }
        match group.roster {
            Roster::Steps(_) => duty.extend(group.spans(calendar.end).iter().map(|(from, to, _)| (*from, *to))),
            Roster::Sized(_) | Roster::Promised(_) => duty.extend(&calendar.open),
        }
    }
    Some(duty).filter(|duty| !duty.is_empty())
}

/// Rules of callers that hold at no time at which they are let in.
fn rules(places: &Places<'_, '_>, calendar: &Calendar, parts: &Parts) {
    for (read, rules) in parts.contacts.iter().zip(&parts.routing) {
        let (Some(read), Some(rules)) = (read, rules) else { continue };
        let Some(at) = places.of("routing", &read.contact.name) else { continue };
        let all = [(Time::START, calendar.end)];
        let open: &[(Time, Time)] = if read.contact.is_inbound() { &calendar.open } else { &all };
        for (rule, at) in placed(rules, &at) {
            let Some(hours) = &rule.when else { continue };
            if never(hours, calendar, open) {
                place_of_rule(&at).warn(said!(
                    "warn-rule-never-holds",
                    "the centre is never open within these hours: this rule never holds; change them, or calendar.open"
                ));
            }
        }
    }
}

/// Where a rule says when it holds.
fn place_of_rule<'a>(at: &At<'a>) -> At<'a> {
    let key = if at.node().get("hours").is_some() { "hours" } else { "days" };
    of_key(at, key)
}
