//! What must hold of every dialer, on random centres: two types that dialers call, beside callers and work.

use super::dialing::dialer;
use super::dice::Dice;
use super::fixture::{Diary, at, calendar, contact, diary_of, group, model, pool};
use crate::centre::calendar::AtClose;
use crate::centre::calling::{Answers, Chance};
use crate::centre::dialer::{Detection, Dialer, Mode};
use crate::centre::{ContactId, Direction, GroupId, Hours};
use crate::demand::Arrivals;
use crate::engine::Model;
use crate::engine::facts::{CallEnd, Fate};
use crate::laws::{Exponential, Law};
use crate::random::{Luck, Purpose};
use crate::routing::{Limit, Overflow, OverflowWhen};
use crate::units::{Clock, Span};

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 18 * 3600;

fn seconds(dice: &mut Dice, count: u64) -> Vec<i64> {
    let mut all: Vec<i64> = (0..count).map(|_| OPEN - 600 + dice.below(10 * 3600) as i64).collect();
    all.sort_unstable();
    all
}

/// A dialer of any mode and pace, with whatever limits.
pub(super) fn random_dialer(dice: &mut Dice, contacts: u16) -> Dialer {
    let mode = dice.from(&[Mode::Preview, Mode::Progressive, Mode::Predictive]);
    let ahead = mode != Mode::Preview;
    let chance = if dice.chance(0.5) {
        Chance::ByAttempt(vec![0.5, 0.3])
    } else {
        Chance::ByHour(vec![(Clock(Span::hours(9)), 0.2), (Clock(Span::hours(15)), 0.7)])
    };
    Dialer {
        contacts: ContactId(contacts),
        per_free_agent: if mode == Mode::Predictive { 1.0 + dice.0.uniform() * 2.0 } else { 1.0 },
        only_above_idle: if ahead { dice.below(2) as u32 } else { 0 },
        answers: Answers { chance, cv: if dice.chance(0.5) { 0.5 } else { 0.0 }, machine: 0.2, unreachable: 0.05 },
        detection: Detection {
            detected: dice.0.uniform(),
            mistaken: if ahead { 0.1 * dice.0.uniform() } else { 0.0 },
            heard: Span::seconds(4),
        },
        attempts: 1 + dice.below(3) as u32,
        again_after: Law::Exponential(Exponential::new(900.0)),
        look: if ahead { Law::Constant(0.0) } else { Law::Constant(10.0) },
        waits: if dice.chance(0.3) { Law::Constant(0.0) } else { Law::Exponential(Exponential::new(5.0)) },
        abandoned_at_most: (ahead && dice.chance(0.5)).then_some(0.03),
        ports: (ahead && dice.chance(0.3)).then_some(1 + dice.below(4) as u32),
        hours: Hours::daily((Clock(Span::hours(9)), Clock(Span::hours(17)))),
        ..dialer(mode, 0.5)
    }
}

/// Types: 0 and 1 are called, 2 calls, 3 is back-office work.
fn centre(dice: &mut Dice) -> (Model, [u32; 2], u64) {
    let mut kinds = vec![
        contact("a people", 100.0, None),
        contact("b people", 60.0, None),
        contact("callers", 150.0, Some(40.0)),
        contact("letters", 80.0, None),
    ];
    for (kind, direction) in
        kinds.iter_mut().zip([Direction::Outbound, Direction::Outbound, Direction::Inbound, Direction::BackOffice])
    {
        kind.direction = direction;
        kind.talk_time = Law::Exponential(Exponential::new(90.0));
        kind.priority = 1 + dice.below(3) as u8;
    }
    kinds[0].wrap_up = Law::Constant(15.0);
    let staff = [1 + dice.below(4) as u32, 1 + dice.below(3) as u32];
    let day = |staff: u32, day: i64| {
        let from = 24 * 3600 * day;
        let fewer = staff.div_ceil(2);
        [(OPEN, staff, false), (OPEN + 7200, fewer, false), (OPEN + 10_800, staff, false), (CLOSE, 0, true)]
            .map(|(second, agents, closing)| (from + second, agents, closing))
    };
    let steps = |staff: u32| [day(staff, 0), day(staff, 1)].concat();
    let groups = vec![group("g", &steps(staff[0]), &[0, 1, 2, 3]), group("h", &steps(staff[1]), &[0, 1, 2, 3])];
    let at_close = if dice.chance(0.5) { AtClose::Serve } else { AtClose::Drop };
    let mut rules: Vec<Vec<_>> = (0..4).map(|_| vec![pool(if dice.chance(0.5) { &[0, 1] } else { &[0] })]).collect();
    if dice.chance(0.3) {
        rules[0][0].limits = vec![Limit { group: GroupId(0), per_hour: None, per_day: None, at_once: Some(1) }];
    }
    if dice.chance(0.3) {
        rules[1][0].overflow = vec![Overflow { when: OverflowWhen::After(Span::seconds(1)), to: vec![GroupId(1)] }];
    }
    let [first, second, third, fourth] = [60, 40, 150, 30].map(|count| seconds(dice, count));
    let mut model = model(calendar(2, 8, 18, at_close), kinds, groups, rules, &[&first, &second, &third, &fourth]);
    if dice.chance(0.3) {
        model.arrivals[1] = Some(Arrivals::Backlog { count: Some(40) });
    }
    model.centre.dialers = vec![random_dialer(dice, 0), random_dialer(dice, 1)];
    (model, staff, 60 + 40 + 30)
}

