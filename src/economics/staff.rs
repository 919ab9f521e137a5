//! Paid time of own groups and the peak of agents on duty, by month.
//!
//! In: the roster, agents on duty. Out: worked and paid microseconds within the roster and past it, and seats. Knows no wage.
//!
//! A roster that counts people on the phones is what is worked: paid time is the time on duty / (1 − shrinkage). A roster
//! that counts people scheduled has its sickness, breaks and lateness in it: paid time is the roster / (1 − leave −
//! training − meetings − coaching). What is worked past the roster is kept apart: overtime has a price of its own, or is paid
//! in the same way.

use rust_decimal::Decimal;

use super::money::decimal;
use super::window::Counted;
use crate::centre::group::{RosterCounts, Shrinkage, ShrinkageMethod};
use crate::centre::{Calendar, Centre, Group, ProviderId};
use crate::units::Time;

/// The roster as spans: from, to, agents.
pub fn roster(group: &Group, calendar: &Calendar) -> Vec<(Time, Time, u32)> {
    group.spans(calendar.end)
}

/// Time of one group of own agents.
#[derive(Clone, Debug)]
pub struct GroupTime {
    counts: RosterCounts,
    /// 1 − the part of paid time that the counted time does not contain.
    left: Decimal,
    roster: Vec<(Time, Time, u32)>,
    /// Agents × microseconds on duty within the roster, by month.
    within: Vec<i64>,
    /// Agents × microseconds on duty past the roster, by month.
    past: Vec<i64>,
    /// Agents × microseconds on the roster by month.
    scheduled: Vec<i64>,
}

impl GroupTime {
    /// The roster as spans: from, to, agents.
    pub fn roster(&self) -> &[(Time, Time, u32)] {
        &self.roster
    }

    /// Time at zero.
    pub fn new(group: &Group, calendar: &Calendar, always: &Counted) -> GroupTime {
        let months = calendar.months.len();
        let mut scheduled = vec![0; months];
        let roster = roster(group, calendar);
        for (from, to, agents) in &roster {
            add(&mut scheduled, always, *agents, *from, *to);
        }
        GroupTime {
            counts: group.roster_counts,
            left: left_of_paid(&group.shrinkage, group.roster_counts),
            roster,
            within: vec![0; months],
            past: vec![0; months],
            scheduled,
        }
    }

    /// Back to zero.
    pub fn reset(&mut self) {
        self.within.fill(0);
        self.past.fill(0);
    }

    /// So many agents were on duty.
    pub fn on_duty(&mut self, always: &Counted, agents: u32, from: Time, to: Time) {
        // Past the roster is what goes beyond it: the gaps between its spans, and more people than its spans have.
        let mut at = from;
        let first = self.roster.partition_point(|(_, end, _)| *end <= from);
        for (start, end, rostered) in self.roster.iter().skip(first).take_while(|(start, _, _)| *start < to) {
            let (start, end) = ((*start).max(at), (*end).min(to));
            add(&mut self.past, always, agents, at, start);
            add(&mut self.past, always, agents.saturating_sub(*rostered), start, end);
            add(&mut self.within, always, agents.min(*rostered), start, end);
            at = end;
        }
        add(&mut self.past, always, agents, at, to);
    }

    /// Microseconds of a month on duty within the roster, and past it.
    pub fn worked(&self, month: usize) -> (Decimal, Decimal) {
        (of_month(&self.within, month), of_month(&self.past, month))
    }

    /// Paid for each unit of time that the roster counts: 1 / (1 − what is paid and not counted).
    pub fn paid_for_each(&self) -> Decimal {
        Decimal::ONE / self.left
    }

    /// Paid microseconds of a month: for the roster, and for what was worked past it.
    pub fn paid(&self, month: usize) -> (Decimal, Decimal) {
        let counted = match self.counts {
            RosterCounts::OnPhones => &self.within,
            RosterCounts::Scheduled => &self.scheduled,
        };
        (of_month(counted, month) / self.left, of_month(&self.past, month) / self.left)
    }
}

fn of_month(sums: &[i64], month: usize) -> Decimal {
    Decimal::from(sums.get(month).copied().unwrap_or(0))
}

/// 1 − the share of paid time that is not in what the roster counts, never 0.
pub fn left_of_paid(shrinkage: &Shrinkage, counts: RosterCounts) -> Decimal {
    let mut parts = shrinkage.before_the_roster().to_vec();
    if counts == RosterCounts::OnPhones {
        parts.extend(shrinkage.on_the_roster());
    }
    let parts = parts.into_iter().map(decimal);
    let left = match shrinkage.method {
        ShrinkageMethod::Additive => Decimal::ONE - parts.sum::<Decimal>(),
        ShrinkageMethod::Multiplicative => parts.fold(Decimal::ONE, |left, part| left * (Decimal::ONE - part)),
    };
    left.max(decimal(1e-3))
}

/// Adds agents × microseconds within [from, to) to the months in which they count.
pub fn add(sums: &mut [i64], always: &Counted, agents: u32, from: Time, to: Time) {
    if agents == 0 || from >= to {
        return;
    }
    for (month, length) in always.lengths(from, to) {
        if let Some(sum) = sums.get_mut(month) {
            *sum = sum.saturating_add(length.0.saturating_mul(i64::from(agents)));
        }
    }
}

/// 1 − shrinkage of a provider's people, for months of which only productive hours are known: its groups in proportion to
/// their rosters. Productive hours divided by it are paid hours.
pub fn left_of_productive(centre: &Centre, provider: ProviderId) -> Decimal {
    let (mut productive, mut paid) = (Decimal::ZERO, Decimal::ZERO);
    for group in centre.groups.iter().filter(|group| group.provider == provider) {
        let rostered: Decimal = roster(group, &centre.calendar)
            .iter()
            .map(|(from, to, agents)| Decimal::from((*to - *from).0) * Decimal::from(*agents))
            .sum();
        // A roster that is still to be sized, or that has nobody, counts like any other.
        let weight = if rostered.is_zero() { Decimal::ONE } else { rostered };
        productive += weight;
        paid += weight / left_of_paid(&group.shrinkage, RosterCounts::OnPhones);
    }
    // Seven shares of a whole are written to a few digits; what division adds behind them is dropped.
    if paid.is_zero() { Decimal::ONE } else { (productive / paid).round_dp(20) }
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
