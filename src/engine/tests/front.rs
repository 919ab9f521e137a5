//! Days before the queue, computed on paper: recordings, menus, wrong queues, forwarded lines, call-backs not needed.

use super::fixture::{at, calendar, contact, diary, group, model, pool, waits};
use super::paper::rule;
use crate::centre::calendar::AtClose;
use crate::centre::front::{Deflection, Ivr, Misdirection};
use crate::centre::trunk::Forwarded;
use crate::centre::{ContactId, ContactType, Direction, GroupId, On, Trunk, TrunkId};
use crate::engine::Model;
use crate::engine::facts::Fate;
use crate::laws::Law;
use crate::units::Span;

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

fn menu(time: f64) -> Ivr {
    Ivr { time: Law::Constant(time), self_service: 0.0, hangs_up: 0.0, misdirects: None }
}

/// One group of so many agents for all types, from opening to closing.
fn centre(kinds: Vec<ContactType>, agents: u32, arrivals: &[&[i64]]) -> Model {
    closing(AtClose::Serve, kinds, agents, arrivals)
}

fn closing(at_close: AtClose, kinds: Vec<ContactType>, agents: u32, arrivals: &[&[i64]]) -> Model {
    let skills: Vec<u16> = (0..kinds.len() as u16).collect();
    let rules = kinds.iter().map(|_| vec![pool(&[0])]).collect();
    let team = group("g", &[(OPEN, agents, false), (CLOSE, 0, true)], &skills);
    model(calendar(1, 8, 20, at_close), kinds, vec![team], rules, arrivals)
}

fn trunk(model: &mut Model, lines: u32) {
    model.centre.contacts.iter_mut().for_each(|kind| kind.trunk = Some(TrunkId(0)));
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines, forwarded: None });
}

/// Lines busy × seconds.
fn line_seconds(diary: &super::fixture::Diary) -> i64 {
    diary.lines.iter().map(|(lines, from, to)| i64::from(*lines) * (to.0 - from.0)).sum::<i64>() / 1_000_000
}

#[test]
fn a_menu_holds_a_line_and_its_end_begins_the_wait() {
    // Menu 25 s, talk 60 s, one agent, two lines. A of 0 is offered at 25 and talks to 85; B of 10 is offered at 35, waits 50,
    // talks to 145; C of 20 finds both lines taken.
    let mut kind = contact("a", 60.0, Some(55.0));
    kind.ivr = Some(menu(25.0));
    let mut model = centre(vec![kind], 1, &[&[OPEN, OPEN + 10, OPEN + 20]]);
    trunk(&mut model, 2);
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 10, 50)]);
    assert_eq!(waits(&diary, Fate::Blocked), [(0, OPEN + 20, 0)]);
    let ended: Vec<i64> = diary.legs.iter().map(|leg| (leg.ended() - at(OPEN)).0 / 1_000_000).collect();
    assert_eq!(ended, [20, 25, 85]);
    assert_eq!(line_seconds(&diary), 85 + 135);
}

#[test]
fn patience_and_its_ties_count_from_the_end_of_the_menu() {
    // One agent busy to 125. B of 10 comes out of the menu at 35 with a patience of 90: it ends at the very instant at which
    // the agent comes free, so he is answered. With a microsecond less he is not.
    for (patience, fate) in [(90.0, Fate::Answered), (89.999_999, Fate::Abandoned)] {
        let mut kind = contact("a", 100.0, Some(patience));
        kind.ivr = Some(menu(25.0));
        let diary = diary(&centre(vec![kind], 1, &[&[OPEN, OPEN + 10]]));
        let second = diary.legs.iter().find(|leg| leg.at == at(OPEN + 10)).unwrap();
        assert_eq!(second.fate, fate, "{patience}");
    }
}

