//! Which agent gets which contact: the rules of a scenario, as data for the engine.
//!
//! In: a checked scenario's `[routing]`. Out: for each contact type, rules in file order of which the first whose
//! hours hold decides. Policies see the state of the groups and answer; only the engine changes state.

pub mod adapt;
pub mod choose;
pub mod deal;
pub mod predicted_wait;
pub mod serve;

use crate::centre::{Calendar, GroupId, Hours, Periods};
use crate::units::Span;

/// How a contact meets its groups on arrival.
#[derive(Clone, Debug, PartialEq)]
pub enum Deal {
    /// Dealt to one group by shares that add up to 1.
    Split(Vec<(GroupId, f64)>),
    /// One pool: whoever is free, in the order listed.
    Pool(Vec<GroupId>),
    /// Dealt to one of these groups by what they look like on arrival.
    ByState(&'static deal::Policy, Vec<GroupId>),
    /// Dealt to one group by shares that are reviewed.
    Adaptive(adapt::Adaptive),
}

impl Deal {
    /// All groups that contacts may be dealt to.
    pub fn groups(&self) -> Vec<GroupId> {
        match self {
            Deal::Split(shares) => shares.iter().map(|(group, _)| *group).collect(),
            Deal::Pool(groups) | Deal::ByState(_, groups) => groups.clone(),
            Deal::Adaptive(adaptive) => adaptive.among.clone(),
        }
    }

    /// Queues that it needs at once: one for a pool, else one for each group.
    pub fn entries(&self) -> usize {
        if let Deal::Pool(_) = self { 1 } else { self.groups().len() }
    }
}

/// When an overflow step acts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OverflowWhen {
    /// After waiting so long: the groups are added, the contact keeps its wait.
    After(Span),
    /// On arrival, when the contact's groups hold so many contacts (waiting or talking): it is dealt to the step's groups instead.
    WhenHolding(u32),
    /// On arrival, when none of the contact's groups has staff on the roster: it is dealt to the step's groups instead.
    NoneStaffed,
}

/// One step of overflow.
#[derive(Clone, Debug, PartialEq)]
pub struct Overflow {
    /// When.
    pub when: OverflowWhen,
    /// Which groups.
    pub to: Vec<GroupId>,
}

/// A limit on what a group takes of a contact type; beyond it, contacts go to the other groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The group.
    pub group: GroupId,
    /// Contacts in one hour of the clock.
    pub per_hour: Option<u32>,
    /// Contacts in one day.
    pub per_day: Option<u32>,
    /// Contacts waiting for it or talking at once.
    pub at_once: Option<u32>,
}

/// A rule of routing for one contact type.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// When it holds; the last rule of a type always does. What holds at the calendar's end goes on holding after it.
    pub when: Option<Hours>,
    /// Which groups.
    pub deal: Deal,
    /// Steps of overflow in file order.
    pub overflow: Vec<Overflow>,
    /// Between free agents.
    pub choose: &'static choose::Policy,
    /// Limits by group.
    pub limits: Vec<Limit>,
    /// Agents of a group that this type leaves free: specialists reserved for others.
    pub min_idle: Vec<(GroupId, u32)>,
}

impl Rule {
    /// When it holds, as instants; always if none.
    pub fn holds(&self, calendar: &Calendar) -> Option<Periods> {
        self.when.as_ref().map(|hours| hours.over(calendar).going_on_from(calendar.end))
    }
}

/// The rules of each contact type, by [`crate::centre::ContactId`].
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Routing {
    /// For each contact type its rules; the last has no `when`.
    pub rules: Vec<Vec<Rule>>,
    /// For each group, by [`GroupId`], whom its agents take first; those of `priority` where it is missing.
    pub serves: Vec<&'static serve::Policy>,
}

impl Routing {
    /// Whom the agents of a group take first.
    pub fn serves(&self, group: GroupId) -> &'static serve::Policy {
        self.serves.get(group.index()).copied().unwrap_or(&serve::priority::POLICY)
    }
}
