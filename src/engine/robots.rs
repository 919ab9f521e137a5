//! The robot: orders wait for an attempt, attempts for a port; a person presses a key or is put through to people.

use crate::centre::robot::{Fallback, Key, KeyLeadsTo, Robot};
use crate::centre::{Centre, ContactId, GroupId, On};
use crate::engine::agenda::{Class, Event, key, tie};
use crate::engine::answering::Person;
use crate::engine::chains::LED_TO;
use crate::engine::contact::{Contact, FOR_EVER, Manner, NOBODY};
use crate::engine::facts::{DialEnd, OrderEnd, Recorder, Work};
use crate::engine::ports::Ports;
use crate::engine::simulation::Simulation;
use crate::random::{Purpose, Stream};
use crate::units::{Span, Time};

/// Draws of an order: the person at 0, attempt n at n, being put through or leaving word at this plus n; see `replies.rs`.
pub(super) const PUT_THROUGH: u32 = 1 << 16;

/// An order that a robot works.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub contact: Contact,
    pub robot: usize,
    /// Attempts begun.
    pub attempt: usize,
    /// When the present attempt was due.
    due: Time,
    pub dialled: Time,
    pub ends: Heard,
    person: Person,
    pub ended: bool,
}

/// What happens at the end of a dial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Heard {
    Nobody,
    Machine,
    NoKey,
    Key(KeyLeadsTo),
}

/// The orders of a replication and the robots that work them.
#[derive(Clone, Debug, Default)]
pub struct Orders {
    pub(super) orders: Vec<Order>,
    pub(super) ports: Vec<Ports>,
    /// Some robot's buyers may confirm by calling.
    pub(super) calls_back: bool,
    /// Orders whose buyers may call back, by their chains.
    pub(super) by_chain: Vec<u32>,
}

impl Orders {
    /// No orders, all ports free.
    pub fn new(centre: &Centre) -> Orders {
        let calls_back = centre.robots.iter().any(|robot| robot.call_back_confirms || robot.replies.is_some());
        let ports = vec![Ports::default(); centre.robots.len()];
        Orders { orders: Vec::new(), ports, calls_back, by_chain: Vec::new() }
    }

    /// A new replication begins.
    pub fn clear(&mut self) {
        self.orders.clear();
        self.by_chain.clear();
        for ports in &mut self.ports {
            *ports = Ports { busy: 0, since: Time::START, queue: std::mem::take(&mut ports.queue) };
            ports.queue.clear();
        }
    }
}