#[test]
fn the_menu_serves_all_or_none_and_a_recording_comes_before_it() {
    for (self_service, hangs_up, fate) in [(1.0, 0.0, Fate::SelfServed), (0.0, 1.0, Fate::AbandonedInIvr)] {
        let mut kind = contact("a", 60.0, None);
        kind.ivr = Some(Ivr { self_service, hangs_up, ..menu(25.0) });
        let mut model = centre(vec![kind], 1, &[&[OPEN]]);
        trunk(&mut model, 1);
        let diary = diary(&model);
        let [leg] = diary.legs[..] else { panic!("{:?}", diary.legs) };
        assert_eq!((leg.fate, leg.at, leg.wait), (fate, at(OPEN), Span::ZERO));
        let menu = if fate == Fate::SelfServed { leg.menu == Span::seconds(25) } else { leg.menu < Span::seconds(25) };
        assert!(menu, "{:?}", leg.menu);
        // Whom the menu served has had an answer.
        assert_eq!(diary.chains[0].answered, fate == Fate::SelfServed);
    }
    let mut kind = contact("a", 60.0, None);
    kind.ivr = Some(menu(25.0));
    kind.deflects = Some(Deflection { share: 1.0, recording: Law::Constant(20.0) });
    let mut model = centre(vec![kind], 1, &[&[OPEN, OPEN + 19, OPEN + 20]]);
    trunk(&mut model, 1);
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Deflected), [(0, OPEN, 0), (0, OPEN + 20, 0)]);
    assert_eq!(waits(&diary, Fate::Blocked), [(0, OPEN + 19, 0)]);
    assert_eq!(line_seconds(&diary), 40);
}

#[test]
fn those_who_hang_up_in_the_menu_do_so_at_any_instant_of_it() {
    let mut kind = contact("a", 60.0, None);
    kind.ivr = Some(Ivr { hangs_up: 1.0, ..menu(1000.0) });
    let calls: Vec<i64> = (0..10_000).map(|call| OPEN + 2 * call).collect();
    let diary = diary(&centre(vec![kind], 1, &[&calls]));
    let stays: Vec<f64> = diary.legs.iter().map(|leg| leg.menu.in_seconds() / 1000.0).collect();
    // A uniform's mean and mean square: 6 standard errors, a false alarm in 5e8; a shift by 0.018 is seen.
    let mean = stays.iter().sum::<f64>() / 1e4;
    let square = stays.iter().map(|stay| stay * stay).sum::<f64>() / 1e4;
    assert!((mean - 0.5).abs() < 6.0 * (1.0f64 / 12.0 / 1e4).sqrt(), "{mean}");
    assert!((square - 1.0 / 3.0).abs() < 6.0 * (4.0f64 / 45.0 / 1e4).sqrt(), "{square}");
}

#[test]
fn whoever_is_in_the_menu_at_closing_has_come_before_it_and_staff_stays() {
    // Closes at 0. A of -10 comes out of the menu at 15, is answered at once, talks to 75; the second agent stays until the
    // menu is empty, at 15. B of -5 comes out at 20: the first agent is busy, the second still there, for B is in the menu.
    let mut kind = contact("a", 60.0, None);
    kind.ivr = Some(menu(25.0));
    let diary = diary(&centre(vec![kind], 2, &[&[CLOSE - 10, CLOSE - 5, CLOSE]]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, CLOSE - 10, 0), (0, CLOSE - 5, 0)]);
    assert_eq!(waits(&diary, Fate::Closed), [(0, CLOSE, 0)]);
    assert_eq!(diary.duty, [(0, 2, at(OPEN), at(CLOSE + 75)), (0, 1, at(CLOSE + 75), at(CLOSE + 80))]);
    assert_eq!(diary.end, at(CLOSE + 80));
}

#[test]
fn staff_goes_when_the_last_menu_after_closing_has_emptied() {
    // A of -10 serves himself until 15: nobody knew, so both stay until then.
    let mut kind = contact("a", 60.0, None);
    kind.ivr = Some(Ivr { self_service: 1.0, ..menu(25.0) });
    let diary = diary(&centre(vec![kind], 2, &[&[CLOSE - 10]]));
    assert_eq!(diary.duty, [(0, 2, at(OPEN), at(CLOSE + 15))]);
    assert_eq!(diary.end, at(CLOSE + 15));
}

