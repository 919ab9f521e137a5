//! Splits whose shares are reviewed: what was observed of each group, and the shares that came of it.
//!
//! In: what became of each contact that was dealt. Out: shares, reviewed when the first contact after a review's midnight is
//! dealt, from what was known then. The luck of a rule has an address: the contact type and the number of the review.

use crate::centre::On;
use crate::centre::calendar::Calendar;
use crate::engine::contact::Contact;
use crate::engine::facts::{Leg, Recorder};
use crate::engine::plan::{NONE, Plan};
use crate::engine::simulation::Simulation;
use crate::random::{Purpose, Stream};
use crate::routing::adapt::scorecard::Seen;
use crate::routing::adapt::yardstick::Outcome;
use crate::routing::adapt::{Adaptive, Chance};
use crate::units::{Span, Time};

/// Reviews' ordinals begin here, far from those of other draws of the same purpose.
const REVIEWS: u32 = 1 << 20;

/// An adaptive split of the plan.
#[derive(Clone, Debug)]
pub struct Split<'m> {
    /// The contact type.
    pub contact: u16,
    /// What it says.
    pub says: &'m Adaptive,
}

/// One split's state.
#[derive(Clone, Debug)]
struct State {
    /// By group.
    seen: Vec<Seen>,
    /// By group, the handle time of contacts that were dealt to it, microseconds.
    handled: Vec<i64>,
    shares: Vec<f64>,
    /// The review that the shares come from; before the first one 0.
    review: u32,
}

/// All of them, by their place in the plan.
#[derive(Clone, Debug, Default)]
pub struct Splits(Vec<State>);

impl Splits {
    /// Nothing is known yet: equal shares.
    pub fn new(plan: &Plan<'_>) -> Splits {
        let state = |split: &Split<'_>| {
            let groups = split.says.among.len();
            State {
                seen: vec![split.says.by.nothing(); groups],
                handled: vec![0; groups],
                shares: vec![1.0 / groups as f64; groups],
                review: 0,
            }
        };
        Splits(plan.splits.iter().map(state).collect())
    }

    /// A new replication begins.
    pub fn clear(&mut self) {
        for state in &mut self.0 {
            let groups = state.seen.len();
            state.seen.iter_mut().for_each(Seen::clear);
            state.handled.fill(0);
            state.shares.fill(1.0 / groups as f64);
            state.review = 0;
        }
    }

    /// The shares that hold, as they were reviewed last.
    pub fn shares(&self, split: usize) -> &[f64] {
        &self.0[split].shares
    }

    fn mark(&mut self, split: usize, plan: &Plan<'_>, group: u16, outcome: &Outcome) {
        let says = plan.splits[split].says;
        let Some(place) = says.among.iter().position(|of| of.0 == group) else { return };
        let (Some(worth), Some(reports)) = (says.worth.get(place), says.reports.get(place)) else { return };
        let handled = &mut self.0[split].handled[place];
        *handled = handled.saturating_add(outcome.handle.0);
        if let Some(seen) = self.0[split].seen.get_mut(place) {
            says.by.mark(seen, outcome, worth, reports);
        }
    }
}

/// How many reviews have been due by now.
fn review_at(calendar: &Calendar, says: &Adaptive, now: Time) -> u32 {
    calendar.day_of(now) as u32 / says.review_days.max(1)
}

struct Drawn(Stream);

impl Chance for Drawn {
    fn normal(&mut self) -> f64 {
        self.0.normal()
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// Reviews a split's shares if a review has been due since the last one.
    #[inline]
    pub(super) fn review(&mut self, split: usize) {
        let due = review_at(&self.plan.model.centre.calendar, self.plan.splits[split].says, self.now);
        if due > self.splits.0[split].review {
            self.splits.0[split].review = due;
            self.review_now(split, due);
        }
    }

    /// A contact costs its own price and, where agents are paid by the hour, what they were on duty for: all hours of a group,
    /// shared over its contacts by handle time. So idle hours are paid for by those who came.
    #[inline(never)]
    fn review_now(&mut self, split: usize, due: u32) {
        let Split { contact, says } = &self.plan.splits[split];
        let state = &self.splits.0[split];
        let paid = |place: usize| {
            let per_hour = says.worth.get(place).filter(|_| says.by.money()).map_or(0.0, |worth| worth.per_hour);
            let hours = if per_hour > 0.0 { self.hours_for_an_hour(says.among[place].0) } else { None };
            hours.map_or(0.0, |hours| per_hour * hours * Span(state.handled[place]).in_hours())
        };
        let seen: Vec<Seen> =
            state.seen.iter().enumerate().map(|(place, seen)| says.by.less(seen, paid(place))).collect();
        let stream = self.luck.at(self.plan.name_hash[*contact as usize], Purpose::Deal, u64::from(due), REVIEWS);
        self.splits.0[split].shares = says.shares(&says.by.marks(&seen), &mut Drawn(stream));
    }

    /// What became of a contact whose shares are reviewed; it counts for the group that it was dealt to.
    #[inline]
    pub(super) fn mark(&mut self, contact: &Contact, outcome: impl FnOnce() -> Outcome) {
        let split = self.plan.care[contact.contact as usize].adaptive;
        if split != NONE && contact.home != NONE {
            let (outcome, plan) = (outcome(), self.plan);
            for split in (0..plan.splits.len()).filter(|split| plan.splits[*split].contact == contact.contact) {
                self.splits.mark(split, plan, contact.home, &outcome);
            }
        }
    }

    /// A contact that was dealt is answered: what it will come to is known to those who look at the next review.
    pub(super) fn mark_answered(&mut self, contact: &Contact, leg: &Leg, rated: Option<(f64, bool)>) {
        let kind = self.plan.contact(contact.contact);
        // As whoever answers will do it: his quality is what the review looks for.
        let by = leg.by.map_or(contact.home as usize, |group| group.index());
        let events = self.outcome(contact, by);
        let happens = |on: On| events & on.bit() != 0;
        let outcome = Outcome {
            answered: true,
            wait: leg.wait,
            in_time: leg.wait <= kind.target.answer_within,
            talk: leg.talk + leg.hold,
            handle: leg.handle(),
            sold: Some(happens(On::Sold)),
            resolved: (happens(On::Resolved) || happens(On::Unresolved)).then(|| happens(On::Resolved)),
            csat: rated.map(|(mark, _)| mark),
            surveyed: rated.is_some_and(|(_, said)| said),
        };
        self.mark(contact, || outcome);
    }

    /// A contact that was dealt was lost after waiting so long.
    pub(super) fn mark_lost(&mut self, contact: &Contact, wait: Span) {
        self.mark(contact, || Outcome { wait, ..Outcome::default() });
    }
}
