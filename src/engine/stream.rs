//! All that happens in a replication as one stream, to be fingerprinted or laid beside another.
//!
//! In: events and facts in the order in which they happen and become known. Out: each as a [`Happening`], to a [`Listener`]. A
//! [`Fingerprint`] is a listener that keeps 128 bits.

use std::hash::{Hash, Hasher};

use crate::centre::{ContactId, DialerId, GroupId, IncidentId, RobotId, TrunkId};
use crate::engine::facts::{
    Busy, Chain, Dial, Happening, Judged, Kind, Leg, OrderTaken, Person, Placed, Rated, Recorder, Work,
};
use crate::units::Time;

/// Hears everything.
pub trait Listener {
    /// The next thing.
    fn hear(&mut self, happening: &Happening);
}

/// A recorder that passes everything on to a listener.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stream<L>(pub L);

/// Numbers as one number, the same on every machine: each is taken in whole, whatever the order of its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words(u64);

impl Words {
    /// One number more.
    #[inline]
    pub fn add(&mut self, word: u64) {
        // The finaliser of SplitMix64 (Steele, Lea and Flood).
        let mixed = (self.0.rotate_left(5) ^ word).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        self.0 = mixed ^ (mixed >> 31);
    }

    /// The number.
    pub fn sum(self) -> u64 {
        self.0
    }

    fn of(fact: &impl Hash) -> u64 {
        let mut words = Words::default();
        fact.hash(&mut words);
        words.0
    }
}

/// Each number of a fact as a word.
macro_rules! whole {
    ($($write:ident: $number:ty;)*) => { $(fn $write(&mut self, number: $number) { self.add(number as u64); })* };
}

impl Hasher for Words {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.add(u64::from(*byte)));
    }

    whole! {
        write_u8: u8;
        write_u16: u16;
        write_u32: u32;
        write_u64: u64;
        write_usize: usize;
        write_i8: i8;
        write_i16: i16;
        write_i32: i32;
        write_i64: i64;
        write_isize: isize;
    }
}

/// 128 bits of all that was heard, in its order, and how much that was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// The bits.
    pub bits: u128,
    /// Events and facts.
    pub count: u64,
}

impl Fingerprint {
    fn add(&mut self, word: u64) {
        // Each step can be undone, so two states never become one; the high half comes down again for the next product.
        self.bits = (self.bits ^ u128::from(word)).wrapping_mul(0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645);
        self.bits ^= self.bits >> 67;
    }
}

impl Listener for Fingerprint {
    fn hear(&mut self, happening: &Happening) {
        self.count += 1;
        let Happening { at, kind, who, what } = *happening;
        [at.0 as u64, kind as u64, who, what].into_iter().for_each(|word| self.add(word));
    }
}

impl<L: Listener> Stream<L> {
    fn fact(&mut self, kind: Kind, at: Time, who: u16, fact: &impl Hash) {
        self.0.hear(&Happening { at, kind, who: who.into(), what: Words::of(fact) });
    }
}

impl<L: Listener> Recorder for Stream<L> {
    #[inline(always)]
    fn hears_events(&self) -> bool {
        true
    }
    fn happens(&mut self, happening: &Happening) {
        self.0.hear(happening);
    }
    #[inline(always)]
    fn ties_legs(&self) -> bool {
        true
    }
    fn person(&mut self, person: Person) {
        self.fact(Kind::Person, person.at, person.first.0, &person);
    }
    fn leg(&mut self, leg: &Leg) {
        self.fact(Kind::Leg, leg.at, leg.contact.0, leg);
    }
    fn busy(&mut self, busy: &Busy) {
        self.fact(Kind::Busy, busy.from, busy.by.0, busy);
    }
    fn judged(&mut self, judged: &Judged) {
        self.fact(Kind::Judged, judged.at, judged.contact.0, judged);
    }
    fn rated(&mut self, rated: &Rated) {
        self.fact(Kind::Rated, rated.at, rated.contact.0, rated);
    }
    fn order_taken(&mut self, order: &OrderTaken) {
        self.fact(Kind::OrderTaken, order.at, order.contact.0, order);
    }
    fn chain(&mut self, chain: &Chain) {
        self.fact(Kind::Chain, chain.at, chain.first.0, chain);
    }
    fn work(&mut self, work: &Work) {
        self.fact(Kind::Work, work.at, work.contact.0, work);
    }
    fn dial(&mut self, dial: &Dial) {
        self.fact(Kind::Dial, dial.at, dial.robot.0, dial);
    }
    fn sms(&mut self, contact: ContactId, at: Time) {
        self.fact(Kind::Sms, at, contact.0, &());
    }
    fn not_needed(&mut self, contact: ContactId, at: Time) {
        self.fact(Kind::NotNeeded, at, contact.0, &());
    }
    fn placed(&mut self, placed: &Placed) {
        self.fact(Kind::Placed, placed.at, placed.dialer.0, placed);
    }
    fn dialer_lines(&mut self, dialer: DialerId, lines: u32, from: Time, to: Time) {
        self.fact(Kind::DialerLines, from, dialer.0, &(lines, to));
    }
    fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        self.fact(Kind::OnDuty, from, group.0, &(agents, to));
    }
    fn lines_available(&mut self, trunk: TrunkId, lines: u32) {
        self.fact(Kind::LinesAvailable, Time::START, trunk.0, &lines);
    }
    fn incident(&mut self, incident: IncidentId, from: Time, to: Time) {
        self.fact(Kind::IncidentTold, from, incident.0, &to);
    }
    fn lines_busy(&mut self, trunk: TrunkId, lines: u32, from: Time, to: Time) {
        self.fact(Kind::LinesBusy, from, trunk.0, &(lines, to));
    }
    fn ports_busy(&mut self, robot: RobotId, ports: u32, from: Time, to: Time) {
        self.fact(Kind::PortsBusy, from, robot.0, &(ports, to));
    }
    fn end(&mut self, at: Time) {
        self.fact(Kind::End, at, 0, &());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(all: &[(i64, Kind, u64, u64)]) -> Fingerprint {
        let mut fingerprint = Fingerprint::default();
        for (at, kind, who, what) in all {
            fingerprint.hear(&Happening { at: Time(*at), kind: *kind, who: *who, what: *what });
        }
        fingerprint
    }

    #[test]
    fn a_fingerprint_tells_time_kind_who_what_and_order_apart() {
        let same = [(10, Kind::Leg, 1, 2), (20, Kind::WorkEnds, 3, 4)];
        let others = [
            vec![(11, Kind::Leg, 1, 2), (20, Kind::WorkEnds, 3, 4)],
            vec![(10, Kind::Busy, 1, 2), (20, Kind::WorkEnds, 3, 4)],
            vec![(10, Kind::Leg, 2, 1), (20, Kind::WorkEnds, 3, 4)],
            vec![(10, Kind::Leg, 1, 2), (20, Kind::WorkEnds, 3, 5)],
            vec![(20, Kind::WorkEnds, 3, 4), (10, Kind::Leg, 1, 2)],
            vec![(10, Kind::Leg, 1, 2)],
        ];
        assert_eq!(fingerprint(&same), fingerprint(&same));
        for other in others {
            assert_ne!(fingerprint(&other), fingerprint(&same), "{other:?}");
        }
    }

    #[test]
    fn the_words_of_a_fact_are_its_fields_in_their_order() {
        let mut by_hand = Words::default();
        [7, 300].into_iter().for_each(|word| by_hand.add(word));
        assert_eq!(Words::of(&(7u32, Time(300))), by_hand.sum());
        assert_ne!(Words::of(&(300u32, Time(7))), by_hand.sum());
    }
}
