//! What a dialer needs to know before the clock starts: whose agents it calls for, and with whom it shares them.

use crate::centre::dialer::Mode;
use crate::centre::{Centre, Direction, Periods};
use crate::engine::plan::Plan;
use crate::units::Time;

/// Whether contacts of a type wait for agents without a person on the line: work, but for people whom a dialer called.
pub fn waits_as_work(centre: &Centre, contact: u16) -> bool {
    centre.contacts[contact as usize].direction != Direction::Inbound
        && !centre.dialers.iter().any(|dialer| dialer.contacts.0 == contact && dialer.mode != Mode::Preview)
}

/// A dialer's part of the plan.
#[derive(Clone, Debug)]
pub struct PlannedDialer {
    /// When it may dial.
    pub hours: Periods,
    /// When the rule by which its people are dealt changes, in order: who may be called for is then another.
    pub rule_changes: Vec<Time>,
    /// The groups that take its people, in file order.
    pub groups: Vec<u16>,
    /// The stages in which people who answered wait.
    pub stages: Vec<u16>,
    /// Dialers, itself among them, that call for an agent of these groups.
    pub sharing: Vec<u16>,
    /// It calls ahead of the agents: not in preview.
    pub ahead: bool,
    /// Who is free is free for its people until one of them takes him: nobody else is taken by these groups, all of which
    /// may take any of them, and it never hangs up on a person.
    pub alone: bool,
}

/// Every dialer's part, once stages are known.
pub fn plan_dialers(plan: &Plan<'_>) -> Vec<PlannedDialer> {
    let dialers = &plan.model.centre.dialers;
    let of = |contact: u16| {
        let stages = plan.stages.iter().enumerate().filter(|(_, stage)| stage.contact == contact);
        let stages: Vec<u16> = stages.map(|(index, _)| index as u16).collect();
        let mut groups: Vec<u16> =
            stages.iter().flat_map(|stage| plan.stages[*stage as usize].groups.iter().copied()).collect();
        groups.sort_unstable();
        groups.dedup();
        (groups, stages)
    };
    let all: Vec<(Vec<u16>, Vec<u16>)> = dialers.iter().map(|dialer| of(dialer.contacts.0)).collect();
    let shares = |one: &[u16], other: &[u16]| one.iter().any(|group| other.contains(group));
    let part = |(index, (groups, stages)): (usize, &(Vec<u16>, Vec<u16>))| {
        let facts = &dialers[index];
        let sharing = all.iter().enumerate().filter(|(_, (other, _))| shares(groups, other));
        let own = |stage: &&crate::engine::plan::Stage| stage.contact == facts.contacts.0;
        let taken = plan.stages.iter().filter(|stage| shares(groups, &stage.groups));
        PlannedDialer {
            hours: facts.hours.over(&plan.model.centre.calendar),
            rule_changes: rule_changes(plan, facts.contacts.index()),
            sharing: sharing.map(|(other, _)| other as u16).collect(),
            ahead: facts.mode != Mode::Preview,
            alone: taken.clone().all(|stage| own(&stage))
                && stages.len() == 1
                && plan.limits.is_empty()
                && facts.detection.mistaken <= 0.0,
            groups: groups.clone(),
            stages: stages.clone(),
        }
    };
    all.iter().enumerate().map(part).collect()
}

/// The ends of all periods in which one rule of a contact type holds and not another.
fn rule_changes(plan: &Plan<'_>, contact: usize) -> Vec<Time> {
    let periods = plan.rules.get(contact).into_iter().flatten().filter_map(|rule| rule.when.as_ref());
    let mut changes: Vec<Time> =
        periods.flatten().flat_map(|(from, to)| [*from, *to]).filter(|at| *at < Time::NEVER).collect();
    changes.sort_unstable();
    changes.dedup();
    changes
}
