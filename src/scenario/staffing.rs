//! Opening hours without staff: a warning for each contact type that people may try in vain.
//!
//! In: rosters, rules and the calendar. Out: warnings with the first such period and how long they are together.

use std::collections::BTreeMap;

use crate::centre::Calendar;
use crate::centre::group::{Group, Roster};
use crate::said::{SaidValue, said};
use crate::scenario::able::takers;
use crate::scenario::check::{Parts, Places};
use crate::units::{Span, Time};

/// The name of what is told.
pub const WITHOUT_STAFF: &str = "warn-open-without-staff";

/// Steps looked at for all contact types together, at most: beyond, the question is not asked.
const MOST_STEPS: usize = 20_000_000;

/// Warns of open hours in which nobody with the skill is on the roster.
pub fn gaps(places: &Places<'_, '_>, calendar: &Calendar, parts: &Parts) {
    let steps: usize = parts.groups.iter().flatten().map(|group| group.steps().len()).sum();
    if steps.saturating_mul(parts.contacts.len()) > MOST_STEPS {
        return;
    }
    // So may a group that could not be read.
    if parts.groups.iter().any(Option::is_none) {
        return;
    }
    let takers = takers(parts.contacts.len(), &parts.groups);
    for (number, read) in parts.contacts.iter().enumerate() {
        let Some(contact) = read.as_ref().map(|read| &read.contact).filter(|contact| contact.is_inbound()) else {
            continue;
        };
        let groups = takers.get(number).map_or(&[][..], Vec::as_slice);
        // A group that is sized later may cover everything.
        if groups.is_empty() || !groups.iter().all(|group| matches!(group.roster, Roster::Steps(_))) {
            continue;
        }
        let (first, together) = uncovered(calendar, groups);
        let (Some((from, to)), Some(at)) = (first, places.of("contacts", &contact.name)) else { continue };
        let date = calendar.days.get(calendar.day_of(from)).map(|day| day.date.to_string()).unwrap_or_default();
        let to = if to == calendar.end { crate::units::Clock::DAY_END } else { calendar.clock_at(to) };
        at.warn(said!(
            "warn-open-without-staff",
            "open without staff: nobody who can take it is on duty on {date} from {from} to {to}; {together} in all",
            date = date,
            from = calendar.clock_at(from).to_string(),
            to = to.to_string(),
            together = SaidValue::Duration(together.to_string()),
        ));
    }
}

/// The first open period without anybody, and the length of all.
fn uncovered(calendar: &Calendar, groups: &[&Group]) -> (Option<(Time, Time)>, Span) {
    let mut changes: BTreeMap<Time, i64> = BTreeMap::new();
    for group in groups {
        let mut before = 0;
        for step in group.steps() {
            let agents = i64::from(step.agents);
            *changes.entry(step.at).or_default() += agents - before;
            before = agents;
        }
    }
    let mut changes = changes.into_iter().peekable();
    let (mut agents, mut first, mut together) = (0, None, Span::ZERO);
    for &(opening, closing) in &calendar.open {
        let mut from = opening;
        while from < closing {
            while let Some((_, change)) = changes.next_if(|(at, _)| *at <= from) {
                agents += change;
            }
            let to = changes.peek().map_or(closing, |(at, _)| closing.min(*at));
            if agents == 0 {
                first.get_or_insert((from, to));
                together += to - from;
            }
            from = to;
        }
    }
    (first, together)
}
