//! Whether a replication met its targets, by interval, day and month.

use super::counts::{Count as C, Counts};
use super::tally::Tally;
use crate::centre::target::{Over, ServiceLevel, Target};
use crate::centre::{Calendar, Centre, ContactId, GroupId};
use crate::engine::Model;

/// Verdicts by window: whether the target was met, none where nothing was offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// By interval of the calendar.
    pub intervals: Vec<Option<bool>>,
    /// By day.
    pub days: Vec<Option<bool>>,
    /// By month.
    pub months: Vec<Option<bool>>,
    /// By month: whether every window of the target in it was met.
    pub kept: Vec<Option<bool>>,
}

impl Verdicts {
    /// Whether every window of the target was met; none where nothing was offered at all.
    pub fn met(&self) -> Option<bool> {
        self.kept.iter().copied().fold(None, both)
    }

    /// Met only where both were: verdicts of several types on the same windows.
    pub fn join(&mut self, other: &Verdicts) {
        for (mine, its) in [
            (&mut self.intervals, &other.intervals),
            (&mut self.days, &other.days),
            (&mut self.months, &other.months),
            (&mut self.kept, &other.kept),
        ] {
            mine.resize(its.len(), None);
            mine.iter_mut().zip(its).for_each(|(a, b)| *a = both(*a, *b));
        }
    }
}

/// Both verdicts, where there are any.
fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a && b),
        (one, None) | (None, one) => one,
    }
}

/// For each contact type whether this replication met its target in every window (month, day or interval); none where
/// nothing was offered, and for work, which has no target.
pub fn target_met(tally: &Tally, model: &Model) -> Vec<Option<bool>> {
    let centre = &model.centre;
    (0..centre.contacts.len())
        .map(|index| {
            let inbound = centre.contacts[index].is_inbound();
            inbound.then(|| verdicts(tally, centre, ContactId(index as u16)).met()).flatten()
        })
        .collect()
}

/// The verdicts on an inbound contact type.
pub fn verdicts(tally: &Tally, centre: &Centre, contact: ContactId) -> Verdicts {
    let calendar = &centre.calendar;
    let target = &centre.contacts[contact.index()].target;
    let groups = Window::groups(centre, contact);
    let mut verdicts = Verdicts::default();
    let (mut day, mut month) = (Window::default(), Window::default());
    let last = calendar.intervals.len().saturating_sub(1);
    for interval in 0..calendar.intervals.len() {
        let mut window = Window::staff(tally, &groups, interval);
        // A closed night has nothing to judge and nothing to add.
        let closed = tally.slice(contact.index(), interval).iter().all(|count| *count == 0);
        if closed {
            verdicts.intervals.push(None);
            day.add_staff(&window);
        } else {
            window.contacts = tally.contact_in(contact, interval);
            verdicts.intervals.push(window.verdict(target));
            day.add(&window);
        }
        let today = calendar.intervals[interval].day;
        let next = calendar.intervals.get(interval + 1).map(|next| next.day);
        if interval == last || next != Some(today) {
            verdicts.days.push(day.verdict(target));
            month.add(&day);
            day = Window::default();
            let of = |day: usize| calendar.month_of_day.get(day);
            if interval == last || next.and_then(of) != of(today) {
                verdicts.months.push(month.verdict(target));
                month = Window::default();
            }
        }
    }
    verdicts.kept = kept(&verdicts, calendar, target.over);
    verdicts
}

/// By month, whether every window of the kind that the target names was met.
fn kept(verdicts: &Verdicts, calendar: &Calendar, over: Over) -> Vec<Option<bool>> {
    let mut months = vec![None; calendar.months.len()];
    let month_of = |day: usize| calendar.month_of_day.get(day).copied().unwrap_or(0);
    let mut judge = |month: usize, verdict: Option<bool>| {
        if let Some(slot) = months.get_mut(month) {
            *slot = both(*slot, verdict);
        }
    };
    match over {
        Over::Month => return verdicts.months.clone(),
        Over::Day => verdicts.days.iter().enumerate().for_each(|(day, verdict)| judge(month_of(day), *verdict)),
        Over::Interval => {
            calendar.intervals.iter().zip(&verdicts.intervals).for_each(|(i, verdict)| judge(month_of(i.day), *verdict))
        }
    }
    months
}

/// What happened within a window, to a type and to the groups that answer it.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    pub contacts: Counts,
    /// Agents busy × time.
    busy: i64,
    /// Agents on duty × time.
    on_duty: i64,
}

impl Window {
    /// The groups whose staff a type's target looks at: none where it limits no occupancy.
    pub fn groups(centre: &Centre, contact: ContactId) -> Vec<GroupId> {
        let limited = centre.contacts[contact.index()].target.occupancy_at_most.is_some();
        let able = |g: &usize| limited && centre.groups[*g].skill(contact).is_some();
        (0..centre.groups.len()).filter(able).map(|g| GroupId(g as u16)).collect()
    }

    /// An interval's staff, and no contacts.
    pub fn staff(tally: &Tally, groups: &[GroupId], interval: usize) -> Window {
        let mut window = Window::default();
        for group in groups {
            let staff = tally.slice(tally.group_row(*group), interval);
            window.busy += staff[C::Busy as usize];
            window.on_duty += staff[C::OnDuty as usize];
        }
        window
    }

    pub fn add(&mut self, other: &Window) {
        self.contacts += &other.contacts;
        self.add_staff(other);
    }

    pub fn add_staff(&mut self, other: &Window) {
        self.busy += other.busy;
        self.on_duty += other.on_duty;
    }

    /// Whether the target and all its further limits were met.
    pub fn verdict(&self, target: &Target) -> Option<bool> {
        let c = &self.contacts;
        let (good, all) = level(c, target.definition);
        if all == 0 {
            // Offered, and nobody answered: no share of answered can be right. Only short abandons: nothing to judge.
            return (c[C::Offered] > 0 && target.definition == ServiceLevel::OfAnswered).then_some(false);
        }
        let lost = c[C::Abandoned] + c[C::Balked];
        let limits = [
            at_least(good, all, target.share),
            target.abandonment_at_most.is_none_or(|most| at_most(lost, c[C::Offered], most)),
            target.asa_at_most.is_none_or(|most| at_most(c[C::WaitAnswered], c[C::Answered], most.0 as f64)),
            target.occupancy_at_most.is_none_or(|most| at_most(self.busy, self.on_duty, most)),
        ];
        Some(limits.iter().all(|met| *met))
    }
}

/// Numerator and denominator of a definition of service level.
pub fn level(c: &Counts, definition: ServiceLevel) -> (i64, i64) {
    let good = c[C::AnsweredInTime];
    match definition {
        ServiceLevel::Strict => (good, c[C::Offered]),
        ServiceLevel::OfAnswered => (good, c[C::Answered]),
        ServiceLevel::LessShort => (good, c[C::Offered] - c[C::AbandonedShort]),
        ServiceLevel::LessInTime => (good, c[C::Offered] - c[C::AbandonedInTime]),
        ServiceLevel::WithAbandons => (good + c[C::AbandonedInTime], c[C::Offered]),
        ServiceLevel::WithBlocked => (good, c[C::Offered] + c[C::Blocked]),
    }
}

/// x/a ≥ share, without losing 80 of 100 to a rounding of 0.8.
fn at_least(x: i64, a: i64, share: f64) -> bool {
    x as f64 >= share * a as f64 * (1.0 - 1e-12)
}

/// x/a ≤ most; also where there is nothing to divide by.
fn at_most(x: i64, a: i64, most: f64) -> bool {
    x as f64 <= most * a as f64 * (1.0 + 1e-12)
}
