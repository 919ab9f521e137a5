//! Talks that are broken off, and chats side by side, computed on paper.

use super::fixture::{Diary, at, calendar, contact, diary, group, model, pool, waits};
use super::paper::rule;
use crate::centre::calendar::AtClose;
use crate::centre::contact::{BrokenOff, Parallel};
use crate::centre::{ContactId, ContactType, On};
use crate::engine::Model;
use crate::engine::facts::{Fate, Segmented};
use crate::laws::Law;
use crate::units::Span;

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

/// Agents of one group take two types, the first of which breaks off the second.
fn centre(how: BrokenOff, agents: u32, close: AtClose, vip: &[i64], private: &[i64]) -> Model {
    let mut first = contact("vip", 60.0, Some(30.0));
    (first.priority, first.interrupts) = (1, vec![(ContactId(1), how)]);
    let mut second = contact("private", 100.0, Some(20.0));
    second.wrap_up = Law::Constant(10.0);
    model(
        calendar(1, 8, 20, close),
        vec![first, second],
        vec![group("g", &[(OPEN, agents, false), (CLOSE, 0, true)], &[0, 1])],
        vec![vec![pool(&[0])], vec![pool(&[0])]],
        &[vip, private],
    )
}

fn seconds(span: Span) -> i64 {
    span.0 / 1_000_000
}

/// (type, from, to) in seconds after opening.
fn busy(diary: &Diary) -> Vec<(u16, i64, i64)> {
    diary
        .busy
        .iter()
        .map(|busy| (busy.contact.0, busy.from.0 / 1_000_000 - OPEN, busy.to.0 / 1_000_000 - OPEN))
        .collect()
}

fn segmented(diary: &Diary, contact: u16) -> Vec<(Segmented, i64, i64)> {
    let legs = diary.legs.iter().filter(|leg| leg.contact.0 == contact);
    legs.filter_map(|leg| leg.segmented.map(|segmented| (segmented, seconds(leg.talk), seconds(leg.wrap)))).collect()
}

#[test]
fn a_talk_that_was_broken_off_goes_on_where_it_was_left_and_loses_no_patience() {
    // Private talk 0 to 40; a vip comes at 40 and talks to 100, another comes at 90, waits 10 and talks to 160. The first goes
    // on at 160 with 60 s left, to 220, and wrap-up to 230. It has waited 120 s on hold, with a patience of 20 s.
    let diary = diary(&centre(BrokenOff::Resumes, 1, AtClose::Serve, &[OPEN + 40, OPEN + 90], &[OPEN]));
    assert_eq!(waits(&diary, Fate::Answered), [(1, OPEN, 0), (0, OPEN + 40, 0), (0, OPEN + 90, 10)]);
    let went = Segmented { interruptions: 1, paused: Span::seconds(120), cut_short: false };
    assert_eq!(segmented(&diary, 1), [(went, 100, 10)]);
    assert_eq!(busy(&diary), [(1, 0, 40), (1, 160, 230)]);
}

#[test]
fn who_was_broken_off_comes_before_others_of_its_type_and_may_be_broken_off_again() {
    // Private A 0 to 30, vip 30 to 90; private B waits from 35 and gives up at 55; C waits from 80. A goes on at 90; another
    // vip at 100 breaks it off again until 160; A goes on at 160 with 60 s left. C, with a patience of 20 s, has gone at 100.
    let diary =
        diary(&centre(BrokenOff::Resumes, 1, AtClose::Serve, &[OPEN + 30, OPEN + 100], &[OPEN, OPEN + 35, OPEN + 80]));
    assert_eq!(waits(&diary, Fate::Abandoned), [(1, OPEN + 35, 20), (1, OPEN + 80, 20)]);
    let went = Segmented { interruptions: 2, paused: Span::seconds(120), cut_short: false };
    assert_eq!(segmented(&diary, 1), [(went, 100, 10)]);
    assert_eq!(busy(&diary), [(1, 0, 30), (1, 90, 100), (1, 160, 230)]);
}

