//! Who of the scheduled agents is really there: absent days, breaks and adherence by slot, drawn by address.
//!
//! staff(t) = present slots among the first roster(t). Where the roster counts people on the phones nothing is drawn.

use crate::centre::GroupId;
use crate::centre::group::RosterCounts;
use crate::centre::incident::Scaled;
use crate::engine::agenda::key;
use crate::engine::incidents::Incidents;
use crate::engine::plan::Plan;
use crate::engine::rosters::RosterEvent;
use crate::random::{Luck, Purpose};

/// The roster changes of one replication, in the order of events, into `steps`.
pub fn steps(plan: &Plan<'_>, luck: &Luck, incidents: &Incidents<'_>, steps: &mut Vec<RosterEvent>) {
    steps.clear();
    let centre = &plan.model.centre;
    for (group, known) in plan.rosters.iter().enumerate() {
        let factors = incidents.factors(&centre.incidents, Scaled::Staff(GroupId(group as u16)));
        let struck = (!factors.is_empty()).then(|| incidents.on_roster(&factors, known, group as u16));
        let known = struck.as_ref().unwrap_or(known);
        let facts = &plan.model.centre.groups[group];
        let away = facts.shrinkage.within_the_day();
        if facts.roster_counts == RosterCounts::OnPhones || facts.shrinkage.sickness + away <= 0.0 {
            steps.extend_from_slice(known);
        } else {
            present(plan, luck, group, known, steps);
        }
    }
    order(steps);
}

/// By instant, ups before downs, then by group.
fn order(steps: &mut [RosterEvent]) {
    let groups = steps.iter().map(|step| step.group as usize + 1).max().unwrap_or(0);
    let mut before: Vec<u32> = vec![0; groups];
    for step in steps.iter_mut() {
        step.down = step.agents < before[step.group as usize];
        before[step.group as usize] = step.agents;
    }
    steps.sort_by_key(|step| (key(step.at, step.class()), step.group));
}

fn present(plan: &Plan<'_>, luck: &Luck, group: usize, known: &[RosterEvent], out: &mut Vec<RosterEvent>) {
    let calendar = &plan.model.centre.calendar;
    let facts = &plan.model.centre.groups[group];
    let name = crate::random::hash_name(&facts.name);
    let slots = (plan.slots[group + 1] - plan.slots[group]) as u32;
    let away = facts.shrinkage.within_the_day();
    let sick: Vec<Vec<bool>> = (0..calendar.days.len())
        .map(|day| {
            (0..slots)
                .map(|slot| {
                    luck.at(name, Purpose::Absence, u64::from(slot), 2 * day as u32).uniform()
                        < facts.shrinkage.sickness
                })
                .collect()
        })
        .collect();
    // Breaks and adherence change by interval, so each step is also cut at the boundaries of intervals.
    let mut last = 0;
    for (index, step) in known.iter().enumerate() {
        let until = known.get(index + 1).map_or(calendar.end, |next| next.at);
        let mut from = step.at;
        while from < until {
            let interval = calendar.interval_of(from);
            let day = calendar.intervals[interval].day;
            let there = (0..step.agents).filter(|slot| {
                !sick[day][*slot as usize]
                    && luck.at(name, Purpose::Absence, u64::from(*slot), 2 * interval as u32 + 1).uniform() >= away
            });
            let agents = there.count() as u32;
            if agents != last || (step.closing && from == step.at) {
                out.push(RosterEvent {
                    at: from,
                    group: group as u16,
                    agents,
                    closing: step.closing && from == step.at,
                    incident: step.incident && from == step.at,
                    down: false,
                });
                last = agents;
            }
            from = calendar.intervals[interval].end.min(until).max(crate::units::Time(from.0 + 1));
        }
        if step.at >= until && index + 1 == known.len() && last != step.agents {
            out.push(RosterEvent {
                at: step.at,
                group: group as u16,
                agents: step.agents,
                closing: step.closing,
                incident: step.incident,
                down: false,
            });
            last = step.agents;
        }
    }
}
