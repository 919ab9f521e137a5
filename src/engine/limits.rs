//! Limits on what a group takes of a contact type: by the hour, by the day, at once.

use crate::centre::Calendar;
use crate::engine::agenda::{Class, Event, key};
use crate::engine::contact::Contact;
use crate::engine::facts::Recorder;
use crate::engine::plan::{CompiledLimit, NONE};
use crate::engine::simulation::Simulation;
use crate::units::{Span, Time};

/// A limit and how much of it is used.
#[derive(Clone, Debug)]
pub struct LimitState {
    limit: CompiledLimit,
    hour: i64,
    day: usize,
    this_hour: u32,
    this_day: u32,
    at_once: u32,
}

/// All limits of a replication; few, so looked through.
#[derive(Clone, Debug, Default)]
pub struct Limits(Vec<LimitState>);

impl Limits {
    /// Unused limits.
    pub fn new(limits: &[CompiledLimit]) -> Limits {
        Limits(
            limits
                .iter()
                .map(|limit| LimitState {
                    limit: *limit,
                    hour: -1,
                    day: usize::MAX,
                    this_hour: 0,
                    this_day: 0,
                    at_once: 0,
                })
                .collect(),
        )
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a group may take one more of a type now.
    pub fn allow(&mut self, contact: u16, group: u16, now: Time, calendar: &Calendar) -> bool {
        let Some(state) = self.find(contact, group) else {
            return true;
        };
        state.renew(now, calendar);
        state.this_hour < state.limit.per_hour
            && state.this_day < state.limit.per_day
            && state.at_once < state.limit.at_once
    }

    /// How many more of a type a group may take, if it may take one more now.
    pub fn left(&mut self, contact: u16, group: u16) -> u32 {
        self.find(contact, group).map_or(u32::MAX, |state| {
            let limit = &state.limit;
            let left = |most: u32, taken: u32| most.saturating_sub(taken);
            left(limit.per_hour, state.this_hour)
                .min(left(limit.per_day, state.this_day))
                .min(left(limit.at_once, state.at_once))
        })
    }

    /// Counts one more; whether there is a limit to count it.
    pub fn count(&mut self, contact: u16, group: u16, now: Time, calendar: &Calendar) -> bool {
        let Some(state) = self.find(contact, group) else {
            return false;
        };
        state.renew(now, calendar);
        state.this_hour += 1;
        state.this_day += 1;
        state.at_once += 1;
        true
    }

    /// One that was counted has left.
    pub fn leave(&mut self, contact: u16, group: u16) {
        if let Some(state) = self.find(contact, group) {
            state.at_once = state.at_once.saturating_sub(1);
        }
    }

    fn find(&mut self, contact: u16, group: u16) -> Option<&mut LimitState> {
        self.0.iter_mut().find(|state| state.limit.contact == contact && state.limit.group == group)
    }
}

impl LimitState {
    fn renew(&mut self, now: Time, calendar: &Calendar) {
        let day = calendar.day_of(now);
        let hour = now.0.div_euclid(Span::hours(1).0);
        if hour != self.hour {
            self.hour = hour;
            self.this_hour = 0;
        }
        if day != self.day {
            self.day = day;
            self.this_day = 0;
        }
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// An hour has turned: free agents may take what a limit kept from them.
    pub(super) fn limits_renew(&mut self) {
        self.limits_wake = false;
        for group in 0..self.agents.len() {
            self.put_free_agents_to_work(group);
        }
    }

    /// Counts a contact under a group's limit, once, and no longer under another's.
    #[inline(always)]
    pub(super) fn count_limit(&mut self, contact: &mut Contact, group: u16) {
        if !self.limits.is_empty() && contact.limited_by != group {
            self.take_limit(contact, group);
        }
    }

    fn take_limit(&mut self, contact: &mut Contact, group: u16) {
        self.leave_limit(contact);
        if self.limits.count(contact.contact, group, self.now, &self.plan.model.centre.calendar) {
            contact.limited_by = group;
        }
    }

    /// A contact is no longer with the group whose limit counts it.
    #[inline]
    pub(super) fn leave_limit(&mut self, contact: &mut Contact) {
        if contact.limited_by != NONE {
            self.free_limit(contact);
        }
    }

    fn free_limit(&mut self, contact: &mut Contact) {
        self.limits.leave(contact.contact, contact.limited_by);
        if self.agents[contact.limited_by as usize].free() > 0 || self.desks.any() {
            // A free agent, or one with chats, may take now what the limit kept from him.
            let event = Event::LimitFreed(contact.limited_by);
            self.agenda.push(key(self.now, Class::RosterUp), 0, event);
        }
        contact.limited_by = NONE;
    }
}
