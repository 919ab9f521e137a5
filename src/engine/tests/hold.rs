//! Virtual hold: days on paper, and the limits in which it is a queue without it or a queue without patience.

use super::fixture::{Diary, at, calendar, contact, diary, diary_of, group, model, pool, waits};
use super::paper::rule;
use crate::centre::calendar::AtClose;
use crate::centre::front::VirtualHold;
use crate::centre::{ContactType, GroupId, On, Trunk, TrunkId};
use crate::engine::Model;
use crate::engine::facts::Fate;
use crate::laws::{Exponential, Law};
use crate::random::{Luck, Purpose};
use crate::routing::{Limit, Rule};
use crate::units::{Span, Time};

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

fn hold(over: i64, accepts: f64, reached: f64) -> Option<VirtualHold> {
    Some(VirtualHold { when_wait_over: Span::seconds(over), accepts, reached, ring: Span::seconds(25) })
}

fn centre(kind: ContactType, agents: u32, calls: &[i64], at_close: AtClose) -> Model {
    let team = group("g", &[(OPEN, agents, false), (CLOSE, 0, true)], &[0]);
    model(calendar(1, 8, 20, at_close), vec![kind], vec![team], vec![vec![pool(&[0])]], &[calls])
}

#[test]
fn the_offer_comes_on_the_predicted_wait_and_lets_the_line_go() {
    // Talk 100 s, one agent. B of 10 is told 100 s (one to go before him: himself), C of 20 is told 200 s: only C is offered a
    // call-back at more than 100 s. His line is free from 20 on, D of 30 gets it and gives up at 80, C is dialled at 200.
    let mut kind = contact("a", 100.0, Some(150.0));
    kind.virtual_hold = hold(100, 1.0, 1.0);
    kind.trunk = Some(TrunkId(0));
    let mut model = centre(kind, 1, &[OPEN, OPEN + 10, OPEN + 20, OPEN + 30], AtClose::Serve);
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines: 3, forwarded: None });
    let diary = diary(&model);
    assert_eq!(
        waits(&diary, Fate::Answered),
        [(0, OPEN, 0), (0, OPEN + 10, 90), (0, OPEN + 20, 180), (0, OPEN + 30, 270)]
    );
    let back: Vec<bool> = diary.legs.iter().map(|leg| leg.virtual_hold).collect();
    assert_eq!(back, [false, false, true, true]);
    let lines: i64 = diary.lines.iter().map(|(lines, from, to)| i64::from(*lines) * (to.0 - from.0)).sum();
    assert_eq!(lines, Span::seconds(100 + 190).0);
}

#[test]
fn who_is_not_there_costs_the_agent_a_ring() {
    // B of 10 is dialled at 100, in vain, to 125; C of 20 is dialled then, in vain, to 150.
    let mut kind = contact("a", 100.0, Some(50.0));
    kind.virtual_hold = hold(0, 1.0, 0.0);
    let diary = diary(&centre(kind, 1, &[OPEN, OPEN + 10, OPEN + 20, OPEN + 160], AtClose::Serve));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 160, 0)]);
    assert_eq!(waits(&diary, Fate::NotReached), [(0, OPEN + 10, 90), (0, OPEN + 20, 105)]);
    let busy: Vec<_> = diary.busy.iter().map(|busy| (busy.from, busy.to)).collect();
    assert_eq!(busy, [(at(OPEN + 100), at(OPEN + 125)), (at(OPEN + 125), at(OPEN + 150))]);
    assert_eq!(diary.chains.iter().filter(|chain| chain.answered).count(), 2);
}

#[test]
fn who_is_not_there_is_lost_when_the_ringing_ends() {
    // B of 10 is dialled at 100 and rings to 125; one rule calls again 60 s after that, as a type without virtual hold, answered at 185.
    let mut kind = contact("a", 100.0, Some(50.0));
    kind.virtual_hold = hold(0, 1.0, 0.0);
    kind.follow_ups = vec![rule(On::Unreached, 1, 60.0, false)];
    let mut model = centre(kind, 1, &[OPEN, OPEN + 10], AtClose::Serve);
    model = again_as_b(model);
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::NotReached), [(0, OPEN + 10, 90)]);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (1, OPEN + 185, 0)]);
    let order: Vec<_> = diary.legs.iter().map(|leg| leg.fate).collect();
    assert_eq!(order, [Fate::Answered, Fate::NotReached, Fate::Answered]);
}

#[test]
fn a_limit_counts_a_caller_while_it_rings_at_him() {
    // Two agents, one contact at once: C of 20 waits until it has rung in vain at B, from 100 to 125.
    let mut kind = contact("a", 100.0, Some(50.0));
    kind.virtual_hold = hold(0, 1.0, 0.0);
    let mut model = centre(kind, 2, &[OPEN, OPEN + 10, OPEN + 20], AtClose::Serve);
    let limit = Limit { group: GroupId(0), per_hour: None, per_day: None, at_once: Some(1) };
    let limited = Rule { limits: vec![limit], ..pool(&[0]) };
    // With a second group on the list, whom nobody staffs, people wait for the limit instead of being turned away.
    model.centre.groups.push(group("nobody", &[(OPEN, 0, false), (CLOSE, 0, true)], &[0]));
    model.routing.rules[0] = vec![Rule { deal: pool(&[0, 1]).deal, ..limited }];
    assert_eq!(waits(&diary(&model), Fate::NotReached), [(0, OPEN + 10, 90), (0, OPEN + 20, 105)]);
}

