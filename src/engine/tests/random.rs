//! Random centres, and what must hold of every one of them whatever happens.

use super::dice::Dice;
use super::fixture::{Diary, calendar, contact, group, model, pool};
use super::random_laws::laws;
use crate::centre::calendar::AtClose;
use crate::centre::calling::{Answers, Chance};
use crate::centre::contact::Balking;
use crate::centre::robot::{Fallback, Key, KeyLeadsTo, Robot};
use crate::centre::{ContactId, Direction, FollowUp, GroupId, Hours, On, RobotId, Trunk, TrunkId};
use crate::engine::facts::Fate;
use crate::engine::{Model, Plan, Simulation};
use crate::experiment::determinism::repeated;
use crate::experiment::replicate::Threads;
use crate::laws::Law;
use crate::measures::Tally;
use crate::random::{Luck, Purpose};
use crate::routing::{Deal, Limit, Overflow, OverflowWhen, Rule, choose};
use crate::units::{Clock, Span};

/// Random centres in each run of the tests.
pub(super) const CENTRES: u64 = 2000;

/// A random centre: 1 or 2 days, all the parts that a scenario may have. Times are whole multiples of ten seconds as
/// often as not, so that instants coincide.
pub(super) fn centre(number: u64) -> Model {
    let mut dice = Dice(Luck::new(4711, number).stream("centre", Purpose::Fate));
    let (mut model, inbound) = skeleton(&mut dice);
    let types = model.centre.contacts.len();
    let order = (0..types).find(|index| model.centre.contacts[*index].direction == Direction::Outbound);
    if let Some(order) = order.filter(|_| dice.chance(0.6)) {
        model.centre.contacts[order].robot = Some(RobotId(0));
        let people = KeyLeadsTo::People(ContactId(dice.from(&inbound) as u16));
        model.centre.robots.push(robot(&mut dice, people));
    }
    super::random_front::add(&mut dice, &mut model, &inbound);
    model
}

