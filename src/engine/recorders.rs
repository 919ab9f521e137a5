//! Recorders of recorders: two that hear the same, and one that keeps nothing.

use crate::centre::{ContactId, DialerId, GroupId, IncidentId, RobotId, TrunkId};
use crate::engine::facts::{
    Busy, Chain, Dial, Happening, Judged, Leg, OrderTaken, Person, Placed, Rated, Recorder, Work,
};
use crate::units::Time;

/// Two recorders hear the same facts: counters and the ledger of one replication.
impl<A: Recorder, B: Recorder> Recorder for (A, B) {
    #[inline(always)]
    fn ties_legs(&self) -> bool {
        self.0.ties_legs() || self.1.ties_legs()
    }
    #[inline(always)]
    fn hears_events(&self) -> bool {
        self.0.hears_events() || self.1.hears_events()
    }
    #[inline(always)]
    fn happens(&mut self, happening: &Happening) {
        self.0.happens(happening);
        self.1.happens(happening);
    }
    #[inline(always)]
    fn person(&mut self, person: Person) {
        self.0.person(person);
        self.1.person(person);
    }
    /// Inlined where legs are told, so that what is known of them there is not asked for again.
    #[inline(always)]
    fn leg(&mut self, leg: &Leg) {
        self.0.leg(leg);
        self.1.leg(leg);
    }
    fn busy(&mut self, busy: &Busy) {
        self.0.busy(busy);
        self.1.busy(busy);
    }
    fn rated(&mut self, rated: &Rated) {
        self.0.rated(rated);
        self.1.rated(rated);
    }
    fn order_taken(&mut self, order: &OrderTaken) {
        self.0.order_taken(order);
        self.1.order_taken(order);
    }
    fn judged(&mut self, judged: &Judged) {
        self.0.judged(judged);
        self.1.judged(judged);
    }
    fn chain(&mut self, chain: &Chain) {
        self.0.chain(chain);
        self.1.chain(chain);
    }
    fn work(&mut self, work: &Work) {
        self.0.work(work);
        self.1.work(work);
    }
    fn dial(&mut self, dial: &Dial) {
        self.0.dial(dial);
        self.1.dial(dial);
    }
    fn sms(&mut self, contact: ContactId, at: Time) {
        self.0.sms(contact, at);
        self.1.sms(contact, at);
    }
    fn not_needed(&mut self, contact: ContactId, at: Time) {
        self.0.not_needed(contact, at);
        self.1.not_needed(contact, at);
    }

    fn placed(&mut self, placed: &Placed) {
        self.0.placed(placed);
        self.1.placed(placed);
    }
    fn dialer_lines(&mut self, dialer: DialerId, lines: u32, from: Time, to: Time) {
        self.0.dialer_lines(dialer, lines, from, to);
        self.1.dialer_lines(dialer, lines, from, to);
    }
    fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        self.0.on_duty(group, agents, from, to);
        self.1.on_duty(group, agents, from, to);
    }
    fn lines_available(&mut self, trunk: TrunkId, lines: u32) {
        self.0.lines_available(trunk, lines);
        self.1.lines_available(trunk, lines);
    }
    fn incident(&mut self, incident: IncidentId, from: Time, to: Time) {
        self.0.incident(incident, from, to);
        self.1.incident(incident, from, to);
    }
    #[inline]
    fn lines_busy(&mut self, trunk: TrunkId, lines: u32, from: Time, to: Time) {
        self.0.lines_busy(trunk, lines, from, to);
        self.1.lines_busy(trunk, lines, from, to);
    }
    fn ports_busy(&mut self, robot: RobotId, ports: u32, from: Time, to: Time) {
        self.0.ports_busy(robot, ports, from, to);
        self.1.ports_busy(robot, ports, from, to);
    }
    fn end(&mut self, at: Time) {
        self.0.end(at);
        self.1.end(at);
    }
}

/// A recorder that keeps nothing: for timing the engine alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silence;

impl Recorder for Silence {
    fn leg(&mut self, _: &Leg) {}
    fn judged(&mut self, _: &Judged) {}
    fn chain(&mut self, _: &Chain) {}
    fn work(&mut self, _: &Work) {}
    fn dial(&mut self, _: &Dial) {}
    fn sms(&mut self, _: ContactId, _: Time) {}
    fn on_duty(&mut self, _: GroupId, _: u32, _: Time, _: Time) {}
    fn lines_busy(&mut self, _: TrunkId, _: u32, _: Time, _: Time) {}
    fn ports_busy(&mut self, _: RobotId, _: u32, _: Time, _: Time) {}
    fn end(&mut self, _: Time) {}
}
