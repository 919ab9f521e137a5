//! Who of the scheduled agents is really there: absent days, breaks and adherence by slot, drawn by address; and telling how
//! many are on duty.
//!
//! staff(t) = present slots among the first roster(t). Where the roster counts people on the phones nothing is drawn.

use crate::centre::group::RosterCounts;
use crate::engine::facts::Recorder;
use crate::engine::plan::Plan;
use crate::engine::rosters::RosterEvent;
use crate::engine::simulation::Simulation;
use crate::random::{Luck, Purpose};

/// The roster changes of one replication, in the order of events, into `steps`.
pub fn steps(plan: &Plan<'_>, luck: &Luck, steps: &mut Vec<RosterEvent>) {
    steps.clear();
    for (group, known) in plan.rosters.iter().enumerate() {
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
    steps.sort_by_key(|step| (step.at, step.down, step.group));
}

fn present(plan: &Plan<'_>, luck: &Luck, group: usize, known: &[RosterEvent], out: &mut Vec<RosterEvent>) {
    let calendar = &plan.model.centre.calendar;
    let facts = &plan.model.centre.groups[group];
    let name = crate::random::hash_name(&facts.name);
    let slots = facts.most_agents();
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
                down: false,
            });
            last = step.agents;
        }
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// Tells the recorder how many of a group were on duty until now, when that number changes.
    pub(super) fn duty_changed(&mut self, group: usize) {
        let agents = &mut self.agents[group];
        let count = agents.count_on_duty();
        if count != agents.on_duty {
            if agents.duty_since < self.now && agents.on_duty > 0 {
                self.out.on_duty(crate::centre::GroupId(group as u16), agents.on_duty, agents.duty_since, self.now);
            }
            agents.on_duty = count;
            agents.duty_since = self.now;
        }
    }
}