#[test]
fn of_two_talks_the_one_that_was_begun_last_is_broken_off() {
    let diary = diary(&centre(BrokenOff::Resumes, 2, AtClose::Serve, &[OPEN + 40], &[OPEN, OPEN + 20]));
    // B, begun at 20, is broken off at 40, and goes on at 100 with the vip's agent.
    assert_eq!(busy(&diary), [(1, 20, 40), (1, 0, 110), (1, 100, 190)]);
}

#[test]
fn wrap_up_is_not_broken_off() {
    let diary = diary(&centre(BrokenOff::Resumes, 1, AtClose::Serve, &[OPEN + 105], &[OPEN]));
    assert_eq!(waits(&diary, Fate::Answered), [(1, OPEN, 0), (0, OPEN + 105, 5)]);
}

#[test]
fn a_talk_that_ends_when_it_is_broken_off_is_answered_unresolved_and_unsold_and_may_call_again() {
    let mut model = centre(BrokenOff::Ends, 1, AtClose::Serve, &[OPEN + 40], &[OPEN]);
    let private = &mut model.centre.contacts[1];
    (private.resolved, private.value.conversion) = (Some(1.0), 1.0);
    private.follow_ups = vec![rule(On::CutShort, 1, 100.0, false)];
    let diary = diary(&model);
    // It talks 40 s and calls again at 140, when nobody breaks it off: resolved and sold.
    assert_eq!(waits(&diary, Fate::Answered), [(1, OPEN, 0), (0, OPEN + 40, 0), (1, OPEN + 140, 0)]);
    let cut = Segmented { interruptions: 1, paused: Span::ZERO, cut_short: true };
    assert_eq!(segmented(&diary, 1), [(cut, 40, 0), (Segmented::default(), 100, 10)]);
    let judged: Vec<_> =
        diary.judged.iter().filter(|judged| judged.contact.0 == 1).map(|j| (j.resolved, j.sold)).collect();
    assert_eq!(judged, [(Some(false), false), (Some(true), true)]);
    assert_eq!(diary.chains.len(), 2);
}

#[test]
fn whoever_is_on_hold_when_the_centre_drops_all_is_cut_short() {
    let late = CLOSE - 50;
    let diary = diary(&centre(BrokenOff::Resumes, 1, AtClose::Drop, &[late + 10], &[late]));
    // Broken off at 19:59:20 after 10 s; the vip talks until 20:00:20; at 20:00 the first is told so.
    let went = Segmented { interruptions: 1, paused: Span::seconds(40), cut_short: true };
    assert_eq!(segmented(&diary, 1), [(went, 10, 0)]);
    assert_eq!(diary.end, at(CLOSE + 20));
}

