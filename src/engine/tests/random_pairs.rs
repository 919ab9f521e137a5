//! Every mechanism by itself and every two together, in random centres: what must hold of every centre holds of them, and
//! one simulation after another, or several side by side, tell the same.

use super::dice::Dice;
use super::fixture::Diary;
use super::random::skeleton;
use super::random_evidence::Ran;
use super::random_laws::laws;
use super::random_mechanisms::MECHANISMS;
use crate::engine::{Model, Plan, Simulation};
use crate::experiment::replicate::{Bench, Reuse, Threads};
use crate::measures::Tally;
use crate::random::{Luck, Purpose};
use crate::units::Span;

/// Centres for each mechanism, and for each two.
const CENTRES: u64 = 8;

/// Every mechanism alone, then every two.
fn combinations() -> Vec<Vec<usize>> {
    let all = 0..MECHANISMS.len();
    let pairs = all.clone().flat_map(|one| (one + 1..MECHANISMS.len()).map(move |other| vec![one, other]));
    all.map(|one| vec![one]).chain(pairs).collect()
}

/// A random centre of at least two groups, with these mechanisms and no others.
pub(super) fn centre(number: u64, mechanisms: &[usize]) -> Model {
    let mut dice = Dice(Luck::new(815, number).stream("centre", Purpose::Fate));
    let mut model = loop {
        let (model, _) = skeleton(&mut dice);
        if model.centre.groups.len() > 1 {
            break model;
        }
    };
    mechanisms.iter().for_each(|mechanism| (MECHANISMS[*mechanism].add)(&mut dice, &mut model));
    let mut names: Vec<String> = model.centre.contacts.iter().map(|kind| kind.name.clone()).collect();
    names.sort();
    for kind in &mut model.centre.contacts {
        kind.name_rank = names.iter().position(|name| *name == kind.name).unwrap_or(0) as u16;
    }
    model
}

/// The place of a mechanism.
pub(super) fn mechanism(name: &str) -> usize {
    MECHANISMS.iter().position(|mechanism| mechanism.name == name).unwrap_or(0)
}

fn named(mechanisms: &[usize]) -> String {
    mechanisms.iter().map(|mechanism| MECHANISMS[*mechanism].name).collect::<Vec<_>>().join(" and ")
}

/// All that was told, in its order, as one number (Fowler, Noll and Vo's hash).
fn digest(diary: &Diary) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut add = |value: i64| hash = (hash ^ value as u64).wrapping_mul(0x100_0000_01b3);
    for (leg, person) in diary.legs.iter().zip(&diary.people) {
        let by = leg.by.map_or(-1, |group| i64::from(group.0));
        [leg.at.0, leg.menu.0, leg.wait.0, leg.talk.0, leg.hold.0, leg.wrap.0, by].into_iter().for_each(&mut add);
        [i64::from(leg.contact.0), leg.fate as i64, person.number as i64].into_iter().for_each(&mut add);
    }
    for work in &diary.work {
        [work.at.0, work.done.map_or(-1, |done| done.0)].into_iter().for_each(&mut add);
    }
    for (_, agents, from, to) in &diary.duty {
        [i64::from(*agents), from.0, to.0].into_iter().for_each(&mut add);
    }
    diary.busy.iter().for_each(|busy| [busy.from.0, busy.to.0].into_iter().for_each(&mut add));
    diary.chains.iter().for_each(|chain| [chain.at.0, i64::from(chain.answered)].into_iter().for_each(&mut add));
    diary.judged.iter().for_each(|judged| [judged.at.0, i64::from(judged.sold)].into_iter().for_each(&mut add));
    diary.placed.iter().for_each(|call| [call.at.0, call.line.0].into_iter().for_each(&mut add));
    diary.dials.iter().for_each(|dial| [dial.at.0, dial.port.0].into_iter().for_each(&mut add));
    add(diary.end.0);
    hash
}

