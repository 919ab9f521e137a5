//! A robot's ports: how many dial or talk, and the attempts that wait for one.
//!
//! In: an attempt that is due, a dial that has ended. Out: dials, and how many ports were busy how long. What becomes of an
//! order is in [`crate::engine::robots`].

use std::collections::VecDeque;

use crate::centre::{ContactId, RobotId};
use crate::engine::facts::{Dial, DialEnd, Recorder};
use crate::engine::simulation::Simulation;
use crate::units::{Span, Time};

/// A robot's ports.
#[derive(Clone, Debug, Default)]
pub(super) struct Ports {
    pub busy: u32,
    pub since: Time,
    /// Attempts that wait for one, in due order.
    pub queue: VecDeque<u32>,
}

impl<R: Recorder> Simulation<'_, R> {
    /// A dial has ended: its port takes the next attempt that waits, or is free.
    pub(super) fn port_free(&mut self, order: u32, end: DialEnd) {
        let state = &self.orders.orders[order as usize];
        let robot = state.robot;
        let facts = &self.plan.model.centre.robots[robot];
        let port = self.now - state.dialled;
        let connected = if end == DialEnd::Unanswered { Span::ZERO } else { port - facts.ring };
        self.out.dial(&Dial {
            robot: RobotId(robot as u16),
            contact: ContactId(state.contact.contact),
            arose: state.contact.at,
            at: state.dialled,
            attempt: state.attempt as u32,
            port,
            connected,
            end,
        });
        self.ports_change(robot, -1);
        self.fill_ports(robot);
    }

    /// Ports that are free take the attempts that wait.
    pub(super) fn fill_ports(&mut self, robot: usize) {
        let plan = self.plan;
        while self.orders.ports[robot].busy < self.incidents.ports[robot] {
            let Some(next) = self.orders.ports[robot].queue.pop_front() else { return };
            if self.orders.orders[next as usize].ended || self.order_not_needed(next) {
                continue;
            }
            if plan.robot_hours[robot].contain(self.now) {
                self.ports_change(robot, 1);
                self.dial(next);
            } else {
                // The robot's hours ended while it waited.
                self.plan_attempt(next, self.now);
            }
        }
    }

    /// So many ports more, or fewer, are busy from now on.
    pub(super) fn ports_change(&mut self, robot: usize, change: i32) {
        let ports = &mut self.orders.ports[robot];
        if ports.since < self.now {
            self.out.ports_busy(RobotId(robot as u16), ports.busy, ports.since, self.now);
        }
        ports.busy = ports.busy.saturating_add_signed(change);
        ports.since = self.now;
    }

    /// Tells how many ports were busy until the end.
    pub(super) fn ports_idle(&mut self) {
        for robot in 0..self.orders.ports.len() {
            self.ports_change(robot, 0);
        }
    }
}
