//! Identities that hold of any facts, in any order.

use super::fixture::{ALFA, BETA, OWN, at, leg, model};
use super::{Count as C, Tally};
use crate::centre::GroupId;
use crate::engine::facts::{Fate, Leg, Recorder};
use crate::units::{Span, Time};
use proptest::prelude::*;

fn any_leg() -> impl Strategy<Value = Leg> {
    let group = || prop::option::of((0u16..3).prop_map(GroupId));
    let fate = prop::sample::select(vec![
        Fate::Closed,
        Fate::Blocked,
        Fate::Deflected,
        Fate::AbandonedInIvr,
        Fate::SelfServed,
        Fate::Balked,
        Fate::Abandoned,
        Fate::Answered,
        Fate::NotReached,
        Fate::Unfinished,
    ]);
    let times = (0i64..170_000_000_000, 0i64..600_000_000, 0i64..900_000_000);
    (0u16..3, times, fate, group(), 0u16..3, any::<bool>()).prop_map(
        |(contact, (at, wait, talk), fate, home, by, transferred_in)| {
            let waited = !matches!(fate, Fate::Closed | Fate::Blocked | Fate::Balked);
            let contact = crate::centre::ContactId(contact);
            let waited = waited && !fate.in_menu();
            let transferred_in = transferred_in && !fate.in_menu();
            let mut one = Leg { home, transferred_in, ..leg(contact, Time(at), fate, 0) };
            // A recording, a menu and the wait after it; a third of all calls meet one.
            one.menu = if fate.in_menu() || talk % 3 == 0 { Span(talk / 9) } else { Span::ZERO };
            one.wait = if waited { Span(wait) } else { Span::ZERO };
            if fate == Fate::Answered {
                (one.by, one.talk, one.wrap) = (Some(GroupId(by)), Span(talk), Span(talk / 7));
            }
            one
        },
    )
}

proptest! {
    #[test]
    fn identities_hold_of_any_facts_and_their_order_does_not_matter(legs in prop::collection::vec(any_leg(), 0..60), warm_up in 0i64..100_000_000_000) {
        let run = |legs: &mut dyn Iterator<Item = &Leg>| {
            let mut tally = Tally::new(&model(2), Span(warm_up));
            legs.for_each(|leg| tally.leg(leg));
            [OWN, ALFA, BETA].into_iter().for_each(|group| tally.on_duty(group, 100, Time::START, at("00:00", 60 * 3600)));
            tally.end(at("00:00", 60 * 3600));
            tally
        };
        let (forward, backward) = (run(&mut legs.iter()), run(&mut legs.iter().rev()));
        prop_assert_eq!(forward.check(), Ok(()));
        prop_assert_eq!(&forward.cells, &backward.cells);
        prop_assert_eq!(&forward.waits, &backward.waits);
        let busy: i64 = legs.iter().filter(|leg| leg.fate == Fate::Answered).map(|leg| {
            let from = leg.ended().max(Time(warm_up));
            ((leg.ended() + leg.handle()) - from).0.max(0)
        }).sum();
        prop_assert_eq!(forward.total()[C::Busy], busy);
    }
}
