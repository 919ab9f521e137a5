//! Opening hours without staff: a warning for each contact type that people may try in vain.
//!
//! In: rosters, rules and the calendar. Out: warnings with the first such period and how long they are together.

use crate::centre::Calendar;
use crate::centre::group::{Group, Roster};
use crate::scenario::check::{Parts, Places};
use crate::units::{Span, Time};

/// Warns of open hours in which nobody with the skill is on the roster.
pub fn gaps(places: &Places<'_, '_>, calendar: &Calendar, parts: &Parts) {
    for (number, read) in parts.contacts.iter().enumerate() {
        let Some(contact) = read.as_ref().map(|read| &read.contact).filter(|contact| contact.is_inbound()) else { continue };
        let groups: Option<Vec<&Group>> = parts
            .groups
            .iter()
            .map(Option::as_ref)
            .filter(|group| group.is_none_or(|group| group.skills.iter().any(|skill| skill.contact.index() == number)))
            .collect();
        // A group that could not be read, or that is sized later, may cover everything.
        let Some(groups) = groups.filter(|groups| !groups.is_empty() && groups.iter().all(|group| matches!(group.roster, Roster::Steps(_)))) else { continue };
        let (first, together) = uncovered(calendar, &groups);
        let (Some((from, to)), Some(at)) = (first, places.of("contacts", &contact.name)) else { continue };
        let date = calendar.days.get(calendar.day_of(from)).map(|day| day.date.to_string()).unwrap_or_default();
        at.warn(format!(
            "open without staff: nobody who can take it is on duty on {date} from {} to {}; {together} in all",
            calendar.clock_at(from),
            if to == calendar.end { crate::units::Clock::DAY_END } else { calendar.clock_at(to) }
        ));
    }
}

/// The first open period without anybody, and the length of all.
fn uncovered(calendar: &Calendar, groups: &[&Group]) -> (Option<(Time, Time)>, Span) {
    let mut changes: Vec<Time> = groups.iter().flat_map(|group| group.steps()).map(|step| step.at).collect();
    changes.sort_unstable();
    changes.dedup();
    let (mut first, mut together) = (None, Span::ZERO);
    for &(opening, closing) in &calendar.open {
        let start = changes.partition_point(|at| *at <= opening);
        let mut from = opening;
        let inner = changes.iter().skip(start).copied().take_while(|at| *at < closing);
        for to in inner.chain([closing]) {
            if from < to && groups.iter().all(|group| agents_at(group, from) == 0) {
                first.get_or_insert((from, to));
                together += to - from;
            }
            from = to;
        }
    }
    (first, together)
}

/// Agents on the roster at an instant.
fn agents_at(group: &Group, at: Time) -> u32 {
    let steps = group.steps();
    steps.partition_point(|step| step.at <= at).checked_sub(1).and_then(|found| steps.get(found)).map_or(0, |step| step.agents)
}