#[test]
fn a_centre_that_drops_has_nobody_for_those_in_the_menu() {
    let mut kind = contact("a", 60.0, None);
    kind.ivr = Some(menu(25.0));
    let diary = diary(&closing(AtClose::Drop, vec![kind], 2, &[&[CLOSE - 10]]));
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, CLOSE - 10, 0)]);
    assert_eq!(diary.duty, [(0, 2, at(OPEN), at(CLOSE))]);
    assert_eq!(diary.end, at(CLOSE + 15));
}

#[test]
fn a_misdirected_caller_is_answered_in_the_wrong_queue_and_transferred() {
    // Sales' menu of 10 s leads everybody to support: an agent of its own group talks 30 s, then the caller goes on to sales on
    // the same line, whose agent talks 100 s.
    let mut sales = contact("sales", 100.0, Some(500.0));
    sales.ivr = Some(Ivr {
        misdirects: Some(Misdirection { share: 1.0, to: ContactId(1), talk: Law::Constant(30.0) }),
        ..menu(10.0)
    });
    sales.value.conversion = 1.0;
    let support = contact("support", 200.0, Some(50.0));
    let steps = [(OPEN, 1, false), (CLOSE, 0, true)];
    let groups = vec![group("g1", &steps, &[0]), group("g2", &steps, &[1])];
    let rules = vec![vec![pool(&[0])], vec![pool(&[1])]];
    let mut model =
        model(calendar(1, 8, 20, AtClose::Serve), vec![sales, support], groups, rules, &[&[OPEN, OPEN + 5], &[]]);
    trunk(&mut model, 2);
    let diary = diary(&model);
    let told: Vec<_> =
        diary.legs.iter().map(|leg| (leg.contact.0, leg.at, leg.wait.0 / 1_000_000, leg.transferred_in)).collect();
    // A: support at 10, sales 40 to 140. B: out of the menu at 15, waits 25, support 40 to 70, waits for sales from 70 to 140.
    let expected = [
        (1, at(OPEN), 0, false),
        (0, at(OPEN + 40), 0, true),
        (1, at(OPEN + 5), 25, false),
        (0, at(OPEN + 70), 70, true),
    ];
    assert_eq!(told, expected);
    assert_eq!(line_seconds(&diary), 140 + 235);
    // The people and the sales are sales'.
    assert!(diary.chains.iter().all(|chain| chain.first == ContactId(0) && chain.answered) && diary.chains.len() == 2);
    assert!(diary.judged.iter().all(|judged| judged.contact == ContactId(0) && judged.sold) && diary.judged.len() == 2);
    assert!(diary.people.iter().all(|person| person.first == ContactId(0)));
}

#[test]
fn whoever_gives_up_in_the_wrong_queue_is_followed_up_as_what_he_is() {
    // Nobody is there for support; sales' patience of 20 s ends, and sales' own rule leads to a redial, which the menu sends
    // astray again: `up_to` is one.
    let mut sales = contact("sales", 100.0, Some(20.0));
    sales.ivr = Some(Ivr {
        misdirects: Some(Misdirection { share: 1.0, to: ContactId(1), talk: Law::Constant(30.0) }),
        ..menu(10.0)
    });
    sales.follow_ups = vec![rule(On::Abandoned, 0, 60.0, false)];
    let mut support = contact("support", 200.0, Some(50.0));
    support.follow_ups = vec![rule(On::Abandoned, 1, 1.0, false)];
    let steps = [(OPEN, 1, false), (CLOSE, 0, true)];
    let groups = vec![group("g1", &steps, &[0]), group("g2", &[], &[1])];
    let rules = vec![vec![pool(&[0])], vec![pool(&[1])]];
    let diary = diary(&model(calendar(1, 8, 20, AtClose::Serve), vec![sales, support], groups, rules, &[&[OPEN], &[]]));
    assert_eq!(waits(&diary, Fate::Abandoned), [(1, OPEN, 20), (1, OPEN + 90, 20)]);
    assert_eq!(diary.chains.len(), 1);
}

