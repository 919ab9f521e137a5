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
use crate::random::{Luck, Purpose, Stream};
use crate::routing::adapt::yardstick::Outcome;
use crate::routing::adapt::{Adaptive, Chance, Marks};
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
    marks: Vec<Marks>,
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
            State { marks: vec![Marks::default(); groups], shares: vec![1.0 / groups as f64; groups], review: 0 }
        };
        Splits(plan.splits.iter().map(state).collect())
    }

    /// A new replication begins.
    pub fn clear(&mut self) {
        for state in &mut self.0 {
            let groups = state.marks.len();
            state.marks.fill(Marks::default());
            state.shares.fill(1.0 / groups as f64);
            state.review = 0;
        }
    }

    /// The shares that hold now.
    pub fn shares(&mut self, split: usize, plan: &Plan<'_>, luck: &Luck, now: Time) -> &[f64] {
        let Split { contact, says } = &plan.splits[split];
        let due = review_at(&plan.model.centre.calendar, says, now);
        let state = &mut self.0[split];
        if due > state.review {
            state.review = due;
            let stream = luck.at(plan.name_hash[*contact as usize], Purpose::Deal, u64::from(due), REVIEWS);
            state.shares = says.shares(&state.marks, &mut Drawn(stream));
        }
        &state.shares
    }

    fn mark(&mut self, split: usize, plan: &Plan<'_>, group: u16, outcome: &Outcome) {
        let says = plan.splits[split].says;
        let Some(place) = says.among.iter().position(|of| of.0 == group) else { return };
        let (Some(worth), Some(reports)) = (says.worth.get(place), says.reports.get(place)) else { return };
        if let Some(mark) = says.by.marked(outcome, worth, reports)
            && let Some(marks) = self.0[split].marks.get_mut(place)
        {
            marks.add(mark);
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
