//! Agents who settle in, worked out by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::fixture::{at, calendar, contact, diary, group, model, pool};
use crate::centre::agency::{Learning, Settles};
use crate::centre::calendar::AtClose;
use crate::engine::Model;
use crate::units::Span;

/// Calls of 100 s, twice as long to beginners, an hour apart, for one group that learns and one that does not.
fn learning(settles: Settles, agents: u32, by_skill: bool) -> Model {
    let hours: Vec<i64> = (9..15).map(|hour| hour * 3600).collect();
    let (first, second) = (contact("calls", 100.0, None), contact("letters", 100.0, None));
    let groups = vec![
        group("new", &[(8 * 3600, agents, false), (20 * 3600, 0, true)], &[0, 1]),
        group("old", &[(8 * 3600, 1, false), (20 * 3600, 0, true)], &[1]),
    ];
    let rules = vec![vec![pool(&[0])], vec![pool(&[0])]];
    let mut model = model(calendar(1, 8, 20, AtClose::Serve), vec![first, second], groups, rules, &[&hours, &hours]);
    for skill in &mut model.centre.groups[0].skills {
        skill.learning = Some(Learning { factor: 2.0, settles, by_skill });
    }
    model
}

/// Talk times of one type in the order of answers, seconds.
fn talks(model: &Model, contact: u16) -> Vec<f64> {
    diary(model).legs.iter().filter(|leg| leg.contact.0 == contact).map(|leg| leg.talk.in_seconds()).collect()
}

fn near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-3), "{found:?} instead of {expected:?}");
}

#[test]
fn practice_counts_each_agents_contacts_of_all_types_or_of_one() {
    // Two calls an hour for two agents: each hour one for each of them; settled in three: 100 (1 + exp(-k)).
    let all = learning(Settles::Contacts(3.0), 2, false);
    let after = |contacts: f64| 100.0 * (1.0 + libm::exp(-contacts));
    near(&talks(&all, 0), &[after(0.0), after(1.0), after(2.0), after(3.0), after(4.0), after(5.0)]);
    near(&talks(&all, 1), &[after(0.5), after(1.5), after(2.5), after(3.5), after(4.5), after(5.5)]);
    // Each type learnt by itself: half a contact an hour for each agent.
    let by_skill = learning(Settles::Contacts(3.0), 2, true);
    for contact in [0, 1] {
        near(&talks(&by_skill, contact), &[0.0, 0.5, 1.0, 1.5, 2.0, 2.5].map(after));
    }
}

#[test]
fn age_counts_from_its_date_whoever_answers_and_the_others_learn_nothing() {
    // Settled in 9 hours from 06:00: at 9:00 one third of it is over, exp(-1).
    let mut model = learning(Settles::Within { time: Span::hours(9), since: at(6 * 3600) }, 1, false);
    model.routing.rules[1] = vec![pool(&[1])];
    let at_hour = |hour: f64| 100.0 * (1.0 + libm::exp(-3.0 * (hour - 6.0) / 9.0));
    near(&talks(&model, 0), &[9.0, 10.0, 11.0, 12.0, 13.0, 14.0].map(at_hour));
    near(&talks(&model, 1), &[100.0; 6]);
}

#[test]
fn a_second_replication_begins_with_beginners_again() {
    let model = learning(Settles::Contacts(3.0), 2, false);
    let plan = crate::engine::Plan::new(&model);
    let mut simulation = crate::engine::Simulation::new(&plan, super::fixture::Diary::default());
    let mut run = || {
        simulation.run(crate::random::Luck::new(1, 0));
        std::mem::take(simulation.recorder()).legs.iter().map(|leg| leg.talk).collect::<Vec<_>>()
    };
    let first = run();
    assert_eq!(first, run());
}