#[test]
fn a_menu_of_no_length_and_no_effect_changes_nothing() {
    let calls: Vec<i64> = (0..500).map(|call| OPEN + 37 * call).collect();
    let mut kind = contact("a", 100.0, Some(60.0));
    let plain = diary(&centre(vec![kind.clone()], 2, &[&calls]));
    kind.ivr = Some(menu(0.0));
    kind.deflects = Some(Deflection { share: 0.0, recording: Law::Constant(20.0) });
    assert_eq!(format!("{:?}", diary(&centre(vec![kind], 2, &[&calls]))), format!("{plain:?}"));
}

/// Calls of one type over `lines` lines; those of the second group are passed on over two.
fn forwarding(lines: u32, mut rule: crate::routing::Rule, calls: &[i64]) -> Model {
    rule.choose = &crate::routing::choose::listed::POLICY;
    let steps = [(OPEN, 1, false), (CLOSE, 0, true)];
    let groups = vec![group("own", &steps, &[0]), group("alfa", &steps, &[0])];
    let kind = contact("a", 100.0, None);
    let mut model = model(calendar(1, 8, 20, AtClose::Serve), vec![kind], groups, vec![vec![rule]], &[calls]);
    trunk(&mut model, lines);
    model.centre.trunks[0].forwarded = Some(Forwarded { groups: vec![GroupId(1)], lines_each: 2 });
    model
}

#[test]
fn a_forwarded_call_holds_two_lines_while_it_waits_and_talks() {
    // Only alfa takes them, one agent, three lines. A holds two lines from 0 to 100. B of 10 gets the third, but none to go out
    // on: blocked. C of 100 finds all free.
    let diary = diary(&forwarding(3, pool(&[1]), &[OPEN, OPEN + 10, OPEN + 100]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 100, 0)]);
    assert_eq!(waits(&diary, Fate::Blocked), [(0, OPEN + 10, 0)]);
    assert_eq!(line_seconds(&diary), 400);
    // With a fourth line B waits on two.
    let diary = super::fixture::diary(&forwarding(4, pool(&[1]), &[OPEN, OPEN + 10]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 10, 90)]);
    assert_eq!(line_seconds(&diary), 200 + 2 * 190);
}

#[test]
fn in_a_pool_the_agent_beyond_the_switch_gets_a_call_when_there_is_a_line_to_him() {
    // Own first, then alfa; three lines. A talks to own on one line to 100. B of 10 goes on to alfa: two lines to 110. C of 20
    // finds no line. With four lines C waits on one: own takes it at 100; D of 30 finds none.
    let diary = diary(&forwarding(3, pool(&[0, 1]), &[OPEN, OPEN + 10, OPEN + 20]));
    assert_eq!(waits(&diary, Fate::Blocked), [(0, OPEN + 20, 0)]);
    assert_eq!(line_seconds(&diary), 100 + 200);
    let diary = super::fixture::diary(&forwarding(4, pool(&[0, 1]), &[OPEN, OPEN + 10, OPEN + 20, OPEN + 30]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 10, 0), (0, OPEN + 20, 80)]);
    assert_eq!(line_seconds(&diary), 100 + 200 + 180);
}

#[test]
fn a_call_that_waits_for_a_second_line_gets_it_when_one_is_let_go() {
    // Two lines. A talks to own from 0 to 100 on one; B of 10 waits on the other: alfa is free, but there is no line to him. At
    // 100 A's line is free: at that instant own is in wrap-up to 400, so alfa takes B on two lines.
    let mut model = forwarding(2, pool(&[0, 1]), &[OPEN, OPEN + 10]);
    model.centre.contacts[0].wrap_up = Law::Constant(300.0);
    let diary = diary(&model);
    let by: Vec<_> = diary.legs.iter().map(|leg| (leg.at, leg.wait, leg.by.unwrap())).collect();
    assert_eq!(by, [(at(OPEN), Span::ZERO, GroupId(0)), (at(OPEN + 10), Span::seconds(90), GroupId(1))]);
    assert_eq!(line_seconds(&diary), 100 + 90 + 200);
}