#[test]
fn what_must_hold_of_every_centre_holds_of_every_mechanism_alone_and_in_pairs() {
    let (mut seen, mut wrong) = (vec![(0, 0); MECHANISMS.len()], Vec::new());
    for (place, mechanisms) in combinations().iter().enumerate() {
        for number in 0..CENTRES {
            let model = centre(place as u64 * CENTRES + number, mechanisms);
            let plan = Plan::new(&model);
            let mut simulation = Simulation::new(&plan, (Diary::default(), Tally::new(&model, Span::ZERO)));
            simulation.run(Luck::new(1, number));
            let (diary, tally) = simulation.recorder();
            let holds = tally.check().and_then(|()| laws(&model, diary));
            wrong.extend(holds.err().map(|what| {
                let what = super::random_shrink::told(&model, number, &what);
                format!("{}, centre {number}: {what}", named(mechanisms))
            }));
            for mechanism in mechanisms {
                let times = (MECHANISMS[*mechanism].seen)(&Ran { model: &model, diary, replication: number });
                let of = &mut seen[*mechanism];
                if mechanisms.len() == 1 { of.0 += times } else { of.1 += times }
            }
        }
    }
    assert!(wrong.is_empty(), "{} centres break a law:\n{}", wrong.len(), wrong.join("\n"));
    for (mechanism, (alone, in_pairs)) in MECHANISMS.iter().zip(&seen) {
        println!("{}: seen {alone} times alone, {in_pairs} times in pairs", mechanism.name);
    }
    let hardly = MECHANISMS.iter().zip(&seen).filter(|(_, (alone, pairs))| *alone == 0 || *pairs < 100);
    let hardly: Vec<&str> = hardly.map(|(mechanism, _)| mechanism.name).collect();
    assert!(hardly.is_empty(), "hardly seen: {hardly:?}");
}

impl Reuse for Diary {
    fn reset(&mut self) {
        *self = Diary::default();
    }
}

/// Digests of the first replications of a centre on so many threads.
fn side_by_side(plan: &Plan<'_>, threads: usize) -> Vec<u64> {
    let threads = Threads::new(Some(threads));
    let mut told = Vec::new();
    let mut bench = Bench::new(plan, 1, &threads, 8, Diary::default);
    let lane =
        Box::new(|_, replicated: &crate::experiment::replicate::Replicated<Diary, u64>| told.push(replicated.made));
    let ended = bench.run_until(4, &threads, |diary: &Diary| Ok(digest(diary)), vec![lane]);
    assert_eq!(ended, Ok(()));
    drop(bench);
    told
}

#[test]
fn a_simulation_that_is_used_again_and_two_side_by_side_tell_what_a_fresh_one_does() {
    for (place, mechanisms) in combinations().iter().enumerate() {
        let model = centre(place as u64 * CENTRES, mechanisms);
        let plan = Plan::new(&model);
        let fresh: Vec<u64> = (0..4)
            .map(|replication| {
                let mut simulation = Simulation::new(&plan, Diary::default());
                simulation.run(Luck::new(1, replication));
                digest(simulation.recorder())
            })
            .collect();
        for threads in [1, 2] {
            assert_eq!(side_by_side(&plan, threads), fresh, "{} on {threads} threads", named(mechanisms));
        }
    }
}

#[test]
fn an_index_of_queues_and_groups_finds_whom_a_search_finds_with_every_two_mechanisms() {
    for (place, mechanisms) in combinations().iter().enumerate() {
        let model = centre(place as u64 * CENTRES + 1, mechanisms);
        let told = |few: usize| {
            let plan = Plan::indexed_above(&model, few);
            let mut simulation = Simulation::new(&plan, Diary::default());
            simulation.run(Luck::new(2, 0));
            let mut legs: Vec<String> = simulation.recorder().legs.iter().map(|leg| format!("{leg:?}")).collect();
            legs.sort_unstable();
            legs
        };
        assert_eq!(told(0), told(usize::MAX), "{}", named(mechanisms));
    }
}
