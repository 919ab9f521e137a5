//! Paid time of own groups and the peak of agents on duty, by month.
//!
//! In: the roster, agents on duty. Out: paid microseconds and seats. Knows no wage.
//!
//! A roster that counts people on the phones is what is worked: paid time is the time on duty (overtime past the end of a
//! shift included) / (1 − shrinkage). A roster that counts people scheduled has its sickness, breaks and lateness in it:
//! paid time is the roster, and what is worked past it, / (1 − leave − training − meetings − coaching).

use rust_decimal::Decimal;

use super::in_house::Worked;
use super::money::decimal;
use super::window::Counted;
use crate::centre::group::{RosterCounts, Shrinkage};
use crate::centre::{Calendar, Group};
use crate::units::Time;

/// The roster as spans: from, to, agents.
pub fn roster(group: &Group, calendar: &Calendar) -> Vec<(Time, Time, u32)> {
    let steps = group.steps();
    let ends = steps.iter().skip(1).map(|step| step.at).chain([calendar.end]);
    steps
        .iter()
        .zip(ends)
        .filter(|(step, end)| step.agents > 0 && step.at < *end)
        .map(|(step, end)| (step.at, end, step.agents))
        .collect()
}

/// Time of one group of own agents.
#[derive(Clone, Debug)]
pub struct GroupTime {
    counts: RosterCounts,
    /// 1 − the part of paid time that the counted time does not contain.
    left: Decimal,
    roster: Vec<(Time, Time, u32)>,
    /// Agents × microseconds by month: on duty, or past the roster where the roster counts people scheduled.
    worked: Vec<i64>,
    /// Agents × microseconds on the roster by month.
    scheduled: Vec<i64>,
}

impl GroupTime {
    /// Time at zero.
    pub fn new(group: &Group, calendar: &Calendar, always: &Counted) -> GroupTime {
        let mut scheduled = vec![0; calendar.months.len()];
        let roster = roster(group, calendar);
        for (from, to, agents) in &roster {
            add(&mut scheduled, always, *agents, *from, *to);
        }
        let left = Decimal::ONE - off_the_clock(&group.shrinkage, group.roster_counts);
        let worked = vec![0; calendar.months.len()];
        GroupTime { counts: group.roster_counts, left: left.max(decimal(1e-3)), roster, worked, scheduled }
    }

    /// Back to zero.
    pub fn reset(&mut self) {
        self.worked.fill(0);
    }

    /// So many agents were on duty.
    pub fn on_duty(&mut self, always: &Counted, agents: u32, from: Time, to: Time) {
        if self.counts == RosterCounts::OnPhones {
            return add(&mut self.worked, always, agents, from, to);
        }
        // Only what goes beyond the roster: the gaps between its spans and the spans themselves.
        let mut at = from;
        let first = self.roster.partition_point(|(_, end, _)| *end <= from);
        for (start, end, rostered) in self.roster.iter().skip(first).take_while(|(start, _, _)| *start < to) {
            add(&mut self.worked, always, agents, at, (*start).max(at));
            add(&mut self.worked, always, agents.saturating_sub(*rostered), (*start).max(at), (*end).min(to));
            at = (*end).min(to);
        }
        add(&mut self.worked, always, agents, at, to);
    }

    /// Paid microseconds of a month.
    pub fn paid(&self, month: usize) -> Decimal {
        let of = |sums: &[i64]| Decimal::from(sums.get(month).copied().unwrap_or(0));
        match self.counts {
            RosterCounts::OnPhones => of(&self.worked) / self.left,
            RosterCounts::Scheduled => (of(&self.scheduled) + of(&self.worked)) / self.left,
        }
    }
}

fn add(sums: &mut [i64], always: &Counted, agents: u32, from: Time, to: Time) {
    if agents == 0 || from >= to {
        return;
    }
    for (month, length) in always.lengths(from, to) {
        if let Some(sum) = sums.get_mut(month) {
            *sum = sum.saturating_add(length.0.saturating_mul(i64::from(agents)));
        }
    }
}

/// The share of paid time that is not in what the roster counts.
fn off_the_clock(shrinkage: &Shrinkage, counts: RosterCounts) -> Decimal {
    let always = [shrinkage.leave, shrinkage.training, shrinkage.meetings, shrinkage.coaching];
    let present = [shrinkage.sickness, shrinkage.breaks, shrinkage.adherence];
    let sum = |parts: &[f64]| parts.iter().map(|part| decimal(*part)).sum::<Decimal>();
    match counts {
        RosterCounts::OnPhones => sum(&always) + sum(&present),
        RosterCounts::Scheduled => sum(&always),
    }
}

/// The most agents of a provider on duty at once, by month.
#[derive(Clone, Debug, Default)]
pub struct Peak {
    /// Month, instant, change of agents on duty.
    changes: Vec<(usize, Time, i64)>,
}

impl Peak {
    /// Nobody.
    pub fn reset(&mut self) {
        self.changes.clear();
    }

    /// So many agents of one of its groups were on duty.
    pub fn on_duty(&mut self, always: &Counted, agents: u32, from: Time, to: Time) {
        if agents == 0 {
            return;
        }
        for (month, start, end) in always.parts(from, to) {
            self.changes.push((month, start, i64::from(agents)));
            self.changes.push((month, end, -i64::from(agents)));
        }
    }

    /// The peaks of all months. Who goes at an instant makes room for who comes at it.
    pub fn by_month(&self, months: usize) -> Vec<u32> {
        let mut changes = self.changes.clone();
        changes.sort_unstable();
        let mut peaks = vec![0; months];
        let (mut month, mut now) = (usize::MAX, 0i64);
        for (at, _, change) in changes {
            if at != month {
                (month, now) = (at, 0);
            }
            now += change;
            if let Some(peak) = peaks.get_mut(month) {
                *peak = (*peak).max(u32::try_from(now).unwrap_or(0));
            }
        }
        peaks
    }
}

/// A month of own agents: paid time of all groups, peak of all together.
pub fn worked<'a>(groups: impl Iterator<Item = &'a GroupTime>, month: usize, peak: u32) -> Worked {
    Worked { paid: groups.map(|group| group.paid(month)).sum(), peak }
}
