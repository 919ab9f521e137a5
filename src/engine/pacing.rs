//! How many calls a dialer lets ring: by agents who are free, lines, and the share of people who may find nobody.
//!
//! In: free agents, ringing calls, what became of calls so far. Out: calls begun. Of the share nobody knows the future:
//! a call is begun only if the share would hold although everybody answered at once.

use std::collections::VecDeque;

use crate::engine::agenda::{Class, Event, Outbound, key};
use crate::engine::facts::Recorder;
use crate::engine::simulation::Simulation;

/// Days over which abandoned calls are compared with answered ones.
const WINDOW: usize = 30;

/// Answered and abandoned calls of a day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Share {
    /// The day of the calendar.
    day: usize,
    /// People who answered.
    pub answered: u32,
    /// Of them, those who found nobody.
    pub abandoned: u32,
}

/// What a dialer remembers of its calls: the last thirty days, or the calendar so far.
#[derive(Clone, Debug, Default)]
pub struct Pacing {
    days: VecDeque<Share>,
}

impl Pacing {
    /// A new replication begins.
    pub(super) fn clear(&mut self) {
        self.days.clear();
    }

    /// Today's counters, days before the window forgotten.
    fn today(&mut self, day: usize) -> &mut Share {
        while self.days.front().is_some_and(|oldest| oldest.day + WINDOW <= day) {
            self.days.pop_front();
        }
        if self.days.back().is_none_or(|last| last.day != day) {
            self.days.push_back(Share { day, ..Share::default() });
        }
        let last = self.days.len() - 1;
        &mut self.days[last]
    }

    /// Answered and abandoned calls in the window.
    fn sums(&self) -> (f64, f64) {
        let sum = |of: fn(&Share) -> u32| self.days.iter().map(of).map(f64::from).sum();
        (sum(|day| day.answered), sum(|day| day.abandoned))
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// Today's counters of a dialer.
    pub(super) fn share_now(&mut self, dialer: usize) -> &mut Share {
        let today = self.plan.model.centre.calendar.day_of(self.now);
        self.dialing.dialers[dialer].pacing.today(today)
    }

    /// An agent of a group is free: its dialers look.
    #[inline(never)]
    pub(super) fn dialers_look(&mut self, group: usize) {
        let plan = self.plan;
        for (dialer, facts) in plan.dialers.iter().enumerate() {
            if facts.ahead && facts.groups.contains(&(group as u16)) {
                self.pace(dialer);
            }
        }
    }

    /// Lets as many calls of a dialer ring as its pace allows now.
    pub(super) fn pace(&mut self, dialer: usize) {
        let (facts, plan) = (self.dialer(dialer), &self.plan.dialers[dialer]);
        if !plan.rule_changes.is_empty() && self.has_record(dialer) {
            self.look_when_the_rule_changes(dialer);
        }
        loop {
            let free: u32 =
                plan.groups.iter().map(|group| self.free_for_calls(dialer, *group, facts.only_above_idle)).sum();
            let ringing: u32 = plan.sharing.iter().map(|other| self.dialing.dialers[*other as usize].ringing).sum();
            let wanted = (facts.per_free_agent * f64::from(free)).floor() as u32;
            let full = facts.ports.is_some_and(|ports| self.dialing.dialers[dialer].lines >= ports);
            if free == 0 || full || ringing >= wanted || !self.has_record(dialer) || !self.may_dial(dialer) {
                return;
            }
            if self.share_holds(dialer, ringing + 1) {
                let Some(record) = self.next_record(dialer) else { return };
                self.dial_ahead(record);
            } else if ringing < free {
                // The share is used up: an agent is kept for the call, so that whoever answers finds somebody.
                let spare = |group: &&u16| self.free_for_calls(dialer, **group, facts.only_above_idle) > 0;
                let Some(group) = plan.groups.iter().find(spare).copied() else { return };
                let Some(record) = self.next_record(dialer) else { return };
                self.dial_with_agent(group as usize, 0, record, false);
            } else {
                return;
            }
        }
    }

    /// Whoever is to be called may have other agents then.
    fn look_when_the_rule_changes(&mut self, dialer: usize) {
        let changes = &self.plan.dialers[dialer].rule_changes;
        let next = changes.get(changes.partition_point(|change| *change <= self.now)).copied();
        if let Some(change) = next.filter(|next| self.dialing.dialers[dialer].rule_changes != Some(*next)) {
            self.dialing.dialers[dialer].rule_changes = Some(change);
            self.agenda.push(key(change, Class::New), 0, Event::Outbound(Outbound::DialerLooks(dialer as u16)));
        }
    }

    /// Free agents of a group whom a dialer's people may have, where the rule in force deals to it: above those whom the dialer leaves
    /// free and those whom the rule reserves for others, and no more than the group's limit lets pass.
    fn free_for_calls(&mut self, dialer: usize, group: u16, stay: u32) -> u32 {
        let contact = self.dialer(dialer).contacts.0;
        let free = self.agents[group as usize].free();
        if free == 0 {
            return 0;
        }
        let Some(reserved) = self.reserved_by_rule(contact, group) else { return 0 };
        let stay = stay.max(reserved);
        let spare = free.saturating_sub(stay);
        if spare == 0 || !self.limit_allows(contact, group) { 0 } else { spare.min(self.limits.left(contact, group)) }
    }

    /// How many agents of a group stay free when one takes a contact that the rule in force deals, now or by overflow; none where it
    /// never deals to the group.
    fn reserved_by_rule(&self, contact: u16, group: u16) -> Option<u32> {
        let plan = self.plan;
        let rule = self.rule_in_force(contact)?;
        let entered = rule.dealing.entries().flat_map(|entry| {
            let elsewhere = entry.when_holding.iter().map(|(_, stage)| *stage).chain(entry.none_staffed);
            std::iter::once(entry.stage).chain(elsewhere)
        });
        let followed = entered.flat_map(|stage| {
            std::iter::successors(Some(stage), |stage| plan.stages[usize::from(*stage)].then.map(|(_, next)| next))
        });
        let stages = followed.map(|stage| &plan.stages[usize::from(stage)]);
        stages.filter(|stage| stage.groups.contains(&group)).map(|stage| stage.reserved(group)).min()
    }

    /// Whether the share of abandoned calls would hold if `ringing` calls were all answered now.
    fn share_holds(&mut self, dialer: usize, ringing: u32) -> bool {
        let Some(at_most) = self.dialer(dialer).abandoned_at_most else { return true };
        let plan = &self.plan.dialers[dialer];
        self.share_now(dialer);
        let (answered, abandoned) = self.dialing.dialers[dialer].pacing.sums();
        // Where nobody else takes them, those who are free now answer as many.
        let free: u32 = plan.groups.iter().map(|group| self.free_for_calls(dialer, *group, 0)).sum();
        let in_vain = if plan.alone { ringing.saturating_sub(free) } else { ringing };
        if plan.alone && in_vain == 0 {
            return true;
        }
        let waiting: u32 = plan.stages.iter().map(|stage| self.waiting.live(*stage)).sum();
        abandoned + f64::from(waiting + in_vain) <= at_most * answered
    }
}