fn chats(at_once: u32, slowdown: f64, agents: u32, come: &[i64]) -> Model {
    let chat = ContactType { parallel: Some(Parallel { at_once, slowdown }), ..contact("chat", 60.0, None) };
    model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![chat],
        vec![group("g", &[(OPEN, agents, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[come],
    )
}

/// (arrival, wait, talk) in the order in which chats end.
fn told(diary: &Diary) -> Vec<(i64, i64, i64)> {
    diary.legs.iter().map(|leg| (leg.at.0 / 1_000_000 - OPEN, seconds(leg.wait), seconds(leg.talk))).collect()
}

#[test]
fn two_chats_share_an_agent_and_the_third_waits() {
    // Each runs at half speed beside another. A from 0: 30 s alone, then B joins; A's other 30 s take 60 s, to 90. B has
    // had 30 of its 60 s then. C has waited since 50 and joins at 90; B's 30 s take 60 s, to 150; C's last 30 s alone, to 180.
    let diary = diary(&chats(2, 1.0, 1, &[OPEN, OPEN + 30, OPEN + 50]));
    assert_eq!(told(&diary), [(0, 0, 90), (30, 0, 120), (50, 40, 90)]);
    assert_eq!(busy(&diary), [(0, 0, 180)]);
}

#[test]
fn chats_without_slowdown_are_as_many_agents() {
    let diary = diary(&chats(3, 0.0, 1, &[OPEN, OPEN + 1, OPEN + 2, OPEN + 3]));
    assert_eq!(told(&diary), [(0, 0, 60), (1, 0, 60), (2, 0, 60), (3, 57, 60)]);
}

#[test]
fn a_new_chat_goes_to_a_free_agent_then_to_the_one_with_fewest() {
    let diary = diary(&chats(2, 1.0, 2, &[OPEN, OPEN + 10, OPEN + 20]));
    // The third joins the first agent: of two with one chat each the first. A: 20 s alone, 40 s take 80, to 100. The third has
    // had 40 s then, and 20 s are left: to 120. The second is alone, to 70.
    assert_eq!(told(&diary), [(10, 0, 60), (0, 0, 100), (20, 0, 100)]);
}

#[test]
fn an_agent_with_chats_takes_no_call_until_they_are_over() {
    let mut model = chats(2, 1.0, 1, &[OPEN]);
    let mut call = contact("call", 30.0, None);
    (call.priority, call.name_rank) = (1, 0);
    model.centre.contacts.push(call);
    model.centre.contacts[0].name_rank = 1;
    model.centre.groups[0] = group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0, 1]);
    model.routing.rules.push(vec![pool(&[0])]);
    model.arrivals.push(Some(crate::demand::Arrivals::Instants(vec![at(OPEN + 10)].into())));
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (1, OPEN + 10, 50)]);
}

#[test]
fn after_call_work_of_a_chat_is_one_of_the_agents_tasks() {
    let mut model = chats(2, 1.0, 1, &[OPEN, OPEN + 60]);
    model.centre.contacts[0].wrap_up = Law::Constant(10.0);
    let diary = diary(&model);
    // A talks to 60. Its 10 s of wrap-up beside B take 20 s, to 80; B has had 10 of its 60 s then, talks to 130, wraps up to 140.
    let times: Vec<_> = diary.legs.iter().map(|leg| (seconds(leg.talk), seconds(leg.wrap))).collect();
    assert_eq!(times, [(60, 20), (70, 10)]);
    assert_eq!(busy(&diary), [(0, 0, 140)]);
}

#[test]
fn who_is_broken_off_goes_on_at_once_with_a_free_agent_of_another_group() {
    let mut model = centre(BrokenOff::Resumes, 1, AtClose::Serve, &[OPEN + 40], &[OPEN]);
    model.centre.groups.push(group("h", &[(OPEN, 1, false), (CLOSE, 0, true)], &[1]));
    model.routing.rules[1] = vec![pool(&[0, 1])];
    let diary = diary(&model);
    assert_eq!(segmented(&diary, 1), [(Segmented { interruptions: 1, paused: Span::ZERO, cut_short: false }, 100, 10)]);
}

#[test]
fn who_was_broken_off_comes_before_others_of_its_priority_who_came_earlier() {
    // One agent: a private talk 0 to 30; y waits from 10. At 30 y is not next: the vip talks to 90, then the private one goes on.
    let mut model = centre(BrokenOff::Resumes, 1, AtClose::Serve, &[OPEN + 30], &[OPEN]);
    model.centre.contacts.push(contact("other", 60.0, None));
    model.centre.contacts[2].name_rank = 2;
    model.centre.groups[0] = group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0, 1, 2]);
    model.routing.rules.push(vec![pool(&[0])]);
    model.arrivals.push(Some(crate::demand::Arrivals::Instants(vec![at(OPEN + 10)].into())));
    model.centre.contacts[1].follow_ups.clear();
    let diary = diary(&model);
    assert_eq!(
        segmented(&diary, 1),
        [(Segmented { interruptions: 1, paused: Span::seconds(60), cut_short: false }, 100, 10)]
    );
    assert_eq!(waits(&diary, Fate::Answered)[2], (0, OPEN + 30, 0));
    assert!(waits(&diary, Fate::Answered).contains(&(2, OPEN + 10, 160)));
}

