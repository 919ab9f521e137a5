//! A replication ends: whoever is left is told, and everything that was counted by the clock.

use crate::engine::contact::Contact;
use crate::engine::facts::Recorder;
use crate::engine::simulation::Simulation;
use crate::units::Time;

/// How a replication ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Everything was drained, or the calendar was over.
    Complete,
    /// More than [`MOST_WAITING`](super::simulation::MOST_WAITING) waited at once: its facts are worth nothing.
    Overfull,
    /// More waited at once than there was room for: it can be gone on with.
    Crowded,
    /// What came next lay before the present: a fault of the engine, its facts are worth nothing.
    WentBack {
        /// What the clock showed.
        from: Time,
        /// What it would have shown next.
        to: Time,
    },
}

impl<R: Recorder> Simulation<'_, R> {
    /// Nothing happens any more.
    pub(super) fn finish(&mut self) {
        let calendar = &self.plan.model.centre.calendar;
        let last_closing = calendar.open.last().map_or(calendar.end, |(_, to)| *to);
        let never_closes = calendar.never_closes();
        let mut end = if never_closes { calendar.end } else { self.now.max(last_closing) };
        let left = self.take_all_waiting(true);
        if !never_closes {
            // Giving up that nobody looked at is an event all the same: drained is when the last one has left.
            let gives_up = |(_, contact): &(u16, Contact)| Some(contact.gives_up()).filter(|at| *at < Time::NEVER);
            end = left.iter().filter_map(gives_up).fold(end, Time::max);
        }
        self.now = end;
        for (_, mut contact) in left {
            let gives_up = contact.gives_up();
            if gives_up < end || (gives_up == end && !never_closes) {
                self.gives_up(&mut contact, gives_up);
            } else {
                self.left_over(&mut contact);
            }
        }
        self.end_menus();
        self.end_backlog();
        self.end_services();
        self.end_orders();
        for group in 0..self.agents.len() {
            let agents = &self.agents[group];
            if agents.on_duty > 0 && agents.duty_since < end {
                self.out.on_duty(crate::centre::GroupId(group as u16), agents.on_duty, agents.duty_since, end);
            }
        }
        for trunk in 0..self.lines.len() {
            self.lines_change(trunk as u16, 0);
        }
        self.ports_idle();
        self.end_chains();
        self.out.end(end);
    }
}
