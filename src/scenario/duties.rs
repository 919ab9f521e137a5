//! From who works from when to when, to the steps of a roster.
//!
//! In: duties in any order, overlapping as they like. Out: steps, each at its own instant, equal neighbours merged.

use std::collections::BTreeMap;

use crate::centre::Calendar;
use crate::centre::group::Step;
use crate::centre::periods::Periods;
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
    let Some(open) = calendar.days.get(day).map(|day| Periods::of(day.open.iter().copied())) else { return };
    for (number, (start, agents)) in table.iter().enumerate().filter(|(_, (_, agents))| *agents > 0) {
        let next = table.get(number + 1).map(|(next, _)| *next);
        for (from, to) in holds(day, *start, next, calendar).iter().flat_map(|(from, to)| open.within(*from, *to)) {
            duties.push(Duty { from, to, agents: i64::from(*agents) });
        }
    }
}

/// When a number holds that stands at one time of a day's table until the next, or without one for good: by what the clock shows, twice
/// in an hour that it shows twice. Past midnight by what it shows on the day after.
fn holds(day: usize, from: Clock, next: Option<Clock>, calendar: &Calendar) -> Periods {
    let on_it = |clock: Clock| clock.min(Clock::DAY_END);
    let here = calendar.shows(day, on_it(from), next.map_or(Clock::DAY_END, on_it));
    let beyond = |clock: Clock| calendar.at(day, clock.max(Clock::DAY_END));
    let after = (beyond(from), next.map_or(Time::NEVER, beyond));
    Periods::of(here.iter().copied().chain([after]))
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
