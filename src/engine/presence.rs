//! Who of the scheduled agents is really there: absent days, breaks and adherence by slot, drawn by address.
//!
//! staff(t) = present slots among the first roster(t). Where the roster counts people on the phones nothing is drawn. Where
//! yesterday's occupancy decides who comes today, a day's changes become known when it begins, see
//! [`crate::engine::fatigue`].

use crate::centre::group::RosterCounts;
use crate::engine::agenda::key;
use crate::engine::incidents::Incidents;
use crate::engine::plan::Plan;
use crate::engine::rosters::RosterEvent;
use crate::random::{Luck, Purpose};
use crate::units::Time;

/// The roster changes of one replication that are known before it begins, in the order of events, into `steps`.
pub fn steps(plan: &Plan<'_>, luck: &Luck, incidents: &Incidents<'_>, steps: &mut Vec<RosterEvent>) {
    steps.clear();
    for group in 0..plan.rosters.len() {
        let known = incidents.roster(plan, group);
        let facts = &plan.model.centre.groups[group];
        let away = facts.shrinkage.within_the_day();
        if facts.roster_counts == RosterCounts::OnPhones {
            steps.extend_from_slice(known);
        } else if facts.absence.is_some() {
            // The first day has no eve.
            present(plan, luck, (group, known), Part::day(plan, 0, facts.shrinkage.sickness, 0), steps);
        } else if facts.shrinkage.sickness + away <= 0.0 {
            steps.extend_from_slice(known);
        } else {
            let whole = Part { from: Time::START, to: Time::NEVER, sickness: facts.shrinkage.sickness, before: 0 };
            present(plan, luck, (group, known), whole, steps);
        }
    }
    let groups = plan.rosters.len();
    order(steps, &mut vec![0; groups]);
}

/// A part of the calendar in which one share of agents is absent.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    from: Time,
    to: Time,
    sickness: f64,
    /// Agents present before it.
    before: u32,
}

impl Part {
    /// One day.
    pub fn day(plan: &Plan<'_>, day: usize, sickness: f64, before: u32) -> Part {
        let days = &plan.model.centre.calendar.days;
        let from = days.get(day).map_or(Time::NEVER, |day| day.start);
        let to = days.get(day + 1).map_or(Time::NEVER, |day| day.start);
        Part { from, to, sickness, before }
    }
}

/// By instant, ups before downs, then by group; `before` is how many each group had, and becomes how many it has.
pub fn order(steps: &mut [RosterEvent], before: &mut [u32]) {
    for step in steps.iter_mut() {
        step.down = step.agents < before[step.group as usize];
        before[step.group as usize] = step.agents;
    }
    steps.sort_by_key(|step| (key(step.at, step.class()), step.group));
}

/// The changes of one group, whose roster is known, within a part of the calendar.
pub fn present(
    plan: &Plan<'_>,
    luck: &Luck,
    (group, known): (usize, &[RosterEvent]),
    part: Part,
    out: &mut Vec<RosterEvent>,
) {
    let calendar = &plan.model.centre.calendar;
    let away = Away::new(plan, luck, group, part);
    // Breaks and adherence change by interval, so each step is also cut at the boundaries of intervals.
    let mut last = part.before;
    let first = known.partition_point(|step| step.at <= part.from).saturating_sub(1);
    for (index, step) in known.iter().enumerate().skip(first).take_while(|(_, step)| step.at < part.to) {
        let until = known.get(index + 1).map_or(calendar.end, |next| next.at).min(part.to);
        let mut from = step.at.max(part.from);
        let mut tell = |at: Time, agents: u32, closing: bool| {
            let incident = step.incident && at == step.at;
            out.push(RosterEvent { at, group: group as u16, agents, closing, incident, down: false });
        };
        while from < until {
            let interval = calendar.interval_of(from);
            let agents = away.present(step.agents, calendar.intervals[interval].day, interval);
            let closing = step.closing && from == step.at;
            if agents != last || closing {
                tell(from, agents, closing);
                last = agents;
            }
            from = calendar.intervals[interval].end.min(until).max(Time(from.0 + 1));
        }
        if step.at >= until && index + 1 == known.len() && last != step.agents {
            tell(step.at, step.agents, step.closing);
            last = step.agents;
        }
    }
}

/// Who is away, by slot and day, and by slot and interval.
struct Away<'l> {
    luck: &'l Luck,
    name: u64,
    /// The share of a present day that breaks and adherence take.
    within: f64,
    first_day: usize,
    slots: usize,
    /// By day from the first on, then slot.
    sick: Vec<bool>,
}

impl<'l> Away<'l> {
    fn new(plan: &Plan<'_>, luck: &'l Luck, group: usize, part: Part) -> Away<'l> {
        let facts = &plan.model.centre.groups[group];
        let calendar = &plan.model.centre.calendar;
        let name = crate::random::hash_name(&facts.name);
        let slots = (plan.slots[group + 1] - plan.slots[group]) as u32;
        let days = calendar.days.iter().enumerate().filter(|(_, day)| part.from <= day.start && day.start < part.to);
        let first_day = days.clone().next().map_or(0, |(number, _)| number);
        let sick = |day: usize, slot: u32| {
            luck.at(name, Purpose::Absence, u64::from(slot), 2 * day as u32).uniform() < part.sickness
        };
        let sick = days.flat_map(|(day, _)| (0..slots).map(move |slot| sick(day, slot))).collect();
        Away { luck, name, within: facts.shrinkage.within_the_day(), first_day, slots: slots as usize, sick }
    }

    /// How many of the first `rostered` slots are there.
    fn present(&self, rostered: u32, day: usize, interval: usize) -> u32 {
        let row = day.saturating_sub(self.first_day) * self.slots;
        let there = (0..rostered).filter(|slot| {
            let sick = self.sick.get(row + *slot as usize).copied().unwrap_or(false);
            let stream = || self.luck.at(self.name, Purpose::Absence, u64::from(*slot), 2 * interval as u32 + 1);
            !sick && stream().uniform() >= self.within
        });
        there.count() as u32
    }
}