/// People who give up are noted for a call-back, and some call again themselves.
fn call_backs(cancel: bool) -> Model {
    let mut call = contact("call", 100.0, Some(20.0));
    let mut back = rule(On::Abandoned, 1, 0.0, false);
    back.cancel_if_answered = cancel;
    call.follow_ups = vec![back, rule(On::Abandoned, 0, 85.0, false)];
    let mut work = contact("back", 60.0, None);
    work.direction = Direction::Outbound;
    work.min_idle = 1;
    // One agent busy to 100 with A; B of 10 gives up at 30 and calls again at 115, answered at once, to 215. The call-back of
    // 30 waits for two free agents: the second comes at noon.
    let mut model = centre(vec![call, work], 1, &[&[OPEN, OPEN + 10], &[]]);
    model.centre.groups[0] = group("g", &[(OPEN, 1, false), (43_200, 2, false), (CLOSE, 0, true)], &[0, 1]);
    model
}

#[test]
fn a_call_back_is_dropped_when_the_caller_got_through_before_it_was_begun() {
    let kept = diary(&call_backs(false));
    assert_eq!(waits(&kept, Fate::Answered), [(0, OPEN, 0), (1, OPEN + 30, 43_200 - OPEN - 30), (0, OPEN + 115, 0)]);
    assert_eq!((kept.work.len(), kept.not_needed.len()), (1, 0));
    let dropped = diary(&call_backs(true));
    assert_eq!(waits(&dropped, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 115, 0)]);
    assert_eq!((dropped.work.len(), dropped.not_needed.clone()), (0, vec![(1, at(OPEN + 30))]));
    // Both ways two people, both answered.
    for diary in [kept, dropped] {
        assert_eq!(diary.chains.iter().filter(|chain| chain.answered).count(), 2);
    }
}

#[test]
fn an_answer_before_the_event_does_not_cancel_what_came_after_it() {
    // A is answered, not settled, calls again after 50 s, finds the agent busy with B and gives up: he is called back although
    // an agent has talked with him before.
    let mut call = contact("call", 100.0, Some(20.0));
    call.resolved = Some(0.0);
    let mut back = rule(On::Abandoned, 1, 0.0, false);
    back.cancel_if_answered = true;
    call.follow_ups = vec![rule(On::Unresolved, 0, 50.0, false), back];
    let mut work = contact("back", 60.0, None);
    work.direction = Direction::Outbound;
    let diary = diary(&centre(vec![call, work], 1, &[&[OPEN, OPEN + 120], &[]]));
    // A's second try at 150 gives up at 170; B talks 120 to 220 and calls again at 270, when the call-back of 220 is on.
    assert_eq!(waits(&diary, Fate::Answered)[..3], [(0, OPEN, 0), (0, OPEN + 120, 0), (1, OPEN + 170, 50)]);
    assert_eq!(diary.not_needed, []);
}

#[test]
fn a_redial_is_not_made_when_the_call_back_came_first() {
    // Both are noted at 30: the call-back finds the agent at 100, the redial would come at 330 and is not made.
    let mut model = call_backs(true);
    let rules = &mut model.centre.contacts[0].follow_ups;
    rules[0].cancel_if_answered = false;
    rules[1].cancel_if_answered = true;
    rules[1].after = Law::Constant(300.0);
    model.centre.contacts[1].min_idle = 0;
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (1, OPEN + 30, 70)]);
    assert_eq!(diary.not_needed, [(0, at(OPEN + 330))]);
}

#[test]
fn a_recognised_caller_is_a_type_of_his_own_that_goes_before_the_others() {
    // One agent. A talks from 0 to 100; B of 5 gives up at 25 and calls again at 45 as one who is known, at priority 1: he goes
    // before C of 40, who has waited longer.
    let mut first = contact("first", 100.0, Some(20.0));
    first.follow_ups = vec![rule(On::Abandoned, 1, 20.0, false)];
    let mut known = contact("known", 100.0, Some(200.0));
    known.priority = 1;
    let patient = contact("patient", 100.0, None);
    let diary = diary(&centre(vec![first, known, patient], 1, &[&[OPEN, OPEN + 5], &[], &[OPEN + 40]]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (2, OPEN + 40, 160), (1, OPEN + 45, 55)]);
}
