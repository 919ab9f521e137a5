//! Buyers who settle an order by themselves: they call back after a missed call, reply to a message, or leave word.
//!
//! In: an order whose robot's call was missed or heard. Out: the order settled outside a call, and what it leads to.

use crate::centre::robot::KeyLeadsTo;
use crate::centre::{ContactId, GroupId};
use crate::engine::agenda::{Class, Event, key, tie};
use crate::engine::chains::LED_TO;
use crate::engine::contact::{Contact, NOBODY};
use crate::engine::facts::{DialEnd, OrderEnd, Recorder};
use crate::engine::robots::{Heard, Orders, key_pressed};
use crate::engine::simulation::Simulation;
use crate::units::Time;

/// Draws of an order: its reply at this, who replies by calling at this plus the attempts.
const REPLY: u32 = 1 << 17;

impl Orders {
    /// Whoever of a chain talks with an agent settles this order.
    pub(super) fn may_be_settled_by(&mut self, chain: u32, order: u32) {
        let place = chain as usize;
        if place >= self.by_chain.len() {
            self.by_chain.resize(place + 1, NOBODY);
        }
        self.by_chain[place] = order;
    }

    /// The order that a talk of a chain settles, once.
    pub(super) fn settled_by(&mut self, chain: u32) -> Option<u32> {
        let order = std::mem::replace(self.by_chain.get_mut(chain as usize)?, NOBODY);
        (order != NOBODY).then_some(order)
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// The buyer of an order as a contact of another type, in the same chain, so that no rule looks twice at the same
    /// address; with luck at `draws` plus the attempts so far.
    pub(super) fn buyer(&mut self, order: u32, to: ContactId, at: Time, draws: u32) -> Contact {
        let state = &mut self.orders.orders[order as usize];
        let chain = self.chains.join(&mut state.contact);
        let (contact, attempt) = (state.contact, state.attempt as u32);
        let mut stream = self.order_stream(&contact, draws + attempt);
        let mut buyer = Contact::of_stream(to.0, self.plan.contact(to.0), at, &mut stream);
        self.led_to += 1;
        buyer.number = LED_TO + LED_TO + self.led_to;
        if self.plan.care[to.index()].paced {
            buyer.paced(self.plan);
        }
        buyer.chain = chain;
        buyer
    }

    /// The buyer tells the robot what is to be done: the order stands, and work for people arises.
    pub(super) fn leaves_word(&mut self, order: u32, to: ContactId) {
        let mut work = self.buyer(order, to, self.now, crate::engine::robots::PUT_THROUGH);
        self.port_free(order, DialEnd::ToWork);
        self.order_ends(order, OrderEnd::Confirmed, None);
        self.arrives(&mut work);
    }

    /// If the robot is one whose missed buyers confirm by calling back, those of this order may.
    pub(super) fn may_call_back(&mut self, order: u32) {
        let chain = self.orders.orders[order as usize].contact.chain;
        if chain != NOBODY && self.robot(order).call_back_confirms {
            self.orders.may_be_settled_by(chain, order);
        }
    }

    /// Somebody of a chain has talked with an agent of a group: an order of his is confirmed, and called no more.
    pub(super) fn called_back(&mut self, chain: u32, by: GroupId) {
        let Some(order) = self.orders.settled_by(chain) else { return };
        if !self.orders.orders[order as usize].ended || self.withdrawn(order) {
            self.order_ends(order, OrderEnd::Confirmed, Some(by));
        }
    }

    /// An order that was handed to agents and that nobody has taken up leaves their queue; false where an agent has it already, or
    /// it is done with. Rare, so the room is looked through.
    fn withdrawn(&mut self, order: u32) -> bool {
        let Contact { contact, number, chain, .. } = self.orders.orders[order as usize].contact;
        let now = self.now;
        let waits = |other: &Contact| {
            (other.contact, other.number, other.chain) == (contact, number, chain) && other.gives_up() >= now
        };
        let Some((place, mut waiting)) = self.waiting.whoever(waits) else { return false };
        self.waiting.leave(place);
        self.leave_limit(&mut waiting);
        true
    }

    /// A message was sent; whether a reply that settles something will come.
    pub(super) fn reply_expected(&mut self, order: u32) -> bool {
        let Some(replies) = &self.robot(order).replies else { return false };
        let contact = self.orders.orders[order as usize].contact;
        let mut stream = self.order_stream(&contact, REPLY);
        let (replied, said) = (stream.uniform(), stream.uniform());
        let at = self.now + replies.after.draw_span(&mut stream);
        let says = key_pressed(&replies.keys, said);
        if replied >= replies.share || says == Heard::NoKey || at >= self.plan.model.centre.calendar.end {
            return false;
        }
        self.orders.orders[order as usize].ends = says;
        let number = tie(self.plan.care[contact.contact as usize].name_rank, contact.number);
        self.agenda.push(key(at, Class::New), number, Event::ReplyComes(order));
        true
    }

    /// The buyer's reply to the message comes.
    pub(super) fn reply_comes(&mut self, order: u32) {
        let state = &self.orders.orders[order as usize];
        if state.ended {
            return;
        }
        let Heard::Key(leads_to) = state.ends else { return };
        match leads_to {
            KeyLeadsTo::Confirmed => self.order_ends(order, OrderEnd::Confirmed, None),
            KeyLeadsTo::Cancelled => self.order_ends(order, OrderEnd::Cancelled, None),
            KeyLeadsTo::People(to) if self.plan.care[to.index()].inbound => self.calls_instead(order, to),
            KeyLeadsTo::People(to) => {
                let mut work = self.buyer(order, to, self.now, REPLY);
                self.order_ends(order, OrderEnd::Confirmed, None);
                self.arrives(&mut work);
            }
        }
    }

    /// The buyer calls instead of replying, as soon as somebody is there; the order is confirmed in that talk or never.
    fn calls_instead(&mut self, order: u32, to: ContactId) {
        let calendar = &self.plan.model.centre.calendar;
        let Some(at) = calendar.open_from(self.now).filter(|at| *at < calendar.end) else { return };
        let buyer = self.buyer(order, to, at, REPLY);
        self.orders.may_be_settled_by(buyer.chain, order);
        self.expect(buyer, at);
    }
}
