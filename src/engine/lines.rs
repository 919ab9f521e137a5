//! The lines of trunks that calls hold: one on which it came and, where the shop's own switch passes it on, further ones out.
//!
//! In: a call that is offered, taken or over. Out: how many lines of its trunk it holds. A call that only groups beyond the
//! switch may take is passed on when it is offered, and waits there; another is when one of their agents takes it. Knows no
//! queue.

use crate::centre::{On, TrunkId};
use crate::engine::agenda::{Class, Event, key};
use crate::engine::contact::Contact;
use crate::engine::facts::{Fate, Recorder};
use crate::engine::plan::{NONE, Stage};
use crate::engine::simulation::Simulation;

impl<R: Recorder> Simulation<'_, R> {
    /// A contact lets its line go.
    #[inline]
    pub(super) fn let_line_go(&mut self, contact: &mut Contact) {
        if contact.trunk != NONE {
            self.lines_change(contact.trunk, -i32::from(contact.lines));
            contact.trunk = NONE;
            contact.lines = 0;
        }
    }

    /// More or fewer lines of a trunk are busy; 0 only tells what has been so far.
    pub(super) fn lines_change(&mut self, trunk: u16, change: i32) {
        let (busy, since) = self.lines[trunk as usize];
        if since < self.now {
            self.out.lines_busy(TrunkId(trunk), busy, since, self.now);
        }
        self.lines[trunk as usize] = (busy.saturating_add_signed(change), self.now);
        if change < 0 && self.plan.forwards {
            self.line_freed(trunk);
        }
    }

    /// Lines that a call holds while it is with a group.
    fn lines_with(&self, contact: &Contact, group: u16) -> u8 {
        let forwarded = self.plan.model.centre.trunks[contact.trunk as usize].forwarded.as_ref();
        let to = forwarded.filter(|forwarded| forwarded.groups.iter().any(|other| other.0 == group));
        to.map_or(1, |forwarded| forwarded.lines_each)
    }

    /// Whether so many lines are free beside those that a call holds.
    fn lines_left(&self, contact: &Contact, lines: u8) -> bool {
        let more = u32::from(lines.saturating_sub(contact.lines));
        let most = self.incidents.lines[contact.trunk as usize];
        more == 0 || self.lines[contact.trunk as usize].0 + more <= most
    }

    /// A call is offered: if only groups beyond the shop's switch may take it, it is passed on now. If there is no line for
    /// it, it is blocked: false.
    pub(super) fn passed_on(&mut self, stage: &Stage, contact: &mut Contact) -> bool {
        if contact.trunk == NONE {
            return true;
        }
        let fewest = stage.groups.iter().map(|group| self.lines_with(contact, *group)).min().unwrap_or(1);
        if !self.lines_left(contact, fewest) {
            self.leave_limit(contact);
            self.turned_away(contact, Fate::Blocked, On::Blocked);
            return false;
        }
        self.hold_lines(contact, fewest);
        true
    }

    /// Whether a group can take a call: its agent hears it only if a line goes there.
    pub(super) fn line_is_free(&self, contact: &Contact, group: u16) -> bool {
        contact.trunk == NONE || self.lines_left(contact, self.lines_with(contact, group))
    }

    /// An agent of a group takes a call, which holds the lines to him and no others.
    pub(super) fn take_lines(&mut self, contact: &mut Contact, group: u16) {
        if contact.trunk != NONE {
            let lines = self.lines_with(contact, group);
            self.hold_lines(contact, lines);
        }
    }

    /// A call is no longer passed on: it holds the line alone on which it came.
    pub(super) fn call_back_lines(&mut self, contact: &mut Contact) {
        if contact.lines > 1 {
            self.hold_lines(contact, 1);
        }
    }

    fn hold_lines(&mut self, contact: &mut Contact, lines: u8) {
        let change = i32::from(lines) - i32::from(contact.lines);
        if change != 0 {
            contact.lines = lines;
            self.lines_change(contact.trunk, change);
        }
    }

    /// A line of a trunk is free: a free agent beyond the switch may take who waits for one.
    #[inline(never)]
    pub(super) fn line_freed(&mut self, trunk: u16) {
        let Some(forwarded) = &self.plan.model.centre.trunks[trunk as usize].forwarded else { return };
        for group in &forwarded.groups {
            if self.agents[group.index()].free() > 0 || self.desks.any() {
                self.agenda.push(key(self.now, Class::RosterUp), 0, Event::LimitFreed(group.0));
            }
        }
    }
}
