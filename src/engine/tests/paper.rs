//! Days small enough to compute on paper, without randomness, contact by contact.

use super::fixture::{at, calendar, contact, diary, group, model, pool, waits};
use crate::centre::calendar::AtClose;
use crate::centre::calling::Answers;
use crate::centre::robot::{Fallback, Key, KeyLeadsTo, Robot};
use crate::centre::{ContactId, Direction, FollowUp, GroupId, Hours, On, RobotId, Trunk, TrunkId};
use crate::engine::facts::{DialEnd, Fate, OrderEnd};
use crate::laws::Law;
use crate::routing::{Deal, Limit, Overflow, OverflowWhen};
use crate::units::{Clock, Span};

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

pub(super) fn rule(on: On, to: u16, after: f64, transfer: bool) -> FollowUp {
    FollowUp {
        on: on.bit(),
        share: 1.0,
        to: ContactId(to),
        after: Law::Constant(after),
        up_to: Some(1),
        transfer,
        cancel_if_answered: false,
        address: format!("rule{to}{on:?}"),
    }
}

#[test]
fn one_agent_three_callers_and_one_who_gives_up() {
    // Talk 100 s, patience 120 s. A at 0 talks to 100; B at 10 waits 90, talks to 200; C at 20 waits 180 > 120: gives up
    // at 140; D at 150 waits 50.
    let calls = [OPEN, OPEN + 10, OPEN + 20, OPEN + 150];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 100.0, Some(120.0))],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[&calls],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 10, 90), (0, OPEN + 150, 50)]);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, OPEN + 20, 120)]);
    assert_eq!(diary.duty, [(0, 1, at(OPEN), at(CLOSE))]);
    assert_eq!(diary.chains.iter().filter(|chain| chain.answered).count(), 3);
    assert_eq!(diary.end, at(CLOSE));
}

#[test]
fn wrap_up_keeps_the_agent_but_not_the_line() {
    // One line, one agent, talk 60 s, wrap-up 30 s. B at 50 finds the line busy; C at 70 gets the line, waits for the
    // agent until 90.
    let mut kind = contact("a", 60.0, None);
    kind.wrap_up = Law::Constant(30.0);
    kind.trunk = Some(TrunkId(0));
    let mut model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![kind],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[&[OPEN, OPEN + 50, OPEN + 70]],
    );
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines: 1, forwarded: None });
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Blocked), [(0, OPEN + 50, 0)]);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 70, 20)]);
    let busy: i64 = diary.lines.iter().map(|(lines, from, to)| i64::from(*lines) * (to.0 - from.0)).sum();
    assert_eq!(busy, Span::seconds(60 + 80).0);
}

#[test]
fn the_closed_hours_turn_away_and_staff_stays_for_those_who_wait() {
    // Closes at 20:00. A at 19:59:00 talks 300 s; B at 19:59:30 waits until 20:04 and is served; C at 20:00:00 is closed.
    let calls = [CLOSE - 60, CLOSE - 30, CLOSE];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 300.0, None)],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[&calls],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, CLOSE - 60, 0), (0, CLOSE - 30, 270)]);
    assert_eq!(waits(&diary, Fate::Closed), [(0, CLOSE, 0)]);
    assert_eq!(diary.duty, [(0, 1, at(OPEN), at(CLOSE + 540))]);
    assert_eq!(diary.end, at(CLOSE + 540));
}

#[test]
fn a_centre_that_drops_sends_them_away_at_closing() {
    let calls = [CLOSE - 60, CLOSE - 30];
    let model = model(
        calendar(1, 8, 20, AtClose::Drop),
        vec![contact("a", 300.0, None)],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[&calls],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, CLOSE - 30, 30)]);
    assert_eq!(diary.duty, [(0, 1, at(OPEN), at(CLOSE + 240))]);
}

#[test]
fn above_the_roster_nothing_new_is_taken() {
    // Two agents until 9:00, then one. Both busy at 9:00 to 9:05 and 9:10; a caller at 9:01 waits until the second frees,
    // because at 9:05 one is still busy and the roster says one.
    let nine = 9 * 3600;
    let mut long = contact("b", 1200.0, None);
    long.priority = 1;
    let calls_a = [nine - 600, nine + 60];
    let calls_b = [nine - 600];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 900.0, None), long],
        vec![group("g", &[(OPEN, 2, false), (nine, 1, false), (CLOSE, 0, true)], &[0, 1])],
        vec![vec![pool(&[0])], vec![pool(&[0])]],
        &[&calls_a, &calls_b],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, nine - 600, 0), (1, nine - 600, 0), (0, nine + 60, 540)]);
    assert_eq!(diary.duty, [(0, 2, at(OPEN), at(nine + 300)), (0, 1, at(nine + 300), at(CLOSE))]);
}