impl<'p, R: Recorder> Simulation<'p, R> {
    pub(super) fn robot(&self, order: u32) -> &'p Robot {
        &self.plan.model.centre.robots[self.orders.orders[order as usize].robot]
    }

    pub(super) fn order_stream(&self, contact: &Contact, ordinal: u32) -> Stream {
        // A follow-up's number tells how many came before it, which options change; its own luck is an address, and far
        // from the numbers of first attempts.
        let number = if contact.number < LED_TO { contact.number } else { contact.deal.to_bits() };
        self.luck.at(self.plan.name_hash[contact.contact as usize], Purpose::Robot, number, ordinal)
    }

    /// An order arises, and its first attempt is planned.
    pub(super) fn order_placed(&mut self, contact: &Contact) {
        let Some(robot) = self.plan.contact(contact.contact).robot else {
            return;
        };
        let facts = &self.plan.model.centre.robots[robot.index()];
        let person = Person::draw(&facts.answers, &mut self.order_stream(contact, 0));
        let order = self.orders.orders.len() as u32;
        let due = contact.at + facts.attempts.first().copied().unwrap_or(Span::ZERO);
        self.orders.orders.push(Order {
            contact: *contact,
            robot: robot.index(),
            attempt: 0,
            due,
            dialled: due,
            ends: Heard::Nobody,
            person,
            ended: false,
        });
        self.plan_attempt(order, due);
    }

    /// The next attempt is due at `due`, or at the robot's next opening; after the calendar's end there is none.
    pub(super) fn plan_attempt(&mut self, order: u32, due: Time) {
        let robot = self.orders.orders[order as usize].robot;
        let Some(due) = self.plan.robot_hours[robot].first_from(due) else { return };
        let state = &mut self.orders.orders[order as usize];
        state.due = due;
        let number = tie(self.plan.care[state.contact.contact as usize].name_rank, state.contact.number);
        self.agenda.push(key(due, Class::New), number, Event::AttemptDue(order));
    }

    /// Whether the buyer got through before the robot's next attempt: then it makes none.
    pub(super) fn order_not_needed(&mut self, order: u32) -> bool {
        let contact = self.orders.orders[order as usize].contact;
        let dropped = self.not_needed(&contact);
        self.orders.orders[order as usize].ended |= dropped;
        dropped
    }

    /// An attempt is due: a port takes it, or it waits for one in due order.
    pub(super) fn attempt_due(&mut self, order: u32) {
        let Order { robot, ended, .. } = self.orders.orders[order as usize];
        if ended || self.order_not_needed(order) {
            return;
        }
        if self.orders.ports[robot].busy < self.incidents.ports[robot] {
            self.ports_change(robot, 1);
            self.dial(order);
        } else {
            self.orders.ports[robot].queue.push_back(order);
        }
    }

    /// Dials, on a port that is counted as busy.
    pub(super) fn dial(&mut self, order: u32) {
        let facts = self.robot(order);
        let (contact, attempt, person) = {
            let state = &mut self.orders.orders[order as usize];
            state.attempt += 1;
            state.dialled = self.now;
            (state.contact, state.attempt, state.person)
        };
        let mut stream = self.order_stream(&contact, attempt as u32);
        let (who, pressed) = (stream.uniform(), stream.uniform());
        let calendar = &self.plan.model.centre.calendar;
        let (answers, machine) = person.chances(&facts.answers, attempt, calendar, self.now);
        let ends = if who < answers {
            key_pressed(&facts.keys, pressed)
        } else if who < answers + machine {
            Heard::Machine
        } else {
            Heard::Nobody
        };
        let length = if ends == Heard::Nobody { facts.ring } else { facts.ring + facts.message };
        self.orders.orders[order as usize].ends = ends;
        let number = tie(self.plan.care[contact.contact as usize].name_rank, contact.number);
        self.agenda.push(key(self.now + length, Class::New), number, Event::DialEnds(order));
    }

    /// The ringing or the message is over.
    pub(super) fn dial_ends(&mut self, order: u32) {
        match self.orders.orders[order as usize].ends {
            ends if self.orders.orders[order as usize].ended => self.port_free(order, called_in_vain(ends)),
            Heard::Nobody => self.missed(order, DialEnd::Unanswered),
            Heard::Machine => self.missed(order, DialEnd::Voicemail),
            Heard::NoKey => self.not_done(order, DialEnd::HungUp),
            Heard::Key(KeyLeadsTo::Confirmed) => {
                self.port_free(order, DialEnd::Confirmed);
                self.order_ends(order, OrderEnd::Confirmed, None);
            }
            Heard::Key(KeyLeadsTo::Cancelled) => {
                self.port_free(order, DialEnd::Cancelled);
                self.order_ends(order, OrderEnd::Cancelled, None);
            }
            Heard::Key(KeyLeadsTo::People(to)) if !self.plan.care[to.index()].inbound => self.leaves_word(order, to),
            Heard::Key(KeyLeadsTo::People(to)) if self.is_open() => self.put_through(order, to),
            // Nobody is there to talk to: the buyer hangs up.
            Heard::Key(KeyLeadsTo::People(_)) => self.not_done(order, DialEnd::HungUp),
        }
    }

    fn missed(&mut self, order: u32, end: DialEnd) {
        let plan = self.plan;
        let (mut contact, robot) =
            (self.orders.orders[order as usize].contact, self.orders.orders[order as usize].robot);
        self.fire_rules(&mut contact, &plan.robot_rules[robot], On::Missed.bit());
        let kind = contact.contact as usize;
        self.fire_rules(&mut contact, &plan.type_rules[kind], On::Missed.bit());
        self.orders.orders[order as usize].contact = contact;
        self.may_call_back(order);
        self.not_done(order, end);
    }

    /// The buyer is put through, live: the port is kept until that talk or wait ends.
    fn put_through(&mut self, order: u32, to: ContactId) {
        let mut contact = self.buyer(order, to, self.now, PUT_THROUGH);
        contact.transferred_in = true;
        contact.order = order;
        self.may_call_back(order);
        self.offer(&mut contact);
    }

    /// The buyer talked to an agent of a group: the order stands.
    pub(super) fn put_through_done(&mut self, order: u32, by: GroupId) {
        self.port_free(order, DialEnd::ToPeople);
        if !self.orders.orders[order as usize].ended {
            self.order_ends(order, OrderEnd::Confirmed, Some(by));
        }
    }

    /// Whoever a robot put through, or a dialer called, found nobody. Whether a record goes on, which tells its own end.
    pub(super) fn order_fails(&mut self, contact: &Contact) -> bool {
        let on_record = self.is_on_record(contact);
        if on_record {
            self.nuisance(contact);
        } else if contact.order != NOBODY {
            self.put_through_failed(contact.order);
        }
        on_record
    }

    /// The buyer gave up waiting for an agent.
    pub(super) fn put_through_failed(&mut self, order: u32) {
        self.not_done(order, DialEnd::ToPeople);
    }

    /// The attempt settled nothing: the next one, keeping its gap, or what follows the last.
    fn not_done(&mut self, order: u32, end: DialEnd) {
        self.port_free(order, end);
        let facts = self.robot(order);
        let state = &self.orders.orders[order as usize];
        if state.ended {
            return;
        }
        match facts.attempts.get(state.attempt) {
            Some(next) => {
                let gap = *next - facts.attempts[state.attempt - 1];
                let due = (state.due + gap).max(self.now);
                self.plan_attempt(order, due);
            }
            None => self.fall_back(order),
        }
    }

    fn fall_back(&mut self, order: u32) {
        let facts = self.robot(order);
        let state = &self.orders.orders[order as usize];
        let (mut contact, unreachable) = (state.contact, state.person.unreachable);
        match facts.fallback {
            Fallback::Agents => {
                // A buyer who still calls back before an agent has it takes it off their list.
                self.orders.orders[order as usize].ended = true;
                if contact.patience != FOR_EVER {
                    // Patience counts from being offered to people, not from when the order arose.
                    contact.patience += self.now - contact.at;
                }
                if unreachable {
                    // Nobody answers the agent either: he lets it ring.
                    contact.manner = Manner::Unreachable;
                    contact.talk = facts.ring;
                    contact.hold = Span::ZERO;
                    contact.wrap = Span::ZERO;
                }
                self.offer(&mut contact);
            }
            Fallback::Sms => {
                self.out.sms(ContactId(contact.contact), self.now);
                if !self.reply_expected(order) {
                    self.order_ends(order, OrderEnd::Unreached, None);
                }
            }
            Fallback::Drop => self.order_ends(order, OrderEnd::Unreached, None),
        }
    }

    pub(super) fn order_ends(&mut self, order: u32, end: OrderEnd, by: Option<GroupId>) {
        let plan = self.plan;
        let state = &mut self.orders.orders[order as usize];
        state.ended = true;
        let (mut contact, robot) = (state.contact, state.robot);
        self.orders.settled_by(contact.chain);
        let done = (end != OrderEnd::Unreached).then_some(self.now);
        let in_time = done.is_some() && self.in_time(&contact, self.now);
        let (kind, at, order) = (ContactId(contact.contact), contact.at, Some(end));
        self.out.work(&Work { contact: kind, at, done, by, in_time, order });
        let mut events = match end {
            OrderEnd::Confirmed => On::Confirmed.bit(),
            OrderEnd::Cancelled => On::Cancelled.bit(),
            OrderEnd::Unreached => On::Unreached.bit(),
        };
        events |= if in_time { 0 } else { On::Late.bit() };
        self.fire_rules(&mut contact, &plan.robot_rules[robot], events);
        let kind = contact.contact as usize;
        self.fire_rules(&mut contact, &plan.type_rules[kind], events);
        self.end_of_line(&contact, end != OrderEnd::Unreached);
    }

    /// Orders that nobody settled, and records that nobody reached, before the end.
    pub(super) fn end_orders(&mut self) {
        self.end_records();
        for order in 0..self.orders.orders.len() {
            let state = &self.orders.orders[order];
            if !state.ended {
                let contact = state.contact;
                self.work_left_over(&contact);
            }
        }
    }
}

/// How a call ended that had become needless while it went on.
fn called_in_vain(ends: Heard) -> DialEnd {
    match ends {
        Heard::Nobody => DialEnd::Unanswered,
        Heard::Machine => DialEnd::Voicemail,
        Heard::NoKey | Heard::Key(_) => DialEnd::HungUp,
    }
}

/// What somebody chooses whose uniform is `pressed`.
pub(super) fn key_pressed(keys: &[Key], pressed: f64) -> Heard {
    let mut from = 0.0;
    for key in keys {
        from += key.share;
        if pressed < from {
            return Heard::Key(key.leads_to);
        }
    }
    Heard::NoKey
}