/// Types, groups, rosters, rules, lines and arrivals, without what has a machine of its own; and which types are inbound.
pub(super) fn skeleton(dice: &mut Dice) -> (Model, Vec<usize>) {
    let (types, groups) = (1 + dice.below(4), 1 + dice.below(3));
    let (days, from, to) = (1 + dice.below(2), 8, 8 + 1 + dice.below(3) as i64);
    let (from, to) = if dice.chance(0.15) { (0, 24) } else { (from, to) };
    let at_close = if dice.chance(0.6) { AtClose::Serve } else { AtClose::Drop };
    let mut kinds = Vec::new();
    for index in 0..types {
        let patience = dice.chance(0.7).then(|| dice.from(&[0.0, 30.0, 60.0, 300.0]));
        let talk = dice.from(&[0.0, 60.0, 120.0, 300.0]);
        let mut kind = contact(&format!("t{index}"), 0.0, None);
        kind.talk_time = dice.law(talk);
        kind.patience = patience.map(|mean| dice.law(mean));
        if dice.chance(0.4) {
            kind.wrap_up = dice.law(30.0);
        }
        kind.priority = dice.from(&[1, 5, 5, 9]);
        kind.resolved = dice.chance(0.3).then_some(0.7);
        kind.value.conversion = dice.from(&[0.0, 0.2]);
        kind.never_abandons = dice.from(&[0.0, 0.0, 0.2]);
        if dice.chance(0.2) {
            kind.balks = Some(Balking { queue: dice.below(4) as u32, share: 0.5 });
        }
        if index > 0 && dice.chance(0.35) {
            kind.direction = if dice.chance(0.5) { Direction::Outbound } else { Direction::BackOffice };
            kind.due = dice.chance(0.5).then(|| Span::minutes(15));
            kind.min_idle = dice.below(3) as u32;
            kind.balks = None;
            kind.patience = kind.patience.filter(|_| dice.chance(0.3));
        } else if dice.chance(0.4) {
            kind.trunk = Some(TrunkId(0));
        }
        kinds.push(kind);
    }
    let inbound: Vec<usize> = (0..types).filter(|index| kinds[*index].is_inbound()).collect();
    for (index, kind) in kinds.iter_mut().enumerate() {
        for number in 0..dice.below(3) {
            let transfer = inbound.contains(&index) && dice.chance(0.3);
            let to = if transfer { dice.from(&inbound) } else { dice.below(types) };
            let on = if transfer {
                On::Answered
            } else {
                dice.from(&[On::Abandoned, On::Blocked, On::Closed, On::Balked, On::Answered, On::Unresolved, On::Late])
            };
            let after = if transfer { Law::Constant(0.0) } else { dice.law(600.0) };
            let up_to = Some(1 + dice.below(3) as u32);
            let address = format!("contacts.t{index}.follow_ups[{number}]");
            let rule = FollowUp {
                on: on.bit(),
                share: 0.6,
                to: ContactId(to as u16),
                after,
                up_to,
                transfer,
                cancel_if_answered: false,
                address,
            };
            kind.follow_ups.push(rule);
        }
    }
    let mut teams = Vec::new();
    for index in 0..groups {
        let (open, close) = (from * 3600, to * 3600);
        let mut steps = Vec::new();
        for day in 0..days as i64 {
            let mut time = open + dice.from(&[0, 0, 600]);
            let mut last = 0;
            while time < close {
                let agents = dice.from(&[0, 1, 2, 3, 6]);
                if agents != last {
                    steps.push((day * 86_400 + time, agents, false));
                }
                last = agents;
                time += dice.from(&[600, 1800, 3600, 7200]);
            }
            let end = day * 86_400 + close + if days == 1 { dice.from(&[0, 0, 1200]) } else { 0 };
            if last > 0 && end < days as i64 * 86_400 {
                steps.push((end, 0, true));
            }
        }
        // Open round the clock: of two steps at midnight the later one holds.
        steps.reverse();
        steps.dedup_by_key(|(time, ..)| *time);
        steps.reverse();
        let skills: Vec<u16> = (0..types as u16).collect();
        let mut team = group(&format!("g{index}"), &steps, &skills);
        for skill in &mut team.skills {
            skill.level = dice.from(&[1, 1, 2]);
            skill.handle_time_factor = dice.from(&[1.0, 1.0, 1.2]);
        }
        teams.push(team);
    }
    let rules = (0..types).map(|_| rules(dice, groups)).collect();
    let mut instants: Vec<Vec<i64>> = Vec::new();
    for index in 0..types {
        let gap = dice.from(&[20.0, 60.0, 200.0]);
        let mut times = Vec::new();
        if index == 0 || dice.chance(0.8) {
            let grid = if dice.chance(0.5) { 10.0 } else { 1.0 };
            for day in 0..days as i64 {
                let (mut now, end) = (from as f64 * 3600.0 - 600.0, to as f64 * 3600.0 + 300.0);
                while now < end.min(86_400.0) {
                    if now >= 0.0 {
                        times.push(day * 86_400 + ((now / grid).floor() * grid) as i64);
                    }
                    now += dice.0.exponential() * gap;
                }
            }
        }
        instants.push(times);
    }
    let arrivals: Vec<&[i64]> = instants.iter().map(Vec::as_slice).collect();
    let mut model = model(calendar(days, from, to, at_close), kinds, teams, rules, &arrivals);
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines: 1 + dice.below(8) as u32, forwarded: None });
    (model, inbound)
}

