//! A random centre that breaks a law is made smaller while it does: what is left is what to look at.
//!
//! In: a centre and a law. Out: the smallest centre of those that are found by leaving out one part after the other and half
//! of the calls again and again, and which parts it still has.

use super::fixture::diary_of;
use super::random::centre;
use super::random_laws::laws;
use crate::centre::contact::Balking;
use crate::demand::Arrivals;
use crate::engine::Model;
use crate::laws::Law;
use crate::routing::{Deal, Rule};

/// What leaves a part out.
type LeavesOut = fn(&mut Model);

/// Parts that a centre can do without.
const PARTS: &[(&str, LeavesOut)] = &[
    ("follow-ups", |model| model.centre.contacts.iter_mut().for_each(|kind| kind.follow_ups.clear())),
    ("menus", |model| model.centre.contacts.iter_mut().for_each(|kind| (kind.ivr, kind.deflects) = (None, None))),
    ("virtual hold", |model| model.centre.contacts.iter_mut().for_each(|kind| kind.virtual_hold = None)),
    ("balking", |model| model.centre.contacts.iter_mut().for_each(|kind| kind.balks = None::<Balking>)),
    ("chats", |model| model.centre.contacts.iter_mut().for_each(|kind| kind.parallel = None)),
    ("talk broken off", |model| model.centre.contacts.iter_mut().for_each(|kind| kind.interrupts.clear())),
    ("wrap-up", |model| model.centre.contacts.iter_mut().for_each(|kind| kind.wrap_up = Law::Constant(0.0))),
    ("patience", |model| model.centre.contacts.iter_mut().for_each(|kind| kind.patience = None)),
    ("lines", |model| model.centre.contacts.iter_mut().for_each(|kind| kind.trunk = None)),
    ("forwarded lines", |model| model.centre.trunks.iter_mut().for_each(|trunk| trunk.forwarded = None)),
    ("incidents", |model| model.centre.incidents.clear()),
    ("limits", |model| rules(model, |rule| rule.limits.clear())),
    ("reserved agents", |model| rules(model, |rule| rule.min_idle.clear())),
    ("overflow", |model| rules(model, |rule| rule.overflow.clear())),
    ("splits", |model| {
        rules(model, |rule| {
            if let Deal::Split(shares) = &rule.deal {
                rule.deal = Deal::Pool(shares.iter().map(|(group, _)| *group).collect());
            }
        });
    }),
    ("timed rules", |model| model.routing.rules.iter_mut().for_each(|rules| drop(rules.drain(..rules.len() - 1)))),
    ("priorities", |model| model.centre.contacts.iter_mut().for_each(|kind| kind.priority = 5)),
    ("levels", |model| {
        model.centre.groups.iter_mut().flat_map(|group| &mut group.skills).for_each(|skill| skill.level = 1);
    }),
];

fn rules(model: &mut Model, change: impl Fn(&mut Rule)) {
    model.routing.rules.iter_mut().flatten().for_each(change);
}

fn same(one: &Model, other: &Model) -> bool {
    format!("{one:?}") == format!("{other:?}")
}

/// The calls of a type without a half of them; none where there is nothing to halve.
fn halved(model: &Model, contact: usize, first: bool) -> Option<Model> {
    let Some(Arrivals::Instants(all)) = &model.arrivals[contact] else { return None };
    let (one, other) = all.split_at(all.len() / 2);
    let kept = if first { one } else { other };
    let mut smaller = model.clone();
    smaller.arrivals[contact] = (!kept.is_empty()).then(|| Arrivals::Instants(kept.into()));
    (kept.len() < all.len()).then_some(smaller)
}

/// The smallest centre that is found which still breaks a law, and the parts that it has.
pub(super) fn smallest(mut model: Model, breaks: impl Fn(&Model) -> bool) -> (Model, Vec<&'static str>) {
    loop {
        let parts = PARTS.iter().map(|(_, leaves_out)| {
            let mut without = model.clone();
            leaves_out(&mut without);
            without
        });
        let types = 0..model.arrivals.len();
        let halves = types.flat_map(|contact| [true, false].map(|first| halved(&model, contact, first))).flatten();
        let smaller = parts.chain(halves).find(|smaller| !same(smaller, &model) && breaks(smaller));
        match smaller {
            Some(smaller) => model = smaller,
            None => break,
        }
    }
    let has = |leaves_out: &LeavesOut| {
        let mut without = model.clone();
        leaves_out(&mut without);
        !same(&without, &model)
    };
    let left = PARTS.iter().filter(|(_, leaves_out)| has(leaves_out)).map(|(name, _)| *name).collect();
    (model, left)
}

/// What breaks in a centre, and what is left of it when all is left out without which it still does.
pub(super) fn told(model: &Model, replication: u64, what: &str) -> String {
    let breaks = |model: &Model| laws(model, &diary_of(model, replication)).is_err();
    if !breaks(model) {
        return what.to_owned();
    }
    let (small, parts) = smallest(model.clone(), breaks);
    let calls = small.arrivals.iter().flatten().map(|arrivals| match arrivals {
        Arrivals::Instants(instants) => instants.len(),
        _ => 0,
    });
    let why = laws(&small, &diary_of(&small, replication)).err().unwrap_or_default();
    let (calls, parts) = (calls.sum::<usize>(), parts.join(", "));
    format!(
        "{what}\n  smallest, of {calls} calls with {parts}: {why}\n  {:?}\n  {:?}",
        small.centre.contacts, small.arrivals
    )
}

#[test]
fn a_centre_is_made_smaller_as_long_as_it_breaks_what_it_broke() {
    let breaks = |model: &Model| {
        let calls = |arrivals: &Arrivals| matches!(arrivals, Arrivals::Instants(all) if all.len() >= 3);
        // Of the rule that holds when no timed one does.
        let overflows = |rules: &Vec<Rule>| rules.last().is_some_and(|rule| !rule.overflow.is_empty());
        let overflows = model.routing.rules.iter().any(overflows);
        overflows && model.centre.contacts[0].trunk.is_some() && model.arrivals[0].as_ref().is_some_and(calls)
    };
    let mut seen = 0;
    for model in (0..200).map(centre).filter(breaks) {
        let (small, parts) = smallest(model, breaks);
        assert_eq!(parts, ["lines", "overflow"]);
        let Some(Arrivals::Instants(left)) = &small.arrivals[0] else { panic!("no calls") };
        assert!((3..6).contains(&left.len()), "{} calls left", left.len());
        assert!(small.arrivals[1..].iter().all(Option::is_none));
        seen += 1;
    }
    assert!(seen > 5, "only {seen} centres were made smaller");
}
