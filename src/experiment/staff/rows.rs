//! What is told of each window and of each interval of a group.
//!
//! In: a search that has ended, estimates. Out: rows of results.

use std::collections::BTreeMap;

use crate::centre::group::Step;
use crate::engine::Model;
use crate::experiment::staff::Study;
use crate::experiment::staff::asked::Window;
use crate::experiment::staff::confirm::{Reached, verdict};
use crate::experiment::staff::slots::Slots;
use crate::results::staffing::{LimitName, StaffedGroup, StaffedRow, StaffedWindow, Verdict};
use crate::statistics::Estimate;
use crate::units::Time;

/// Each window in which anybody was offered.
pub fn windows(study: &Study<'_>, reached: &Reached, given_up: &[Window]) -> Vec<StaffedWindow> {
    let told = |(window, estimate): (&Window, &Estimate)| {
        let limit = study.ground.limits.get(window.0)?;
        let (day, start) = study.ground.label(*window);
        Some(StaffedWindow {
            contact: limit.names(&study.ground.model.centre),
            figure: limit.name().to_owned(),
            over: limit.over_name().to_owned(),
            day,
            start,
            asked: limit.asked * limit.unit(),
            reached: *estimate,
            verdict: of_window(study, *window, *estimate, given_up),
            tolerance: limit.tolerance(),
        })
    };
    reached.windows.iter().filter_map(told).collect()
}

/// The name of a window's limit.
pub fn limit_name(study: &Study<'_>, window: Window) -> Option<LimitName> {
    let limit = study.ground.limits.get(window.0)?;
    Some(LimitName { contact: limit.names(&study.ground.model.centre), figure: limit.name().to_owned() })
}

/// How an estimate of a window stands to its target.
pub fn of_window(study: &Study<'_>, window: Window, estimate: Estimate, given_up: &[Window]) -> Verdict {
    let Some(limit) = study.ground.limits.get(window.0).filter(|_| !given_up.contains(&window)) else {
        return Verdict::CannotBeMet;
    };
    verdict(estimate, limit.asked * limit.unit(), limit.at_least())
}

/// Each group, with a row for each interval in which the centre is open.
pub fn groups(
    study: &Study<'_>,
    model: &Model,
    reached: &Reached,
    one_fewer: &BTreeMap<usize, (Window, Estimate)>,
    given_up: &[Window],
) -> Vec<StaffedGroup> {
    let slots = study.ground.slots;
    let needed = study.agents.by_slot(study.counts, slots);
    let of_group = |(place, group): (usize, &usize)| {
        let facts = model.centre.groups.get(*group)?;
        let scheduled = mean_agents(facts.steps(), study);
        let numbers = |of: &[Vec<u32>]| of.get(place).cloned().unwrap_or_default();
        let (formula, needed) = (numbers(&study.agents.formula), numbers(&needed));
        let levels = reached.by_slot.get(place).cloned().unwrap_or_default();
        let row = |(slot, open): (usize, &crate::experiment::staff::slots::Slot)| {
            let unit = study.agents.units.iter().position(|unit| *unit == (place, slot));
            let fewer = unit.and_then(|unit| one_fewer.get(&unit)).copied();
            StaffedRow {
                day: slots.days.get(open.day).map_or(String::new(), |day| day.label.clone()),
                start: open.start.to_string(),
                formula: formula.get(slot).copied().unwrap_or(0),
                needed: needed.get(slot).copied().unwrap_or(0),
                scheduled: scheduled.get(slot).copied().unwrap_or(0.0),
                service_level: levels.get(slot).copied().unwrap_or_default(),
                verdict: worst(study, reached, *group, slot, given_up),
                one_fewer: fewer.map(|(_, estimate)| estimate),
                one_fewer_verdict: fewer.map(|(window, estimate)| of_window(study, window, estimate, given_up)),
                one_fewer_limit: fewer.and_then(|(window, _)| limit_name(study, window)),
            }
        };
        let open = slots.slots.iter().enumerate().filter(|(_, slot)| slot.open_hours > 0.0);
        let hours = |agents: &[u32]| slots.hours(agents.iter().map(|agents| f64::from(*agents)));
        let on_duty = open_hours(study, facts.steps());
        let closed = agent_hours(facts.steps(), study.counts_from(), model.centre.calendar.end) - on_duty;
        Some(StaffedGroup {
            name: facts.name.clone(),
            formula_hours: hours(&formula),
            needed_hours: hours(&needed),
            scheduled_hours: on_duty,
            paid_hours: on_duty,
            // A sum of parts may differ from the whole by its last bits.
            closed_hours: if closed > 1e-9 { closed } else { 0.0 },
            rows: open.map(row).collect(),
            ..StaffedGroup::default()
        })
    };
    study.ask.groups.iter().enumerate().filter_map(of_group).collect()
}

/// The worst verdict of the windows of a group's types that hold a slot.
fn worst(study: &Study<'_>, reached: &Reached, group: usize, slot: usize, given_up: &[Window]) -> Option<Verdict> {
    let group = study.ground.model.centre.groups.get(group)?;
    let limits = study.ground.limits.iter().enumerate().filter(|(_, limit)| limit.is_taken_by(group));
    let verdicts = limits.filter_map(|(number, _)| {
        let window = study.asked.window(number, slot);
        reached.windows.get(&window).map(|estimate| of_window(study, window, *estimate, given_up))
    });
    let rank = |verdict: &Verdict| match verdict {
        Verdict::Met => 0,
        Verdict::TooNearToCall => 1,
        Verdict::Missed => 2,
        Verdict::CannotBeMet => 3,
    };
    verdicts.max_by_key(rank)
}

/// Agents on a roster by slot, in the mean of the time in which the centre is open.
pub fn mean_agents(steps: &[Step], study: &Study<'_>) -> Vec<f64> {
    let slots: &Slots = study.ground.slots;
    let calendar = &study.ground.model.centre.calendar;
    let mut agents = vec![0.0; slots.len()];
    for (interval, slot) in calendar.intervals.iter().zip(&slots.of_interval) {
        for (from, to) in calendar.open.within(interval.start, interval.end) {
            if let Some(sum) = agents.get_mut(*slot) {
                *sum += agent_hours(steps, from, to);
            }
        }
    }
    let mean = |(sum, slot): (f64, &crate::experiment::staff::slots::Slot)| {
        if slot.open_hours > 0.0 { sum / slot.open_hours } else { 0.0 }
    };
    agents.into_iter().zip(&slots.slots).map(mean).collect()
}

/// Agent-hours of a roster while the centre is open, after the warm-up.
pub fn open_hours(study: &Study<'_>, steps: &[Step]) -> f64 {
    let open = study.ground.model.centre.calendar.open.within(study.counts_from(), Time::NEVER);
    open.map(|(from, to)| agent_hours(steps, from, to)).sum()
}

/// Agent-hours of a roster between two instants.
pub fn agent_hours(steps: &[Step], from: Time, to: Time) -> f64 {
    let first = steps.partition_point(|step| step.at <= from).saturating_sub(1);
    let ends = steps.iter().skip(first + 1).map(|step| step.at).chain([Time::NEVER]);
    let spans = steps.iter().skip(first).zip(ends).take_while(|(step, _)| step.at < to);
    spans
        .map(|(step, end)| {
            let (from, to) = (step.at.max(from), end.min(to));
            if from < to { f64::from(step.agents) * (to - from).in_hours() } else { 0.0 }
        })
        .sum()
}
