//! Days by hand: buyers who call back, reply to a message or leave word; hours by weekday.

use super::billed::order_day;
use super::fixture::{Diary, at, calendar, diary, group, waits};
use super::paper::rule;
use crate::centre::calendar::AtClose;
use crate::centre::calling::{Answers, Chance};
use crate::centre::robot::{Fallback, Key, KeyLeadsTo, Replies};
use crate::centre::{ContactId, Direction, Hours, On};
use crate::engine::Model;
use crate::engine::facts::{DialEnd, Fate, OrderEnd};
use crate::laws::Law;
use crate::units::{Clock, Span, Time};

const TEN: i64 = 10 * 3600;
const SUPPORT: KeyLeadsTo = KeyLeadsTo::People(ContactId(1));

/// Of each order: when it was settled, seconds after ten, by whom, and how.
fn settled(diary: &Diary) -> Vec<(Option<i64>, bool, Option<OrderEnd>)> {
    let seconds = |time: Time| time.0 / 1_000_000 - TEN;
    diary.work.iter().map(|work| (work.done.map(seconds), work.by.is_some(), work.order)).collect()
}

fn dialled(diary: &Diary) -> Vec<(i64, DialEnd)> {
    diary.dials.iter().map(|dial| (dial.at.0 / 1_000_000 - TEN, dial.end)).collect()
}

/// An order at ten that nobody answers; the buyer calls back `after` seconds later and talks for 100.
fn missed(after: f64, confirms: bool) -> Model {
    let mut model = order_day(0.0, KeyLeadsTo::Confirmed, Fallback::Drop);
    model.centre.robots[0].follow_ups = vec![rule(On::Missed, 1, after, false)];
    model.centre.robots[0].call_back_confirms = confirms;
    model
}

#[test]
fn who_calls_back_and_talks_with_an_agent_is_called_no_more() {
    // Missed at 25 s, calls at 85 s, talks to 185 s; the second call would be at ten minutes.
    let diary = diary(&missed(60.0, true));
    assert_eq!(dialled(&diary), [(0, DialEnd::Unanswered)]);
    assert_eq!(settled(&diary), [(Some(185), true, Some(OrderEnd::Confirmed))]);
}

#[test]
fn unless_it_is_said_a_call_back_confirms_nothing() {
    let diary = diary(&missed(60.0, false));
    assert_eq!(dialled(&diary), [(0, DialEnd::Unanswered), (600, DialEnd::Unanswered)]);
    assert_eq!(settled(&diary), [(None, false, Some(OrderEnd::Unreached))]);
    assert_eq!(waits(&diary, Fate::Answered).len(), 1);
}

#[test]
fn a_call_that_becomes_needless_while_it_rings_settles_nothing_twice() {
    // Calls back at 505 s and talks to 605 s; the second call begins at 600 s, is answered, and is over at 665 s.
    let mut model = missed(480.0, true);
    model.centre.robots[0].answers.chance = Chance::ByAttempt(vec![0.0, 1.0]);
    let diary = diary(&model);
    assert_eq!(dialled(&diary), [(0, DialEnd::Unanswered), (600, DialEnd::HungUp)]);
    assert_eq!(settled(&diary), [(Some(605), true, Some(OrderEnd::Confirmed))]);
    assert_eq!(
        diary.ports.iter().map(|(ports, from, to)| i64::from(*ports) * (to.0 - from.0)).sum::<i64>(),
        90_000_000
    );
}

#[test]
fn an_order_that_agents_have_not_begun_is_withdrawn_when_the_buyer_calls_back() {
    // Handed to agents at 625 s, whom something keeps from it; the buyer calls at 725 s and talks to 825 s.
    let mut model = missed(700.0, true);
    model.centre.robots[0].fallback = Fallback::Agents;
    model.centre.contacts[0].min_idle = 5;
    let diary = diary(&model);
    assert_eq!(settled(&diary), [(Some(825), true, Some(OrderEnd::Confirmed))]);
    assert_eq!(waits(&diary, Fate::Answered), [(1, TEN + 725, 0)]);
    assert!(waits(&diary, Fate::Unfinished).is_empty(), "{:?}", diary.legs);
    let people: Vec<_> = diary.chains.iter().map(|chain| chain.answered).collect();
    assert!(people.iter().all(|answered| *answered), "{people:?}");
    // Where a call back confirms nothing, the order is theirs.
    model.centre.robots[0].call_back_confirms = false;
    let theirs = super::fixture::diary(&model);
    assert_eq!(settled(&theirs), [(None, false, Some(OrderEnd::Unreached))]);
}

