//! Answered contacts whose handling is not one stretch: broken off and gone on with, or one of several at once.
//!
//! In: an agent who takes such a contact. Out: its leg, told when it is over and known, and the stretches in which agents
//! were busy with it. Who breaks off whom is in [`crate::engine::preemption`], several at once in [`crate::engine::chats`].

use crate::centre::{ContactId, GroupId};
use crate::engine::contact::{Contact, NOBODY};
use crate::engine::facts::{Busy, Leg, Person, Recorder, Segmented};
use crate::engine::simulation::Simulation;
use crate::engine::slab::Slab;
use crate::units::{Span, Time};

/// An answered contact whose leg is still to be told.
#[derive(Clone, Copy, Debug)]
pub struct Talk {
    /// The leg as far as it is known.
    pub leg: Leg,
    /// Whose it is.
    pub person: Option<Person>,
    /// How it went so far.
    pub segmented: Segmented,
    /// Talk and hold so far.
    pub on_the_line: Span,
    /// Since when it has been going on, or has been broken off.
    pub since: Time,
    /// What was left of talk and hold when it was begun or gone on with last; once broken off, what is left.
    pub left: Span,
    /// By how much its present agent is slower or faster.
    pub factor: f64,
}

/// All of them; contacts know their place.
#[derive(Clone, Debug, Default)]
pub struct Talks(Slab<Talk>);

impl Talks {
    /// Forgets all.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// A contact was answered; its place.
    pub fn begin(&mut self, talk: Talk) -> u32 {
        self.0.put(talk)
    }

    /// The talk of a contact that has one.
    pub fn of(&mut self, contact: &Contact) -> &mut Talk {
        &mut self.0[contact.in_talks]
    }

    /// Since when a contact's talk has been going on.
    pub fn since(&self, contact: &Contact) -> Time {
        self.0[contact.in_talks].since
    }

    /// A talk is over; its place is free.
    pub fn end(&mut self, contact: &mut Contact) -> Talk {
        self.0.take(std::mem::replace(&mut contact.in_talks, NOBODY))
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// An agent was busy with a contact, or with several the first of which it was.
    pub(super) fn tell_busy(&mut self, contact: u16, slot: usize, from: Time, to: Time) {
        if from < to {
            let group = self.slots[slot].group;
            if self.plan.least_occupied {
                self.agents[group as usize].worked(slot, to - from);
            }
            self.out.busy(&Busy { contact: ContactId(contact), by: GroupId(group), from, to });
            self.fatigue.busy(group as usize, to - from);
        }
    }

    /// The leg of a contact whose talk is over, and whose after-call work takes so long. Of the time on the line the drawn
    /// hold time keeps its part.
    pub(super) fn tell_segmented(&mut self, contact: &mut Contact, wrap: Span) {
        let Talk { mut leg, person, segmented, on_the_line, .. } = self.talks.end(contact);
        let drawn = leg.talk.0 + leg.hold.0;
        let hold = if drawn > 0 { (leg.hold.0 as f64 * (on_the_line.0 as f64 / drawn as f64)) as i64 } else { 0 };
        leg.hold = Span(hold.clamp(0, on_the_line.0));
        leg.talk = on_the_line - leg.hold;
        leg.wrap = wrap;
        leg.segmented = Some(segmented);
        self.tell_leg(person, &leg);
    }
}