#[test]
fn who_is_being_dialled_when_the_calendar_ends_is_unfinished() {
    // A centre that never closes: B of 100 s before the end is dialled 10 s before it, and would ring for 25 s.
    let last = 24 * 3600;
    let mut kind = contact("a", 100.0, Some(50.0));
    kind.virtual_hold = hold(0, 1.0, 0.0);
    let team = group("g", &[(0, 1, false)], &[0]);
    let calls: &[i64] = &[last - 110, last - 100];
    let model = model(calendar(1, 0, 24, AtClose::Serve), vec![kind], vec![team], vec![vec![pool(&[0])]], &[calls]);
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, last - 110, 0)]);
    assert_eq!(waits(&diary, Fate::Unfinished), [(0, last - 100, 90)]);
    let answered: Vec<bool> = diary.chains.iter().map(|chain| chain.answered).collect();
    assert_eq!(answered, [true, false]);
}

/// With a second type, which nothing but a follow-up leads to and the same group takes.
fn again_as_b(mut model: Model) -> Model {
    let mut centre = model.clone();
    let again = contact("b", 100.0, Some(50.0));
    centre = super::fixture::model(
        centre.centre.calendar,
        vec![centre.centre.contacts.remove(0), again],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0, 1])],
        vec![vec![pool(&[0])], vec![pool(&[0])]],
        &[&[], &[]],
    );
    centre.arrivals[0] = model.arrivals.remove(0);
    centre
}

#[test]
fn at_closing_those_on_hold_are_called_or_lost() {
    let mut kind = contact("a", 300.0, Some(50.0));
    kind.virtual_hold = hold(0, 1.0, 1.0);
    let calls = [CLOSE - 60, CLOSE - 30];
    let served = diary(&centre(kind.clone(), 1, &calls, AtClose::Serve));
    assert_eq!(waits(&served, Fate::Answered), [(0, CLOSE - 60, 0), (0, CLOSE - 30, 270)]);
    assert_eq!(served.duty, [(0, 1, at(OPEN), at(CLOSE + 540))]);
    let dropped = diary(&centre(kind, 1, &calls, AtClose::Drop));
    assert_eq!(waits(&dropped, Fate::NotReached), [(0, CLOSE - 30, 30)]);
}

/// A busy day: exponential times, two agents, an hour of which holds more than they can take.
fn busy(change: impl FnOnce(&mut ContactType)) -> Model {
    let mut dice = Luck::new(7, 0).stream("calls", Purpose::Arrivals);
    let mut calls = Vec::new();
    let mut now = OPEN as f64;
    while now < CLOSE as f64 {
        calls.push(now as i64);
        now += dice.exponential() * 55.0;
    }
    let mut kind = contact("a", 0.0, None);
    kind.talk_time = Law::Exponential(Exponential::new(100.0));
    kind.patience = Some(Law::Exponential(Exponential::new(60.0)));
    kind.trunk = Some(TrunkId(0));
    change(&mut kind);
    let mut model = centre(kind, 2, &calls, AtClose::Serve);
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines: 1000, forwarded: None });
    model
}

/// Each leg: when it came, how it ended, after what wait and what talk.
fn legs(diary: &Diary) -> Vec<(Time, Fate, Span, Span)> {
    diary.legs.iter().map(|leg| (leg.at, leg.fate, leg.wait, leg.talk)).collect()
}

#[test]
fn an_offer_that_nobody_takes_or_nobody_gets_changes_nothing() {
    for replication in 0..5 {
        let plain = format!("{:?}", diary_of(&busy(|_| {}), replication));
        for offer in [hold(0, 0.0, 1.0), hold(1_000_000, 1.0, 1.0)] {
            let offered = diary_of(&busy(|kind| kind.virtual_hold = offer), replication);
            assert!(format!("{offered:?}") == plain);
        }
    }
}

#[test]
fn where_all_take_it_and_all_are_reached_it_is_a_queue_without_patience_and_lines() {
    for replication in 0..5 {
        let held = diary_of(&busy(|kind| kind.virtual_hold = hold(0, 1.0, 1.0)), replication);
        let patient = diary_of(
            &busy(|kind| {
                kind.patience = None;
                kind.trunk = None;
            }),
            replication,
        );
        assert!(legs(&held) == legs(&patient));
        let on_hold = held.legs.iter().filter(|leg| leg.virtual_hold).count();
        assert_eq!(on_hold, held.legs.iter().filter(|leg| leg.wait > Span::ZERO).count());
        assert!(on_hold > 100, "{on_hold}: nobody had to wait");
    }
}

#[test]
fn shares_that_take_it_and_are_reached_are_as_written() {
    // 0.35 take it, 0.8 of them are there. 5 standard errors of a binomial share: a false alarm in 1.7 million.
    let (mut queued, mut held, mut reached) = (0.0f64, 0.0f64, 0.0f64);
    for replication in 0..40 {
        let diary = diary_of(&busy(|kind| kind.virtual_hold = hold(0, 0.35, 0.8)), replication);
        queued += diary.legs.iter().filter(|leg| leg.wait > Span::ZERO).count() as f64;
        held += diary.legs.iter().filter(|leg| leg.virtual_hold).count() as f64;
        reached += diary.legs.iter().filter(|leg| leg.virtual_hold && leg.fate == Fate::Answered).count() as f64;
    }
    assert!((held / queued - 0.35).abs() < 5.0 * (0.35 * 0.65 / queued).sqrt(), "{held} of {queued}");
    assert!((reached / held - 0.8).abs() < 5.0 * (0.8 * 0.2 / held).sqrt(), "{reached} of {held}");
    assert!(held > 3000.0, "{held}");
}