#[test]
fn overflow_after_ten_seconds_keeps_the_wait() {
    let mut first = pool(&[0]);
    first.overflow = vec![Overflow { when: OverflowWhen::After(Span::seconds(10)), to: vec![GroupId(1)] }];
    let groups = vec![
        group("own", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0]),
        group("beta", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0]),
    ];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 100.0, Some(60.0))],
        groups,
        vec![vec![first]],
        &[&[OPEN, OPEN + 5, OPEN + 20]],
    );
    let diary = diary(&model);
    // A to own; B after 10 s to beta; C at 20: own busy to 100, beta from 15 to 115: own at 100 would be a wait of 80, so it gives up at 80.
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 5, 10)]);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, OPEN + 20, 60)]);
    let by: Vec<(Option<GroupId>, Option<GroupId>)> =
        diary.legs.iter().filter(|leg| leg.fate == Fate::Answered).map(|leg| (leg.home, leg.by)).collect();
    assert_eq!(by, [(Some(GroupId(0)), Some(GroupId(0))), (Some(GroupId(0)), Some(GroupId(1)))]);
    // Beta's own clock starts when overflow adds it: its caller waited 10 s in all, 0 s for beta.
    let delivered: Vec<Span> =
        diary.legs.iter().filter(|leg| leg.fate == Fate::Answered).map(|leg| leg.delivered).collect();
    assert_eq!(delivered, [Span::ZERO, Span::ZERO]);
}

#[test]
fn a_group_that_holds_two_sends_the_third_elsewhere() {
    let mut first = pool(&[0]);
    first.overflow = vec![Overflow { when: OverflowWhen::WhenHolding(2), to: vec![GroupId(1)] }];
    let groups = vec![
        group("own", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0]),
        group("beta", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0]),
    ];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 100.0, None)],
        groups,
        vec![vec![first]],
        &[&[OPEN, OPEN + 1, OPEN + 2, OPEN + 3]],
    );
    let diary = diary(&model);
    // Own talks to A and B waits; C goes to beta at once; D goes to beta's queue, though own is free first: 100 against 102.
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 1, 99), (0, OPEN + 2, 0), (0, OPEN + 3, 99)]);
}

#[test]
fn redials_follow_up_to_their_limit() {
    // Nobody answers: each try gives up after 30 s and redials 60 s later, once.
    let mut kind = contact("a", 100.0, Some(30.0));
    kind.follow_ups = vec![rule(On::Abandoned, 0, 60.0, false)];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![kind],
        vec![group("g", &[(OPEN, 0, false)], &[0])],
        vec![vec![pool(&[0])]],
        &[&[OPEN]],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, OPEN, 30), (0, OPEN + 90, 30)]);
    assert_eq!(diary.chains.len(), 1);
    assert!(!diary.chains[0].answered);
}

#[test]
fn a_transfer_waits_in_the_next_queue_on_the_same_line() {
    // Front line talks 60 s, every call goes on to tier two, where one agent talks 100 s. One trunk of two lines.
    let mut front = contact("front", 60.0, None);
    front.trunk = Some(TrunkId(0));
    front.resolved = Some(1.0);
    front.follow_ups = vec![rule(On::Answered, 1, 0.0, true)];
    let mut second = contact("second", 100.0, None);
    second.resolved = Some(1.0);
    let groups = vec![
        group("g1", &[(OPEN, 2, false), (CLOSE, 0, true)], &[0]),
        group("g2", &[(OPEN, 1, false), (CLOSE, 0, true)], &[1]),
    ];
    let mut model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![front, second],
        groups,
        vec![vec![pool(&[0])], vec![pool(&[1])]],
        &[&[OPEN, OPEN + 10, OPEN + 100], &[]],
    );
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines: 2, forwarded: None });
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 10, 0), (1, OPEN + 60, 0), (1, OPEN + 70, 90)]);
    // The third finds both lines held: by the talk of tier two, and by the transfer that waits.
    assert_eq!(waits(&diary, Fate::Blocked), [(0, OPEN + 100, 0)]);
    // Judged once, at the last leg.
    assert_eq!(diary.judged.iter().map(|judged| judged.contact.0).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(diary.legs.iter().filter(|leg| leg.transferred_in).count(), 2);
    assert_eq!(diary.chains.len(), 3);
}

#[test]
fn work_waits_until_enough_agents_stay_free() {
    // Two agents, one must stay free: the order at 10 s is taken only when the caller of 0..60 has gone, the second order after it.
    let mut work = contact("work", 100.0, None);
    work.direction = Direction::Outbound;
    work.min_idle = 1;
    work.due = Some(Span::seconds(150));
    let groups = vec![group("g", &[(OPEN, 2, false), (CLOSE, 0, true)], &[0, 1])];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("call", 60.0, None), work],
        groups,
        vec![vec![pool(&[0])], vec![pool(&[0])]],
        &[&[OPEN], &[OPEN + 10, OPEN + 10]],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (1, OPEN + 10, 50), (1, OPEN + 10, 150)]);
    let done: Vec<(i64, bool)> = diary
        .work
        .iter()
        .map(|work| (work.done.map_or(-1, |done| (done.0 - work.at.0) / 1_000_000), work.in_time))
        .collect();
    assert_eq!(done, [(150, true), (250, false)]);
}

