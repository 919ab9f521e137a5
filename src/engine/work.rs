//! Outbound and back-office work: it waits for staff, takes nobody's turn, and is done by a due time or late.

use crate::centre::contact::DueCounts;
use crate::centre::{ContactId, Direction, GroupId, On};
use crate::demand::Arrivals;
use crate::engine::contact::{Contact, Manner};
use crate::engine::facts::{Judged, OrderEnd, Recorder, Work};
use crate::engine::simulation::Simulation;
use crate::units::Time;

/// Work that never runs out.
const ENDLESS: u64 = u64::MAX;

/// Pieces of work that are there from the start.
pub fn backlog(arrivals: &Arrivals) -> u64 {
    match arrivals {
        Arrivals::Backlog { count } => count.unwrap_or(ENDLESS),
        _ => 0,
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// The next piece of work for a free agent of a group, when enough of the group stay free after it.
    pub(super) fn next_work(&mut self, group: usize) -> Option<Contact> {
        let plan = self.plan;
        for tier in &plan.looks[group].work {
            let mut best: Option<((Time, u64), u16)> = None;
            for &stage in tier {
                let kind = plan.contact(plan.stages[stage as usize].contact);
                let least_free = kind.min_idle.max(plan.stages[stage as usize].reserved(group as u16));
                if self.agents[group].free() <= least_free || !self.may_be_dialled(plan.stages[stage as usize].contact)
                {
                    continue;
                }
                if plan.care[plan.stages[stage as usize].contact as usize].cancels {
                    self.drop_unneeded(stage);
                }
                let head = self.live_head(stage).or_else(|| self.backlog_head(stage));
                let Some(head) = head else { continue };
                if best.is_none_or(|(other, _)| head < other) && self.work_may_be_taken(stage, group) {
                    best = Some((head, stage));
                }
            }
            if let Some((_, stage)) = best {
                return Some(match self.waiting.head(stage) {
                    Some(_) => self.waiting.take_head(stage),
                    None => self.next_of_backlog(stage),
                });
            }
        }
        None
    }

    /// Whether work of a type may be called now, if agents call it as a dialer says.
    pub(super) fn may_be_dialled(&mut self, contact: u16) -> bool {
        let care = &self.plan.care[contact as usize];
        !care.previews || self.may_dial(care.dialer as usize)
    }

    /// Whether a group's limit lets it take the next piece of a stage.
    fn work_may_be_taken(&mut self, stage: u16, group: usize) -> bool {
        if self.waiting.head(stage).is_some() {
            return self.head_may_be_taken(stage, group);
        }
        let contact = self.plan.stages[stage as usize].contact;
        self.limit_allows(contact, group as u16)
    }

    /// The next of a type's backlog, to be called by a dialer.
    pub(super) fn next_in_backlog(&mut self, contact: ContactId) -> Option<Contact> {
        let left = self.backlog[contact.index()];
        if left == 0 {
            return None;
        }
        if left != ENDLESS {
            self.backlog[contact.index()] -= 1;
        }
        Some(self.callers[contact.index()].next(if left == ENDLESS { self.now } else { Time::START }))
    }

    fn backlog_head(&self, stage: u16) -> Option<(Time, u64)> {
        let contact = self.plan.stages[stage as usize].contact;
        (self.backlog[contact as usize] > 0 && self.is_entry(stage)).then_some((Time::START, 0))
    }

    /// Whether a backlog waits in this stage: the first of its type.
    fn is_entry(&self, stage: u16) -> bool {
        let contact = self.plan.stages[stage as usize].contact;
        let rules = &self.plan.rules[contact as usize];
        rules.iter().any(|rule| rule.dealing.entries().any(|entry| entry.stage == stage))
    }

    fn next_of_backlog(&mut self, stage: u16) -> Contact {
        let facts = &self.plan.stages[stage as usize];
        let mut born = self.next_in_backlog(ContactId(facts.contact)).unwrap_or(Contact::NOBODY);
        born.home = facts.home;
        born
    }

    /// An agent has finished a piece of work.
    pub(super) fn work_done(&mut self, contact: &mut Contact, group: usize) {
        let kind = self.plan.contact(contact.contact);
        let is_order = kind.robot.is_some() || !kind.decay.is_empty();
        let mut events = if is_order { 0 } else { self.judge_call(contact, group) };
        if self.is_on_record(contact) {
            self.record_done(contact, group);
        }
        let in_time = self.in_time(contact, self.now);
        let order = match (is_order, contact.manner == Manner::Unreachable) {
            (false, _) => None,
            (true, false) => Some(OrderEnd::Confirmed),
            (true, true) => Some(OrderEnd::Unreached),
        };
        let done = (contact.manner != Manner::Unreachable).then_some(self.now);
        let thresholds = self.plan.handling.thresholds(group, contact.contact);
        let wrong = order == Some(OrderEnd::Confirmed) && contact.sold < thresholds.order_error;
        self.out.work(&Work {
            contact: ContactId(contact.contact),
            at: contact.at,
            done,
            by: done.map(|_| GroupId(group as u16)),
            in_time: in_time && done.is_some(),
            order,
        });
        if wrong {
            let (kind, by) = (ContactId(contact.contact), GroupId(group as u16));
            let at = contact.at;
            self.out.judged(&Judged { contact: kind, at, by, resolved: None, sold: false, order_error: true });
        }
        events |= On::Answered.bit();
        events |= if wrong { On::OrderError.bit() } else { 0 };
        events |= if in_time { 0 } else { On::Late.bit() };
        events |= match order {
            Some(OrderEnd::Confirmed) => On::Confirmed.bit(),
            Some(OrderEnd::Unreached) => On::Unreached.bit(),
            _ => 0,
        };
        self.fire(contact, Some(group), events);
        if let Some(robot) = kind.robot {
            let plan = self.plan;
            self.fire_rules(contact, &plan.robot_rules[robot.index()], events & !On::Answered.bit());
        }
        if contact.manner != Manner::Unreachable {
            self.chains.talked(contact.chain, self.now);
        }
        self.end_of_line(contact, true);
    }

    /// A call that went out may sell and settle a matter, like one that came in; the events of it.
    fn judge_call(&mut self, contact: &Contact, group: usize) -> u32 {
        let kind = self.plan.contact(contact.contact);
        if kind.direction != Direction::Outbound || !self.plan.care[contact.contact as usize].judged {
            return 0;
        }
        let events = self.outcome(contact, group);
        self.judge(contact, GroupId(group as u16));
        events
    }

    /// Whether work that arose with a contact is in time at an instant.
    pub(super) fn in_time(&self, contact: &Contact, done: Time) -> bool {
        let kind = self.plan.contact(contact.contact);
        kind.due.is_none_or(|due| match kind.due_counts {
            DueCounts::Clock => done - contact.at <= due,
            DueCounts::OpenHours => self.plan.model.centre.calendar.open_between(contact.at, done) <= due,
        })
    }

    /// What is left of a counted backlog when the replication ends: it arose, and nobody took it up.
    pub(super) fn end_backlog(&mut self) {
        for contact in 0..self.backlog.len() {
            while self.backlog[contact] > 0 && self.backlog[contact] < ENDLESS {
                self.backlog[contact] -= 1;
                let mut left = self.callers[contact].next(Time::START);
                self.left_over(&mut left);
            }
        }
    }

    /// Work that nobody finished.
    pub(super) fn work_left_over(&mut self, contact: &Contact) {
        let kind = self.plan.contact(contact.contact);
        let is_order = kind.robot.is_some() || !kind.decay.is_empty();
        let order = is_order.then_some(OrderEnd::Unreached);
        let (contact, at) = (ContactId(contact.contact), contact.at);
        self.out.work(&Work { contact, at, done: None, by: None, in_time: false, order });
    }
}