#[test]
fn an_order_that_an_agent_is_calling_about_is_his() {
    // Two agents: one calls from 625 to 695 s, the other takes the buyer's own call from 645 to 745 s. It is settled once.
    let mut model = missed(620.0, true);
    model.centre.robots[0].fallback = Fallback::Agents;
    model.centre.groups[0] = group("g", &[(8 * 3600, 2, false), (20 * 3600, 0, true)], &[0, 1]);
    let diary = diary(&model);
    assert_eq!(settled(&diary), [(Some(695), true, Some(OrderEnd::Confirmed))]);
    assert_eq!(waits(&diary, Fate::Answered), [(0, TEN, 625), (1, TEN + 645, 0)]);
}

#[test]
fn word_left_with_the_robot_confirms_the_order_and_makes_work() {
    let mut model = order_day(1.0, SUPPORT, Fallback::Drop);
    model.centre.contacts[1].direction = Direction::BackOffice;
    let diary = diary(&model);
    assert_eq!(dialled(&diary), [(0, DialEnd::ToWork)]);
    // At 65 s the order is confirmed; the agent then works for 100 s.
    assert_eq!(settled(&diary), [(Some(65), false, Some(OrderEnd::Confirmed)), (Some(165), true, None)]);
}

/// An order that only the message of the fallback reaches; all reply with key 1 after ten minutes.
fn message(leads_to: KeyLeadsTo, share: f64, keys: f64) -> Model {
    let mut model = order_day(0.0, leads_to, Fallback::Sms);
    let keys = vec![Key { key: "1".to_owned(), share: keys, leads_to }];
    model.centre.robots[0].replies = Some(Replies { share, after: Law::Constant(600.0), keys });
    model
}

#[test]
fn a_reply_settles_the_order_when_it_comes() {
    // The second call ends at 625 s, and the message goes out.
    let confirmed = diary(&message(KeyLeadsTo::Confirmed, 1.0, 1.0));
    assert_eq!((confirmed.sms, settled(&confirmed)), (1, vec![(Some(1225), false, Some(OrderEnd::Confirmed))]));
    let cancelled = diary(&message(KeyLeadsTo::Cancelled, 1.0, 1.0));
    assert_eq!(settled(&cancelled), [(Some(1225), false, Some(OrderEnd::Cancelled))]);
    let calls = diary(&message(SUPPORT, 1.0, 1.0));
    assert_eq!(settled(&calls), [(Some(1325), true, Some(OrderEnd::Confirmed))]);
    assert_eq!(waits(&calls, Fate::Answered), [(1, TEN + 1225, 0)]);
}

#[test]
fn who_does_not_reply_or_says_something_else_is_not_reached() {
    for (share, keys) in [(0.0, 1.0), (1.0, 0.0)] {
        let diary = diary(&message(KeyLeadsTo::Confirmed, share, keys));
        assert_eq!((diary.sms, settled(&diary)), (1, vec![(None, false, Some(OrderEnd::Unreached))]));
    }
}

#[test]
fn a_robot_keeps_to_the_hours_of_each_weekday() {
    // Three days from a Monday. The order of Monday 10:00 is called on Tuesday at 11:00, then, its gap of ten minutes being
    // past the window, at 15:00.
    let mut model = order_day(0.0, KeyLeadsTo::Confirmed, Fallback::Drop);
    model.centre.calendar = calendar(3, 8, 20, AtClose::Serve);
    let clock = |hours: i64, minutes: i64| Clock(Span::hours(hours) + Span::minutes(minutes));
    let mut week: [Vec<_>; 7] = Default::default();
    week[1] = vec![(clock(11, 0), clock(11, 5)), (clock(15, 0), clock(16, 0))];
    model.centre.robots[0].hours = Hours::weekly(week);
    let diary = diary(&model);
    let day = 24 * 3600;
    let at_times: Vec<Time> = diary.dials.iter().map(|dial| dial.at).collect();
    assert_eq!(at_times, [at(day + 11 * 3600), at(day + 15 * 3600)]);
}

#[test]
fn people_who_are_all_alike_have_the_luck_that_they_had() {
    // A coefficient of variation that is next to nothing changes no answer; a large one does.
    let ends = |cv: f64| -> Vec<(i64, DialEnd)> {
        let mut model = order_day(0.0, KeyLeadsTo::Confirmed, Fallback::Drop);
        model.centre.robots[0].answers = Answers { cv, ..Answers::always(0.5) };
        model.centre.robots[0].ports = 100;
        let orders: Vec<Time> = (0..200).map(|second| at(TEN + second)).collect();
        model.arrivals[0] = Some(crate::demand::Arrivals::Instants(orders.into()));
        dialled(&diary(&model))
    };
    assert_eq!(ends(0.0), ends(1e-9));
    assert_ne!(ends(0.0), ends(0.9));
}