pub(super) fn robot(answers: f64, key: &str, leads_to: KeyLeadsTo, fallback: Fallback) -> Robot {
    Robot {
        name: "confirm".to_owned(),
        provider: None,
        ports: 1,
        attempts: vec![Span::ZERO, Span::minutes(10)],
        hours: Hours::daily((Clock(Span::hours(9)), Clock(Span::hours(21)))),
        answers: Answers::always(answers),
        ring: Span::seconds(25),
        message: Span::seconds(40),
        keys: vec![Key { key: key.to_owned(), share: 1.0, leads_to }],
        fallback,
        replies: None,
        call_back_confirms: false,
        follow_ups: Vec::new(),
    }
}

#[test]
fn the_robot_confirms_in_its_hours_one_port_at_a_time() {
    // Two orders at 8:30: the first attempt moves to 9:00; one port: the second is dialled when the first is done (65 s).
    let mut order = contact("order", 70.0, None);
    order.direction = Direction::Outbound;
    order.robot = Some(RobotId(0));
    order.due = Some(Span::minutes(31));
    let mut model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![order],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[&[OPEN + 1800, OPEN + 1800]],
    );
    model.centre.robots.push(robot(1.0, "1", KeyLeadsTo::Confirmed, Fallback::Drop));
    let diary = diary(&model);
    let done: Vec<(i64, bool, Option<OrderEnd>)> = diary
        .work
        .iter()
        .map(|work| (work.done.map_or(-1, |done| done.0 / 1_000_000), work.in_time, work.order))
        .collect();
    let nine = 9 * 3600;
    assert_eq!(done, [(nine + 65, false, Some(OrderEnd::Confirmed)), (nine + 130, false, Some(OrderEnd::Confirmed))]);
    assert!(diary.legs.is_empty());
    assert_eq!(diary.dials.iter().map(|dial| dial.at).collect::<Vec<_>>(), [at(nine), at(nine + 65)]);
}

#[test]
fn a_robot_that_nobody_answers_leaves_the_order_to_agents() {
    let mut order = contact("order", 70.0, None);
    order.direction = Direction::Outbound;
    order.robot = Some(RobotId(0));
    let ten = 10 * 3600;
    let mut model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![order],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[&[ten]],
    );
    model.centre.robots.push(robot(0.0, "1", KeyLeadsTo::Confirmed, Fallback::Agents));
    let diary = diary(&model);
    // Rings 25 s at 0 and at 10 min; then the agent talks 70 s from 625 on.
    assert_eq!(
        diary.dials.iter().map(|dial| (dial.at, dial.end)).collect::<Vec<_>>(),
        [(at(ten), DialEnd::Unanswered), (at(ten + 600), DialEnd::Unanswered)]
    );
    assert_eq!(waits(&diary, Fate::Answered), [(0, ten, 625)]);
    assert_eq!(diary.work.iter().map(|work| work.done).collect::<Vec<_>>(), [Some(at(ten + 695))]);
}

#[test]
fn a_key_puts_the_buyer_through_live_and_keeps_the_port() {
    let mut order = contact("order", 70.0, None);
    order.direction = Direction::Outbound;
    order.robot = Some(RobotId(0));
    let ten = 10 * 3600;
    let calls = [ten + 10];
    let mut model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![order, contact("support", 100.0, None)],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[1])],
        vec![vec![pool(&[0])], vec![pool(&[0])]],
        &[&[ten], &calls],
    );
    model.centre.robots.push(robot(1.0, "2", KeyLeadsTo::People(ContactId(1)), Fallback::Drop));
    let diary = diary(&model);
    // The caller of 10 s talks to 110; the buyer presses 2 at 65 s, waits 45 s, talks to 210; the port is held from 0 to 210.
    assert_eq!(waits(&diary, Fate::Answered), [(1, ten + 10, 0), (1, ten + 65, 45)]);
    assert_eq!(diary.dials.iter().map(|dial| dial.port).collect::<Vec<_>>(), [Span::seconds(210)]);
    assert_eq!(
        diary.work.iter().map(|work| (work.done, work.order)).collect::<Vec<_>>(),
        [(Some(at(ten + 210)), Some(OrderEnd::Confirmed))]
    );
    assert!(diary.legs.iter().any(|leg| leg.transferred_in));
}

#[test]
fn a_vendor_at_its_limit_leaves_its_share_to_the_other() {
    let mut split = pool(&[0]);
    split.deal = Deal::Split(vec![(GroupId(0), 1.0), (GroupId(1), 0.0)]);
    split.limits = vec![Limit { group: GroupId(0), per_hour: None, per_day: None, at_once: Some(1) }];
    let groups = vec![
        group("own", &[(OPEN, 5, false), (CLOSE, 0, true)], &[0]),
        group("beta", &[(OPEN, 5, false), (CLOSE, 0, true)], &[0]),
    ];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 100.0, None)],
        groups,
        vec![vec![split]],
        &[&[OPEN, OPEN + 50, OPEN + 120]],
    );
    let diary = diary(&model);
    assert_eq!(diary.legs.iter().map(|leg| leg.by.map(|by| by.0)).collect::<Vec<_>>(), [Some(0), Some(1), Some(0)]);
}
