//! What a day's load does to the next: agents who were busy yesterday stay at home today.
//!
//! In: how busy and how long on duty each such group was. Out: when a day begins, who of it is there, by the same uniforms
//! as ever against a raised share. Groups without `absence` are not looked at. The same counters tell what an hour of work costs where
//! agents are paid by the hour and shares are reviewed by money.

use crate::centre::Group;
use crate::centre::group::RosterCounts;
use crate::engine::agenda::{Class, Event, key};
use crate::engine::agents::Agents;
use crate::engine::facts::Recorder;
use crate::engine::plan::Plan;
use crate::engine::presence::{self, Part};
use crate::engine::simulation::Simulation;
use crate::units::{Span, Time};

/// How one group spent the present day.
#[derive(Clone, Copy, Debug, Default)]
struct Spent {
    /// Agents busy × microseconds; a contact counts on the day on which it is answered.
    busy: i64,
    /// Agents on duty × microseconds.
    on_duty: i64,
}

/// How the groups that tire spent the present day.
#[derive(Clone, Debug, Default)]
pub struct Fatigue {
    /// By group; empty where nobody asks.
    spent: Vec<Spent>,
    /// By group since the replication began, days that are over; empty likewise.
    before: Vec<Spent>,
    /// Some group tires.
    tires: bool,
    /// When the day began.
    today: Time,
    /// After this instant no roster changes: no day that begins later needs to be looked at.
    last: Time,
}

/// Whether a group's day may keep some of it at home on the next.
pub fn tires(group: &Group) -> bool {
    group.absence.is_some() && group.roster_counts == RosterCounts::Scheduled
}

impl Fatigue {
    /// Nobody has worked yet.
    pub fn new(plan: &Plan<'_>) -> Fatigue {
        let groups = &plan.model.centre.groups;
        let tiring: Vec<usize> = (0..groups.len()).filter(|group| tires(&groups[*group])).collect();
        let asked = !tiring.is_empty() || plan.splits.iter().any(|split| split.says.pays_hours());
        let last = tiring.iter().filter_map(|group| plan.rosters[*group].last()).map(|step| step.at);
        Fatigue {
            last: last.max().unwrap_or(Time::START),
            before: vec![Spent::default(); if asked { groups.len() } else { 0 }],
            spent: vec![Spent::default(); if asked { groups.len() } else { 0 }],
            tires: !tiring.is_empty(),
            today: Time::START,
        }
    }

    /// An agent of a group was, or will be, busy for so long.
    pub fn busy(&mut self, group: usize, time: Span) {
        if let Some(spent) = self.spent.get_mut(group) {
            spent.busy = spent.busy.saturating_add(time.0);
        }
    }

    /// So many agents of a group were on duty from an instant to another.
    pub fn on_duty(&mut self, group: usize, agents: u32, from: Time, to: Time) {
        let length = (to - from.max(self.today)).0.max(0);
        if let Some(spent) = self.spent.get_mut(group) {
            spent.on_duty = spent.on_duty.saturating_add(length.saturating_mul(i64::from(agents)));
        }
    }

    /// Since the replication began: microseconds for which agents of a group were on duty, of them those up to `now` since their
    /// number changed last, and for which they were busy.
    fn until(&self, group: usize, agents: &Agents, now: Time) -> (f64, f64) {
        let sum = |of: fn(&Spent) -> i64| {
            [&self.spent, &self.before].into_iter().filter_map(|all| all.get(group)).map(of).sum()
        };
        let (on_duty, busy): (i64, i64) = (sum(|spent| spent.on_duty), sum(|spent| spent.busy));
        let since = (now - agents.duty_since.max(self.today)).0.max(0) as f64 * f64::from(agents.on_duty);
        (on_duty as f64 + since, busy as f64)
    }

    /// The share of its time on duty for which a group was busy since the day began; 0 if it was not on duty.
    fn occupancy(&self, group: usize) -> f64 {
        let spent = self.spent.get(group).copied().unwrap_or_default();
        if spent.on_duty > 0 { (spent.busy as f64 / spent.on_duty as f64).min(1.0) } else { 0.0 }
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// The first day begins.
    pub(super) fn first_day(&mut self) {
        self.fatigue.spent.fill(Spent::default());
        self.fatigue.before.fill(Spent::default());
        self.fatigue.today = Time::START;
        if self.fatigue.tires {
            self.expect_day(1);
        }
    }

    /// Hours on duty for each hour in which a group was busy since the replication began: what an hour of its work costs in paid
    /// ones. None before it has worked.
    pub(super) fn hours_for_an_hour(&self, group: u16) -> Option<f64> {
        let (on_duty, busy) = self.fatigue.until(group as usize, &self.agents[group as usize], self.now);
        (busy > 0.0).then(|| (on_duty / busy).max(1.0))
    }

    fn expect_day(&mut self, day: usize) {
        let next = self.plan.model.centre.calendar.days.get(day).map(|day| day.start);
        if let Some(start) = next.filter(|start| *start < self.fatigue.last) {
            // Before any roster changes at this instant, see `other_event`.
            self.agenda.push(key(start, Class::RosterUp), 0, Event::DayBegins(day as u32));
        }
    }

    /// A day begins: who was busy yesterday may not be there.
    pub(super) fn day_begins(&mut self, day: u32) {
        let plan = self.plan;
        let mut changes = Vec::new();
        // The roster as it was told, which a drain after closing does not change.
        let told = |group: usize| self.roster.iter().rfind(|step| step.group as usize == group);
        let mut before: Vec<u32> =
            (0..self.agents.len()).map(|group| told(group).map_or(0, |step| step.agents)).collect();
        for (group, facts) in plan.model.centre.groups.iter().enumerate() {
            let agents = &self.agents[group];
            self.fatigue.on_duty(group, agents.on_duty, agents.duty_since, self.now);
            let Some(absence) = facts.absence.filter(|_| facts.roster_counts == RosterCounts::Scheduled) else {
                continue;
            };
            let sickness = absence.share(facts.shrinkage.sickness, self.fatigue.occupancy(group));
            let part = Part::day(plan, day as usize, sickness, before[group]);
            presence::present(plan, &self.luck, (group, self.incidents.roster(plan, group)), part, &mut changes);
        }
        presence::order(&mut changes, &mut before);
        let later = self.roster.split_off(self.next_roster);
        changes.extend(later);
        changes.sort_by_key(|step| (key(step.at, step.class()), step.group));
        self.roster.extend(changes);
        self.expect_roster(self.next_roster);
        for (before, today) in self.fatigue.before.iter_mut().zip(&mut self.fatigue.spent) {
            before.busy = before.busy.saturating_add(today.busy);
            before.on_duty = before.on_duty.saturating_add(today.on_duty);
            *today = Spent::default();
        }
        self.fatigue.today = self.now;
        self.expect_day(day as usize + 1);
    }
}