/// The most stretches that overlap.
fn at_once(mut stretches: Vec<(i64, i64)>) -> usize {
    stretches.retain(|(from, to)| from < to);
    let mut edges: Vec<(i64, i32)> = stretches.iter().flat_map(|(from, to)| [(*from, 1), (*to, -1)]).collect();
    edges.sort_unstable();
    let (mut now, mut most) = (0i32, 0i32);
    for (_, change) in edges {
        now += change;
        most = most.max(now);
    }
    most as usize
}

/// When each agent of a group was busy.
fn busy(diary: &Diary, group: u16) -> Vec<(i64, i64)> {
    let legs = diary.legs.iter().filter(|leg| leg.by == Some(GroupId(group)));
    let stretches = diary.busy.iter().filter(|busy| busy.by == GroupId(group));
    legs.map(|leg| (leg.ended().0, leg.ended().0 + leg.handle().0))
        .chain(stretches.map(|busy| (busy.from.0, busy.to.0)))
        .collect()
}

#[test]
fn what_must_hold_of_every_dialer_holds_of_random_ones() {
    let mut seen = [0usize; 6];
    for number in 0..150 {
        let mut dice = Dice(Luck::new(5, number).at(1, Purpose::Robot, 0, 0));
        let (model, staff, arose) = centre(&mut dice);
        let diary = diary_of(&model, number);
        assert_eq!(diary.work.len() as u64, arose, "every record is told once: {number}");
        for kind in [0u16, 1] {
            let facts = &model.centre.dialers[kind as usize];
            let legs = |fate| diary.legs.iter().filter(|leg| leg.contact.0 == kind && leg.fate == fate).count();
            let calls = |end| diary.placed.iter().filter(|call| call.contact.0 == kind && call.end == end).count();
            assert_eq!(legs(Fate::Answered), calls(CallEnd::Connected), "{number}");
            assert_eq!(legs(Fate::Abandoned) + legs(Fate::Blocked), calls(CallEnd::Abandoned), "{number}");
            let done = diary.work.iter().filter(|work| work.contact.0 == kind && work.done.is_some()).count();
            assert_eq!(done, calls(CallEnd::Connected), "{number}");
            assert!(facts.mode != Mode::Preview || calls(CallEnd::Abandoned) == 0, "{number}");
            let lines: Vec<(i64, i64)> = diary
                .placed
                .iter()
                .filter(|call| call.contact.0 == kind)
                .map(|call| (call.at.0, call.at.0 + call.line.0))
                .collect();
            assert!(facts.ports.is_none_or(|ports| at_once(lines) <= ports as usize), "{number}");
            for call in diary.placed.iter().filter(|call| call.contact.0 == kind) {
                let clock = call.at.0 % Span::hours(24).0;
                let latest = Span::hours(17).0 + Span::seconds(10).0;
                assert!(
                    (Span::hours(9).0..latest).contains(&clock) && call.attempt <= facts.attempts,
                    "{number}: {call:?}"
                );
            }
            seen[0] += calls(CallEnd::Connected);
            seen[1] += calls(CallEnd::Abandoned);
            seen[2] += calls(CallEnd::Machine);
        }
        for (number, staff) in staff.into_iter().enumerate() {
            assert!(at_once(busy(&diary, number as u16)) <= staff as usize, "nobody is busy twice");
        }
        seen[3] += diary.busy.len();
        seen[4] += diary.legs.iter().filter(|leg| leg.contact.0 == 3).count();
        seen[5] += diary.placed.iter().filter(|call| call.at > at(24 * 3600)).count();
    }
    assert!(seen.iter().all(|count| *count > 100), "something hardly happens: {seen:?}");
}
