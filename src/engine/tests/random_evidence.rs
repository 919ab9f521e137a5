//! What shows that a mechanism was at work: facts of which it alone is the cause, or a diary that the same centre without it
//! does not tell.
//!
//! In: a centre, its diary and whose luck it had. Out: how often something was seen.

use std::collections::BTreeMap;

use super::fixture::{Diary, diary_of};
use crate::centre::ContactType;
use crate::engine::Model;
use crate::engine::facts::{Fate, Leg, Segmented};

/// A replication of a centre, told.
pub(super) struct Ran<'r> {
    pub model: &'r Model,
    pub diary: &'r Diary,
    /// The number of the replication: of whose luck.
    pub replication: u64,
}

impl Ran<'_> {
    /// Legs that are so.
    pub fn legs(&self, is: impl Fn(&Leg) -> bool) -> usize {
        self.diary.legs.iter().filter(|leg| is(leg)).count()
    }

    /// The type of a leg.
    pub fn kind(&self, leg: &Leg) -> &ContactType {
        &self.model.centre.contacts[leg.contact.index()]
    }

    /// Legs of some types that agents answered.
    pub fn answered(&self, of: impl Fn(&ContactType) -> bool) -> usize {
        self.legs(|leg| leg.fate == Fate::Answered && of(self.kind(leg)))
    }

    /// Legs whose talk was broken off in some way.
    pub fn broken_off(&self, how: impl Fn(&Segmented) -> bool) -> usize {
        self.legs(|leg| leg.segmented.as_ref().is_some_and(|segmented| segmented.interruptions > 0 && how(segmented)))
    }

    /// Legs and outcomes that the same people with the same luck do not have where something is taken away.
    pub fn otherwise_without(&self, take_away: impl FnOnce(&mut Model)) -> usize {
        let mut without = self.model.clone();
        take_away(&mut without);
        let mut others: BTreeMap<String, usize> = BTreeMap::new();
        for told in told(&diary_of(&without, self.replication)) {
            *others.entry(told).or_default() += 1;
        }
        let mut is_new = |told: &String| match others.get_mut(told) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        };
        told(self.diary).filter(|told| is_new(told)).count()
    }
}

/// Each leg and each outcome, in words.
fn told(diary: &Diary) -> impl Iterator<Item = String> + '_ {
    let legs = diary.legs.iter().map(|leg| format!("{leg:?}"));
    legs.chain(diary.judged.iter().map(|judged| format!("{judged:?}")))
}