pub(super) fn robot(dice: &mut Dice, people: KeyLeadsTo) -> Robot {
    let key = |key: &str, share, leads_to| Key { key: key.to_owned(), share, leads_to };
    Robot {
        name: "confirm".to_owned(),
        provider: None,
        ports: 1 + dice.below(3) as u32,
        attempts: vec![Span::ZERO, Span::minutes(10), Span::minutes(30)],
        hours: Hours::daily((Clock(Span::hours(9)), Clock(Span::hours(21)))),
        answers: Answers { chance: Chance::ByAttempt(vec![0.6, 0.5]), cv: 0.0, machine: 0.1, unreachable: 0.05 },
        ring: Span::seconds(20),
        message: Span::seconds(40),
        keys: vec![key("1", 0.5, KeyLeadsTo::Confirmed), key("2", 0.3, people), key("3", 0.1, KeyLeadsTo::Cancelled)],
        fallback: dice.from(&[Fallback::Agents, Fallback::Sms, Fallback::Drop]),
        replies: None,
        call_back_confirms: false,
        follow_ups: Vec::new(),
    }
}

fn rules(dice: &mut Dice, groups: usize) -> Vec<Rule> {
    let mut rules = vec![rule(dice, groups)];
    if dice.chance(0.25) {
        let mut timed = rule(dice, groups);
        timed.limits = rules[0].limits.clone();
        timed.when = Some(Hours::daily((Clock(Span::hours(9)), Clock(Span::hours(10)))));
        rules.insert(0, timed);
    }
    rules
}

fn rule(dice: &mut Dice, groups: usize) -> Rule {
    let some = dice.some_of(groups);
    let mut rule = pool(&some);
    if dice.chance(0.4) {
        let share = 1.0 / some.len() as f64;
        rule.deal = Deal::Split(some.iter().map(|group| (GroupId(*group), share)).collect());
    }
    for _ in 0..dice.below(3) {
        let to = dice.some_of(groups).into_iter().map(GroupId).collect();
        let when = match dice.below(3) {
            0 => OverflowWhen::After(Span::seconds(dice.from(&[0, 20, 60]))),
            1 => OverflowWhen::WhenHolding(dice.below(6) as u32),
            _ => OverflowWhen::NoneStaffed,
        };
        rule.overflow.push(Overflow { when, to });
    }
    rule.choose = dice.from(&[
        &choose::listed::POLICY,
        &choose::longest_idle::POLICY,
        &choose::least_occupied::POLICY,
        &choose::random::POLICY,
    ]);
    if dice.chance(0.25) {
        let most = |dice: &mut Dice, n| dice.chance(0.5).then(|| dice.below(n) as u32);
        let (per_hour, per_day, at_once) = (most(dice, 12), most(dice, 30), most(dice, 4));
        rule.limits.push(Limit { group: GroupId(dice.below(groups) as u16), per_hour, per_day, at_once });
    }
    rule
}

#[test]
fn what_must_hold_of_every_centre_holds_of_random_ones() {
    let mut answered = 0;
    for number in 0..centres(CENTRES) {
        let model = centre(number);
        let plan = Plan::new(&model);
        let mut simulation = Simulation::new(&plan, (Diary::default(), Tally::new(&model, Span::ZERO)));
        simulation.run(Luck::new(1, number));
        let (diary, tally) = simulation.recorder();
        let holds = tally.check().and_then(|()| laws(&model, diary));
        if let Err(what) = holds {
            panic!("random centre {number}: {}", super::random_shrink::told(&model, number, &what));
        }
        answered += diary.legs.iter().filter(|leg| leg.fate == Fate::Answered).count();
    }
    assert!(answered > 10_000, "only {answered} contacts were answered: the centres try nothing");
}

/// How many random centres a test has: as many as usual, or as the environment says by `CENTRES`.
pub(super) fn centres(usual: u64) -> u64 {
    std::env::var("CENTRES").ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

#[test]
fn every_centre_is_the_same_event_for_event_when_it_is_run_again() {
    let mut compared = 0;
    for number in 0..centres(40) {
        let model = centre(number);
        let plan = Plan::new(&model);
        let threads = Threads::new(Some(1 + number as usize % 3));
        match repeated(&plan, number, 4, &threads, |_| {}) {
            Ok(same) => compared += same,
            Err(why) => panic!("random centre {number}: {why:?}"),
        }
    }
    assert!(compared > 20_000, "only {compared} events and facts: the centres try nothing");
}
