//! An independent recursion for one first-come pool (G/G/c+G by virtual waits), event for event.
//!
//! Kiefer and Wolfowitz (1955): keep the instants at which each of c agents comes free; a caller waits for the
//! smallest, unless that is later than his patience allows, and then he takes no agent's time.

use super::fixture::{Diary, at, calendar, contact, diary_of, group, model, pool};
use crate::centre::calendar::AtClose;
use crate::demand::Arrivals;
use crate::engine::facts::Fate;
use crate::laws::{Exponential, Law, Lognormal};
use crate::random::{Luck, Purpose};
use crate::units::{Span, Time};

/// (arrival, wait, answered) by the recursion.
fn recursion(agents: usize, callers: &[(Time, Span, Span)]) -> Vec<(Time, Span, bool)> {
    let mut free = vec![Time::START; agents];
    callers
        .iter()
        .map(|(arrival, service, patience)| {
            free.sort();
            let start = free[0].max(*arrival);
            if start - *arrival > *patience {
                return (*arrival, *patience, false);
            }
            free[0] = start + *service;
            (*arrival, start - *arrival, true)
        })
        .collect()
}

fn told(diary: &Diary) -> Vec<(Time, Span, bool)> {
    let mut told: Vec<(Time, Span, bool)> =
        diary.legs.iter().map(|leg| (leg.at, leg.wait, leg.fate == Fate::Answered)).collect();
    told.sort();
    told
}

#[test]
fn the_engine_agrees_with_the_recursion_contact_by_contact() {
    let laws = [
        (Law::Lognormal(Lognormal::new(180.0, 0.9)), Law::Exponential(Exponential::new(120.0))),
        (Law::Exponential(Exponential::new(240.0)), Law::Lognormal(Lognormal::new(90.0, 1.4))),
        (Law::Constant(200.0), Law::Constant(60.0)),
    ];
    for agents in [1, 2, 3, 10, 40] {
        for (talk, patience) in &laws {
            let replication = agents as u64;
            let mut gaps = Luck::new(99, replication).stream("gaps", Purpose::Arrivals);
            let mut now = 8.0 * 3600.0;
            let mut instants = Vec::new();
            while now < 20.0 * 3600.0 {
                instants.push(Time((now * 1e6) as i64));
                now += gaps.exponential() * talk.mean() / agents as f64 / 1.05;
            }
            let mut kind = contact("a", 0.0, None);
            kind.talk_time = talk.clone();
            kind.patience = Some(patience.clone());
            let steps = [(8 * 3600, agents as u32, false), (20 * 3600, 0, true)];
            let mut model = model(
                calendar(1, 8, 20, AtClose::Serve),
                vec![kind],
                vec![group("g", &steps, &[0])],
                vec![vec![pool(&[0])]],
                &[&[]],
            );
            model.arrivals = vec![Some(Arrivals::Instants(instants.clone().into()))];
            let luck = Luck::new(1, replication);
            let (mut talks, mut patiences) = (luck.stream("a", Purpose::Talk), luck.stream("a", Purpose::Patience));
            let callers: Vec<(Time, Span, Span)> = instants
                .iter()
                .map(|instant| (*instant, talk.draw_span(&mut talks), patience.draw_span(&mut patiences)))
                .collect();
            let mut expected = recursion(agents, &callers);
            expected.sort();
            let found = told(&diary_of(&model, replication));
            assert!(found.len() > 100 && found.iter().any(|(.., answered)| !answered));
            assert_eq!(found, expected, "{agents} agents, {talk:?}");
        }
    }
    assert!(at(0) == Time::START);
}
