//! The laws of random centres can fail: diaries are tampered with, as a fault of the engine would write them, and it is seen.

use super::fixture::{Diary, calendar, contact, diary, diary_of, group, model, pool};
use super::random_laws::{equal_priorities_are_fair, laws, plain};
use super::random_pairs::{centre, mechanism};
use crate::centre::calendar::AtClose;
use crate::engine::Model;
use crate::engine::facts::{Fate, Leg};
use crate::units::Span;

/// A fault, and whether it could be planted in this diary.
type Tampers = fn(&Model, &mut Diary) -> bool;

/// What is planted; of those that could be, at least nine of ten must be seen.
const FAULTS: &[(&str, Tampers)] = &[
    ("a first attempt is lost", |model, diary| {
        first_attempt(model, diary).is_some_and(|leg| {
            diary.people.remove(leg);
            diary.legs.remove(leg);
            true
        })
    }),
    ("a first attempt is told twice", |model, diary| {
        first_attempt(model, diary).is_some_and(|leg| {
            diary.people.push(diary.people[leg]);
            diary.legs.push(diary.legs[leg]);
            true
        })
    }),
    ("an agent is forgotten", |_, diary| {
        diary.duty.iter_mut().find(|(_, agents, ..)| *agents > 0).map(|(_, agents, ..)| *agents -= 1).is_some()
    }),
    ("an agent stays who has nothing to do", |_, diary| {
        diary.duty.iter_mut().max_by_key(|(.., from, to)| to.0 - from.0).map(|(_, agents, ..)| *agents += 1).is_some()
    }),
    ("somebody waits on although an agent is free", |model, diary| {
        let waits = |leg: &&mut Leg| leg.wait > Span::ZERO && leg.fate == Fate::Answered && alone(model, leg);
        diary.legs.iter_mut().find(waits).map(|leg| leg.wait += Span::hours(1)).is_some()
    }),
    ("talk that was broken off is forgotten", |_, diary| {
        let broken = |leg: &&mut Leg| {
            leg.segmented.is_some_and(|segmented| segmented.interruptions > 0) && leg.talk > Span::ZERO
        };
        diary.legs.iter_mut().find(broken).map(|leg| leg.talk = leg.talk - Span(1)).is_some()
    }),
    ("an agent has more chats than he may", |model, diary| {
        // The longest desk is not told: its chats are the others'.
        let chats = |contact: usize| model.centre.contacts[contact].parallel.is_some();
        let desks = diary.busy.iter().enumerate().filter(|(_, busy)| chats(busy.contact.index()));
        let longest = desks.max_by_key(|(_, busy)| (busy.to - busy.from).0).map(|(place, _)| place);
        longest.map(|place| diary.busy.remove(place)).is_some()
    }),
    ("a line too many", |model, diary| {
        let lines = model.centre.trunks[0].lines;
        diary.lines.first_mut().map(|told| told.0 = lines + 1).is_some()
    }),
];

/// A first attempt of which it must be told that it came.
fn first_attempt(model: &Model, diary: &Diary) -> Option<usize> {
    let told = diary.legs.iter().zip(&diary.people);
    told.into_iter().position(|(leg, person)| {
        let kind = &model.centre.contacts[leg.contact.index()];
        person.first == leg.contact && person.at == leg.at && !leg.transferred_in && kind.is_inbound()
    })
}

/// Whether a leg is of a plain type that leaves nobody free.
fn alone(model: &Model, leg: &Leg) -> bool {
    let kind = &model.centre.contacts[leg.contact.index()];
    kind.is_inbound() && plain(model, leg.contact.index()).is_some_and(|(_, left_free)| left_free == 0)
}

#[test]
fn a_diary_that_was_tampered_with_breaks_a_law() {
    let mechanisms = [vec![mechanism("chats")], vec![mechanism("talk that goes on")]];
    let mut seen = vec![(0, 0); FAULTS.len()];
    for (number, mechanisms) in (0..40).flat_map(|number| mechanisms.iter().map(move |of| (number, of))) {
        let model = centre(70_000 + number, mechanisms);
        let told = diary_of(&model, number);
        assert_eq!(laws(&model, &told), Ok(()));
        for ((_, tampers), (planted, found)) in FAULTS.iter().zip(&mut seen) {
            let mut diary = told.clone();
            if tampers(&model, &mut diary) {
                *planted += 1;
                *found += usize::from(laws(&model, &diary).is_err());
            }
        }
    }
    for ((name, _), (planted, found)) in FAULTS.iter().zip(&seen) {
        println!("{name}: {found} of {planted}");
    }
    let missed = FAULTS.iter().zip(&seen).filter(|(_, (planted, found))| *planted < 10 || found * 10 < planted * 9);
    let missed: Vec<&str> = missed.map(|((name, _), _)| *name).collect();
    assert!(missed.is_empty(), "not seen: {missed:?}");
}

#[test]
fn whoever_is_overtaken_by_another_type_of_his_priority_is_seen() {
    // One agent and talks of 100 s: the second type's caller of 10 is answered at 100, the first type's of 20 at 200.
    let open = 8 * 3600;
    let kinds = vec![contact("a", 100.0, None), contact("b", 100.0, None)];
    let groups = vec![group("g", &[(open, 1, false), (open + 3600, 0, true)], &[0, 1])];
    let come: [&[i64]; 2] = [&[open, open + 20], &[open + 10]];
    let model = model(calendar(1, 8, 9, AtClose::Serve), kinds, groups, vec![vec![pool(&[0])]; 2], &come);
    let mut told = diary(&model);
    assert_eq!(equal_priorities_are_fair(&model, &told), Ok(()));
    for leg in told.legs.iter_mut().filter(|leg| leg.contact.index() == 1) {
        assert_eq!(leg.wait, Span::seconds(90));
        leg.wait = Span::seconds(300);
    }
    assert!(equal_priorities_are_fair(&model, &told).is_err());
}
