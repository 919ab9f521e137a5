//! Calls of other clients whose agents we share: as many as keep those agents busy for a given share of their time.
//!
//! In: a group with its roster, what it is shared for, the mean handle time of those calls. Out: Poisson rates that
//! follow the roster. Knows no agent that is really there, and none of our contacts.
//!
//! Rate = occupancy x agents on the phones / mean handle time (Little, 1961): alone, those calls would keep the agents
//! busy for that share of their time on the phones.

use crate::centre::agency::Shared;
use crate::centre::group::Step;
use crate::centre::{Calendar, Centre, ContactType, Group};
use crate::demand::rates::{Busyness, Piece, Rates};
use crate::demand::{Arrivals, windows};
use crate::laws::Gamma;
use crate::units::Time;

/// Sets the arrivals of all other clients to what the rosters say; again after rosters were sized.
pub fn follow_rosters(centre: &Centre, arrivals: &mut [Option<Arrivals>]) {
    for group in &centre.groups {
        let Some(shared) = &group.shared else { continue };
        let place = shared.contact.index();
        if let (Some(contact), Some(slot)) = (centre.contacts.get(place), arrivals.get_mut(place)) {
            *slot = Some(of_group(group, shared, contact, &centre.calendar));
        }
    }
}

/// Arrivals of the other clients of one group, whose calls are of type `contact`.
pub fn of_group(group: &Group, shared: &Shared, contact: &ContactType, calendar: &Calendar) -> Arrivals {
    let rate = per_agent(group, shared, contact);
    let day_cv = shared.day_cv_together();
    let busyness = Busyness { day: (day_cv > 0.0).then(|| Gamma::new(1.0, day_cv)), ..Busyness::default() };
    let steps = group.steps();
    let mut pieces = Vec::new();
    for &(tries, stops) in &windows::tried(calendar, contact.hours.as_ref()) {
        for (from, to) in calendar.open.within(tries, stops) {
            for (day, from, to) in windows::by_day(calendar, from, to) {
                along(steps, from, to, &mut |start: Time, end: Time, agents: u32| {
                    let mass = rate * f64::from(agents) * (end - start).in_seconds();
                    pieces.push(Piece { start, end, mass, day: day as u32, part: 0, slot: 0 });
                });
            }
        }
    }
    Arrivals::Rates(Rates::new(pieces, busyness))
}

/// Calls of other clients a second for each agent on the roster.
pub fn per_agent(group: &Group, shared: &Shared, contact: &ContactType) -> f64 {
    let handle_time = contact.mean_handle_time();
    if handle_time > 0.0 { shared.occupancy * group.present() / handle_time } else { 0.0 }
}

/// The stretches of a roster within [from, to) that have anybody.
fn along(steps: &[Step], from: Time, to: Time, push: &mut impl FnMut(Time, Time, u32)) {
    let first = steps.partition_point(|step| step.at <= from).saturating_sub(1);
    let ends = steps.iter().skip(first + 1).map(|step| step.at).chain([Time::NEVER]);
    for (step, end) in steps.iter().skip(first).zip(ends) {
        let (start, end) = (step.at.max(from), end.min(to));
        if start < end && step.agents > 0 {
            push(start, end, step.agents);
        }
        if end >= to {
            break;
        }
    }
}
