//! From who works from when to when, to the steps of a roster.
//!
//! In: duties in any order, overlapping as they like. Out: steps, each at its own instant, equal neighbours merged.

use std::collections::BTreeMap;

use crate::centre::Calendar;
use crate::centre::group::Step;
use crate::units::{Clock, Time};

/// So many agents from one instant (included) to another (excluded); fewer than none while they are away on a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// First instant.
    pub from: Time,
    /// First instant after it.
    pub to: Time,
    /// Agents added, or taken away when negative.
    pub agents: i64,
}

/// The duties of a table by time on one day: within each opening period, each number from its time on.
pub fn open_hours(duties: &mut Vec<Duty>, table: &[(Clock, u32)], day: usize, calendar: &Calendar) {
    let Some(open) = calendar.days.get(day).map(|day| day.open.clone()) else { return };
    let times: Vec<(Time, u32)> = table.iter().map(|(clock, agents)| (calendar.at(day, *clock), *agents)).collect();
    for (opening, closing) in open {
        for (number, (start, agents)) in times.iter().enumerate() {
            let next = times.get(number + 1).map_or(closing, |(next, _)| *next);
            let (from, to) = ((*start).max(opening), next.min(closing));
            if from < to && *agents > 0 {
                duties.push(Duty { from, to, agents: i64::from(*agents) });
            }
        }
    }
}

/// The steps that duties add up to, within the calendar. A step down while the centre
/// is closed is a closing one: nobody goes from those who still wait.
pub fn steps(duties: &[Duty], calendar: &Calendar) -> Vec<Step> {
    let mut changes: BTreeMap<Time, i64> = BTreeMap::new();
    for duty in duties {
        let (from, to) = (duty.from.max(Time::START), duty.to.min(calendar.end));
        if from < to {
            *changes.entry(from).or_default() += duty.agents;
            *changes.entry(to).or_default() -= duty.agents;
        }
    }
    let mut agents = 0i64;
    let mut steps = Vec::new();
    for (at, change) in changes.into_iter().filter(|(_, change)| *change != 0) {
        agents += change;
        let closing = change < 0 && !calendar.is_open(at);
        steps.push(Step { at, agents: u32::try_from(agents.max(0)).unwrap_or(u32::MAX), closing });
    }
    steps
}