/// Chats of 200 s, two at once and no slower for it, for agents of one group with this roster.
fn chats_of(steps: &[(i64, u32, bool)], talks: &[i64], chats: &[i64]) -> Model {
    let mut chat = contact("chat", 200.0, None);
    chat.parallel = Some(Parallel { at_once: 2, slowdown: 0.0 });
    let rules = vec![vec![pool(&[0])], vec![pool(&[0])]];
    let kinds = vec![chat, contact("talk", 100.0, None)];
    model(calendar(1, 8, 20, AtClose::Serve), kinds, vec![group("g", steps, &[0, 1])], rules, &[chats, talks])
}

#[test]
fn who_is_above_the_roster_no_longer_takes_the_chats_that_waited_for_it() {
    // A talk to 100 and a chat from 10; at 50 one of the two must go, so the chat of 60 waits, although the first has room.
    // At 100 the talker goes home, and it begins.
    let fewer = [(OPEN, 2, false), (OPEN + 50, 1, false), (CLOSE, 0, true)];
    let told = diary(&chats_of(&fewer, &[OPEN], &[OPEN + 10, OPEN + 60]));
    assert_eq!(waits(&told, Fate::Answered), [(1, OPEN, 0), (0, OPEN + 10, 0), (0, OPEN + 60, 40)]);
    // Or the roster goes up again, at 80.
    let again = [(OPEN, 2, false), (OPEN + 50, 1, false), (OPEN + 80, 2, false), (CLOSE, 0, true)];
    let told = diary(&chats_of(&again, &[OPEN], &[OPEN + 10, OPEN + 60]));
    assert_eq!(waits(&told, Fate::Answered), [(1, OPEN, 0), (0, OPEN + 10, 0), (0, OPEN + 60, 20)]);
}

#[test]
fn two_who_come_at_once_share_the_chats_that_wait() {
    // Three chats wait for agents who come at 30: one each, then the third goes to the first of them.
    let steps = [(OPEN + 30, 2, false), (CLOSE, 0, true)];
    let mut model = chats_of(&steps, &[], &[OPEN, OPEN + 1, OPEN + 2]);
    // Two at once take half as long again: who shares his agent is known by it.
    model.centre.contacts[0].parallel = Some(Parallel { at_once: 2, slowdown: 0.5 });
    let told = diary(&model);
    let mut talks: Vec<(i64, i64)> = told.legs.iter().map(|leg| (seconds(leg.talk), seconds(leg.wait))).collect();
    talks.sort_unstable();
    assert_eq!(talks, [(200, 29), (300, 28), (300, 30)]);
}

#[test]
fn nobody_breaks_in_past_those_of_his_own_queue() {
    // The agent prefers private calls by level. A private one to 100, a vip from 10 breaks it off; from 20 another vip waits,
    // and at 70 the private one goes on, by level. The vip of 80 breaks it off for the one who has waited since 20.
    let mut model = centre(BrokenOff::Resumes, 1, AtClose::Serve, &[OPEN + 10, OPEN + 20, OPEN + 80], &[OPEN]);
    model.centre.contacts[0].patience = None;
    model.centre.groups[0].skills[0].level = 2;
    let told = diary(&model);
    let vips: Vec<(u16, i64, i64)> =
        waits(&told, Fate::Answered).into_iter().filter(|(contact, ..)| *contact == 0).collect();
    assert_eq!(vips, [(0, OPEN + 10, 0), (0, OPEN + 20, 60), (0, OPEN + 80, 150)]);
}
